package login

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/zalando/go-keyring"
)

func none(string) string { return "" }

func TestKeyringKeepsAndForgets(t *testing.T) {
	keyring.MockInit()
	k := &Keeper{Folder: t.TempDir(), Environ: none}
	if err := k.KeepIn(InKeyring, "https://blog.example/", "miriam", "abcd efgh"); err != nil {
		t.Fatal(err)
	}
	if got, err := k.Find(t.Context(), "https://blog.example/wp-json/", "miriam"); err != nil || got != "abcd efgh" {
		t.Errorf("Find = %q, %v, want what the keyring has", got, err)
	}
	if _, err := k.Find(t.Context(), "https://other.example/", "miriam"); !errors.Is(err, ErrNone) {
		t.Errorf("another host found %v, want nothing", err)
	}
	if _, err := os.Stat(filepath.Join(k.Folder, "logins.json")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file was written beside the keyring: %v", err)
	}
	if err := k.Forget("https://blog.example/", "miriam"); err != nil {
		t.Fatal(err)
	}
	if _, err := k.Find(t.Context(), "https://blog.example/", "miriam"); !errors.Is(err, ErrNone) {
		t.Errorf("after Forget: %v, want nothing", err)
	}
}

func TestNoKeyringIsSaid(t *testing.T) {
	keyring.MockInitWithError(errors.New("no session bus"))
	k := &Keeper{Folder: t.TempDir(), Environ: none}
	if err := k.KeepIn(InKeyring, "https://blog.example/", "miriam", "x"); !errors.Is(err, ErrNoKeyring) {
		t.Errorf("KeepIn = %v, want ErrNoKeyring", err)
	}
	if err := k.KeepIn(InFile, "https://blog.example/", "miriam", "x"); err != nil {
		t.Fatal(err)
	}
	if got, err := k.Find(t.Context(), "https://blog.example/", "miriam"); err != nil || got != "x" {
		t.Errorf("Find = %q, %v, want what the file has", got, err)
	}
}

func TestCommandPrintsTheSecret(t *testing.T) {
	keyring.MockInit()
	k := &Keeper{Folder: t.TempDir(), Environ: none, Command: `printf '%s for %s\nnotes\n' "$TEND_USER" "$TEND_ADDRESS"`}
	got, err := k.Find(t.Context(), "https://blog.example/$(id)", "mir`id`iam")
	if want := "mir`id`iam for https://blog.example/$(id)"; err != nil || got != want {
		t.Errorf("Find = %q, %v, want %q", got, err, want)
	}
	k.Command = "exit 3"
	if _, err := k.Find(t.Context(), "https://blog.example/", "miriam"); err == nil {
		t.Error("a command that fails found something")
	}
}

func TestAPasswordIsKeptInOnePlaceOnly(t *testing.T) {
	keyring.MockInit()
	k := &Keeper{Folder: t.TempDir(), Environ: none}
	const address, user = "https://blog.example/", "miriam"
	for _, step := range []struct {
		place  Place
		secret string
	}{{InFile, "first"}, {InKeyring, "second"}, {InFile, "third"}} {
		if err := k.KeepIn(step.place, address, user, step.secret); err != nil {
			t.Fatal(err)
		}
		if got, err := k.Find(t.Context(), address, user); err != nil || got != step.secret {
			t.Errorf("after the %s Find = %q, %v, want %q", step.place, got, err, step.secret)
		}
	}
	k.Command = "echo fourth"
	if got, err := k.Find(t.Context(), address, user); err != nil || got != "third" {
		t.Errorf("with a command Find = %q, %v, want what is kept", got, err)
	}
	got, from, err := k.Given(t.Context(), address, user)
	if err != nil || got != "fourth" || from != InCommand {
		t.Fatalf("Given = %q, %q, %v, want what the command prints", got, from, err)
	}
	if err := k.KeepIn(from, address, user, got); err != nil {
		t.Fatal(err)
	}
	k.Command = ""
	if got, err := k.Find(t.Context(), address, user); !errors.Is(err, ErrNone) {
		t.Errorf("a password from a command was kept: %q, %v", got, err)
	}
	if _, _, err := k.Given(t.Context(), address, user); !errors.Is(err, ErrNone) {
		t.Errorf("Given without a command = %v, want ErrNone", err)
	}
}

// What a command started may hold its output open for as long as it likes.
func TestCommandIsNotWaitedForBehindItsTime(t *testing.T) {
	keyring.MockInit()
	k := &Keeper{Folder: t.TempDir(), Environ: none, Command: `sleep 60; echo late`}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if got, err := k.Find(ctx, "https://blog.example/", "miriam"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Find = %q, %v, want that its time was over", got, err)
	}
}
