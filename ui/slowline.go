package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"tend/ui/wire"
)

// How many bytes a slow line is given at once: for a key as much as 9600 baud
// take in a second, and so much less for what is left that the next key does not
// wait long.
const (
	forKey  = 960
	forRest = 400
)

// slowLine is a line to the terminal on which whole frames take seconds. What
// is needed first is painted first: the row in focus, what happened, then what
// stands around, so many bytes at a time. No frame is sent while one is under
// way, so a key that is held leaves nothing behind, and none that is pressed
// waits for more than that.
type slowLine struct {
	rate   int             // bytes a second; 0: the line is not slow
	shown  *screen         // what stands on the terminal; nil: nothing
	busy   bool            // something is under way
	waited bool            // meanwhile something happened
	cost   *wire.Rehearsal // tells what a frame takes; nil: none was drawn yet
}

type (
	// lineFreeMsg says that what was sent over a slow line has arrived.
	lineFreeMsg struct{}
	// lineSlowMsg says that the line takes only so many bytes a second, and how
	// many are under way.
	lineSlowMsg struct{ rate, underWay int }
)

// lineSlow takes care from now on, beginning with what stands on the terminal.
func (a *app) lineSlow(m lineSlowMsg) tea.Cmd {
	if a.width > 0 {
		a.line.shown, _ = a.compose()
	}
	a.line.rate = m.rate
	a.desk.look.Profile = a.line.colours(a.desk.look.Profile)
	a.restyle()
	return a.occupy(m.underWay)
}

// colours are those of the terminal, but on a slow line at most 256: one of
// millions takes twice as many bytes to name.
func (l slowLine) colours(p colorprofile.Profile) colorprofile.Profile {
	if l.rate > 0 {
		return min(p, colorprofile.ANSI256)
	}
	return p
}

// occupy gives the line the time that it takes for so many bytes.
func (a *app) occupy(sent int) tea.Cmd {
	a.line.busy = true
	return a.after(time.Duration(sent)*time.Second/time.Duration(a.line.rate), lineFreeMsg{})
}

// paint sends over a slow line what is needed most of what the screen should
// show, and the rest when that has arrived.
func (a *app) paint(msg tea.Msg) tea.Cmd {
	l := &a.line
	_, on := msg.(lineFreeMsg)
	switch {
	case l.rate == 0 || a.width == 0:
		return nil
	case a.layout.tooSmall():
		l.shown = nil
		return nil
	case l.shown == nil, l.shown.width != a.width, len(l.shown.rows) != a.height:
		l.shown = newScreen(a.width, a.height)
	}
	if l.busy {
		l.waited = true
		return nil
	}
	limit := forKey
	if on && !l.waited {
		limit = forRest
	}
	l.waited = false
	s, cursor := a.compose()
	next, sent := a.nextFrame(s, a.eye(cursor), limit)
	if sent == 0 {
		return nil
	}
	l.shown = next
	return a.occupy(sent)
}

// nextFrame is what is shown next on the way to a whole frame: as much as fits
// into so many bytes, but something in any case. sent is how many it takes; 0 if
// the whole frame is shown.
//
// What is left of a frame goes piece by piece, so there the first attempt is what
// is known to fit. All at once may fit too where something happened: rows that
// scroll are not sent.
func (a *app) nextFrame(whole *screen, eye tea.Position, limit int) (next *screen, sent int) {
	was := a.line.shown
	all := a.changes(was, whole, eye)
	if len(all) == 0 {
		return was, 0
	}
	cost := a.rehearsal()
	from := was.String()
	n := len(all)
	if limit == forRest {
		n = max(1, fitting(all, limit))
	}
	for {
		next = was.toward(whole, all, n)
		if sent = cost.Cost(from, next.String()); sent <= limit || n == 1 {
			return next, max(1, sent)
		}
		n = max(1, min(n-1, fitting(all, limit)))
	}
}

// rehearsal tells what a frame takes on the screen as it is now.
func (a *app) rehearsal() *wire.Rehearsal {
	on := wire.Screen{Type: a.environ("TERM"), Profile: a.desk.look.Profile, Width: a.width, Height: a.height}
	if a.line.cost == nil || a.line.cost.Screen != on {
		a.line.cost = wire.Rehearse(on)
	}
	return a.line.cost
}

// eye is where the volunteer looks: at the cursor, the row in focus, or the
// beginning of the front dialog.
func (a *app) eye(cursor *tea.Cursor) tea.Position {
	switch d := a.front(); {
	case cursor != nil:
		return cursor.Position
	case d != nil:
		at := a.inside(d.frame())
		return tea.Position{X: at.x, Y: at.y}
	}
	return a.rowCursor().Position
}

// ahead is how many rows further than it must a list moves that the focus would
// leave. Beside another column no terminal moves rows by itself, and each of
// them is sent anew; so over a slow line one key in many pays for that.
func (a *app) ahead(p pane) int {
	if a.line.rate == 0 || len(a.layout.dividers) == 0 {
		return 0
	}
	return a.shown(p) / 2
}
