package config

import (
	"os"
	"path/filepath"
	"testing"
)

func TestWatchHearsOfEveryWayToWriteAFile(t *testing.T) {
	for name, tt := range map[string]struct {
		prepare func(t *testing.T, path string)
		change  func(path string) error
	}{
		"written in place": {
			func(t *testing.T, path string) { put(t, path, "a") },
			func(path string) error { return os.WriteFile(path, []byte("b"), 0o600) },
		},
		"replaced": {
			func(t *testing.T, path string) { put(t, path, "a") },
			func(path string) error { return replace(path, "b") },
		},
		"taken away": {
			func(t *testing.T, path string) { put(t, path, "a") },
			os.Remove,
		},
		"begun in a folder that is not there": {
			func(*testing.T, string) {},
			func(path string) error { return replace(path, "b") },
		},
		"linked": {
			func(t *testing.T, path string) {
				kept := filepath.Join(t.TempDir(), "dotfiles.toml")
				put(t, kept, "a")
				if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
					t.Fatal(err)
				}
				if err := os.Symlink(kept, path); err != nil {
					t.Fatal(err)
				}
			},
			func(path string) error {
				kept, err := os.Readlink(path)
				if err != nil {
					return err
				}
				return os.WriteFile(kept, []byte("b"), 0o600)
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "home", "tend", "config.toml")
			tt.prepare(t, path)
			w := Watch{Path: path}
			if !w.Next(t.Context()) {
				t.Fatal("the first look did not return at once")
			}
			if err := tt.change(path); err != nil {
				t.Fatal(err)
			}
			if !w.Next(t.Context()) { // hangs if it hears of nothing
				t.Error("Next = false, want a change")
			}
			if err := os.WriteFile(filepath.Join(filepath.Dir(path), "tend.db-wal"), nil, 0o600); err != nil {
				t.Fatal(err)
			}
			if err := replace(path, "c"); err != nil {
				t.Fatal(err)
			}
			if !w.Next(t.Context()) {
				t.Error("Next = false, want a further change")
			}
		})
	}
}

// put writes a file and its folder.
func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
