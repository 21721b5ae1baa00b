package cli

import (
	"bufio"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tend/feeds"
	"tend/feeds/web"
	"tend/store"
)

// choose returns the addresses of the feeds to take. The command line decides
// if it says so; a person at a terminal is asked; otherwise the recommended
// ones are taken, which is what nil means.
func (sh *shell) choose(d feeds.Discovery, a adding, asJSON bool) ([]string, error) {
	if len(a.only) > 0 {
		return sh.only(d, a.only)
	}
	if a.yes || !sh.asks || asJSON || a.passwordStdin {
		return nil, nil
	}
	sh.printFound(d)
	return sh.ask(d)
}

// only finds the feeds that --only names: by what they carry, or by address.
func (sh *shell) only(d feeds.Discovery, wanted []string) ([]string, error) {
	var chosen []string
	for _, want := range wanted {
		found := named(d, want)
		if len(found) == 0 {
			return nil, sh.not(nil, "cli.only_none", "X", typed(want))
		}
		for _, address := range found {
			if !slices.Contains(chosen, address) {
				chosen = append(chosen, address)
			}
		}
	}
	return chosen, nil
}

// named returns the addresses of the feeds that a word of --only means: the
// feed of that address; else the recommended feeds that carry this, or the
// first that does if none of them is recommended.
func named(d feeds.Discovery, want string) []string {
	var recommended, others []string
	for _, f := range d.Feeds {
		switch {
		case f.URL == want:
			return []string{want}
		case f.Role != store.Role(want):
		case f.Recommended:
			recommended = append(recommended, f.URL)
		default:
			others = append(others, f.URL)
		}
	}
	if len(recommended) == 0 && len(others) > 0 {
		return others[:1]
	}
	return recommended
}

// printFound lists the feeds that were found, each with its newest titles.
func (sh *shell) printFound(d feeds.Discovery) {
	w := sh.words
	fmt.Fprintln(sh.out, bold(d.Title)+"  "+muted(d.Home))
	for i, f := range d.Feeds {
		sign := " "
		if f.Recommended {
			sign = "*"
		}
		what := w.Say("cli.role_posts")
		if f.Role != store.RolePosts {
			what = w.Say("cli.role_comments")
		}
		fmt.Fprintf(sh.out, "%3d %s %s  %s\n", i+1, sign, bold(what+" · "+w.Number(f.Count)), muted(f.URL))
		if f.Failure.Code != "" {
			fmt.Fprintln(sh.out, "      "+alarm(w.FailureWord(f.Failure)))
		}
		for _, title := range f.Newest {
			fmt.Fprintln(sh.out, "      "+sh.fit(title, max(20, sh.width-7)))
		}
	}
}

// ask lets the person at the terminal choose. An empty answer takes the
// recommended feeds.
func (sh *shell) ask(d feeds.Discovery) ([]string, error) {
	in := bufio.NewScanner(sh.in)
	for {
		fmt.Fprint(sh.out, sh.words.Say("cli.choose")+" ")
		if !in.Scan() {
			return nil, sh.not(in.Err(), "cli.nothing_added")
		}
		chosen, ok := picked(d, in.Text())
		switch {
		case !ok:
			sh.say("cli.choose_how", "X", strconv.Itoa(len(d.Feeds)))
		case chosen == nil && strings.TrimSpace(in.Text()) != "":
			return nil, sh.not(nil, "cli.nothing_added")
		default:
			return chosen, nil
		}
	}
}

// picked reads an answer: numbers, nothing, or q for none at all.
func picked(d feeds.Discovery, answer string) ([]string, bool) {
	var chosen []string
	for _, field := range strings.FieldsFunc(answer, func(r rune) bool { return r == ' ' || r == ',' }) {
		if strings.EqualFold(field, "q") {
			return nil, true
		}
		n, err := strconv.Atoi(field)
		if err != nil || n < 1 || n > len(d.Feeds) {
			return nil, false
		}
		chosen = append(chosen, d.Feeds[n-1].URL)
	}
	return chosen, true
}

// unfound says why nothing was found at an address to be added, and what to
// type instead.
func (sh *shell) unfound(address string, err error) error {
	f, ok := asFailure(err)
	var said string
	switch {
	case !ok:
		return err
	case f.Code == store.FailPage:
		said = "usage.add_no_feed"
	case f.Code == store.FailAddress && !f.Moved:
		said = "usage.add_no_address"
	case f.Code == store.FailLogin:
		said = "usage.add_login"
	default:
		return sh.unreadable(address, err)
	}
	return &failure{code: codeOfFetch(f.Failure), sentence: sh.words.Say(said), err: err}
}

// unreadable says why an address could not be read.
func (sh *shell) unreadable(address string, err error) error {
	f, ok := asFailure(err)
	if !ok {
		return err
	}
	return &failure{
		code:     codeOfFetch(f.Failure),
		sentence: sh.words.Failure(f.Failure, web.Line(feeds.Shown(address))),
		err:      err,
	}
}
