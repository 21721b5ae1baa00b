package store

import (
	"context"
	"fmt"
	"slices"
)

// insertItem stores an item that was not here before, with its text.
func (in *intake) insertItem(ctx context.Context, a *Arrival) error {
	memberID, err := in.member(ctx, a)
	if err != nil {
		return err
	}
	kin := in.kinOf(a, 0)
	published, dated := in.publishedAt(a)
	hash, textHash := hashesOf(a)
	key := keyOf(a)
	res, err := in.exec(ctx, `
		INSERT INTO items (source_id, feed_id, remote_id, kind, state, post_id, parent_id, member_id,
		  title, excerpt, url, url_key, by_url, published_at, dated, seen_at, question, links, comments, hash, text_hash)
		VALUES (?, ?, ?, ?, ?, nullif(?, 0), nullif(?, 0), nullif(?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		in.source.id, in.feed.ID, a.RemoteID, a.Kind, a.State, kin.postID, kin.parentID, memberID,
		a.Title, a.Excerpt, a.URL, key, ownName(a) != "", published, dated, in.now,
		a.Question, a.Links, a.Comments, hash, textHash)
	if err != nil {
		return fmt.Errorf("store %s: %w", a.RemoteID, err)
	}
	id, err := res.LastInsertId()
	if err != nil {
		return err
	}
	_, err = in.exec(ctx, `
		INSERT INTO texts (id, title, author, body, html)
		VALUES (?, ?, ?, ?, ?)`, id, a.Title, a.Author.Name, a.Visible, a.HTML)
	if err != nil {
		return fmt.Errorf("store the text of %s: %w", a.RemoteID, err)
	}
	if err := in.keepNames(ctx, id, []string{a.RemoteID, ownName(a)}, a); err != nil {
		return err
	}
	if err := in.keepOrphan(ctx, id, kin); err != nil {
		return err
	}
	if err := in.watchThread(ctx, id, a); err != nil {
		return err
	}
	in.introduce(a, &relative{id: id, kind: a.Kind, postID: kin.postID, urlKey: key})
	k := &knownItem{id: id, remoteID: a.RemoteID, kind: a.Kind, taken: true}
	for _, name := range append([]string{a.RemoteID}, a.Aliases...) {
		in.known[name] = k
	}
	in.countBy(memberID, a.Kind, published)
	in.births[id] = in.saved
	if a.Kind == KindComment {
		in.comments = append(in.comments, id)
	}
	in.touch(id)
	in.alone[id] = in.source.empty
	return in.heedPost(ctx, id, a, published)
}

// publishedAt returns where in time an item stands, never in the future, and
// whether its source gave a date.
func (in *intake) publishedAt(a *Arrival) (at int64, dated bool) {
	if !a.Published.IsZero() {
		return min(a.Published.Unix(), in.now), true
	}
	if at, ok := in.aged[a]; ok {
		return at, false
	}
	return in.now, false
}

// ownName returns that alias of an item which is its address, "" if none is:
// who has it finds the item by its address, so that it needs no row.
func ownName(a *Arrival) string {
	if isAddress(a.URL) && slices.Contains(a.Aliases, a.URL) {
		return a.URL
	}
	return ""
}

// keepNames stores the other remote IDs of an item that is found by some of
// them already, and its baggage while it waits for a moderator.
func (in *intake) keepNames(ctx context.Context, id int64, found []string, a *Arrival) error {
	for _, alias := range append([]string{a.RemoteID}, a.Aliases...) {
		if alias == "" || slices.Contains(found, alias) {
			continue
		}
		_, err := in.exec(ctx, `
			INSERT INTO aliases (source_id, alias, item_id)
			VALUES (?, ?, ?)
			ON CONFLICT (source_id, alias) DO NOTHING`, in.source.id, alias, id)
		if err != nil {
			return fmt.Errorf("store alias %s: %w", alias, err)
		}
	}
	if a.Baggage == "" || a.State != Held {
		return nil
	}
	_, err := in.exec(ctx, `
		INSERT INTO baggage (item_id, value)
		VALUES (?, ?)
		ON CONFLICT (item_id) DO UPDATE SET value = excluded.value`, id, a.Baggage)
	return err
}

// watchThread keeps the feed of a new post's comments, unless the source has
// a feed of all its comments. Once the post is no longer fresh, the feed is
// asked only when the source counts more comments.
func (in *intake) watchThread(ctx context.Context, id int64, a *Arrival) error {
	published, _ := in.publishedAt(a)
	if a.Kind != KindPost || a.Thread == "" || published < in.now-int64(freshTime.Seconds()) {
		return nil
	}
	_, err := in.exec(ctx, `
		INSERT INTO feeds (source_id, role, url, item_id)
		SELECT ?1, 'thread', ?2, ?3
		WHERE NOT EXISTS (SELECT 1 FROM feeds WHERE source_id = ?1 AND role = 'comments')
		ON CONFLICT (source_id, url) DO NOTHING`, in.source.id, a.Thread, id)
	return err
}

// touch notes items whose place on the desk may be another now.
func (in *intake) touch(ids ...int64) {
	for _, id := range ids {
		if id != 0 {
			in.desk[id] = true
		}
	}
}
