package store

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// Batch is the decisions of one key press or command: the unit of undo.
type Batch struct {
	ID        int64
	Volunteer string // "" for somebody at the source
	At        time.Time
	Act       Act
	Of        Act       // of an undo what it took back, of a redo what it did again
	Count     int       // things it decided on
	Subject   string    // the author or title of the only thing, empty if several
	Until     time.Time // the date of a wait, a task or a reminder; of a claim its end; of a task done when it comes again
	Whom      string    // to whom something was assigned
	SendAfter time.Time // when its verdicts leave; zero if nothing is sent
	Undoes    int64     // the batch this one took back, or did again; 0 if none
	Undone    bool      // taken back by a later batch
	Verdicts  Progress  // how far its verdicts have come
	Withdrawn int       // verdicts that this act took back before they left
	Skipped   []Skipped // what the act did not apply to, and why
}

// Progress counts the verdicts of a batch by how far they have come.
type Progress struct {
	Queued, Sending, Sent, Failed, Unknown, Withdrawn, Overtaken int
}

// Total returns how many verdicts there are.
func (p Progress) Total() int {
	return p.Queued + p.Sending + p.Sent + p.Failed + p.Unknown + p.Withdrawn + p.Overtaken
}

// selectBatches reads batches as scanBatch wants them.
const selectBatches = `
	SELECT b.id, b.volunteer, b.at, b.act, b.of_act, b.count, b.subject,
	       coalesce(b.until_at, 0), coalesce(b.send_after, 0),
	       CASE b.act WHEN 'redo' THEN coalesce(u.undoes, 0) ELSE coalesce(b.undoes, 0) END,
	       EXISTS (SELECT 1 FROM batches t WHERE t.undoes = b.id),
	       CASE b.act WHEN 'assign' THEN coalesce((
	         SELECT coalesce(json_extract(d.after, '$.mark.claimed_by'), json_extract(d.after, '$.task.claimed_by'))
	         FROM decisions d WHERE d.batch_id = b.id LIMIT 1), '') ELSE '' END
	FROM batches b
	LEFT JOIN batches u ON u.id = b.undoes`

// Journal returns a page of batches, newest first.
func (s *Store) Journal(ctx context.Context, p Page) ([]Batch, error) {
	const newest = ` ORDER BY b.id DESC LIMIT ?`
	var batches []Batch
	var err error
	switch {
	case p.After.ID != 0:
		batches, err = readBatches(ctx, s.read, selectBatches+` WHERE b.id < ?`+newest, p.After.ID, p.limit())
	case p.Before.ID != 0:
		batches, err = readBatches(ctx, s.read, selectBatches+` WHERE b.id > ? ORDER BY b.id LIMIT ?`, p.Before.ID, p.limit())
		slices.Reverse(batches)
	default:
		batches, err = readBatches(ctx, s.read, selectBatches+newest, p.limit())
	}
	if err != nil {
		return nil, fmt.Errorf("journal: %w", err)
	}
	return batches, nil
}

// Batch returns the batch with the given ID, or ErrNotFound.
func (s *Store) Batch(ctx context.Context, id int64) (Batch, error) {
	return batchByID(ctx, s.read, id)
}

// Cursor returns the batch's place in the journal.
func (b Batch) Cursor() Cursor { return Cursor{Key: b.ID, ID: b.ID} }

func batchByID(ctx context.Context, r reader, id int64) (Batch, error) {
	batches, err := readBatches(ctx, r, selectBatches+` WHERE b.id = ?`, id)
	if err != nil {
		return Batch{}, fmt.Errorf("batch %d: %w", id, err)
	}
	if len(batches) == 0 {
		return Batch{}, fmt.Errorf("batch %d: %w", id, ErrNotFound)
	}
	return batches[0], nil
}

func readBatches(ctx context.Context, r reader, query string, args ...any) ([]Batch, error) {
	rows, err := r.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var batches []Batch
	for rows.Next() {
		var b Batch
		var at, until, sendAfter int64
		err := rows.Scan(&b.ID, &b.Volunteer, &at, &b.Act, &b.Of, &b.Count, &b.Subject,
			&until, &sendAfter, &b.Undoes, &b.Undone, &b.Whom)
		if err != nil {
			return nil, err
		}
		b.At, b.Until, b.SendAfter = time.Unix(at, 0), moment(until), moment(sendAfter)
		batches = append(batches, b)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	for i := range batches {
		if batches[i].SendAfter.IsZero() {
			continue
		}
		if batches[i].Verdicts, err = progress(ctx, r, batches[i].ID); err != nil {
			return nil, err
		}
	}
	return batches, nil
}

// progress counts the verdicts of a batch, also those of an earlier one that a
// redo sent on their way again.
func progress(ctx context.Context, r reader, batchID int64) (Progress, error) {
	rows, err := r.QueryContext(ctx, `
		SELECT o.state, count(*)
		FROM decisions d
		JOIN outbox o ON o.id = coalesce(json_extract(d.after, '$.verdict.id'), d.id)
		WHERE d.batch_id = ?
		GROUP BY o.state`, batchID)
	if err != nil {
		return Progress{}, err
	}
	defer rows.Close()
	var p Progress
	places := map[VerdictState]*int{
		Queued: &p.Queued, Sending: &p.Sending, Sent: &p.Sent, Failed: &p.Failed,
		Unknown: &p.Unknown, Withdrawn: &p.Withdrawn, Overtaken: &p.Overtaken,
	}
	for rows.Next() {
		var state VerdictState
		var n int
		if err := rows.Scan(&state, &n); err != nil {
			return Progress{}, err
		}
		*places[state] = n
	}
	return p, rows.Err()
}
