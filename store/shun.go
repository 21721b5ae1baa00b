package store

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"strings"
)

// keyed is a key under which names are hashed.
type keyed []byte

// hash returns what stays of a name. The kind keeps apart what is spelt alike.
func (k keyed) hash(kind, name string) []byte {
	h := hmac.New(sha256.New, k)
	h.Write([]byte(kind + "\x00" + strings.ToLower(strings.TrimSpace(name))))
	return h.Sum(nil)[:16]
}

// author returns the hashes by which an author may be known. A feed without
// logins knows the name only, so a forgotten name is hashed as well; it counts
// for authors of whom nothing else is known.
func (k keyed) author(remoteID, name, contact string) [][]byte {
	var hashes [][]byte
	if remoteID != "" {
		hashes = append(hashes, k.hash("member", remoteID))
	}
	if contact != "" {
		hashes = append(hashes, k.hash("contact", contact))
	}
	if name != "" {
		hashes = append(hashes, k.hash("member", "name:"+strings.ToLower(strings.TrimSpace(name))))
	}
	return hashes
}

// keepHashes keeps hashes of who is forgotten and of what they wrote.
func (f *forgetting) keepHashes(ctx context.Context) error {
	key, err := f.forgetKey(ctx)
	if err != nil {
		return err
	}
	for _, m := range f.members {
		for _, hash := range key.author(m.remoteID, m.name, m.contact) {
			if err := f.keepHash(ctx, m.source, hash); err != nil {
				return err
			}
		}
	}
	rows, err := f.tx.QueryContext(ctx, `
		SELECT source_id, remote_id FROM items WHERE id IN (SELECT value FROM json_each(?1))
		UNION ALL
		SELECT source_id, alias FROM aliases WHERE item_id IN (SELECT value FROM json_each(?1))
		UNION ALL
		SELECT source_id, url FROM items WHERE id IN (SELECT value FROM json_each(?1)) AND by_url`, listOf(f.items))
	if err != nil {
		return fmt.Errorf("read remote IDs: %w", err)
	}
	defer rows.Close()
	type named struct {
		source int64
		hash   []byte
	}
	var items []named
	for rows.Next() {
		var source int64
		var remoteID string
		if err := rows.Scan(&source, &remoteID); err != nil {
			return err
		}
		items = append(items, named{source, key.hash("item", remoteID)})
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, item := range items {
		if err := f.keepHash(ctx, item.source, item.hash); err != nil {
			return err
		}
	}
	return nil
}

func (f *forgetting) keepHash(ctx context.Context, source int64, hash []byte) error {
	_, err := f.tx.ExecContext(ctx, `
		INSERT INTO forgotten (source_id, key)
		VALUES (?, ?)
		ON CONFLICT (source_id, key) DO NOTHING`, source, hash)
	if err != nil {
		return fmt.Errorf("keep a hash: %w", err)
	}
	return nil
}

// leaveOutForgotten returns a part of what arrived without what forgotten
// members wrote, whatever feed brings it.
func (in *intake) leaveOutForgotten(ctx context.Context, part []*Arrival) ([]*Arrival, error) {
	if !in.source.forgotten || len(part) == 0 {
		return part, nil
	}
	key, err := readSetting(ctx, in.tx, settingKey)
	if err != nil || key == nil {
		return part, err
	}
	there, err := in.tx.PrepareContext(ctx, `
		SELECT EXISTS (SELECT 1 FROM forgotten WHERE source_id = ? AND key = ?)`)
	if err != nil {
		return nil, err
	}
	defer there.Close()
	var kept []*Arrival
	for _, a := range part {
		out := false
		for _, hash := range keyed(key).arrival(a) {
			if err := there.QueryRowContext(ctx, in.source.id, hash).Scan(&out); err != nil {
				return nil, fmt.Errorf("ask for the forgotten: %w", err)
			}
			if out {
				break
			}
		}
		if !out {
			kept = append(kept, a)
		}
	}
	return kept, nil
}

// arrival returns the hashes by which an arrival may be one of a forgotten
// member. The name alone counts only where the source says nothing else:
// another person may be called the same.
func (k keyed) arrival(a *Arrival) [][]byte {
	name := ""
	if a.Author.RemoteID == "" {
		name = a.Author.Name
	}
	hashes := append(k.author(a.Author.RemoteID, name, a.Author.Contact), k.hash("item", a.RemoteID))
	for _, alias := range a.Aliases {
		hashes = append(hashes, k.hash("item", alias))
	}
	return hashes
}
