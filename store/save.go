package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"
)

// A pull's transaction ends after so many rows or so long, and at once when a
// human act waits here; partSize is how many rows it stores before it looks.
// Another program's act, which nobody here can see, waits for saveTime at most.
const (
	saveSize = 2000
	saveTime = 50 * time.Millisecond
	partSize = 100
)

// Save stores what a pull brought. Repeating it is harmless: what is unchanged
// writes nothing. Marks, decisions, tasks and drafts are never touched. Several
// arrivals share transactions, but they give way to human acts; each is
// answered by the Saved at its place.
func (s *Store) Save(ctx context.Context, arrivals ...Arrivals) ([]Saved, error) {
	saved := make([]Saved, len(arrivals))
	work := make([]delivery, len(arrivals))
	for i := range arrivals {
		saved[i].Total = len(arrivals[i].Items)
		work[i] = newDelivery(&arrivals[i], &saved[i])
	}
	for len(work) > 0 {
		err := s.inPull(ctx, func(tx *sql.Tx) error {
			in := s.newIntake(tx)
			started := time.Now()
			// The driver starts a goroutine for every row that can be
			// cancelled; a part is short enough not to be.
			whole := context.WithoutCancel(ctx)
			for room := saveSize; len(work) > 0 && room > 0 && ctx.Err() == nil && time.Since(started) < saveTime; {
				n, err := in.take(whole, &work[0], partSize)
				if err != nil {
					return fmt.Errorf("save feed %d: %w", work[0].arrivals.Feed.ID, err)
				}
				room -= max(n, 1)
				if len(work[0].items) == 0 {
					work = work[1:]
				}
				if s.waiting.Load() > 0 {
					break
				}
			}
			return errors.Join(in.settle(whole), ctx.Err())
		})
		if err != nil {
			return nil, err
		}
	}
	return saved, nil
}

// delivery is what is still to be stored of one feed's arrivals.
type delivery struct {
	arrivals *Arrivals
	saved    *Saved
	items    []*Arrival
	aged     map[*Arrival]int64 // what stands for the date of an undated one
	begun    bool
}

// newDelivery puts arrivals in the order in which they are stored: the oldest
// first, so that a comment comes after what it answers and the newest gets the
// highest ID. Of items with the same remote ID the feed's first one counts.
func newDelivery(a *Arrivals, saved *Saved) delivery {
	d := delivery{arrivals: a, saved: saved}
	seen := make(map[string]bool, len(a.Items))
	dated := true
	for i := range a.Items {
		item := &a.Items[i]
		if item.RemoteID == "" || seen[item.RemoteID] {
			continue
		}
		seen[item.RemoteID] = true
		dated = dated && !item.Published.IsZero()
		d.items = append(d.items, item)
	}
	slices.Reverse(d.items)
	if dated {
		slices.SortStableFunc(d.items, func(a, b *Arrival) int { return a.Published.Compare(b.Published) })
	}
	return d
}

// intake is one transaction of a pull. What it changes on the desk is derived
// at its end, once for all the feeds that it stores.
type intake struct {
	store *Store
	tx    *sql.Tx
	now   int64

	desk     idSet            // items whose desk row may be another now
	alone    idSet            // new items of a source of which there was nothing
	births   map[int64]*Saved // items stored for the first time, and where they are counted
	comments []int64          // those of them that are comments
	moved    []move           // items that somebody at the source moved
	altered  []int64          // items that were edited or moved

	// Of the feed that is being stored:
	saved   *Saved
	source  sourceFacts
	feed    *Feed
	known   map[string]*knownItem // by every name under which they may come
	members map[string]*knownMember
	tally   map[int64]*tally     // by member
	parents map[string]*relative // by every name under which they may be answered
	answers bool                 // there are comments among the arrivals
	aged    map[*Arrival]int64
	decided idSet // items on which a verdict arrived after the source was asked
}

func (s *Store) newIntake(tx *sql.Tx) *intake {
	return &intake{store: s, tx: tx, now: s.now().Unix(), desk: idSet{}, alone: idSet{}, births: map[int64]*Saved{}}
}

// idSet is a set of item IDs.
type idSet map[int64]bool

func (ids idSet) list() []int64 {
	list := make([]int64, 0, len(ids))
	for id := range ids {
		list = append(list, id)
	}
	slices.Sort(list)
	return list
}

