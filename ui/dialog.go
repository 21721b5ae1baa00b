package ui

import (
	"reflect"
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// dialog is what stands in front of the panes: a sheet that rises in its
// column, or a page that takes the body. The front one gets keys and pastes
// before everything else; all other messages go to every dialog.
type dialog interface {
	// init is asked once, when the dialog opens, for what it needs.
	init() tea.Cmd
	// update handles a message. It returns the dialog to go on with; nil
	// closes it. What it wants done it asks of the desk.
	update(msg tea.Msg) (dialog, tea.Cmd)
	// frame says how the dialog stands on the screen.
	frame() frame
	// view draws the inside of a room: a sheet's without its rule, a page's
	// without its heading. Lines may be fewer than the room has; they begin at
	// its left edge, bar and margin included.
	view(r room) drawing
	// hints are the keys that can be used now, the most useful first. The
	// binding for going back is the last one and stands at the right.
	hints() []key.Binding
	// status is a sentence for the status line; empty leaves the desk's.
	status() string
}

// frame is how a dialog stands on the screen.
type frame struct {
	page  bool   // takes the whole body; otherwise it is a sheet
	rows  int    // rows a sheet wants below its rule
	wide  bool   // a sheet over the whole width instead of the reading column
	about string // of a deep sheet: the text that stays readable above it
	name  string // in the rule of a sheet; in capitals at the top of a page
	note  string // behind the name of a page: counts
	right string // at the right end of rule or heading
}

// drawing is what a dialog shows: lines, and where the terminal's cursor
// stands, nil for nowhere. Its position is relative to the room.
type drawing struct {
	lines   []string
	cursor  *tea.Cursor
	entries []entry // of the list that is on it
	focus   int     // which of them is in focus; -1: none
}

// entry is where one entry of a list stands in a drawing.
type entry struct{ from, to int } // lines, to not included

// grace is how long a dialog that opened by itself ignores keys, so that what
// was typed for something else does not confirm it.
const grace = 300 * time.Millisecond

// opened is a dialog in front of the panes, with the time until which keys are
// ignored.
type opened struct {
	dialog
	deaf time.Time
}

// dialogOpenedMsg brings a dialog to the front. Late says that it opens as the
// answer to a question of a while ago: keys are ignored for a moment.
type dialogOpenedMsg struct {
	dialog dialog
	late   bool
}

// openDialog returns the command that brings d to the front.
func openDialog(d dialog) tea.Cmd {
	return func() tea.Msg { return dialogOpenedMsg{dialog: d} }
}

// opened brings a dialog to the front that was asked for, unless one of its kind
// is there already: a key was pressed again before the first answer came. Only
// the page of a person leads to further ones.
func (a *app) opened(m dialogOpenedMsg) tea.Cmd {
	kind := reflect.TypeOf(m.dialog)
	if _, further := m.dialog.(*member); !further && a.shows(kind) {
		return nil
	}
	if m.late {
		return a.openLate(m.dialog)
	}
	return a.open(m.dialog)
}

// shows reports whether a dialog of a kind is open.
func (a *app) shows(kind reflect.Type) bool {
	return slices.ContainsFunc(a.dialogs, func(o opened) bool { return reflect.TypeOf(o.dialog) == kind })
}

// open brings a dialog to the front.
func (a *app) open(d dialog) tea.Cmd {
	a.dialogs = append(a.dialogs, opened{dialog: d})
	return d.init()
}

// openLate is open for a dialog that nobody pressed a key for just now.
func (a *app) openLate(d dialog) tea.Cmd {
	a.dialogs = append(a.dialogs, opened{dialog: d, deaf: a.now().Add(grace)})
	return d.init()
}

// front returns the dialog in front, nil if there is none.
func (a *app) front() dialog {
	if len(a.dialogs) == 0 {
		return nil
	}
	return a.dialogs[len(a.dialogs)-1].dialog
}

// keeper is a dialog that has something to keep before it goes.
type keeper interface{ keep() tea.Cmd }

// closeDialogs goes back to the panes. What is being written is kept.
func (a *app) closeDialogs() tea.Cmd {
	var cmds []tea.Cmd
	for _, d := range a.dialogs {
		if k, ok := d.dialog.(keeper); ok {
			cmds = append(cmds, k.keep())
		}
	}
	a.dialogs = nil
	return tea.Batch(cmds...)
}

// updateFront hands a key or paste to the dialog in front.
func (a *app) updateFront(msg tea.Msg) tea.Cmd {
	i := len(a.dialogs) - 1
	if k, ok := msg.(tea.KeyPressMsg); a.now().Before(a.dialogs[i].deaf) && !(ok && k.String() == "esc") {
		return nil // going back is safe at any time
	}
	return a.updateDialog(i, msg)
}

// updateDialogs hands any other message to all dialogs, the front one first.
func (a *app) updateDialogs(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for i := len(a.dialogs) - 1; i >= 0; i-- {
		cmds = append(cmds, a.updateDialog(i, msg))
	}
	return tea.Batch(cmds...)
}

// updateDialog hands a message to one dialog and takes it away if it closes.
func (a *app) updateDialog(i int, msg tea.Msg) tea.Cmd {
	next, cmd := a.dialogs[i].update(msg)
	if next == nil {
		a.dialogs = append(a.dialogs[:i:i], a.dialogs[i+1:]...)
		return cmd
	}
	a.dialogs[i].dialog = next
	return cmd
}
