// Package linear is the desk as plain lines: for screen readers, braille
// displays, and terminals that cannot draw.
//
// Its one rule: what is written is written, and nothing is ever painted over.
// No cursor moves, no colour, no columns, no bars; one fact a line, the state
// first, ages in full words, a blank line only between things. There is one
// prompt, "> ", and what stands behind it is what was pressed.
//
// The verbs are the desk's, and so are the sentences where they fit. One
// goroutine reads what is typed, one waits for other settings, and one each
// lasts as long as a sync and the sending of verdicts; all else happens in the
// loop of Run, so that nothing is ever written into the middle of a line. What
// they bring is announced when the line being read is finished, one sentence a
// second.
//
//	err := linear.Run(ctx, linear.Options{Store: s, Words: w, In: os.Stdin, Out: os.Stdout})
package linear

import (
	"context"
	"io"
	"os"
	"sync"
	"time"

	"tend/feeds"
	"tend/store"
	"tend/ui/config"
	"tend/ui/keyboard"
	"tend/ui/query"
	"tend/ui/text"
)

// Manner is how what is typed reaches tend.
type Manner int

// The manners.
const (
	Script Manner = iota // lines from a file or a program; each is written out, and a sync is waited for
	Lines                // lines from a person whose terminal shows them
	Keys                 // single keys from a terminal
)

// Options are what the linear desk needs. Store, Words, Volunteer, In and Out
// are required.
type Options struct {
	Store     *store.Store
	Feeds     *feeds.Feeds // nil: nothing can be synced
	Words     *text.Words
	Volunteer string           // who sits here
	Community string           // what the desk is called; empty: after its first source
	Now       func() time.Time // nil: time.Now
	In        io.Reader        // with Keys a terminal
	Out       io.Writer
	Manner    Manner
	Config    config.Config          // as the volunteer has set things up
	Settings  string                 // the config.toml to read again when it changes; empty: none
	Environ   func(string) string    // nil: os.Getenv
	KeepView  func(query.View) error // writes a further one into the settings; nil: that cannot be done
	Replies   string                 // the folder of the saved replies; empty: there are none
}

// desk is a linear desk that somebody sits at.
type desk struct {
	ctx   context.Context
	store *store.Store
	feeds *feeds.Feeds
	words *text.Words
	who   string
	name  string
	now   func() time.Time
	in    *input
	out   *output
	verbs []verb
	keys  keyboard.Map

	pane    pane
	query   query.Query // what the lists show; the empty one is the desk itself
	past    bool        // the list of tasks is that of the done ones
	order   store.Order
	at      row // the one in focus; none when its number is 0
	number  int
	total   int
	heard   map[subject]bool // rows that were read out already
	told    told             // the text that was read out last
	chosen  selection
	again   func(*desk) // what "." repeats; nil if nothing was done yet
	refused store.Batch // the last one that marked spam or trashed
	said    int         // how many wait, as said last

	config   config.Config
	environ  func(string) string
	problem  string                 // the first that was found in config.toml
	keepView func(query.View) error // nil: views cannot be kept
	replies  string                 // the folder of the saved ones; empty: none
	rested   time.Time              // no sync by itself before

	seen     <-chan struct{} // changes of the cache; nil where nobody sits
	changed  <-chan settings // what config.toml says when it has changed; nil: nobody looks
	known    int64           // the newest batch that was heard of
	proposed int             // how many suggestions were announced
	jobs     sync.WaitGroup
	outcomes chan outcome
	news     []string  // announcements that wait for their turn
	quiet    time.Time // until when nothing is announced
	syncing  context.CancelFunc
	sending  bool
	woken    time.Time // the last moment the program was awake; with the monotonic clock
	gone     bool      // the volunteer has left
}

// Run shows the desk until the volunteer leaves, what is typed ends, or ctx
// does. An error is one of writing, or of a cache that cannot be read.
func Run(ctx context.Context, o Options) error {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Environ == nil {
		o.Environ = os.Getenv
	}
	ctx, cancel := context.WithCancel(ctx)
	d := &desk{
		ctx: ctx, store: o.Store, feeds: o.Feeds, who: o.Volunteer, name: o.Community, now: o.Now,
		in: newInput(o.In, o.Manner), out: &output{w: o.Out}, pane: comments, order: store.UrgentFirst,
		heard: map[subject]bool{}, outcomes: make(chan outcome, 2), rested: o.Now().Add(afterStart),
		config: o.Config, environ: o.Environ, keepView: o.KeepView, replies: o.Replies,
	}
	d.verbs = verbs()
	d.keys, _ = keyboard.New(o.Config.Keys) // what is wrong with them is said where they are read
	d.words = o.Words.Aloud().WithKeys(d.keys)
	defer d.jobs.Wait()
	defer cancel()
	if err := d.begin(); err != nil {
		return err
	}
	if err := d.listen(); err != nil {
		return err
	}
	d.watchSettings(o.Settings)
	for !d.gone && d.out.err == nil {
		key, ok := d.key()
		if !ok {
			d.leave()
			break
		}
		d.press(key)
	}
	d.in.close()
	return d.out.err
}

// say writes a sentence of the catalogue as a line of its own.
func (d *desk) say(id string, pairs ...any) { d.out.line(d.words.Say(id, pairs...)) }

// fail says what went wrong.
func (d *desk) fail(err error) { d.out.line(d.words.Error(err)) }

// press does what a key stands for, or says that it stands for nothing.
func (d *desk) press(key string) {
	if v, ok := d.meaning(key); ok {
		v.run(d)
		return
	}
	d.say("linear.no_key", "KEY", d.words.Spell(key), "HELP", d.keyOf("help"))
}
