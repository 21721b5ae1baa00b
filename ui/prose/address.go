package prose

import (
	"strings"

	"tend/ui/browser"
)

// linked makes links of the addresses that stand in spans in so many letters.
func (r *reader) linked(spans []Span) []Span {
	var all []Span
	for i, s := range spans {
		if s.Link != 0 || s.Face&(Literal|Image) != 0 || !strings.Contains(s.Text, "://") && !strings.Contains(s.Text, "www.") {
			if all != nil {
				all = append(all, s)
			}
			continue
		}
		if all == nil {
			all = append([]Span{}, spans[:i]...)
		}
		all = append(all, r.addresses(s)...)
	}
	if all == nil {
		return spans
	}
	return all
}

// addresses parts a span at its addresses.
func (r *reader) addresses(s Span) []Span {
	var all []Span
	text, from := s.Text, 0
	for at := 0; at < len(text); {
		end := at
		for end < len(text) && text[end] != ' ' && text[end] != '\n' {
			end++
		}
		if a, b := address(text[at:end]); b > a {
			a, b = at+a, at+b
			if target, ok := browser.Safe(withScheme(text[a:b])); ok {
				if a > from {
					all = append(all, Span{text[from:a], s.Face, 0})
				}
				all = append(all, Span{text[a:b], s.Face, r.number(target)})
				from = b
			}
		}
		at = end + 1
	}
	if from < len(text) {
		all = append(all, Span{text[from:], s.Face, 0})
	}
	return all
}

// address returns where in a word an address stands; without its full stop or
// the bracket that it stands in.
func address(word string) (from, to int) {
	from = -1
	for _, begin := range []string{"https://", "http://", "www."} {
		if i := strings.Index(word, begin); i >= 0 {
			from = i
			break
		}
	}
	if from < 0 {
		return 0, 0
	}
	to = len(word)
	if i := strings.IndexAny(word[from:], `<>"`); i >= 0 {
		to = from + i
	}
	for to > from {
		switch c := word[to-1]; {
		case strings.IndexByte(".,;:!?'*_", c) >= 0:
		case c == ')' && strings.Count(word[from:to], "(") < strings.Count(word[from:to], ")"):
		case c == ']' && strings.Count(word[from:to], "[") < strings.Count(word[from:to], "]"):
		default:
			return from, to
		}
		to--
	}
	return 0, 0
}

// withScheme completes an address as people write it.
func withScheme(address string) string {
	if strings.HasPrefix(address, "www.") {
		return "https://" + address
	}
	return address
}
