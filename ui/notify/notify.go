// Package notify tells a volunteer who looks elsewhere that something has
// happened: by the desktop's own notifications on the machine they sit at,
// else by what terminals understand.
//
// Its one rule: what is said passes web.Line here once more, so that whoever
// wrote it, nothing of it is a command to the terminal.
//
// Context: a library for all desktops brings seven modules more, for pictures
// and a tray that nobody needs. Decision: the bus is spoken to by the module
// that the keyring needs anyway, macOS by its own osascript, everything else
// by the terminal. Consequence: no cgo, and nothing is done before the first
// notification.
package notify

import (
	"context"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"tend/feeds/web"
)

// longest is how many cells of a notification are shown anywhere.
const longest = 200

// Note is what somebody is told.
type Note struct{ Title, Text string }

// clean is the note as it may be sent: one line each, nothing but text.
func (n Note) clean() Note {
	return Note{ansi.Truncate(web.Line(n.Title), longest, "…"), ansi.Truncate(web.Line(n.Text), longest, "…")}
}

// Send tells a volunteer something. What it returns has to be written to the
// terminal, as it is; "" if the desktop has taken the note. env is the
// environment of whoever sits there.
func Send(ctx context.Context, env func(string) string, n Note) string {
	n = n.clean()
	if here(env) && onDesktop(ctx, env, n) == nil {
		return ""
	}
	return Sequence(env, n)
}

// here reports whether the volunteer sits at this machine.
func here(env func(string) string) bool {
	return env("SSH_CONNECTION") == "" && env("SSH_TTY") == "" && env("SSH_CLIENT") == ""
}

// Sequence is what makes a terminal show a note: OSC 777 where that is what it
// knows, else OSC 9. Within tmux it is wrapped so that tmux hands it on, if its
// allow-passthrough lets it. A terminal that knows neither shows nothing.
func Sequence(env func(string) string, n Note) string {
	n = n.clean()
	text := strings.Trim(n.Title+": "+n.Text, ": ")
	sequence := "\x1b]9;" + text + "\x07"
	term := env("TERM")
	switch {
	case strings.HasPrefix(term, "rxvt"), strings.HasPrefix(term, "foot"), env("VTE_VERSION") != "":
		sequence = "\x1b]777;notify;" + strings.ReplaceAll(n.Title, ";", ",") + ";" + n.Text + "\x07"
	case text != "" && text[0] >= '0' && text[0] <= '9':
		sequence = "\x1b]9; " + text + "\x07" // a number would be another command to some terminals
	}
	if env("TMUX") != "" {
		return "\x1bPtmux;" + strings.ReplaceAll(sequence, "\x1b", "\x1b\x1b") + "\x1b\\"
	}
	return sequence
}
