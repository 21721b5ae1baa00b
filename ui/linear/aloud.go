package linear

import (
	"strconv"
	"strings"

	"tend/store"
	"tend/ui/browser"
	"tend/ui/phrase"
	"tend/ui/prose"
)

// How much of a text is read out at once, and which quotes are.
const (
	textBytes = 32 << 10
	longQuote = 3 // lines
	lineCells = 72
)

// told is what was read out last: the item, whether its text was asked for
// although a rule folds it, and how far it was read.
type told struct {
	item   int64
	asked  bool
	quotes bool
	reach  int
	blocks int
}

// tell reads out the text of an item, as its writer laid it out. What a rule
// folds, and long quotes, are only named.
func (d *desk) tell(it store.Item) {
	if d.told.item != it.ID {
		d.told = told{item: it.ID}
	}
	if why := it.Folded(); why != "" && !d.told.asked {
		d.say("reading.aloud_held_back", "X", why)
		return
	}
	d.told.reach, d.told.blocks = textBytes, 0
	text, err := d.textOf(it, d.told.reach)
	if err != nil {
		d.fail(err)
		return
	}
	d.tellFrom(text)
}

// textOf reads the text of an item: of a post what stands on its page, if that
// was fetched.
func (d *desk) textOf(it store.Item, reach int) (prose.Text, error) {
	t, err := d.store.Text(d.ctx, it.ID)
	if err != nil {
		return prose.Text{}, err
	}
	if it.Kind == store.KindPost {
		if a, err := d.store.Article(d.ctx, it.ID); err == nil {
			t.HTML = a.HTML
		}
	}
	return prose.Read(t.HTML, reach), nil
}

// tellFrom reads out the blocks that were not read yet, and says how it goes
// on.
func (d *desk) tellFrom(text prose.Text) {
	all := text.Blocks
	if text.Rest > 0 && len(all) > 1 {
		all = all[:len(all)-1] // the last one may go on
	}
	d.blocks(all[min(d.told.blocks, len(all)):])
	d.told.blocks = len(all)
	switch {
	case text.Rest > 0:
		d.say("reading.aloud_rest")
	case len(text.Links) > 0:
		d.say("reading.aloud_links", "N", len(text.Links))
	}
}

// blocks reads out what stands one below the other.
func (d *desk) blocks(all []prose.Block) {
	for _, b := range all {
		d.block(b)
	}
}

func (d *desk) block(b prose.Block) {
	switch b.Kind {
	case prose.Heading:
		d.say("reading.aloud_heading", "X", d.spoken(b.Spans))
	case prose.Code:
		d.say("reading.aloud_code")
		d.out.text(b.Words())
		d.say("reading.aloud_code_end")
	case prose.List:
		d.list(b)
	case prose.Quote:
		d.quote(b)
	case prose.Table:
		d.table(b)
	case prose.Item, prose.Row, prose.Cell:
		d.blocks(b.Blocks)
	case prose.Rule:
	case prose.Paragraph:
		d.out.text(d.spoken(b.Spans))
	}
}

// list reads out a list: how many items there are, and each with its number.
func (d *desk) list(b prose.Block) {
	d.say("reading.aloud_list", "N", len(b.Blocks))
	for i, item := range b.Blocks {
		rest, first := item.Blocks, ""
		if len(rest) > 0 && rest[0].Kind == prose.Paragraph {
			first, rest = d.spoken(rest[0].Spans), rest[1:]
		}
		d.out.line(strings.TrimRight(strconv.Itoa(max(b.First, 1)+i)+": "+strings.ReplaceAll(first, "\n", " "), " "))
		d.blocks(rest)
	}
}

// quote reads out a quote. A long one is only named until somebody asks.
func (d *desk) quote(b prose.Block) {
	n := len(prose.Lines(b.Blocks, prose.Setting{Width: lineCells}))
	if n > longQuote && !d.told.quotes {
		d.say("reading.aloud_quoted", "N", n)
		return
	}
	d.say("reading.aloud_quote")
	d.blocks(b.Blocks)
	d.say("reading.aloud_quote_end")
}

