package ui

import (
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/keyboard"
)

// outboxPage shows verdicts on their way, how each ended, and the replies that
// are being written.
type outboxPage struct {
	*env
	parts   []outboxPart
	loaded  bool
	row     choices
	problem string
}

// outboxPart is one of the page's parts: rows under a name.
type outboxPart struct {
	name string // a message
	rows []outboxRow
}

// outboxRow is a verdict, or a draft.
type outboxRow struct {
	verdict store.Verdict
	draft   store.Draft // with an ItemID: it is one
}

// showOutbox opens the outbox.
func (a *app) showOutbox() tea.Cmd {
	a.mail.look()
	return a.open(&outboxPage{env: a.env})
}

func (d *outboxPage) init() tea.Cmd { return d.desk.loadOutbox() }

func (d *outboxPage) update(msg tea.Msg) (dialog, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		d.problem = ""
		return d.press(msg)
	case outboxLoadedMsg:
		d.load(msg)
	case verdictsChangedMsg:
		if msg.err != nil {
			d.problem = d.words.Error(msg.err)
		}
		return d, d.desk.loadOutbox()
	case changedMsg, mailSentMsg, actedMsg, draftKeptMsg:
		return d, d.desk.loadOutbox()
	}
	return d, nil
}

// load sorts verdicts by what they need: a volunteer, time, or nothing more.
// The row in focus stays on its verdict.
func (d *outboxPage) load(m outboxLoadedMsg) {
	if m.err != nil {
		d.problem = d.words.Error(m.err)
		return
	}
	focus, had := d.focus()
	needs, way, drafts, sent := outboxPart{name: "mail.needs_you"}, outboxPart{name: "mail.on_the_way"},
		outboxPart{name: "mail.drafts"}, outboxPart{name: "mail.sent_today"}
	for _, v := range slices.Concat(m.live, m.ended) {
		part := &way
		switch {
		case needsVolunteer(v):
			part = &needs
		case !live(v):
			part = &sent
		}
		part.rows = append(part.rows, outboxRow{verdict: v})
	}
	for _, draft := range m.drafts {
		drafts.rows = append(drafts.rows, outboxRow{draft: draft})
	}
	slices.SortStableFunc(needs.rows, func(x, y outboxRow) int { return urgency(x.verdict) - urgency(y.verdict) })
	slices.Reverse(way.rows) // in the order in which they leave
	d.parts = slices.DeleteFunc([]outboxPart{needs, way, drafts, sent}, func(p outboxPart) bool { return len(p.rows) == 0 })
	d.loaded = true
	d.row.set(d.row.at, len(d.rows()))
	if i := slices.IndexFunc(d.rows(), focus.same); had && i >= 0 {
		d.row.at = i
	}
}

// live reports whether a verdict has not ended.
func live(v store.Verdict) bool { return v.Ended.IsZero() }

// needsVolunteer reports whether a verdict goes on, or is understood, only
// with a volunteer.
func needsVolunteer(v store.Verdict) bool {
	switch v.State {
	case store.Failed, store.Unknown:
		return true
	case store.Overtaken:
		return v.Cause != store.CauseAlready
	}
	return live(v) && (v.Earlier || v.Cause == store.CauseAsk || v.Cause == store.CauseLogin)
}

// urgency puts what failed before what is unknown, waits or was overtaken.
func urgency(v store.Verdict) int {
	return slices.Index([]store.VerdictState{store.Failed, store.Unknown, store.Queued, store.Sending, store.Overtaken}, v.State)
}

// same reports whether two rows are of the same thing.
func (r outboxRow) same(of outboxRow) bool {
	return r.verdict.ID == of.verdict.ID && r.draft.ItemID == of.draft.ItemID
}

// rows are those of all parts.
func (d *outboxPage) rows() []outboxRow {
	var all []outboxRow
	for _, p := range d.parts {
		all = append(all, p.rows...)
	}
	return all
}

// focus is the row in focus.
func (d *outboxPage) focus() (outboxRow, bool) {
	all := d.rows()
	if d.row.at >= len(all) {
		return outboxRow{}, false
	}
	return all[d.row.at], true
}

