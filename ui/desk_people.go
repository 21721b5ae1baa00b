package ui

import (
	"cmp"
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"tend/store"
)

// memberLoadedMsg brings what is known of a member, and of who is linked to
// them: the member asked for is the person's first.
type memberLoadedMsg struct {
	id        int64
	person    store.Person
	comments  []store.Comment
	decisions []store.Decision
	tasks     []store.Task
	err       error
}

// loadMember reads what is known of a member: who it is, what they wrote last
// in any source, and what was decided about that.
func (d *desk) loadMember(id int64) tea.Cmd {
	return func() tea.Msg {
		m := memberLoadedMsg{id: id}
		m.err = d.readMember(id, &m)
		return m
	}
}

func (d *desk) readMember(id int64, m *memberLoadedMsg) (err error) {
	if m.person, err = d.store.Person(d.ctx, id); err != nil {
		return err
	}
	const last = 20
	for _, one := range m.person.Members {
		comments, err := d.store.Comments(d.ctx, store.Filter{MemberID: one.ID}, store.Page{Limit: last})
		if err != nil {
			return err
		}
		decisions, err := d.store.DecisionsOn(d.ctx, one.ID, last)
		if err != nil {
			return err
		}
		tasks, err := d.store.Tasks(d.ctx, store.TaskFilter{MemberID: one.ID}, store.Page{Limit: last})
		if err != nil {
			return err
		}
		m.comments = append(m.comments, comments...)
		m.decisions = append(m.decisions, decisions...)
		m.tasks = append(m.tasks, tasks...)
	}
	slices.SortStableFunc(m.comments, func(a, b store.Comment) int { return b.Published.Compare(a.Published) })
	slices.SortStableFunc(m.decisions, func(a, b store.Decision) int { return cmp.Compare(b.ID, a.ID) })
	m.comments = m.comments[:min(last, len(m.comments))]
	return nil
}

// notePerson keeps a note on a person.
func (d *desk) notePerson(memberID int64, text string) tea.Cmd {
	return d.act(taken{}, func(ctx context.Context) (store.Batch, error) {
		return d.store.NotePerson(ctx, d.who, memberID, text)
	})
}

// tagPerson gives a person the tags that were written, and takes away those
// of before that are not among them.
func (d *desk) tagPerson(memberID int64, text string, before []string) tea.Cmd {
	tags := strings.Split(text, ",")
	return d.act(taken{}, func(ctx context.Context) (store.Batch, error) {
		written := store.Tags(tags...)
		gone := slices.DeleteFunc(slices.Clone(before), func(tag string) bool { return slices.Contains(written, tag) })
		return d.store.Tag(ctx, d.who, memberID, written, gone)
	})
}

// linkMembers says that two members are one person.
func (d *desk) linkMembers(memberID, otherID int64) tea.Cmd {
	return d.act(taken{}, func(ctx context.Context) (store.Batch, error) {
		return d.store.Link(ctx, d.who, memberID, otherID)
	})
}

// unlinkMember says that a member is not the person they were linked to.
func (d *desk) unlinkMember(memberID int64) tea.Cmd {
	return d.act(taken{}, func(ctx context.Context) (store.Batch, error) {
		return d.store.Unlink(ctx, d.who, memberID)
	})
}

// tellApart remembers that two members are not the same.
func (d *desk) tellApart(memberID, otherID int64) tea.Cmd {
	return d.act(taken{}, func(ctx context.Context) (store.Batch, error) {
		return d.store.Apart(ctx, d.who, memberID, otherID)
	})
}

// markTeam says whether a person belongs to the team.
func (d *desk) markTeam(memberID int64, team bool) tea.Cmd {
	return d.act(taken{}, func(ctx context.Context) (store.Batch, error) {
		return d.store.MarkTeam(ctx, d.who, memberID, team)
	})
}
