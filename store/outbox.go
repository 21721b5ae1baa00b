package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// Verdict is a decision that must reach the source, on its way.
type Verdict struct {
	ID        int64 // the decision's
	Act       Act   // approve, hold, spam, trash, reply, retract
	State     VerdictState
	SendAfter time.Time // when it leaves; zero if it waits for a volunteer's word
	Cause     Cause     // why it ended, or still waits
	Answer    string    // what the source said, in a person's words
	By        string    // who was faster at the source, if it says so

	// What the outbox shows besides.
	BatchID   int64
	ItemID    int64
	Subject   string // the item's author
	SourceID  int64
	Source    string
	Volunteer string
	At        time.Time // when it was decided
	Text      string    // of a reply
	Retry     time.Time // when it is tried or asked about again; zero if not
	Ended     time.Time // zero while it is on its way
	Earlier   bool      // left by an earlier run of the program: goes on only when a volunteer says so
	Shows     State     // what the source shows of the item, as far as is known
}

// VerdictState is how far a verdict has come. The words are stored.
type VerdictState string

// The states of a verdict.
const (
	Queued    VerdictState = "queued"
	Sending   VerdictState = "sending"
	Sent      VerdictState = "sent"
	Failed    VerdictState = "failed"
	Unknown   VerdictState = "unknown"
	Withdrawn VerdictState = "withdrawn"
	Overtaken VerdictState = "overtaken"
)

// Cause says in a word why a verdict ended as it did, or why it waits. The
// words are stored; the message catalogue has a sentence for each.
type Cause string

// The causes. A verdict that was simply applied, or waits its time, has none.
const (
	CauseAlready  Cause = "already"  // the source was as wanted before we came
	CauseElse     Cause = "else"     // somebody at the source decided otherwise
	CauseEdited   Cause = "edited"   // the text is not the one that was decided on
	CauseGone     Cause = "gone"     // the comment is gone
	CauseRefused  Cause = "refused"  // the source refused: Answer says why
	CauseLogin    Cause = "login"    // the login was refused
	CauseUnclear  Cause = "unclear"  // no clear answer: the source is asked again
	CauseWait     Cause = "wait"     // the source does not answer now, or there is no network
	CauseRest     Cause = "rest"     // the source asked to wait
	CauseUndone   Cause = "undone"   // a volunteer took it back
	CauseReplaced Cause = "replaced" // another verdict on the same comment took its place
	CauseDropped  Cause = "dropped"  // a volunteer gave it up
	CauseBefore   Cause = "before"   // the verdict it should have followed did not arrive
	CauseAsk      Cause = "ask"      // decided long ago: a volunteer has to say whether it still holds
)

// UndoTime is how long a verdict waits before it leaves.
const UndoTime = 10 * time.Second

// OutboxFilter says which verdicts a list shows. The zero OutboxFilter shows
// all that have not ended.
type OutboxFilter struct {
	States   []VerdictState // only these
	Cause    Cause          // only this cause; empty means any
	Since    time.Time      // ended since then; zero: those that have not ended
	SourceID int64          // only to this source; 0 means all
	BatchID  int64          // only of this batch; 0 means all
}

// Outbox returns a page of verdicts, those decided last first.
func (s *Store) Outbox(ctx context.Context, f OutboxFilter, p Page) ([]Verdict, error) {
	states := f.States
	if len(states) == 0 && f.Since.IsZero() && f.BatchID == 0 {
		states = []VerdictState{Queued, Sending, Unknown, Failed}
	}
	names, err := json.Marshal(states)
	if err != nil {
		return nil, err
	}
	where, args := []string{"1"}, []any{s.run}
	add := func(clause string, arg any) {
		where, args = append(where, clause), append(args, arg)
	}
	if len(states) > 0 {
		add("o.state IN (SELECT value FROM json_each(?))", string(names))
	}
	if f.Cause != "" {
		add("o.cause = ?", f.Cause)
	}
	if !f.Since.IsZero() {
		add("o.ended_at >= ?", f.Since.Unix())
	}
	if f.SourceID != 0 {
		add("o.source_id = ?", f.SourceID)
	}
	if f.BatchID != 0 {
		add("d.batch_id = ?", f.BatchID)
	}
	if p.After.ID != 0 {
		add("o.id < ?", p.After.ID)
	}
	return s.verdicts(ctx, strings.Join(where, " AND "), append(args, p.limit()))
}

