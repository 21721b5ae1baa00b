package report

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"tend/store"
)

// month is a June in which two volunteers looked after three sources. It is
// made through the store as the program makes it: pulls bring items, people
// act, verdicts are sent and confirmed, and the clock moves on.
type month struct {
	*store.Store
	t       *testing.T
	clock   time.Time
	sources map[string]store.Source
	feeds   map[string]store.Feed
	count   int
}

const (
	miriam = "Miriam"
	deniz  = "Deniz"
)

// june returns a moment of the month.
func june(day, hour int) time.Time {
	return time.Date(2026, time.June, day, hour, 0, 0, 0, time.UTC)
}

// openMonth returns the month before anything happened in it.
func openMonth(t *testing.T) *month {
	t.Helper()
	m := &month{t: t, clock: june(1, 8), sources: map[string]store.Source{}, feeds: map[string]store.Feed{}}
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "tend.db"), store.Options{Now: func() time.Time { return m.clock }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	m.Store = s
	all := store.Powers{}
	for _, act := range []store.Act{store.ActApprove, store.ActHold, store.ActSpam, store.ActTrash, store.ActReply, store.ActRetract} {
		all[act] = store.Power{May: true, Undo: true}
	}
	m.add(store.Source{Kind: "wordpress", Name: "Blog", URL: "https://blog.example", Login: "miriam", Powers: all})
	m.add(store.Source{Kind: "feed", Name: "Forum", URL: "https://forum.example"})
	m.add(store.Source{Kind: "feed", Name: "Rundbrief", URL: "https://brief.example"})
	return m
}

func (m *month) add(src store.Source) {
	m.t.Helper()
	f := []store.Feed{{Role: store.RoleComments, URL: src.URL + "/feed"}}
	kept, err := m.AddSource(m.t.Context(), src, f, june(1, 0).AddDate(0, 0, -14))
	m.check(err)
	feeds, err := m.Feeds(m.t.Context(), kept.ID)
	m.check(err)
	m.sources[src.Name], m.feeds[src.Name] = kept, feeds[0]
}

func (m *month) check(err error) {
	m.t.Helper()
	if err != nil {
		m.t.Fatal(err)
	}
}

// says lets somebody write a comment, which a pull brings at once. answers is
// the comment it answers, or "". It returns the comment's name.
func (m *month) says(source, author string, at time.Time, state store.State, answers string) string {
	m.t.Helper()
	m.count++
	a := store.Arrival{
		Kind: store.KindComment, RemoteID: fmt.Sprintf("comment:%d", m.count), State: state,
		HTML: "<p>Gibt es noch Kuchen?</p>", Visible: "Gibt es noch Kuchen?", Excerpt: "Gibt es noch Kuchen?", Question: m.count%3 == 0,
		Author: store.Author{Name: author, Team: author == miriam}, Published: at, Comments: -1,
	}
	if answers != "" {
		a.Answers = []string{answers}
	}
	m.clock = at.Add(time.Minute)
	f := m.feeds[source]
	f.Pulled, f.Due = m.clock, m.clock.Add(time.Hour)
	_, err := m.Save(m.t.Context(), store.Arrivals{Feed: f, Items: []store.Arrival{a}})
	m.check(err)
	return a.RemoteID
}

// id returns the number that tend gave a comment.
func (m *month) id(remoteID string) int64 {
	m.t.Helper()
	comments, err := m.Comments(m.t.Context(), store.Filter{}, store.Page{Limit: 100})
	m.check(err)
	for _, c := range comments {
		if c.RemoteID == remoteID {
			return c.ID
		}
	}
	m.t.Fatalf("no comment %s", remoteID)
	return 0
}

// send sends what is on its way; the site says outcome.
func (m *month) send(outcome store.Outcome) {
	m.t.Helper()
	m.clock = m.clock.Add(time.Minute)
	for {
		due, err := m.NextVerdicts(m.t.Context(), store.Round{Source: m.sources["Blog"].ID, Earlier: true})
		m.check(err)
		if len(due) == 0 {
			return
		}
		for _, d := range due {
			m.check(m.MarkSending(m.t.Context(), d.ID))
			a := store.Answer{Outcome: outcome, State: d.Want}
			if d.Act == store.ActReply {
				a.RemoteID = "reply:" + d.RemoteID
			}
			if outcome == store.OutcomeRefused {
				a.Why = "Conversation closed"
			}
			m.check(m.Settle(m.t.Context(), d.ID, a))
		}
	}
}

func (m *month) did(_ store.Batch, err error) {
	m.t.Helper()
	m.check(err)
}

// replay plays the month through.
func replay(t *testing.T) *month {
	t.Helper()
	m := openMonth(t)
	ctx := t.Context()

	jonas := m.says("Blog", "Jonas Albrecht", june(2, 9), store.Held, "")
	m.clock = june(2, 12)
	m.did(m.ApproveAndReply(ctx, miriam, m.id(jonas), "Ja, am Nachmittag."))
	m.send(store.OutcomeApplied)

	petra := m.says("Forum", "Petra", june(4, 20), store.Public, "")
	m.says("Forum", "Ruth Vogel", june(4, 21), store.Public, petra)
	m.says("Forum", miriam, june(5, 19), store.Public, petra)

	_, err := m.KeepHandover(ctx, deniz, june(1, 8), "# Übergabe von Deniz")
	m.check(err)

	spam := m.says("Blog", "bestprice-4u", june(8, 3), store.Held, "")
	again := m.says("Blog", "bestprice-4u", june(9, 3), store.Held, "")
	m.clock = june(9, 20)
	m.did(m.Decide(ctx, deniz, store.ActSpam, m.id(spam), m.id(again)))
	m.send(store.OutcomeApplied)

	ole := m.says("Forum", "Ole", june(15, 18), store.Public, "")
	m.clock = june(16, 19)
	m.did(m.Done(ctx, deniz, m.id(ole)))
	m.did(m.Undo(ctx, deniz))
	m.did(m.Redo(ctx, deniz))

	marta := m.says("Blog", "Marta Wolny", june(25, 18), store.Held, "")
	m.clock = june(29, 19)
	m.did(m.Decide(ctx, miriam, store.ActApprove, m.id(marta)))
	m.send(store.OutcomeRefused)
	_, _, err = m.AddTask(ctx, miriam, store.Task{Title: "Answer Marta about the tables", Due: june(1, 0).AddDate(0, 1, 2), WholeDay: true, Zone: "UTC", ItemID: m.id(marta)})
	m.check(err)
	_, _, err = m.AddTask(ctx, deniz, store.Task{Title: "Copy the key", Due: june(28, 0), WholeDay: true, Zone: "UTC"})
	m.check(err)

	ines := m.says("Blog", "Ines Haller", june(28, 10), store.Held, "")
	m.clock = june(30, 19)
	m.did(m.Claim(ctx, deniz, m.id(ines)))
	tomas := m.says("Rundbrief", "T. Okafor", june(29, 10), store.Public, "")
	m.clock = june(30, 20)
	m.did(m.WaitUntil(ctx, deniz, june(1, 9).AddDate(0, 1, 2), m.id(tomas)))
	m.check(m.FeedFailed(ctx, m.feeds["Rundbrief"], store.FeedFailure{
		Failure: store.Failure{Code: store.FailRefused, Detail: "403"}, Retry: m.clock.Add(time.Hour),
	}))
	m.clock = june(30, 20).AddDate(0, 0, 1)
	return m
}
