package linear

import (
	"strings"
	"time"

	"tend/ui/keyboard"
	"tend/ui/when"
)

// askWait asks until when something waits until the answer can be understood:
// a time, or the word for an answer. Not ok means to leave it.
func (d *desk) askWait() (until time.Time, answer, ok bool) {
	for {
		text, ok := d.line()
		switch {
		case !ok || text == "":
			return time.Time{}, false, false
		case strings.EqualFold(text, d.words.Say("linear.answer")):
			return time.Time{}, true, true
		}
		m, ok := when.Parse(text, d.now())
		switch {
		case !ok:
			d.say("linear.no_date")
		case !m.At().After(d.now()):
			d.say("linear.passed")
		default:
			return m.At(), false, true
		}
	}
}

// askDue asks for a date until it can be understood; an empty line means none,
// and a full stop that all stays as it was.
func (d *desk) askDue() (m when.Moment, ok bool) {
	for {
		text, ok := d.line()
		switch {
		case !ok || text == ".":
			return when.Moment{}, false
		case text == "":
			return when.Moment{}, true
		}
		if m, ok := when.Parse(text, d.now()); ok {
			return m, true
		}
		d.say("linear.no_date")
	}
}

// sure asks before something that is hard to take back: only the key d does
// it.
func (d *desk) sure(question string, pairs ...any) bool {
	d.say(question, pairs...)
	if key, ok := d.key(); ok && d.keys.Verb(keyboard.Question, key) == "confirm-drop" {
		return true
	}
	d.say("linear.as_before")
	return false
}
