package rss

import (
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// encoded is text in an encoding.
func encoded(t *testing.T, e encoding.Encoding, text string) []byte {
	t.Helper()
	b, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func declared(label, text string) string {
	return `<?xml version="1.0" encoding="` + label + `"?><rss>` + text + `</rss>`
}

func TestDecodeByLabel(t *testing.T) {
	for label, tt := range map[string]struct {
		encoding encoding.Encoding
		text     string
	}{
		"windows-1251": {charmap.Windows1251, "Привет"},
		"KOI8-R":       {charmap.KOI8R, "Привет"},
		"ISO_8859-15":  {charmap.ISO8859_15, "5 € für Çäfé"},
		"macintosh":    {charmap.Macintosh, "Café"},
		"cp850":        {charmap.CodePage850, "Grüße"},
		"shift_jis":    {japanese.ShiftJIS, "日本語ソース表"},
		"x-sjis":       {japanese.ShiftJIS, "日本語"},
		"euc-jp":       {japanese.EUCJP, "日本語の題名"},
		"iso-2022-jp":  {japanese.ISO2022JP, "日本語"},
		"euc-kr":       {korean.EUCKR, "한국어 제목"},
		"gb2312":       {simplifiedchinese.GBK, "中文标题测试"},
		"hz-gb-2312":   {simplifiedchinese.HZGB2312, "中文"},
		"cp037":        {charmap.CodePage037, "Hello"},
	} {
		want := declared(label, tt.text)
		if got := decode(encoded(t, tt.encoding, want), ""); got != want {
			t.Errorf("%s: decode = %q, want %q", label, got, want)
		}
	}
}

func TestDecodeWithoutOrAgainstLabels(t *testing.T) {
	utf16le := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	utf16be := unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	for name, tt := range map[string]struct {
		body        []byte
		contentType string
		want        string
	}{
		"valid UTF-8 beats its label":         {[]byte(declared("ISO-8859-1", "Café")), "", declared("ISO-8859-1", "Café")},
		"valid UTF-8 beats the header":        {[]byte("<rss>Café</rss>"), "text/xml; charset=us-ascii", "<rss>Café</rss>"},
		"two byte order marks":                {[]byte("\ufeff\ufeff<rss/>"), "", "<rss/>"},
		"UTF-16 with a mark":                  {encoded(t, utf16be, "<rss>Grüße</rss>"), "", "<rss>Grüße</rss>"},
		"UTF-16 without a mark":               {encoded(t, utf16le, "<rss>Grüße</rss>"), "", "<rss>Grüße</rss>"},
		"UTF-32 with a mark":                  {encoded(t, utf32.UTF32(utf32.BigEndian, utf32.UseBOM), "<rss>ü</rss>"), "", "<rss>ü</rss>"},
		"UTF-8 that says it is UTF-16":        {[]byte(declared("utf-16", "ü")), "", declared("utf-16", "ü")},
		"one odd byte in UTF-8":               {[]byte("<rss>Grüße, Caf\xe9</rss>"), "", "<rss>Grüße, Café</rss>"},
		"Windows-1252 without a label":        {[]byte("<rss>It\x92s</rss>"), "", "<rss>It’s</rss>"},
		"Windows-1252 labelled latin-1":       {[]byte(declared("ISO-8859-1", "It\x92s")), "", declared("ISO-8859-1", "It’s")},
		"a label nobody knows":                {[]byte(declared("x-unknown", "Caf\xe9")), "", declared("x-unknown", "Café")},
		"the header alone":                    {[]byte("<rss>\xcf\xf0</rss>"), "text/xml; charset=windows-1251", "<rss>Пр</rss>"},
		"the document against a vague header": {[]byte(declared("windows-1251", "\xcf\xf0")), "text/xml; charset=iso-8859-1", declared("windows-1251", "Пр")},
		"a header that says more":             {[]byte(declared("utf-8", "\xcf\xf0")), "text/xml; charset='koi8-r'", declared("utf-8", "оП")},
		"a label that garbles":                {[]byte(declared("euc-jp", "Caf\xe9 \xfc \xff")), "", declared("euc-jp", "Café ü ÿ")},
	} {
		if got := decode(tt.body, tt.contentType); got != tt.want {
			t.Errorf("%s: decode = %q, want %q", name, got, tt.want)
		}
	}
}

func TestTidyTurnsBackOnlyWholeTexts(t *testing.T) {
	for text, want := range map[string]string{
		"Café français":    "Café français",
		"CafÃ© franÃ§ais":  "Café français",
		"Ã‰tude":           "Ã‰tude",
		"CafÃ© → Bar":      "CafÃ© → Bar",
		"Itâ\u0080\u0099s": "It’s",
		"plain":            "plain",
	} {
		if got := tidy(text); got != want {
			t.Errorf("tidy(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestDecodeReferences(t *testing.T) {
	for text, want := range map[string]string{
		"a &amp; b":               "a & b",
		"&amp;lt;":                "&lt;",
		"don&#146;t":              "don’t",
		"A&#8;B":                  "AB",
		"&#x41;&#66;":             "AB",
		"Fran&ccedil;ois&hellip;": "François…",
		"ok &#55357;&#56841;":     "ok 😉",
		"alone &#55357;!":         "alone !",
		"?a=1&b=2&copy=3":         "?a=1&b=2&copy=3",
		"A &nosuch; B":            "A &nosuch; B",
		"&#0;&#xFFFE;":            "",
		"&#99999999;":             "\ufffd",
		"&#;&#x;&;":               "&#;&#x;&;",
		"tab\tand\nline":          "tab\tand\nline",
		"C1 \u0092 raw":           "C1 ’ raw",
	} {
		if got := decodeReferences(text); got != want {
			t.Errorf("decodeReferences(%q) = %q, want %q", text, got, want)
		}
	}
}
