package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Trial says what rules, or the settings for suggestions, would have done with
// what was written in a span.
type Trial struct {
	Looked int  // comments that were looked at
	Cut    bool // there are more: only the newest were looked at
	Rules  []Tried
}

// Tried is what one rule would have done.
type Tried struct {
	Rule     Rule
	Fitted   int // comments it fits
	Examples []Comment
}

// What a trial looks at and shows, at most.
const (
	trialMost     = 20_000
	trialPart     = 500
	trialExamples = 3
)

// TryRules puts rules to the comments written since a time, at most the 20,000
// newest, and changes nothing. The first rule that cannot be is the error.
func (s *Store) TryRules(ctx context.Context, rules []Rule, since time.Time) (Trial, error) {
	book, err := newRulebook(rules)
	if err != nil {
		return Trial{}, err
	}
	trial := Trial{Rules: make([]Tried, len(rules))}
	for i, r := range rules {
		trial.Rules[i].Rule = r
	}
	at, err := s.trialStart(ctx, &trial, since)
	if err != nil {
		return Trial{}, fmt.Errorf("try rules: %w", err)
	}
	shown := make([][]int64, len(rules))
	memory := prints{}
	for {
		part, err := readCandidates(ctx, s.read, `i.id IN (
			SELECT id FROM items WHERE kind = 2 AND (published_at, id) > (?, ?) ORDER BY published_at, id LIMIT ?)`,
			at.Key, at.ID, trialPart)
		if err != nil {
			return Trial{}, fmt.Errorf("try rules: %w", err)
		}
		next, err := s.trialEnd(ctx, at)
		if err != nil {
			return Trial{}, fmt.Errorf("try rules: %w", err)
		}
		for i := range part {
			if err := trial.look(book, &part[i], memory, shown); err != nil {
				return Trial{}, err
			}
		}
		if next == at {
			break
		}
		at = next
	}
	return trial, s.showExamples(ctx, &trial, shown)
}

// trialStart is the place behind which a trial begins to look.
func (s *Store) trialStart(ctx context.Context, trial *Trial, since time.Time) (Cursor, error) {
	at := Cursor{Key: since.Unix() - 1, ID: 1 << 62}
	var oldest Cursor
	err := s.read.QueryRowContext(ctx, `
		SELECT published_at, id FROM items WHERE kind = 2 ORDER BY published_at DESC, id DESC LIMIT 1 OFFSET ?`,
		trialMost).Scan(&oldest.Key, &oldest.ID)
	if errors.Is(err, sql.ErrNoRows) {
		return at, nil
	}
	if err == nil && oldest.Key >= since.Unix() {
		trial.Cut, at = true, oldest
	}
	return at, err
}

// trialEnd is the place of the last comment of the part that begins behind at;
// at itself if there is none.
func (s *Store) trialEnd(ctx context.Context, at Cursor) (Cursor, error) {
	next := at
	err := s.read.QueryRowContext(ctx, `
		SELECT published_at, id FROM (
		  SELECT published_at, id FROM items WHERE kind = 2 AND (published_at, id) > (?, ?)
		  ORDER BY published_at, id LIMIT ?)
		ORDER BY published_at DESC, id DESC LIMIT 1`, at.Key, at.ID, trialPart).Scan(&next.Key, &next.ID)
	if errors.Is(err, sql.ErrNoRows) {
		return at, nil
	}
	return next, err
}

// look puts all rules to one comment.
func (t *Trial) look(book *rulebook, c *candidate, memory prints, shown [][]int64) error {
	t.Looked++
	c.earlier = memory.repeated
	for i := range book.rules {
		fits, err := book.rules[i].fits(c)
		if err != nil {
			return err
		}
		if !fits {
			continue
		}
		t.Rules[i].Fitted++
		shown[i] = append(shown[i], c.id)
		if len(shown[i]) > trialExamples {
			shown[i] = shown[i][1:]
		}
	}
	if book.repeats > 0 {
		memory.keep(c)
	}
	return nil
}

// showExamples reads the newest comments that each rule fits, the newest first.
func (s *Store) showExamples(ctx context.Context, trial *Trial, shown [][]int64) error {
	for i, ids := range shown {
		for at := len(ids) - 1; at >= 0; at-- {
			c, err := s.Comment(ctx, ids[at])
			if err != nil {
				return fmt.Errorf("try rules: %w", err)
			}
			trial.Rules[i].Examples = append(trial.Rules[i].Examples, c)
		}
	}
	return nil
}

// prints are those of the comments that a trial has looked at, by number.
type prints map[int64][]printed

// printed says which comment has a print, and when it was written.
type printed struct{ id, at int64 }

func (p prints) keep(c *candidate) {
	for _, print := range printOf(c.plain()) {
		p[print] = append(p[print], printed{c.id, c.published})
	}
}

// repeated is what repeated in repeat.go asks the cache.
func (p prints) repeated(c *candidate, within time.Duration) (bool, error) {
	agree := map[int64]int{}
	for _, print := range printOf(c.plain()) {
		for _, other := range p[print] {
			if other.at < c.published-int64(within/time.Second) {
				continue
			}
			if agree[other.id]++; agree[other.id] >= printAgree {
				return true, nil
			}
		}
	}
	return false, nil
}
