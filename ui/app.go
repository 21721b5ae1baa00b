package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/config"
)

// app is the root: it holds the panes and dialogs, gives each what it has to
// know, and puts what they draw together.
type app struct {
	*env
	actions []action
	layout  layout
	width   int
	height  int

	focus    pane // the list in focus
	reading  bool // the reading pane is in focus, or open in full
	dialogs  []opened
	handover *handoverPage   // the one that was begun; nil if none was
	unread   *store.Handover // what somebody left since the volunteer was here last; nil if it was read

	posts      list[store.Post]
	comments   list[store.Comment]
	tasks      list[store.Task]
	summary    summary
	status     statusLine
	search     searchLine
	views      views
	reader     reader
	clock      clock
	reminders  reminders
	past       bool // the tasks that are done are shown
	again      again
	mail       mailState
	syncs      syncState
	loading    loading
	order      store.Order
	refused    store.Batch          // what was marked spam or trashed last
	saving     int                  // acts that are not kept yet
	awake      func() time.Duration // how long the machine was awake since the start
	columns    columns              // where the columns end
	drawing    *int                 // the line between columns that is being drawn; nil: none
	background background           // syncs by itself
	looking    looking
	worked     worked        // through the comments
	config     config.Config // what the volunteer has set
	problem    string        // what is wrong in it
	tour       *tour         // nil: nobody takes it
	offered    bool          // that there is a tour was said now
	environ    func(string) string
	cursor     bool // the terminal's cursor is seen on the row in focus
	still      bool // nothing moves by itself but ages
	frames     *frames
	line       slowLine
	demo       bool // the sample community was asked for
}

// Init asks the terminal for its background, waits for changes of the cache,
// and reads what the first frame did without.
func (a *app) Init() tea.Cmd {
	a.views.counting = false // the commands of the first frame were not carried out
	views := a.countViews()
	var offered tea.Cmd
	if a.offered {
		offered = a.desk.keepToured()
	}
	a.clock.at = time.Time{} // a timer that was set before the program ran never rings
	return tea.Batch(offered, views, tea.RequestBackgroundColor, a.desk.watch(), a.desk.watchStops(), a.desk.watchSettings(a.config), a.desk.applyWeights(), a.desk.applyAllRules(), a.clock.set(a))
}

// Update handles a message, and sees to what is painted over a slow line.
func (a *app) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	a.frames.wake()
	cmd := a.handle(msg)
	return a, tea.Batch(cmd, a.paint(msg))
}

// handle handles a message: a key goes to the front dialog, else to what is
// being typed, else to the action it is bound to; everything else to all.
func (a *app) handle(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return a.resize(msg.Width, msg.Height)
	case tea.BackgroundColorMsg:
		a.desk.look.Dark = msg.IsDark()
		a.restyle()
	case tea.ColorProfileMsg:
		a.desk.look.Profile = a.line.colours(msg.Profile)
		a.restyle()
	case tea.KeyPressMsg:
		return a.press(msg)
	case tea.FocusMsg:
		a.looking = here
		return nil
	case tea.BlurMsg:
		a.looking = elsewhere
		return nil
	case stopAskedMsg:
		return a.suspend()
	case continuedMsg:
		return a.takeBack()
	case lineFreeMsg:
		a.line.busy = false
		return nil
	case lineSlowMsg:
		return a.lineSlow(msg)
	case tea.ResumeMsg:
		return a.resumed()
	case tea.MouseMsg:
		return a.mouse(msg)
	case tea.PasteMsg:
		return a.paste(msg)
	case dialogOpenedMsg:
		return tea.Batch(a.opened(msg), a.settle())
	}
	return tea.Batch(a.updateDialogs(msg), a.updateDesk(msg))
}
