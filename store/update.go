package store

import (
	"context"
	"fmt"
	"strings"
	"unicode"
)

// updateItem stores what a feed says anew of an item that is here, and reports
// whether its text was edited. Each feed is compared with what itself said
// before: another feed's rendering of the same text is no edit.
func (in *intake) updateItem(ctx context.Context, k *knownItem, a *Arrival) (edited bool, err error) {
	own := k.feedID == in.feed.ID
	if k.rendered && k.ownText != textHashOf(a) {
		edited = own || k.textHash != textHashOf(a)
	}
	if edited && !own {
		if edited, err = in.othersWords(ctx, k, a); err != nil {
			return false, err
		}
	}
	if edited {
		ours, err := in.carriedOut(ctx, k.id, a.State)
		if err != nil {
			return false, err
		}
		edited = !ours
	}
	if edited {
		if err := in.keepRevision(ctx, k); err != nil {
			return false, err
		}
		in.altered = append(in.altered, k.id)
	}
	if err := in.identify(ctx, k, a); err != nil {
		return false, err
	}
	// The rendering that counts is the first feed's, until one with a login
	// comes, or one that brings an edit first.
	adopt := !own && (edited || (!k.rendered && a.Baggage != ""))
	found := []string{k.remoteID}
	switch {
	case own || adopt:
		found = append(found, ownName(a))
		err = in.rewrite(ctx, k, a, edited, edited || adopt)
	default:
		err = in.noteRendering(ctx, k, a)
	}
	if err != nil {
		return false, fmt.Errorf("update %s: %w", a.RemoteID, err)
	}
	if err := in.keepNames(ctx, k.id, found, a); err != nil {
		return false, err
	}
	if a.Baggage != "" && a.State != Held {
		if _, err := in.exec(ctx, `DELETE FROM baggage WHERE item_id = ?`, k.id); err != nil {
			return false, err
		}
	}
	if err := in.settleKin(ctx, k, a); err != nil {
		return false, err
	}
	if err := in.moveItem(ctx, k, a); err != nil {
		return false, err
	}
	in.touch(k.id)
	return edited, nil
}

// rewrite replaces what is stored of an item by what this feed says.
func (in *intake) rewrite(ctx context.Context, k *knownItem, a *Arrival, edited, texts bool) error {
	if k.feedID != in.feed.ID {
		_, err := in.exec(ctx, `
			INSERT INTO renderings (item_id, feed_id, hash, text_hash)
			VALUES (?, ?, ?, ?)
			ON CONFLICT (item_id, feed_id) DO UPDATE SET hash = excluded.hash, text_hash = excluded.text_hash`,
			k.id, k.feedID, k.hash, k.textHash)
		if err != nil {
			return err
		}
		_, err = in.exec(ctx, `DELETE FROM renderings WHERE item_id = ? AND feed_id = ?`, k.id, in.feed.ID)
		if err != nil {
			return err
		}
	}
	memberID := k.memberID
	if memberID == 0 || in.members[authorOf(a)] != nil {
		var err error
		if memberID, err = in.member(ctx, a); err != nil {
			return err
		}
	}
	if err := in.touchNext(ctx, k); err != nil {
		return err
	}
	if err := in.keepAddress(ctx, k, a); err != nil {
		return err
	}
	published, dated := in.publishedAt(a)
	hash, textHash := hashesOf(a)
	_, err := in.exec(ctx, `
		UPDATE items
		SET feed_id = ?1, kind = ?2, title = ?3, excerpt = ?4, url = ?5, url_key = ?6,
		    by_url = CASE WHEN url = ?5 THEN max(by_url, ?18) ELSE ?18 END,
		    published_at = CASE WHEN ?7 THEN ?8 ELSE published_at END, dated = max(dated, ?7),
		    edited_at = CASE WHEN ?9 THEN ?10 ELSE edited_at END, revision = revision + ?9,
		    question = ?11, links = ?12, comments = ?13, hash = ?14, text_hash = ?15,
		    member_id = coalesce(member_id, nullif(?16, 0))
		WHERE id = ?17`,
		in.feed.ID, a.Kind, a.Title, a.Excerpt, a.URL, keyOf(a), dated, published, edited, in.now,
		a.Question, a.Links, a.Comments, hash, textHash, memberID, k.id, ownName(a) != "")
	if err != nil {
		return err
	}
	if k.memberID == 0 {
		in.countBy(memberID, a.Kind, published)
	}
	if a.Comments > k.comments {
		// The feed of its comments has something to tell.
		_, err := in.exec(ctx, `UPDATE feeds SET due_at = 0 WHERE item_id = ?`, k.id)
		if err != nil {
			return err
		}
	}
	if !texts {
		return nil
	}
	_, err = in.exec(ctx, `
		UPDATE texts
		SET title = ?, author = ?, body = ?, html = ?
		WHERE id = ?`, a.Title, a.Author.Name, a.Visible, a.HTML, k.id)
	return err
}

