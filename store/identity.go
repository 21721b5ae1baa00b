package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// namePrefix begins what identifies an author of whom only the name is known.
const namePrefix = "name:"

// identify gives an item to its author's account, if a feed tells of it only
// now: the one before knew a name, which others may bear, so each item moves by
// itself. What volunteers said of the name they said of the first account that
// bears it: the two are linked as one person.
func (in *intake) identify(ctx context.Context, k *knownItem, a *Arrival) error {
	if k.memberID == 0 || a.Author.RemoteID == "" {
		return nil
	}
	var named string
	err := in.tx.QueryRowContext(ctx, `SELECT remote_id FROM members WHERE id = ?`, k.memberID).Scan(&named)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("read the author of item %d: %w", k.id, err)
	}
	if !strings.HasPrefix(named, namePrefix) {
		return nil
	}
	account, err := in.member(ctx, a)
	if err != nil || account == k.memberID {
		return err
	}
	if err := in.touchNext(ctx, k); err != nil {
		return err
	}
	if _, err := in.exec(ctx, `UPDATE items SET member_id = ? WHERE id = ?`, account, k.id); err != nil {
		return fmt.Errorf("name the author of item %d: %w", k.id, err)
	}
	was := k.memberID
	k.memberID = account
	if err := in.moveCount(ctx, k, was); err != nil {
		return err
	}
	return in.leaveName(ctx, was, account, named)
}

// moveCount counts an item for its author's account, and no more for the name.
func (in *intake) moveCount(ctx context.Context, k *knownItem, was int64) error {
	var published int64
	err := in.tx.QueryRowContext(ctx, `SELECT published_at FROM items WHERE id = ?`, k.id).Scan(&published)
	if err != nil {
		return fmt.Errorf("read the date of item %d: %w", k.id, err)
	}
	in.countBy(k.memberID, k.kind, published)
	_, err = in.exec(ctx, `
		UPDATE members
		SET posts = posts - (?1 = 1), comments = comments - (?1 = 2)
		WHERE id = ?2`, k.kind, was)
	if err != nil {
		return fmt.Errorf("count the items of member %d: %w", was, err)
	}
	return nil
}

// leaveName keeps what was said of a name with the first account that bears it,
// and removes a name of which nothing is left.
func (in *intake) leaveName(ctx context.Context, name, account int64, named string) error {
	res, err := in.exec(ctx, `
		INSERT INTO person_members (member_id, person_id)
		SELECT ?2, pm.person_id
		FROM person_members pm
		WHERE pm.member_id = ?1 AND NOT EXISTS (
		  SELECT 1
		  FROM person_members o
		  JOIN members m ON m.id = o.member_id
		  WHERE o.person_id = pm.person_id AND o.member_id <> ?1 AND m.source_id = ?3)
		ON CONFLICT (member_id) DO NOTHING`, name, account, in.source.id)
	if err != nil {
		return fmt.Errorf("link member %d: %w", account, err)
	}
	if n, err := res.RowsAffected(); err != nil || n > 0 {
		if err := errors.Join(err, in.touchMember(ctx, account)); err != nil { // the team's now, if the person is
			return err
		}
	}
	if err := dropMembers(ctx, in.tx, listOf([]int64{name})); err != nil {
		return err
	}
	var left bool
	err = in.tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM members WHERE id = ?)`, name).Scan(&left)
	if err != nil {
		return fmt.Errorf("read member %d: %w", name, err)
	}
	if !left {
		delete(in.members, named) // should the name come again, it is a new member
	}
	return nil
}
