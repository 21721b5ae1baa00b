package replies

import "strings"

// Language guesses the language of a text from its small words: "de", "en",
// "fr", "es", "it" or "nl"; "" if it cannot be told. For a text of some
// sentences that is enough, and costs no table of letters.
func Language(text string) string {
	counts := map[string]int{}
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !('a' <= r && r <= 'z' || r > 127 || r == '\'') })
	for _, word := range words {
		for _, lang := range languagesOf(word) {
			counts[lang]++
		}
	}
	best, second := "", ""
	for _, lang := range []string{"de", "en", "fr", "es", "it", "nl"} {
		switch {
		case best == "" || counts[lang] > counts[best]:
			best, second = lang, best
		case second == "" || counts[lang] > counts[second]:
			second = lang
		}
	}
	if counts[best] < 2 && len(words) > 4 || counts[best] == 0 || counts[best] == counts[second] {
		return ""
	}
	return best
}

// languagesOf returns the languages in which a word is a small one.
func languagesOf(word string) []string {
	switch word {
	case "und", "ich", "nicht", "das", "ist", "wir", "für", "ein", "eine", "mit", "auf", "auch", "es", "wie", "noch",
		"beim", "zum", "zur", "der", "dem", "bei", "wann", "gibt", "danke", "schon", "sind", "sie", "von", "zu", "hallo":
		if word == "es" {
			return []string{"de", "es"}
		}
		return []string{"de"}
	case "the", "and", "is", "to", "of", "you", "that", "it", "for", "with", "this", "are", "have", "what", "how", "when",
		"we", "my", "at", "be", "there", "can", "would", "thanks", "please", "your", "i", "hello":
		return []string{"en"}
	case "le", "les", "et", "vous", "est", "pas", "pour", "dans", "avec", "bonjour", "merci", "nous", "du", "au", "une":
		return []string{"fr"}
	case "el", "los", "las", "y", "que", "por", "para", "con", "gracias", "hola", "está", "una", "cuando", "muy":
		return []string{"es"}
	case "il", "lo", "gli", "che", "per", "sono", "grazie", "ciao", "anche", "della", "è", "questo", "quando", "molto":
		return []string{"it"}
	case "het", "een", "niet", "van", "ik", "je", "dat", "voor", "zijn", "ook", "bedankt", "hoi", "wanneer", "wij", "op":
		if word == "je" {
			return []string{"fr", "nl"}
		}
		return []string{"nl"}
	}
	return nil
}
