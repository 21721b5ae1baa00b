package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"
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
	var missed, next, views tea.Cmd
	if !m.asked.lists {
		a.summarize(m)
		views = a.countViews()
	}
	a.summary.proposals = m.proposals
	a.search.snippets, a.search.cut, a.search.texts, a.search.indexing = m.snippets, m.cut, m.texts, m.indexing
	if replace {
		a.posts.replace(m.posts)
		a.comments.replace(m.comments)
		a.tasks.replace(m.tasks)
		a.toTop()
	} else {
		missed = a.renew(m)
	}
	if l.sorts {
		l.sorts = false
		a.tasks.sortIn()
	}
	a.greetReminders()
	a.goTo(l.toItems, l.toTasks)
	l.toItems, l.toTasks = nil, nil
	if again {
		next = a.reload(false)
	} else {
		a.workBack(m.comments.rows)
	}
	return tea.Batch(missed, next, views, a.stale(), a.sendDue())
}

// summarize takes over what stands beside the lists.
func (a *app) summarize(m deskLoadedMsg) {
	s := &a.summary
	s.counts, s.synced, s.pace, s.acted = m.counts, m.synced, m.pace, m.acted
	s.sources, s.loaded = m.sources, true
	a.mail.count(m.outbox)
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
