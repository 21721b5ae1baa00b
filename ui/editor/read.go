package editor

import (
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// most is more than any text that is written here may have.
const most = 1 << 20

// read returns the beginning of a file, whatever an editor has made of it: with
// the mark of its encoding or without, and not UTF-8 perhaps.
func read(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer func() { _ = f.Close() }()
	b, err := io.ReadAll(io.LimitReader(f, most))
	if err != nil {
		return "", fmt.Errorf("read what the editor left: %w", err)
	}
	b, _, err = transform.Bytes(unicode.BOMOverride(transform.Nop), b)
	if err != nil {
		return "", fmt.Errorf("read what the editor left: %w", err)
	}
	if whole := wholeRunes(b); utf8.Valid(whole) {
		return string(whole), nil
	}
	b, err = charmap.Windows1252.NewDecoder().Bytes(b)
	return string(b), err
}

// wholeRunes leaves out a character that the end cuts in two.
func wholeRunes(b []byte) []byte {
	for n := 1; n < utf8.UTFMax && n <= len(b); n++ {
		if last := b[len(b)-n:]; utf8.RuneStart(last[0]) {
			if !utf8.FullRune(last) {
				return b[:len(b)-n]
			}
			break
		}
	}
	return b
}
