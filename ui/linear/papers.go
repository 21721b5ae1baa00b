package linear

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"tend/feeds/web"
	"tend/store"
	"tend/ui/editor"
	"tend/ui/keyboard"
	"tend/ui/phrase"
	"tend/ui/report"
	"tend/ui/theme"
	"tend/ui/when"
)

// speak reads a paper out: its headings as sentences, every number with its
// name, no signs that stand for a form.
func (d *desk) speak(p report.Paper) {
	d.out.line(stop(p.Title))
	d.sentences(p.Lead)
	for _, part := range p.Parts {
		d.out.blank()
		d.out.line(stop(part.Title))
		d.sentences(part.Says)
		for _, item := range part.List {
			d.out.line(stop(item))
		}
		for _, bar := range part.Chart.Bars {
			if bar.N == 0 && bar.Note == "" {
				continue // a silent bar says as much
			}
			said := bar.Name + ": " + d.words.Number(bar.N)
			if bar.Note != "" {
				said += ", " + bar.Note
			}
			d.out.line(stop(said))
		}
	}
	if p.Foot != "" {
		d.out.blank()
		d.out.line(p.Foot)
	}
}

// sentences reads sentences out, each on a line of its own.
func (d *desk) sentences(all []string) {
	for _, s := range all {
		d.out.line(s)
	}
}

// handing is the hand-over that is being made.
type handing struct {
	since   time.Time // what it tells of begins here
	written string    // as tend wrote it
	text    string    // as it is
}

// handover reads out what there is to hand over, or the draft of it, lets the
// editor change it, and keeps it for the next volunteer.
func (d *desk) handover() {
	h, ok := d.beginHandover()
	for ok {
		d.out.blank()
		d.say("linear.handover")
		key, heard := d.key()
		verb := d.keys.Verb(keyboard.Handover, key)
		switch {
		case heard && (verb == "enter" || verb == "keep"):
			if _, err := d.store.KeepHandover(d.ctx, d.who, h.since, strings.TrimSpace(h.text)+"\n"); err != nil {
				d.fail(err)
				return
			}
			d.say("report.kept")
			return
		case heard && (verb == "editor" || key == "e"):
			d.changeHandover(&h)
		case h.text != h.written:
			d.say("linear.handover_drafted")
			return
		default:
			d.say("linear.handover_left")
			return
		}
	}
}

// beginHandover reads out what a hand-over begins with; false if it cannot be
// read.
func (d *desk) beginHandover() (handing, bool) {
	facts, err := d.store.HandoverFacts(d.ctx, d.now().Location())
	if err != nil {
		d.fail(err)
		return handing{}, false
	}
	draft, err := d.store.HandoverDraft(d.ctx, d.who)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		d.fail(err)
		return handing{}, false
	}
	paper := report.Handover(d.words, facts, d.who, d.now())
	h := handing{since: facts.From, written: paper.Markdown(theme.New(theme.Options{ASCII: true}).Signs)}
	h.text = h.written
	if draft.Text == "" {
		d.speak(paper)
		return h, true
	}
	h.since, h.text = draft.Since, draft.Text
	d.say("board.handover_changed", "T", when.DayTime(d.words, when.Moment{Time: draft.At}, d.now()))
	d.out.text(h.text)
	return h, true
}

// changeHandover lets the editor go on with a hand-over and keeps it as a
// draft. Emptied, it is again as tend writes it.
func (d *desk) changeHandover(h *handing) {
	text := d.change(h.text)
	if err := d.store.KeepHandoverDraft(d.ctx, d.who, h.since, text); err != nil {
		d.fail(err)
	}
	h.text = text
	if text == "" {
		h.text = h.written
	}
	d.out.text(h.text)
}

// change lets the volunteer's own editor go on with a text, and returns it as
// it was when that does not work.
func (d *desk) change(text string) string {
	sheet, err := editor.New(filepath.Dir(d.store.Path()), text)
	if err != nil {
		d.fail(err)
		return text
	}
	d.in.cook()
	cmd := sheet.Command(d.ctx)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	written, err := sheet.Take(cmd.Run())
	if err != nil {
		d.out.line(phrase.Editor(d.words, err))
	}
	return strings.TrimSpace(web.Block(strings.ToValidUTF8(written[:min(len(written), replyLimit)], "")))
}

// overview reads out what a month was like, in numbers, and goes to the months
// before and after it.
func (d *desk) overview() {
	now := d.now()
	month := monthOf(now)
	for {
		if !d.speakMonth(month) {
			return
		}
		d.out.blank()
		d.say("linear.overview", "BEFORE", d.keyOf("month-before"), "AFTER", d.keyOf("month-after"), "SAVE", d.keyOf("month-save"))
		key, ok := d.key()
		verb := d.keys.Verb(keyboard.Overview, key)
		switch {
		case ok && verb == "month-before":
			month = month.Before()
		case ok && verb == "month-after":
			if next := monthOf(month.To); !next.From.After(now) {
				month = next
			}
		case ok && verb == "month-save":
			d.saveMonth(month)
			return
		default:
			d.hear()
			return
		}
	}
}

// monthOf returns the month that has t in it.
func monthOf(t time.Time) store.Span {
	y, m, _ := t.Date()
	return store.Span{From: time.Date(y, m, 1, 0, 0, 0, 0, t.Location()), To: time.Date(y, m+1, 1, 0, 0, 0, 0, t.Location())}
}

// month puts together what a month was like.
func (d *desk) month(span store.Span) (report.Paper, error) {
	r, err := d.store.Report(d.ctx, span)
	if err != nil {
		return report.Paper{}, err
	}
	before, err := d.store.Waits(d.ctx, span.Before())
	return report.About(d.words, r, before, d.now()), err
}

// speakMonth reads out what a month was like; false if it cannot be read.
func (d *desk) speakMonth(span store.Span) bool {
	paper, err := d.month(span)
	if err != nil {
		d.fail(err)
		return false
	}
	d.out.blank()
	d.speak(paper)
	return true
}

// saveMonth writes the report of a month as a page into the folder in which
// tend was started. A page that is there already is left alone.
func (d *desk) saveMonth(span store.Span) {
	paper, err := d.month(span)
	if err != nil {
		d.fail(err)
		return
	}
	path, err := filepath.Abs("report-" + span.From.Format("2006-01") + ".html")
	if err != nil {
		d.fail(err)
		return
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, os.ErrExist) {
		d.say("report.saved_before", "X", path)
		return
	}
	if err == nil {
		err = errors.Join(paper.HTML(f), f.Close())
	}
	if err != nil {
		d.fail(err)
		return
	}
	d.say("report.saved", "X", path)
}
