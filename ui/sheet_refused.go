package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/keyboard"
	"tend/ui/phrase"
)

// refusedSheet says why a verdict was not carried out, and what can be done.
type refusedSheet struct {
	*env
	verdict store.Verdict
}

// newRefused returns the sheet for a verdict that failed.
func newRefused(e *env, v store.Verdict) dialog { return &refusedSheet{env: e, verdict: v} }

func (d *refusedSheet) init() tea.Cmd { return nil }

func (d *refusedSheet) update(msg tea.Msg) (dialog, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return d, nil
	}
	switch d.verb(keyboard.Refused, k) {
	case "esc":
		return nil, nil
	case "outbox-login":
		return nil, d.desk.openLogin(d.env, d.verdict.SourceID)
	case "outbox-retry":
		return nil, d.desk.retryVerdict(d.verdict.ID)
	case "outbox-drop":
		return nil, d.desk.dropVerdict(d.verdict.ID)
	case "enter":
		return nil, answered(itemChosenMsg{id: d.verdict.ItemID})
	}
	return d, nil
}

func (d *refusedSheet) frame() frame {
	return frame{rows: 6, name: d.say("mail.not_"+string(d.verdict.Act), "X", d.verdict.Subject)}
}

func (d *refusedSheet) view(r room) drawing {
	p := newPaper(d.env, r, sheetText)
	p.margin()
	p.text(d.theme.Text, d.say("mail.site_refused", "WHY", phrase.Answer(d.words, d.verdict)))
	p.text(d.theme.Text, d.say("mail.nothing_lost"))
	return p.drawing()
}

func (d *refusedSheet) hints() []key.Binding {
	return []key.Binding{
		d.keyAs("outbox-login", "mail.log_in_again"), d.key("outbox-retry"), d.keyAs("outbox-drop", "mail.drop_held"), d.hint("enter", "mail.read"),
		d.hint("esc", "mail.later_word"),
	}
}

func (d *refusedSheet) status() string { return "" }

// newDropVerdict asks before a verdict is given up.
func newDropVerdict(e *env, v store.Verdict) dialog {
	return &question{
		env:   e,
		wide:  true,
		name:  e.say("mail.drop_name", "X", v.Subject),
		lines: []string{e.say("mail.drop_stays"), e.say("mail.drop_undo")},
		answers: []answer{{
			"confirm-drop", e.keyAs("confirm-drop", "mail.drop"),
			func() tea.Cmd { return e.desk.dropVerdict(v.ID) },
		}},
		stay: e.backHint(),
		said: e.say("sheets.nothing_yet"),
	}
}

// newDropDraft asks before the words of a reply that was begun are thrown
// away: nothing brings them back.
func newDropDraft(e *env, draft store.Draft) dialog {
	return &question{
		env:   e,
		wide:  true,
		name:  e.say("mail.draft_name", "X", draft.Subject),
		lines: []string{quoteOf(draft.Text), e.say("mail.draft_gone")},
		answers: []answer{{
			"confirm-drop", e.keyAs("confirm-drop", "mail.drop"),
			func() tea.Cmd { return e.desk.keepDraft(draft.ItemID, "") },
		}},
		stay: e.backHint(),
		said: e.say("sheets.nothing_yet"),
	}
}
