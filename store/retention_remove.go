package store

import (
	"context"
	"database/sql"
	"fmt"
)

// kindExpired is the kind of what is left of a thing that somebody decided on
// and that is no longer kept: a number for the journal, in no list.
const kindExpired Kind = 0

// remove removes a page of old things. Of what somebody decided on an empty
// row stays, so that the journal still counts it.
func (e *expiry) remove(ctx context.Context, tx *sql.Tx, p expiryPage) error {
	if len(p.going) == 0 {
		return nil
	}
	undated := p.ids(func(it expiring) bool { return it.undated })
	if err := rememberItems(ctx, tx, undated); err != nil {
		return err
	}
	worked := p.ids(func(it expiring) bool { return it.worked })
	if err := emptyItems(ctx, tx, listOf(worked)); err != nil {
		return err
	}
	untouched := p.ids(func(it expiring) bool { return !it.worked })
	err := deleteItems(ctx, tx, listOf(untouched), `
		DELETE FROM items WHERE id IN (SELECT value FROM json_each(?))`)
	if err != nil {
		return err
	}
	e.count(p)
	for _, it := range p.going {
		if it.member != 0 {
			e.members[it.member] = true
		}
	}
	return nil
}

// rememberItems keeps a keyed hash of things whose date their source does not
// tell: the next pull would take them for new ones.
func rememberItems(ctx context.Context, tx *sql.Tx, ids []int64) error {
	if len(ids) == 0 {
		return nil
	}
	f := forgetting{deed: &deed{tx: tx}, items: ids}
	return f.keepHashes(ctx)
}

// emptyItems takes the words out of things that the journal names, out of what
// it says of them, and out of the tasks that were done about them.
func emptyItems(ctx context.Context, tx *sql.Tx, items string) error {
	if err := emptyJournal(ctx, tx, items, "[]"); err != nil {
		return err
	}
	if err := emptyWhatHangs(ctx, tx, items); err != nil {
		return err
	}
	err := runAll(ctx, tx, items, `
		UPDATE decisions
		SET before = json_remove(before, '$.task.title', '$.task.checklist'),
		    after = json_remove(after, '$.task.title', '$.task.checklist'), reason = ''
		WHERE task_id IN (SELECT id FROM tasks WHERE item_id IN (SELECT value FROM json_each(?1)))`, `
		UPDATE batches SET subject = ''
		WHERE subject <> '' AND id IN (
		  SELECT batch_id FROM decisions
		  WHERE task_id IN (SELECT id FROM tasks WHERE item_id IN (SELECT value FROM json_each(?1))))`, `
		DELETE FROM tasks WHERE item_id IN (SELECT value FROM json_each(?))`, `
		DELETE FROM marks WHERE item_id IN (SELECT value FROM json_each(?))`)
	if err != nil {
		return err
	}
	return runAll(ctx, tx, items, `
		UPDATE items
		SET kind = `+fmt.Sprint(int(kindExpired))+`, state = 4, remote_id = 'expired:' || id, title = '', excerpt = '',
		    url = '', url_key = 0, post_id = NULL, parent_id = NULL, member_id = NULL,
		    question = 0, links = 0, hash = 0, text_hash = 0
		WHERE id IN (SELECT value FROM json_each(?))`)
}

// leaveMembers removes those of whom nothing is left here and of whom nobody
// has said anything. The others are judged anew where something of theirs is
// on the desk: what they wrote before is no longer known.
func (e *expiry) leaveMembers(ctx context.Context, tx *sql.Tx) error {
	list := listOf(e.members.list())
	if err := dropMembers(ctx, tx, list); err != nil {
		return err
	}
	concerned, err := readIDs(ctx, tx, `
		SELECT d.item_id
		FROM json_each(?) m
		CROSS JOIN items i ON i.member_id = m.value
		CROSS JOIN desk d ON d.item_id = i.id`, list)
	if err != nil {
		return fmt.Errorf("find what is concerned: %w", err)
	}
	return e.refreshDesk(ctx, tx, concerned...)
}

// dropMembers deletes those of the members of whom nothing is here and of whom
// nobody has said anything.
func dropMembers(ctx context.Context, tx *sql.Tx, list string) error {
	return runAll(ctx, tx, list, `
		DELETE FROM members
		WHERE id IN (SELECT value FROM json_each(?))
		  AND forgotten_at IS NULL
		  AND NOT EXISTS (SELECT 1 FROM items WHERE member_id = members.id)
		  AND NOT EXISTS (SELECT 1 FROM person_members WHERE member_id = members.id)
		  AND NOT EXISTS (SELECT 1 FROM tasks WHERE member_id = members.id)
		  AND NOT EXISTS (SELECT 1 FROM decisions WHERE member_id = members.id)`)
}
