package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math"
)

// SetRules says by which rules comments get markers from now on. What is on
// the desk already keeps its markers until ApplyRules. The first rule that
// cannot be is the error, and nothing changes.
func (s *Store) SetRules(rules []Rule) error {
	book, err := newRulebook(rules)
	if err != nil {
		return err
	}
	s.rules.Store(book)
	return nil
}

// settingRules is where the cache keeps which rules it has applied, and how far
// it has come with new ones.
const settingRules = "rules"

// ruleProgress is that setting.
type ruleProgress struct {
	Key  string `json:"key,omitempty"`  // of the rules that hold for the whole desk
	Next string `json:"next,omitempty"` // of those that are being applied
	Last int64  `json:"last,omitempty"` // the comment up to which they hold
}

// applySize is how many comments ApplyRules looks at in one transaction, so
// that no human act waits for long.
const applySize = 200

// ApplyRules brings the markers of everything on the desk up to the rules, and
// returns how many comments it looked at. If the rules are those that were
// applied last it does nothing. What a crash cut off goes on the next time.
func (s *Store) ApplyRules(ctx context.Context) (int, error) {
	book := s.rules.Load()
	if book == nil {
		return 0, nil
	}
	done, err := readApplied(ctx, s.read)
	if err != nil || done.Key == book.key && done.Next == "" {
		return 0, err
	}
	if done.Next != book.key {
		done = ruleProgress{Key: done.Key, Next: book.key}
	}
	looked := 0
	for {
		n, err := s.applyPart(ctx, book, &done)
		if err != nil {
			return looked, fmt.Errorf("apply rules: %w", err)
		}
		if looked += n; n < applySize {
			return looked, nil
		}
	}
}

// applyPart applies the rules to the next comments of the desk.
func (s *Store) applyPart(ctx context.Context, book *rulebook, done *ruleProgress) (n int, err error) {
	next := *done
	err = s.inPull(ctx, func(tx *sql.Tx) error {
		ids, err := readIDs(ctx, tx, `
			SELECT item_id FROM desk WHERE item_id > ? AND kind = 2 ORDER BY item_id LIMIT ?`, done.Last, applySize)
		if err != nil {
			return err
		}
		if n = len(ids); n > 0 {
			next.Last = ids[n-1]
		}
		if book.repeats > 0 {
			if err := keepPrints(ctx, tx, ids); err != nil {
				return err
			}
		}
		moved, err := book.mark(ctx, tx, ids)
		if err != nil {
			return err
		}
		if err := s.refreshDesk(ctx, tx, moved...); err != nil {
			return err
		}
		if n < applySize {
			next = ruleProgress{Key: book.key}
		}
		return keepApplied(ctx, tx, next)
	})
	if err == nil {
		*done = next
	}
	return n, err
}

func readApplied(ctx context.Context, r reader) (done ruleProgress, err error) {
	value, err := readSetting(ctx, r, settingRules)
	if err != nil || value == nil {
		return done, err
	}
	if err := json.Unmarshal(value, &done); err != nil {
		return ruleProgress{Next: "unreadable", Last: math.MaxInt64}, nil // begin anew
	}
	return done, nil
}

func keepApplied(ctx context.Context, tx *sql.Tx, done ruleProgress) error {
	value, err := json.Marshal(done)
	if err != nil {
		return err
	}
	return keepSetting(ctx, tx, settingRules, value)
}
