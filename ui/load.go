package ui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/phrase"
)

// loading is what was asked of the store last.
type loading struct {
	seq     int
	top     bool               // the focus goes to the first rows of what comes
	replace bool               // what comes is shown at once, also what is new
	busy    bool               // an answer is on its way
	lists   bool               // it is of the lists alone
	again   bool               // something changed in the meantime
	own     []int64            // items of the volunteer's newest act
	sorts   bool               // what an act of the volunteer brought among the tasks is sorted in at once
	stop    context.CancelFunc // ends the newest reading
	toItems []int64
	toTasks []int64
}

// asked is what the desk shows now.
func (a *app) asked() asked {
	page := a.search.pageRows()
	return asked{
		query: a.search.query, far: a.search.far, order: a.order, past: a.past, texts: a.search.texts,
		posts: a.posts.span(page), comments: a.comments.span(page), tasks: a.tasks.span(pageRows),
	}
}

// anew asks for the lists from their beginning.
func (a *app) anew() asked {
	q, page := a.asked(), a.search.pageRows()
	q.posts, q.comments, q.tasks = span{limit: page}, span{limit: page}, span{limit: pageRows}
	return q
}

// reload reads again what the desk shows. With replace everything is shown at
// once, from the beginning of the lists; without, what is new is only counted.
func (a *app) reload(replace bool) tea.Cmd {
	l := &a.loading
	if l.busy && !replace {
		l.again = true
		return nil
	}
	l.lists = false
	l.replace = l.replace || replace
	q := a.asked()
	if replace {
		q = a.anew()
	}
	q.views = a.views.saved
	return a.load(q)
}

// relist shows what matches another query from its beginning. The rest of the
// desk stays as it is: nobody who types waits for it. If it was being read, it
// is read again afterwards.
func (a *app) relist() tea.Cmd {
	l := &a.loading
	l.again = l.again || l.busy && !l.lists
	l.lists, l.replace = true, true
	q := a.anew()
	q.lists = true
	return a.load(q)
}

// load reads what is asked. What was asked before is given up.
func (a *app) load(q asked) tea.Cmd {
	l := &a.loading
	l.seq++
	l.busy = true
	if l.stop != nil {
		l.stop()
	}
	ctx, stop := context.WithCancel(a.desk.ctx)
	l.stop = stop
	return a.desk.under(ctx).load(l.seq, q)
}

// show takes over what was read, unless a newer question was asked since.
func (a *app) show(m deskLoadedMsg) tea.Cmd {
	l := &a.loading
	if m.seq != l.seq {
		return nil
	}
	replace, again := l.replace, l.again
	l.busy, l.replace, l.again = false, false, false
	if l.stop != nil {
		l.stop()
	}
	if m.err != nil {
		a.fail(m.err)
		return nil
	}
	if !m.asked.lists {
		a.summarize(m)
	}
	a.summary.proposals = m.proposals
	a.search.snippets, a.search.cut, a.search.texts, a.search.indexing = m.snippets, m.cut, m.texts, m.indexing
	if replace {
		a.posts.replace(m.posts)
		a.comments.replace(m.comments)
		a.tasks.replace(m.tasks)
		a.toTop()
	} else {
		a.renew(m)
	}
	if l.sorts {
		l.sorts = false
		a.tasks.sortIn()
	}
	a.greetReminders()
	a.goTo(l.toItems, l.toTasks)
	l.toItems, l.toTasks = nil, nil
	var next tea.Cmd
	if again {
		next = a.reload(false)
	} else {
		a.workBack(m.comments.rows)
	}
	return tea.Batch(next, a.stale(), a.sendDue())
}

// summarize takes over what stands beside the lists.
func (a *app) summarize(m deskLoadedMsg) {
	s := &a.summary
	s.counts, s.synced, s.pace, s.acted = m.counts, m.synced, m.pace, m.acted
	s.sources, s.loaded = m.sources, true
	a.mail.counts = m.outbox
	a.views.counts = m.views
	a.greet()
}

// toTop puts the focus on the first rows, when something else was asked for.
func (a *app) toTop() {
	if !a.loading.top {
		return
	}
	a.loading.top = false
	a.posts.toTop()
	a.comments.toTop()
	a.tasks.toTop()
}

// renew takes over what the lists are now, and says so if what was in focus
// has been decided on elsewhere.
func (a *app) renew(m deskLoadedMsg) {
	before, had := a.item()
	a.posts.renew(m.posts, a.now())
	a.comments.renew(m.comments, a.now())
	a.tasks.renew(m.tasks, a.now())
	after, _ := a.item()
	if had && after.ID != before.ID && a.front() == nil && !slices.Contains(a.loading.own, before.ID) {
		a.tell(a.say("desk.elsewhere", "X", phrase.ItemName(before)))
	}
}

