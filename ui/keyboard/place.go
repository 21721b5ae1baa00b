package keyboard

import "slices"

// Place is where a key means something: a pane, a dialog, or a line that is
// being typed in.
type Place string

// The panes of the desk, and the linear desk with what only it has.
const (
	Posts    Place = "posts"
	Comments Place = "comments"
	Tasks    Place = "tasks"
	Reading  Place = "reading"
	Linear   Place = "linear"
)

// The dialogs.
const (
	Add       Place = "add"       // the address of a source
	Found     Place = "found"     // what was found there
	Checks    Place = "checks"    // the checklist of a task
	History   Place = "history"   // texts as they were
	Journal   Place = "journal"   // who decided what
	Links     Place = "links"     // of a text
	Login     Place = "login"     // to a source
	Member    Place = "member"    // a person
	Outbox    Place = "outbox"    // what is on its way
	Overview  Place = "overview"  // a month
	Quit      Place = "quit"      // with verdicts on their way
	Question  Place = "question"  // before something hard to take back
	Refused   Place = "refused"   // a verdict
	Sources   Place = "sources"   // and their health
	Views     Place = "views"     // searches under a name
	Handover  Place = "handover"  // while it is written
	Handovers Place = "handovers" // that were kept
	Reply     Place = "reply"     // while it is written
	Form      Place = "form"      // fields of any other sheet
	Help      Place = "help"      // all keys
	Palette   Place = "palette"   // all that can be done
	Search    Place = "search"    // the line in which one searches
)

// Panes are the places of the desk itself.
func Panes() []Place { return []Place{Posts, Comments, Tasks, Reading} }

// Lists are the dialogs in which letters move: lists and texts to read.
func Lists() []Place {
	return []Place{Checks, Found, Handovers, History, Journal, Links, Member, Outbox, Overview, Sources, Views}
}

// typing are the places in which letters are written, so that no verb there
// can have a key that writes one.
func typing() []Place { return []Place{Add, Login, Handover, Reply, Form, Help, Palette, Search} }

// Everywhere is all places of the full screen.
func Everywhere() []Place {
	return slices.Concat(Panes(), Lists(), typing(), []Place{Quit, Question, Refused})
}

// together are the places whose verbs are met at the same time as those of p.
func (p Place) together() []Place {
	switch p {
	case Linear:
		return []Place{Linear, Posts, Comments, Tasks}
	case Posts, Comments, Tasks:
		return []Place{p, Linear}
	}
	return []Place{p}
}
