package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/config"
	"tend/ui/keyboard"
	"tend/ui/phrase"
	"tend/ui/when"
)

// command is something that can be done from the palette.
type command struct {
	id    string // to be known again: "view Held"
	label string
	note  string // what is to be said about it
	key   string
	why   string // why it cannot act now; "" if it can
	words string // what it is found by besides
	stays bool   // the palette stays open
	here  bool   // it is done to the thing in focus
	hits  []int  // where letters of the label begin that were typed
	run   func(*app) tea.Cmd
}

// commands are all that can be done, and what cannot be now: the actions of the
// place in focus, those of the whole desk and of other places, views, sources,
// settings, and the verbs of dialogs that can be opened. known is what was read
// for it.
func (a *app) commands(known paletteLoadedMsg) []command {
	var here, elsewhere, all []command
	for _, k := range a.actions {
		c := a.actionCommand(k)
		switch {
		case k.Name == "palette":
		case !k.in(a.place()):
			elsewhere = append(elsewhere, c)
		default:
			here = append(here, c)
		}
	}
	all = append(append(all, here...), a.viewCommands()...)
	for _, src := range known.sources {
		all = append(all, a.sourceCommand(src))
	}
	all = append(all, a.settingCommands(known.values)...)
	all = append(all, elsewhere...)
	for _, v := range keyboard.Verbs() {
		if _, ok := a.action(v.Name); !ok && !v.In(keyboard.Linear) {
			all = append(all, a.dialogCommands(v)...)
		}
	}
	return all
}

// actionCommand is an action of the desk.
func (a *app) actionCommand(k action) command {
	c := command{
		id: "verb " + k.Name, label: a.say(k.Help), key: a.keys.Key(k.Name), words: a.say(k.Word) + " " + k.Name,
		why: a.barredBy(k), here: a.onFocus(k), run: func(a *app) tea.Cmd { return a.do(k) },
	}
	if b := a.status.batch; k.Name == "undo" && b.ID != 0 {
		c.note = phrase.Deed(a.words, b, a.now()) + ", " + when.Clock(b.At, a.now())
	}
	return c
}

// barredBy says why an action cannot act now, its place among the reasons; "" if
// it can.
func (a *app) barredBy(k action) string {
	if !k.in(a.place()) {
		return a.say("sheets.help_elsewhere", "X", phrase.Places(a.words, k.Verb))
	}
	return k.why(a)
}

// onFocus reports whether an action is done to the thing in focus here, rather
// than to the desk.
func (a *app) onFocus(k action) bool {
	everywhere := !slices.ContainsFunc(keyboard.Panes(), func(p keyboard.Place) bool { return !k.In(p) })
	return k.in(a.place()) && (!everywhere || k.Name == "claim" || k.Name == "assign")
}

// opener is the action that opens the dialog in which a verb acts; "" if no
// action does by itself.
func opener(p keyboard.Place) string {
	return map[keyboard.Place]string{
		keyboard.Add: "add-source", keyboard.Found: "add-source", keyboard.Checks: "task-check", keyboard.Handover: "handover",
		keyboard.Handovers: "handover", keyboard.Help: "help", keyboard.Journal: "journal", keyboard.Links: "links",
		keyboard.Member: "member", keyboard.Outbox: "outbox", keyboard.Overview: "overview", keyboard.Reply: "reply",
		keyboard.Search: "search", keyboard.Sources: "sources", keyboard.Views: "views",
	}[p]
}

// dialogCommands is a verb of a dialog, which is opened to act there; none if
// that cannot be.
func (a *app) dialogCommands(v keyboard.Verb) []command {
	k, ok := a.action(opener(v.Places[0]))
	if !ok {
		return nil
	}
	return []command{{
		id: "verb " + v.Name, label: a.say(v.Help), key: a.keys.Key(v.Name), words: a.say(v.Word) + " " + v.Name,
		note: a.say("palette.opens", "X", phrase.Places(a.words, v)),
		why:  a.barredBy(k), run: func(a *app) tea.Cmd { return a.do(k) },
	}}
}

// viewCommands are the saved views, and how to leave them.
func (a *app) viewCommands() []command {
	var all []command
	for i, v := range a.views.saved {
		c := command{
			id: "view " + v.Name, label: v.Name + ": " + v.Query, note: a.say("palette.view"),
			run: func(a *app) tea.Cmd { return a.showView(v.Name) },
		}
		if i < len(a.views.counts) {
			c.note = a.say("palette.view_note", "X", a.capped(a.views.counts[i]))
		}
		all = append(all, c)
	}
	if a.search.on {
		all = append(all, command{
			id: "view", label: a.say("desk.view_all_long"), note: a.say("palette.view"),
			run: func(a *app) tea.Cmd { return a.showView("") },
		})
	}
	return all
}

// sourceCommand goes to a source on its page.
func (a *app) sourceCommand(src store.SourceName) command {
	return command{
		id: "source " + src.Name, label: src.Name, note: a.say("palette.source", "X", address(src.URL)),
		words: src.URL + " " + src.Kind,
		run:   func(a *app) tea.Cmd { return a.open(newSourcesPageAt(a.env, src.ID)) },
	}
}

// settingCommands are the settings by their names. Those that have a few values
// go on to the next one; the others are changed in the editor.
func (a *app) settingCommands(values map[string]string) []command {
	if a.desk.settings == "" {
		return nil
	}
	var all []command
	for _, s := range config.Settings() {
		value := values[s.Key]
		if value == "" {
			value = a.say("palette.not_set")
		}
		c := command{
			id: "setting " + s.Key, label: s.Key + ": " + strings.Trim(value, `"`), note: a.say(s.Doc),
			words: a.say(s.Doc), run: func(a *app) tea.Cmd { return a.editSettings() },
		}
		if len(s.Choices) > 0 {
			next := following(s.Choices, values[s.Key])
			c.stays = true
			c.run = func(a *app) tea.Cmd { return a.desk.changeSetting(s.Key, next) }
		}
		all = append(all, c)
	}
	return all
}

// following returns the choice behind one, the first behind the last.
func following(choices []string, one string) string {
	for i, c := range choices {
		if c == one {
			return choices[(i+1)%len(choices)]
		}
	}
	return choices[0]
}
