package store

import (
	"slices"
	"testing"
	"time"
)

// june is the span in which the club's comments lie, at noon of 1 July.
func june() Span { return Span{noon().AddDate(0, 0, -30), noon().Add(time.Second)} }

// said adds a public comment on the Blog, so long before noon.
func (c *club) said(before time.Duration) int64 {
	c.t.Helper()
	id := c.comment(c.blog, Public)
	at := noon().Add(-before).Unix()
	c.exec(`UPDATE items SET published_at = ?, seen_at = ? WHERE id = ?`, at, at, id)
	c.exec(`UPDATE members SET first_at = ? WHERE id = (SELECT member_id FROM items WHERE id = ?)`, at, id)
	c.refresh(id)
	return id
}

// answeredBy lets a member answer a comment at the source, so long before noon.
func (c *club) answeredBy(id int64, team bool, before time.Duration) int64 {
	c.t.Helper()
	answer := c.said(before)
	c.exec(`UPDATE items SET parent_id = ? WHERE id = ?`, id, answer)
	c.exec(`UPDATE members SET team = ? WHERE id = (SELECT member_id FROM items WHERE id = ?)`, team, answer)
	c.refresh(id, answer)
	return answer
}

func (c *club) report() Report {
	c.t.Helper()
	r, err := c.Report(c.t.Context(), june())
	if err != nil {
		c.t.Fatal(err)
	}
	days, sources := 0, 0
	for _, d := range r.Days {
		days += d.Comments
	}
	for _, s := range r.Sources {
		sources += s.Comments
	}
	if all := r.Comments.All(); days != all || sources != all {
		c.t.Errorf("%d comments by day, %d by source, %d in all", days, sources, all)
	}
	return r
}

func TestReportCountsEveryCommentOnce(t *testing.T) {
	c := openClub(t)
	atTheSite, fromHere, ticked := c.said(100*time.Hour), c.said(90*time.Hour), c.said(80*time.Hour)
	c.said(70 * time.Hour) // nobody answers
	waits := c.said(60 * time.Hour)
	c.answeredBy(atTheSite, true, 98*time.Hour)
	c.reply(fromHere, "Gern.")
	c.send(applied)
	c.must(c.Done(t.Context(), miriam, ticked))
	c.must(c.WaitForAnswer(t.Context(), miriam, waits))
	spam := c.comment(c.blog, Spam)
	c.exec(`UPDATE sources SET comments_from = ? WHERE id = ?`, noon().Add(-200*time.Hour).Unix(), c.feed)
	old := c.comment(c.feed, Public)
	c.exec(`UPDATE items SET published_at = ? WHERE id = ?`, noon().Add(-300*time.Hour).Unix(), old)
	c.refresh(old, spam)

	r := c.report()
	if want := (Tally{Answered: 2, Done: 1, Open: 2, Earlier: 1, Spam: 1}); r.Comments != want {
		t.Errorf("comments = %+v, want %+v", r.Comments, want)
	}
	want := Waits{Day: 1, Longer: 1, Unknown: false, Median: r.Answers.Longest, Longest: r.Answers.Longest, Oldest: time.Unix(noon().Add(-70*time.Hour).Unix(), 0)}
	if r.Answers != want || r.Answers.Longest < 90*time.Hour {
		t.Errorf("answers = %+v, want %+v", r.Answers, want)
	}
}

func TestWhoStillWaitsCountsInTheMedian(t *testing.T) {
	c := openClub(t)
	c.answeredBy(c.said(100*time.Hour), true, 99*time.Hour)
	if got := c.report().Answers; got.Median != time.Hour || got.Unknown {
		t.Errorf("answers = %+v, want a median of an hour", got)
	}
	c.said(50 * time.Hour)
	c.said(40 * time.Hour)
	if got := c.report().Answers; !got.Unknown || got.Median != 0 {
		t.Errorf("answers = %+v, want none for most", got)
	}
}

func TestOnlyTheTeamsAnswersCount(t *testing.T) {
	c := openClub(t)
	asked := c.said(100 * time.Hour)
	c.answeredBy(asked, false, 99*time.Hour)
	r := c.report()
	if r.Comments.Answered != 0 || len(r.Helpers) != 1 || r.Helpers[0].Answers != 1 {
		t.Errorf("a neighbour's answer: %+v, helpers %+v", r.Comments, r.Helpers)
	}
	c.reply(asked, "Gern.")
	c.send(applied)
	if got := c.report().Comments.Answered; got != 1 {
		t.Errorf("our reply: %d answered, want 1", got)
	}
	c.must(c.Retract(t.Context(), miriam, c.newestBatch()))
	c.send(applied)
	if got := c.report().Comments.Answered; got != 0 {
		t.Errorf("a reply that was taken back: %d answered, want none", got)
	}
}

// newestBatch is the batch of the newest act.
func (c *club) newestBatch() (id int64) {
	c.t.Helper()
	c.row(&id, `SELECT max(id) FROM batches`)
	return id
}

