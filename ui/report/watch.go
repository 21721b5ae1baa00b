package report

import (
	"tend/store"
	"tend/ui/when"
)

// pledges says what replies promised, in their own words. What the site shows
// of the team's own comments is told by who wrote it.
func (h hand) pledges() []string {
	var lines []string
	for _, p := range h.Pledges {
		id := "watch.promised_to"
		if p.Item.Team {
			id = "watch.promised_by"
		}
		line := h.Say(id, "X", name(p.Item), "Y", p.Words, "D", when.ShortDate(h.Words, p.Since, h.now))
		switch due := when.Due(h.Words, when.Moment{Time: p.Due, WholeDay: true}, h.now); {
		case p.Due.IsZero():
		case (store.Task{Due: p.Due, WholeDay: true}).Overdue(h.now):
			line = h.Say("report.task_overdue", "X", line, "T", due)
		default:
			line = h.Say("report.task_due", "X", line, "T", due)
		}
		lines = append(lines, line)
	}
	return lines
}

// watch is whom and what to keep an eye on.
func (h hand) watch() Part {
	part := Part{Title: h.Say("report.h_watch")}
	for _, m := range h.Watch {
		id := "report.watched"
		switch {
		case m.Spam == 0:
			id = "watch.troublesome"
		case m.Wrote > 0:
			id = "watch.watched_troublesome"
		}
		n := m.Spam
		if n == 0 {
			n = m.Wrote
		}
		line := h.Say(id, "X", m.Name, "S", m.Source, "N", n)
		if m.Note != "" {
			line = h.Say("report.comment_note", "X", line, "Y", m.Note)
		}
		part.List = append(part.List, line)
	}
	for _, r := range h.Repeats {
		names := r.Names
		if r.More > 0 {
			names = append(names[:len(names):len(names)], h.Say("watch.more_names", "N", r.More))
		}
		id := "watch.repeated_address"
		if r.Host != "" {
			id = "watch.repeated_link"
		}
		line := h.Say(id, "X", r.Host, "N", r.Count)
		if len(names) > 0 {
			line = h.Say("watch.repeated_by", "X", line, "Y", list(h.Words, names))
		}
		part.List = append(part.List, line)
	}
	return part
}
