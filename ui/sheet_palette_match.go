package ui

import (
	"slices"
	"strings"
	"unicode"

	"github.com/sahilm/fuzzy"
)

// mostRecent is how many commands the palette remembers.
const mostRecent = 5

// ranked returns commands as they are to be read: what can be done to the thing
// in focus, what was chosen last, everything else, and at the end what cannot
// act now.
func ranked(all []command, recent []string) []command {
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b command) int { return a.place(recent) - b.place(recent) })
	return sorted
}

// place is where a command stands among others that fit as well.
func (c command) place(recent []string) int {
	i := slices.Index(recent, c.id)
	switch {
	case c.why != "":
		return mostRecent + 2
	case c.here:
		return 0
	case i >= 0:
		return 1 + i
	}
	return mostRecent + 1
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
// that fit alike in their order, with the letters that fit.
func matching(all []command, typed string) []command {
	type match struct {
		command
		rank, score int
	}
	asked := strings.ToLower(typed)
	near := map[int]fuzzy.Match{}
	if len([]rune(asked)) >= manyNear {
		labels := make([]string, len(all))
		for i, c := range all {
			labels[i] = c.label
		}
		for _, m := range fuzzy.Find(typed, labels) {
			near[m.Index] = m
		}
	}
	var found []match
	for i, c := range all {
		rank := fit(c, typed, asked)
		like, isNear := near[i]
		switch {
		case rank < nearly:
			c.hits = lettersOf(c.label, asked, rank)
			found = append(found, match{c, rank, 0})
		case isNear && like.Score > 0:
			c.hits = like.MatchedIndexes
			found = append(found, match{c, nearly, -like.Score})
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

// lettersOf returns which bytes of a label begin a letter that was typed.
func lettersOf(label, asked string, rank int) []int {
	lower := strings.ToLower(label)
	if len(lower) != len(label) { // the places are others
		return nil
	}
	parts := strings.Fields(asked)
	switch rank {
	case isKey:
		return nil
	case begins:
		parts = []string{asked}
	}
	var hits []int
	for _, part := range parts {
		at := strings.Index(lower, part)
		for rank == words && at > 0 && !separates(rune(lower[at-1])) { // a word begins so
			next := strings.Index(lower[at+1:], part)
			if next < 0 {
				break
			}
			at += 1 + next
		}
		if at < 0 {
			continue // it is in what else the command is found by
		}
		for i := range label[at : at+len(part)] {
			hits = append(hits, at+i)
		}
	}
	slices.Sort(hits)
	return slices.Compact(hits)
}

// separates reports whether words end before a character.
func separates(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
