package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"tend/feeds"
	"tend/feeds/login"
	"tend/feeds/web"
	"tend/store"
)

// loggingIn is what was said on the command line about a login.
type loggingIn struct {
	user          string
	passwordStdin bool
	file          bool
	json          bool
}

// loginCommand is "tend login": it checks a login at a site and keeps it.
func (sh *shell) loginCommand() *cobra.Command {
	var l loggingIn
	w := sh.words
	cmd := &cobra.Command{
		Use:               "login SOURCE",
		Short:             w.Say("climail.login_short"),
		Long:              w.Say("climail.login_long"),
		Example:           "tend login Blog\ntend login Blog --user miriam --password-stdin --file < password",
		Args:              sh.exactly(1),
		ValidArgsFunction: sh.sourceNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			l.json = flagged(cmd, "json")
			return sh.withFeeds(cmd.Context(), func(s *store.Store, fs *feeds.Feeds) error {
				src, err := s.FindSource(cmd.Context(), args[0])
				if err != nil {
					return sh.about(args[0], err)
				}
				return sh.logIn(cmd.Context(), s, fs, src, l)
			})
		},
	}
	f := cmd.Flags()
	f.StringVar(&l.user, "user", "", w.Say("climail.flag_user"))
	f.BoolVar(&l.passwordStdin, "password-stdin", false, w.Say("cli.flag_password_stdin"))
	f.BoolVar(&l.file, "file", false, w.Say("climail.flag_file"))
	sh.jsonFlag(cmd)
	return cmd
}

// logIn finds out how a site is logged in to, asks for what is missing, has
// the site check it, and keeps it.
func (sh *shell) logIn(ctx context.Context, s *store.Store, fs *feeds.Feeds, src store.Source, l loggingIn) error {
	door, err := fs.FindDoor(ctx, src)
	if err != nil {
		return sh.noLogin(src, err)
	}
	if door.Authorize != "" && !l.passwordStdin {
		sh.complain(sh.words.Say("climail.authorize", "X", web.Line(door.Authorize)))
	}
	user, place, err := sh.credentials(ctx, src, l)
	if err != nil {
		return err
	}
	access, err := fs.Login(ctx, src, door, user, place)
	if errors.Is(err, login.ErrNoKeyring) && sh.agrees("climail.ask_file") {
		place = login.InFile
		access, err = fs.Login(ctx, src, door, user, place)
	}
	if err != nil {
		return sh.noLogin(src, err)
	}
	if l.json {
		fresh, err := s.FindSource(ctx, id{"", src.ID}.String())
		return sh.orJSON(jsonOfSource(fresh), err)
	}
	return sh.loggedIn(ctx, s, access, place)
}

// credentials returns user and password, and where the password is kept. One
// that the environment or the secret command gives is not asked for.
func (sh *shell) credentials(ctx context.Context, src store.Source, l loggingIn) (user login.Basic, place login.Place, err error) {
	in := bufio.NewReader(sh.in)
	user.User, place = l.user, login.InKeyring
	if l.file {
		place = login.InFile
	}
	if user.User == "" {
		user.User = src.Login
	}
	if user.User == "" && sh.terminal() != nil && !l.passwordStdin {
		fmt.Fprint(sh.err, sh.words.Say("climail.ask_user")+" ")
		user.User, err = in.ReadString('\n')
		user.User = strings.TrimSpace(user.User)
	}
	if user.User == "" {
		return user, place, sh.misuse("climail.no_user")
	}
	if !l.passwordStdin && !l.file {
		given, from, err := sh.logins().Given(ctx, src.URL, user.User)
		if err == nil {
			return login.Basic{User: user.User, Password: given}, from, nil
		}
		if !errors.Is(err, login.ErrNone) {
			return user, place, sh.not(nil, "climail.command_failed", "X", web.Line(err.Error()))
		}
	}
	switch f := sh.terminal(); {
	case l.passwordStdin:
		user.Password, err = in.ReadString('\n')
		if errors.Is(err, io.EOF) {
			err = nil
		}
	case f != nil:
		fmt.Fprint(sh.err, sh.words.Say("climail.ask_password")+" ")
		var typed []byte
		typed, err = term.ReadPassword(f.Fd())
		user.Password = string(typed)
		fmt.Fprintln(sh.err)
	}
	user.Password = strings.TrimSpace(user.Password)
	if err != nil || user.Password == "" {
		return user, place, sh.misuse("climail.no_password")
	}
	return user, place, nil
}

