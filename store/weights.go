package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"
)

// Weights say how much each reason moves an item to the front of the
// five-minute order, as if it had been there for so much longer. As the
// passing of time moves all alike, the order is a number that only changes
// with the weights.
type Weights struct {
	Held, Refused, Reopened, Changed, Waited, Newcomer, Question, Returning time.Duration
}

// DefaultWeights are those of somebody who has set none. A link weighs
// nothing: spam can wait.
func DefaultWeights() Weights {
	const day = 24 * time.Hour
	return Weights{
		Held: 3 * day, Refused: 30 * day, Reopened: 2 * day, Changed: 2 * day, Waited: 2 * day,
		Newcomer: day, Question: day, Returning: day / 2,
	}
}

// args are the weights as deskRows wants them.
func (w Weights) args() []any {
	var args []any
	for _, d := range []time.Duration{w.Held, w.Refused, w.Reopened, w.Changed, w.Waited, w.Newcomer, w.Question, w.Returning} {
		args = append(args, int64(d/time.Second))
	}
	return args
}

// SetWeights says how the reasons weigh from now on. What is on the desk keeps
// its place until ApplyWeights.
func (s *Store) SetWeights(w Weights) { s.weights.Store(&w) }

// weighing returns the weights that hold.
func (s *Store) weighing() Weights {
	if w := s.weights.Load(); w != nil {
		return *w
	}
	return DefaultWeights()
}

// settingWeights is where the cache keeps which weights the order was made
// with, and how far it has come with new ones.
const settingWeights = "weights"

// weightProgress is that setting.
type weightProgress struct {
	Hold Weights  `json:"hold"`           // of the whole desk
	Next *Weights `json:"next,omitempty"` // of what is made anew
	Last int64    `json:"last,omitempty"` // the item up to which they hold
}

// ApplyWeights gives everything on the desk its place by the weights, in small
// parts, so that no human act waits for long, and returns how many items it
// looked at. With the weights of last time it does nothing. What a crash cut
// off goes on the next time.
func (s *Store) ApplyWeights(ctx context.Context) (int, error) {
	weights := s.weighing()
	value, err := readSetting(ctx, s.read, settingWeights)
	if err != nil {
		return 0, fmt.Errorf("apply weights: %w", err)
	}
	p := weightProgress{Hold: DefaultWeights()}
	if value != nil && json.Unmarshal(value, &p) != nil {
		p = weightProgress{} // begin anew
	}
	if p.Next == nil && p.Hold == weights {
		return 0, nil
	}
	if p.Next == nil || *p.Next != weights {
		p.Next, p.Last = &weights, 0
	}
	looked := 0
	for p.Next != nil {
		n, err := s.weighPart(ctx, &p)
		if err != nil {
			return looked, fmt.Errorf("apply weights: %w", err)
		}
		looked += n
	}
	return looked, nil
}

// weighPart gives the next items of the desk their place.
func (s *Store) weighPart(ctx context.Context, p *weightProgress) (n int, err error) {
	next := *p
	err = s.inPull(ctx, func(tx *sql.Tx) error {
		ids, err := readIDs(ctx, tx, `SELECT item_id FROM desk WHERE item_id > ? ORDER BY item_id LIMIT ?`, p.Last, rebuildSize)
		if err != nil {
			return err
		}
		if n = len(ids); n > 0 {
			next.Last = ids[n-1]
		}
		if n < rebuildSize {
			next = weightProgress{Hold: *p.Next}
		}
		if err := s.refreshDesk(ctx, tx, ids...); err != nil {
			return err
		}
		value, err := json.Marshal(next)
		if err != nil {
			return err
		}
		return keepSetting(ctx, tx, settingWeights, value)
	})
	if err == nil {
		*p = next
	}
	return n, err
}
