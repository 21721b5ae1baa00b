package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/store"
)

// someFacts is what there is to hand over after an evening.
func someFacts(now time.Time) store.HandoverFacts {
	return store.HandoverFacts{
		Span:     store.Span{From: now.Add(-50 * time.Hour), To: now},
		Deeds:    []store.Deed{{Volunteer: "Miriam", Act: store.ActApprove, Count: 11}, {Volunteer: "Miriam", Act: store.ActReply, Count: 3}, {Volunteer: "Deniz", Act: store.ActSpam, Count: 2}},
		Replies:  []store.Decision{{Subject: "Ines Haller"}},
		Open:     store.Counts{Held: 7, Open: 5, Oldest: now.Add(-5 * 24 * time.Hour), Tasks: 3, Overdue: 1},
		Promised: []store.Task{{Title: "A time for the pick-up", About: "Ines Haller", Due: now.Add(24 * time.Hour), WholeDay: true}},
		Watch:    []store.Watched{{Name: "bestprice-4u", Source: "Blog", Spam: 2}},
		Sources:  someSources(now)[3:4],
	}
}

// anOverview is a month with comments on every day, more of them on Thursdays.
func anOverview(now time.Time) overviewLoadedMsg {
	m := overviewLoadedMsg{month: monthOf(now)}
	weeks := weeksUntil(m.month, now)
	for i := range overviewWeeks * 7 {
		m.days = append(m.days, store.Day{At: weeks.From.AddDate(0, 0, i), Comments: i % 7 / 3 * (i/30 + 1)})
	}
	r := &m.report
	r.Span = m.month
	for i := range 31 {
		r.Days = append(r.Days, store.Day{At: m.month.From.AddDate(0, 0, i), Comments: i % 5})
	}
	r.Comments = store.Tally{Answered: 58, Done: 4, Open: 12}
	r.Answers = store.Waits{Hour: 9, Day: 31, Days: 14, Longer: 4, Median: 5 * time.Hour, Longest: 90 * time.Hour}
	r.Sources = []store.SourceReport{{Name: "Blog", Comments: 38}, {Name: "Forum", Comments: 21}, {Name: "Mastodon", Comments: 9}, {Name: "Rundbrief", Comments: 2}}
	r.Newcomers, r.Welcomed = 8, 7
	r.Helpers = []store.Helper{{Name: "Ruth Vogel", Answers: 4}, {Name: "gartenfreundin", Answers: 2}}
	m.before = store.Waits{Median: 11 * time.Hour}
	return m
}

func TestWhatWasWrittenForTheHandoverStays(t *testing.T) {
	a := sheetApp(t, "en", 80, 24)
	a.showHandover()
	a.Update(handoverLoadedMsg{facts: someFacts(a.now())})
	for _, k := range []string{"h", "i"} {
		a.Update(pressed(k))
	}
	a.Update(handoverLoadedMsg{facts: someFacts(a.now())}) // too late: somebody writes already
	a.Update(pressed("esc"))
	if a.front() != nil {
		t.Fatal("esc does not close the page")
	}
	a.showHandover()
	if !strings.Contains(dialogOf(a), "hi# Hand-over") {
		t.Errorf("what was written is lost:\n%s", dialogOf(a))
	}
	a.Update(handoverKeptMsg{})
	if a.front() != nil || a.handover.changed() {
		t.Error("the page stays after the hand-over was kept")
	}
}

func TestOverviewGoesThroughTheMonths(t *testing.T) {
	a := sheetApp(t, "en", 80, 24)
	a.showOverview()
	a.Update(anOverview(a.now()))
	a.Update(pressed("h"))
	late := anOverview(a.now()) // of the month that was left
	a.Update(late)
	if d := a.front().(*overviewPage); d.known != nil || !d.month.To.Equal(monthOf(a.now()).From) {
		t.Errorf("h shows %v with %v, want the month before, still unread", d.month, d.known)
	}
	a.Update(pressed("l"))
	a.Update(pressed("l")) // there is no month to come
	if d := a.front().(*overviewPage); !d.month.From.Equal(monthOf(a.now()).From) {
		t.Errorf("l shows %v, want this month", d.month)
	}
}

func TestOverviewShowsTheCommentsBehindABar(t *testing.T) {
	a := storeApp(t)
	a.after = func(time.Duration, tea.Msg) tea.Cmd { return nil } // no timer runs
	settleAll(t, a, a.reload(false))
	settleAll(t, a, a.showOverview())
	if d := a.front().(*overviewPage); len(d.sources()) == 0 {
		settleAll(t, a, d.show(d.month.Before()))
	}
	d, ok := a.front().(*overviewPage)
	if !ok || len(d.sources()) == 0 {
		t.Fatalf("the overview shows no source:\n%s", frameOf(a))
	}
	want := d.sources()[0].Comments
	play(t, a, "tab", "enter")
	if a.front() != nil || !a.search.on || a.focus != commentsPane {
		t.Fatalf("enter does not show a list:\n%s", frameOf(a))
	}
	if got := len(a.comments.rows); got != want {
		t.Errorf("the list has %d comments, the bar says %d:\n%s", got, want, frameOf(a))
	}
}
