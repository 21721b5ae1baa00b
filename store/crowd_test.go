package store

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// crowd makes random arrivals: few remote IDs, so that items come again,
// edited, moved, in another rendering, with other parents and as another kind.
type crowd struct{ *rand.Rand }

func (c crowd) arrivals(f Feed) Arrivals {
	a := Arrivals{Feed: f}
	for range c.IntN(6) {
		id := c.IntN(12)
		item := comment(fmt.Sprint("i", id), fmt.Sprint("i", c.IntN(12)), fmt.Sprint("Person ", c.IntN(4)), float64(c.IntN(40)))
		if id < 4 && c.IntN(10) > 0 {
			item.Kind = KindPost
		}
		if c.IntN(3) == 0 {
			item.RemoteID, item.Aliases = fmt.Sprint("other", id), []string{item.RemoteID}
		}
		item.State = State(c.IntN(4))
		item.HTML = fmt.Sprint("text ", c.IntN(3))
		item.Visible = item.HTML
		item.Links, item.Question = c.IntN(2), c.IntN(2) == 0
		item.Author.Team = c.IntN(8) == 0
		if c.IntN(2) == 0 {
			item.Baggage = "{}"
		}
		a.Items = append(a.Items, item)
	}
	if c.IntN(5) == 0 {
		a.Gone = []string{fmt.Sprint("i", c.IntN(12))}
	}
	return a
}

// act does something that a volunteer can do. What does not apply is refused.
func (c crowd) act(t *testing.T, s *Store) {
	t.Helper()
	ctx := t.Context()
	ids, err := readIDs(ctx, s.read, `SELECT id FROM items`)
	if err != nil {
		t.Fatal(err)
	}
	if len(ids) == 0 {
		return
	}
	id := ids[c.IntN(len(ids))]
	switch c.IntN(9) {
	case 0:
		_, err = s.Done(ctx, miriam, id)
	case 1:
		_, err = s.WaitUntil(ctx, miriam, s.now().Add(time.Duration(c.IntN(48))*time.Hour), id)
	case 2:
		_, err = s.WaitForAnswer(ctx, deniz, id)
	case 3:
		_, err = s.Note(ctx, deniz, id, fmt.Sprint("note ", c.IntN(3)))
	case 4:
		_, err = s.Claim(ctx, miriam, id)
	case 5:
		_, _, err = s.AddTask(ctx, miriam, Task{Title: "call them", ItemID: id})
	case 6:
		err = s.KeepDraft(ctx, deniz, id, fmt.Sprint("Dear ", c.IntN(3)))
	case 7:
		_, err = s.Undo(ctx, miriam)
	case 8:
		_, err = s.MarkTeam(ctx, deniz, int64(1+c.IntN(4)), c.IntN(2) == 0)
	}
	if err != nil && !skips(err) && !strings.Contains(err.Error(), ErrNothing.Error()) {
		t.Fatal(err)
	}
}

// work returns all that people did, as text.
func work(t *testing.T, s *Store) string {
	t.Helper()
	var all strings.Builder
	for _, query := range []string{
		`SELECT item_id, done_at, wait_until, wait_answer, wait_after, revision, moves, claimed_by, note, by, at FROM marks ORDER BY 1`,
		`SELECT id, volunteer, at, act, count FROM batches WHERE volunteer <> '' ORDER BY 1`,
		`SELECT id, batch_id, act, item_id, before, after FROM decisions WHERE volunteer <> '' ORDER BY 1`,
		`SELECT id, title, item_id, member_id, done_at FROM tasks ORDER BY 1`,
		`SELECT item_id, volunteer, body, at FROM drafts ORDER BY 1, 2`,
		`SELECT p.id, p.name, p.team, m.member_id FROM people p JOIN person_members m ON m.person_id = p.id ORDER BY 1, 4`,
	} {
		writeRows(t, s, &all, query)
	}
	return all.String()
}

// writeRows writes what a query returns.
func writeRows(t *testing.T, s *Store, all *strings.Builder, query string) {
	t.Helper()
	rows, err := s.read.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	values, places := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		places[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(places...); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(all, values...)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}

func TestPullNeverChangesWhatPeopleDid(t *testing.T) {
	for seed := range uint64(12) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			s := opened(t)
			now := noon()
			s.now = func() time.Time { return now }
			_, feeds := added(t, s, "Blog")
			c := crowd{rand.New(rand.NewPCG(seed, 7))}
			for range 40 {
				now = now.Add(time.Duration(c.IntN(24)) * time.Hour)
				c.act(t, s)
				before := work(t, s)
				if _, err := s.Save(t.Context(), c.arrivals(feeds[c.IntN(2)]), c.arrivals(feeds[c.IntN(2)])); err != nil {
					t.Fatal(err)
				}
				if after := work(t, s); after != before {
					t.Fatalf("a pull turned\n%s\ninto\n%s", before, after)
				}
			}
			wantHealthy(t, s)
			indexed(t, s)
			wantHealthy(t, s)
			if _, err := s.Wake(t.Context()); err != nil {
				t.Fatal(err)
			}
			wantHealthy(t, s)
		})
	}
}
