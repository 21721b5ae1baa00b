package terminal

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// startsWithMark reports whether a text begins with a mark on the letter before
// it.
func startsWithMark(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.Is(unicode.M, r)
}

// appendRun writes characters that are no ASCII, or letters with marks.
func (c Charset) appendRun(out []byte, run string, enc *encoding.Encoder) []byte {
	for _, r := range norm.NFC.String(run) {
		out = c.appendRune(out, r, enc)
	}
	return out
}

// appendRune writes one character in as many cells as it has.
func (c Charset) appendRune(out []byte, r rune, enc *encoding.Encoder) []byte {
	if r < utf8.RuneSelf {
		return append(out, byte(r))
	}
	if b, ok := c.encode(r, enc); ok {
		return append(out, b...)
	}
	cells := ansi.StringWidthWc(string(r))
	alike := likeness(r)
	if len(alike) == 0 {
		alike = strings.Repeat("?", cells)
	}
	for i := range cells {
		if i < len(alike) {
			out = append(out, alike[i])
		} else {
			out = append(out, ' ')
		}
	}
	return out
}

// encode writes a character as the charset has it. Of the bytes 0x80 to 0x9f a
// terminal with one byte for a character takes some for commands, so they are
// as good as missing.
func (c Charset) encode(r rune, enc *encoding.Encoder) ([]byte, bool) {
	if c.enc == nil {
		return nil, false
	}
	if one, ok := c.enc.(*charmap.Charmap); ok {
		b, ok := one.EncodeRune(r)
		return []byte{b}, ok && (b < 0x80 || b >= 0xa0)
	}
	enc.Reset()
	b, err := enc.Bytes([]byte(string(r)))
	return b, err == nil && len(b) == ansi.StringWidthWc(string(r)) // what takes more bytes is drawn wider
}

// alike are signs and letters in ASCII, each group beside what looks or sounds
// like it, in the same order.
const (
	signs      = "‐‑‒–—―‘’‚‛“”„‟•·…‹›«»×÷°©®™€£¥§¡¿←→↑↓─│┌┐└┘├┤┬┴┼╌╎■□▪▫●○◦◉✓✔✗✘▸▾▐▮▰▱\u00a0"
	signsAlike = "------''''\"\"\"\"**.<><>x/oCRTELYS!?<>^v-|+++++++++-|##**oooovvxx>-|##. "
	latin      = "ßøØđĐłŁæÆœŒþÞðÐıħĦŧŦĸŋŊſ"
	latinAlike = "soOdDlLaAoOtTdDihHtTknNs"
	greek      = "αβγδεζηθικλμνξοπρσςτυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ"
	greekAlike = "avgdeziuiklmnxoprsstyfhpoAVGDEZIUIKLMNXOPRSTYFHPO"
	cyril      = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЇЄҐ"
	cyrilAlike = "abvgdeejziiklmnoprstufhccss'y'euaiiegABVGDEEJZIIKLMNOPRSTUFHCCSS'Y'EUAIIEG"
)

// likeness returns ASCII that stands for a character; empty if none does.
func likeness(r rune) string {
	for _, table := range [][2]string{{signs, signsAlike}, {latin, latinAlike}, {greek, greekAlike}, {cyril, cyrilAlike}} {
		if i := strings.IndexRune(table[0], r); i >= 0 {
			n := utf8.RuneCountInString(table[0][:i])
			return table[1][n : n+1]
		}
	}
	var b strings.Builder
	for _, part := range norm.NFKD.String(string(r)) {
		switch {
		case part < utf8.RuneSelf:
			b.WriteRune(part)
		case unicode.Is(unicode.M, part):
		case part != r:
			b.WriteString(likeness(part))
		}
	}
	return b.String()
}
