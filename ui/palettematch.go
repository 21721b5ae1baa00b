package ui

import (
	"slices"
	"strings"
	"unicode"

	"github.com/sahilm/fuzzy"
)

// mostRecent is how many commands the palette remembers.
const mostRecent = 5

// recentFirst returns the commands with those that were chosen last in front.
// What cannot act now comes last.
func recentFirst(all []command, recent []string) []command {
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b command) int { return recency(a, recent) - recency(b, recent) })
	return sorted
}

// recency is where a command stands when nothing is typed.
func recency(c command, recent []string) int {
	i := slices.Index(recent, c.id)
	switch {
	case i >= 0:
		return i
	case c.why != "":
		return mostRecent + 1
	}
	return mostRecent
}

// How well a command matches, the best first.
const (
	isKey    = iota // its key was typed
	begins          // its label begins so
	words           // words of its label begin so
	inside          // the words are somewhere in its label
	besides         // they are in what else it is found by
	nearly          // the letters are in its label, in this order
	unlike          // none of these
	manyNear = 3    // so many letters may be typed nearly
)

// matching returns the commands that fit what was typed, the best first, those
// that fit alike in their order.
func matching(all []command, typed string) []command {
	type match struct {
		command
		rank, score int
	}
	asked := strings.ToLower(typed)
	near := map[int]int{}
	if len([]rune(asked)) >= manyNear {
		labels := make([]string, len(all))
		for i, c := range all {
			labels[i] = c.label
		}
		for _, m := range fuzzy.Find(typed, labels) {
			near[m.Index] = m.Score
		}
	}
	var found []match
	for i, c := range all {
		rank := fit(c, typed, asked)
		score, isNear := near[i]
		switch {
		case rank < nearly:
			found = append(found, match{c, rank, 0})
		case isNear && score > 0:
			found = append(found, match{c, nearly, -score})
		}
	}
	slices.SortStableFunc(found, func(a, b match) int {
		if a.rank != b.rank {
			return a.rank - b.rank
		}
		return a.score - b.score
	})
	commands := make([]command, len(found))
	for i, m := range found {
		commands[i] = m.command
	}
	return commands
}

// fit is how well a command matches, nearly left aside. asked is what was typed,
// in lower case.
func fit(c command, typed, asked string) int {
	label := strings.ToLower(c.label)
	parts, said := strings.Fields(asked), strings.FieldsFunc(label, separates)
	all := func(has func(part string) bool) bool {
		return len(parts) > 0 && !slices.ContainsFunc(parts, func(part string) bool { return !has(part) })
	}
	switch {
	case c.key != "" && c.key == typed:
		return isKey
	case strings.HasPrefix(label, asked):
		return begins
	case all(func(part string) bool {
		return slices.ContainsFunc(said, func(word string) bool { return strings.HasPrefix(word, part) })
	}):
		return words
	case all(func(part string) bool { return strings.Contains(label, part) }):
		return inside
	case all(func(part string) bool { return strings.Contains(label+" "+strings.ToLower(c.words), part) }):
		return besides
	}
	return unlike
}

// separates reports whether words end before a character.
func separates(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
