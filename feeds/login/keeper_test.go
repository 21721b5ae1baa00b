package login

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestKeeperKeepsForOneOriginAndUser(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "tend")
	k := &Keeper{Folder: folder, Environ: func(string) string { return "" }}
	if err := k.Keep("https://Blog.example/feed", "ada", "pw"); err != nil {
		t.Fatal(err)
	}
	if got, err := k.Find("https://blog.example/comments/feed", "ada"); got != "pw" || err != nil {
		t.Errorf("Find = %q, %v", got, err)
	}
	for _, other := range []string{"http://blog.example/feed", "https://blog.example:8443/feed", "https://blog.example.evil.example/"} {
		if got, err := k.Find(other, "ada"); !errors.Is(err, ErrNone) {
			t.Errorf("Find(%s) = %q, %v", other, got, err)
		}
	}
	if _, err := k.Find("https://blog.example/feed", "eve"); !errors.Is(err, ErrNone) {
		t.Errorf("another user: %v", err)
	}
	info, err := os.Stat(filepath.Join(folder, "logins.json"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("file mode %v, %v", info.Mode(), err)
	}
	if err := k.Forget("https://blog.example/", "ada"); err != nil {
		t.Fatal(err)
	}
	if _, err := k.Find("https://blog.example/feed", "ada"); !errors.Is(err, ErrNone) {
		t.Errorf("after Forget: %v", err)
	}
}

func TestEnvironmentComesFirst(t *testing.T) {
	k := &Keeper{Folder: t.TempDir(), Environ: func(name string) string {
		return map[string]string{"TEND_PASSWORD_BLOG_EXAMPLE": "from outside"}[name]
	}}
	if got, err := k.Find("https://blog.example/feed", "ada"); got != "from outside" || err != nil {
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
