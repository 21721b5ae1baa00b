package cli

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"tend/feeds"
	"tend/store"
	"tend/ui"
	"tend/ui/config"
	"tend/ui/demo"
	"tend/ui/linear"
	"tend/ui/query"
	"tend/ui/terminal"
)

// desk is "tend" without a command: the full screen.
func (sh *shell) desk(ctx context.Context, welcome ui.Welcome) error {
	err := sh.withFeeds(ctx, func(s *store.Store, fs *feeds.Feeds) error {
		return sh.screen(ctx, ui.Options{
			Store: s, Feeds: fs, DataDir: filepath.Dir(sh.files.Cache), Welcome: welcome, Settings: sh.files.Config,
		})
	})
	if errors.Is(err, ui.ErrDemo) {
		return sh.demo(ctx, ui.Offer)
	}
	return err
}

// screen runs the full screen as the volunteer has set it up.
func (sh *shell) screen(ctx context.Context, o ui.Options) error {
	o.Config, o.Replies = sh.config, sh.repliesFolder()
	o.KeepView = func(v query.View) error { return config.AddView(o.Settings, v) }
	o.Words, o.Volunteer, o.Now = sh.words, cmp.Or(o.Volunteer, sh.volunteer()), sh.now
	if sh.linear {
		return sh.lines(ctx, o)
	}
	err := ui.Run(ctx, o)
	if errors.Is(err, ui.ErrNoTerminal) {
		return sh.misuse("cli.no_terminal")
	}
	return err
}

// lines runs the linear desk: because it was asked for, or because the
// terminal cannot draw.
func (sh *shell) lines(ctx context.Context, o ui.Options) error {
	if _, err := o.Store.ApplyRules(ctx); err != nil {
		return err
	}
	return linear.Run(ctx, linear.Options{
		Store: o.Store, Feeds: o.Feeds, Words: o.Words, Volunteer: o.Volunteer, Community: o.Community, Now: o.Now,
		In: sh.keys(), Out: legible(os.Stdout, sh.config), Manner: sh.manner(),
		Config: o.Config, Settings: o.Settings, KeepView: o.KeepView, Replies: o.Replies,
	})
}

// keys is what a person types, in UTF-8.
func (sh *shell) keys() io.Reader {
	charset := sh.config.Charset(os.Getenv)
	if f := sh.terminal(); f != nil && !charset.UTF8() {
		return terminal.NewInput(f, charset, nil)
	}
	return sh.in
}

// manner is how keys reach tend here. Editors that run a shell in a window of
// theirs send whole lines only.
func (sh *shell) manner() linear.Manner {
	switch {
	case !term.IsTerminal(os.Stdin.Fd()):
		return linear.Script
	case os.Getenv("INSIDE_EMACS") != "":
		return linear.Lines
	}
	return linear.Keys
}

// dumb reports whether a person sits at a terminal that cannot draw.
func dumb() bool {
	return os.Getenv("TERM") == "dumb" && term.IsTerminal(os.Stdin.Fd()) && term.IsTerminal(os.Stdout.Fd())
}

// demoCommand is "tend demo": the desk on a community that comes with tend.
func (sh *shell) demoCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "demo",
		Short: sh.words.Say("cli.demo"),
		Long:  sh.words.Say("cli.demo_long"),
		Args:  sh.exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return sh.demo(cmd.Context(), ui.Offer)
		},
	}
	sh.linearFlag(cmd)
	return cmd
}

// linearFlag gives a command that opens the desk the switch for plain lines. A
// terminal that cannot draw needs none.
func (sh *shell) linearFlag(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&sh.linear, "linear", dumb(), sh.words.Say("cli.flag_linear"))
}

// tourCommand is "tend tour": the desk with the tour, on the sample community
// as long as nothing is connected.
func (sh *shell) tourCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "tour",
		Short: sh.words.Say("palette.tour_command"),
		Args:  sh.exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			empty := false
			err := sh.withStore(cmd.Context(), func(s *store.Store) error {
				sources, err := s.Sources(cmd.Context())
				empty = len(sources) == 0
				return err
			})
			switch {
			case err != nil:
				return err
			case empty:
				return sh.demo(cmd.Context(), ui.Tour)
			}
			return sh.desk(cmd.Context(), ui.Tour)
		},
	}
}

// demo shows the desk on the sample community until the volunteer quits. It
// looks and obeys as the volunteer has set tend up, but what they change goes
// into a copy of the settings that is gone with the sample.
func (sh *shell) demo(ctx context.Context, welcome ui.Welcome) error {
	d, err := demo.Open(ctx, demo.Options{Now: sh.now, Lang: sh.words.Lang(), Delay: demoDelay})
	if err != nil {
		return err
	}
	d.Store.SetSuggest(sh.config.Suggest.For())
	if err := d.Store.SetRules(sh.config.Rules); err != nil {
		return errors.Join(err, d.Close())
	}
	folder := filepath.Dir(d.Store.Path())
	settings := filepath.Join(folder, filepath.Base(sh.files.Config))
	_ = config.Copy(sh.files.Config, settings) // one that cannot be read was said at the start
	err = sh.screen(ctx, ui.Options{
		Store: d.Store, Feeds: d.Feeds, Community: d.Name, Volunteer: d.Volunteer, DataDir: folder,
		Welcome: welcome, Settings: settings,
	})
	return errors.Join(err, d.Close())
}

// demoDelay is how long the demo's slowest source takes to answer: long enough
// to see a sync at work.
const demoDelay = 2 * time.Second

// volunteer is who sits here.
func (sh *shell) volunteer() string { return sh.config.Name }
