package ui

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"path/filepath"
	"sync/atomic"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"tend/feeds"
	"tend/store"
	"tend/ui/config"
	"tend/ui/keyboard"
	"tend/ui/query"
	"tend/ui/terminal"
	"tend/ui/text"
	"tend/ui/theme"
	"tend/ui/wire"
)

// Options are what the screen needs. Store, Words and Volunteer are required.
type Options struct {
	Store     *store.Store
	Feeds     *feeds.Feeds // nil: nothing can be synced or added
	Words     *text.Words
	Config    config.Config          // as the volunteer has set things up
	Settings  string                 // the config.toml to read again when it changes; empty: none
	Replies   string                 // the folder of the saved replies; empty: there are none
	Environ   func(string) string    // nil: os.Getenv
	Volunteer string                 // who sits here
	Community string                 // what the desk is called; empty: after its first source
	Now       func() time.Time       // nil: time.Now
	DataDir   string                 // where the cache is, as it is shown to people
	Welcome   Welcome                // how somebody new is shown around
	KeepView  func(query.View) error // writes a further one into the settings; nil: that cannot be done

	Program []tea.ProgramOption // for tests and sessions: input, output, environment
}

// Welcome is how somebody who is new is shown around.
type Welcome int

// The ways of welcoming.
const (
	NoWelcome Welcome = iota
	Offer             // a tour after the first source, else a line that says there is one; once
	Tour              // the tour, because it was asked for
)

// ErrDemo says that the volunteer asked for the sample community.
var ErrDemo = errors.New("the sample community was asked for")

// ErrNoTerminal says that there is no terminal to show a desk on, or one that
// cannot draw. The commands work without.
var ErrNoTerminal = errors.New("no terminal")

// Run shows the desk until the volunteer quits. The terminal is left as it
// was, also when ctx ends. ErrDemo is returned if the sample community is to be
// shown instead.
func Run(ctx context.Context, o Options) error {
	if len(o.Program) == 0 && !drawable() {
		return ErrNoTerminal
	}
	ctx, stop := signal.NotifyContext(ctx, hangUps()...)
	defer stop()
	a := newApp(ctx, o)
	options := []tea.ProgramOption{tea.WithContext(ctx), tea.WithFPS(framesPerSecond)}
	gauge := new(wire.Gauge)
	if len(o.Program) == 0 {
		a.desk.terminal, a.clock.byWall = os.Stdin, true
		options = append(options, a.onTerminal(gauge)...)
	}
	p := tea.NewProgram(a, append(options, o.Program...)...)
	gauge.Slow = func(rate, underWay int) { p.Send(lineSlowMsg{rate, underWay}) }
	a.frames = newFrames(p)
	_, err := p.Run()
	a.frames.stop()
	a.finish()
	switch {
	case a.demo:
		return ErrDemo
	case ctx.Err() != nil, errors.Is(err, tea.ErrInterrupted), errors.Is(err, terminal.ErrGone), errors.Is(err, syscall.EIO):
		return nil // a signal, the one who asked, or a terminal that vanished ended it
	}
	return err
}

// onTerminal lets the program run on this process's own terminal. How fast its
// line is the gauge learns, where the terminal's settings do not say that it is
// slow.
func (a *app) onTerminal(g *wire.Gauge) []tea.ProgramOption {
	charset := a.config.Charset(a.environ)
	var screen term.File = os.Stdout
	if !charset.UTF8() {
		screen = terminal.NewOutput(os.Stdout, charset)
	}
	out := wire.New(screen)
	if a.line.rate = terminal.SlowLine(os.Stdout.Fd()); a.line.rate == 0 {
		out.Gauge = g
	}
	in := terminal.NewInput(os.Stdin, charset, func() { g.Answered(time.Now()) })
	return []tea.ProgramOption{tea.WithInput(in), tea.WithOutput(out)}
}

// finish keeps what was asked to be kept and what is being written, whatever
// ended the program: a signal leaves no time for pauses in typing.
func (a *app) finish() {
	for _, d := range a.dialogs {
		if k, ok := d.dialog.(keeper); ok {
			a.keepNow(k)
		}
	}
	if a.handover != nil {
		a.keepNow(a.handover)
	}
	a.desk.finish()
}

