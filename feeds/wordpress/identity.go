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

// sameWords reports whether a comment at the site is the text that was sent.
// WordPress puts its own quotes, tags and white space into a text, so only
// letters and digits are compared.
func sameWords(atSite comment, sent string) bool {
	for _, has := range []string{web.See(atSite.HTML).Text, atSite.Raw, web.See(atSite.Raw).Text} {
		for _, want := range []string{sent, web.See(sent).Text} {
			if words(want) != "" && words(has) == words(want) || words(want) == "" && strings.TrimSpace(has) == strings.TrimSpace(want) {
				return true
			}
		}
	}
	return false
}

func words(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, html.UnescapeString(s))
}
