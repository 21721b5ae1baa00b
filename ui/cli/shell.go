package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"tend/feeds"
	"tend/feeds/login"
	"tend/feeds/web"
	"tend/store"
	"tend/ui/config"
	"tend/ui/terminal"
	"tend/ui/text"
	"tend/ui/theme"
)

// shell is what a command has from where it was called: streams, words,
// settings, the clock. It opens nothing by itself.
type shell struct {
	in       io.Reader
	out, err io.Writer // colour is left out where there is no terminal
	raw      io.Writer // out without any change: JSON, OPML, completion scripts
	stdout   *stream   // where both go
	width    int       // cells of the terminal that out goes to; 0 if none
	asks     bool      // a person sits at in and out and can be asked
	paints   bool      // err is a terminal on which a line may be redrawn
	linear   bool      // the desk is shown as plain lines

	files  config.Files
	config config.Config
	wrong  []config.Problem // with the settings
	words  *text.Words
	signs  theme.Signs
	now    func() time.Time
}

// newShell reads the shell's surroundings and the settings.
func newShell() *shell {
	files := config.Locate(os.Getenv("TEND_HOME"))
	settings, problems, err := config.Load(files.Config)
	stdout := &stream{File: os.Stdout}
	sh := &shell{
		in:     os.Stdin,
		raw:    stdout,
		stdout: stdout,
		out:    colorprofile.NewWriter(legible(stdout, settings), os.Environ()),
		err:    colorprofile.NewWriter(legible(os.Stderr, settings), os.Environ()),
		paints: term.IsTerminal(os.Stderr.Fd()) && os.Getenv("TERM") != "dumb",
		files:  files,
		config: settings,
		words:  text.New(settings.Speak(os.Getenv)).WithChoices(settings.Keys),
		signs: theme.New(theme.Options{
			ASCII: settings.ASCII(os.Getenv), Wide: settings.Ambiguous == "wide",
		}).Signs,
		now: time.Now,
	}
	if width, _, err := term.GetSize(os.Stdout.Fd()); err == nil {
		sh.width = width
		sh.asks = term.IsTerminal(os.Stdin.Fd())
	}
	if err != nil {
		sh.complain(sh.words.Say("cli.file_unreadable", "X", files.Config))
	}
	sh.wrong = problems
	return sh
}

// complainOfSettings says what is wrong with the settings before a command
// begins. Who presses tab is not told.
func (sh *shell) complainOfSettings(cmd *cobra.Command, _ []string) {
	if cmd.Name() == cobra.ShellCompRequestCmd || cmd.Name() == cobra.ShellCompNoDescRequestCmd {
		return
	}
	for _, p := range sh.wrong {
		sh.complain(p.Say(sh.words))
	}
}

// quietly takes the place of complainOfSettings for a command that says in its
// own way what is wrong with them.
func quietly(*cobra.Command, []string) {}

// legible returns a stream as people can read it: a terminal that does not
// understand UTF-8 gets its own charset, files and pipes are UTF-8 always.
func legible(f term.File, c config.Config) io.Writer {
	if charset := c.Charset(os.Getenv); !charset.UTF8() && term.IsTerminal(f.Fd()) {
		return terminal.NewOutput(f, charset)
	}
	return f
}

// withStore opens the cache for the time of fn. What was waiting until now is
// back on the desk before fn sees it.
func (sh *shell) withStore(ctx context.Context, fn func(*store.Store) error) (err error) {
	s, err := store.Open(ctx, sh.files.Cache, store.Options{
		Now: sh.now, Late: sh.config.Late,
		Migrating: func() { sh.complain(sh.words.Say("cli.migrating")) },
	})
	if err != nil {
		return err
	}
	defer func() {
		if closing := s.Close(); err == nil {
			err = closing
		}
	}()
	s.SetWeights(sh.config.Order)
	if err := s.SetRules(sh.config.Rules); err != nil {
		return err
	}
	s.SetSuggest(sh.config.Suggest.For())
	if s.Damaged() != "" {
		sh.complain(sh.words.Say("cli.damaged", "X", s.Damaged()))
	}
	return fn(s)
}

// withFeeds opens the cache and what talks to the outside for the time of fn.
func (sh *shell) withFeeds(ctx context.Context, fn func(*store.Store, *feeds.Feeds) error) error {
	return sh.withStore(ctx, func(s *store.Store) error {
		return fn(s, feeds.New(feeds.Options{
			Store: s, Client: sh.client(), Now: sh.now, Logins: sh.logins(), Keep: sh.config.Keep,
		}))
	})
}

// client is what asks the web, through the proxy that the settings name.
func (sh *shell) client() *web.Client {
	return web.New(web.Options{Now: sh.now, Proxy: sh.config.Proxy})
}

// logins keeps and finds the passwords of sources.
func (sh *shell) logins() *login.Keeper {
	return &login.Keeper{Folder: filepath.Dir(sh.files.Cache), Command: sh.config.SecretCommand}
}

// say prints a line for a person on standard output.
func (sh *shell) say(id string, pairs ...any) {
	fmt.Fprintln(sh.out, sh.words.Say(id, pairs...))
}

// complain prints a line for a person on standard error.
func (sh *shell) complain(line string) { fmt.Fprintln(sh.err, line) }

// typed is what a person typed, fit to be printed back.
func typed(s string) string { return web.Line(s) }
