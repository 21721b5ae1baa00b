package store

import (
	"slices"
	"strings"
	"testing"
)

// columnsWithoutNames are those in which no member's name can stand: tend itself
// writes a word or a number there, or a volunteer their own name or a source's.
var columnsWithoutNames = []string{
	"sources.*", "feeds.role", "feeds.etag", "feeds.modified", "feeds.cursor", "feeds.failure", "feeds.body_hash", "forgotten.key",
	"batches.volunteer", "batches.act", "batches.of_act", "decisions.volunteer", "decisions.act",
	"marks.claimed_by", "marks.by", "outbox.verdict", "outbox.expected", "outbox.state", "outbox.nonce", "outbox.owner",
	"outbox.lease", "outbox.cause", "outbox.remote_id", "drafts.volunteer", "handovers.volunteer", "handover_drafts.volunteer",
	"tasks.zone", "tasks.repeats", "tasks.claimed_by", "tasks.created_by", "tasks.done_by", "dismissals.by",
	"markers.rule", "markers.marker", "settings.*", "people.tags", "search_*",
}

// TestEveryColumnThatCanHoldANameIsForgotten fills each column of text in the
// schema with a name of somebody who is then forgotten, and wants none of them
// to keep it. A new column is tried without anybody thinking of it.
func TestEveryColumnThatCanHoldANameIsForgotten(t *testing.T) {
	c := openCircus(t)
	ctx := t.Context()
	if _, err := c.KeepHandover(ctx, deniz, noon(), "Jonas Albrecht waits"); err != nil {
		t.Fatal(err)
	}
	if err := c.KeepHandoverDraft(ctx, deniz, noon(), "Jonas Albrecht still waits"); err != nil {
		t.Fatal(err)
	}
	c.exec(`INSERT OR IGNORE INTO articles (item_id, html, body, fetched_at) VALUES (?, 'Jonas Albrecht', 'Jonas Albrecht', 0)`, c.second)
	c.exec(`INSERT OR IGNORE INTO cues (item_id, kind, at, words) VALUES (?, 1, 0, 'Jonas Albrecht')`, c.second)
	c.exec(`INSERT OR IGNORE INTO orphans (source_id, name, item_id, rank) VALUES (1, 'jonas-albrecht', ?, 1)`, c.second)
	c.exec(`UPDATE tasks SET checklist = '- ring Jonas Albrecht'`)
	c.exec(`UPDATE people SET note = 'Jonas Albrecht'`)
	c.exec(`UPDATE outbox SET answer = 'Jonas Albrecht', answered_by = 'Jonas Albrecht', ended_at = 1`)
	c.exec(`UPDATE decisions SET reason = 'Jonas Albrecht', before = json_set(before, '$.mark.note', 'Jonas Albrecht')`)
	c.exec(`DELETE FROM items WHERE member_id = ?`, c.also) // a source of its own keeps its word
	c.exec(`DELETE FROM members WHERE id = ?`, c.also)

	var untried []string
	for _, col := range textColumns(t, c.Store) {
		name := col.table + "." + col.name
		covered := slices.ContainsFunc(columnsWithoutNames, func(p string) bool {
			prefix, wild := strings.CutSuffix(p, "*")
			return p == name || wild && strings.HasPrefix(name, prefix)
		})
		if !covered && !slices.Contains(wordIn(t, c.Store, "albrecht"), name) {
			untried = append(untried, name)
		}
	}
	known := []string{ // what the circus has no row of, each deleted with its item
		"aliases.alias", "baggage.value", "revisions.title", "revisions.html", "renderings.hash",
		"items.title", "items.excerpt", "items.url", "items.remote_id", "texts.title", "texts.body", "texts.html", "texts.author",
		"feeds.url", "members.remote_id", "outbox.body",
	}
	for _, name := range untried {
		if !slices.Contains(known, name) {
			t.Errorf("no test says whether %s can hold a name: fill it here, or name it among those that cannot", name)
		}
	}
	c.forget(false)
	if left := wordIn(t, c.Store, "albrecht"); len(left) > 0 {
		t.Errorf("the name is still in %v", left)
	}
}

// textColumns returns the columns that hold text.
func textColumns(t *testing.T, s *Store) []column {
	t.Helper()
	var text []column
	for _, c := range allColumns(t, s) {
		var kind string
		err := s.read.QueryRowContext(t.Context(), `SELECT type FROM pragma_table_info(?) WHERE name = ?`, c.table, c.name).Scan(&kind)
		if err != nil {
			t.Fatal(err)
		}
		if kind == "TEXT" || kind == "BLOB" {
			text = append(text, c)
		}
	}
	return text
}
