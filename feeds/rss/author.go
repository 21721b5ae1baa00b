package rss

import (
	"strings"

	"tend/feeds/web"
	"tend/store"
)

var (
	addressAndName = expression(`^\s*(?:mailto:)?(\S+@\S+)\s*\((.+)\)\s*$`)
	nameAndAddress = expression(`^\s*(.+?)\s*[(<]\s*(?:mailto:)?([^\s@<>()]+@[^\s@<>()]+)\s*[)>]\s*$`)
)

// maxName is how many characters of a name are read.
const maxName = 200

// authorNamed takes the words that name an author apart: a mail address with
// the name in brackets, or a name with the address behind it. Brackets that
// hold no address belong to the name. Of an address of a page, its last part is
// the name.
func authorNamed(words string) store.Author {
	words = beginning(strings.TrimSpace(words), maxName)
	if isWeb(words) && !strings.ContainsAny(words, " <") {
		name := words[strings.LastIndexByte(strings.TrimRight(words, "/"), '/')+1:]
		return store.Author{Name: web.Line(strings.Trim(name, "/")), URL: page(words)}
	}
	if strings.ContainsRune(words, '@') {
		if m := addressAndName().FindStringSubmatch(words); m != nil {
			return store.Author{Name: web.Line(strings.Trim(m[2], `"' `)), Contact: web.Line(m[1])}
		}
		if m := nameAndAddress().FindStringSubmatch(words); m != nil {
			return store.Author{Name: web.Line(strings.Trim(m[1], `"' `)), Contact: web.Line(m[2])}
		}
	}
	if strings.ContainsAny(words, "<&") {
		return store.Author{Name: web.Plain(words)}
	}
	return store.Author{Name: web.Line(words)}
}

// author reads a run that names a person: as words, or with elements in it as
// Atom has them.
func (r run) author() store.Author {
	text, markup := r.characters()
	if !markup {
		return authorNamed(text)
	}
	part := func(names ...string) string {
		for _, name := range names {
			if v, ok := r.child(name); ok {
				return v.value()
			}
		}
		return ""
	}
	a := store.Author{
		Name:    web.Plain(beginning(part("name", "givenname"), maxName)),
		Contact: web.Line(part("email")),
		URL:     page(resolve(r.base, part("uri", "url", "homepage"))),
	}
	if a.Name == "" {
		a.Name = a.Contact
	}
	if a.Name == "" {
		a = authorNamed(stripTags(r.raw))
	}
	return a
}

// child returns the first element within the run that has this local name.
func (r run) child(name string) (run, bool) {
	sc := scanner{s: r.raw}
	for pos := 0; ; {
		t, ok := sc.next(pos)
		if !ok {
			return run{}, false
		}
		pos = t.end
		_, local := cutName(t.name)
		if t.close || !strings.EqualFold(local, name) {
			continue
		}
		rest := r.raw[t.end:]
		if i := strings.Index(rest, "</"+t.name); i >= 0 && !t.empty {
			rest = rest[:i]
		} else {
			rest = ""
		}
		return run{name: name, raw: rest, attrs: t.attrs, base: r.base}, true
	}
}
