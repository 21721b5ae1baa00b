package login

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

func TestKeeperKeepsForOneOriginAndUser(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "tend")
	k := &Keeper{Folder: folder, Environ: func(string) string { return "" }}
	if err := k.Keep("https://Blog.example/feed", "ada", "pw"); err != nil {
		t.Fatal(err)
	}
	if got, err := k.Find(t.Context(), "https://blog.example/comments/feed", "ada"); got != "pw" || err != nil {
		t.Errorf("Find = %q, %v", got, err)
	}
	for _, other := range []string{"http://blog.example/feed", "https://blog.example:8443/feed", "https://blog.example.evil.example/"} {
		if got, err := k.Find(t.Context(), other, "ada"); !errors.Is(err, ErrNone) {
			t.Errorf("Find(%s) = %q, %v", other, got, err)
		}
	}
	if _, err := k.Find(t.Context(), "https://blog.example/feed", "eve"); !errors.Is(err, ErrNone) {
		t.Errorf("another user: %v", err)
	}
	info, err := os.Stat(filepath.Join(folder, "logins.json"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("file mode %v, %v", info.Mode(), err)
	}
	if err := k.Forget("https://blog.example/", "ada"); err != nil {
		t.Fatal(err)
	}
	if _, err := k.Find(t.Context(), "https://blog.example/feed", "ada"); !errors.Is(err, ErrNone) {
		t.Errorf("after Forget: %v", err)
	}
}

func TestEnvironmentComesFirst(t *testing.T) {
	k := &Keeper{Folder: t.TempDir(), Environ: func(name string) string {
		return map[string]string{"TEND_PASSWORD_BLOG_EXAMPLE": "from outside"}[name]
	}}
	if got, err := k.Find(t.Context(), "https://blog.example/feed", "ada"); got != "from outside" || err != nil {
		t.Errorf("Find = %q, %v", got, err)
	}
}

func TestDamagedFileIsSaidAndKept(t *testing.T) {
	k := &Keeper{Folder: t.TempDir(), Environ: func(string) string { return "" }}
	if err := os.WriteFile(k.Path(), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := k.Keep("https://blog.example", "ada", "pw"); err == nil {
		t.Error("a damaged file was written over")
	}
}

// A variable names a host only, so it must not open what is not that host's.
func TestEnvironmentHasPasswordsForSafeAddressesOnly(t *testing.T) {
	k := &Keeper{Folder: t.TempDir(), Environ: func(string) string { return "from outside" }}
	for name, tt := range map[string]struct {
		address, user string
		found         bool
	}{
		"by https":               {"https://blog.example/feed", "ada", true},
		"to this machine":        {"http://127.0.0.1:8080/feed", "ada", true},
		"to this machine's name": {"http://localhost/feed", "ada", true},
		"by http":                {"http://blog.example/feed", "ada", false},
		"a token":                {"https://blog.example/feed?token={secret}", "", false},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := k.Find(t.Context(), tt.address, tt.user)
			if (got != "") != tt.found || errors.Is(err, ErrNone) == tt.found {
				t.Errorf("Find = %q, %v, want something: %v", got, err, tt.found)
			}
		})
	}
}

// Several programs keep logins at once; each has a keeper of its own.
func TestKeepersTakeBackNothingOfEachOther(t *testing.T) {
	folder := t.TempDir()
	var all sync.WaitGroup
	for who := range 4 {
		all.Go(func() {
			k := &Keeper{Folder: folder, Environ: none}
			for n := range 10 {
				if err := k.Keep(fmt.Sprintf("https://%d-%d.example/", who, n), "ada", "pw"); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	kept, err := (&Keeper{Folder: folder}).read()
	if err != nil || len(kept) != 40 {
		t.Errorf("%d are kept, %v; want all 40", len(kept), err)
	}
}
