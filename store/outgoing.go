package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// outgoing is a verdict as its row in the outbox.
type outgoing struct {
	id       int64 // the decision's
	act      Act
	text     string    // of a reply
	saw      State     // what the source showed when it was decided
	after    int64     // the verdict that must have been sent before; 0 if none
	at       time.Time // when it leaves; zero: after the undo time
	remoteID string    // the reply's, once it is sent, or that a retract takes back

	// What a row that is read back has besides.
	itemID    int64
	sourceID  int64
	volunteer string
	decided   time.Time
	state     VerdictState
	expected  seen
	lease     string
	tries     int
}

// onState reports whether the verdict asks for a state of the comment.
func (o outgoing) onState() bool {
	_, ok := o.act.want()
	return ok
}

// seen is what a verdict expects to find at the source.
type seen struct {
	State    State `json:"state"`
	Revision int   `json:"revision"`
	Hash     int64 `json:"hash"`
}

// queue puts a verdict in the outbox. It leaves after the undo time, unless o
// says when.
func (d *deed) queue(ctx context.Context, o outgoing, t target) error {
	expected, err := json.Marshal(seen{State: o.saw, Revision: t.revision, Hash: t.hash})
	if err != nil {
		return err
	}
	if o.at.IsZero() {
		o.at = d.leaves()
	}
	_, err = d.tx.ExecContext(ctx, `
		INSERT INTO outbox (id, item_id, source_id, verdict, body, expected, after_id, send_after, nonce, owner, remote_id)
		VALUES (?, ?, ?, ?, ?, ?, nullif(?, 0), ?, ?, ?, ?)`,
		o.id, t.id, t.sourceID, o.act, o.text, string(expected), o.after, o.at.Unix(), rand.Text(), d.run, o.remoteID)
	if err != nil {
		return fmt.Errorf("queue verdict: %w", err)
	}
	d.batch.SendAfter = o.at
	return nil
}

// leaves returns when a verdict given now leaves: not a moment before the undo
// time is over.
func (d *deed) leaves() time.Time {
	return d.batch.At.Add(UndoTime + time.Second)
}

// loadOutgoing reads a verdict's row in the outbox, or says ErrNotFound.
func loadOutgoing(ctx context.Context, r reader, id int64) (outgoing, error) {
	o := outgoing{id: id}
	var expected string
	var sendAfter, decided int64
	err := r.QueryRowContext(ctx, `
		SELECT o.item_id, o.source_id, o.verdict, o.body, o.expected, coalesce(o.after_id, 0), o.state,
		       coalesce(o.send_after, 0), o.lease, o.tries, o.remote_id, d.volunteer, d.at
		FROM outbox o
		JOIN decisions d ON d.id = o.id
		WHERE o.id = ?`, id).Scan(&o.itemID, &o.sourceID, &o.act, &o.text, &expected, &o.after, &o.state,
		&sendAfter, &o.lease, &o.tries, &o.remoteID, &o.volunteer, &decided)
	if errors.Is(err, sql.ErrNoRows) {
		return o, ErrNotFound
	}
	if err != nil {
		return o, fmt.Errorf("read verdict %d: %w", id, err)
	}
	o.at, o.decided = moment(sendAfter), time.Unix(decided, 0)
	return o, json.Unmarshal([]byte(expected), &o.expected)
}
