package query

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"tend/store"
	"tend/ui/when"
)

// Read reads a query. What cannot be read is a *Problem, the first one of the
// line.
func (r Reader) Read(typed string) (Query, error) {
	q := Query{now: r.Now, me: r.Me}
	for _, tok := range scan(typed) {
		t, p := r.term(tok)
		if p == nil && q.filled(t) {
			p = &Problem{kind: twice, key: t.key}
		}
		if p != nil {
			p.From, p.To = tok.from, tok.to
			p.Unfinished = p.Unfinished && tok.to == len(typed)
			return Query{}, p
		}
		if t.text != "" {
			q.terms = append(q.terms, t)
		}
	}
	return q, nil
}

// filled reports whether the one value that a key can have has been given, and
// is another than that of t.
func (q Query) filled(t term) bool {
	return slices.ContainsFunc(q.terms, func(before term) bool {
		return before.key == t.key && before.text != t.text && before.single() && t.single()
	})
}

// single reports whether no second term can be asked beside this one: a thing
// has one author, and what has words of a title in it needs only one such term.
func (t term) single() bool {
	switch t.key {
	case claimed, about, marker, rule:
		return true
	case from:
		return t.text != "newcomer" && t.text != "team"
	}
	return false
}

// ReadTyped reads a query while it is being typed. Its last word is left out as
// long as it may become a key: from is not searched for on the way to from:.
func (r Reader) ReadTyped(typed string) (Query, error) {
	tokens := scan(typed)
	if len(tokens) > 0 {
		if last := tokens[len(tokens)-1]; last.to == len(typed) && last.mayBeKey() {
			typed = typed[:last.from]
		}
	}
	return r.Read(typed)
}

// mayBeKey reports whether a word is a key so far, from its second letter on.
func (tok token) mayBeKey() bool {
	if tok.key != "" || tok.quoted || tok.minus || len(tok.text) < 2 {
		return false
	}
	return slices.ContainsFunc(keys(), func(k key) bool {
		return strings.HasPrefix(k.name("en"), strings.ToLower(tok.text)) || strings.HasPrefix(k.name("de"), strings.ToLower(tok.text))
	})
}

// Check reports what cannot be read in a query, the names of sources left
// aside. It is a *Problem, or nil.
func Check(typed string) error {
	_, err := Reader{Now: time.Unix(0, 0).UTC(), unasked: true}.Read(typed)
	return err
}

// AsksSource reports whether a query names a source, so that it can only be
// read by a Reader that knows them.
func AsksSource(typed string) bool {
	return slices.ContainsFunc(scan(typed), func(tok token) bool {
		k, known := keyOf(tok.key)
		return known && k == source
	})
}

// term reads one token.
func (r Reader) term(tok token) (term, *Problem) {
	t := term{sign: tok.sign, text: strings.Join(strings.Fields(tok.text), " ")}
	if tok.key == "" {
		t.phrase = tok.quoted
		if tok.minus {
			t.sign = "-"
		}
		if !strings.ContainsFunc(t.text, wordRune) { // nothing to look for
			t.text = ""
		}
		return t, nil
	}
	var known bool
	t.key, known = keyOf(tok.key)
	switch {
	case !known:
		return t, &Problem{kind: badKey, text: tok.key}
	case tok.minus:
		return t, &Problem{kind: badMinus, key: t.key}
	case t.sign != "" && t.key != age && t.key != date && t.key != due:
		return t, &Problem{kind: badSign, key: t.key}
	case t.text == "":
		return t, &Problem{kind: lacking, key: t.key, Unfinished: true, good: r.offers(t.key)}
	}
	return r.value(t)
}

// value reads what stands behind a key.
func (r Reader) value(t term) (term, *Problem) {
	if known, ok := t.key.valueOf(t.text); ok {
		t.text = known
		return t, nil
	}
	switch t.key {
	case is, has:
		return t, &Problem{kind: badValue, key: t.key, text: t.text, Unfinished: r.begins(t), good: r.offers(t.key)}
	case from, claimed, about, marker, rule:
		if !strings.ContainsFunc(t.text, wordRune) {
			return t, &Problem{kind: lacking, key: t.key, Unfinished: true, good: r.offers(t.key)}
		}
	case source:
		t.sources = r.sources(t.text)
		if len(t.sources) == 0 && !r.unasked {
			return t, &Problem{kind: badSource, key: t.key, text: t.text, good: r.offers(t.key)}
		}
	case age:
		return readAge(t)
	case date:
		return r.readDate(t)
	case due:
		return r.readDue(t)
	}
	return t, nil
}