// table reads out a table, row by row.
func (d *desk) table(b prose.Block) {
	d.say("reading.aloud_table", "N", len(b.Blocks))
	for _, row := range b.Blocks {
		var cells []string
		for _, c := range row.Blocks {
			words := ""
			if len(c.Blocks) > 0 {
				words = strings.ReplaceAll(d.spoken(c.Blocks[0].Spans), "\n", " ")
			}
			cells = append(cells, words)
		}
		d.out.line(stop(strings.Join(cells, "; ")))
	}
}

// spoken puts spans into words: a link with its number, an image with what it
// shows.
func (d *desk) spoken(spans []prose.Span) string {
	var words strings.Builder
	for i, s := range spans {
		switch {
		case s.Face&prose.Image != 0 && s.Text == "":
			words.WriteString(d.words.Say("reading.image"))
		case s.Face&prose.Image != 0:
			words.WriteString(d.words.Say("reading.aloud_image", "X", s.Text))
		default:
			words.WriteString(s.Text)
		}
		if s.Link > 0 && (i+1 == len(spans) || spans[i+1].Link != s.Link) {
			words.WriteString(" " + d.words.Say("reading.aloud_link", "N", s.Link))
		}
	}
	return words.String()
}

// unfold reads out what was only named: a text that a rule folds, then long
// quotes, then what follows in a long text.
func (d *desk) unfold() {
	it, ok := d.item()
	if !ok {
		return
	}
	if d.told.item != it.ID {
		d.told = told{item: it.ID, reach: textBytes}
	}
	text, err := d.textOf(it, max(d.told.reach, textBytes))
	switch {
	case err != nil:
		d.fail(err)
	case it.Folded() != "" && !d.told.asked:
		d.told.asked = true
		d.tell(it)
	case text.Quotes() && !d.told.quotes:
		d.told.quotes = true
		d.tell(it)
	case text.Rest > 0:
		d.told.reach *= 16
		if text, err = d.textOf(it, d.told.reach); err != nil {
			d.fail(err)
			return
		}
		d.tellFrom(text)
	default:
		d.say("reading.no_unfold")
	}
}

// fold names again what was read out because somebody asked.
func (d *desk) fold() {
	if !d.told.asked && !d.told.quotes {
		d.say("reading.no_fold")
		return
	}
	d.told = told{}
	d.say("reading.aloud_folded")
}

// links says where the text of an item leads, and opens the one whose number is
// given.
func (d *desk) links() {
	it, ok := d.item()
	if !ok {
		return
	}
	text, err := d.textOf(it, 0)
	switch {
	case err != nil:
		d.fail(err)
		return
	case len(text.Links) == 0:
		d.say("desk.no_links")
		return
	}
	for i, l := range text.Links {
		d.say("reading.aloud_link_row", "N", i+1, "X", browser.Host(l.URL), "WORDS", l.Words)
	}
	d.say("reading.which_link")
	typed, ok := d.line()
	if !ok || strings.TrimSpace(typed) == "" {
		return
	}
	n, err := strconv.Atoi(strings.TrimSpace(typed))
	if err != nil || n < 1 || n > len(text.Links) {
		d.say("reading.no_such_link", "N", len(text.Links))
		return
	}
	d.openURL(text.Links[n-1].URL)
}

// full fetches the page of a post; then that is what is read.
func (d *desk) full() {
	it, ok := d.item()
	switch {
	case !ok:
		return
	case it.Kind != store.KindPost:
		d.say("reading.full_posts")
		return
	case d.feeds == nil:
		d.say("reading.full_no_feeds")
		return
	}
	d.say("reading.fetching", "X", browser.Host(it.URL))
	d.start(func() []string {
		_, err := d.feeds.Article(d.ctx, it.ID)
		return []string{phrase.Fetched(d.words, err, browser.Host(it.URL))}
	}, func() {})
}
