package ui

import (
	"context"
	"testing"

	"tend/feeds"
)

// Several tasks that get a new date by one key come back by one undo.
func TestNewDateOfSeveralTasksIsOneAct(t *testing.T) {
	d := sample(t, "en")
	a := deskOn(t, d, "en", 80, 24)
	before := dates(a)
	if len(before) < 2 {
		t.Fatalf("the sample has %d tasks, want some", len(before))
	}
	play(t, a, "3", "X", "w", "4", "enter")
	after := dates(a)
	if after[0] != after[1] || after[0] == before[0] {
		t.Fatalf("dates are %v, were %v; want the same new one", after, before)
	}
	play(t, a, "z")
	if got := dates(a); got[0] != before[0] || got[1] != before[1] {
		t.Errorf("after one undo the dates are %v, want %v", got, before)
	}
}

// dates returns when the tasks in the list are due.
func dates(a *app) []int64 {
	var all []int64
	for _, t := range a.tasks.rows {
		all = append(all, t.Due.Unix())
	}
	return all
}

// A screen that is slow to look must not miss that a source has ended.
func TestNoEventOfASyncIsLost(t *testing.T) {
	d := sample(t, "en")
	a := deskOn(t, d, "en", 80, 24)
	ctx, cancel := context.WithCancel(t.Context())
	s := &syncing{events: make(chan feeds.Event), cancel: cancel} // holds none
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		a.desk.runSync(ctx, s, feeds.Which{All: true}, wanted)
	}()
	started, done := 0, 0
	for e := range s.events {
		if e.Started {
			started++
			continue
		}
		done++
	}
	<-ended
	if started == 0 || done < started {
		t.Errorf("heard that %d sources began and %d ended", started, done)
	}
}
