package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// aloud ends the id of a message's form for somebody who hears it: "when.day"
// is written with a weekday's first letters, "when.day_aloud" has its name.
const aloud = "_aloud"

// Aloud returns the same words for somebody who hears them: a message that has
// a form to be read out is said so, and keys are spelled.
func (w *Words) Aloud() *Words {
	other := *w
	other.aloud = true
	return &other
}

// Spell says a key so that it can be heard: a sign by its name, and a capital
// letter as one, because both are read out as nothing or as another key.
func (w *Words) Spell(key string) string {
	for _, held := range []string{"ctrl", "alt", "shift"} {
		if rest, ok := strings.CutPrefix(key, held+"+"); ok && rest != "" {
			return w.Say("linear.held_"+held, "KEY", w.Spell(rest))
		}
	}
	first, size := utf8.DecodeRuneInString(key)
	if size < len(key) || key == "" {
		return key
	}
	if unicode.IsUpper(first) {
		return w.Say("linear.capital", "KEY", key)
	}
	if name := w.Say("linear.signs"); !unicode.IsLetter(first) {
		for pair := range strings.FieldsSeq(name) {
			if spelled, ok := strings.CutPrefix(pair, key); ok {
				return strings.ReplaceAll(spelled, "_", " ")
			}
		}
	}
	return key
}
