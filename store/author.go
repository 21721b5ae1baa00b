package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// knownMember is what a pull must know of an author.
type knownMember struct {
	id   int64
	name string
	team bool
}

// tally is what a pull adds to a member's counts.
type tally struct {
	posts, comments int
	first, last     int64
}

// memberKey returns what identifies an author at their source; empty for
// nobody. Of some only the name is known.
func memberKey(a Author) string {
	if a.RemoteID != "" {
		return a.RemoteID
	}
	if name := strings.ToLower(strings.TrimSpace(a.Name)); name != "" {
		return namePrefix + name
	}
	return ""
}

// authorOf returns the key of an arrival's author.
func authorOf(a *Arrival) string {
	if a.ready.done {
		return a.ready.memberKey
	}
	return memberKey(a.Author)
}

// readMembers finds the authors of arrivals that are here already.
func (in *intake) readMembers(ctx context.Context, part []*Arrival) error {
	in.members = make(map[string]*knownMember)
	in.tally = make(map[int64]*tally)
	keys := make([]string, 0, len(part))
	for _, a := range part {
		keys = append(keys, authorOf(a))
	}
	rows, err := in.tx.QueryContext(ctx, `
		SELECT m.remote_id, m.id, m.name, m.team
		FROM json_each(?) k
		CROSS JOIN members m ON m.source_id = +? AND m.remote_id = k.value`, listOf(keys), in.source.id)
	if err != nil {
		return fmt.Errorf("find members: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var key string
		var m knownMember
		if err := rows.Scan(&key, &m.id, &m.name, &m.team); err != nil {
			return err
		}
		in.members[key] = &m
	}
	return rows.Err()
}

// member returns the ID of an arrival's author, who is stored when first seen;
// 0 for nobody.
func (in *intake) member(ctx context.Context, a *Arrival) (int64, error) {
	key := authorOf(a)
	if key == "" {
		return 0, nil
	}
	m := in.members[key]
	if m == nil {
		at, _ := in.publishedAt(a)
		res, err := in.exec(ctx, `
			INSERT INTO members (source_id, remote_id, name, url, contact, first_at, last_at, team)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			in.source.id, key, a.Author.Name, a.Author.URL, a.Author.Contact, at, at, a.Author.Team)
		if err != nil {
			return 0, fmt.Errorf("store member %s: %w", a.Author.Name, err)
		}
		id, err := res.LastInsertId()
		if err != nil {
			return 0, err
		}
		m = &knownMember{id: id, name: a.Author.Name, team: a.Author.Team}
		in.members[key] = m
		return id, nil
	}
	return m.id, in.renew(ctx, m, a.Author)
}

// renew stores a member's new name, and that they belong to the team.
func (in *intake) renew(ctx context.Context, m *knownMember, a Author) error {
	joins := a.Team && !m.team
	if (a.Name == m.name || a.Name == "") && !joins {
		return nil
	}
	_, err := in.exec(ctx, `
		UPDATE members
		SET name = coalesce(nullif(?, ''), name), url = coalesce(nullif(?, ''), url), team = max(team, ?)
		WHERE id = ?`, a.Name, a.URL, a.Team, m.id)
	if err != nil {
		return fmt.Errorf("renew member %d: %w", m.id, err)
	}
	if a.Name != "" {
		m.name = a.Name
	}
	if !joins {
		return nil
	}
	m.team = true
	return in.touchMember(ctx, m.id)
}

// touchMember notes what a member wrote and what that answers.
func (in *intake) touchMember(ctx context.Context, id int64) error {
	ids, err := readIDs(ctx, in.tx, `
		SELECT id FROM items WHERE member_id = ?1
		UNION
		SELECT parent_id FROM items WHERE member_id = ?1 AND parent_id IS NOT NULL`, id)
	in.touch(ids...)
	return err
}

// countBy notes one more item of a member.
func (in *intake) countBy(memberID int64, kind Kind, published int64) {
	m := in.tally[memberID]
	switch {
	case memberID == 0:
		return
	case m == nil:
		m = &tally{first: published, last: published}
		in.tally[memberID] = m
	}
	m.first, m.last = min(m.first, published), max(m.last, published)
	if kind == KindPost {
		m.posts++
	} else {
		m.comments++
	}
}

// countMembers stores what countBy noted.
func (in *intake) countMembers(ctx context.Context) error {
	for id, m := range in.tally {
		_, err := in.exec(ctx, `
			UPDATE members
			SET posts = posts + ?, comments = comments + ?, first_at = min(first_at, ?), last_at = max(last_at, ?)
			WHERE id = ?`, m.posts, m.comments, m.first, m.last, id)
		if err != nil {
			return fmt.Errorf("count the items of member %d: %w", id, err)
		}
	}
	return nil
}

// addConcerned notes whose place on the desk hangs on what was stored: what it
// answers, and what comes next of the same member: who was a newcomer there
// may be none any more. Where nothing was before, all that is noted already.
func (in *intake) addConcerned(ctx context.Context) error {
	stored := slices.DeleteFunc(in.desk.list(), func(id int64) bool { return in.alone[id] })
	if len(stored) == 0 {
		return nil
	}
	ids, err := readIDs(ctx, in.tx, `
		WITH stored (id, post_id, parent_id, member_id, published_at) AS MATERIALIZED (
		  SELECT id, post_id, parent_id, member_id, published_at
		  FROM items
		  WHERE id IN (SELECT value FROM json_each(?))
		)
		SELECT post_id FROM stored WHERE post_id IS NOT NULL
		UNION
		SELECT parent_id FROM stored WHERE parent_id IS NOT NULL
		UNION
		SELECT next
		FROM (
		  SELECT (
		    SELECT n.id
		    FROM items n
		    WHERE n.member_id = s.member_id AND (n.published_at, n.id) > (s.published_at, s.id)
		    ORDER BY n.published_at, n.id
		    LIMIT 1
		  ) AS next
		  FROM stored s
		)
		WHERE next IS NOT NULL`, listOf(stored))
	if err != nil {
		return fmt.Errorf("find what is concerned: %w", err)
	}
	in.touch(ids...)
	return nil
}

// touchNext notes what comes next of a member before an item moves in time.
func (in *intake) touchNext(ctx context.Context, k *knownItem) error {
	ids, err := readIDs(ctx, in.tx, `
		SELECT n.id
		FROM items i
		JOIN items n ON n.member_id = i.member_id AND (n.published_at, n.id) > (i.published_at, i.id)
		WHERE i.id = +?
		ORDER BY n.published_at, n.id
		LIMIT 1`, k.id)
	in.touch(ids...)
	return err
}
