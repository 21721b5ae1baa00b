package query

import "strings"

// key says what a term is about.
type key int

// The keys, in the order in which they are offered.
const (
	words key = iota // none: words of the text
	is
	from
	age
	date
	source
	has
	claimed
	due
	about
	marker
	rule
)

// keys are all keys that are written.
func keys() []key { return []key{is, from, age, date, source, has, claimed, due, about, marker, rule} }

// keyOf reads a key in either language.
func keyOf(name string) (key, bool) {
	switch strings.ToLower(name) {
	case "is", "ist":
		return is, true
	case "from", "von":
		return from, true
	case "age", "alter":
		return age, true
	case "date", "datum":
		return date, true
	case "source", "quelle":
		return source, true
	case "has", "hat":
		return has, true
	case "claimed", "bei":
		return claimed, true
	case "due", "fällig", "faellig":
		return due, true
	case "about", "zu":
		return about, true
	case "marker", "marke":
		return marker, true
	case "rule", "regel":
		return rule, true
	}
	return words, false
}

// name is how a key is written in a language.
func (k key) name(lang string) string {
	english := [...]string{"", "is", "from", "age", "date", "source", "has", "claimed", "due", "about", "marker", "rule"}
	german := [...]string{"", "ist", "von", "alter", "datum", "quelle", "hat", "bei", "fällig", "zu", "marke", "regel"}
	if lang == "de" {
		return german[k]
	}
	return english[k]
}

// value is a word that a key can be followed by.
type value struct{ en, de string }

// in is how the value is written in a language.
func (v value) in(lang string) string {
	if lang == "de" {
		return v.de
	}
	return v.en
}

// values are the words that a key knows; others have names, spans or dates.
func (k key) values() []value {
	switch k {
	case is:
		return []value{
			{"held", "prüfen"},
			{"open", "offen"},
			{"pending", "wartend"},
			{"unread", "ungelesen"},
			{"waiting", "wartet"},
			{"done", "erledigt"},
			{"late", "spät"},
			{"overdue", "überfällig"},
			{"spam", "spam"},
			{"trash", "papierkorb"},
			{"gone", "verschwunden"},
			{"any", "alle"},
		}
	case from:
		return []value{{"newcomer", "neu"}, {"team", "team"}}
	case has:
		return []value{{"link", "link"}, {"question", "frage"}, {"note", "notiz"}, {"task", "aufgabe"}, {"marker", "marke"}}
	case claimed:
		return []value{{"me", "mir"}, {"nobody", "niemand"}}
	}
	return nil
}

// valueOf reads one of the words a key knows, in either language. Umlauts may
// be missing.
func (k key) valueOf(text string) (string, bool) {
	text = plain(text)
	for _, v := range k.values() {
		if text == plain(v.en) || text == plain(v.de) {
			return v.en, true
		}
	}
	return "", false
}

// examples are values of the keys that know no words.
func (k key) examples(lang string) []string {
	switch {
	case k == age && lang == "de":
		return []string{">3t", "<2h"}
	case k == age:
		return []string{">3d", "<2h"}
	case k == date && lang == "de":
		return []string{"gestern", "2026-06", "<2026-06-15"}
	case k == date:
		return []string{"yesterday", "2026-06", "<2026-06-15"}
	case k == due && lang == "de":
		return []string{"heute", "<fr", ">fr"}
	case k == due:
		return []string{"today", "<fri", ">fri"}
	}
	return nil
}

// plain is a word in lower case, its umlauts written as plain letters.
func plain(s string) string {
	return strings.NewReplacer("ä", "a", "ö", "o", "ü", "u", "ae", "a", "ue", "u", "oe", "o").Replace(strings.ToLower(s))
}
