package ui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/feeds"
	"tend/store"
)

// decide keeps a verdict on comments. It leaves when its undo time is over.
func (d *desk) decide(t taken, act store.Act) tea.Cmd {
	return d.act(t, func(ctx context.Context) (store.Batch, error) {
		return d.store.Decide(ctx, d.who, act, t.ids...)
	})
}

// reply keeps an answer; a held comment is approved before it.
func (d *desk) reply(t taken, m replyWrittenMsg) tea.Cmd {
	keep := d.act(t, func(ctx context.Context) (store.Batch, error) {
		if m.item.State == store.Held {
			return d.store.ApproveAndReply(ctx, d.who, m.item.ID, m.text, m.promised...)
		}
		return d.store.Reply(ctx, d.who, m.item.ID, m.text, m.promised...)
	})
	return func() tea.Msg {
		acted, ok := keep().(actedMsg)
		if ok && acted.err != nil {
			return replyFailedMsg{written: m, acted: acted}
		}
		return acted
	}
}

// retract takes back a batch with replies that were sent.
func (d *desk) retract(batchID int64) tea.Cmd {
	return d.turn(d.batch(batchID), func(ctx context.Context, who string) (store.Batch, error) {
		return d.store.Retract(ctx, who, batchID)
	})
}

// replyWrittenMsg: this is the answer to a comment.
type replyWrittenMsg struct {
	item     store.Item
	source   store.Source
	body     string // the comment's
	text     string
	promised []store.Task // what it promises, kept with it
}

// replyFailedMsg says that a reply could not be kept.
type replyFailedMsg struct {
	written replyWrittenMsg
	acted   actedMsg
}

// openReply opens the sheet for an answer, with the draft as it was left last
// and the comment's text.
func (d *desk) openReply(e *env, it store.Item, src store.Source) tea.Cmd {
	return d.inOrder(func() tea.Msg { return d.readReply(e, it, src) })
}

// readReply reads what the sheet for an answer shows.
func (d *desk) readReply(e *env, it store.Item, src store.Source) tea.Msg {
	draft, err := d.store.Draft(d.ctx, d.who, it.ID)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return failedMsg{err}
	}
	text, err := d.store.Text(d.ctx, it.ID)
	if err != nil {
		return failedMsg{err}
	}
	written, found, err := d.takeUp(it.ID, draft.Text)
	if err != nil {
		return failedMsg{err}
	}
	sheet := newReplySheet(e, it, src, text.Body, written)
	if found {
		sheet.problem = e.say("editor.left")
	}
	return dialogOpenedMsg{dialog: sheet}
}

// draftKeptMsg says that the draft of an answer was kept, or why not.
type draftKeptMsg struct {
	itemID int64
	at     time.Time
	err    error
}

// keepDraft keeps what is being written; an empty text drops it. It is kept
// before what is asked for later: a reply that is sent leaves no draft behind.
func (d *desk) keepDraft(itemID int64, text string) tea.Cmd {
	return d.inOrder(func() tea.Msg { return d.writeDraft(itemID, text) })
}

// writeDraft is keepDraft here and now.
func (d *desk) writeDraft(itemID int64, text string) tea.Msg {
	return draftKeptMsg{itemID: itemID, at: d.now(), err: d.store.KeepDraft(d.lasting(), d.who, itemID, text)}
}

// outcome is how one verdict ended, or stands.
type outcome struct {
	store.Verdict
	result store.Outcome
}

// mailSentMsg says what became of the verdicts that were sent.
type mailSentMsg struct {
	outcomes []outcome
	undoable int64 // the batch that an undo would take back
	err      error
	quit     bool // tend ends when they are sent
}

// send takes out what is due; with earlier also what other runs left. The
// answer says how each verdict ended.
func (d *desk) send(earlier bool) tea.Cmd {
	return func() tea.Msg { return d.sendNow(d.ctx, earlier) }
}

