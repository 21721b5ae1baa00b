package config

import (
	"cmp"
	"slices"

	"tend/ui/text"
)

// Problem is something in config.toml that tend cannot follow.
type Problem struct {
	Line int    // 0 if it is not known
	Key  string // the setting, unless the line is none
	Text string // the line, if it is none
	Good string // values that the setting may have
	kind kind
}

// kind is what is wrong.
type kind int

const (
	badLine kind = iota
	badKey
	badValue
)

// Say says the problem as a sentence.
func (p Problem) Say(w *text.Words) string {
	switch p.kind {
	case badKey:
		return w.Say("settings.key", "L", p.Line, "X", p.Key)
	case badValue:
		return w.Say("settings.value", "L", p.Line, "X", p.Key, "Y", p.Good)
	}
	return w.Say("settings.line", "L", p.Line, "X", p.Text)
}

// sortByLine puts problems in the order of the file.
func sortByLine(problems []Problem) {
	slices.SortStableFunc(problems, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
}
