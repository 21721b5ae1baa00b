package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"tend/ui/query"
)

// offers are the ways to go on with what is typed in the search line. Tab
// takes one after the other.
type offers struct {
	list []query.Offer
	next int // the one that tab takes next
}

// offer returns the ways to go on with what is typed now.
func (a *app) offer() offers {
	s := a.search.input
	if s.at < len(s.chars) {
		return offers{}
	}
	return offers{list: a.queries().Complete(s.raw(), a.words.Lang())}
}

// complete takes the next way to go on.
func (a *app) complete() tea.Cmd {
	o := &a.search.offers
	if len(o.list) == 0 {
		*o = a.offer()
	}
	if len(o.list) == 0 {
		return nil
	}
	a.search.input = newField(o.list[o.next%len(o.list)].Line)
	o.next++
	if len(o.list) == 1 { // a key goes on with its values
		*o = a.offer()
	}
	return a.readSearch()
}

// taken is the offer that stands in the line, -1 if none does.
func (o offers) taken() int {
	if o.next == 0 {
		return -1
	}
	return (o.next - 1) % len(o.list)
}

// line lists the offers.
func (o offers) line() string {
	shown := make([]string, len(o.list))
	for i, offer := range o.list {
		shown[i] = offer.Shown
	}
	return strings.Join(shown, "  ")
}

// offerLine draws under the search line how it can go on, or what a search can
// be narrowed by.
func (a *app) offerLine() string {
	l, o := a.layout, a.search.offers
	s := newStrip(&a.theme).gap(l.left).add(a.theme.Muted, a.say("desk.narrow_it")).gap(2)
	if len(o.list) == 0 {
		return s.parts([]part{{a.say("desk.narrow_examples"), a.theme.Muted}}, l.width-l.right-s.width).String()
	}
	var ps []part
	for i, offer := range o.list {
		style := a.theme.Muted
		if i == o.taken() {
			style = a.theme.Accent
		}
		ps = append(ps, part{offer.Shown, style}, part{"  ", a.theme.Muted})
	}
	return s.parts(ps, l.width-l.right-s.width).String()
}
