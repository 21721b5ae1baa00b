package ui

import (
	"slices"
	"testing"
)

func TestOnlyWebAddressesReachTheBrowser(t *testing.T) {
	for address, want := range map[string]string{
		"https://blog.example/a?b=c#d": "https://blog.example/a?b=c#d",
		"http://blog.example":          "http://blog.example",
		"HTTPS://blog.example/ä":       "https://blog.example/%C3%A4",
		"file:///etc/passwd":           "",
		"javascript:alert(1)":          "",
		"data:text/html,x":             "",
		"--help":                       "",
		"https://user:pw@blog.example": "",
		"https:///nohost":              "",
		"ssh://host":                   "",
		"":                             "",
		"http://%zz":                   "",
	} {
		got, ok := browsable(address)
		if got != want || ok != (want != "") {
			t.Errorf("browsable(%q) = %q, %v, want %q", address, got, ok, want)
		}
	}
}

func TestLinksOfATextAreFoundOnce(t *testing.T) {
	source := `<p>See <a href="https://a.example/x">the <b>plan</b></a>, <a href="https://a.example/x">again</a>,
		<a href="javascript:x">no</a> and <a class="u" href="http://b.example">b</a></p>`
	got := findLinks(source)
	want := []link{{"the plan", "https://a.example/x"}, {"b", "http://b.example"}}
	if !slices.Equal(got, want) {
		t.Errorf("findLinks = %v, want %v", got, want)
	}
}

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
