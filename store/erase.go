package store

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
)

// eraseFacts empties what the forgotten wrote. The state is gone, so that no
// verdict is asked for; the times, and what answers what, stay.
func (f *forgetting) eraseFacts(ctx context.Context) error {
	touched, err := f.touched(ctx)
	if err != nil {
		return err
	}
	f.deed.items = append(f.deed.items, touched...)
	if err := f.eraseIDs(ctx); err != nil {
		return err
	}
	if err := emptyWhatHangs(ctx, f.tx, listOf(f.items)); err != nil {
		return err
	}
	return f.all(ctx, listOf(f.items), `
		UPDATE items
		SET state = 4, title = '', excerpt = '', url = '', url_key = 0, question = 0, links = 0, hash = 0, text_hash = 0
		WHERE id IN (SELECT value FROM json_each(?))`)
}

// eraseIDs replaces the remote IDs in which an address or a name could be
// read. By a bare number answers that are still to come find their place.
func (f *forgetting) eraseIDs(ctx context.Context) error {
	rows, err := f.tx.QueryContext(ctx, `
		SELECT id, remote_id FROM items WHERE id IN (SELECT value FROM json_each(?))`, listOf(f.items))
	if err != nil {
		return fmt.Errorf("read remote IDs: %w", err)
	}
	defer rows.Close()
	var telling []int64
	for rows.Next() {
		var id int64
		var remoteID string
		if err := rows.Scan(&id, &remoteID); err != nil {
			return err
		}
		if f.names.canBeReadIn(remoteID) {
			telling = append(telling, id)
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return f.all(ctx, listOf(telling), `
		UPDATE items SET remote_id = 'forgotten:' || id WHERE id IN (SELECT value FROM json_each(?))`)
}

// eraseWork empties what volunteers wrote about what the forgotten wrote. That
// something was decided, when and by whom, stays.
func (f *forgetting) eraseWork(ctx context.Context) error {
	err := f.all(ctx, listOf(f.items), `
		DELETE FROM drafts WHERE item_id IN (SELECT value FROM json_each(?))`, `
		UPDATE marks SET note = '' WHERE item_id IN (SELECT value FROM json_each(?))`)
	if err != nil {
		return err
	}
	return emptyJournal(ctx, f.tx, listOf(f.items), f.list)
}

// emptyJournal takes the words out of what the journal says of items and of
// members, lists for SQL both.
func emptyJournal(ctx context.Context, tx *sql.Tx, items, members string) error {
	err := runAll(ctx, tx, items, `
		UPDATE outbox
		SET body = '', answer = '', expected = json_set(expected, '$.hash', 0)
		WHERE item_id IN (SELECT value FROM json_each(?))`)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		WITH about (id) AS MATERIALIZED (
		  SELECT id FROM decisions WHERE item_id IN (SELECT value FROM json_each(?1))
		  UNION
		  SELECT id FROM decisions WHERE member_id IN (SELECT value FROM json_each(?2)) AND item_id IS NULL
		)
		UPDATE decisions
		SET reason = '',
		    before = json_replace(before, '$.mark.note', '', '$.person.note', '', '$.person.tags', ''),
		    after = json_replace(after, '$.mark.note', '', '$.person.note', '', '$.person.tags', '')
		WHERE id IN (SELECT id FROM about)`, items, members)
	if err != nil {
		return fmt.Errorf("empty the journal: %w", err)
	}
	_, err = tx.ExecContext(ctx, `
		UPDATE batches
		SET subject = ''
		WHERE subject <> '' AND id IN (
		  SELECT batch_id FROM decisions WHERE item_id IN (SELECT value FROM json_each(?1))
		  UNION
		  SELECT batch_id FROM decisions WHERE member_id IN (SELECT value FROM json_each(?2)) AND item_id IS NULL)`,
		items, members)
	if err != nil {
		return fmt.Errorf("empty the journal: %w", err)
	}
	return nil
}

// leavePeople takes the forgotten out of the persons they belong to. A person
// that nobody is left of goes, one that bore their name takes another's.
// Whether the team has them stays with the member: what they answered stays
// answered.
func (f *forgetting) leavePeople(ctx context.Context) error {
	// Who was linked once left a person behind, for the undo of the link.
	people, err := readIDs(ctx, f.tx, `
		SELECT person_id FROM person_members WHERE member_id IN (SELECT value FROM json_each(?1))
		UNION
		SELECT json_extract(before, '$.person.id')
		FROM decisions
		WHERE member_id IN (SELECT value FROM json_each(?1)) AND json_extract(before, '$.person.id') IS NOT NULL`, f.list)
	if err != nil {
		return fmt.Errorf("read people: %w", err)
	}
	err = f.all(ctx, f.list, `
		UPDATE members
		SET team = EXISTS (SELECT 1 FROM team WHERE member_id = members.id)
		WHERE id IN (SELECT value FROM json_each(?))`, `
		DELETE FROM person_members WHERE member_id IN (SELECT value FROM json_each(?))`, `
		DELETE FROM strangers WHERE member_id IN (SELECT value FROM json_each(?1)) OR other_id IN (SELECT value FROM json_each(?1))`)
	if err != nil {
		return err
	}
	return f.all(ctx, listOf(people), `
		UPDATE people
		SET name = coalesce((
		  SELECT m.name
		  FROM person_members o
		  JOIN members m ON m.id = o.member_id
		  WHERE o.person_id = people.id
		  ORDER BY m.id
		  LIMIT 1), '')
		WHERE id IN (SELECT value FROM json_each(?))`, `
		DELETE FROM people
		WHERE id IN (SELECT value FROM json_each(?))
		  AND NOT EXISTS (SELECT 1 FROM person_members WHERE person_id = people.id)`)
}

// eraseMembers leaves of a member the number only.
func (f *forgetting) eraseMembers(ctx context.Context) error {
	return f.all(ctx, f.list, `
		UPDATE members
		SET remote_id = 'forgotten:' || id, name = '', url = '', contact = '',
		    forgotten_at = `+strconv.FormatInt(f.batch.At.Unix(), 10)+`
		WHERE id IN (SELECT value FROM json_each(?))`)
}

// all runs statements that each take one list of numbers.
func (f *forgetting) all(ctx context.Context, list string, statements ...string) error {
	return runAll(ctx, f.tx, list, statements...)
}

func runAll(ctx context.Context, tx *sql.Tx, list string, statements ...string) error {
	for _, statement := range statements {
		if _, err := tx.ExecContext(ctx, statement, list); err != nil {
			return fmt.Errorf("erase: %w", err)
		}
	}
	return nil
}
