package cli

import (
	"bufio"
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tend/feeds"
	"tend/feeds/login"
	"tend/store"
)

// adding is what was said on the command line about a source to be added.
type adding struct {
	name, kind, since string
	only              []string
	user              string
	passwordStdin     bool
	yes, noSync       bool
}

// addCommand is "tend add": it finds the feeds of a site and keeps them as a
// source.
func (sh *shell) addCommand() *cobra.Command {
	var a adding
	w := sh.words
	cmd := &cobra.Command{
		Use:     "add URL",
		Short:   w.Say("cli.add"),
		Long:    w.Say("cli.add_long"),
		Example: "tend add https://lindenhof.example\ntend add https://lindenhof.example --name Blog --only comments --since 2026-06-01",
		Args:    sh.exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.add(cmd.Context(), args[0], a, flagged(cmd, "json"))
		},
	}
	f := cmd.Flags()
	f.StringVar(&a.name, "name", "", w.Say("cli.flag_name"))
	f.StringVar(&a.kind, "kind", "", w.Say("cli.flag_kind"))
	f.StringSliceVar(&a.only, "only", nil, w.Say("cli.flag_only"))
	f.StringVar(&a.since, "since", "", w.Say("cli.flag_since"))
	f.BoolVar(&a.yes, "yes", false, w.Say("cli.flag_yes"))
	f.BoolVar(&a.noSync, "no-sync", false, w.Say("cli.flag_no_sync"))
	f.StringVar(&a.user, "user", "", w.Say("cli.flag_user"))
	f.BoolVar(&a.passwordStdin, "password-stdin", false, w.Say("cli.flag_password_stdin"))
	sh.jsonFlag(cmd)
	sh.complete(cmd, "only", "posts", "comments")
	return cmd
}

// add discovers, chooses, keeps and pulls for the first time.
func (sh *shell) add(ctx context.Context, address string, a adding, asJSON bool) error {
	choice := feeds.Choice{Name: typed(a.name), Kind: a.kind}
	if a.since != "" {
		m, err := sh.moment(a.since)
		if err != nil {
			return err
		}
		choice.Since = m.Time
	}
	if a.kind != "" && !slices.Contains(feeds.Kinds(), a.kind) {
		return sh.misuse("usage.add_kind", "X", typed(a.kind), "GOOD", strings.Join(feeds.Kinds(), ", "))
	}
	user, err := sh.basic(a)
	if err != nil {
		return err
	}
	choice.Login = user
	return sh.withFeeds(ctx, func(s *store.Store, fs *feeds.Feeds) error {
		found, err := fs.Discover(ctx, address, user)
		if err != nil {
			return sh.unfound(address, err)
		}
		if choice.Only, err = sh.choose(found, a, asJSON); err != nil {
			return err
		}
		src, err := fs.Add(ctx, found, choice)
		if err != nil {
			return sh.about(feeds.Shown(address), err)
		}
		return sh.added(ctx, s, fs, src, a.noSync, asJSON)
	})
}

// basic is the login for the feeds themselves; its password never stands on
// the command line, where other users could read it.
func (sh *shell) basic(a adding) (login.Basic, error) {
	if (a.user != "") != a.passwordStdin {
		return login.Basic{}, sh.misuse("cli.user_and_password")
	}
	if a.user == "" {
		return login.Basic{}, nil
	}
	password, err := bufio.NewReader(sh.in).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return login.Basic{}, sh.not(err, "cli.no_password")
	}
	password = strings.TrimRight(password, "\r\n")
	if password == "" {
		return login.Basic{}, sh.misuse("cli.no_password")
	}
	return login.Basic{User: a.user, Password: password}, nil
}

// added says which source was kept, and pulls it once so that there is
// something to see. A pull that fails is told, but the source is there.
func (sh *shell) added(ctx context.Context, s *store.Store, fs *feeds.Feeds, src store.Source, noSync, asJSON bool) error {
	var result feeds.Result
	if !noSync {
		bar := sh.newBar()
		var err error
		result, err = fs.Sync(ctx, feeds.Which{All: true, Sources: []int64{src.ID}}, bar.show)
		bar.clear()
		if err != nil {
			return err
		}
		for _, line := range sh.sentences(sh.unread(result)) {
			sh.complain(line)
		}
	}
	if asJSON {
		fresh, err := s.FindSource(ctx, id{"", src.ID}.String())
		return sh.orJSON(jsonOfSource(fresh), err)
	}
	if news := sh.news(result.Saved); news != "" {
		sh.say("cli.added_with", "X", src.Name, "Y", news)
		return nil
	}
	sh.say("cli.added", "X", src.Name)
	return nil
}
