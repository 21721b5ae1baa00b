package store

import (
	"context"
	"errors"
	"strings"
)

// errEmptyReply is a slip of the program: the screen asks for words first.
var errEmptyReply = errors.New("a reply needs words")

// Reply keeps an answer to a comment, which also ticks the comment off. It
// leaves at Batch.SendAfter; until then Undo makes it a draft again. The draft
// it was written in goes. What it promises is kept as tasks in the same batch.
func (s *Store) Reply(ctx context.Context, who string, id int64, text string, promised ...Task) (Batch, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return Batch{}, errEmptyReply
	}
	return s.act(ctx, Batch{Volunteer: who, Act: ActReply}, func(d *deed) error {
		return d.each([]int64{id}, func(id int64) error {
			t, err := d.target(ctx, id)
			if err != nil {
				return err
			}
			if err := t.able(ActReply); err != nil {
				return err
			}
			if t.state == Gone {
				return ErrGone
			}
			if err := d.claimed(t.mark.ClaimedBy, t.mark.ClaimedAt); err != nil {
				return err
			}
			if err := d.reply(ctx, t, text, 0); err != nil {
				return err
			}
			return d.promise(ctx, t, promised)
		})
	})
}

// ApproveAndReply keeps two verdicts on a held comment: it is approved first,
// and answered once that has arrived. A comment that is public already, or
// whose approval is on its way, is only answered. Tasks are kept as by Reply.
func (s *Store) ApproveAndReply(ctx context.Context, who string, id int64, text string, promised ...Task) (Batch, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return Batch{}, errEmptyReply
	}
	return s.act(ctx, Batch{Volunteer: who, Act: ActReply}, func(d *deed) error {
		return d.each([]int64{id}, func(id int64) error {
			t, err := d.target(ctx, id)
			if err != nil {
				return err
			}
			if err := t.able(ActReply); err != nil {
				return err
			}
			if err := t.able(ActApprove); err != nil {
				return err
			}
			err = d.decideState(ctx, t, ActApprove, Public)
			if err != nil && !errors.Is(err, ErrAlready) {
				return err
			}
			standing, err := d.standing(ctx, id)
			if err != nil {
				return err
			}
			if t.mark, err = loadMark(ctx, d.tx, id); err != nil {
				return err
			}
			after := int64(0)
			if standing != nil {
				after = standing.id
			}
			if err := d.reply(ctx, t, text, after); err != nil {
				return err
			}
			return d.promise(ctx, t, promised)
		})
	})
}

// reply queues an answer behind the verdict after, if that is not 0. It takes
// the place of one that failed.
func (d *deed) reply(ctx context.Context, t target, text string, after int64) error {
	replaced, err := d.replaceReplies(ctx, t.id)
	if err != nil {
		return err
	}
	mark := t.ticked(d.batch.At)
	mark.By, mark.At = d.batch.Volunteer, d.batch.At.Unix()
	if err := saveMark(ctx, d.tx, t.id, mark); err != nil {
		return err
	}
	if err := dropDraft(ctx, d.tx, d.batch.Volunteer, t.id); err != nil {
		return err
	}
	e := t.entry(ActReply, mark)
	e.before.Verdict, e.after.Verdict = replaced, &onWay{State: Queued}
	id, err := d.decide(ctx, e)
	if err != nil {
		return err
	}
	saw := t.state
	if after != 0 {
		saw = Public
	}
	if err := d.queue(ctx, outgoing{id: id, act: ActReply, text: text, saw: saw, after: after}, t); err != nil {
		return err
	}
	return d.heedReply(ctx, t.id, id, text)
}

// promise keeps what a reply promises as tasks about the comment.
func (d *deed) promise(ctx context.Context, t target, tasks []Task) error {
	for _, task := range tasks {
		if strings.TrimSpace(task.Title) == "" {
			return errEmptyTask
		}
		row := task.row()
		row.ID, row.ItemID, row.CreatedBy, row.CreatedAt = 0, t.id, d.batch.Volunteer, d.batch.At.Unix()
		if err := row.insert(ctx, d.tx); err != nil {
			return err
		}
		d.about = t.subject
		if err := d.journalTask(ctx, ActTaskAdd, nil, &row); err != nil {
			return err
		}
	}
	return nil
}
