package linear

import (
	"slices"
	"strconv"
	"strings"
)

// command is something that can be done by its name.
type command struct {
	name, help string
	run        func(*desk)
}

// commands are all that can be done here: the verbs, and the saved views.
func (d *desk) commands() []command {
	var all []command
	for _, v := range d.verbs {
		if d.here(v) && v.Name != "palette" {
			all = append(all, command{d.words.Say(v.Word), d.words.Say(v.help), v.run})
		}
	}
	for _, v := range d.config.Views {
		all = append(all, command{v.Name, v.Query, func(d *desk) {
			if q, ok := d.understand(v.Query); ok {
				d.show(q)
			}
		}})
	}
	return all
}

// palette asks for a name, or words of what is to be done, and does it. Where
// several fit they are read out and one is chosen by its number.
func (d *desk) palette() {
	d.say("linear.palette")
	typed, ok := d.line()
	if !ok || typed == "" {
		d.say("linear.as_before")
		return
	}
	found := d.called(typed)
	switch len(found) {
	case 0:
		d.say("linear.palette_none", "X", typed)
		return
	case 1:
		found[0].run(d)
		return
	}
	for i, c := range found {
		d.say("linear.palette_row", "N", i+1, "X", c.name, "HELP", c.help)
	}
	d.say("linear.palette_which")
	typed, ok = d.line()
	n, err := strconv.Atoi(typed)
	if !ok || err != nil || n < 1 || n > len(found) {
		d.say("linear.as_before")
		return
	}
	found[n-1].run(d)
}

// called returns the commands that are called so; if none is, those that have
// all the words in what they do.
func (d *desk) called(typed string) []command {
	all, words := d.commands(), strings.Fields(strings.ToLower(typed))
	exact := slices.DeleteFunc(slices.Clone(all), func(c command) bool { return !strings.EqualFold(c.name, typed) })
	if len(exact) > 0 {
		return exact
	}
	return slices.DeleteFunc(all, func(c command) bool {
		said := strings.ToLower(c.name + " " + c.help)
		return slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(said, w) })
	})
}
