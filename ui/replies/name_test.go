package replies

import (
	"strings"
	"testing"
)

func TestANameMustDoForAFile(t *testing.T) {
	long := strings.Repeat("ü", mostLetters)
	for name, want := range map[string]bool{
		"thanks": true, "Grüße-2": true, "спасибо_1": true, "1st": true, long: true,
		"": false, "-thanks": false, "_x": false, "../passwd": false, "a/b": false,
		"a b": false, "a.de": false, "a\xff": false, "a\x00": false, long + "n": false,
	} {
		if got := Nameable(name); got != want {
			t.Errorf("Nameable(%q) = %v, want %v", name, got, want)
		}
	}
}
