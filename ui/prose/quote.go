package prose

import (
	"regexp"
	"strings"
	"sync"
)

// maxQuotes is how deep quotes of mail programs are told apart.
const maxQuotes = 6

// quotes makes blocks of a paragraph's lines. Lines that begin with > are
// quoted, as mail programs do it.
func (r *reader) quotes(lines [][]Span, depth int) []Block {
	var all []Block
	for len(lines) > 0 {
		n, quoted := 1, isQuoted(lines[0])
		for n < len(lines) && isQuoted(lines[n]) == quoted {
			n++
		}
		part := lines[:n]
		lines = lines[n:]
		if !quoted || depth == 0 {
			all = append(all, Block{Kind: Paragraph, Spans: r.linked(joined(part, "\n"))})
			continue
		}
		q := Block{Kind: Quote, mail: true}
		for _, p := range paragraphs(joined(unquoted(part), "\n")) {
			q.Blocks = append(q.Blocks, r.quotes(p, depth-1)...)
		}
		if len(q.Blocks) > 0 {
			all = append(all, q)
		}
	}
	return all
}

// isQuoted reports a line that begins with >, and not with a sign like >:(.
func isQuoted(line []Span) bool {
	if len(line) == 0 || line[0].Face&(Literal|Image) != 0 {
		return false
	}
	rest, ok := strings.CutPrefix(line[0].Text, ">")
	return ok && (rest == "" || rest[0] != ':' && rest[0] != '-' && rest[0] != '.' && rest[0] != '_')
}

// unquoted takes one > from the beginning of each line.
func unquoted(lines [][]Span) [][]Span {
	all := make([][]Span, len(lines))
	for i, line := range lines {
		first := line[0]
		first.Text = strings.TrimPrefix(strings.TrimPrefix(first.Text, ">"), " ")
		all[i] = append([]Span{first}, line[1:]...)
	}
	return all
}

// forwarded matches the line above a mail that an answer was put on top of.
var forwarded = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^-{2,} ?(original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|original-nachricht|message d'origine) ?-{2,}`)
})

// foldForwarded makes a quote of such a line and everything behind it.
func foldForwarded(all []Block) []Block {
	for i, b := range all {
		if b.Kind == Paragraph && len(b.Spans) > 0 && forwarded().MatchString(b.Spans[0].Text) {
			return append(all[:i:i], Block{Kind: Quote, Blocks: all[i:]})
		}
	}
	return all
}

// mail reads what is nothing but one piece of code with quoted lines in it as
// the mail that an archive has put there.
func (r *reader) mail(all []Block) []Block {
	if len(all) != 1 || all[0].Kind != Code {
		return all
	}
	quoted := false
	for _, line := range split(all[0].Spans) {
		quoted = quoted || isQuoted(line)
	}
	if !quoted {
		return all
	}
	var mail []Block
	for _, lines := range paragraphs(all[0].Spans) {
		mail = append(mail, r.quotes(lines, maxQuotes)...)
	}
	return mail
}
