// Package suggest reads out of texts what may call for a follow-up later: a
// promise in a reply of the team, the date of an event in a post.
//
// Its one rule: it only reads. What it finds becomes a suggestion, and a task
// only when a volunteer says so. The phrases are data, one file for each
// language; further ones come from the settings.
package suggest

import (
	"embed"
	"fmt"
	"regexp"
	"strings"

	"github.com/BurntSushi/toml"
)

//go:embed phrases/*.toml
var files embed.FS

// Reader finds promises and dates in texts. It is safe for concurrent use.
type Reader struct {
	languages []phrases
	own       []*regexp.Regexp // the volunteers' phrases
}

// phrases are what promises something in one language, and what takes that
// back.
type phrases struct {
	promises, not, except []*regexp.Regexp
}

// New returns a reader that also knows phrases of the volunteers, written as
// they are said: "we are on it".
func New(own ...string) (*Reader, error) {
	r := &Reader{}
	for _, language := range []string{"de", "en"} {
		p, err := readPhrases("phrases/" + language + ".toml")
		if err != nil {
			return nil, err
		}
		r.languages = append(r.languages, p)
	}
	for _, phrase := range own {
		r.own = append(r.own, asWords(regexp.QuoteMeta(plain(phrase))))
	}
	return r, nil
}

// readPhrases reads the phrases of one language.
func readPhrases(path string) (phrases, error) {
	var file struct{ Promises, Not, Except []string }
	if _, err := toml.DecodeFS(files, path, &file); err != nil {
		return phrases{}, fmt.Errorf("read %s: %w", path, err)
	}
	var p phrases
	for _, part := range []struct {
		from []string
		to   *[]*regexp.Regexp
	}{{file.Promises, &p.promises}, {file.Not, &p.not}, {file.Except, &p.except}} {
		for _, text := range part.from {
			*part.to = append(*part.to, asWords(text))
		}
	}
	return p, nil
}

// asWords is a pattern that begins and ends where words do.
func asWords(pattern string) *regexp.Regexp {
	front, back := `(?:^|[^\pL\pN'])`, `(?:$|[^\pL\pN])`
	if strings.HasPrefix(pattern, "^") {
		front, pattern = "^", pattern[1:]
	}
	if strings.HasSuffix(pattern, "$") || strings.HasSuffix(pattern, " ") {
		back = ""
	}
	return regexp.MustCompile(front + "(?:" + strings.TrimSuffix(pattern, "$") + ")" + ending(pattern, back))
}

// ending is what stands behind a pattern that may say so itself.
func ending(pattern, back string) string {
	if strings.HasSuffix(pattern, "$") {
		return "$"
	}
	return back
}

// plain is a text as phrases look at it: lower case, one kind of apostrophe,
// single blanks.
func plain(text string) string {
	text = strings.NewReplacer("’", "'", "‘", "'", "`", "'", "´", "'").Replace(strings.ToLower(text))
	return strings.Join(strings.Fields(text), " ")
}

func matchesAny(of []*regexp.Regexp, text string) bool {
	for _, p := range of {
		if p.MatchString(text) {
			return true
		}
	}
	return false
}
