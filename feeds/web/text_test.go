package web

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

func TestLineLeavesNothingThatActsOnATerminal(t *testing.T) {
	for name, tt := range map[string]struct{ in, want string }{
		"plain":               {"Hallo Welt", "Hallo Welt"},
		"umlauts":             {"Grüße, façade – „so“", "Grüße, façade – „so“"},
		"CJK":                 {"日本語　テスト", "日本語　テスト"},
		"Arabic":              {"مرحبا", "مرحبا"},
		"white space":         {" \t a \r\n b\u00a0\u2003c\u2028d\u0085e \n", "a b c d e"},
		"escape sequence":     {"a\x1b[31mb\x1b]0;x\x07", "a␛[31mb␛]0;x␇"},
		"NUL and DEL":         {"a\x00b\x7f", "a␀b␡"},
		"C1":                  {"a\u009b31mb\u0090", "a\uFFFD31mb\uFFFD"},
		"bad bytes":           {"a\xffb\xc3", "a\uFFFDb\uFFFD"},
		"replacement kept":    {"a\uFFFDb", "a\uFFFDb"},
		"bidi":                {"a\u202eb\u2066c\u200f", "abc"},
		"zero width":          {"pa\u200byp\u2060a\ufeffl\u00ad", "paypal"},
		"private use":         {"a\ue000\U000f0000b", "ab"},
		"tags":                {"🏴\U000e0067\U000e007f", "🏴"},
		"fillers":             {"a\u3164\u115f\u034fb", "ab"},
		"annotation":          {"a\ufff9b\ufffac\ufffb", "abc"},
		"noncharacter":        {"a\uffffb", "a\uFFFDb"},
		"braille blank":       {"a\u2800\u2800b", "a b"},
		"leading mark":        {"\u0301a", "a"},
		"mark kept":           {"e\u0301", "e\u0301"},
		"marks capped":        {"e" + strings.Repeat("\u0301", 40) + "x", "e" + strings.Repeat("\u0301", 8) + "x"},
		"ZWJ family":          {"👨\u200d👩\u200d👧", "👨👩👧"},
		"ZWJ in Devanagari":   {"क्\u200dष", "क्\u200dष"},
		"ZWJ in Latin":        {"a\u200db", "ab"},
		"emoji selector":      {"❤\ufe0f", "❤"},
		"skin tone":           {"👍🏽", "👍"},
		"flag":                {"🇩🇪", "🇩🇪"},
		"entities stay":       {"&lt;b&gt; &#27;", "&lt;b&gt; &#27;"},
		"printf verbs":        {"%s%d%!", "%s%d%!"},
		"nothing but control": {"\u200b\u202e", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Line(tt.in); got != tt.want {
				t.Errorf("Line(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestBlockKeepsLines(t *testing.T) {
	for name, tt := range map[string]struct{ in, want string }{
		"lines":        {"a\nb\n\nc", "a\nb\n\nc"},
		"CRLF":         {"a\r\nb\rc", "a\nb c"},
		"indentation":  {"a\n    b\tc", "a\n    b c"},
		"separators":   {"a\u2028b\u2029c", "a b c"},
		"leading mark": {"a\n\u0301b", "a\nb"},
		"escape":       {"a\n\x1bb", "a\n␛b"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Block(tt.in); got != tt.want {
				t.Errorf("Block(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestFilteredEmojiHaveOneWidth(t *testing.T) {
	for _, s := range []string{
		"👨‍👩‍👧", "👩🏾‍💻", "👍🏽", "🏳️‍🌈", "❤️", "☀️", "1️⃣", "🇩🇪", "☎︎", "🧑‍🤝‍🧑", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👁️‍🗨️",
	} {
		got := Line(s)
		if g, w := ansi.StringWidth(got), ansi.StringWidthWc(got); g != w {
			t.Errorf("Line(%q) = %q takes %d cells by grapheme, %d by code point", s, got, g, w)
		}
	}
}

func TestCleanTextIsNotCopied(t *testing.T) {
	for _, s := range []string{"Hallo Welt", "Grüße aus Köln – „schön“", "日本語"} {
		if n := testing.AllocsPerRun(10, func() { Line(s); Block(s) }); n != 0 {
			t.Errorf("Line and Block of %q allocate %v times, want 0", s, n)
		}
	}
}

func FuzzFilter(f *testing.F) {
	for _, s := range []string{
		"a\x1b[2Jb", "\u009b31m", "a\u202eb", "e\u0301\u0301", "👨‍👩‍👧", "\xff\xfe", " a \r\n b", "\u200d\u0301", "क्\u200dष",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		line, block := Line(s), Block(s)
		if strings.Contains(line, "\n") || strings.Contains(line, "  ") || strings.TrimSpace(line) != line && !strings.Contains(line, "\u3000") {
			t.Errorf("Line(%q) = %q", s, line)
		}
		if again := Line(line); again != line {
			t.Errorf("Line twice: %q, then %q", line, again)
		}
		if again := Block(block); again != block {
			t.Errorf("Block twice: %q, then %q", block, again)
		}
		for _, text := range []string{line, block} {
			if !utf8.ValidString(text) {
				t.Errorf("%q is not UTF-8", text)
			}
			for _, r := range text {
				if r != '\n' && unicode.In(r, unicode.Cc, unicode.Co, unicode.Bidi_Control) {
					t.Errorf("%q holds %U", text, r)
				}
			}
		}
	})
}

func BenchmarkLine(b *testing.B) {
	for name, s := range map[string]string{
		"clean": strings.Repeat("Ein Satz mit Umlauten: äöü, und so weiter. ", 20) + "x",
		"dirty": strings.Repeat("Ein Satz mit\u00a0Umlauten:\u200b äöü \x1b[31m ", 20),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			for b.Loop() {
				Line(s)
			}
		})
	}
}

func TestPlainLettersEndAtTheFirstOtherByte(t *testing.T) {
	for c := range 256 {
		for at := range 20 {
			text := []byte(strings.Repeat("~ a!", 5))
			text[at] = byte(c)
			want := at
			if ' ' <= c && c <= '~' {
				want = len(text)
			}
			if got := Printable(string(text)); got != want {
				t.Errorf("byte %#x at %d: %d plain ones, want %d", c, at, got, want)
			}
		}
	}
}
