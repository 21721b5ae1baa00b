// Package prose is how tend reads what people write: HTML becomes blocks, such
// as paragraphs, headings, lists and quotes, and blocks become lines of a given
// width.
//
// Its one rule: it knows neither colours nor words. A line is made of pieces,
// each with a look that the one who draws gives a style; what is said in place
// of a folded quote comes with the setting.
//
//	text := prose.Read(html, 64<<10)
//	lines := text.Lines(prose.Setting{Width: 58})
//
// What it reads has passed the one filter for text from outside when it was
// stored. Entities are decoded here, so each text passes it again.
package prose

import "strings"

// Text is something that somebody wrote, as blocks.
type Text struct {
	Blocks []Block
	Links  []Link
	Rest   int // bytes of its HTML behind what was read
}

// Empty reports whether there is nothing to read in it.
func (t Text) Empty() bool { return len(t.Blocks) == 0 }

// Quotes reports whether there is a quote in it that is folded when it is long.
func (t Text) Quotes() bool { return quotes(t.Blocks) }

// Cut reports whether it looks like the beginning of something longer: there is
// nothing, or it ends as feeds end what they cut off.
func (t Text) Cut() bool {
	words := strings.TrimRight(Block{Blocks: t.Blocks}.Words(), " \n")
	if words == "" {
		return true
	}
	tail := strings.ToLower(words[max(0, len(words)-20):])
	for _, end := range []string{"…", "...", "[…]", "[...]", "read more", "weiterlesen", "»", "→"} {
		if strings.HasSuffix(tail, end) {
			return true
		}
	}
	return false
}

func quotes(blocks []Block) bool {
	for _, b := range blocks {
		if b.Kind == Quote || quotes(b.Blocks) {
			return true
		}
	}
	return false
}

// Link is an address that a text leads to. Its number is its place, from 1.
type Link struct {
	Words string // that lead there; empty if the address itself stands in the text
	URL   string // that a browser may be given
}

// InText reports whether the address itself stands in the text, so that there
// is nothing more to say about it.
func (l Link) InText() bool {
	const scheme = len("https://")
	words := strings.ReplaceAll(l.Words, " ", "")
	return words == "" || len(words) >= len(l.URL)-scheme-1 && strings.Contains(l.URL, words)
}

// Kind says what a block is.
type Kind int

// The kinds of blocks.
const (
	Paragraph Kind = iota
	Heading
	Code  // keeps its line ends and spaces
	List  // holds items
	Item  // holds blocks
	Quote // holds blocks
	Table // holds rows
	Row   // holds cells
	Cell  // holds at most one paragraph
	Rule
)

// Block is a part of a text that stands by itself. Blocks are nested, but
// never deeper than maxDepth.
type Block struct {
	Kind   Kind
	First  int     // of a list: its first number; 0 for signs, unmarked for none
	Head   bool    // of a cell: it names its column or row
	Spans  []Span  // of a paragraph, heading or code; line ends stand in them
	Blocks []Block // that it holds

	mail bool // a quote whose lines begin with >
}

// unmarked is the First of a list whose items have no sign.
const unmarked = -1

// Span is a piece of a block's text that is written in one way.
type Span struct {
	Text string
	Face Face
	Link int // the number of the link that it is part of; 0 if none
}

// Face is the way in which a span is written; several may come together.
type Face uint8

// The faces.
const (
	Strong Face = 1 << iota
	Emphasis
	Literal // code
	Struck
	Image // what an image shows, in words; without words there is no description
)

// Words returns the text of a block and all it holds, without its faces.
func (b Block) Words() string {
	var words strings.Builder
	b.write(&words)
	return words.String()
}

func (b Block) write(words *strings.Builder) {
	for _, s := range b.Spans {
		words.WriteString(s.Text)
	}
	for _, inner := range b.Blocks {
		if words.Len() > 0 {
			words.WriteByte('\n')
		}
		inner.write(words)
	}
}
