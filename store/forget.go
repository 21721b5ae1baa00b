package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
)

// Forgotten says what forgetting somebody did, and what it could not do.
type Forgotten struct {
	Members  int // one, or all that were linked to the person
	Posts    int // whose texts went
	Comments int
	Named    int  // places in what volunteers wrote from which the name was taken
	Mentions int  // texts of others that still name them, up to CountCap: they stay
	Linked   int  // members of the same person who were not forgotten
	Swept    bool // false while another program keeps the log, or the disk is full: Sweep does it later
}

// Forget removes what is known of a member: name, addresses, texts and their
// older versions, drafts of answers, notes, and the name wherever volunteers
// wrote it. What they wrote stays as items by somebody forgotten, so that the
// answers of others, and what was decided, keep their place. A keyed hash
// stays, so that no pull brings them back. It cannot be undone.
//
// ErrQueued if a verdict on something of theirs is on its way, ErrAlready if
// they are forgotten. With wholePerson also the members linked to them go.
func (s *Store) Forget(ctx context.Context, who string, id int64, wholePerson bool) (Forgotten, error) {
	var done Forgotten
	_, err := s.act(ctx, Batch{Volunteer: who, Act: ActForget}, func(d *deed) error {
		f, err := d.forgetting(ctx, id, wholePerson)
		if err != nil {
			return err
		}
		done, err = f.run(ctx)
		return err
	})
	if err != nil {
		return Forgotten{}, err
	}
	done.Swept, err = s.Sweep(ctx)
	return done, err
}

// forgetting is the removal of one or more members while it runs.
type forgetting struct {
	*deed
	members []forgotten
	list    string   // their numbers, as a list for SQL
	items   []int64  // all that they wrote
	names   nameless // what is taken out of the words of others
	linked  int
}

// forgotten is a member who is about to be forgotten.
type forgotten struct {
	id, source     int64
	remoteID, name string
	url, contact   string
}

// forgetting reads whom and what an act of forgetting is about.
func (d *deed) forgetting(ctx context.Context, id int64, wholePerson bool) (*forgetting, error) {
	f := &forgetting{deed: d}
	ids, err := readIDs(ctx, d.tx, `
		SELECT ?1
		UNION
		SELECT o.member_id
		FROM person_members pm
		JOIN person_members o ON o.person_id = pm.person_id
		WHERE pm.member_id = ?1`, id)
	if err != nil {
		return nil, err
	}
	if !wholePerson {
		f.linked, ids = len(ids)-1, []int64{id}
	}
	for _, id := range ids {
		if err := f.add(ctx, id); err != nil {
			return nil, err
		}
	}
	f.list = listOf(ids)
	f.items, err = readIDs(ctx, d.tx, `
		SELECT id FROM items WHERE member_id IN (SELECT value FROM json_each(?))`, f.list)
	return f, err
}

// add reads one member. Who is forgotten already has no name to forget.
func (f *forgetting) add(ctx context.Context, id int64) error {
	m := forgotten{id: id}
	var before bool
	err := f.tx.QueryRowContext(ctx, `
		SELECT m.source_id, m.remote_id, m.name, m.url, m.contact, m.forgotten_at IS NOT NULL
		FROM members m
		WHERE m.id = ?`, id).Scan(&m.source, &m.remoteID, &m.name, &m.url, &m.contact, &before)
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("read member %d: %w", id, err)
	}
	if before {
		return ErrAlready
	}
	f.members = append(f.members, m)
	f.names.add(m.name, m.contact, m.url, m.remoteID)
	return nil
}

// run forgets. The order matters: hashes are made while the names are there,
// and words leave the index while their text is there.
func (f *forgetting) run(ctx context.Context) (Forgotten, error) {
	done := Forgotten{Members: len(f.members), Linked: f.linked}
	if err := f.refuseQueued(ctx); err != nil {
		return done, err
	}
	// What the file frees from here on is overwritten.
	if _, err := f.tx.ExecContext(ctx, `PRAGMA secure_delete = ON`); err != nil {
		return done, err
	}
	err := f.tx.QueryRowContext(ctx, `
		SELECT count(*) FILTER (WHERE kind = 1), count(*) FILTER (WHERE kind = 2)
		FROM items
		WHERE id IN (SELECT value FROM json_each(?))`, listOf(f.items)).Scan(&done.Posts, &done.Comments)
	if err != nil {
		return done, err
	}
	for _, step := range []func(context.Context) error{f.keepHashes, f.eraseFacts, f.eraseWork, f.leavePeople, f.eraseMembers} {
		if err := step(ctx); err != nil {
			return done, err
		}
	}
	if done.Named, err = f.names.takeOut(ctx, f.tx); err != nil {
		return done, err
	}
	for _, m := range f.members {
		if _, err := f.decide(ctx, entry{act: ActForget, about: thing{member: m.id}, source: m.source}); err != nil {
			return done, err
		}
	}
	done.Mentions, err = f.names.mentions(ctx, f.tx)
	if err != nil {
		return done, err
	}
	return done, f.keepSetting(ctx, settingSweep, []byte{1})
}

// refuseQueued says ErrQueued if something on its way would lose its text, or
// what it must send back.
func (f *forgetting) refuseQueued(ctx context.Context) error {
	var queued bool
	err := f.tx.QueryRowContext(ctx, `
		SELECT EXISTS (
		  SELECT 1
		  FROM outbox
		  WHERE item_id IN (SELECT value FROM json_each(?))
		    AND state IN ('queued', 'sending', 'unknown', 'failed'))`, listOf(f.items)).Scan(&queued)
	if err != nil {
		return fmt.Errorf("read outbox: %w", err)
	}
	if queued {
		return ErrQueued
	}
	return nil
}

// touched returns what may be another row on the desk now: theirs, what hangs
// on it, what it answers, and the same post of another source.
func (f *forgetting) touched(ctx context.Context) ([]int64, error) {
	others, err := readIDs(ctx, f.tx, `
		WITH theirs (id) AS MATERIALIZED (SELECT value FROM json_each(?))
		SELECT i.id FROM theirs JOIN items i ON i.parent_id = theirs.id
		UNION
		SELECT i.id FROM theirs JOIN items i ON i.post_id = theirs.id
		UNION
		SELECT i.parent_id FROM theirs JOIN items i ON i.id = theirs.id WHERE i.parent_id IS NOT NULL
		UNION
		SELECT t.id
		FROM theirs
		JOIN items i ON i.id = theirs.id
		JOIN items t ON t.url_key = i.url_key AND t.source_id <> i.source_id
		WHERE i.url_key <> 0`, listOf(f.items))
	if err != nil {
		return nil, fmt.Errorf("find what is concerned: %w", err)
	}
	return slices.Concat(f.items, others), nil
}
