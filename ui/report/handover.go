package report

import (
	"strings"
	"time"

	"tend/store"
	"tend/ui/text"
	"tend/ui/when"
)

// hand puts a hand-over into words.
type hand struct {
	*text.Words
	store.HandoverFacts
	now time.Time
}

// Handover says what the next volunteer has to know. who writes it.
func Handover(w *text.Words, f store.HandoverFacts, who string, now time.Time) Paper {
	h := hand{w, f, now}
	p := Paper{
		Lang:  w.Lang(),
		Title: w.Say("report.handover", "X", who, "D", when.Date(w, now, now)),
	}
	p.add(h.done())
	p.add(h.open())
	p.add(Part{Title: w.Say("report.h_promised"), List: append(h.tasks(f.Promised), h.pledges()...)})
	p.add(Part{Title: w.Say("report.h_tasks"), List: h.tasks(f.Tasks)})
	p.add(h.watch())
	p.add(h.failed())
	return p
}

// done is what was done, and by whom.
func (h hand) done() Part {
	part := Part{Title: h.Say("report.h_done", "X", when.Since(h.Words, h.From, h.now)), List: deeds(h.Words, h.Deeds)}
	var names []string
	seen := map[string]bool{}
	for _, d := range h.Replies {
		if !seen[d.Subject] {
			seen[d.Subject] = true
			names = append(names, d.Subject)
		}
	}
	if len(names) > 0 {
		part.List = append(part.List, h.Say("report.answered", "X", list(h.Words, names)))
	}
	if len(part.List) == 0 {
		part.List = []string{h.Say("report.nothing_done")}
	}
	return part
}

// open is what is on the desk, the most urgent first, and what comes back.
func (h hand) open() Part {
	part := Part{Title: h.Say("report.h_still"), List: openNow(h.Words, h.Open, h.now)}
	for _, c := range h.First {
		part.List = append(part.List, h.comment(c))
	}
	for _, c := range h.Claimed {
		part.List = append(part.List, h.Say("report.claimed", "X", name(c.Item), "Y", c.Mark.ClaimedBy))
	}
	for _, c := range h.Waiting {
		line := h.Say("report.waits_answer", "X", name(c.Item))
		if !c.Mark.WaitUntil.IsZero() {
			line = h.Say("report.waits", "X", name(c.Item), "T", when.DayTime(h.Words, when.Moment{Time: c.Mark.WaitUntil}, h.now))
		}
		part.List = append(part.List, line)
	}
	return part
}

// comment says who waits, for how long and why.
func (h hand) comment(c store.Comment) string {
	id := "report.open_comment"
	if c.Pending == store.PendingHeld {
		id = "report.held_comment"
	}
	line := h.Say(id, "X", name(c.Item), "S", c.Source, "T", when.For(h.Words, c.Published, h.now))
	reasons := h.reasons(c.Reasons)
	if c.PostTitle != "" {
		line = h.Say("report.comment_on", "X", line, "P", c.PostTitle)
	}
	if len(reasons) > 0 {
		line = h.Say("report.comment_why", "X", line, "Y", strings.Join(reasons, ", "))
	}
	if c.Mark.Note != "" {
		line = h.Say("report.comment_note", "X", line, "Y", c.Mark.Note)
	}
	return line
}

// reasons says why something is on the desk, the strongest first.
func (h hand) reasons(r store.Reasons) []string {
	var words []string
	for _, reason := range []struct {
		bit  store.ReasonBits
		word string
	}{
		{store.Refused, h.Say("report.why_refused")},
		{store.Reopened, h.Say("report.why_reopened")},
		{store.Changed, h.Say("report.why_changed")},
		{store.Waited, h.Say("report.why_waited")},
		{store.Newcomer, h.Say("report.why_newcomer")},
		{store.Link, h.Say("report.why_links", "N", r.Links)},
		{store.Question, h.Say("report.why_question")},
		{store.Returning, h.Say("report.why_returning")},
	} {
		if r.Has(reason.bit) {
			words = append(words, reason.word)
		}
	}
	return words
}

// tasks says what is to be done, for whom, and until when.
func (h hand) tasks(tasks []store.Task) []string {
	var lines []string
	for _, t := range tasks {
		line := t.Title
		if t.About != "" {
			line = h.Say("report.task_about", "X", line, "Y", t.About)
		}
		switch due := when.Due(h.Words, when.Moment{Time: t.Due, WholeDay: t.WholeDay}, h.now); {
		case t.Due.IsZero():
			line = h.Say("report.task_undated", "X", line)
		case t.Overdue(h.now):
			line = h.Say("report.task_overdue", "X", line, "T", due)
		default:
			line = h.Say("report.task_due", "X", line, "T", due)
		}
		if t.ClaimedBy != "" {
			line = h.Say("report.task_claimed", "X", line, "Y", t.ClaimedBy)
		}
		lines = append(lines, line)
	}
	return lines
}

// failed is what did not work: verdicts that did not arrive, sources that
// cannot be read.
func (h hand) failed() Part {
	part := Part{Title: h.Say("report.h_failed")}
	for _, v := range h.Failed {
		id := "report.verdict_failed"
		if v.State == store.Unknown {
			id = "report.verdict_unknown"
		}
		line := h.Say(id, "A", h.Say("report.verdict_"+string(v.Act)), "X", v.Subject, "S", v.Source)
		if v.Answer != "" {
			line = h.Say("report.comment_note", "X", line, "Y", v.Answer)
		}
		part.List = append(part.List, line)
	}
	if n := h.Outbox.Earlier; n > 0 {
		part.List = append(part.List, h.Say("report.left", "N", n))
	}
	for _, src := range h.Sources {
		part.List = append(part.List, h.source(src))
	}
	return part
}

// source says why a source does not work, and since when.
func (h hand) source(src store.Source) string {
	line := strings.TrimSuffix(h.Failure(src.Health.Failure, src.Name), ".")
	if line == "" {
		line = h.Say("report.stopped", "X", src.Name)
	}
	if src.Health.Since.IsZero() {
		return line
	}
	return h.Say("report.since", "X", line, "Y", when.Since(h.Words, src.Health.Since, h.now))
}

// name is what an item is called: its author, or its title.
func name(it store.Item) string {
	if it.Author != "" {
		return it.Author
	}
	return it.Title
}
