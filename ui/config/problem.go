package config

import (
	"cmp"
	"slices"

	"tend/ui/text"
)

// Problem is something in config.toml that tend cannot follow.
type Problem struct {
	Line int      // 0 if it is not known
	path []string // of the setting; nil if the line is none
	id   string   // of the message that says it
	args []any
	why  interface{ Say(*text.Words) string } // nil: the message says all
}

// Say says the problem and where it is, as a sentence.
func (p Problem) Say(w *text.Words) string {
	if p.Line == 0 {
		return w.Say("settings.somewhere", "X", p.What(w))
	}
	return w.Say("settings.at", "L", p.Line, "X", p.What(w))
}

// What says the problem alone, as a sentence.
func (p Problem) What(w *text.Words) string {
	if p.why != nil {
		return w.Say(p.id, append(slices.Clone(p.args), "Y", p.why.Say(w))...)
	}
	return w.Say(p.id, p.args...)
}

// First says the first of some problems, and how many more there are; "" if
// there is none.
func First(problems []Problem, w *text.Words) string {
	switch n := len(problems); n {
	case 0:
		return ""
	case 1:
		return problems[0].Say(w)
	default:
		return problems[0].Say(w) + " " + w.Say("settings.more", "N", n-1)
	}
}

// sortByLine puts problems in the order of the file.
func sortByLine(problems []Problem) {
	slices.SortStableFunc(problems, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
}