// readAge reads a span; without a sign it is how old a thing is at least.
func readAge(t term) (term, *Problem) {
	span, ok := when.ParseSpan(t.text)
	if !ok {
		begun := !strings.ContainsFunc(t.text, func(r rune) bool { return !unicode.IsDigit(r) })
		return t, &Problem{kind: badAge, key: t.key, text: t.text, Unfinished: begun}
	}
	const day = 24 * time.Hour
	t.span = span
	switch {
	case span%day == 0:
		t.text = fmt.Sprintf("%dd", span/day)
	case span%time.Hour == 0:
		t.text = fmt.Sprintf("%dh", span/time.Hour)
	default:
		t.text = fmt.Sprintf("%dmin", span/time.Minute)
	}
	if t.sign == "" {
		t.sign = ">"
	}
	return t, nil
}

// readDue reads a day. It is printed as it was typed: a view that says Friday
// means the next one.
func (r Reader) readDue(t term) (term, *Problem) {
	m, ok := when.Parse(t.text, r.Now)
	if !ok {
		return t, &Problem{kind: badDue, key: t.key, text: t.text, Unfinished: true}
	}
	t.text = strings.ToLower(t.text)
	t.from, t.to = m.Time, m.Time.Add(time.Minute)
	if m.WholeDay {
		y, month, d := m.Time.Date()
		t.to = time.Date(y, month, d+1, 0, 0, 0, 0, m.Time.Location())
	}
	return t, nil
}

// readDate reads the day or the month in which something was published, which
// is not to come.
func (r Reader) readDate(t term) (term, *Problem) {
	unread := false
	if month, err := time.ParseInLocation("2006-01", t.text, r.Now.Location()); err == nil {
		t.from, t.to = month, month.AddDate(0, 1, 0)
	} else {
		var p *Problem
		t, p = r.readDue(t)
		unread = p != nil
	}
	if unread || t.from.After(r.Now) && !r.unasked {
		return t, &Problem{kind: badDate, key: t.key, text: t.text, Unfinished: unread}
	}
	return t, nil
}

// sources returns the sources with a name: the one that is called so, else
// those whose name begins so, else those that have it in their name.
func (r Reader) sources(name string) []int64 {
	name = strings.ToLower(name)
	for _, fits := range []func(string) bool{
		func(s string) bool { return s == name },
		func(s string) bool { return strings.HasPrefix(s, name) },
		func(s string) bool { return strings.Contains(s, name) },
	} {
		var ids []int64
		for _, s := range r.Sources {
			if fits(strings.ToLower(s.Name)) {
				ids = append(ids, s.ID)
			}
		}
		if len(ids) > 0 {
			return ids
		}
	}
	return nil
}

// offers are the values that a key can have, as they are read.
func (r Reader) offers(k key) []value {
	if k != source {
		return k.values()
	}
	names := make([]value, len(r.Sources))
	for i, s := range r.Sources {
		names[i] = value{s.Name, s.Name}
	}
	slices.SortFunc(names, func(a, b value) int { return strings.Compare(strings.ToLower(a.en), strings.ToLower(b.en)) })
	return names
}

// begins reports whether a value of the key begins as the term does.
func (r Reader) begins(t term) bool {
	begun := plain(t.text)
	return slices.ContainsFunc(t.key.values(), func(v value) bool {
		return strings.HasPrefix(plain(v.en), begun) || strings.HasPrefix(plain(v.de), begun)
	})
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// idsOf returns the sources that all terms about sources agree on, and whether
// there are such terms.
func (q Query) idsOf() (ids []int64, asked bool) {
	for _, t := range q.terms {
		switch {
		case t.key != source:
		case !asked:
			ids, asked = t.sources, true
		default:
			ids = slices.DeleteFunc(slices.Clone(ids), func(id int64) bool { return !slices.Contains(t.sources, id) })
		}
	}
	return ids, asked
}

// kinds of what a query is asked for.
const (
	posts    = store.KindPost
	comments = store.KindComment
)
