package prose

import (
	"strings"

	"golang.org/x/net/html"

	"tend/feeds/web"
)

// maxDepth is how deep blocks may hold each other. What is deeper stands in
// the deepest one.
const maxDepth = 16

// Read reads HTML, or plain text, up to about so many bytes of it; with 0 all
// of it. Whatever the HTML is, something comes of it.
func Read(source string, limit int) Text {
	rest := 0
	if limit > 0 && len(source) > limit {
		for limit > 0 && source[limit]&0xc0 == 0x80 { // not within a letter
			limit--
		}
		rest = len(source) - limit
		source = source[:limit]
	}
	r := reader{lines: !hasBlocks(source), numbers: map[string]int{}}
	r.open = []frame{{}}
	t := html.NewTokenizer(strings.NewReader(source))
	for kind := t.Next(); kind != html.ErrorToken; kind = t.Next() {
		switch kind {
		case html.TextToken:
			r.text(web.Block(string(t.Text())))
		case html.StartTagToken, html.SelfClosingTagToken:
			r.begin(t)
		case html.EndTagToken:
			name, _ := t.TagName()
			r.end(string(name))
		}
	}
	r.closeTo(1)
	r.flush()
	return Text{Blocks: r.whole(), Links: r.links, Rest: rest}
}

// hasBlocks reports whether a text is laid out by HTML. In one that is not,
// line ends mean what they say.
func hasBlocks(source string) bool {
	for {
		_, rest, found := strings.Cut(source, "<")
		if !found {
			return false
		}
		end := 0
		for end < len(rest) && end < len("figcaption") && isLetterOrDigit(rest[end]) {
			end++
		}
		if name := strings.ToLower(rest[:end]); name == "br" || name == "hr" || isBlock(name) || container(name) != Paragraph {
			return true
		}
		source = rest
	}
}

func isLetterOrDigit(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
}

// reader makes blocks of the tokens of an HTML text.
type reader struct {
	open    []frame // the text itself first, then what is open in it
	spans   []Span  // of the block that is being read
	span    Span    // the one that is being read, without its text
	buffer  []byte  // the text of span
	space   bool    // a space is due before the next word
	lines   bool    // line ends are kept
	pre     int     // open elements that keep their line ends
	link    int     // the number of the open link
	linkAt  int     // how many spans there were when it began
	faces   [8]int  // how many elements of each face are open
	links   []Link
	numbers map[string]int // of the addresses seen
	blank   bool           // an image without a description was seen
}

// frame is a block that is being read.
type frame struct {
	name  string // of its element
	block Block
	flat  bool // too deep: what it holds goes to the one around it
}

// begin reads the beginning of an element.
func (r *reader) begin(t *html.Tokenizer) {
	tag, more := t.TagName()
	name := string(tag)
	switch name {
	case "br":
		r.breakLine()
		return
	case "hr":
		r.flush()
		r.add(Block{Kind: Rule})
		return
	case "img":
		r.image(attributes(t, more))
		return
	case "a":
		r.beginLink(attributes(t, more)["href"])
		return
	case "q":
		r.text(`"`)
		return
	}
	if face := faceOf(name); face != 0 {
		r.turn(face, 1)
	}
	kind := container(name)
	switch {
	case kind != Paragraph:
		r.flush()
		b := Block{Kind: kind, Head: name == "th"}
		switch name {
		case "ol":
			b.First = max(1, number(attributes(t, more)["start"]))
		case "dl":
			b.First = unmarked
		case "pre":
			r.pre++
		}
		r.push(name, b)
	case isBlock(name):
		r.flush()
	}
	if isTitle(name) {
		r.turn(Strong, 1)
	}
}

// end reads the end of an element.
func (r *reader) end(name string) {
	switch name {
	case "a":
		r.endLink()
		return
	case "q":
		r.text(`"`)
		return
	}
	if face := faceOf(name); face != 0 {
		r.turn(face, -1)
	}
	if isBlock(name) || container(name) != Paragraph {
		r.flush()
	}
	if isTitle(name) {
		r.turn(Strong, -1)
	}
	if container(name) == Paragraph {
		return
	}
	for i := len(r.open) - 1; i > 0; i-- {
		if r.open[i].name == name {
			r.closeTo(i)
			return
		}
	}
}

// push opens a block.
func (r *reader) push(name string, b Block) {
	r.open = append(r.open, frame{name: name, block: b, flat: len(r.open) >= maxDepth})
}

// closeTo ends blocks until only n are open.
func (r *reader) closeTo(n int) {
	for len(r.open) > n {
		r.flush()
		last := len(r.open) - 1
		f := r.open[last]
		if f.name == "pre" {
			r.pre = max(0, r.pre-1)
		}
		r.open = r.open[:last]
		r.close(f)
	}
}

// close gives a block that has ended to the one around it.
func (r *reader) close(f frame) {
	b := f.block
	switch {
	case len(b.Blocks) == 0 && b.Kind != Cell:
	case f.flat, b.Kind == Heading, b.Kind == Code: // whose own text was added by flush
		for _, inner := range b.Blocks {
			r.add(inner)
		}
	case b.Kind == Table && !b.plain():
		for _, inner := range b.flow() {
			r.add(inner)
		}
	default:
		r.add(b)
	}
}

// add puts a block into the one that is open.
func (r *reader) add(b Block) {
	at := &r.open[len(r.open)-1].block
	last := len(at.Blocks) - 1
	switch {
	case at.Kind == List && b.Kind != Item:
		if last >= 0 { // a list in a list, without an item of its own
			at.Blocks[last].Blocks = append(at.Blocks[last].Blocks, b)
			return
		}
		b = Block{Kind: Item, Blocks: []Block{b}}
	case at.Kind != List && b.Kind == Item:
		if last >= 0 && at.Blocks[last].Kind == List {
			at.Blocks[last].Blocks = append(at.Blocks[last].Blocks, b)
			return
		}
		b = Block{Kind: List, Blocks: []Block{b}}
	case at.Kind != Table && b.Kind == Row, at.Kind != Row && b.Kind == Cell:
		for _, inner := range b.Blocks {
			r.add(inner)
		}
		return
	case last >= 0 && b.mail && at.Blocks[last].mail:
		at.Blocks[last].Blocks = append(at.Blocks[last].Blocks, b.Blocks...)
		return
	}
	at.Blocks = append(at.Blocks, b)
}

// whole returns what was read. Something that shows nothing but images says
// that there are some.
func (r *reader) whole() []Block {
	all := foldForwarded(r.mail(r.open[0].block.Blocks))
	if len(all) == 0 && r.blank {
		return []Block{{Kind: Paragraph, Spans: []Span{{Face: Image}}}}
	}
	return all
}