// keepNow has a dialog keep what it has to keep, and waits.
func (a *app) keepNow(k keeper) {
	if keep := k.keep(); keep != nil {
		keep()
	}
}

// drawable reports whether this process has a terminal to draw on.
func drawable() bool {
	return os.Getenv("TERM") != "dumb" && term.IsTerminal(os.Stdin.Fd()) && term.IsTerminal(os.Stdout.Fd())
}

// framesPerSecond is the most the library takes. No frame is drawn when nothing
// has changed, and frames sets the rate anew.
const framesPerSecond = 120

// newApp returns the root with its first pages read, so that the first frame
// is complete.
func newApp(ctx context.Context, o Options) *app {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Environ == nil {
		o.Environ = os.Getenv
	}
	// Until the terminal says what it is; some never answer.
	look := lookOf(o.Config, o.Environ, theme.Options{Profile: colorprofile.TrueColor, Dark: true})
	d := &desk{
		ctx: ctx, store: o.Store, feeds: o.Feeds, who: o.Volunteer, now: o.Now, look: look,
		keepView: o.KeepView, lent: new(atomic.Bool), settings: o.Settings, replies: o.Replies, promises: o.Config.Suggest.For().Promise, reasons: o.Config.Reasons,
	}
	if o.Store != nil {
		d.memory = newMemory(o.Store.Path())
	}
	if o.Settings != "" {
		d.watched = &config.Watch{Path: o.Settings}
	}
	keys, _ := keyboard.New(o.Config.Keys) // what is wrong with them is said where they are read
	e := &env{keys: keys, words: o.Words.WithKeys(keys), theme: theme.New(look), now: o.Now, volunteer: o.Volunteer, desk: d, after: later}
	a := &app{env: e, actions: newActions(), focus: commentsPane, order: store.UrgentFirst, config: o.Config, environ: o.Environ}
	if o.Store != nil {
		a.columns = readColumns(filepath.Dir(o.Store.Path()))
	}
	a.reader.branches = branches{}
	a.background = newBackground(a.now())
	start := time.Now()
	a.awake = func() time.Duration { return time.Since(start) } // stands still while the machine sleeps
	a.mail.alive = moment{a.now().Round(0), a.awake()}
	a.views.saved = o.Config.Views
	a.summary.name, a.cursor, a.still = o.Community, o.Config.Cursor == "visible", o.Config.ReduceMotion
	a.posts = newList(func(p store.Post) int64 { return p.ID }, func(p store.Post) store.Cursor { return a.asked().postPlace(p) })
	a.comments = newList(func(c store.Comment) int64 { return c.ID }, func(c store.Comment) store.Cursor { return a.asked().commentPlace(c) })
	a.tasks = newList(func(t store.Task) int64 { return t.ID }, func(t store.Task) store.Cursor { return a.asked().taskPlace(t) })
	if o.Store != nil {
		a.begin()
		a.welcome(o.Welcome)
	}
	return a
}

// begin reads what the first frame shows, before there is a screen.
func (a *app) begin() {
	d := a.desk
	if n, err := d.store.Wake(d.ctx); err == nil && n > 0 {
		a.tell(a.say("desk.woke", "N", n))
	}
	a.findUnread()
	d.seen = d.store.Changes(d.ctx)
	a.loading.replace = true
	q := asked{order: a.order, posts: span{limit: pageRows}, comments: span{limit: pageRows}, tasks: span{limit: pageRows}}
	a.Update(d.load(a.loading.seq, q)())
	if damaged := d.store.Damaged(); damaged != "" {
		a.tell(a.say("desk.damaged", "X", filepath.Base(damaged)))
	}
	if a.summary.unconnected() {
		a.open(newFirstStart(a.env))
		return
	}
	if s := a.focusedSubject(); s != (subject{}) {
		a.reader.subject, a.reader.awaited = s, s
		a.Update(d.readPages(a.reader.seq, extent{reach: textBytes}, []subject{s})())
	}
}

// restyle gives the screen the look that fits what is known of the terminal.
func (a *app) restyle() { a.theme = theme.New(a.desk.look) }
