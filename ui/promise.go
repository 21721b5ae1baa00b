package ui

import (
	"tend/store"
	"tend/ui/phrase"
	"tend/ui/when"
)

// heed looks whether the reply promises something.
func (d *replySheet) heed() {
	find := d.desk.promises
	if find == nil {
		return
	}
	words, due, found := find(d.text.Value(), d.now())
	d.promised = nil
	if found {
		d.promised = &store.Proposal{Kind: store.ProposePromise, Item: d.item, Words: words, Due: due}
	}
	d.task = d.task && found
}

// follow makes a task of what the reply promises, or leaves it out again.
func (d *replySheet) follow() {
	d.heed()
	if d.promised == nil {
		d.problem = d.say("suggest.no_promise")
		return
	}
	d.task = !d.task
}

// tasks are what is kept with the reply.
func (d *replySheet) tasks() []store.Task {
	d.heed()
	if !d.task || d.promised == nil {
		return nil
	}
	t := phrase.ProposedTask(d.words, *d.promised, d.now())
	t.Zone = when.Zone(d.now())
	return []store.Task{t}
}

// promiseNote says what the reply promises, "" if nothing.
func (d *replySheet) promiseNote() string {
	if d.promised == nil {
		return ""
	}
	t := phrase.ProposedTask(d.words, *d.promised, d.now())
	date := when.DayTime(d.words, when.Moment{Time: t.Due, WholeDay: true}, d.now())
	switch {
	case d.task:
		return d.say("suggest.promise_task", "DATE", date)
	case d.promised.Due.IsZero():
		return d.say("suggest.promised")
	}
	return d.say("suggest.promised_by", "DATE", date)
}
