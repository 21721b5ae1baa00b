package demo

import (
	"context"
	"fmt"
	"time"

	"tend/store"
)

// decide gives a verdict as a volunteer did, and has it end as it did.
func (p *past) decide(ctx context.Context, a act, ids []int64) error {
	act := store.Act(a.Act)
	var err error
	switch _, onState := stateAfter(act); {
	case onState:
		_, err = p.store.Decide(ctx, a.By, act, ids...)
	case act == store.ActReply:
		_, err = p.store.Reply(ctx, a.By, ids[0], a.Text)
	case a.Act == "approve and reply":
		_, err = p.store.ApproveAndReply(ctx, a.By, ids[0], a.Text)
	case a.Act == "draft":
		return p.store.KeepDraft(ctx, a.By, ids[0], a.Text)
	default:
		return fmt.Errorf("nobody can %q", a.Act)
	}
	if err != nil {
		return err
	}
	p.clock = p.clock.Add(store.UndoTime + 2*time.Second)
	return p.end(ctx, a)
}

// end carries out what is due, with the end that an act had.
func (p *past) end(ctx context.Context, a act) error {
	sources, err := p.store.Sources(ctx)
	if err != nil {
		return err
	}
	for _, src := range sources {
		for {
			due, err := p.store.NextVerdicts(ctx, store.Round{Source: src.ID})
			if err != nil {
				return err
			}
			if len(due) == 0 {
				break
			}
			for _, d := range due {
				if err := p.settle(ctx, d, a); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// settle keeps what the source said to a verdict.
func (p *past) settle(ctx context.Context, d store.Dispatch, a act) error {
	answer := store.Answer{State: d.Want, Why: a.Answer, By: a.EndsBy}
	switch a.Ends {
	case "":
		answer.Outcome = store.OutcomeApplied
		if d.Act == store.ActReply {
			answer.RemoteID = commentID(fmt.Sprintf("answer-%d", d.ID))
		}
	case "trashed":
		answer.Outcome, answer.State = store.OutcomeElse, store.Trash
		return p.store.Settle(ctx, d.ID, answer)
	case "refused":
		answer.Outcome = store.OutcomeRefused
	case "unclear":
		answer.Outcome = store.OutcomeUnclear
	default:
		return fmt.Errorf("no verdict ends %q", a.Ends)
	}
	if err := p.store.MarkSending(ctx, d.ID); err != nil {
		return err
	}
	return p.store.Settle(ctx, d.ID, answer)
}