// agrees asks a yes-or-no question. Nobody there to ask means no.
func (sh *shell) agrees(id string) bool {
	if sh.terminal() == nil {
		return false
	}
	fmt.Fprint(sh.err, sh.words.Say(id)+" ")
	answer, err := bufio.NewReader(sh.in).ReadString('\n')
	answer = strings.ToLower(strings.TrimSpace(answer))
	return err == nil && (answer == "y" || answer == sh.words.Say("climail.yes"))
}

// noLogin says why a login did not work, and what to do.
func (sh *shell) noLogin(src store.Source, err error) error {
	f, fetching := asFailure(err)
	switch {
	case errors.Is(err, feeds.ErrNoDoor):
		return sh.not(nil, "mail.login_none", "X", src.Name)
	case errors.Is(err, feeds.ErrPlain):
		return sh.not(nil, "mail.login_plain")
	case errors.Is(err, login.ErrNoKeyring):
		return sh.not(nil, "climail.no_keyring", "V", login.Variable(src.URL))
	case fetching && f.Code == store.FailLogin:
		return &failure{code: refused, sentence: sh.words.Say("mail.login_wrong"), err: err}
	case fetching:
		return &failure{code: codeOfFetch(f.Failure), sentence: sh.words.Failure(f.Failure, src.Name), err: err}
	}
	return err
}

// loggedIn says as whom one is logged in, what that login may do, where the
// password is, and what waits to be sent.
func (sh *shell) loggedIn(ctx context.Context, s *store.Store, a feeds.Access, place login.Place) error {
	w := sh.words
	sh.say("climail.logged_in", "X", a.Source.Name, "Y", a.Name, "R", a.Role, "T", a.Transport)
	sh.say("climail.may", "X", sh.mayDo(a.Source))
	where := sh.logins().Path()
	if place == login.InEnvironment {
		where = login.Variable(a.Source.URL)
	}
	sh.say("climail.kept_"+string(place), "X", where)
	waiting, err := s.Outbox(ctx, store.OutboxFilter{States: []store.VerdictState{store.Queued}, SourceID: a.Source.ID}, store.Page{Limit: pageSize})
	if err != nil {
		return err
	}
	if n := len(waiting) - a.Ask; n > 0 {
		fmt.Fprintln(sh.out, w.Say("climail.then_sync", "N", n))
	}
	if a.Ask > 0 {
		fmt.Fprintln(sh.out, w.Say("climail.then_ask", "N", a.Ask))
	}
	return nil
}

// mayDo lists what a login may do at its source.
func (sh *shell) mayDo(src store.Source) string {
	var all []string
	for _, act := range powersOf(src) {
		all = append(all, sh.words.Say("climail.power_"+act))
	}
	if len(all) == 0 {
		return sh.words.Say("climail.power_none")
	}
	return strings.Join(all, ", ")
}

// powersOf returns what a login may do, in the words of the command line.
func powersOf(src store.Source) []string {
	may := []string{}
	for _, act := range []store.Act{store.ActApprove, store.ActHold, store.ActSpam, store.ActTrash, store.ActReply, store.ActRetract} {
		if src.Powers[act].May {
			may = append(may, string(act))
		}
	}
	return may
}

// logoutCommand is "tend logout": it forgets a login.
func (sh *shell) logoutCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "logout SOURCE",
		Short:             sh.words.Say("climail.logout_short"),
		Long:              sh.words.Say("climail.logout_long"),
		Args:              sh.exactly(1),
		ValidArgsFunction: sh.sourceNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.withFeeds(cmd.Context(), func(s *store.Store, fs *feeds.Feeds) error {
				src, err := s.FindSource(cmd.Context(), args[0])
				if err != nil {
					return sh.about(args[0], err)
				}
				if src.Login == "" {
					return sh.not(nil, "climail.not_logged_in", "X", src.Name)
				}
				if err := fs.Logout(cmd.Context(), src); err != nil {
					return err
				}
				sh.say("climail.logged_out", "X", src.Name)
				return nil
			})
		},
	}
}