func TestOurOwnReplyIsNoCommentToAnswer(t *testing.T) {
	c := openClub(t)
	asked := c.said(100 * time.Hour)
	c.reply(asked, "Gern.")
	c.send(applied)
	shown := c.said(99 * time.Hour) // by an account that nobody marked as team
	c.exec(`UPDATE items SET parent_id = ?, remote_id = (SELECT remote_id FROM outbox WHERE verdict = 'reply') WHERE id = ?`, asked, shown)
	c.refresh(shown)
	if r := c.report(); r.Comments.All() != 1 || r.Comments.Answered != 1 {
		t.Errorf("comments = %+v, want one, answered", r.Comments)
	}
}

func TestNewcomersAreCountedWithTheirWelcome(t *testing.T) {
	c := openClub(t)
	c.answeredBy(c.said(100*time.Hour), true, 60*time.Hour)
	c.answeredBy(c.said(100*time.Hour), true, 40*time.Hour)
	c.said(20 * time.Hour)
	regular := c.said(10 * time.Hour)
	c.exec(`UPDATE members SET first_at = 0 WHERE id = (SELECT member_id FROM items WHERE id = ?)`, regular)
	if r := c.report(); r.Newcomers != 3 || r.Welcomed != 1 {
		t.Errorf("newcomers = %d, %d of them welcomed, want 3 and 1", r.Newcomers, r.Welcomed)
	}
}

func TestDeedsLeaveOutWhatWasTakenBackOrRefused(t *testing.T) {
	c := openClub(t)
	approved, undone, failed := c.comment(c.blog, Held), c.comment(c.blog, Held), c.comment(c.blog, Held)
	again := c.said(time.Hour)
	c.decide(ActApprove, approved)
	c.send(applied)
	c.decide(ActSpam, undone)
	c.undo()
	c.decide(ActTrash, failed)
	c.send(refused)
	c.must(c.Done(t.Context(), miriam, again))
	c.undo()
	c.redo()
	deeds, err := readDeeds(t.Context(), c.read, Span{noon(), noon().AddDate(0, 0, 1)})
	if err != nil {
		t.Fatal(err)
	}
	want := []Deed{{miriam, ActApprove, 1}, {miriam, ActDone, 1}}
	if len(deeds) != 2 || deeds[0] != want[0] || deeds[1] != want[1] {
		t.Errorf("deeds = %+v, want %+v", deeds, want)
	}
}

func TestRemovedSourcesAreNotReported(t *testing.T) {
	c := openClub(t)
	c.answeredBy(c.said(100*time.Hour), true, 60*time.Hour)
	c.exec(`UPDATE sources SET removed_at = 1 WHERE id = ?`, c.blog)
	if r := c.report(); r.Comments != (Tally{}) || len(r.Sources) != 0 || r.Newcomers != 0 {
		t.Errorf("a removed source: %+v, %+v, %d newcomers", r.Comments, r.Sources, r.Newcomers)
	}
}

func TestReportNamesReasonsAndTaggedHelpers(t *testing.T) {
	c := openClub(t)
	ctx := t.Context()
	answering := c.answeredBy(c.said(100*time.Hour), false, 90*time.Hour)
	around, before, inTheTeam := c.said(80*time.Hour), c.said(40*24*time.Hour), c.said(70*time.Hour)
	for id, tag := range map[int64]string{answering: "helper", around: "hilft", before: "helper", inTheTeam: "helper"} {
		var member int64
		c.row(&member, `SELECT member_id FROM items WHERE id = ?`, id)
		c.must(c.Tag(ctx, miriam, member, []string{tag}, nil))
		if id == inTheTeam {
			c.must(c.MarkTeam(ctx, miriam, member, true))
		}
	}
	one, two, three, none := c.comment(c.blog, Held), c.comment(c.blog, Held), c.comment(c.blog, Held), c.comment(c.blog, Held)
	c.must(c.DecideBecause(ctx, miriam, ActSpam, "advert", one, two))
	c.must(c.DecideBecause(ctx, deniz, ActTrash, "insult", three))
	c.decide(ActTrash, none)

	r := c.report()
	var name string
	c.row(&name, `SELECT m.name FROM items i JOIN members m ON m.id = i.member_id WHERE i.id = ?`, around)
	if len(r.Helpers) != 1 || len(r.Around) != 1 || r.Around[0] != name {
		t.Errorf("helpers = %+v and %q, want one and %q", r.Helpers, r.Around, name)
	}
	if want := []ReasonCount{{"advert", ActSpam, 2}, {"insult", ActTrash, 1}}; !slices.Equal(r.Reasons, want) {
		t.Errorf("reasons = %+v, want %+v", r.Reasons, want)
	}
}

func TestDaysAreThoseOfTheCalendar(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("no time zones here")
	}
	from := time.Date(2026, time.March, 28, 12, 0, 0, 0, berlin)
	span := Span{from, time.Date(2026, time.March, 31, 0, 0, 0, 0, berlin)}
	var hours []float64
	for day := range span.days {
		hours = append(hours, day.To.Sub(day.From).Hours())
	}
	if len(hours) != 3 || hours[0] != 12 || hours[1] != 23 || hours[2] != 24 {
		t.Errorf("days of %v hours, want 12, 23 and 24", hours)
	}
}
