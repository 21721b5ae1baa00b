package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"tend/feeds"
	"tend/store"
	"tend/ui/text"
	"tend/ui/theme"
)

// Options are what the screen needs. Store, Words and Volunteer are required.
type Options struct {
	Store     *store.Store
	Feeds     *feeds.Feeds // nil: nothing can be synced or added
	Words     *text.Words
	Theme     theme.Options    // Profile and Dark are asked of the terminal
	Volunteer string           // who sits here
	Community string           // what the desk is called; empty: after its first source
	Now       func() time.Time // nil: time.Now
	DataDir   string           // where the cache is, as it is shown to people

	Program []tea.ProgramOption // for tests and sessions: input, output, environment
}

// Run shows the desk until the volunteer quits.
func Run(ctx context.Context, o Options) error {
	a := newApp(ctx, o)
	options := append([]tea.ProgramOption{tea.WithContext(ctx), tea.WithFPS(120)}, o.Program...)
	_, err := tea.NewProgram(a, options...).Run()
	return err
}

// newApp returns the root with its first pages read.
func newApp(ctx context.Context, o Options) *app {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Theme.Profile == 0 {
		o.Theme.Profile = colorprofile.TrueColor
	}
	d := &desk{ctx: ctx, store: o.Store, feeds: o.Feeds, who: o.Volunteer, now: o.Now, look: o.Theme}
	e := &env{words: o.Words, theme: theme.New(o.Theme), now: o.Now, volunteer: o.Volunteer, desk: d}
	a := &app{env: e, actions: newActions(e), focus: commentsPane, order: store.UrgentFirst}
	a.posts = newList(func(p store.Post) int64 { return p.ID }, func(p store.Post) store.Cursor {
		return a.asked().postFilter().Cursor(p.Item)
	})
	a.comments = newList(func(c store.Comment) int64 { return c.ID }, func(c store.Comment) store.Cursor {
		return a.asked().commentFilter().Cursor(c.Item)
	})
	a.tasks = newList(func(t store.Task) int64 { return t.ID }, func(t store.Task) store.Cursor {
		return a.asked().taskFilter().Cursor(t)
	})
	a.summary.name = o.Community
	return a
}

// restyle gives the screen the look that fits what is known of the terminal.
func (a *app) restyle() { a.theme = theme.New(a.desk.look) }
