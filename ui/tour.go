package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/ui/keyboard"
)

// tour shows the desk to somebody new to it, in a few steps under the panes.
// Every key goes on doing what it does; a step is over when its key was
// pressed, or with enter. It is no dialog: nothing is in the way.
type tour struct{ step int }

// tourStep is one sentence, and the verbs that show that it was understood.
type tourStep struct {
	said  string // a message
	verbs []string
}

// tourSteps are all of them.
func tourSteps() []tourStep {
	return []tourStep{
		{"palette.tour_panes", []string{"next-pane", "previous-pane", "posts", "comments", "tasks"}},
		{"palette.tour_rows", []string{"down", "up", "first", "last", "half-down", "half-up", "next", "previous"}},
		{"palette.tour_acts", []string{"undo"}},
		{"palette.tour_sync", []string{"sync"}},
		{"palette.tour_keys", []string{"help", "palette"}},
		{"palette.tour_files", nil},
	}
}

// startTour begins the tour, or begins it again.
func (a *app) startTour() tea.Cmd {
	a.reading = false
	a.tour = &tour{}
	return nil
}

// noTour: without a source there is nothing to be shown.
func (a *app) noTour() string {
	if a.summary.sources.All() == 0 {
		return a.say("palette.tour_empty")
	}
	return ""
}

// touring reports whether a step of the tour is on the screen.
func (a *app) touring() bool {
	return a.tour != nil && a.front() == nil && !a.search.typing && a.summary.sources.All() > 0
}

// tourKey handles the two keys that the tour has for itself, and reports
// whether it was one of them.
func (a *app) tourKey(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	switch a.verb(keyboard.Form, msg) {
	case "enter":
		return a.tourOn(), true
	case "esc":
		return a.endTour(), true
	}
	return nil, false
}

// toured goes on with the tour when what its step speaks of was done.
func (a *app) toured(verb string) tea.Cmd {
	if a.tour == nil || !slices.Contains(tourSteps()[a.tour.step].verbs, verb) {
		return nil
	}
	return a.tourOn()
}

// tourOn shows the next step; behind the last one the tour is over.
func (a *app) tourOn() tea.Cmd {
	if a.tour.step++; a.tour.step == len(tourSteps()) {
		return a.endTour()
	}
	return a.settle()
}

// endTour leaves the tour. It does not begin by itself again.
func (a *app) endTour() tea.Cmd {
	a.tour = nil
	return tea.Batch(a.desk.keepToured(), a.settle())
}

// welcome begins the tour, or says that there is one. Somebody who has just
// added the first source takes it; who came with sources is only told.
func (a *app) welcome(w Welcome) {
	switch {
	case w == Tour, w == Offer && a.front() != nil:
		a.tour = &tour{}
	case w == Offer:
		a.offerTour()
	}
}

// offerTour says once, to somebody who has never taken it, that there is a
// tour.
func (a *app) offerTour() {
	if a.status.said == "" && !a.desk.memory.read().Toured {
		a.tell(a.say("palette.tour_offer"))
		a.offered = true
	}
}

// keepToured remembers that the tour was taken, or offered.
func (d *desk) keepToured() tea.Cmd {
	return func() tea.Msg {
		r := d.memory.read()
		r.Toured = true
		if err := d.memory.write(r); err != nil {
			return failedMsg{err}
		}
		return nil
	}
}

// tourRows is how many rows the panes leave to the tour: a rule, and the lines
// of the longest step, so that nothing moves from step to step.
func (a *app) tourRows() int {
	if !a.touring() {
		return 0
	}
	most := 0
	for _, step := range tourSteps() {
		most = max(most, len(a.tourLines(step)))
	}
	return 1 + most
}

// tourText is how many cells the tour's text has.
func (a *app) tourText() int {
	if a.width < 72 || a.height < 18 {
		return a.width - 2
	}
	return min(a.width-5, sheetText)
}

// tourSays is the sentence of a step.
func (a *app) tourSays(step tourStep) string { return a.say(step.said, "X", a.desk.folder()) }

// tourLines breaks a step into lines. Where one word would stand alone on the
// last one, the lines are made shorter, as long as there are no more of them.
func (a *app) tourLines(step tourStep) []string {
	said, cells := a.tourSays(step), a.tourText()
	lines := wrap(said, cells)
	for ; cells > 0; cells-- {
		shorter := wrap(said, cells)
		switch {
		case len(shorter) > len(lines):
			return lines
		case strings.Contains(shorter[len(shorter)-1], " "):
			return shorter
		}
	}
	return lines
}

// drawTour draws the step in the rows that the panes leave to it.
func (a *app) drawTour(s *screen) {
	at, steps := a.layout.below, tourSteps()
	if at.h == 0 || !a.touring() {
		return
	}
	f := frame{name: a.say("palette.tour_name"), right: a.say("palette.tour_step", "N", a.tour.step+1, "ALL", len(steps)), wide: true}
	s.put(at.x, at.y, a.rule(f, at.w))
	for i, l := range a.tourLines(steps[a.tour.step]) {
		s.put(at.x, at.y+1+i, newStrip(&a.theme).gap(a.layout.left).add(a.theme.Text, l).String())
	}
}

// tourHints are the keys of the tour around those of the pane in focus.
func (a *app) tourHints(keys []key.Binding) (all []key.Binding, last key.Binding) {
	keys = slices.DeleteFunc(keys, func(b key.Binding) bool { return b.Help().Key == "enter" })
	return append([]key.Binding{a.hint("enter", "palette.tour_next")}, keys...), a.hint("esc", "palette.tour_end")
}
