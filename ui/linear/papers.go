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

// handover reads out what there is to hand over, lets the editor change it, and
// keeps it for the next volunteer.
func (d *desk) handover() {
	facts, err := d.store.HandoverFacts(d.ctx, d.now().Location())
	if err != nil {
		d.fail(err)
		return
	}
	paper := report.Handover(d.words, facts, d.who, d.now())
	d.speak(paper)
	text := paper.Markdown(theme.New(theme.Options{ASCII: true}).Signs)
	for {
		d.out.blank()
		d.say("linear.handover")
		key, ok := d.key()
		verb := d.keys.Verb(keyboard.Handover, key)
		switch {
		case ok && verb == "enter" || ok && verb == "keep":
			if _, err := d.store.KeepHandover(d.ctx, d.who, facts.From, strings.TrimSpace(text)+"\n"); err != nil {
				d.fail(err)
				return
			}
			d.say("report.kept")
			return
		case ok && (verb == "editor" || key == "e"):
			text = d.change(text)
			d.out.text(text)
		default:
			d.say("linear.handover_left")
			return
		}
	}
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
