package cli

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"tend/feeds"
	"tend/store"
	"tend/ui"
	"tend/ui/demo"
)

// desk is "tend" without a command: the full screen.
func (sh *shell) desk(ctx context.Context) error {
	return sh.withFeeds(ctx, func(s *store.Store, fs *feeds.Feeds) error {
		return ui.Run(ctx, ui.Options{
			Store: s, Feeds: fs, Words: sh.words, Volunteer: sh.volunteer(),
			Now: sh.now, DataDir: filepath.Dir(sh.files.Cache),
		})
	})
}

// demoCommand is "tend demo": the desk on a community that comes with tend.
func (sh *shell) demoCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "demo",
		Short: sh.words.Say("cli.demo"),
		Long:  sh.words.Say("cli.demo_long"),
		Args:  sh.exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return sh.demo(cmd.Context())
		},
	}
}

// demo shows the desk on the sample community until the volunteer quits.
func (sh *shell) demo(ctx context.Context) error {
	d, err := demo.Open(ctx, demo.Options{Now: sh.now, Lang: sh.words.Lang(), Delay: demoDelay})
	if err != nil {
		return err
	}
	err = ui.Run(ctx, ui.Options{
		Store: d.Store, Feeds: d.Feeds, Words: sh.words, Volunteer: sh.volunteer(),
		Community: d.Name, Now: sh.now, DataDir: filepath.Dir(d.Store.Path()),
	})
	return errors.Join(err, d.Close())
}

// demoDelay is how long the demo's slowest source takes to answer: long enough
// to see a sync at work.
const demoDelay = 2 * time.Second

// volunteer is who sits here.
func (sh *shell) volunteer() string { return sh.config.Name }
