package keyboard

import (
	"slices"
	"unicode"
)

// Latin returns the letter that stands in the place of a Cyrillic, Greek or
// Hebrew one on a Latin keyboard, and whether it is known.
func Latin(r rune) (rune, bool) {
	const latin = "qwertyuiopasdfghjklzxcvbnm"
	lower := unicode.ToLower(r)
	for _, layout := range []string{
		"йцукенгшщзфывапролдячсмить", // Russian
		"йцукенгшщзфівапролдячсмить", // Ukrainian
		";ςερτυθιοπασδφγηξκλζχψωβνμ", // Greek
		"/'קראטוןםפשדגכעיחלךזסבהנמצ", // Hebrew
	} {
		i := slices.Index([]rune(layout), lower)
		switch {
		case i < 0 || lower < unicode.MaxASCII:
		case unicode.IsUpper(r):
			return unicode.ToUpper(rune(latin[i])), true
		default:
			return rune(latin[i]), true
		}
	}
	return 0, false
}
