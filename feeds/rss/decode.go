package rss

import (
	"bytes"
	"encoding/binary"
	"mime"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

var declaredEncoding = expression(`^[^<]*<\?xml[^>]*?encoding\s*=\s*["']?\s*([A-Za-z0-9._:-]+)`)

// decode is the first stage: it turns a body into UTF-8, whatever its labels
// say. Byte order marks come first; text that is valid UTF-8 beats every label
// but a seven-bit one, because nothing else is valid UTF-8 by chance for long;
// then the labels are asked. Odd bytes in UTF-8 are read as Windows-1252, so
// that one of them never costs a feed.
func decode(body []byte, contentType string) string {
	if text, ok := decodeWide(body); ok {
		return strings.TrimLeft(text, "\ufeff")
	}
	for bytes.HasPrefix(body, []byte("\xef\xbb\xbf")) {
		body = body[3:]
	}
	labels := labelsOf(body, contentType)
	if utf8.Valid(body) {
		for _, label := range labels {
			if isSevenBit(label) {
				return decodeAs(body, label)
			}
		}
		return string(body)
	}
	for _, label := range labels {
		if plainName(label) == "utf8" {
			if mostlyUTF8(body) {
				break
			}
			continue
		}
		if text := decodeAs(body, label); text != "" && !garbled(text) {
			return text
		}
	}
	return mendUTF8(body)
}

// labelsOf returns what the prolog and the HTTP header say, the more
// trustworthy first. Servers send us-ascii and latin-1 for want of anything
// better, so these come after what the author of the feed wrote.
func labelsOf(body []byte, contentType string) []string {
	var labels []string
	_, params, err := mime.ParseMediaType(contentType)
	header := strings.Trim(params["charset"], `'" `)
	if err == nil && header != "" {
		labels = append(labels, header)
	}
	start := body[:min(len(body), 1024)]
	if isEBCDIC(body) {
		start = []byte(charmapString(charmap.CodePage037, start))
		labels = append(labels, "cp037")
	}
	m := declaredEncoding().FindSubmatch(start)
	if m == nil {
		return labels
	}
	declared := string(m[1])
	switch plainName(header) {
	case "usascii", "iso88591", "latin1", "utf8", "":
		return append([]string{declared}, labels...)
	}
	return append(labels, declared)
}

// decodeWide reads UTF-16 and UTF-32, by their byte order mark or by the zeros
// around the first character.
func decodeWide(b []byte) (string, bool) {
	starts := func(s string) bool { return bytes.HasPrefix(b, []byte(s)) }
	switch {
	case starts("\x00\x00\xfe\xff"), starts("\x00\x00\x00<"):
		return decodeUTF32(b, binary.BigEndian), true
	case starts("\xff\xfe\x00\x00"), starts("<\x00\x00\x00"):
		return decodeUTF32(b, binary.LittleEndian), true
	case starts("\xfe\xff"), starts("\x00<\x00"), starts("\x00{\x00"):
		return decodeUTF16(b, binary.BigEndian), true
	case starts("\xff\xfe"), starts("<\x00") && len(b) > 3 && b[3] == 0, starts("{\x00"):
		return decodeUTF16(b, binary.LittleEndian), true
	}
	return "", false
}

func decodeUTF16(b []byte, order binary.ByteOrder) string {
	units := make([]uint16, 0, len(b)/2)
	for ; len(b) >= 2; b = b[2:] {
		units = append(units, order.Uint16(b))
	}
	return string(utf16.Decode(units))
}

func decodeUTF32(b []byte, order binary.ByteOrder) string {
	var text strings.Builder
	text.Grow(len(b) / 4)
	for ; len(b) >= 4; b = b[4:] {
		if r := order.Uint32(b); r <= utf8.MaxRune {
			text.WriteRune(rune(r))
		} else {
			text.WriteRune(utf8.RuneError)
		}
	}
	return text.String()
}

// decodeAs decodes by a label; "" if nobody knows it.
func decodeAs(body []byte, label string) string {
	if plainName(label) == "iso2022kr" {
		return decodeISO2022KR(body)
	}
	if page := codePage(plainName(label)); page != "" {
		return decodePage(body, page)
	}
	e := encodingOf(label)
	if e == nil {
		return ""
	}
	text, err := e.NewDecoder().Bytes(body)
	if err != nil {
		return ""
	}
	return string(text)
}

// decodePage decodes by a table of 256 characters, or of the upper 128.
func decodePage(body []byte, page string) string {
	table := []rune(page)
	first := 256 - len(table)
	var text strings.Builder
	text.Grow(len(body))
	for _, c := range body {
		if int(c) < first {
			text.WriteByte(c)
		} else {
			text.WriteRune(table[int(c)-first])
		}
	}
	return text.String()
}

// mendUTF8 keeps what is UTF-8 and reads every other byte as Windows-1252.
func mendUTF8(body []byte) string {
	var text strings.Builder
	text.Grow(len(body) + len(body)/8)
	for len(body) > 0 {
		r, size := utf8.DecodeRune(body)
		if r == utf8.RuneError && size == 1 {
			r = charmap.Windows1252.DecodeByte(body[0])
		}
		text.WriteRune(r)
		body = body[size:]
	}
	return text.String()
}

// mostlyUTF8 reports whether a body has more whole UTF-8 sequences than bytes
// that belong to none.
func mostlyUTF8(body []byte) bool {
	whole, odd := 0, 0
	for len(body) > 0 {
		r, size := utf8.DecodeRune(body)
		switch {
		case size > 1:
			whole++
		case r == utf8.RuneError:
			odd++
		}
		body = body[size:]
	}
	return whole > odd
}

// garbled reports whether a label has turned out to be wrong: a good part of
// what is not ASCII could not be decoded.
func garbled(text string) bool {
	lost := strings.Count(text, "\ufffd")
	if lost == 0 {
		return false
	}
	other := 0
	for _, r := range text {
		if r >= utf8.RuneSelf {
			other++
		}
	}
	return lost*4 > other
}

// isEBCDIC reports whether a body begins with "<?xm" in that encoding.
func isEBCDIC(body []byte) bool {
	return bytes.HasPrefix(body, []byte("\x4c\x6f\xa7\x94"))
}

func charmapString(e encoding.Encoding, b []byte) string {
	text, _ := e.NewDecoder().Bytes(b)
	return string(text)
}
