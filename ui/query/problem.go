package query

import (
	"strings"

	"tend/feeds/web"
	"tend/ui/text"
)

// Problem is a term that cannot be read.
type Problem struct {
	From, To   int  // its place in what was typed, in bytes
	Unfinished bool // it is still being typed and may become right

	kind kind
	key  key
	text string  // what is wrong
	good []value // what would be right
}

// kind is what is wrong with a term.
type kind int

const (
	badKey kind = iota
	badMinus
	badSign
	lacking
	badValue
	badSource
	badAge
	badDate
	badDue
	twice
)

// Error says the problem in English.
func (p *Problem) Error() string { return p.Say(text.New("en")) }

// Say says the problem as a sentence, and what would be right.
func (p *Problem) Say(w *text.Words) string {
	lang, wrong := w.Lang(), web.Line(p.text)
	name := p.key.name(lang)
	switch p.kind {
	case badKey:
		var names []string
		for _, k := range keys() {
			names = append(names, k.name(lang)+":")
		}
		return w.Say("query.key", "X", wrong, "GOOD", strings.Join(names, " "))
	case badMinus:
		return w.Say("query.minus", "KEY", name)
	case badSign:
		return w.Say("query.sign", "KEY", name)
	case twice:
		return w.Say("query.twice", "KEY", name)
	case badAge:
		return w.Say("query.age", "X", wrong, "GOOD", strings.Join(age.examples(lang), ", "))
	case badDate:
		return w.Say("query.date", "X", wrong, "GOOD", strings.Join(date.examples(lang), ", "))
	case badDue:
		return w.Say("query.due", "X", wrong, "GOOD", strings.Join(due.examples(lang), ", "))
	case badSource:
		if len(p.good) == 0 {
			return w.Say("query.no_sources")
		}
		return w.Say("query.source", "X", wrong, "GOOD", p.goodWords(lang))
	case lacking:
		return w.Say("query.lacking", "KEY", name, "GOOD", p.goodWords(lang))
	}
	return w.Say("query.value", "KEY", name, "X", wrong, "GOOD", p.goodWords(lang))
}

// goodWords lists what would be right.
func (p *Problem) goodWords(lang string) string {
	const most = 12
	good := p.key.examples(lang)
	for i, v := range p.good {
		if i == most {
			good = append(good, "…")
			break
		}
		good = append(good, v.in(lang))
	}
	if len(good) == 0 { // a name
		good = append(good, "jonas")
	}
	return strings.Join(good, ", ")
}
