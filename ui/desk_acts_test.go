package ui

import (
	"context"
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"

	"tend/store"
)

func TestActsAreKeptInTheOrderOfTheirKeys(t *testing.T) {
	d := &desk{ctx: t.Context()}
	var kept []int
	var cmds []tea.Cmd
	for i := range 5 {
		cmds = append(cmds, d.act(taken{}, func(context.Context) (store.Batch, error) {
			kept = append(kept, i)
			return store.Batch{}, nil
		}))
	}
	ended := make(chan struct{})
	for _, cmd := range slices.Backward(cmds) { // the last one begins first
		go func() {
			cmd()
			ended <- struct{}{}
		}()
	}
	for range cmds {
		<-ended
	}
	if want := []int{0, 1, 2, 3, 4}; !slices.Equal(kept, want) {
		t.Errorf("kept in the order %v, want %v", kept, want)
	}
}
