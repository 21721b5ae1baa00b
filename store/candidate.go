package store

import (
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
)

// candidate is a comment as rules look at it.
type candidate struct {
	id        int64
	source    string
	state     State
	published int64
	links     int
	newcomer  bool
	name      string
	contact   string // lower case
	site      string
	tags      []string
	text      string // title and visible text
	html      string

	earlier func(c *candidate, within time.Duration) (bool, error) // nearly the same was written then
	words   string                                                 // see plain
	hosts   []string
	parted  bool // hosts is known
}

// plain is the text as words look at it: in lower case, single words with a
// blank before and behind each.
func (c *candidate) plain() string {
	if c.words == "" {
		c.words = plainWords(c.text)
	}
	return c.words
}

// plainWords leaves of a text its words, in lower case and with one blank
// before, between and behind them.
func plainWords(text string) string {
	var b strings.Builder
	b.Grow(len(text) + 2)
	blank := true
	b.WriteByte(' ')
	for _, r := range text {
		if isWordRune(r) {
			b.WriteRune(unicode.ToLower(r))
			blank = false
			continue
		}
		if !blank {
			b.WriteByte(' ')
			blank = true
		}
	}
	if !blank {
		b.WriteByte(' ')
	}
	return b.String()
}

// linkTarget finds where links go, in the HTML that the filter for text from
// outside lets through.
var linkTarget = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`href="([^"]*)"|\bhttps?://[^\s<>"]+`)
})

// linksTo reports whether a link goes to one of the hosts, or to one below it.
func (c *candidate) linksTo(hosts []string) bool {
	if !c.parted {
		c.hosts, c.parted = hostsOf(c.html+" "+c.text), true
	}
	return slices.ContainsFunc(c.hosts, func(host string) bool {
		return slices.ContainsFunc(hosts, func(of string) bool {
			of = strings.TrimPrefix(strings.ToLower(of), "*.")
			return host == of || strings.HasSuffix(host, "."+of)
		})
	})
}

// hostsOf returns the hosts that a text links to, in lower case.
func hostsOf(text string) []string {
	var hosts []string
	for _, found := range linkTarget().FindAllStringSubmatch(text, -1) {
		address := found[0]
		if found[1] != "" {
			address = html.UnescapeString(found[1])
		}
		if u, err := url.Parse(address); err == nil && u.Hostname() != "" {
			hosts = append(hosts, strings.ToLower(u.Hostname()))
		}
	}
	return hosts
}

// repeats reports whether nearly the same text was written not longer ago.
func (c *candidate) repeats(within time.Duration) (bool, error) {
	if c.earlier == nil {
		return false, nil
	}
	return c.earlier(c, within)
}

// wild is a text to look for, of which the ends may be open.
type wild struct {
	text        string
	front, back bool // something may stand before, or behind
	word        bool // it is looked for in the words of a text
}

// wildWord looks for a word or phrase in plain words.
func wildWord(typed string) wild {
	w := wildText(typed)
	w.word = true
	w.text = strings.TrimSpace(plainWords(w.text))
	if w.text == "" {
		return w
	}
	if !w.front {
		w.text = " " + w.text
	}
	if !w.back {
		w.text += " "
	}
	return w
}

// wildText looks for a whole text, in any case of letters.
func wildText(typed string) wild {
	text := strings.ToLower(strings.TrimSpace(typed))
	w := wild{front: strings.HasPrefix(text, "*"), back: strings.HasSuffix(text, "*")}
	w.text = strings.Trim(text, "*")
	return w
}

// in reports whether the text is there.
func (w wild) in(text string) bool {
	switch {
	case w.text == "":
		return false
	case w.word, w.front && w.back:
		return strings.Contains(text, w.text)
	case w.front:
		return strings.HasSuffix(text, w.text)
	case w.back:
		return strings.HasPrefix(text, w.text)
	}
	return text == w.text
}

func anyWild(of []wild, text string) bool {
	return slices.ContainsFunc(of, func(w wild) bool { return w.in(text) })
}
