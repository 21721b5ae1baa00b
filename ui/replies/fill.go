package replies

import (
	"fmt"
	"regexp"
	"strings"
)

// Values are what the places in a saved reply stand for.
type Values struct {
	Name      string // who is answered
	Post      string // the title of the post
	Site      string // the name of the source
	Me        string // the volunteer
	Signature string
}

// UnknownError says that a saved reply has a place that nothing fills.
type UnknownError struct {
	File  string
	Line  int
	Place string
}

// Error implements error.
func (e *UnknownError) Error() string {
	return fmt.Sprintf("%s, line %d: {%s} is no place that can be filled", e.File, e.Line, e.Place)
}

// Places are the names that may stand in a saved reply, as they are written.
func Places() string { return "{name} {first_name} {post} {site} {me} {signature}" }

// place is a name in braces. Doubled braces are the text itself.
var place = regexp.MustCompile(`\{\{|\}\}|\{([A-Za-z_]+)\}`)

// Fill fills the places of a saved reply. The first one that is unknown is an
// UnknownError, and nothing is filled.
func (r Reply) Fill(v Values) (string, error) {
	first, _, _ := strings.Cut(strings.TrimSpace(v.Name), " ")
	known := map[string]string{
		"name": v.Name, "first_name": first, "post": v.Post, "site": v.Site, "me": v.Me,
		"signature": strings.TrimSpace(v.Signature),
	}
	var unknown *UnknownError
	at := 0
	filled := place.ReplaceAllStringFunc(r.Text, func(found string) string {
		from := at + strings.Index(r.Text[at:], found)
		at = from + len(found)
		if found == "{{" || found == "}}" {
			return found[:1]
		}
		name := found[1 : len(found)-1]
		value, ok := known[name]
		if !ok && unknown == nil {
			unknown = &UnknownError{File: r.File, Line: 1 + strings.Count(r.Text[:from], "\n"), Place: name}
		}
		return value
	})
	if unknown != nil {
		return "", unknown
	}
	return strings.TrimSpace(filled), nil
}
