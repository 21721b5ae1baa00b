package ui

import (
	"slices"
	"testing"
)

func TestHitsAreMarkedWhateverTheirCaseAndAccents(t *testing.T) {
	for name, tt := range map[string]struct {
		text, words string
		want        []string
	}{
		"beginning of a word": {"Bänke, Tische und Stühle", "tisch", []string{"Tische"}},
		"accents":             {"Die Bänke sind da", "banke", []string{"Bänke"}},
		"two words":           {"one two three", "two thr", []string{"two", "three"}},
		"quoted":              {"one two", `"two"`, []string{"two"}},
		"inside a word":       {"Werktisch", "tisch", nil},
		"nothing":             {"Werktisch", "", nil},
		"other scripts":       {"素敵な夏祭り", "素敵", []string{"素敵な夏祭り"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, h := range marks(tt.text, tt.words) {
				got = append(got, tt.text[h.from:h.to])
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("marks(%q, %q) = %q, want %q", tt.text, tt.words, got, tt.want)
			}
		})
	}
}
