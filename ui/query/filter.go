package query

import (
	"time"

	"tend/store"
)

// Posts returns which posts the query shows; false if it shows none whatever
// there is, as is:held does.
func (q Query) Posts() (store.Filter, bool) { return q.items(posts) }

// Comments returns which comments the query shows; false if it shows none.
func (q Query) Comments() (store.Filter, bool) { return q.items(comments) }

// items returns the filter of one kind of items.
func (q Query) items(kind store.Kind) (store.Filter, bool) {
	var f store.Filter
	f.Words, f.Without = q.searched()
	ids, asked := q.idsOf()
	if asked && len(ids) == 0 {
		return f, false
	}
	f.Sources = ids
	somewhere := f.Words != "" // without words and is: only the desk is shown
	for _, t := range q.terms {
		switch t.key {
		case is:
			somewhere = true
			if !state(&f, kind, t.text) {
				return f, false
			}
		case due:
			return f, false
		default:
			q.narrow(&f.Narrow, t)
		}
	}
	f.Pending = f.Pending || !somewhere
	return f, true
}

// state adds what is: says; it reports false if no item of the kind can be so.
func state(f *store.Filter, kind store.Kind, text string) bool {
	switch text {
	case "held":
		f.Held = true
		return kind == comments
	case "open":
		f.Open = true
		return kind == comments
	case "late":
		f.Late = true
		f.Pending = true
		return kind == comments
	case "unread":
		f.Pending = true
		return kind == posts
	case "pending":
		f.Pending = true
	case "waiting":
		f.Waiting = true
	case "done":
		f.Done = true
	case "spam", "trash", "gone":
		states := map[string]store.State{"spam": store.Spam, "trash": store.Trash, "gone": store.Gone}
		f.States = append(f.States, states[text])
		return len(f.States) == 1 // nothing is in two
	case "overdue":
		return false
	}
	return true
}

// narrow adds what a term asks of each item.
func (q Query) narrow(n *store.Narrow, t term) {
	switch t.key {
	case from:
		switch t.text {
		case "newcomer":
			n.Reasons |= store.Newcomer
		case "team":
			n.Team = true
		default:
			n.Author = t.text
		}
	case age:
		since(&n.Since, &n.Before, t, q.now)
	case date:
		t.between(&n.Since, &n.Before)
	case has:
		switch t.text {
		case "link":
			n.Links = true
		case "question":
			n.Question = true
		case "note":
			n.Noted = true
		case "task":
			n.Tasked = true
		case "marker":
			n.Marked = true
		}
	case claimed:
		q.claim(&n.ClaimedBy, &n.Unclaimed, t)
	case about:
		n.About = t.text
	case marker:
		n.Marker = t.text
	case rule:
		n.Rule = t.text
	}
}

// since narrows a time by an age.
func since(from, before *time.Time, t term, now time.Time) {
	at := now.Add(-t.span)
	if t.sign == "<" && at.After(*from) {
		*from = at
	}
	if t.sign == ">" && (before.IsZero() || at.Before(*before)) {
		*before = at
	}
}

// between narrows a time by a day or a month: within it, before or after it.
func (t term) between(from, before *time.Time) {
	switch t.sign {
	case "<":
		*before = sooner(*before, t.from)
	case ">":
		*from = later(*from, t.to)
	default:
		*from, *before = later(*from, t.from), sooner(*before, t.to)
	}
}

// claim says who has a thing.
func (q Query) claim(by *string, nobody *bool, t term) {
	switch t.text {
	case "me":
		*by = q.me
	case "nobody":
		*nobody = true
	default:
		*by = t.text
	}
}

// Tasks returns which tasks the query shows; false if it shows none whatever
// there is, as is:spam does.
func (q Query) Tasks() (store.TaskFilter, bool) {
	var f store.TaskFilter
	ids, asked := q.idsOf()
	f.Sources = ids
	if asked && len(ids) == 0 {
		return f, false
	}
	wanted, unwanted := q.searched()
	f.Words = wanted
	for _, t := range scan(unwanted) {
		f.Words += " -" + unwanted[t.from:t.to]
	}
	for _, t := range q.terms {
		if !q.task(&f, t) {
			return f, false
		}
	}
	return f, true
}

// task adds a term; it reports false if no task can be so.
func (q Query) task(f *store.TaskFilter, t term) bool {
	switch t.key {
	case is:
		switch t.text {
		case "done":
			f.Done = true
		case "overdue":
			y, month, d := q.now.Date()
			f.DueBefore = sooner(f.DueBefore, time.Date(y, month, d, 0, 0, 0, 0, q.now.Location()))
		case "open", "pending", "any":
		default:
			return false
		}
	case from, has, marker, rule:
		return false
	case age:
		since(&f.Since, &f.Before, t, q.now)
	case date:
		t.between(&f.Since, &f.Before)
	case claimed:
		q.claim(&f.ClaimedBy, &f.Unclaimed, t)
	case about:
		f.About = t.text
	case due:
		t.between(&f.DueSince, &f.DueBefore)
	}
	return true
}

// later returns the later of two times.
func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// sooner returns the sooner of two times; the zero one is none.
func sooner(a, b time.Time) time.Time {
	if !a.IsZero() && a.Before(b) {
		return a
	}
	return b
}
