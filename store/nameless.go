package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameless takes names and addresses of forgotten members out of what others
// wrote.
type nameless struct {
	words    []*regexp.Regexp
	names    []string // as they were
	readable []string // their letters and digits only
}

// blank stands where a name was, in any language.
const blank = "…"

// add adds what somebody was known by. A remote ID that is a bare number, or
// short, would take out too much: it stays.
func (n *nameless) add(name, contact, address, remoteID string) {
	known := []string{name, contact, address}
	if strings.ContainsAny(remoteID, "@/") {
		known = append(known, remoteID)
	}
	for _, k := range known {
		k = strings.TrimSpace(k)
		if utf8.RuneCountInString(k) < 2 || slices.Contains(n.names, k) {
			continue
		}
		n.names = append(n.names, k)
		n.words = append(n.words, regexp.MustCompile(`(?i)`+regexp.QuoteMeta(k)))
		if letters := strings.ToLower(lettersOf(k)); utf8.RuneCountInString(letters) > 2 {
			n.readable = append(n.readable, letters)
		}
	}
}

// canBeReadIn reports whether an identifier is an address, or tells a name.
func (n *nameless) canBeReadIn(id string) bool {
	if plain, err := url.PathUnescape(id); err == nil {
		id = plain
	}
	if strings.Contains(id, "://") && !strings.ContainsAny(id, "?#") {
		return true // a speaking address: it holds the words of a title
	}
	letters := strings.ToLower(lettersOf(id))
	return slices.ContainsFunc(n.readable, func(name string) bool { return strings.Contains(letters, name) })
}

// from returns a text without the names. A name is taken out where a word
// begins; of a short one the word must end there too, or too much would go.
func (n *nameless) from(text string) string {
	for _, name := range n.words {
		var kept strings.Builder
		rest := 0
		for _, at := range name.FindAllStringIndex(text, -1) {
			before, _ := utf8.DecodeLastRuneInString(text[:at[0]])
			after, _ := utf8.DecodeRuneInString(text[at[1]:])
			short := utf8.RuneCountInString(text[at[0]:at[1]]) < 4
			if isWordRune(before) || (short && isWordRune(after)) {
				continue
			}
			kept.WriteString(text[rest:at[0]] + blank)
			rest = at[1]
		}
		text = kept.String() + text[rest:]
	}
	return text
}

// fromJSON returns a JSON text without the names in any of its texts that
// somebody wrote.
func (n *nameless) fromJSON(text string) (string, error) {
	read := json.NewDecoder(strings.NewReader(text))
	read.UseNumber()
	var value any
	if err := read.Decode(&value); err != nil {
		return "", err
	}
	var out bytes.Buffer
	if err := json.NewEncoder(&out).Encode(n.fromValue(value)); err != nil {
		return "", err
	}
	return strings.TrimSpace(out.String()), nil
}

func (n *nameless) fromValue(value any) any {
	switch v := value.(type) {
	case string:
		return n.from(v)
	case []any:
		for i := range v {
			v[i] = n.fromValue(v[i])
		}
	case map[string]any:
		for key := range v {
			if !unwritten(key) {
				v[key] = n.fromValue(v[key])
			}
		}
	}
	return value
}

// unwritten reports whether what the journal keeps under a key is no words of
// anybody: terms of ours, or a volunteer's name, which stays in its column, too.
func unwritten(key string) bool {
	switch key {
	case "repeats", "zone", "state", "of", "kind", "by", "claimed_by", "created_by", "done_by":
		return true
	}
	return false
}

// written are the columns that hold the words of volunteers. A reply that is
// still on its way leaves as it was written.
func written() []writing {
	return []writing{
		{table: "tasks", key: "id", column: "title"},
		{table: "tasks", key: "id", column: "checklist"},
		{table: "marks", key: "item_id", column: "note"},
		{table: "drafts", key: "item_id || ' ' || volunteer", column: "body"},
		{table: "outbox", key: "id", column: "body", where: "ended_at IS NOT NULL"},
		{table: "outbox", key: "id", column: "answer"},
		{table: "outbox", key: "id", column: "answered_by"},
		{table: "handovers", key: "id", column: "body"},
		{table: "handover_drafts", key: "volunteer", column: "body"},
		{table: "people", key: "id", column: "note"},
		{table: "batches", key: "id", column: "subject"},
		{table: "decisions", key: "id", column: "reason"},
		{table: "decisions", key: "id", column: "before", json: true},
		{table: "decisions", key: "id", column: "after", json: true},
	}
}

// writing is one column of volunteers' words.
type writing struct {
	table, key, column, where string
	json                      bool
}

// takeOut takes the names out of all that volunteers wrote, and returns how
// many places changed.
func (n *nameless) takeOut(ctx context.Context, tx *sql.Tx) (places int, err error) {
	if len(n.words) == 0 {
		return 0, nil
	}
	for _, w := range written() {
		changed, err := n.changed(ctx, tx, w)
		if err != nil {
			return places, fmt.Errorf("%s.%s: %w", w.table, w.column, err)
		}
		for key, text := range changed {
			_, err := tx.ExecContext(ctx, "UPDATE "+w.table+" SET "+w.column+" = ? WHERE "+w.key+" = ?", text, key)
			if err != nil {
				return places, fmt.Errorf("%s.%s: %w", w.table, w.column, err)
			}
		}
		places += len(changed)
	}
	return places, nil
}

// changed reads a column and returns the texts that were others with the
// names, by their key.
func (n *nameless) changed(ctx context.Context, tx *sql.Tx, w writing) (map[any]string, error) {
	where := w.column + " NOT IN ('', '{}')"
	if w.where != "" {
		where += " AND " + w.where
	}
	rows, err := tx.QueryContext(ctx, "SELECT "+w.key+", "+w.column+" FROM "+w.table+" WHERE "+where)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	changed := map[any]string{}
	for rows.Next() {
		var key any
		var text string
		if err := rows.Scan(&key, &text); err != nil {
			return nil, err
		}
		without := n.from(text)
		if w.json {
			// A name may be written otherwise in JSON.
			if without, err = n.fromJSON(text); err != nil {
				return nil, err
			}
			if same, err := new(nameless).fromJSON(text); err == nil && same == without {
				continue
			}
		}
		if without != text {
			changed[key] = without
		}
	}
	return changed, rows.Err()
}

// mentions counts the texts in the index that still hold one of the names.
// They are the words of others, and stay.
func (n *nameless) mentions(ctx context.Context, tx *sql.Tx) (count int, err error) {
	var phrases []string
	for _, name := range n.names {
		if phrase := quoted(strings.ReplaceAll(name, `"`, " "), true); phrase != "" && strings.ContainsFunc(name, unicode.IsLetter) {
			phrases = append(phrases, phrase)
		}
	}
	if len(phrases) == 0 {
		return 0, nil
	}
	err = tx.QueryRowContext(ctx, `
		SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)`,
		strings.Join(phrases, " OR "), CountCap).Scan(&count)
	if err != nil {
		return 0, fmt.Errorf("look for the name: %w", err)
	}
	return count, nil
}
