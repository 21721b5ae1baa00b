//go:build unix

package linear

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"

	"tend/store"
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
func sitDown(t *testing.T) *seat {
	t.Helper()
	d, err := demo.Open(t.Context(), demo.Options{})
	if err != nil {
		t.Fatal(err)
	}
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
		s.ends <- Run(t.Context(), Options{
			Store: d.Store, Feeds: d.Feeds, Words: text.New("en"), Volunteer: "Miriam", Community: d.Name,
			In: screen, Out: screen, Manner: Keys,
		})
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
	s := sitDown(t)
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
