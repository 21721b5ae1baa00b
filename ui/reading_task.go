package ui

import (
	"time"

	"tend/store"
	"tend/ui/phrase"
	"tend/ui/when"
)

// taskFacts writes when a task is due, reminds and comes again, who has it or
// did it, what it is about, and its checklist.
func (t *leaf) taskFacts(task store.Task) {
	s := t.strip(0)
	if task.Overdue(t.now()) {
		s.add(t.theme.Danger, t.theme.Signs.Late+" "+t.due(task)).gap(4)
	} else if proposed(task) {
		s.add(t.theme.Muted, t.say("suggest.suggested")).gap(4)
	} else if due := t.due(task); due != "" {
		s.add(t.theme.Muted, due).gap(4)
	}
	if task.About != "" {
		s.add(t.theme.Muted, t.theme.Signs.Cut(t.say("desk.task_about", "X", task.About), t.edge()-s.width))
	}
	t.put(s)
	now := t.now()
	fact := func(has bool, say func() string) {
		if has {
			t.put(t.strip(0).field(t.theme.Muted, say(), t.room()))
		}
	}
	fact(!task.Done.IsZero(), func() string {
		return t.say("follow.done_when", "X", task.DoneBy, "AGO", when.Ago(t.words, task.Done, now))
	})
	fact(task.Repeat != "", func() string { return when.Repeat(t.words, string(task.Repeat)) })
	fact(!task.Remind.IsZero() && task.Done.IsZero(), func() string {
		return t.say("follow.reminds_at", "DATE", when.DayTime(t.words, when.Moment{Time: task.Remind}, now))
	})
	fact(task.ClaimedBy != "" && task.Done.IsZero(), func() string { return t.claimedFact(task.ClaimedBy, task.Claimed) })
	fact(!task.Answered.IsZero(), func() string {
		return t.say("follow.answered_ago", "X", t.answeredWord(task), "AGO", when.Ago(t.words, task.Answered, now))
	})
	t.checks(task)
}

// checks writes the lines of a task's checklist.
func (t *leaf) checks(task store.Task) {
	done, all := task.Checklist.Count()
	if all == 0 {
		return
	}
	t.section(t.say("follow.section_checks"), part{t.say("follow.ticked", "N", done, "ALL", all), t.theme.Muted})
	for _, c := range task.Checklist.Checks() {
		style := t.theme.Text
		if c.Done {
			style = t.theme.Muted
		}
		t.put(t.strip(2).field(style, checkBox(c.Done)+" "+c.Text, t.room()-2))
	}
}

// taskPast writes what was done about a task, by whom and when.
func (t *leaf) taskPast(p page) {
	if p.task.ID == 0 || len(p.taskPast) < 2 { // that it was made says nothing
		return
	}
	const most = 6
	t.section(t.say("follow.section_past"))
	dates := 7
	for _, d := range p.taskPast {
		dates = max(dates, t.theme.Signs.Width(when.ShortDate(t.words, d.At, t.now())))
	}
	for _, d := range p.taskPast[:min(most, len(p.taskPast))] {
		s := t.strip(2).right(t.theme.Muted, when.ShortDate(t.words, d.At, t.now()), dates).gap(2)
		t.put(s.add(t.theme.Muted, t.theme.Signs.Cut(phrase.Decided(t.words, d), t.edge()-s.width)))
	}
}

// claimedFact says who has something, and since when if that ends by itself.
func (e *env) claimedFact(by string, since time.Time) string {
	word := e.claimedWord(by)
	if since.IsZero() {
		return word
	}
	return e.say("follow.has_since", "X", word, "SINCE", when.Since(e.words, since, e.now()))
}