func (d *outboxPage) press(k tea.KeyPressMsg) (dialog, tea.Cmd) {
	verb := d.verb(keyboard.Outbox, k)
	if d.row.press(verb, len(d.rows())) {
		return d, nil
	}
	switch verb {
	case "esc", "quit", "outbox":
		return nil, nil
	}
	r, ok := d.focus()
	switch {
	case !ok:
		return d, nil
	case r.draft.ItemID != 0:
		return d.pressDraft(verb, r.draft)
	}
	return d.pressVerdict(verb, r.verdict)
}

func (d *outboxPage) pressVerdict(verb string, v store.Verdict) (dialog, tea.Cmd) {
	switch verb {
	case "enter":
		return nil, answered(itemChosenMsg{id: v.ItemID})
	case "outbox-retry":
		return d, d.retry(v)
	case "outbox-change":
		if live(v) && v.Act == store.ActReply && v.State != store.Sending {
			return d, d.desk.changeReply(d.env, v)
		}
	case "outbox-drop":
		if live(v) && v.State != store.Sending {
			return d, openDialog(newDropVerdict(d.env, v))
		}
	case "outbox-login":
		return d, d.desk.openLogin(d.env, v.SourceID)
	}
	return d, nil
}

func (d *outboxPage) pressDraft(verb string, draft store.Draft) (dialog, tea.Cmd) {
	switch verb {
	case "enter":
		return d, d.desk.openDraft(d.env, draft.ItemID)
	case "outbox-drop":
		return d, openDialog(newDropDraft(d.env, draft))
	}
	return d, nil
}

// retry sends what failed once more, or what waits for a volunteer's word.
func (d *outboxPage) retry(v store.Verdict) tea.Cmd {
	switch {
	case !live(v) || v.State == store.Sending:
		return nil
	case v.State == store.Queued:
		return d.desk.allowVerdict(v.ID)
	}
	return d.desk.retryVerdict(v.ID)
}

func (d *outboxPage) frame() frame {
	return frame{page: true, name: d.say("mail.outbox_name"), note: d.counts()}
}

// counts says how many verdicts are in which state.
func (d *outboxPage) counts() string {
	n := map[store.VerdictState]int{}
	for _, r := range d.rows() {
		n[r.verdict.State]++
	}
	var said []string
	for _, state := range []store.VerdictState{store.Failed, store.Unknown, store.Queued, store.Sending} {
		if n[state] > 0 {
			said = append(said, d.say("mail.count_"+string(state), "N", n[state]))
		}
	}
	return strings.Join(said, ", ")
}

// nextCount is when the seconds that a row counts down change.
func (d *outboxPage) nextCount() time.Time {
	var all []store.Verdict
	for _, r := range d.rows() {
		all = append(all, r.verdict)
	}
	return nextSecond(all, d.now())
}

func (d *outboxPage) hints() []key.Binding {
	var hints []key.Binding
	r, ok := d.focus()
	v := r.verdict
	switch {
	case !ok:
	case r.draft.ItemID != 0:
		hints = append(hints, d.hint("enter", "mail.to_text"), d.key("outbox-drop"))
	case !live(v) || v.State == store.Sending:
		hints = append(hints, d.hint("enter", "mail.show"))
	default:
		hints = append(hints, d.hint("enter", "mail.show"), d.keyAs("outbox-retry", retryWord(v)))
		if v.Act == store.ActReply {
			hints = append(hints, d.key("outbox-change"))
		}
		hints = append(hints, d.key("outbox-drop"))
		if v.Cause == store.CauseLogin {
			hints = append(hints, d.key("outbox-login"))
		}
	}
	return append(hints, d.backHint())
}

// retryWord is what sending again does with a verdict: what never left is sent, not tried
// again.
func retryWord(v store.Verdict) string {
	if v.State == store.Queued {
		return "mail.send_now"
	}
	return "mail.retry"
}

func (d *outboxPage) status() string {
	if d.problem != "" {
		return d.problem
	}
	if r, ok := d.focus(); ok && r.verdict.State == store.Failed && d.note(r.verdict) == r.verdict.Answer && r.verdict.Answer != "" {
		return r.verdict.Answer // its row may have no room for all of it
	}
	return d.say("mail.never_twice")
}
