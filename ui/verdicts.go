package ui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/phrase"
)

// verdictActions are the verbs that reach the source of a comment.
func verdictActions() []action {
	return []action{
		does("approve", (*app).approve).unless(free(cannot(store.ActApprove))),
		does("reply", (*app).reply).unless(free(cannot(store.ActReply))),
		does("spam", (*app).spam).unless(free(cannot(store.ActSpam))),
		does("trash", (*app).trash).unless(free(cannot(store.ActTrash))),
		does("hold", (*app).hold).unless(free((*app).cannotHold)),
	}
}

// cannot says why a verdict cannot be given on what is in focus.
func cannot(act store.Act) func(*app) string {
	return func(a *app) string {
		it, ok := a.item()
		if !ok {
			return a.say("desk.no_item")
		}
		if a.selected() > 0 && !a.reading && act != store.ActReply {
			return "" // each of them has its own answer
		}
		return phrase.Cannot(a.words, act, it, a.sourceOf(it))
	}
}

// sourceOf returns an item's source, as the desk last read it: of one without
// a login only what it is called.
func (a *app) sourceOf(it store.Item) store.Source {
	if src, ok := a.summary.sources.login(it.SourceID); ok {
		return src
	}
	return store.Source{ID: it.SourceID, Name: it.Source}
}

// decidable reports whether our login may decide on an item at its source.
func (a *app) decidable(it store.Item) bool {
	may := a.sourceOf(it).Powers
	return may[store.ActApprove].May || may[store.ActSpam].May || may[store.ActTrash].May
}

func (a *app) approve() tea.Cmd { return a.decide(store.ActApprove, a.say("keys.approve")) }

// hold asks the site to hold what is chosen again; what only waits here, or was
// ticked off here, comes back to the desk.
func (a *app) hold() tea.Cmd {
	if it, ok := a.item(); ok && a.reopens(it) && (a.reading || a.selected() == 0) {
		return a.reopen()
	}
	return a.decide(store.ActHold, a.say("keys.hold"))
}

// cannotHold says why what is in focus cannot be held again.
func (a *app) cannotHold() string {
	if it, ok := a.item(); ok && a.reopens(it) {
		return ""
	}
	return cannot(store.ActHold)(a)
}

func (a *app) spam() tea.Cmd { return a.decide(store.ActSpam, a.say("keys.spam")) }

func (a *app) trash() tea.Cmd { return a.decide(store.ActTrash, a.say("keys.trash")) }

// decide gives a verdict on what is chosen and moves on.
func (a *app) decide(act store.Act, verb string) tea.Cmd {
	all := a.chosenComments()
	if len(all) == 0 {
		return nil
	}
	a.again.run = func(a *app) tea.Cmd { return a.decide(act, verb) }
	return a.ask(verb, len(all), func() tea.Cmd {
		t := taken{ids: itemIDs(all), verb: verb}
		a.take(t)
		return tea.Batch(a.desk.decide(t, act), a.settle())
	})
}

// chosenComments returns the comments that a verdict acts on.
func (a *app) chosenComments() []store.Item {
	all := a.chosenItems()
	if a.reading && len(all) > 0 && all[0].Kind != store.KindComment {
		return nil
	}
	return all
}

// reply opens the sheet on which the comment in focus is answered.
func (a *app) reply() tea.Cmd {
	it, ok := a.item()
	if !ok {
		return nil
	}
	return a.desk.openReply(a.env, it, a.sourceOf(it))
}

// replyWritten keeps a reply, with the approval of a held comment before it.
func (a *app) replyWritten(m replyWrittenMsg) tea.Cmd {
	t := taken{ids: []int64{m.item.ID}, verb: a.say("keys.reply")}
	a.take(t)
	return tea.Batch(a.desk.reply(t, m), a.settle())
}

// replyFailed says why a reply was not kept, and shows it again: no word of it
// is lost.
func (a *app) replyFailed(m replyFailedMsg) tea.Cmd {
	cmd := a.acted(m.acted)
	d := newReplySheet(a.env, m.written.item, m.written.source, m.written.body, m.written.text)
	d.kept, d.problem = "", a.status.said
	return tea.Batch(cmd, a.open(d))
}

// draftKept says why a draft was not kept whose sheet is closed.
func (a *app) draftKept(m draftKeptMsg) {
	if m.err != nil && a.replyTo(m.itemID) == nil {
		a.fail(m.err)
	}
}

// replyTo is the sheet on which an item is being answered; nil if it is not.
func (a *app) replyTo(itemID int64) *replySheet {
	for _, d := range a.dialogs {
		if sheet, ok := d.dialog.(*replySheet); ok && sheet.item.ID == itemID {
			return sheet
		}
	}
	return nil
}

// sending says what is on its way, in the words of its verb.
func (a *app) sending(b store.Batch) string {
	if b.Act == store.ActReply {
		return a.say("mail.replying", "X", a.subject(b))
	}
	return a.say("mail.doing_"+string(b.Act), "N", b.Count)
}

// askRetract asks before a reply that others may have read is taken back.
func (a *app) askRetract(b store.Batch) tea.Cmd {
	return a.open(&question{
		env:   a.env,
		name:  a.say("mail.retract_name", "X", a.subject(b)),
		lines: []string{a.say("mail.retract_read"), a.say("mail.retract_site")},
		answers: []answer{{
			"confirm-drop", a.keyAs("confirm-drop", "mail.retract_do"),
			func() tea.Cmd { return a.desk.retract(b.ID) },
		}},
		stay: a.backHint(),
		said: a.say("sheets.nothing_yet"),
	})
}

// needsAsking reports whether an undo has to be asked about first.
func needsAsking(m turnedMsg) bool { return errors.Is(m.err, store.ErrSent) && m.asked.ID != 0 }
