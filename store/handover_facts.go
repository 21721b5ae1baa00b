package store

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// HandoverFacts is what the next volunteer has to know: what was done since
// the last hand-over, and how things stand now. Each list is short; what is
// more than a list shows can be seen from the counts.
type HandoverFacts struct {
	Span             // since the last hand-over, or for a week; until now
	Last    Handover // the one before; zero if there is none
	Deeds   []Deed
	Replies []Decision // answers that were sent, newest first

	Open    Counts
	First   []Comment // the most urgent ones on the desk
	Claimed []Comment // what somebody has
	Waiting []Comment // what comes back, the next one first

	Promised []Task     // open follow-ups that somebody waits for: about a comment or a member
	Pledges  []Proposal // promises in replies of which nobody made a task, those with a date first
	Tasks    []Task     // other open follow-ups that are overdue or due within a week

	Watch   []Watched
	Repeats []Repeated // spam that came again and again, the most frequent first
	Failed  []Verdict  // refused, or nobody knows how they ended
	Outbox  OutboxCounts
	Sources []Source // those that do not work as they should

	Troubled int // how many those are in all
}

// handoverRows is how many things a list of a hand-over has at most.
const handoverRows = 7

// HandoverFacts returns what there is to hand over now. Days are those of
// loc.
func (s *Store) HandoverFacts(ctx context.Context, loc *time.Location) (HandoverFacts, error) {
	now := s.now().In(loc)
	f := HandoverFacts{Span: Span{From: now.Add(-firstHandover), To: now}}
	var err error
	f.Last, err = lastHandover(ctx, s.read)
	switch {
	case err == nil:
		f.From = f.Last.At.In(loc)
	case !errors.Is(err, ErrNotFound):
		return f, fmt.Errorf("hand-over: %w", err)
	}
	for _, read := range []func(context.Context, *HandoverFacts) error{
		s.handDone, s.handOpen, s.handTasks, s.handPledges, s.handWatch, s.handTroublesome, s.handRepeats, s.handFailed,
	} {
		if err := read(ctx, &f); err != nil {
			return f, fmt.Errorf("hand-over: %w", err)
		}
	}
	return f, nil
}

// handDone fills in what was done.
func (s *Store) handDone(ctx context.Context, f *HandoverFacts) (err error) {
	until := Span{f.From, f.To.Add(time.Second)} // what happened this very second, too
	if f.Deeds, err = readDeeds(ctx, s.read, until); err != nil {
		return err
	}
	f.Replies, err = readDecisions(ctx, s.read, selectDecisions+`
		WHERE d.at >= ? AND d.at < ? AND d.act = 'reply' AND o.state = 'sent'
		  AND NOT EXISTS (SELECT 1 FROM batches b WHERE b.undoes = d.batch_id)
		ORDER BY d.id DESC
		LIMIT ?`, until.From.Unix(), until.To.Unix(), handoverRows)
	return err
}

// handOpen fills in what is on the desk, and what will be.
func (s *Store) handOpen(ctx context.Context, f *HandoverFacts) (err error) {
	if f.Open, err = s.Counts(ctx); err != nil {
		return err
	}
	if f.First, err = s.Comments(ctx, Filter{Pending: true, Order: UrgentFirst}, Page{Limit: handoverRows}); err != nil {
		return err
	}
	claimed, err := readIDs(ctx, s.read, `
		SELECT m.item_id
		FROM marks m
		JOIN desk d ON d.item_id = m.item_id
		WHERE m.claimed_at IS NOT NULL AND m.claimed_by <> '' AND d.kind = 2 AND d.wait_until IS NULL
		ORDER BY m.claimed_at
		LIMIT ?`, handoverRows)
	if err != nil {
		return err
	}
	waiting, err := readIDs(ctx, s.read, `
		SELECT item_id
		FROM desk
		WHERE wait_until IS NOT NULL AND kind = 2
		ORDER BY wait_until
		LIMIT ?`, handoverRows)
	if err != nil {
		return err
	}
	if f.Claimed, err = s.commentsOf(ctx, claimed); err != nil {
		return err
	}
	f.Waiting, err = s.commentsOf(ctx, waiting)
	return err
}

// commentsOf returns comments in the order of their IDs' list.
func (s *Store) commentsOf(ctx context.Context, ids []int64) ([]Comment, error) {
	comments := make([]Comment, len(ids))
	for i, id := range ids {
		var err error
		if comments[i], err = s.Comment(ctx, id); err != nil {
			return nil, err
		}
	}
	return comments, nil
}

// handTasks fills in what was promised to somebody, and what else is due.
func (s *Store) handTasks(ctx context.Context, f *HandoverFacts) error {
	const open = ` WHERE t.done_at IS NULL AND `
	const byDate = ` ORDER BY coalesce(t.due_at, 9223372036854775807), t.id LIMIT ?`
	var err error
	f.Promised, err = readTasks(ctx, s.read, selectTasks+open+`(t.member_id IS NOT NULL OR i.kind = 2)`+byDate, handoverRows)
	if err != nil {
		return err
	}
	f.Tasks, err = readTasks(ctx, s.read, selectTasks+open+`
		coalesce(t.due_at, 9223372036854775807) < ? AND t.member_id IS NULL AND coalesce(i.kind, 1) = 1`+byDate,
		f.To.Add(7*24*time.Hour).Unix(), handoverRows)
	return err
}

// handFailed fills in what did not work.
func (s *Store) handFailed(ctx context.Context, f *HandoverFacts) (err error) {
	if f.Failed, err = s.Outbox(ctx, OutboxFilter{States: []VerdictState{Failed, Unknown}}, Page{Limit: handoverRows}); err != nil {
		return err
	}
	if f.Outbox, err = s.OutboxCounts(ctx); err != nil {
		return err
	}
	f.Sources, f.Troubled, err = s.troubled(ctx, handoverRows)
	return err
}
