package rss

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
)

// codePages is a table: the names of a code page, a tab, its characters as a Go
// string.
//
//go:embed codepages.tsv
var codePages string

// codePage returns the upper half of an encoding that golang.org/x/text does not
// know, all 256 characters of one that does not begin with ASCII, or "" if it is
// not known here either. name is that of plainName.
func codePage(name string) string {
	for line := range strings.Lines(codePages) {
		names, quoted, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if slices.Contains(strings.Fields(names), name) {
			page, _ := strconv.Unquote(quoted) // a test has read all of them
			return page
		}
	}
	return ""
}
