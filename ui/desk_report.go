package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/report"
	"tend/ui/text"
)

// loadHandover reads what there is to hand over.
func (d *desk) loadHandover() tea.Cmd {
	return func() tea.Msg {
		m := handoverLoadedMsg{}
		if m.facts, m.err = d.store.HandoverFacts(d.ctx, d.now().Location()); m.err != nil {
			return m
		}
		m.draft, m.err = d.store.HandoverDraft(d.ctx, d.who)
		if errors.Is(m.err, store.ErrNotFound) {
			m.err = nil
		}
		return m
	}
}

// keepHandoverDraft keeps what was made of a hand-over so far, before what is
// asked for later.
func (d *desk) keepHandoverDraft(since time.Time, text string) tea.Cmd {
	return d.inOrder(func() tea.Msg { return d.writeHandoverDraft(since, text) })
}

// writeHandoverDraft is keepHandoverDraft here and now.
func (d *desk) writeHandoverDraft(since time.Time, text string) tea.Msg {
	if err := d.store.KeepHandoverDraft(d.lasting(), d.who, since, text); err != nil {
		return failedMsg{err}
	}
	return nil
}

// readHandover reads a hand-over that was kept: the one that read returns for
// a number. none is what to say if there is no such one.
func (d *desk) readHandover(none string, read func(context.Context, int64) (store.Handover, error), id int64) tea.Cmd {
	return func() tea.Msg {
		h, err := read(d.ctx, id)
		return handoverReadMsg{h, none, err}
	}
}

// openHandovers opens the newest hand-over that was kept.
func (d *desk) openHandovers(e *env) tea.Cmd {
	return func() tea.Msg {
		h, err := d.store.LastHandover(d.ctx)
		if err != nil {
			return noHandoversMsg{err}
		}
		return dialogOpenedMsg{dialog: newHandoversPage(e, h)}
	}
}

// keepHandover keeps a hand-over for the next volunteer.
func (d *desk) keepHandover(since time.Time, text string) tea.Cmd {
	return d.inOrder(func() tea.Msg {
		_, err := d.store.KeepHandover(d.lasting(), d.who, since, text)
		return handoverKeptMsg{err}
	})
}

// overviewWeeks is how many weeks the overview shows.
const overviewWeeks = 24

// loadOverview reads what a month was like, what the one before it was like,
// and how many comments the weeks until its end brought.
func (d *desk) loadOverview(month store.Span) tea.Cmd {
	return func() tea.Msg {
		m := overviewLoadedMsg{month: month}
		if m.report, m.err = d.store.Report(d.ctx, month); m.err != nil {
			return m
		}
		if m.before, m.err = d.store.Waits(d.ctx, month.Before()); m.err != nil {
			return m
		}
		m.days, m.err = d.store.CommentsByDay(d.ctx, weeksUntil(month, d.now()))
		return m
	}
}

// weeksUntil returns the weeks that the overview shows of a month: they end
// with it, or with the week that is now.
func weeksUntil(month store.Span, now time.Time) store.Span {
	last := month.To.AddDate(0, 0, -1)
	if now.Before(last) {
		last = now
	}
	y, m, d := last.Date()
	monday := time.Date(y, m, d-(int(last.Weekday())+6)%7, 0, 0, 0, 0, month.From.Location())
	return store.Span{From: monday.AddDate(0, 0, -7*(overviewWeeks-1)), To: monday.AddDate(0, 0, 7)}
}

// reportSavedMsg says where a report was saved, or why it was not.
type reportSavedMsg struct {
	path string
	err  error
}

// saveReport writes the report of a month as a page into the folder in which
// tend was started. A page that is there already is left alone.
func (d *desk) saveReport(w *text.Words, r store.Report, before store.Waits) tea.Cmd {
	return func() tea.Msg {
		path, err := filepath.Abs("report-" + r.From.Format("2006-01") + ".html")
		if err != nil {
			return reportSavedMsg{err: err}
		}
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return reportSavedMsg{path, err}
		}
		err = report.About(w, r, before, d.now()).HTML(f)
		if closing := f.Close(); err == nil {
			err = closing
		}
		return reportSavedMsg{path, err}
	}
}
