package phrase

import (
	"strings"
	"testing"

	"tend/ui/keyboard"
	"tend/ui/text"
)

func TestEveryPlaceHasAName(t *testing.T) {
	for _, lang := range []string{"en", "de"} {
		for _, v := range keyboard.Verbs() {
			if said := Places(text.New(lang), v); said == "" || strings.Contains(said, "verbs.") {
				t.Errorf("%s in %s is met in %q", v.Name, lang, said)
			}
		}
	}
}