func (d *desk) sendNow(ctx context.Context, earlier bool) mailSentMsg {
	var m mailSentMsg
	results := map[int64]store.Outcome{}
	m.err = d.feeds.Send(ctx, feeds.Mail{Earlier: earlier}, func(e feeds.SendEvent) { results[e.VerdictID] = e.Outcome })
	for id, result := range results {
		v, err := d.store.Verdict(ctx, id)
		if err != nil {
			m.err = errors.Join(m.err, err)
			continue
		}
		m.outcomes = append(m.outcomes, outcome{v, result})
	}
	last, err := d.store.LastUndoable(ctx, d.who)
	if err != nil && !errors.Is(err, store.ErrNothing) {
		m.err = errors.Join(m.err, err)
	}
	m.undoable = last.ID
	return m
}

// sendAndQuit lets what is queued leave at once, and then tend ends.
func (d *desk) sendAndQuit(ids []int64) tea.Cmd {
	return func() tea.Msg {
		if err := d.store.SendNow(d.ctx, ids...); err != nil {
			return mailSentMsg{err: err}
		}
		m := d.sendNow(d.ctx, false)
		m.quit = true
		return m
	}
}

// outboxLoadedMsg brings what the outbox shows.
type outboxLoadedMsg struct {
	live, ended []store.Verdict
	drafts      []store.Draft
	err         error
}

// loadOutbox reads what is on its way and what ended today.
func (d *desk) loadOutbox() tea.Cmd {
	return func() tea.Msg {
		var m outboxLoadedMsg
		m.live, m.err = d.store.Outbox(d.ctx, store.OutboxFilter{}, store.Page{Limit: 200})
		if m.err != nil {
			return m
		}
		m.ended, m.err = d.store.Outbox(d.ctx, store.OutboxFilter{
			States: []store.VerdictState{store.Sent, store.Overtaken}, Since: midnight(d.now()),
		}, store.Page{Limit: 200})
		if m.err != nil {
			return m
		}
		m.drafts, m.err = d.store.Drafts(d.ctx, d.who)
		return m
	}
}

// queuedMsg brings what would be left behind if tend ended now.
type queuedMsg struct {
	queued []store.Verdict
	err    error
}

// loadQueued reads all that is queued.
func (d *desk) loadQueued() tea.Cmd {
	return func() tea.Msg {
		var m queuedMsg
		var p store.Page
		p.Limit = 200
		for {
			var some []store.Verdict
			some, m.err = d.store.Outbox(d.ctx, store.OutboxFilter{States: []store.VerdictState{store.Queued}}, p)
			m.queued = append(m.queued, some...)
			if m.err != nil || len(some) < p.Limit {
				return m
			}
			p.After = store.Cursor{ID: some[len(some)-1].ID}
		}
	}
}

// verdictsChangedMsg says that verdicts were tried again or dropped.
type verdictsChangedMsg struct{ err error }

// retryVerdict lets a verdict that failed be sent once more.
func (d *desk) retryVerdict(id int64) tea.Cmd {
	return func() tea.Msg {
		_, err := d.store.Retry(d.ctx, id)
		return verdictsChangedMsg{err}
	}
}

// allowVerdict lets a verdict leave that waits for a volunteer's word.
func (d *desk) allowVerdict(id int64) tea.Cmd {
	return func() tea.Msg { return verdictsChangedMsg{d.store.SendNow(d.ctx, id)} }
}

// dropVerdict gives a verdict up.
func (d *desk) dropVerdict(id int64) tea.Cmd {
	return d.act(taken{}, func(ctx context.Context) (store.Batch, error) {
		return d.store.Drop(ctx, d.who, id)
	})
}

// restartWindows gives verdicts their undo time again that would have left
// after the given time.
func (d *desk) restartWindows(awake time.Time) tea.Cmd {
	return func() tea.Msg { return sleptMsg{d.store.RestartWindows(d.ctx, awake)} }
}
