package rss

import (
	"bytes"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// encodingOf returns the encoding a label means, or nil. The labels of the
// web's standard come first, then those of the registry, then spellings that
// only the world knows.
func encodingOf(label string) encoding.Encoding {
	label = strings.ToLower(strings.TrimSpace(label))
	if e, err := htmlindex.Get(label); err == nil && e != encoding.Replacement {
		return e
	}
	if e, err := ianaindex.IANA.Encoding(label); err == nil && e != nil {
		return e
	}
	return encodingCalled(plainName(label))
}

// encodingCalled knows the families of names by how they begin.
func encodingCalled(name string) encoding.Encoding {
	begins := func(prefixes ...string) bool {
		for _, p := range prefixes {
			if strings.HasPrefix(name, p) {
				return true
			}
		}
		return false
	}
	switch {
	case begins("gb2312", "gbk", "gb18030", "euccn", "eucgb2312", "cp936", "936"):
		return simplifiedchinese.GB18030
	case begins("hz"):
		return simplifiedchinese.HZGB2312
	case begins("big5", "hkscs", "cp950", "950", "ms950"):
		return traditionalchinese.Big5
	case begins("shiftjis", "sjis", "cp932", "932", "ms932", "mskanji", "windows31j", "xmacjapanese"):
		return japanese.ShiftJIS
	case begins("eucj", "ujis", "jisx0213"):
		return japanese.EUCJP
	case begins("iso2022jp"):
		return japanese.ISO2022JP
	case begins("euckr", "uhc", "ksc5601", "ksx1001", "cp949", "949", "ms949"):
		return korean.EUCKR
	case begins("maccyr"):
		return charmap.MacintoshCyrillic
	case begins("macroman", "macintosh"):
		return charmap.Macintosh
	}
	return encodingNumbered(name)
}

// encodingNumbered knows the names that are a number behind some prefix:
// cp1252, windows1252, 1252, ibm858, iso885915, iso88591987.
func encodingNumbered(name string) encoding.Encoding {
	if part, ok := strings.CutPrefix(name, "iso8859"); ok {
		if len(part) > 4 { // a year behind the part
			part = part[:len(part)-4]
		}
		e, _ := htmlindex.Get("iso-8859-" + part)
		return e
	}
	number := strings.TrimLeft(name, "abcdefghijklmnopqrstuvwxyz")
	switch number {
	case "":
		return nil
	case "858":
		return charmap.CodePage858
	case "1140":
		return charmap.CodePage1140
	}
	if e, err := htmlindex.Get("windows-" + number); err == nil {
		return e
	}
	e, _ := ianaindex.IANA.Encoding("ibm" + number)
	return e
}

// isSevenBit reports whether a label's encoding hides its characters in ASCII
// bytes, or has no ASCII at all, so that ASCII bytes prove nothing.
func isSevenBit(label string) bool {
	name := plainName(label)
	if strings.HasPrefix(name, "iso2022") || strings.HasPrefix(name, "hz") || name == "cp037" {
		return true
	}
	return len([]rune(codePage(name))) == 256
}

// plainName brings the spellings of a label together: ISO_8859-1, iso-8859-1
// and ISO8859_1 are one.
func plainName(label string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return -1
	}, label)
}

// decodeISO2022KR turns the shifted parts into EUC-KR, which has the same
// characters with the high bit set.
func decodeISO2022KR(body []byte) string {
	body = bytes.ReplaceAll(body, []byte("\x1b$)C"), nil)
	euc := make([]byte, 0, len(body))
	shifted := false
	for _, c := range body {
		switch {
		case c == 0x0e:
			shifted = true
		case c == 0x0f:
			shifted = false
		case shifted && c > ' ':
			euc = append(euc, c|0x80)
		default:
			euc = append(euc, c)
		}
	}
	return charmapString(korean.EUCKR, euc)
}