// goTo puts the focus of the lists on the first of these things that are
// there.
func (a *app) goTo(items, tasks []int64) {
	for _, id := range items {
		if i := a.posts.index(id); i >= 0 {
			a.posts.moveTo(i)
		}
		if i := a.comments.index(id); i >= 0 {
			a.comments.moveTo(i)
			break
		}
	}
	for _, id := range tasks {
		if i := a.tasks.index(id); i >= 0 {
			a.tasks.moveTo(i)
			break
		}
	}
}

// updateDesk handles what the desk answers, and what dialogs decided.
func (a *app) updateDesk(msg tea.Msg) tea.Cmd {
	cmd := a.updateAnswers(msg)
	return tea.Batch(cmd, a.settle())
}

// updateAnswers hands each message to the part of the screen it is for.
func (a *app) updateAnswers(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case changedMsg:
		return tea.Batch(a.reload(false), a.desk.watchOn())
	case deskLoadedMsg:
		return a.show(msg)
	case namesReadMsg:
		return a.named(msg)
	case pageLoadedMsg[store.Post]:
		joinPage(a, &a.posts, msg)
	case pageLoadedMsg[store.Comment]:
		joinPage(a, &a.comments, msg)
	case pageLoadedMsg[store.Task]:
		joinPage(a, &a.tasks, msg)
	case restedMsg:
		return a.rested(msg)
	case articleFetchedMsg:
		return a.articleFetched(msg)
	case readingLoadedMsg:
		a.read(msg)
	case actedMsg:
		return a.acted(msg)
	case turnedMsg:
		return a.turned(msg)
	case syncProgressedMsg:
		return a.progress(msg)
	case syncTickedMsg:
		return a.syncTick()
	case syncEndedMsg:
		return a.synced(msg)
	case idsLoadedMsg:
		a.selectIDs(msg)
	case tickedMsg:
		return a.ticked(msg)
	case remindedMsg:
		return a.reminded(msg)
	case wakedMsg:
		return a.waked(msg)
	case mailSentMsg:
		return a.mailed(msg)
	case draftKeptMsg:
		a.draftKept(msg)
	case queuedMsg:
		return a.quitWithMail(msg)
	case sendAndQuitMsg:
		return a.sendAndQuit(msg.ids)
	case loggedInMsg:
		return a.loggedIn(msg)
	case sleptMsg:
		return a.woken(msg)
	case stayedMsg:
		return a.sendDue()
	case verdictsChangedMsg:
		return a.verdictsChanged(msg)
	case settingsReadMsg:
		return a.reread(msg)
	case indexedMsg:
		return a.indexed()
	case noBrowserMsg:
		a.tell(a.say("desk.no_browser"))
		a.status.loud = true
	case failedMsg:
		a.fail(msg.err)
	case toldMsg:
		a.tell(msg.said)
	case handoverWantedMsg:
		return a.writeHandover()
	default:
		return a.updateChosen(msg)
	}
	return nil
}

// joinPage adds further rows to a list, unless it shows something else now.
func joinPage[T any](a *app, l *list[T], m pageLoadedMsg[T]) {
	if m.seq != a.loading.seq {
		l.asking = false
		return
	}
	if m.err != nil {
		l.asking = false
		a.fail(m.err)
		return
	}
	l.join(m.where, m.window)
}

// settle brings everything into line after a message: the layout, what the
// lists show, what is read next to them.
func (a *app) settle() tea.Cmd {
	a.workOn()
	a.layout = newLayout(shape{
		width: a.width, height: a.height, focus: a.focus, reading: a.reading || a.replying(),
		posts: len(a.posts.rows), tasks: len(a.tasks.rows), sources: a.summary.sources.All(),
		columns: a.columns, below: a.tourRows(),
	})
	a.posts.scroll(a.shown(postsPane), a.ahead(postsPane))
	a.comments.scroll(a.shown(commentsPane), a.ahead(commentsPane))
	a.scrollTasks()
	follow := a.follow()
	a.drawReading()
	return tea.Batch(follow, a.readOn(), a.clock.set(a))
}

// readOn asks for further rows of the lists whose focus comes near an end,
// unless the lists are being read anew.
func (a *app) readOn() tea.Cmd {
	if a.loading.busy {
		return nil
	}
	var cmds []tea.Cmd
	q, seq := a.asked(), a.loading.seq
	if where, at, ok := a.posts.want(); ok {
		cmds = append(cmds, a.desk.morePosts(seq, q, where, at))
	}
	if where, at, ok := a.comments.want(); ok {
		cmds = append(cmds, a.desk.moreComments(seq, q, where, at))
	}
	if where, at, ok := a.tasks.want(); ok {
		cmds = append(cmds, a.desk.moreTasks(seq, q, where, at))
	}
	return tea.Batch(cmds...)
}
