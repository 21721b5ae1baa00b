package rss

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	ext "github.com/mmcdole/gofeed/extensions"
)

// dates reads when an item was published and when it was changed. raw is the
// date as the feed has it. What only says one of them says it for both.
func (o *outline) dates(e ext.Extensions) (published, updated time.Time, raw string) {
	group := e["date"]
	if group == nil {
		return published, updated, ""
	}
	pick := func(names ...string) time.Time {
		for _, name := range names {
			for _, x := range group[name] {
				words := o.run(x.Value).value()
				if raw == "" {
					raw = words
				}
				if t, ok := parseDate(words); ok {
					return t
				}
			}
		}
		return time.Time{}
	}
	published = pick("pubdate", "published", "atom-published", "issued", "atom-issued", "dcterms-issued",
		"dc-date", "date", "dcterms-date", "created", "atom-created", "dcterms-created")
	updated = pick("updated", "atom-updated", "modified", "atom-modified", "dcterms-modified", "lastmod", "lastbuilddate")
	if published.IsZero() {
		published = updated
	}
	return published, updated, raw
}

// replies reads what an item says that it answers: RFC 4685 and the source
// namespace.
func (o *outline) replies(e ext.Extensions) []reference {
	var refs []reference
	for _, r := range o.extension(e, "thr", "in-reply-to") {
		ref := reference{id: r.attr("ref"), href: page(resolve(r.base, r.attr("href")))}
		if ref.id != "" || ref.href != "" {
			refs = append(refs, ref)
		}
	}
	for _, r := range o.extension(e, "source", "inreplyto") {
		if v := r.value(); v != "" {
			refs = append(refs, reference{id: v, href: page(v)})
		}
	}
	return refs
}

// thread reads the counters and addresses that only posts have.
func (o *outline) thread(it *item, e ext.Extensions, base string) {
	it.comments = -1
	if r := o.first(e, [2]string{"wfw", "commentrss"}); r.raw != "" {
		it.commentsFeed, it.counted = page(resolve(base, r.value())), true
	}
	for _, name := range [][2]string{{"slash", "comments"}, {"thr", "total"}} {
		if r := o.first(e, name); r.raw != "" {
			it.count(r.value())
		}
	}
}

// count notes how many comments the feed counts under an item.
func (it *item) count(words string) {
	n, err := strconv.Atoi(strings.TrimSpace(words))
	if err == nil && n >= 0 {
		it.comments, it.counted = max(it.comments, n), true
	}
}

// texts chooses an item's content and its summary among the texts it has, the
// fullest first.
func (it *item) texts(candidates ...run) {
	for _, r := range candidates {
		if strings.TrimSpace(r.raw) == "" {
			continue
		}
		text := r.html()
		if strings.TrimSpace(text) == "" {
			continue
		}
		if it.html == "" {
			it.html, it.base = text, r.base
			continue
		}
		it.summary = text
		return
	}
}

// beginning cuts a text to at most n characters, at a word's end.
func beginning(text string, n int) string {
	runes := []rune(text)
	if len(runes) <= n {
		return text
	}
	cut := n
	for cut > n/2 && !unicode.IsSpace(runes[cut]) {
		cut--
	}
	if cut == n/2 {
		cut = n
	}
	return strings.TrimRightFunc(string(runes[:cut]), unicode.IsSpace) + "…"
}
