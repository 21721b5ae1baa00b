package ui

import (
	"strings"

	"tend/ui/when"
)

// statusLine is what the last line says.
type statusLine struct {
	said    string // what just happened
	key     string // a key that belongs to it, with its word
	word    string
	trouble string // at the right, until it is resolved
	sticky  bool   // said stays until a key is pressed on it
}

// tell says what happened. A key that goes with it is written bold.
func (a *app) tell(said string) { a.status.said, a.status.key, a.status.word = said, "", "" }

// tellUndo says what happened and that z takes it back.
func (a *app) tellUndo(said string) {
	a.tell(said)
	a.status.key, a.status.word = "z", a.say("keys.undo")
}

// statusText draws the last line: what happened at the left, how the sources
// are at the right.
func (a *app) statusText() string {
	l, signs := a.layout, a.theme.Signs
	said := a.status.said
	if d := a.front(); d != nil && d.status() != "" {
		said = d.status()
	}
	var right []string
	if a.status.trouble != "" {
		right = append(right, signs.Late+" "+a.status.trouble)
	}
	right = append(right, a.syncedWords())
	s := newStrip(&a.theme).gap(l.left).add(a.theme.Text, signs.Cut(said, l.width-l.left-l.right))
	if a.status.key != "" && a.front() == nil {
		s.gap(2).add(a.theme.Strong, a.status.key).gap(1).add(a.theme.Muted, a.status.word)
	}
	tail := strings.Join(right, "  ")
	if s.width+2+signs.Width(tail)+l.right > l.width {
		return s.String()
	}
	return s.fill(l.width-l.right-signs.Width(tail)).add(a.theme.Muted, tail).String()
}

// syncedWords says when the sources were last read.
func (a *app) syncedWords() string {
	if a.summary.synced.IsZero() {
		return a.say("desk.never_synced")
	}
	return a.say("desk.synced", "AGO", when.AgoShort(a.words, a.summary.synced, a.now()))
}