// verdicts reads what the outbox shows. where is put together from fixed
// clauses only.
func (s *Store) verdicts(ctx context.Context, where string, args []any) ([]Verdict, error) {
	rows, err := s.read.QueryContext(ctx, `
		SELECT o.id, o.verdict, o.state, coalesce(o.send_after, 0), o.cause, o.answer, o.answered_by,
		       d.batch_id, o.item_id, coalesce(m.name, i.title), o.source_id, s.name, d.volunteer, d.at, o.body,
		       coalesce(o.retry_at, 0), coalesce(o.ended_at, 0), o.owner <> ? AND o.state IN ('queued', 'unknown'), i.state
		FROM outbox o
		JOIN decisions d ON d.id = o.id
		JOIN items i ON i.id = o.item_id
		JOIN sources s ON s.id = o.source_id
		LEFT JOIN members m ON m.id = i.member_id
		WHERE `+where+`
		ORDER BY o.id DESC
		LIMIT ?`, args...)
	if err != nil {
		return nil, fmt.Errorf("outbox: %w", err)
	}
	defer rows.Close()
	var verdicts []Verdict
	for rows.Next() {
		var v Verdict
		var sendAfter, at, retry, ended int64
		err := rows.Scan(&v.ID, &v.Act, &v.State, &sendAfter, &v.Cause, &v.Answer, &v.By,
			&v.BatchID, &v.ItemID, &v.Subject, &v.SourceID, &v.Source, &v.Volunteer, &at, &v.Text,
			&retry, &ended, &v.Earlier, &v.Shows)
		if err != nil {
			return nil, fmt.Errorf("outbox: %w", err)
		}
		v.SendAfter, v.At, v.Retry, v.Ended = moment(sendAfter), time.Unix(at, 0), moment(retry), moment(ended)
		verdicts = append(verdicts, v)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("outbox: %w", err)
	}
	return verdicts, nil
}

// Verdict returns a verdict as the outbox shows it, or ErrNotFound.
func (s *Store) Verdict(ctx context.Context, id int64) (Verdict, error) {
	list, err := s.verdicts(ctx, "o.id = ?", []any{s.run, id, 1})
	if err != nil {
		return Verdict{}, err
	}
	if len(list) == 0 {
		return Verdict{}, fmt.Errorf("verdict %d: %w", id, ErrNotFound)
	}
	return list[0], nil
}

// OutboxCounts says how many verdicts are on their way.
type OutboxCounts struct {
	Queued, Sending, Failed, Unknown int
	Earlier                          int       // queued, left by an earlier run of the program
	Next                             time.Time // when the next one of this run can leave or be asked about; zero if none
}

// OutboxCounts returns what is on its way now.
func (s *Store) OutboxCounts(ctx context.Context) (OutboxCounts, error) {
	var c OutboxCounts
	var next int64
	err := s.read.QueryRowContext(ctx, `
		SELECT count(*) FILTER (WHERE o.state = 'queued'), count(*) FILTER (WHERE o.state = 'sending'),
		       count(*) FILTER (WHERE o.state = 'failed'), count(*) FILTER (WHERE o.state = 'unknown'),
		       count(*) FILTER (WHERE o.state = 'queued' AND o.owner <> ?1),
		       coalesce(min(max(o.send_after, coalesce(o.retry_at, 0))) FILTER (
		         WHERE o.state IN ('queued', 'unknown') AND o.owner = ?1 AND o.lease = '' AND s.stopped_at IS NULL
		           AND (a.id IS NULL OR a.state = 'sent' OR (a.state = 'overtaken' AND a.cause = 'already'))), 0)
		FROM outbox o
		JOIN sources s ON s.id = o.source_id
		LEFT JOIN outbox a ON a.id = o.after_id
		WHERE o.state IN ('queued', 'sending', 'unknown', 'failed')`, s.run).
		Scan(&c.Queued, &c.Sending, &c.Failed, &c.Unknown, &c.Earlier, &next)
	if err != nil {
		return c, fmt.Errorf("count the outbox: %w", err)
	}
	c.Next = moment(next)
	return c, nil
}
