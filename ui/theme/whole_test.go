package theme

import "testing"

func TestWholeKeepsSentences(t *testing.T) {
	signs := New(Options{}).Signs
	for name, tt := range map[string]struct {
		text  string
		cells int
		want  string
	}{
		"room for all":           {"One. Two.", 9, "One. Two."},
		"room for one":           {"One. Two.", 8, "One."},
		"room for two":           {"One. Two. Three.", 12, "One. Two."},
		"a first one too long":   {"A long one. Two.", 5, "A long one."},
		"one of them only":       {"Only one here", 5, "Only one here"},
		"a semicolon":            {"none. n writes one; only here", 20, "none. n writes one"},
		"a number is no end":     {"Bis Fr 3. Juli gilt es. Dann nicht.", 24, "Bis Fr 3. Juli gilt es."},
		"a date alone, too long": {"Bis Fr 3. Juli gilt es.", 10, "Bis Fr 3. Juli gilt es."},
		"nothing":                {"", 0, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := signs.Whole(tt.text, tt.cells); got != tt.want {
				t.Errorf("Whole(%q, %d) = %q, want %q", tt.text, tt.cells, got, tt.want)
			}
		})
	}
}
