package ui

import (
	"cmp"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/phrase"
	"tend/ui/when"
)

// A proposed follow-up stands among the tasks of today, as a task with a number
// below zero: it is in the list, and nobody can mistake it for one that is kept.

// proposed reports whether a row of the tasks is only proposed.
func proposed(t store.Task) bool { return t.ID < 0 }

// proposalID is the number of a proposal's row. Promises come first, then what
// is unanswered, the newest first.
func proposalID(p store.Proposal) int64 {
	return -(int64(8-p.Kind)<<48 | p.Item.ID)
}

// proposedAbout is the item that the row of a proposal is about.
func proposedAbout(id int64) int64 { return -id & (1<<48 - 1) }

// proposalRow is a proposal as a row of the tasks. By its date it stands behind
// those of today.
func (d *desk) proposalRow(p store.Proposal) store.Task {
	t := store.Task{ID: proposalID(p), ItemID: p.Item.ID, About: phrase.ItemName(p.Item), AboutKind: p.Item.Kind, WholeDay: true}
	t.Due = tomorrow(d.now()).Add(-time.Second)
	return t
}

// withProposals puts what is proposed among a page of tasks.
func (d *desk) withProposals(q asked, p store.Page, tasks []store.Task) ([]store.Task, error) {
	if !q.query.Empty() || q.past {
		return tasks, nil
	}
	all, err := d.store.Proposals(d.ctx)
	if err != nil {
		return nil, err
	}
	rows := slices.Clone(tasks)
	for _, one := range all.List {
		t := d.proposalRow(one)
		at := q.taskPlace(t)
		if p.After != (store.Cursor{}) && compareCursors(at, p.After) <= 0 ||
			p.Before != (store.Cursor{}) && compareCursors(at, p.Before) >= 0 {
			continue
		}
		rows = append(rows, t)
	}
	slices.SortStableFunc(rows, func(a, b store.Task) int { return compareCursors(q.taskPlace(a), q.taskPlace(b)) })
	if over := len(rows) - p.Limit; over > 0 && p.Before != (store.Cursor{}) {
		return rows[over:], nil
	}
	return rows[:min(len(rows), p.Limit)], nil
}

func compareCursors(a, b store.Cursor) int {
	return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.ID, b.ID))
}

// proposal returns what the row in focus proposes.
func (a *app) proposal() (store.Proposal, bool) {
	t, ok := a.tasks.current()
	if !ok || a.focus != tasksPane {
		return store.Proposal{}, false
	}
	return a.proposalOf(t)
}

// proposalOf returns what a row of the tasks proposes.
func (a *app) proposalOf(t store.Task) (store.Proposal, bool) {
	i := slices.IndexFunc(a.summary.proposals.List, func(p store.Proposal) bool { return proposalID(p) == t.ID })
	if i < 0 {
		return store.Proposal{}, false
	}
	return a.summary.proposals.List[i], true
}

// onlyProposed: what is in focus is no task yet.
func (a *app) onlyProposed() string {
	if t, ok := a.tasks.current(); ok && proposed(t) {
		return a.say("suggest.only")
	}
	return ""
}

// takeProposal makes a task of what the row in focus proposes.
func (a *app) takeProposal(p store.Proposal) tea.Cmd {
	t := taken{tasks: true, ids: []int64{proposalID(p)}, verb: a.say("keys.task")}
	a.take(t)
	task := phrase.ProposedTask(a.words, p, a.now())
	task.Zone = when.Zone(a.now())
	return a.desk.takeProposal(t, task)
}

// dismissProposal takes what the row in focus proposes away for good.
func (a *app) dismissProposal(p store.Proposal) tea.Cmd {
	t := taken{tasks: true, ids: []int64{proposalID(p)}, verb: a.say("suggest.dismiss")}
	a.take(t)
	return a.desk.dismiss(t, p)
}

// proposalLine draws a proposal among the tasks: what tend proposes and why,
// muted.
func (a *app) proposalLine(t store.Task, k look, width int) string {
	s := a.row(k).gap(1)
	p, _ := a.proposalOf(t)
	said, right := phrase.Proposal(a.words, p, a.now()), a.say("suggest.suggested")
	if k.taken != "" {
		right = k.taken
	}
	style := a.theme.Muted
	if k.focused {
		style = a.theme.Strong
	}
	return s.field(style, "+ "+said, width-18).gap(2).right(a.theme.Muted, right, 11).gap(2).String()
}
