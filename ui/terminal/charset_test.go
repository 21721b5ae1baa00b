package terminal

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// locale is an environment with that locale.
func locale(name string) func(string) string {
	return func(key string) string {
		if key == "LANG" {
			return name
		}
		return ""
	}
}

func TestCharsetIsThatOfTheLocale(t *testing.T) {
	for name, want := range map[string]string{
		"": "ä山€", "de_DE.UTF-8": "ä山€", "C.utf8": "ä山€", "en_US.utf8@x": "ä山€",
		"C": "a??E", "POSIX": "a??E", "C.ANSI_X3.4-1968": "a??E", "xx_YY": "a??E", "de_DE.nonsense": "a??E",
		"de_DE": "\xe4??E", "de_DE.ISO-8859-1": "\xe4??E", "de_DE.iso88591": "\xe4??E", "de_DE.ISO8859-1": "\xe4??E",
		"de_DE@euro": "\xe4??\xa4", "de_DE.ISO-8859-15@euro": "\xe4??\xa4", "fr_FR.iso885915@euro": "\xe4??\xa4",
		"ja_JP.eucJP": "a\xbb\xb3E", "ja_JP.EUC-JP": "a\xbb\xb3E", "ru_RU.KOI8-R": "a??E",
		"de_DE.CP1252": "\xe4??E", // its euro is a command to terminals
	} {
		if got := string(CharsetOf(locale(name)).Encode("ä山€")); got != want {
			t.Errorf("in %q it is written %q, want %q", name, got, want)
		}
	}
}

func TestWhatCannotBeWrittenIsLegibleAndAsWide(t *testing.T) {
	ascii := CharsetOf(locale("C"))
	for text, want := range map[string]string{
		"Schlüssel für Straße":  "Schlussel fur Strase",
		"e\u0301te\u0301":       "ete",
		"Łódź, Ångström, İzmir": "Lodz, Angstrom, Izmir",
		"„Ja“ – “no” … 3×":      "\"Ja\" - \"no\" . 3x",
		"Привет, Київ":          "Privet, Kiiv",
		"Καλημέρα":              "Kalimera",
		"ＡＢ ﬁ ½":                "A B  f 1",
		"山田":                    "????",
		"שלום":                  "????",
		"▐ held ◉ │":            "| held o |",
		"\x1b[31mä\x1b[m":       "\x1b[31ma\x1b[m",
	} {
		got := string(ascii.Encode(text))
		if got != want {
			t.Errorf("%q is written %q, want %q", text, got, want)
		}
		if ansi.StringWidthWc(got) != ansi.StringWidthWc(text) {
			t.Errorf("%q takes %d cells as %q, want %d", text, ansi.StringWidthWc(got), got, ansi.StringWidthWc(text))
		}
	}
}

func TestTablesOfLikenessesFit(t *testing.T) {
	for _, table := range [][2]string{{signs, signsAlike}, {latin, latinAlike}, {greek, greekAlike}, {cyril, cyrilAlike}} {
		if got, want := len(table[1]), utf8.RuneCountInString(table[0]); got != want {
			t.Errorf("%d likenesses for %d characters %s", got, want, table[0])
		}
	}
}

func TestWhatIsTypedIsRead(t *testing.T) {
	for name, tt := range map[string]struct{ locale, typed, want string }{
		"Latin-1":          {"de_DE.ISO-8859-1", "gr\xfcn", "grün"},
		"UTF-8 all along":  {"de_DE.ISO-8859-1", "grün", "grün"},
		"nothing is said":  {"C", "gr\xfcn", "grün"},
		"Japanese":         {"ja_JP.eucJP", "\xbb\xb3", "山"},
		"UTF-8, not UTF-8": {"de_DE.UTF-8", "\xfc", "\xfc"},
		"Cyrillic":         {"ru_RU.KOI8-R", "\xd0\xd2", "пр"},
	} {
		if got := string(CharsetOf(locale(tt.locale)).Decode([]byte(tt.typed))); got != tt.want {
			t.Errorf("%s: %q is read as %q, want %q", name, tt.typed, got, tt.want)
		}
	}
}

func TestOutputWritesWholeCharacters(t *testing.T) {
	path := filepath.Join(t.TempDir(), "screen")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := NewOutput(f, CharsetOf(locale("de_DE.ISO-8859-1")))
	for i := range len("grün") {
		if n, err := out.Write([]byte("grün"[i : i+1])); n != 1 || err != nil {
			t.Fatalf("wrote %d, %v", n, err)
		}
	}
	got, err := os.ReadFile(path)
	if want := "gr\xfcn"; err != nil || string(got) != want {
		t.Errorf("written: %q, %v, want %q", got, err, want)
	}
}

func FuzzEncodingKeepsCellsAndCommands(f *testing.F) {
	f.Add("Łódź 山田 👩‍👩‍👧 e\u0301", "C")
	f.Add("\x1b[31m\u009b\x85", "de_DE.CP1252")
	f.Fuzz(func(t *testing.T, text, name string) {
		c := CharsetOf(locale(name))
		got := c.Encode(text)
		if c.ascii {
			if i := bytes.IndexFunc(got, func(r rune) bool { return r >= utf8.RuneSelf }); i >= 0 {
				t.Errorf("%q is written %q", text, got)
			}
		}
		if strings.Count(string(got), "\x1b") != strings.Count(text, "\x1b") {
			t.Errorf("%q is written with other commands: %q", text, got)
		}
	})
}
