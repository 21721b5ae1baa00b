package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/store"
)

// refusedSheet says why a verdict was not carried out, and what can be done.
type refusedSheet struct {
	*env
	item    store.Item
	verdict store.Verdict
	source  store.Source
	waiting int // verdicts that wait for the same login
}

// newRefused returns the sheet for a comment whose verdict failed.
func newRefused(e *env, it store.Item, src store.Source, waiting int) dialog {
	return &refusedSheet{env: e, item: it, verdict: *it.Verdict, source: src, waiting: waiting}
}

func (d *refusedSheet) init() tea.Cmd { return nil }

func (d *refusedSheet) update(msg tea.Msg) (dialog, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return d, nil
	}
	switch k.String() {
	case "esc":
		return nil, nil
	case "l":
		return nil, d.desk.openLogin(d.env, d.source.ID)
	case "r":
		return nil, d.desk.retryVerdict(d.verdict.ID)
	case "d":
		return nil, d.desk.dropVerdict(d.verdict.ID)
	case "enter":
		return nil, answered(itemChosenMsg{id: d.item.ID})
	}
	return d, nil
}

func (d *refusedSheet) frame() frame {
	return frame{rows: 6, name: d.say("mail.not_"+string(d.verdict.Act), "X", itemName(d.item))}
}

func (d *refusedSheet) view(r room) drawing {
	p := newPaper(d.env, r, sheetText)
	p.margin()
	why := d.verdict.Answer
	if why == "" {
		why = d.say("mail.no_reason")
	}
	p.text(d.theme.Text, d.say("mail.site_refused", "WHY", why))
	p.text(d.theme.Text, d.say("mail.nothing_lost"))
	if d.waiting > 0 {
		p.text(d.theme.Text, d.say("mail.others_wait", "N", d.waiting, "X", d.source.Name))
	}
	return p.drawing()
}

func (d *refusedSheet) hints() []key.Binding {
	return []key.Binding{
		d.hint("l", "mail.log_in_again"), d.hint("r", "mail.retry"), d.hint("d", "mail.drop_held"), d.hint("enter", "mail.read"),
		d.hint("esc", "mail.later_word"),
	}
}

func (d *refusedSheet) status() string { return "" }

// newDropVerdict asks before a verdict is given up.
func newDropVerdict(e *env, v store.Verdict) dialog {
	return &question{
		env:   e,
		name:  e.say("mail.drop_name", "X", v.Subject),
		lines: []string{e.say("mail.drop_stays"), e.say("mail.drop_undo")},
		answers: []answer{{
			e.answerKey("d", "mail.drop"),
			func() tea.Cmd { return e.desk.dropVerdict(v.ID) },
		}},
		stay: e.backHint(),
		said: e.say("sheets.nothing_yet"),
	}
}

// newQuitWithMail asks whether what is queued leaves before tend ends.
func newQuitWithMail(e *env, queued []store.Verdict) dialog {
	q := &question{
		env:  e,
		name: e.say("mail.quit_name", "N", len(queued)),
		answers: []answer{
			{e.answerKey("enter", "mail.quit_send"), func() tea.Cmd {
				ids := make([]int64, len(queued))
				for i, v := range queued {
					ids[i] = v.ID
				}
				return e.desk.sendAndQuit(ids)
			}},
			{e.answerKey("k", "mail.quit_keep"), func() tea.Cmd { return answered(quitChosenMsg{}) }},
		},
		stay: e.hint("esc", "sheets.stay"),
		said: e.say("mail.nothing_sent"),
	}
	for i, v := range queued {
		if i == 3 && len(queued) > 4 {
			q.lines = append(q.lines, e.say("mail.quit_more", "N", len(queued)-i))
			break
		}
		q.lines = append(q.lines, e.say("mail.what_"+string(v.Act), "X", v.Subject))
	}
	q.lines = append(q.lines, e.say("mail.quit_kept"))
	return q
}
