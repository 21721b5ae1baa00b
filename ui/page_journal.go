package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/keyboard"
	"tend/ui/phrase"
	"tend/ui/when"
)

// journal is the page of everything that was decided here, newest first. Any
// act of one's own can be taken back from it.
type journal struct {
	*env
	batches []store.Batch
	loaded  bool
	end     bool // there is nothing older
	asking  bool
	row     choices
	problem string
}

func newJournal(e *env) dialog { return &journal{env: e} }

func (d *journal) init() tea.Cmd { return d.read() }

// read reads the newest batches, as many as are known already. One more may
// have come before them.
func (d *journal) read() tea.Cmd {
	return d.desk.loadJournal(store.Cursor{}, max(journalRows, len(d.batches)+1))
}

func (d *journal) update(msg tea.Msg) (dialog, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		d.problem = ""
		return d.press(msg)
	case journalLoadedMsg:
		d.load(msg)
	case turnedMsg:
		if msg.err != nil {
			d.problem = d.words.Error(msg.err)
		}
		return d, d.read()
	case changedMsg:
		return d, d.read()
	}
	return d, nil
}

// load shows the newest batches, or adds older ones, unless others stand there
// by now. The row in focus stays on its batch.
func (d *journal) load(msg journalLoadedMsg) {
	if msg.after.ID != 0 {
		d.asking = false
	}
	if msg.err != nil {
		d.problem = d.words.Error(msg.err)
		return
	}
	focus, _ := d.batch()
	d.loaded = true
	whole := len(msg.batches) < msg.limit
	switch {
	case msg.after.ID == 0:
		d.batches = append(msg.batches, d.behind(msg.batches)...)
		d.end = d.end || whole
	case len(d.batches) > 0 && d.batches[len(d.batches)-1].ID == msg.after.ID:
		d.batches, d.end = append(d.batches, msg.batches...), whole
	}
	d.row.set(d.row.at, len(d.batches))
	for i, b := range d.batches {
		if b.ID == focus.ID {
			d.row.at = i
		}
	}
}

// behind are those known that are older than all of these.
func (d *journal) behind(newest []store.Batch) []store.Batch {
	if len(newest) == 0 {
		return nil
	}
	last := newest[len(newest)-1].ID
	i := slices.IndexFunc(d.batches, func(b store.Batch) bool { return b.ID < last })
	if i < 0 {
		return nil
	}
	return d.batches[i:]
}

// batch is the one in focus.
func (d *journal) batch() (store.Batch, bool) {
	if d.row.at >= len(d.batches) {
		return store.Batch{}, false
	}
	return d.batches[d.row.at], true
}

func (d *journal) press(k tea.KeyPressMsg) (dialog, tea.Cmd) {
	verb := d.verb(keyboard.Journal, k)
	if d.row.press(verb, len(d.batches)) {
		return d, d.older()
	}
	switch verb {
	case "esc", "quit", "journal":
		return nil, nil
	case "journal-undo":
		b, ok := d.batch()
		if !ok {
			return d, nil
		}
		if d.problem = d.why(b); d.problem == "" {
			return d, answered(batchRevokedMsg{batch: b})
		}
	}
	return d, nil
}

// older asks for older batches when the focus comes near the last one known.
func (d *journal) older() tea.Cmd {
	if d.end || d.asking || d.row.at < len(d.batches)-20 || len(d.batches) == 0 {
		return nil
	}
	d.asking = true
	return d.desk.loadJournal(store.Cursor{ID: d.batches[len(d.batches)-1].ID}, journalRows)
}

// why says why a batch cannot be taken back; "" if it can be tried.
func (d *journal) why(b store.Batch) string {
	switch {
	case b.Undone:
		return d.say("sheets.journal_was_undone")
	case b.Volunteer != d.volunteer:
		return d.say("sheets.journal_not_yours")
	}
	return ""
}

func (d *journal) frame() frame { return frame{page: true, name: d.say("sheets.journal_name")} }

func (d *journal) view(r room) drawing {
	p := newPaper(d.env, r, pageText)
	if d.loaded && len(d.batches) == 0 {
		p.sentence(d.theme.Muted, d.say("sheets.journal_none"))
	}
	from, to := d.row.window(len(d.batches), r.height)
	for i := from; i < to; i++ {
		p.row(i == d.row.at, func(s *strip) { d.line(s, p, d.batches[i]) })
	}
	return p.drawing()
}

// line writes when something was done, by whom, what, to what, and whether it
// was taken back.
func (d *journal) line(s *strip, p *paper, b store.Batch) {
	who, what := 10, 28
	if p.narrow() {
		who, what = 0, (p.width-6)/2
	}
	style := d.theme.Text
	if b.Undone {
		style = d.theme.Muted
	}
	s.field(d.theme.Muted, d.at(b), p.whenCells()-1).gap(1)
	if who > 0 {
		s.field(style, d.who(b), who).gap(2)
	}
	s.field(style, d.what(b), what).gap(2)
	undone := ""
	if b.Undone && !p.narrow() {
		undone = "  " + d.say("sheets.journal_undone")
	}
	s.field(style, d.subject(b), p.room.left+p.width-s.width-d.theme.Signs.Width(undone))
	s.add(d.theme.Muted, undone)
}

// whenCells is how many cells a time of the journal takes.
func (p *paper) whenCells() int {
	if p.narrow() {
		return 7
	}
	return 13
}

// at is when a batch was made: the time, and before today the date.
func (d *journal) at(b store.Batch) string {
	at, now := b.At.In(d.now().Location()), d.now()
	if at.YearDay() == now.YearDay() && at.Year() == now.Year() {
		return when.Clock(at, now)
	}
	return when.ShortDate(d.words, at, now)
}

// who is who made a batch.
func (d *journal) who(b store.Batch) string {
	return phrase.Who(d.words, b)
}

// what is what was done.
func (d *journal) what(b store.Batch) string {
	return phrase.Deed(d.words, b, d.now())
}

// subject is what it was done to.
func (d *journal) subject(b store.Batch) string {
	if b.Subject != "" {
		return b.Subject
	}
	return d.say("sheets.things", "N", b.Count)
}

func (d *journal) hints() []key.Binding {
	hints := []key.Binding{d.hint(d.say("sheets.up_down"), "sheets.choose"), d.backHint()}
	if b, ok := d.batch(); ok && d.why(b) == "" {
		hints = append([]key.Binding{d.key("journal-undo")}, hints...)
	}
	return hints
}

func (d *journal) status() string {
	if d.problem != "" {
		return d.problem
	}
	return d.say("sheets.journal_status")
}
