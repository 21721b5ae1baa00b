// Package phrase says what the store knows in the sentences that the desk and
// its linear mode share: who decided what, who somebody is, why an act did not
// apply, how a verdict ended. It draws nothing and knows no colour.
package phrase

import (
	"errors"
	"strings"
	"time"

	"tend/store"
	"tend/ui/text"
	"tend/ui/when"
)

// WhyNot says why an act did not apply: who was earlier, and when, if that is
// the reason.
func WhyNot(w *text.Words, err error, now time.Time) string {
	var earlier *store.EarlierError
	if !errors.As(err, &earlier) {
		return w.Error(err)
	}
	by := earlier.By
	if by == "" {
		by = w.Say("desk.somebody")
	}
	if errors.Is(err, store.ErrClaimed) {
		return w.Say("follow.has_it_since", "X", by, "SINCE", when.Since(w, earlier.At, now))
	}
	return w.Say("desk.earlier", "X", by, "AT", when.Clock(earlier.At, now))
}

// Cannot says why a verdict cannot be given on an item of a source; "" if it
// can.
func Cannot(w *text.Words, act store.Act, it store.Item, src store.Source) string {
	switch {
	case it.Kind != store.KindComment:
		return w.Say("mail.only_comments")
	case act == store.ActHold && it.State == store.Held:
		return w.Say("mail.already_held")
	case act == store.ActApprove && it.State == store.Public:
		return w.Say("mail.already_public")
	case src.ID == 0 || src.Powers[act].May:
		return ""
	}
	return w.Error(&store.PowerError{Act: act, Source: src.Name, Login: src.Login, Why: src.Powers[act].Why})
}

// Subject is what a batch was about, in a few words.
func Subject(w *text.Words, b store.Batch) string {
	if b.Subject != "" {
		return b.Subject
	}
	return w.Say("desk.things", "N", b.Count)
}

// Author is who wrote an item.
func Author(w *text.Words, it store.Item) string {
	if it.Forgotten {
		return w.Say("people.somebody")
	}
	if it.Author == "" {
		return w.Say("desk.no_author")
	}
	return it.Author
}

// ItemName is how a person calls an item: a comment by its author, a post by
// its title.
func ItemName(it store.Item) string {
	switch {
	case it.Kind == store.KindComment && it.Author != "":
		return it.Author
	case it.Title != "":
		return it.Title
	}
	return it.Excerpt
}

// PostTitle is what a post is called: its title, else its first words.
func PostTitle(w *text.Words, p store.Post) string {
	switch {
	case p.Title != "":
		return p.Title
	case p.Excerpt != "":
		return p.Excerpt
	case p.Forgotten:
		return w.Say("people.somebody")
	}
	return w.Say("desk.no_title")
}

// Member says who somebody is: how long known, how many comments.
func Member(w *text.Words, m store.Member, now time.Time) string {
	switch {
	case m.Team:
		return w.Say("desk.person_team", "N", m.Comments)
	case m.Comments == 0:
		return w.Say("desk.person_posts", "N", m.Posts)
	case m.Comments == 1:
		return w.Say("desk.person_new")
	}
	return w.Say("desk.person_known", "N", m.Comments,
		"SINCE", when.Month(w, m.First, now), "LAST", when.Ago(w, m.Last, now))
}

// Decided says who decided what.
func Decided(w *text.Words, d store.Decision) string {
	who := d.Volunteer
	if who == "" {
		who = w.Say("desk.somebody")
	}
	said := w.Say("desk.by_"+strings.ReplaceAll(string(d.Act), " ", "_"), "X", who, "Y", d.Text)
	if d.Reason != "" {
		said += ": " + d.Reason
	}
	return said
}
