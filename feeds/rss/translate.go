package rss

import (
	"cmp"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// dates reads when an item was published and when it was changed. raw is the
// date as the feed has it. What only says one of them says it for both.
func (list runs) dates() (published, updated time.Time, raw string) {
	published, raw = list.date("pubdate", "published", "atom:published", "issued", "atom:issued", "dcterms:issued",
		"dc:date", "date", "dcterms:date", "created", "atom:created", "dcterms:created")
	updated, changed := list.date("updated", "atom:updated", "modified", "atom:modified", "dcterms:modified", "lastmod",
		"lastbuilddate")
	if published.IsZero() {
		published = updated
	}
	return published, updated, cmp.Or(raw, changed)
}

// date reads the first of the elements with these names that has a date in it
// that can be read.
func (list runs) date(names ...string) (t time.Time, raw string) {
	for _, name := range names {
		for _, r := range list {
			if r.name != name {
				continue
			}
			words := r.value()
			if t, ok := parseDate(words); ok {
				return t, words
			}
			raw = cmp.Or(raw, words)
		}
	}
	return time.Time{}, raw
}

// replies reads what an item says that it answers: RFC 4685 and the source
// namespace.
func (list runs) replies() []reference {
	var refs []reference
	for _, r := range list {
		switch r.name {
		case "thr:in-reply-to":
			ref := reference{id: r.attr("ref"), href: page(resolve(r.base, r.attr("href")))}
			if ref.id != "" || ref.href != "" {
				refs = append(refs, ref)
			}
		case "source:inreplyto":
			if v := r.value(); v != "" {
				refs = append(refs, reference{id: v, href: page(v)})
			}
		}
	}
	return refs
}

// thread reads the counters and addresses that only posts have.
func (it *item) thread(list runs, base string) {
	it.comments = -1
	for _, r := range list {
		switch r.name {
		case "wfw:commentrss":
			// WordPress with plain permalinks escapes this one twice.
			it.commentsFeed, it.counted = page(resolve(base, decodeReferences(r.value()))), true
		case "slash:comments", "thr:total":
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
	if len(text) <= n {
		return text
	}
	runes := []rune(text[:min(len(text), 4*n+4)])
	if len(runes) <= n {
		return strings.ToValidUTF8(text, "")
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
