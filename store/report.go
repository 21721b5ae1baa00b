package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Report is what a span of time was like: what people wrote, how long they
// waited for the team, and who did the work. What the team wrote counts as an
// answer and never as something to be answered; of sources that were removed
// nothing is counted.
type Report struct {
	Span
	At       time.Time // when it was made: answers until then count
	Comments Tally
	Answers  Waits
	Sources  []SourceReport // those with the most comments first
	Days     []Day          // every day of the span

	Newcomers int // whose first comment lies in the span
	Welcomed  int // of them answered within two days
	Helpers   []Helper
	Around    []string // others who are tagged as helpers and wrote in the span
	Deeds     []Deed
	Reasons   []ReasonCount // given for spam and trash, the most frequent first
	Open      Counts        // what is on the desk now
}

// reportReasons is how many reasons a report has at most.
const reportReasons = 12

// Tally tells comments apart by what became of them. Each counts once.
type Tally struct {
	Answered int // by the team, by whoever and wherever
	Done     int // ticked off or decided without an answer
	Open     int // on the desk, or waiting to come back to it
	Earlier  int // older than their source's baseline: never on this desk
	Spam     int // spam and trash; not in All
}

// All returns how many comments people wrote, without spam and trash.
func (t Tally) All() int { return t.Answered + t.Done + t.Open + t.Earlier }

// SourceReport is the part of a report that is about one source.
type SourceReport struct {
	ID       int64
	Name     string
	Comments int
	Answered int
	Spam     int
	Median   time.Duration // of its answers; 0 without any
}

// Day is how many comments one day brought.
type Day struct {
	At       time.Time // its beginning, or the span's
	Comments int
}

// Report returns what the span was like, as far as it is known now.
func (s *Store) Report(ctx context.Context, span Span) (Report, error) {
	r := Report{Span: span, At: s.now()}
	tx, err := s.read.BeginTx(ctx, nil) // all numbers of one moment
	if err != nil {
		return r, fmt.Errorf("report: %w", err)
	}
	defer tx.Rollback()
	if err := r.read(ctx, tx); err != nil {
		return r, fmt.Errorf("report: %w", err)
	}
	if r.Open, err = s.Counts(ctx); err != nil {
		return r, err
	}
	return r, nil
}

// CommentsByDay returns how many comments each day of a span brought, counted
// as a report counts them.
func (s *Store) CommentsByDay(ctx context.Context, span Span) ([]Day, error) {
	r := Report{Span: span}
	tx, err := s.read.BeginTx(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("comments by day: %w", err)
	}
	defer tx.Rollback()
	out, err := readLeftOut(ctx, tx)
	if err != nil {
		return nil, err
	}
	aside, err := out.said(ctx, tx, span)
	if err != nil {
		return nil, err
	}
	err = r.countDays(ctx, tx, aside)
	return r.Days, err
}

// Waits returns how long people waited in a span, as its report says it, and
// reads nothing else of it.
func (s *Store) Waits(ctx context.Context, span Span) (Waits, error) {
	r := Report{Span: span}
	tx, err := s.read.BeginTx(ctx, nil)
	if err != nil {
		return r.Answers, fmt.Errorf("waits: %w", err)
	}
	defer tx.Rollback()
	out, err := readLeftOut(ctx, tx)
	if err != nil {
		return r.Answers, err
	}
	answers, err := readAnswers(ctx, tx, span, out)
	if err != nil {
		return r.Answers, err
	}
	err = r.tally(ctx, tx, out, answers)
	return r.Answers, err
}

// read fills the report.
func (r *Report) read(ctx context.Context, tx *sql.Tx) error {
	if err := r.beginWithTheFirst(ctx, tx); err != nil {
		return err
	}
	out, err := readLeftOut(ctx, tx)
	if err != nil {
		return err
	}
	aside, err := out.said(ctx, tx, r.Span)
	if err != nil {
		return err
	}
	answers, err := readAnswers(ctx, tx, r.Span, out)
	if err != nil {
		return err
	}
	if err := r.countSources(ctx, tx, aside, answers); err != nil {
		return err
	}
	if err := r.countDays(ctx, tx, aside); err != nil {
		return err
	}
	if err := r.tally(ctx, tx, out, answers); err != nil {
		return err
	}
	if err := r.countNewcomers(ctx, tx, out, answers); err != nil {
		return err
	}
	if r.Helpers, err = readHelpers(ctx, tx, r.Span, out); err != nil {
		return err
	}
	if r.Around, err = readTaggedHelpers(ctx, tx, r.Span, out, r.Helpers); err != nil {
		return err
	}
	if r.Reasons, err = readReasons(ctx, tx, r.Span, reportReasons); err != nil {
		return err
	}
	r.Deeds, err = readDeeds(ctx, tx, r.Span)
	return err
}

