// Package query is the language in which somebody says what a list is to show.
// It is spoken in the search line, in config.toml's views and on the command
// line.
//
//	query = { term }
//	term  = ["-"] word | ["-"] '"' words '"' | key ":" ["<" | ">"] value
//	value = word | '"' words '"'
//
// A word finds what begins so, "words in quotes" are found next to each other,
// and what has a minus before it must not be there. The keys narrow that:
//
//	is:       held open pending unread waiting done late overdue spam trash gone any
//	source:   a source's name or its beginning
//	from:     newcomer team, or the beginning of a name
//	age:      >3d older than three days, <2h younger than two hours
//	date:     2026-06-15 that day, 2026-06 that month, <… before it, >… after it
//	has:      link question note task
//	claimed:  me nobody, or the beginning of a name
//	due:      fri that day, <fri before it, >fri after it
//	about:    words of the post's title, or of what a task is about
//
// Keys and values are read in English and German (ist:prüfen von:neu). All
// terms must hold; claimed:, about: and a name behind from: are asked once. Without words and without is:, only what is on the desk is
// shown; is:any looks everywhere.
//
// Its one rule: nothing that somebody typed is guessed at. What cannot be read
// is a Problem that knows its place and what would be right there.
package query

import (
	"strings"
	"time"

	"tend/store"
)

// Query is what somebody looks for. The zero Query looks for nothing.
type Query struct {
	terms []term
	now   time.Time
	me    string
}

// term is one condition of a query.
type term struct {
	key    key
	sign   string // "-" before words; "<" or ">" before a value
	text   string // as it is printed
	phrase bool   // of words: next to each other

	sources []int64       // of source
	span    time.Duration // of age
	from    time.Time     // of date and due: the beginning of the day, or the moment
	to      time.Time     // and its end
}

// Reader reads queries. It knows what the names in them stand for.
type Reader struct {
	Now     time.Time
	Me      string // who sits at the desk
	Sources []store.SourceName

	unasked bool // nobody has said which sources there are: any name will do
}

// Empty reports whether the query looks for nothing.
func (q Query) Empty() bool { return len(q.terms) == 0 }

// String prints the query in its one form: English keys and values, no more
// blanks and quotes than needed. Read again, it is the same query.
func (q Query) String() string { return q.In("en") }

// In prints the query with the keys and values of a language.
func (q Query) In(lang string) string {
	printed := make([]string, len(q.terms))
	for i, t := range q.terms {
		printed[i] = t.in(lang)
	}
	return strings.Join(printed, " ")
}

func (t term) in(lang string) string {
	text := t.text
	for _, v := range t.key.values() {
		if v.en == text {
			text = v.in(lang)
		}
	}
	if t.phrase || strings.ContainsAny(text, " \t") || t.key == words && strings.Contains(text, ":") ||
		t.key != words && strings.IndexAny(text, "<>") == 0 {
		text = `"` + text + `"`
	}
	if t.key == words {
		return t.sign + text
	}
	return t.key.name(lang) + ":" + t.sign + text
}

// Marked returns the words that must be there, for marking them in a text.
func (q Query) Marked() string {
	var list []string
	for _, t := range q.terms {
		if t.key == words && t.sign == "" {
			list = append(list, t.text)
		}
	}
	return strings.Join(list, " ")
}

// searched returns the words as the store's search takes them, apart from
// those that must not be there if there are no others.
func (q Query) searched() (wanted, unwanted string) {
	var with, without []string
	for _, t := range q.terms {
		switch {
		case t.key != words:
		case t.sign == "-":
			without = append(without, term{text: t.text, phrase: t.phrase}.in("en"))
		default:
			with = append(with, t.in("en"))
		}
	}
	if len(with) == 0 {
		return "", strings.Join(without, " ")
	}
	for _, text := range without {
		with = append(with, "-"+text)
	}
	return strings.Join(with, " "), ""
}
