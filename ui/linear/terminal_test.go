//go:build unix

package linear

import (
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/creack/pty"

	"tend/store"
	"tend/ui/config"
	"tend/ui/demo"
	"tend/ui/text"
)

// seat is somebody at a terminal with single keys.
type seat struct {
	t     *testing.T
	pty   *os.File
	heard chan string // by a goroutine that ends with the terminal
	said  string
	at    int // how much of it was waited for
	ends  chan error
	store *store.Store
}

// comment is one that waits.
func (s *seat) comment() int64 {
	s.t.Helper()
	all, err := s.store.Comments(s.t.Context(), store.Filter{Pending: true, Narrow: store.Narrow{Unclaimed: true}}, store.Page{Limit: 1})
	if err != nil || len(all) == 0 {
		s.t.Fatalf("comments that wait: %d, %v", len(all), err)
	}
	return all[0].ID
}

// sitDown opens the linear desk of the sample community in a terminal.
func sitDown(t *testing.T, o Options) *seat {
	t.Helper()
	d, err := demo.Open(t.Context(), demo.Options{Now: o.Now})
	if err != nil {
		t.Fatal(err)
	}
	d.Store.SetSuggest(o.Config.Suggest.For())
	keyboard, screen, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	s := &seat{t: t, pty: keyboard, heard: make(chan string, 100), ends: make(chan error, 1), store: d.Store}
	go func() {
		buf := make([]byte, 4096)
		for {
			n, err := keyboard.Read(buf)
			if err != nil {
				return
			}
			s.heard <- string(buf[:n])
		}
	}()
	go func() {
		o.Store, o.Feeds, o.Words, o.Volunteer, o.Community = d.Store, d.Feeds, text.New("en"), "Miriam", d.Name
		o.In, o.Out, o.Manner = screen, screen, Keys
		s.ends <- Run(t.Context(), o)
	}()
	t.Cleanup(func() {
		_, _ = keyboard.Close(), screen.Close()
		_ = d.Close()
	})
	return s
}

// hear waits until something was said behind what was waited for before.
func (s *seat) hear(words string) {
	s.t.Helper()
	for !strings.Contains(s.said[s.at:], words) {
		select {
		case heard := <-s.heard:
			s.said += heard
		case <-time.After(20 * time.Second):
			s.t.Fatalf("%q was not said, but\n%s", words, s.said)
		}
	}
	s.at += strings.Index(s.said[s.at:], words) + len(words)
}

// press types keys.
func (s *seat) press(keys string) {
	s.t.Helper()
	if _, err := s.pty.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
}

func TestKeysAreReadSinglyAtATerminal(t *testing.T) {
	s := sitDown(t, Options{})
	s.hear("> ")
	s.press("j")
	s.hear("j\r\n2 of 12.")
	s.hear("> ")
	s.press("\x1b[A") // the arrow up
	s.hear("up\r\n1 of 12.")
	s.press("a")
	s.hear("Sent in")
	s.press("z")
	s.hear("held again. Nothing was sent.")
	s.press("1n")
	s.hear("Note on")
	s.press("bring the key\n") // a line, which the terminal shows itself
	s.hear("Note kept on")
	s.press("R")
	s.hear("Syncing")
	s.hear("synced.") // announced while the prompt waits
	if _, err := s.store.Claim(t.Context(), "Deniz", s.comment()); err != nil {
		t.Fatal(err)
	}
	s.hear("Deniz, claimed: ")
	s.hear("> ")
	s.press("q")
	s.hear("Goodbye.")
	if err := <-s.ends; err != nil {
		t.Error(err)
	}
	for _, stray := range []string{"\x1b", "\b", "\r\r"} {
		if strings.Contains(s.said, stray) {
			t.Errorf("%q reached the terminal:\n%q", stray, s.said)
		}
	}
	for line := range strings.SplitSeq(s.said, "\n") {
		if strings.Count(line, "\r") > 1 || strings.Contains(strings.TrimSuffix(line, "\r"), "\r") {
			t.Errorf("a line is written over: %q", line)
		}
	}
}

func TestTheDeskSyncsByItselfWhileVerbsGoOn(t *testing.T) {
	var later atomic.Int64
	now := func() time.Time { return time.Now().Add(time.Duration(later.Load())) }
	s := sitDown(t, Options{Now: now, Config: config.Config{SyncEvery: 15 * time.Minute}})
	s.hear("> ")
	s.press("j")
	s.hear("2 of 12.")
	later.Store(int64(time.Hour))
	s.press("w")
	s.hear("wait until when?")
	s.press("friday\n") // nothing is announced before the line is finished
	s.hear("waits until")
	s.hear("3 new comments.")
	s.hear("> ")
	s.press("z")
	s.hear("Taken back")
	s.press("1e")
	s.hear("Done here: ")
	s.press("q")
	s.hear("Goodbye.")
	if err := <-s.ends; err != nil {
		t.Error(err)
	}
	if strings.Contains(s.said, "Syncing") || strings.Contains(s.said, "synced.") {
		t.Errorf("more than what it brought is said of it:\n%s", s.said)
	}
}

func TestSettingsAreReadAgainWhileTheDeskIsOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "config.toml")
	write := func(raw string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(raw), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("")
	c, _, err := config.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	s := sitDown(t, Options{Config: c, Settings: path, Environ: func(string) string { return "" }})
	s.hear("Press question mark for all keys.")
	s.hear("> ")
	write("[keys]\ndown = \"I\"\n\n[views]\nMine = \"claimed:me\"\n")
	s.hear("The settings were read again.")
	s.press("I")
	s.hear("2 of 12.")
	s.press("f")
	s.hear("1. Mine: claimed:me")
	s.press("\n")
	s.hear("All is as before.")
	write("theme = \"green\"\n")
	s.hear("config.toml, line 1: theme")
	write("language = \"de\"\n")
	s.hear("Einstellungen neu gelesen.")
	s.press("j")
	s.hear("3 von 12.")
	s.press("q")
	s.hear("Bis bald.")
	if err := <-s.ends; err != nil {
		t.Error(err)
	}
}
