package store

import (
	"context"
	"fmt"
	"time"
)

// Act names what a decision did. The words are stored in the journal.
type Act string

// The acts of the journal.
const (
	ActDone       Act = "done"
	ActReopen     Act = "reopen"
	ActWait       Act = "wait"
	ActNote       Act = "note"
	ActClaim      Act = "claim"
	ActAssign     Act = "assign"    // a claim for somebody else
	ActRelease    Act = "release"   // let go of a claim
	ActLapse      Act = "lapse"     // of a claim after a day; nobody's act
	ActAnswered   Act = "answered"  // by a team member at the source, seen by a pull
	ActModerated  Act = "moderated" // by somebody at the source, seen by a pull
	ActTaskAdd    Act = "task add"
	ActTaskEdit   Act = "task edit"
	ActTaskDone   Act = "task done"
	ActTaskReopen Act = "task reopen"
	ActTaskRemind Act = "task remind"
	ActTaskCheck  Act = "task check" // a line of its checklist
	ActTaskDelete Act = "task delete"
	ActTeam       Act = "team"
	ActLink       Act = "link" // members are one person
	ActUnlink     Act = "unlink"
	ActApart      Act = "apart" // they are not
	ActTag        Act = "tag"
	ActReason     Act = "reason"  // why a comment was marked spam or trashed
	ActDismiss    Act = "dismiss" // a follow-up that tend proposed
	ActForget     Act = "forget"  // a member; nothing takes it back
	ActUndo       Act = "undo"
	ActRedo       Act = "redo"
	ActApprove    Act = "approve"
	ActHold       Act = "hold"
	ActSpam       Act = "spam"
	ActTrash      Act = "trash"
	ActReply      Act = "reply"
	ActRetract    Act = "retract"
	ActDrop       Act = "drop" // gave up a verdict
)

// Decision is one entry of the journal: who did what to which thing.
type Decision struct {
	ID        int64
	BatchID   int64
	At        time.Time
	Volunteer string // "" for somebody at the source
	Act       Act
	ItemID    int64
	TaskID    int64
	MemberID  int64
	SourceID  int64
	Subject   string // title or author of the thing, as it is known now
	Reason    string
	Text      string // of a reply, or to whom something was assigned
	Before    string // JSON, what was before; for undo
	After     string // JSON
}

// selectDecisions reads decisions as readDecisions wants them. An item without
// an author is called by its title.
const selectDecisions = `
	SELECT d.id, d.batch_id, d.at, d.volunteer, d.act, coalesce(d.item_id, 0), coalesce(d.task_id, 0),
	       coalesce(d.member_id, 0), coalesce(d.source_id, 0), d.reason, d.before, d.after,
	       coalesce(t.title, CASE i.kind WHEN 1 THEN nullif(i.title, '') END, m.name, i.title,
	         json_extract(d.before, '$.task.title'), json_extract(d.after, '$.task.title'), ''),
	       CASE d.act WHEN 'reply' THEN coalesce(o.body, '')
	         WHEN 'assign' THEN coalesce(json_extract(d.after, '$.mark.claimed_by'), json_extract(d.after, '$.task.claimed_by'), '')
	         ELSE '' END
	FROM decisions d
	LEFT JOIN outbox o ON o.id = d.id
	LEFT JOIN items i ON i.id = d.item_id
	LEFT JOIN members m ON m.id = coalesce(d.member_id, i.member_id)
	LEFT JOIN tasks t ON t.id = d.task_id`

// Decisions returns the entries of a batch, in the order in which they were
// made.
func (s *Store) Decisions(ctx context.Context, batchID int64) ([]Decision, error) {
	return readDecisions(ctx, s.read, selectDecisions+`
	WHERE d.batch_id = ?
	ORDER BY d.id`, batchID)
}

// DecisionsAbout returns what was decided on an item, newest first.
func (s *Store) DecisionsAbout(ctx context.Context, itemID int64, limit int) ([]Decision, error) {
	return readDecisions(ctx, s.read, selectDecisions+`
	WHERE d.item_id = ?
	ORDER BY d.id DESC
	LIMIT ?`, itemID, limit)
}

// DecisionsAboutTask returns what was decided on a task, newest first.
func (s *Store) DecisionsAboutTask(ctx context.Context, taskID int64, limit int) ([]Decision, error) {
	return readDecisions(ctx, s.read, selectDecisions+`
	WHERE d.task_id = ?
	ORDER BY d.id DESC
	LIMIT ?`, taskID, limit)
}

// DecisionsOn returns what was decided on a member's items and on the member,
// newest first. What was taken back does not count, nor does taking it back.
func (s *Store) DecisionsOn(ctx context.Context, memberID int64, limit int) ([]Decision, error) {
	return readDecisions(ctx, s.read, selectDecisions+`
	WHERE d.id IN (
	  SELECT x.id FROM items n JOIN decisions x ON x.item_id = n.id WHERE n.member_id = ?1
	  UNION
	  SELECT x.id FROM decisions x WHERE x.member_id = ?1 AND x.item_id IS NULL)
	  AND d.act <> 'undo'
	  AND NOT EXISTS (SELECT 1 FROM batches t WHERE t.undoes = d.batch_id)
	ORDER BY d.id DESC
	LIMIT ?2`, memberID, limit)
}

func readDecisions(ctx context.Context, r reader, query string, args ...any) ([]Decision, error) {
	rows, err := r.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("decisions: %w", err)
	}
	defer rows.Close()
	var decisions []Decision
	for rows.Next() {
		var d Decision
		var at int64
		err := rows.Scan(&d.ID, &d.BatchID, &at, &d.Volunteer, &d.Act, &d.ItemID, &d.TaskID,
			&d.MemberID, &d.SourceID, &d.Reason, &d.Before, &d.After, &d.Subject, &d.Text)
		if err != nil {
			return nil, fmt.Errorf("decisions: %w", err)
		}
		d.At = time.Unix(at, 0)
		decisions = append(decisions, d)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("decisions: %w", err)
	}
	return decisions, nil
}
