package store

import (
	"encoding/json"
	"fmt"
)

// stand is how our work on one thing stood at one moment. The journal keeps it
// twice for each decision, before and after, and undo needs nothing else.
type stand struct {
	Mark      *markRow      `json:"mark,omitempty"`
	Verdict   *onWay        `json:"verdict,omitempty"` // the one that was to reach the source
	Task      *taskRow      `json:"task,omitempty"`
	Team      *teamRow      `json:"team,omitempty"`
	Person    *personRow    `json:"person,omitempty"`
	Apart     *apartRow     `json:"apart,omitempty"`
	Dismissed *dismissedRow `json:"dismissed,omitempty"`
	Next      int64         `json:"next,omitempty"` // the task that came after one that comes again
	Of        Act           `json:"of,omitempty"`   // what an undo took back
}

// onWay is a verdict as a stand keeps it.
type onWay struct {
	ID    int64        `json:"id,omitempty"` // 0: the decision's own
	State VerdictState `json:"state"`
}

func (s stand) encode() (string, error) {
	text, err := json.Marshal(s)
	return string(text), err
}

// stands reads what a decision kept. A verdict of the decision's own gets its
// number.
func (d Decision) stands() (before, after stand, err error) {
	if err := json.Unmarshal([]byte(d.Before), &before); err != nil {
		return before, after, fmt.Errorf("decision %d: what was before: %w", d.ID, err)
	}
	if err := json.Unmarshal([]byte(d.After), &after); err != nil {
		return before, after, fmt.Errorf("decision %d: what came after: %w", d.ID, err)
	}
	if after.Verdict != nil && after.Verdict.ID == 0 {
		after.Verdict.ID = d.ID
	}
	return before, after, nil
}
