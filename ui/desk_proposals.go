package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"tend/store"
)

// takeProposal keeps the task that a proposal becomes.
func (d *desk) takeProposal(t taken, task store.Task) tea.Cmd {
	return d.act(t, func(ctx context.Context) (store.Batch, error) {
		_, b, err := d.store.AddTask(ctx, d.who, task)
		return b, err
	})
}

// dismiss takes a proposal away for good.
func (d *desk) dismiss(t taken, p store.Proposal) tea.Cmd {
	return d.act(t, func(ctx context.Context) (store.Batch, error) {
		return d.store.Dismiss(ctx, d.who, p.Kind, p.Item.ID)
	})
}

// applyAllRules brings what is on the desk up to the rules, if they are others
// than those that were applied last.
func (d *desk) applyAllRules() tea.Cmd {
	if d.store == nil {
		return nil
	}
	return func() tea.Msg {
		if _, err := d.store.ApplyRules(d.ctx); err != nil && d.ctx.Err() == nil {
			return failedMsg{err}
		}
		return nil
	}
}