// take stores up to room items of a delivery, with the feed's validators when
// they were the last, and returns how many there were. So a crash half way
// leaves a feed that is pulled again.
func (in *intake) take(ctx context.Context, d *delivery, room int) (int, error) {
	in.feed, in.saved, in.aged = &d.arrivals.Feed, d.saved, d.aged
	found, err := in.readSource(ctx)
	if err != nil {
		return 0, err
	}
	if !found {
		d.items = nil // removed in the meantime
		return 0, nil
	}
	if !d.begun {
		if err := in.findBaseline(ctx, d); err != nil {
			return 0, err
		}
		d.begun, in.aged = true, d.aged
	}
	if in.decided, err = in.decidedSince(ctx, d.arrivals.Asked); err != nil {
		return 0, err
	}
	part := d.items[:min(room, len(d.items))]
	d.items = d.items[len(part):]
	if err := in.takeItems(ctx, part); err != nil {
		return 0, err
	}
	if len(d.items) == 0 {
		if err := in.finish(ctx, d.arrivals); err != nil {
			return 0, err
		}
	}
	return len(part), nil
}

// expired reports whether something is older than what its source keeps. What
// waits for a moderator there comes in whatever its age.
func (in *intake) expired(a *Arrival) bool {
	return a.State != Held && !a.Published.IsZero() && a.Published.Unix() < in.source.keptFrom
}

// takeItems stores a part of what arrived: what is new whole, of the rest only
// what changed.
func (in *intake) takeItems(ctx context.Context, part []*Arrival) error {
	part, err := in.leaveOutForgotten(ctx, part)
	if err != nil || len(part) == 0 {
		return err
	}
	if err := in.readKnown(ctx, part); err != nil {
		return err
	}
	var fresh, changed []*Arrival
	for _, a := range part {
		k := in.knownAs(a)
		switch {
		case k == nil && in.expired(a):
		case k == nil:
			fresh = append(fresh, a)
		case k.taken, in.decided[k.id]:
		case !in.unchanged(k, a):
			changed = append(changed, a)
		}
		if k != nil {
			k.taken = true
		}
	}
	written := slices.Concat(fresh, changed)
	if len(written) == 0 {
		return nil
	}
	if err := in.readMembers(ctx, written); err != nil {
		return err
	}
	if err := in.readParents(ctx, written); err != nil {
		return err
	}
	for _, a := range fresh {
		if err := in.insertItem(ctx, a); err != nil {
			return err
		}
	}
	for _, a := range changed {
		edited, err := in.updateItem(ctx, in.knownAs(a), a)
		if err != nil {
			return err
		}
		if edited {
			in.saved.Changed++
		}
	}
	if err := in.adoptOrphans(ctx, fresh); err != nil {
		return err
	}
	return in.countMembers(ctx)
}

// settle brings the desk and the journal up to what was stored.
func (in *intake) settle(ctx context.Context) error {
	if len(in.desk) == 0 {
		return nil
	}
	if err := in.addConcerned(ctx); err != nil {
		return err
	}
	answered, err := in.pendingAnswered(ctx)
	if err != nil {
		return err
	}
	if err := in.store.meetVerdicts(ctx, in.tx, time.Unix(in.now, 0), in.altered...); err != nil {
		return err
	}
	if err := in.leaveOutOurs(ctx); err != nil {
		return err
	}
	if err := in.store.refreshDesk(ctx, in.tx, in.desk.list()...); err != nil {
		return err
	}
	said := slices.Concat(in.comments, in.altered)
	if err := in.store.judge(ctx, in.tx, said); err != nil {
		return err
	}
	if err := in.store.heed(ctx, in.tx, said, in.altered); err != nil {
		return err
	}
	if err := in.journal(ctx, answered); err != nil {
		return err
	}
	return in.countNew(ctx)
}

// born returns the items that were stored for the first time.
func (in *intake) born() []int64 { return slices.Sorted(maps.Keys(in.births)) }

// countNew counts, for each feed, what is new on the desk now.
func (in *intake) countNew(ctx context.Context) error {
	if len(in.births) == 0 {
		return nil
	}
	rows, err := in.tx.QueryContext(ctx, `
		SELECT d.item_id, d.kind
		FROM json_each(?) n
		CROSS JOIN desk d ON d.item_id = n.value
		WHERE d.wait_until IS NULL`, listOf(in.born()))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var kind Kind
		if err := rows.Scan(&id, &kind); err != nil {
			return err
		}
		if kind == KindPost {
			in.births[id].NewPosts++
		} else {
			in.births[id].NewComments++
		}
	}
	return rows.Err()
}

func (in *intake) exec(ctx context.Context, query string, args ...any) (sql.Result, error) {
	return in.tx.ExecContext(ctx, query, args...)
}
