package store

import "time"

// Powers is what a login may do at its source, by verdict.
type Powers map[Act]Power

// Power says whether a login may give a verdict and take it back.
type Power struct {
	May  bool   `json:"may"`
	Undo bool   `json:"undo"`
	Why  string `json:"why,omitempty"` // why not
}

// Verdict is a decision that must reach the source, on its way.
type Verdict struct {
	ID        int64 // the decision's
	Act       Act   // approve, hold, spam, trash, reply, retract
	State     VerdictState
	SendAfter time.Time
	Answer    string // what the source said, in a person's words
}

// VerdictState is how far a verdict has come. The words are stored.
type VerdictState string

// The states of a verdict.
const (
	Queued    VerdictState = "queued"
	Sending   VerdictState = "sending"
	Sent      VerdictState = "sent"
	Failed    VerdictState = "failed"
	Unknown   VerdictState = "unknown"
	Withdrawn VerdictState = "withdrawn"
	Overtaken VerdictState = "overtaken"
)

// UndoTime is how long a verdict waits before it leaves.
const UndoTime = 10 * time.Second
