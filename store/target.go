package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// target is an item as an act needs to know it before it decides.
type target struct {
	id        int64
	kind      Kind
	state     State
	revision  int
	moves     int
	published int64
	hash      int64
	subject   string // its author, or its title
	sourceID  int64
	source    string
	login     string
	powers    Powers
	onDesk    bool // pending now, not waiting
	mark      markRow
}

// target reads an item, or says ErrNotFound.
func (d *deed) target(ctx context.Context, id int64) (target, error) {
	t := target{id: id}
	var powers string
	err := d.tx.QueryRowContext(ctx, `
		SELECT i.kind, i.state, i.revision, i.moves, i.published_at, i.text_hash,
		       coalesce(CASE i.kind WHEN 1 THEN nullif(i.title, '') END, m.name, i.title),
		       s.id, s.name, s.login, s.powers,
		       EXISTS (SELECT 1 FROM desk k WHERE k.item_id = i.id AND k.wait_until IS NULL)
		FROM items i
		JOIN sources s ON s.id = i.source_id
		LEFT JOIN members m ON m.id = i.member_id
		WHERE i.id = ?`, id).Scan(&t.kind, &t.state, &t.revision, &t.moves, &t.published, &t.hash,
		&t.subject, &t.sourceID, &t.source, &t.login, &powers, &t.onDesk)
	if errors.Is(err, sql.ErrNoRows) {
		return t, ErrNotFound
	}
	if err != nil {
		return t, fmt.Errorf("read item: %w", err)
	}
	if err := json.Unmarshal([]byte(powers), &t.powers); err != nil {
		return t, fmt.Errorf("read powers of %s: %w", t.source, err)
	}
	t.mark, err = loadMark(ctx, d.tx, id)
	return t, err
}

// able returns nil if the source takes the verdict from our login.
func (t target) able(act Act) error {
	power := t.powers[act]
	if power.May && t.kind == KindComment {
		return nil
	}
	return &PowerError{Act: act, Source: t.source, Login: t.login, Why: power.Why}
}

// decidable reports whether our login may decide on held comments.
func (t target) decidable() bool {
	return t.powers[ActApprove].May || t.powers[ActSpam].May || t.powers[ActTrash].May
}

// entry begins the journal's entry of an act on the item.
func (t target) entry(act Act, after markRow) entry {
	return entry{
		act:      act,
		about:    thing{item: t.id},
		subject:  t.subject,
		source:   t.sourceID,
		since:    t.published,
		revision: t.revision,
		before:   stand{Mark: &t.mark},
		after:    stand{Mark: &after},
	}
}

// earlier returns the newest act among acts on the item, as the reason why
// another comes too late.
func (d *deed) earlier(ctx context.Context, why error, itemID int64, acts ...Act) error {
	names, err := json.Marshal(acts)
	if err != nil {
		return err
	}
	e := &EarlierError{Why: why}
	var at int64
	err = d.tx.QueryRowContext(ctx, `
		SELECT act, volunteer, at
		FROM decisions
		WHERE item_id = ? AND act IN (SELECT value FROM json_each(?))
		ORDER BY id DESC
		LIMIT 1`, itemID, string(names)).Scan(&e.Act, &e.By, &at)
	if errors.Is(err, sql.ErrNoRows) {
		return why
	}
	if err != nil {
		return fmt.Errorf("read the journal: %w", err)
	}
	e.At = time.Unix(at, 0)
	return e
}
