package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// club is a small community for tests of what volunteers do: a Blog whose
// login may do everything, a Feed without one, and a clock that stands until
// it is moved.
type club struct {
	*Store
	t     *testing.T
	path  string
	clock time.Time
	blog  int64
	feed  int64
	count int
}

const (
	miriam = "miriam"
	deniz  = "deniz"
)

func openClub(t *testing.T) *club {
	t.Helper()
	c := &club{t: t, path: filepath.Join(t.TempDir(), "tend.db"), clock: noon()}
	c.open()
	t.Cleanup(func() { c.Close() })
	all := Powers{}
	for _, act := range []Act{ActApprove, ActHold, ActSpam, ActTrash, ActReply, ActRetract} {
		all[act] = Power{May: true, Undo: true}
	}
	c.blog = c.addSource("Blog", "miriam", all)
	c.feed = c.addSource("Feed", "", nil)
	return c
}

func (c *club) open() {
	c.t.Helper()
	s, err := Open(c.t.Context(), c.path, Options{Now: func() time.Time { return c.clock }})
	if err != nil {
		c.t.Fatal(err)
	}
	c.Store = s
}

// restart closes the cache and opens it again, as another run of the program.
func (c *club) restart() {
	c.t.Helper()
	if err := c.Close(); err != nil {
		c.t.Fatal(err)
	}
	c.open()
}

// exec changes facts as a pull would.
func (c *club) exec(query string, args ...any) int64 {
	c.t.Helper()
	var id int64
	err := c.inTx(c.t.Context(), func(tx *sql.Tx) error {
		res, err := tx.ExecContext(c.t.Context(), query, args...)
		if err != nil {
			return err
		}
		id, err = res.LastInsertId()
		return err
	})
	if err != nil {
		c.t.Fatalf("%s: %v", query, err)
	}
	return id
}

func (c *club) addSource(name, login string, powers Powers) int64 {
	c.t.Helper()
	text, err := json.Marshal(powers)
	if err != nil {
		c.t.Fatal(err)
	}
	if powers == nil {
		text = []byte("{}")
	}
	return c.exec(`
		INSERT INTO sources (kind, name, url, login, powers, posts_from, comments_from, added_at)
		VALUES ('feed', ?, ?, ?, ?, 0, 0, ?)`, name, "https://"+strings.ToLower(name)+".example", login, string(text), noon().Unix())
}

// comment adds a comment by a member of its own, an hour older than the last.
func (c *club) comment(source int64, state State) int64 {
	c.t.Helper()
	return c.item(source, KindComment, state)
}

func (c *club) post(source int64) int64 {
	c.t.Helper()
	return c.item(source, KindPost, Public)
}

func (c *club) item(source int64, kind Kind, state State) int64 {
	c.t.Helper()
	c.count++
	at := noon().Add(-time.Duration(c.count) * time.Hour).Unix()
	member := c.exec(`
		INSERT INTO members (source_id, remote_id, name, first_at, last_at) VALUES (?, ?, ?, ?, ?)`,
		source, fmt.Sprintf("person:%d", c.count), fmt.Sprintf("Person %d", c.count), at, at)
	id := c.exec(`
		INSERT INTO items (source_id, feed_id, remote_id, kind, state, member_id, title, excerpt, published_at, seen_at, hash, text_hash)
		VALUES (?, 1, ?, ?, ?, ?, ?, 'words', ?, ?, 1, 1)`,
		source, fmt.Sprintf("item:%d", c.count), kind, state, member, fmt.Sprintf("Title %d", c.count), at, at)
	c.refresh(id)
	return id
}

// move changes an item's state at the source, as a pull sees it.
func (c *club) move(id int64, state State) {
	c.t.Helper()
	c.exec(`UPDATE items SET state = ?, moves = moves + 1 WHERE id = ?`, state, id)
	c.pulled(id)
}

// edit changes an item's text at the source, as a pull sees it.
func (c *club) edit(id int64) {
	c.t.Helper()
	c.exec(`UPDATE items SET revision = revision + 1, edited_at = ?, text_hash = text_hash + 1 WHERE id = ?`, c.clock.Unix(), id)
	c.pulled(id)
}

// pulled lets verdicts meet what a pull found out.
func (c *club) pulled(ids ...int64) {
	c.t.Helper()
	err := c.inTx(c.t.Context(), func(tx *sql.Tx) error {
		if err := c.meetVerdicts(c.t.Context(), tx, c.clock, ids...); err != nil {
			return err
		}
		return c.refreshDesk(c.t.Context(), tx, ids...)
	})
	if err != nil {
		c.t.Fatal(err)
	}
}

func (c *club) refresh(ids ...int64) {
	c.t.Helper()
	err := c.inTx(c.t.Context(), func(tx *sql.Tx) error { return c.refreshDesk(c.t.Context(), tx, ids...) })
	if err != nil {
		c.t.Fatal(err)
	}
}

// onDesk reports whether an item is pending now.
func (c *club) onDesk(id int64) bool {
	c.t.Helper()
	var on bool
	c.row(&on, `SELECT EXISTS (SELECT 1 FROM desk WHERE item_id = ? AND wait_until IS NULL)`, id)
	return on
}

func (c *club) row(into any, query string, args ...any) {
	c.t.Helper()
	if err := c.read.QueryRowContext(c.t.Context(), query, args...).Scan(into); err != nil {
		c.t.Fatalf("%s: %v", query, err)
	}
}

func (c *club) markOf(id int64) markRow {
	c.t.Helper()
	m, err := loadMark(c.t.Context(), c.read, id)
	if err != nil {
		c.t.Fatal(err)
	}
	return m
}

// must returns the batch of an act that has to work.
func (c *club) must(b Batch, err error) Batch {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
	return b
}

// dump writes all human work and the desk down, to compare two moments. Who
// made a person known is none of it: a person once made stays.
func (c *club) dump() string {
	c.t.Helper()
	var text strings.Builder
	for _, query := range []string{
		`SELECT json_array('mark', item_id, done_at, wait_until, wait_answer, wait_after, revision, moves, claimed_by, claimed_at, note, by, at) FROM marks ORDER BY item_id`,
		`SELECT json_array('task', id, title, due_at, whole_day, zone, remind_at, repeats, repeat_from, checklist, item_id, member_id, claimed_by, claimed_at, created_by, created_at, done_at, done_by) FROM tasks ORDER BY id`,
		`SELECT json_array('desk', item_id, kind, held, published_at, urgent_at, reasons, wait_until) FROM desk ORDER BY item_id`,
		`SELECT json_array('team', member_id) FROM team ORDER BY member_id`,
		`SELECT json_array('way', item_id, verdict, body, state) FROM outbox WHERE state <> 'withdrawn' ORDER BY id`,
	} {
		for _, line := range c.lines(query) {
			text.WriteString(line + "\n")
		}
	}
	return text.String()
}

// lines returns the first column of a query.
func (c *club) lines(query string, args ...any) (lines []string) {
	c.t.Helper()
	rows, err := c.read.QueryContext(c.t.Context(), query, args...)
	if err != nil {
		c.t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			c.t.Fatal(err)
		}
		lines = append(lines, line)
	}
	if err := rows.Err(); err != nil {
		c.t.Fatal(err)
	}
	return lines
}
