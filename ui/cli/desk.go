package cli

import (
	"context"
	"path/filepath"

	"github.com/spf13/cobra"

	"tend/feeds"
	"tend/store"
	"tend/ui"
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
			return nil
		},
	}
}

// volunteer is who sits here.
func (sh *shell) volunteer() string { return sh.config.Name }
