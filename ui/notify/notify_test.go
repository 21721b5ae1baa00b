package notify

import (
	"strings"
	"testing"
)

// in is an environment.
func in(pairs ...string) func(string) string {
	return func(key string) string {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == key {
				return pairs[i+1]
			}
		}
		return ""
	}
}

func TestSequenceIsWhatTheTerminalKnows(t *testing.T) {
	for name, tt := range map[string]struct {
		env  func(string) string
		want string
	}{
		"most":      {in("TERM", "xterm-256color"), "\x1b]9;tend: 2 held\x07"},
		"foot":      {in("TERM", "foot"), "\x1b]777;notify;tend;2 held\x07"},
		"of GNOME":  {in("TERM", "xterm-256color", "VTE_VERSION", "7800"), "\x1b]777;notify;tend;2 held\x07"},
		"in tmux":   {in("TERM", "tmux-256color", "TMUX", "/tmp/tmux"), "\x1bPtmux;\x1b\x1b]9;tend: 2 held\x07\x1b\\"},
		"over SSH":  {in("TERM", "xterm", "SSH_CONNECTION", "1 2 3 4"), "\x1b]9;tend: 2 held\x07"},
		"in nobody": {in(), "\x1b]9;tend: 2 held\x07"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Sequence(tt.env, Note{"tend", "2 held"}); got != tt.want {
				t.Errorf("Sequence = %q, want %q", got, tt.want)
			}
			if got := Send(t.Context(), tt.env, Note{"tend", "2 held"}); got != tt.want {
				t.Errorf("Send without a desktop = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestNothingInANoteIsACommand(t *testing.T) {
	hostile := "4;3;100\x07\x1b]0;owned\x1b\\\u009b31m" + strings.Repeat("x", 10000) + "\r\n\x1bPq"
	for _, env := range []func(string) string{in("TERM", "foot"), in("TERM", "xterm")} {
		got := Sequence(env, Note{hostile, hostile})
		if n := strings.Count(got, "\x1b") + strings.Count(got, "\x07") + strings.Count(got, "\u009b"); n != 2 || len(got) > 1000 {
			t.Errorf("%d control bytes among %d: %q", n, len(got), got)
		}
	}
	if got := Sequence(in(), Note{"", "4 new comments"}); got != "\x1b]9; 4 new comments\x07" {
		t.Errorf("a note that begins with a number is %q", got)
	}
}

func TestBusThatDoesNotAnswerIsNoTrouble(t *testing.T) {
	env := in("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus", "TERM", "xterm")
	if got := Send(t.Context(), env, Note{"tend", "x"}); got != "\x1b]9;tend: x\x07" {
		t.Errorf("Send = %q, want what the terminal understands", got)
	}
}
