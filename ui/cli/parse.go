package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"tend/feeds/rss"
	"tend/feeds/web"
	"tend/ui/when"
)

// maxFeed is how much of a file is read; a larger one is refused as too large.
const maxFeed = 16<<20 + 1

// parseCommand is "tend parse": it shows how tend reads a feed, and stores
// nothing.
func (sh *shell) parseCommand() *cobra.Command {
	var address string
	w := sh.words
	cmd := &cobra.Command{
		Use:     "parse FILE|URL",
		Short:   w.Say("cli.parse"),
		Long:    w.Say("cli.parse_long"),
		Example: "tend parse feed.xml --json --url https://lindenhof.example/feed/\ntend parse https://lindenhof.example/feed/",
		Args:    sh.exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			reading, err := sh.read(cmd.Context(), args[0], address)
			if err != nil {
				return sh.unreadable(args[0], err)
			}
			if flagged(cmd, "json") {
				return sh.printJSON(reading.Parsed())
			}
			return sh.printReading(reading)
		},
	}
	cmd.Flags().StringVar(&address, "url", "", w.Say("cli.flag_url"))
	sh.jsonFlag(cmd)
	return cmd
}

// read reads a feed from the network, a file, or standard input.
func (sh *shell) read(ctx context.Context, from, address string) (rss.Reading, error) {
	if u, err := url.Parse(from); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
		client := sh.client()
		client.Allow(u)
		res, err := client.Get(ctx, web.Request{URL: from})
		if err != nil {
			return rss.Reading{}, err
		}
		return rss.Read(res.Body, rss.Meta{URL: or(address, res.URL), ContentType: res.ContentType})
	}
	body, err := sh.slurp(from)
	if err != nil {
		return rss.Reading{}, sh.noFile(from, err)
	}
	return rss.Read(body, rss.Meta{URL: address})
}

// slurp returns what is in a file, at most maxFeed bytes; - is standard input.
func (sh *shell) slurp(path string) ([]byte, error) {
	if path == "-" {
		return io.ReadAll(io.LimitReader(sh.in, maxFeed))
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxFeed))
}

// printReading prints a feed's items as rows.
func (sh *shell) printReading(r rss.Reading) error {
	fmt.Fprintln(sh.out, bold(r.Title)+"  "+muted(r.Home))
	if r.Damaged != "" {
		sh.complain(sh.words.Say("cli.parse_damaged", "X", sh.words.Detail(r.Damaged)))
	}
	var t table
	for _, it := range r.Items {
		t.add(kindWord(it.Kind), when.Age(sh.words, it.Published, sh.now()), sh.fit(it.Author.Name, 22),
			or(it.Title, it.Excerpt))
	}
	return sh.print(t)
}

// or returns the first text that is not empty.
func or(a, b string) string {
	if strings.TrimSpace(a) != "" {
		return a
	}
	return b
}

// asFailure returns the failure to fetch or read that err is.
func asFailure(err error) (*web.Failure, bool) {
	var f *web.Failure
	ok := errors.As(err, &f)
	return f, ok
}

// noFile says that a file cannot be read.
func (sh *shell) noFile(path string, err error) error {
	id := "cli.file_unreadable"
	if errors.Is(err, os.ErrNotExist) {
		id = "cli.file_missing"
	}
	return &failure{code: notDone, sentence: sh.words.Say(id, "X", typed(path)), err: err}
}
