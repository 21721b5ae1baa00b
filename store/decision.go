package store

import (
	"context"
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
	ActAnswered   Act = "answered"  // by a team member at the source, seen by a pull
	ActModerated  Act = "moderated" // by somebody at the source, seen by a pull
	ActTaskAdd    Act = "task add"
	ActTaskEdit   Act = "task edit"
	ActTaskDone   Act = "task done"
	ActTaskDelete Act = "task delete"
	ActTeam       Act = "team"
	ActUndo       Act = "undo"
	ActRedo       Act = "redo"
	ActApprove    Act = "approve"
	ActHold       Act = "hold"
	ActSpam       Act = "spam"
	ActTrash      Act = "trash"
	ActReply      Act = "reply"
	ActRetract    Act = "retract"
)

// Batch is the decisions of one key press or command: the unit of undo.
type Batch struct {
	ID        int64
	Volunteer string
	At        time.Time
	Act       Act
	Count     int       // things it decided on
	Subject   string    // the author or title of the only thing, empty if several
	Until     time.Time // the date of a wait or a task, zero otherwise
	SendAfter time.Time // when its verdicts leave; zero if nothing is sent
	Undoes    int64     // the batch this one took back or did again; 0 if none
	Undone    bool      // taken back by a later batch
	Skipped   []Skipped // what the act did not apply to, and why
}

// Skipped is a thing that an act on several left alone.
type Skipped struct {
	ID  int64
	Why error
}

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
	Before    string // JSON, what was before; for undo
	After     string // JSON
}

// Journal returns a page of batches, newest first.
func (s *Store) Journal(ctx context.Context, p Page) ([]Batch, error) { panic("stub") }

// Decisions returns the entries of a batch.
func (s *Store) Decisions(ctx context.Context, batchID int64) ([]Decision, error) { panic("stub") }

// DecisionsAbout returns what was decided on an item, newest first.
func (s *Store) DecisionsAbout(ctx context.Context, itemID int64, limit int) ([]Decision, error) {
	panic("stub")
}

// DecisionsOn returns what was decided on a member's items, newest first.
func (s *Store) DecisionsOn(ctx context.Context, memberID int64, limit int) ([]Decision, error) {
	panic("stub")
}

// Undo takes back who's newest batch that can be taken back and returns the
// batch that did so, with Undoes set. ErrNothing if there is none.
func (s *Store) Undo(ctx context.Context, who string) (Batch, error) { panic("stub") }

// UndoBatch takes back one batch of who's, wherever it is in the journal.
// ErrOvertaken if a later act on the same thing stands in the way.
func (s *Store) UndoBatch(ctx context.Context, who string, batchID int64) (Batch, error) {
	panic("stub")
}

// Redo does again what who's last Undo took back. ErrNothing if there is none,
// or if something new was done since.
func (s *Store) Redo(ctx context.Context, who string) (Batch, error) { panic("stub") }

// LastUndoable returns the batch that Undo would take back, or ErrNothing.
func (s *Store) LastUndoable(ctx context.Context, who string) (Batch, error) { panic("stub") }

// ActedToday returns on how many things who decided since the given time.
func (s *Store) ActedSince(ctx context.Context, who string, since time.Time) (int, error) {
	panic("stub")
}

// Pace returns the median time between two acts of who, over the last 200 acts
// that followed each other within five minutes; 90 s if there are too few.
func (s *Store) Pace(ctx context.Context, who string) (time.Duration, error) { panic("stub") }
