package linear

import (
	"strconv"
	"strings"

	"tend/store"
	"tend/ui/phrase"
	"tend/ui/when"
)

// suggested says how many follow-ups are proposed, if any are.
func (d *desk) suggested() {
	all, err := d.store.Proposals(d.ctx)
	switch {
	case err != nil:
		d.fail(err)
	case len(all.List) > 0:
		d.say("linear.suggested", "N", len(all.List), "KEY", d.keyOf("suggestions"))
	}
	d.proposed = len(all.List)
}

// moreSuggested announces that more follow-ups are proposed than were said; ""
// if there are not.
func (d *desk) moreSuggested() string {
	all, err := d.store.Proposals(d.ctx)
	if err != nil {
		return d.words.Error(err)
	}
	n, before := len(all.List), d.proposed
	d.proposed = n
	if n <= before {
		return ""
	}
	return d.words.Say("linear.more_suggested", "N", n, "KEY", d.keyOf("suggestions"))
}

// suggestions reads out what tend proposes. A number makes a task of one, with
// a hyphen before it is dismissed.
func (d *desk) suggestions() {
	for {
		all, err := d.store.Proposals(d.ctx)
		switch {
		case err != nil:
			d.fail(err)
			return
		case len(all.List) == 0:
			d.say("linear.no_suggestions")
			return
		}
		for i, p := range all.List {
			d.say("linear.suggestion", "N", i+1, "X", phrase.Proposal(d.words, p, d.now()))
		}
		d.say("linear.suggestion_which")
		typed, ok := d.line()
		number, dismissed := strings.CutPrefix(typed, "-")
		n, err := strconv.Atoi(number)
		if !ok || err != nil || n < 1 || n > len(all.List) {
			d.say("linear.as_before")
			return
		}
		d.follow(all.List[n-1], dismissed)
	}
}

// follow makes a task of a proposal, or dismisses it.
func (d *desk) follow(p store.Proposal, dismissed bool) {
	var b store.Batch
	var err error
	if dismissed {
		b, err = d.store.Dismiss(d.ctx, d.who, p.Kind, p.Item.ID)
	} else {
		t := phrase.ProposedTask(d.words, p, d.now())
		t.Zone = when.Zone(d.now())
		_, b, err = d.store.AddTask(d.ctx, d.who, t)
	}
	d.kept(b, err)
}

// reason asks why the last comments were marked spam or trashed.
func (d *desk) reason() {
	if d.refused.ID == 0 {
		d.say("replies.no_refusal")
		return
	}
	var usual []string
	for _, r := range d.config.Reasons {
		usual = append(usual, r.Name)
	}
	if len(usual) == 0 {
		usual = strings.Split(d.words.Say("replies.usual_reasons"), ", ")
	}
	d.say("linear.reason", "X", phrase.Subject(d.words, d.refused))
	for i, name := range usual {
		d.out.line(d.words.Say("linear.option", "N", i+1, "X", stop(name)))
	}
	typed, ok := d.line()
	if n, err := strconv.Atoi(typed); err == nil && n >= 1 && n <= len(usual) {
		typed = usual[n-1]
	}
	if !ok || typed == "" {
		d.say("linear.as_before")
		return
	}
	d.kept(d.store.GiveReason(d.ctx, d.who, d.refused.ID, typed))
}
