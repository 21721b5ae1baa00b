package cli

import (
	"bytes"
	"context"
	"errors"
	"strconv"

	"github.com/spf13/cobra"

	"tend/feeds"
	"tend/store"
)

// importCommand is "tend import": it adds every feed of a list as a source.
func (sh *shell) importCommand() *cobra.Command {
	var private bool
	w := sh.words
	cmd := &cobra.Command{
		Use:     "import FILE",
		Short:   w.Say("cli.import"),
		Long:    w.Say("cli.import_long"),
		Example: "tend import feeds.opml\ntend import ~/.newsboat/urls",
		Args:    sh.exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.importList(cmd.Context(), args[0], private, flagged(cmd, "json"))
		},
	}
	cmd.Flags().BoolVar(&private, "allow-private", false, w.Say("cli.flag_allow_private"))
	sh.jsonFlag(cmd)
	return cmd
}

// importList reads a list of feeds and adds them. What cannot be used is told,
// a line each; the rest is added.
func (sh *shell) importList(ctx context.Context, path string, private, asJSON bool) error {
	body, err := sh.slurp(path)
	if err != nil {
		return sh.noFile(path, err)
	}
	list, unusable, err := feeds.ReadList(bytes.NewReader(body))
	if err != nil {
		return sh.not(err, "cli.import_unreadable", "X", typed(path))
	}
	return sh.withFeeds(ctx, func(_ *store.Store, fs *feeds.Feeds) error {
		added, left, err := fs.Import(ctx, list, private)
		if err != nil {
			return err
		}
		if asJSON {
			err = sh.sourcesJSON(added)
		} else {
			sh.say("cli.imported", "N", len(added))
		}
		for _, entry := range append(unusable, left...) {
			err = errors.Join(err, sh.leftOut(entry))
		}
		return err
	})
}

// leftOut says why an entry of a list was not taken.
func (sh *shell) leftOut(l feeds.Left) error {
	why := sh.words.Say("cli.left_" + string(l.Why))
	return sh.not(nil, "cli.left_line", "L", strconv.Itoa(l.Line), "X", l.Entry, "Y", why)
}
