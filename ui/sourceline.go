package ui

import (
	"strings"

	"charm.land/lipgloss/v2"

	"tend/feeds"
	"tend/store"
	"tend/ui/when"
)

// line writes a source's name, kind, address, state and the age of what is
// here.
func (d *sourcesPage) line(s *strip, p *paper, src store.Source, name lipgloss.Style) {
	state, style := d.state(src)
	age := when.Age(d.words, src.Health.Pulled, d.now())
	if src.Health.Pulled.IsZero() {
		age = ""
	}
	if p.narrow() {
		s.field(name, src.Name, p.width-20).gap(1).field(style, state, 12).right(d.theme.Muted, age, 7)
		return
	}
	s.field(name, src.Name, 11).gap(2).field(d.theme.Muted, d.kind(src.Kind), 10).gap(2)
	s.field(d.theme.Text, address(src.URL), p.width-44).gap(2).field(style, state, 11).right(d.theme.Muted, age, 6)
}

// nameStyle is how a source's name is written: bold where the focus is.
func (d *sourcesPage) nameStyle(focus bool) lipgloss.Style {
	if focus {
		return d.theme.Strong
	}
	return d.theme.Text
}

// kind is what a kind of source is called.
func (d *sourcesPage) kind(kind string) string {
	if id := "sheets.kind_" + kind; d.words.Has(id) {
		return d.say(id)
	}
	return kind
}

// state is the word for how a source is, and its colour.
func (d *sourcesPage) state(src store.Source) (string, lipgloss.Style) {
	word := d.say("sheets.state_" + healthWord(src.Health.State))
	switch src.Health.State {
	case store.Failing, store.Stopped:
		return d.theme.Signs.Late + " " + word, d.theme.Danger
	case store.Resting:
		return word, d.theme.Warning
	}
	return word, d.theme.Muted
}

// second writes the line under a source: what it can do or why it fails, or
// its new name while that is typed.
func (d *sourcesPage) second(p *paper, focus bool, src store.Source) {
	if focus && d.renaming != nil {
		p.field(true, d.say("sheets.rename_label"), p.labels("sheets.rename_label"), *d.renaming, p.width, understood{})
		return
	}
	indent := 13
	if p.narrow() {
		indent = 0
	}
	p.row(focus, func(s *strip) {
		s.gap(indent).add(d.theme.Muted, d.theme.Signs.Cut(d.story(src), p.width-indent))
	})
}

// story says in a sentence how a source is.
func (d *sourcesPage) story(src store.Source) string {
	h := src.Health
	next := ""
	if !h.Next.IsZero() {
		next = when.Due(d.words, when.Moment{Time: h.Next}, d.now())
		if h.Next.YearDay() == d.now().YearDay() {
			next = when.Clock(h.Next, d.now())
		}
	}
	word := d.words.FailureWord(store.Failure{Code: h.Failure.Code})
	if h.Failure.Detail != "" {
		word += " (" + d.words.Detail(h.Failure.Detail) + ")"
	}
	switch {
	case !src.Stopped.IsZero() || h.State == store.Stopped:
		return d.say("sheets.story_stopped", "X", word)
	case h.State == store.Failing && next != "":
		return d.say("sheets.story_failing", "X", word, "SINCE", when.Since(d.words, h.Since, d.now()), "NEXT", next)
	case h.State == store.Failing:
		return d.say("sheets.story_broken", "X", word, "SINCE", when.Since(d.words, h.Since, d.now()))
	case h.State == store.Resting:
		return d.say("sheets.story_resting", "NEXT", next)
	case h.State == store.Fresh:
		return d.say("sheets.story_fresh")
	case h.Failure.Code != "":
		return d.words.Failure(h.Failure, src.Name)
	case src.Login != "":
		return d.can(src)
	}
	return d.say("sheets.story_reads")
}

// can says what a source's login may do, and as whom.
func (d *sourcesPage) can(src store.Source) string {
	may := []string{d.say("sheets.can_read")}
	if src.Powers[store.ActApprove].May {
		may = append(may, d.say("sheets.can_approve"))
	}
	if src.Powers[store.ActReply].May {
		may = append(may, d.say("sheets.can_reply"))
	}
	who := src.Login
	if role := feeds.RoleAt(src); role != "" {
		who += " (" + role + ")"
	}
	return d.say("sheets.story_login", "MAY", strings.Join(may, ", "), "X", who)
}

// address is an address as a person would say it: without its scheme.
func address(url string) string {
	_, rest, found := strings.Cut(url, "://")
	if !found {
		return url
	}
	return strings.TrimSuffix(rest, "/")
}

// healthWord is the part of a message's name that stands for a state.
func healthWord(s store.HealthState) string {
	return [...]string{store.Well: "well", store.Failing: "failing", store.Resting: "resting", store.Stopped: "stopped", store.Fresh: "fresh"}[s]
}
