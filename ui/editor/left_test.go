//go:build unix

package editor

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

func TestWhatNobodyTookIsFoundAgain(t *testing.T) {
	folder := t.TempDir()
	s, err := NewAbout(folder, "12-6d", "mine")
	if err != nil {
		t.Fatal(err)
	}
	parent := strconv.Itoa(os.Getppid())
	for name, text := range map[string]string{
		"reply-12-6d.2147483646.1.txt": "of one that was killed", "reply-12-6d." + parent + ".2.txt": "of one that runs",
		"reply-13-6d.2147483646.3.txt": "about another", "reply-12-6d.txt": "from elsewhere", "reply-12-6d.x.4.txt": "from elsewhere",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got := map[string]bool{}
	for _, s := range Left(folder, "12-6d") {
		text, err := s.Text()
		if err != nil {
			t.Fatal(err)
		}
		got[text] = true
		s.Remove()
	}
	if len(got) != 2 || !got["mine"] || !got["of one that was killed"] {
		t.Errorf("found %v, want mine and that of the one that was killed", got)
	}
	if _, err := os.Stat(s.path); !os.IsNotExist(err) || len(Left(folder, "12-6d")) > 0 {
		t.Error("what was taken away is still there")
	}
}
