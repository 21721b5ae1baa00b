package ui

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/phrase"
	"tend/ui/replies"
)

// savedReadMsg brings the saved replies that can answer a comment, and what
// their places stand for.
type savedReadMsg struct {
	itemID int64
	list   []replies.Reply
	values replies.Values
	left   []string // files that were left out
	err    error
}

// readSaved reads the saved replies in the comment's language, or the desk's,
// and the replies that go with reasons.
func (d *desk) readSaved(e *env, it store.Item, src store.Source, body string) tea.Cmd {
	desk := e.words.Lang()
	return func() tea.Msg {
		m := savedReadMsg{itemID: it.ID}
		var shelf replies.Shelf
		if d.replies != "" {
			if shelf, m.err = replies.Read(d.replies); m.err != nil {
				return m
			}
		}
		comment, err := d.store.Comment(d.ctx, it.ID)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			m.err = err
			return m
		}
		lang := replies.Language(body)
		if lang == "" {
			lang = desk
		}
		m.list, m.left = shelf.In(lang, desk), shelf.Oversized
		for _, r := range d.reasons {
			if r.Text != "" {
				m.list = append(m.list, r)
			}
		}
		m.values = replies.Values{
			Name: phrase.ItemName(it), Post: comment.PostTitle, Site: src.Name, Me: d.who,
		}
		m.values.Signature = shelf.Signature(m.values, lang, desk)
		return m
	}
}

// giveReason keeps the reason for a batch of verdicts.
func (d *desk) giveReason(b store.Batch, reason string) tea.Cmd {
	return d.act(taken{}, func(ctx context.Context) (store.Batch, error) {
		return d.store.GiveReason(ctx, d.who, b.ID, reason)
	})
}