// keepAddress keeps an address by which an item was known until now among its
// aliases, if it gets another one.
func (in *intake) keepAddress(ctx context.Context, k *knownItem, a *Arrival) error {
	_, err := in.exec(ctx, `
		INSERT INTO aliases (source_id, alias, item_id)
		SELECT source_id, url, id
		FROM items
		WHERE id = ? AND by_url AND url <> ?
		ON CONFLICT (source_id, alias) DO NOTHING`, k.id, a.URL)
	return err
}

// noteRendering remembers how a second feed renders an item.
func (in *intake) noteRendering(ctx context.Context, k *knownItem, a *Arrival) error {
	hash, textHash := hashesOf(a)
	_, err := in.exec(ctx, `
		INSERT INTO renderings (item_id, feed_id, hash, text_hash)
		VALUES (?, ?, ?, ?)
		ON CONFLICT (item_id, feed_id) DO UPDATE SET hash = excluded.hash, text_hash = excluded.text_hash`,
		k.id, in.feed.ID, hash, textHash)
	return err
}

// othersWords reports whether a feed says other words than are stored. Two
// feeds tell of one edit one after the other, and it must count once.
func (in *intake) othersWords(ctx context.Context, k *knownItem, a *Arrival) (bool, error) {
	var title, body string
	err := in.tx.QueryRowContext(ctx, `SELECT title, body FROM texts WHERE id = ?`, k.id).Scan(&title, &body)
	if err != nil {
		return false, fmt.Errorf("read text %d: %w", k.id, err)
	}
	return lettersOf(body) != lettersOf(a.Visible), nil
}

// lettersOf leaves of a text what no rendering changes.
func lettersOf(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

// keepRevision keeps the text that somebody decided on.
func (in *intake) keepRevision(ctx context.Context, k *knownItem) error {
	_, err := in.exec(ctx, `
		INSERT INTO revisions (item_id, revision, title, html, seen_at)
		SELECT i.id, i.revision, t.title, t.html, coalesce(i.edited_at, i.seen_at)
		FROM items i
		JOIN texts t ON t.id = i.id
		WHERE i.id = +?
		  AND (EXISTS (SELECT 1 FROM decisions WHERE item_id = i.id)
		    OR EXISTS (SELECT 1 FROM marks WHERE item_id = i.id))
		ON CONFLICT (item_id, revision) DO NOTHING`, k.id)
	if err != nil {
		return fmt.Errorf("keep revision of item %d: %w", k.id, err)
	}
	return nil
}

// move is a change of state that somebody made at the source.
type move struct {
	id       int64
	from, to State
}

// moveItem stores an item's new state, if it has one.
func (in *intake) moveItem(ctx context.Context, k *knownItem, a *Arrival) error {
	if k.state == a.State {
		return nil
	}
	return in.moveTo(ctx, k.id, k.kind, k.state, a.State)
}

func (in *intake) moveTo(ctx context.Context, id int64, kind Kind, from, to State) error {
	_, err := in.exec(ctx, `UPDATE items SET state = ?, moves = moves + 1 WHERE id = ?`, to, id)
	if err != nil {
		return fmt.Errorf("move item %d: %w", id, err)
	}
	in.touch(id)
	in.altered = append(in.altered, id)
	if kind == KindComment {
		in.moved = append(in.moved, move{id, from, to})
	}
	return nil
}
