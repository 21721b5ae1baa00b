package rss

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestEveryCodePageCanBeRead(t *testing.T) {
	seen := map[string]bool{}
	for line := range strings.Lines(codePages) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		names, _, _ := strings.Cut(line, "\t")
		for _, name := range strings.Fields(names) {
			if seen[name] || plainName(name) != name {
				t.Errorf("%s is there twice or is no plain name", name)
			}
			seen[name] = true
			page := codePage(name)
			if n := utf8.RuneCountInString(page); n != 128 && n != 256 {
				t.Errorf("%s has %d characters, want 128 or 256", name, n)
			}
		}
	}
	if len(seen) == 0 {
		t.Error("no code page can be found")
	}
}

func TestCodePagesAreFoundByTheirNames(t *testing.T) {
	for name, want := range map[string]string{
		"cp037":    "\u00a0âäàáãåçñ",
		"ibm1125":  "АБВГДЕ",
		"koi8t":    "қғ‚Ғ",
		"macgreek": "Ä¹²É³ÖÜ",
		"utf8":     "",
		"#":        "",
	} {
		if page := codePage(name); !strings.Contains(page, want) || (want == "") != (page == "") {
			t.Errorf("codePage(%q) = %.20q…, want %q in it", name, page, want)
		}
	}
}