// beginWithTheFirst lets a span that begins before the first comment begin
// with it, so that "everything" is no list of empty years.
func (r *Report) beginWithTheFirst(ctx context.Context, tx *sql.Tx) error {
	var first int64
	err := tx.QueryRowContext(ctx, `
		SELECT published_at
		FROM items INDEXED BY items_said
		WHERE kind = 2 AND published_at >= ?
		ORDER BY published_at
		LIMIT 1`, r.From.Unix()).Scan(&first)
	if errors.Is(err, sql.ErrNoRows) {
		first, err = r.To.Unix(), nil
	}
	if long := 400 * 24 * time.Hour; time.Unix(first, 0).Sub(r.From) > long {
		y, m, d := time.Unix(first, 0).In(r.From.Location()).Date()
		r.From = time.Date(y, m, d, 0, 0, 0, 0, r.From.Location())
	}
	return err
}

// countSources fills in what each source brought.
func (r *Report) countSources(ctx context.Context, tx *sql.Tx, aside []said, answers []firstAnswer) error {
	rows, err := tx.QueryContext(ctx, `
		SELECT s.id, s.name, n.comments, n.spam
		FROM (
		  SELECT source_id, sum(state IN (0, 1)) AS comments, sum(state IN (2, 3)) AS spam
		  FROM items INDEXED BY items_said
		  WHERE kind = 2 AND published_at >= ? AND published_at < ?
		  GROUP BY source_id
		) n
		JOIN sources s ON s.id = n.source_id
		WHERE s.removed_at IS NULL`, r.From.Unix(), r.To.Unix())
	if err != nil {
		return fmt.Errorf("count by source: %w", err)
	}
	defer rows.Close()
	at := map[int64]int{}
	for rows.Next() {
		var src SourceReport
		if err := rows.Scan(&src.ID, &src.Name, &src.Comments, &src.Spam); err != nil {
			return err
		}
		at[src.ID] = len(r.Sources)
		r.Sources = append(r.Sources, src)
	}
	for _, a := range aside {
		i, ok := at[a.sourceID]
		switch {
		case ok && a.shown():
			r.Sources[i].Comments--
		case ok && a.spam():
			r.Sources[i].Spam--
		}
	}
	waits := make([][]time.Duration, len(r.Sources))
	for _, a := range answers {
		if i, ok := at[a.sourceID]; ok {
			waits[i] = append(waits[i], a.wait())
		}
	}
	for i := range r.Sources {
		r.Sources[i].Answered, r.Sources[i].Median = len(waits[i]), medianOf(waits[i])
		r.Comments.Spam += r.Sources[i].Spam
	}
	slices.SortStableFunc(r.Sources, func(a, b SourceReport) int { return b.Comments - a.Comments })
	return rows.Err()
}

// countDays fills in what each day brought.
func (r *Report) countDays(ctx context.Context, tx *sql.Tx, aside []said) error {
	var edges []int64
	var days [][2]int64
	for day := range r.days {
		r.Days = append(r.Days, Day{At: day.From})
		edges = append(edges, day.From.Unix())
		days = append(days, [2]int64{day.From.Unix(), day.To.Unix()})
	}
	rows, err := tx.QueryContext(ctx, `
		SELECT d.key, (
		  SELECT count(*)
		  FROM items INDEXED BY items_said
		  WHERE kind = 2 AND state IN (0, 1)
		    AND published_at >= json_extract(d.value, '$[0]') AND published_at < json_extract(d.value, '$[1]'))
		FROM json_each(?) d`, listOf(days))
	if err != nil {
		return fmt.Errorf("count by day: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var i, n int
		if err := rows.Scan(&i, &n); err != nil {
			return err
		}
		r.Days[i].Comments = n
	}
	for _, a := range aside {
		if !a.shown() {
			continue
		}
		i, there := slices.BinarySearch(edges, a.published)
		if !there {
			i--
		}
		r.Days[i].Comments--
	}
	return rows.Err()
}
