package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/keyboard"
	"tend/ui/phrase"
	"tend/ui/text"
	"tend/ui/theme"
)

// env is what every part of the screen is given: the words it speaks, how it
// looks, what time it is, who sits here, and the desk to ask things of.
type env struct {
	words     *text.Words
	theme     theme.Theme
	now       func() time.Time
	volunteer string
	desk      *desk
	keys      keyboard.Map
	after     func(time.Duration, tea.Msg) tea.Cmd // brings a message later
	begun     begun                                // what was typed on sheets that were left
}

// later is how messages come later in a running program.
func later(d time.Duration, msg tea.Msg) tea.Cmd {
	return tea.Tick(d, func(time.Time) tea.Msg { return msg })
}

// say returns a message of the catalogue.
func (e *env) say(id string, pairs ...any) string { return e.words.Say(id, pairs...) }

// count says a number of things, or that there are more than are counted.
func (e *env) count(id string, n int) string {
	if n >= store.CountCap {
		return e.say(id, "N", n, "X", e.capped(n))
	}
	return e.say(id, "N", n, "X", e.words.Number(n))
}

// capped writes a count as the screen shows it.
func (e *env) capped(n int) string { return phrase.Capped(e.words, n) }
