package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// deed is one act while its transaction is open: the batch that it writes and
// the items whose place on the desk it may change.
type deed struct {
	*Store
	tx     *sql.Tx
	batch  Batch
	undoes int64 // the batch that it turns round; 0 for a new act
	things map[thing]bool
	barred map[int64]bool // tasks that do not come back, because what they come after does not
	reason string         // why, as the volunteer says it; "" if they do not
	about  string         // what the batch is about, although it decides on several things
	items  []int64
}

// thing is what a decision is about; exactly one of its numbers is not 0.
type thing struct{ item, task, member int64 }

// act runs fn in one durable transaction that writes b with the decisions that
// fn makes and derives the desk anew. If fn decided on nothing, nothing is
// kept, and the error is the first reason; the batch then has no ID and only
// says what was skipped.
func (s *Store) act(ctx context.Context, b Batch, fn func(*deed) error) (Batch, error) {
	b.At = time.Unix(s.now().Unix(), 0)
	var kept Batch
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		d := &deed{Store: s, tx: tx, batch: b, things: map[thing]bool{}}
		if err := d.begin(ctx); err != nil {
			return err
		}
		err := fn(d)
		kept = d.batch
		if err != nil {
			return err
		}
		if len(d.things) == 0 {
			return d.nothing()
		}
		if err := d.finish(ctx); err != nil {
			return err
		}
		kept = d.batch
		return nil
	})
	if err != nil {
		return Batch{Volunteer: b.Volunteer, Act: b.Act, Skipped: kept.Skipped}, fmt.Errorf("%s: %w", b.Act, err)
	}
	return kept, nil
}

// nothing is why an act on one or several things did nothing at all.
func (d *deed) nothing() error {
	if len(d.batch.Skipped) > 0 {
		return d.batch.Skipped[0].Why
	}
	return ErrNothing
}

// begin writes the batch, so that decisions can name it.
func (d *deed) begin(ctx context.Context) error {
	res, err := d.tx.ExecContext(ctx, `
		INSERT INTO batches (volunteer, at, act, count) VALUES (?, ?, ?, 0)`,
		d.batch.Volunteer, d.batch.At.Unix(), d.batch.Act)
	if err != nil {
		return fmt.Errorf("begin batch: %w", err)
	}
	d.batch.ID, err = res.LastInsertId()
	return err
}

// finish writes what is known of the batch only now, and derives the desk.
func (d *deed) finish(ctx context.Context) error {
	d.batch.Count = len(d.things)
	if d.batch.Count > 1 {
		d.batch.Subject = d.about
	}
	_, err := d.tx.ExecContext(ctx, `
		UPDATE batches
		SET act = ?, of_act = ?, count = ?, subject = ?, until_at = ?, send_after = ?, undoes = nullif(?, 0)
		WHERE id = ?`,
		d.batch.Act, d.batch.Of, d.batch.Count, d.batch.Subject, stamp(d.batch.Until), stamp(d.batch.SendAfter), d.undoes,
		d.batch.ID)
	if err != nil {
		return fmt.Errorf("finish batch: %w", err)
	}
	if err := d.refreshDesk(ctx, d.tx, d.items...); err != nil {
		return fmt.Errorf("finish batch: %w", err)
	}
	if err := d.judge(ctx, d.tx, d.items); err != nil {
		return fmt.Errorf("finish batch: %w", err)
	}
	d.batch.Verdicts, err = progress(ctx, d.tx, d.batch.ID)
	return err
}

// each runs do for every ID once. What do skips is noted with its reason; so
// do changes nothing before it knows that it will not skip.
func (d *deed) each(ids []int64, do func(id int64) error) error {
	seen := make(map[int64]bool, len(ids))
	for _, id := range ids {
		if seen[id] {
			continue
		}
		seen[id] = true
		err := do(id)
		if skips(err) {
			d.batch.Skipped = append(d.batch.Skipped, Skipped{ID: id, Why: err})
			continue
		}
		if err != nil {
			return fmt.Errorf("%d: %w", id, err)
		}
	}
	return nil
}

// entry is a decision about to be written.
type entry struct {
	act           Act
	about         thing
	subject       string
	source        int64
	since         int64 // when the thing was published
	revision      int
	before, after stand
	along         bool // it came with another and is not what the batch is about
}

// decide writes an entry of the journal and returns its number.
func (d *deed) decide(ctx context.Context, e entry) (int64, error) {
	before, err := e.before.encode()
	if err != nil {
		return 0, err
	}
	after, err := e.after.encode()
	if err != nil {
		return 0, err
	}
	res, err := d.tx.ExecContext(ctx, `
		INSERT INTO decisions (batch_id, at, volunteer, act, item_id, task_id, member_id,
		  source_id, since_at, revision, before, after, reason)
		VALUES (?, ?, ?, ?, nullif(?, 0), nullif(?, 0), nullif(?, 0), nullif(?, 0), nullif(?, 0), nullif(?, 0), ?, ?, ?)`,
		d.batch.ID, d.batch.At.Unix(), d.batch.Volunteer, e.act, e.about.item, e.about.task, e.about.member,
		e.source, e.since, e.revision, before, after, d.reason)
	if err != nil {
		return 0, fmt.Errorf("write the journal: %w", err)
	}
	if !e.along {
		d.things[e.about] = true
		d.batch.Subject = e.subject
	}
	if e.about.item != 0 {
		d.items = append(d.items, e.about.item)
	}
	return res.LastInsertId()
}
