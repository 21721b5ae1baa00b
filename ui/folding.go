package ui

import tea "charm.land/bubbletea/v2"

// unfold shows one thing more of what is read: a text that a rule has folded,
// the thread, a branch of it, long quotes, the next part of a long text.
func (a *app) unfold() tea.Cmd {
	a.turnPage()
	r := &a.reader
	p, known := r.pages[r.subject]
	it, _ := a.item()
	switch {
	case a.isFolded(it):
		a.showAnyway(it.ID)
	case r.folded && known && len(p.thread) > 1:
		r.folded = false
	case known && r.branches.unfoldNext(r.threadFolds(p)):
		r.again()
	case known && !r.quotes && p.quoted:
		r.quotes = true
	case known && p.text.Rest > 0:
		return a.readFurther()
	default:
		a.tell(a.say("reading.no_unfold"))
	}
	return nil
}

// fold is the way back: quotes, a text that a rule has folded, the branches of
// the thread from the comment that is read outwards, the thread.
func (a *app) fold() tea.Cmd {
	a.turnPage()
	r := &a.reader
	p, known := r.pages[r.subject]
	it, _ := a.item()
	switch {
	case r.quotes && known && p.quoted:
		r.quotes = false
	case it.Folded() != "" && r.asked[it.ID]:
		delete(r.asked, it.ID)
		r.again()
	case !r.folded && known && r.branches.foldNext(r.threadFolds(p)):
		r.again()
	case !r.folded && known && len(p.thread) > 1:
		r.folded = true
	default:
		a.tell(a.say("reading.no_fold"))
	}
	return nil
}

// showAnyway shows a text that a rule has folded, in its row too.
func (a *app) showAnyway(id int64) {
	if a.reader.asked == nil {
		a.reader.asked = map[int64]bool{}
	}
	a.reader.asked[id] = true
	a.reader.again()
}

// readFurther reads the next part of a long text.
func (a *app) readFurther() tea.Cmd {
	a.reader.reach *= textStep
	a.reader.seq++
	return a.desk.readPages(a.reader.seq, a.extent(), a.around()[:1])
}

// noReading: what is in focus is not being read, and nothing in its row is
// folded.
func (a *app) noReading() string {
	it, ok := a.item()
	switch {
	case !ok:
		return a.say("desk.no_item")
	case a.layout.reading.h > 0, it.Folded() != "":
		return ""
	}
	return a.say("reading.no_reading")
}
