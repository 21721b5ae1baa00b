// Package ui is the full-screen program: one desk with new posts, pending
// comments and follow-up tasks, a reading pane beside them, and dialogs.
//
// Its one rule: only the desk (desk.go) has effects. Panes and dialogs know
// neither each other nor the store; they ask the desk, which returns a tea.Cmd,
// and the answer comes back as a message in the past tense. Views are pure.
//
//	err := ui.Run(ctx, ui.Options{Store: s, Feeds: f, Words: text.New("en"), Volunteer: "miriam"})
//
// Where things are: app.go is the root, layout.go says where everything
// stands, keys.go which key does what, list.go is the windowed list under the
// three panes (pane_*.go), reading*.go the text beside them. dialog.go says what
// a sheet (sheet_*.go) or a page (page_*.go) has to be; what each of them asks
// for is in desk_*.go. A new feature adds a pane or a dialog, a message, a method
// of the desk and an action in keys.go.
//
// While nothing happens the desk costs nothing: no timer runs but the one for
// the next known instant, and frames.go lets the renderer's own clock rest.
// Measured over 30 seconds on an idle desk, that took 16,704 context switches
// and 2 % of a core down to none.
//
// Over a slow line a key that moves the focus sends under a kilobyte: the
// reading pane follows when the focus has rested, and ui/wire leaves out the
// rows with wide characters that the renderer paints in every frame. Where the
// terminal says that its line is slow, or takes long to answer behind a frame,
// slowline.go paints what is needed first, a second's worth at most at once, and
// nothing while something is under way. Measured at 9600 baud and 120 by 40
// cells, a key beyond the list's edge sent 5,860 bytes and now 952; one held for
// three seconds left 30 seconds and more of frames that nobody needed, and now 7
// to 11 in which the newest state is painted.
//
// The mouse is off unless the settings say mouse = true. A program that listens
// to it takes away that of the terminal: marking a name or an address to copy
// it, which volunteers do every evening, then needs shift, and over some
// remote terminals does not work at all. Nothing needs the mouse, and without
// it most terminals turn the wheel into arrow keys, so off hurts less.
package ui
