package wordpress

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"tend/feeds/web"
)

// fingerprint stands for an address where only its sameness matters.
func fingerprint(address string) string {
	sum := sha256.Sum256([]byte(strings.ToLower(strings.TrimSpace(address))))
	return hex.EncodeToString(sum[:8])
}

// sameText reports whether a comment at the site is the text that was sent.
// WordPress puts tags, entities and white space of its own into a text, and
// shows it with typographic signs; all else must be the same, because "250 €"
// may be corrected to "2.50 €".
func sameText(atSite comment, sent string) bool { return same(atSite, sent, typed) }

// sameWords is sameText for letters and digits only. It finds the reply that
// the site says it has already, whatever a plugin made of its signs.
func sameWords(atSite comment, sent string) bool { return same(atSite, sent, words) }

// same compares, by what of leaves of a text, how the site shows a comment and
// how it keeps it with what was sent, with and without tags.
func same(atSite comment, sent string, of func(string) string) bool {
	for _, has := range []string{web.See(atSite.HTML).Text, atSite.Raw, web.See(atSite.Raw).Text} {
		for _, want := range []string{sent, web.See(sent).Text} {
			if of(want) != "" && of(has) == of(want) {
				return true
			}
		}
	}
	return false
}

// typed is a text with the signs that a keyboard has, without white space.
// Quotes are all the same, and so are dashes however long: WordPress chooses
// among them.
func typed(s string) string {
	s = strings.NewReplacer(
		"…", "...", "×", "x", "™", "(tm)",
		`"`, "'", "“", "'", "”", "'", "„", "'", "″", "'", "‘", "'", "’", "'", "′", "'", "`", "'",
		"–", "-", "—", "-",
	).Replace(html.UnescapeString(s))
	var last rune
	return strings.Map(func(r rune) rune {
		again := r == last && (r == '-' || r == '\'')
		last = r
		if again || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func words(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, html.UnescapeString(s))
}
