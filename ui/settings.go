package ui

import (
	"reflect"

	tea "charm.land/bubbletea/v2"

	"tend/ui/config"
	"tend/ui/keyboard"
	"tend/ui/text"
	"tend/ui/theme"
)

// settingsReadMsg brings what config.toml says now.
type settingsReadMsg struct {
	config   config.Config
	problems []config.Problem
	watched  bool // it changed by itself: the next change is waited for
	err      error
}

// watchSettings waits for the next change of config.toml and reads it.
func (d *desk) watchSettings(old config.Config) tea.Cmd {
	if d.watched == nil {
		return nil
	}
	return func() tea.Msg {
		if !d.watched.Next(d.ctx) {
			return nil
		}
		m := d.readSettings(old)
		m.watched = true
		return m
	}
}

// readSettings reads config.toml.
func (d *desk) readSettings(old config.Config) settingsReadMsg {
	c, problems, err := config.Reload(d.settings, old)
	return settingsReadMsg{config: c, problems: problems, err: err}
}

// reread takes over what config.toml says now, and tells what is wrong in it.
func (a *app) reread(m settingsReadMsg) tea.Cmd {
	var again tea.Cmd
	if m.watched {
		again = a.desk.watchSettings(m.config)
	}
	same := reflect.DeepEqual(m.config, a.config)
	problem := config.First(m.problems, a.words)
	known := problem == a.problem
	a.problem = problem
	cmd := a.takeOver(m.config)
	switch {
	case m.err != nil:
		a.fail(m.err)
	case problem != "" && !known:
		a.tell(problem)
		a.status.loud = true
	case problem == "" && !same:
		a.tell(a.say("evening.settings_read"))
	}
	return tea.Batch(again, cmd)
}

// takeOver brings the desk into line with settings.
func (a *app) takeOver(c config.Config) tea.Cmd {
	if reflect.DeepEqual(c, a.config) {
		return nil
	}
	before := a.config
	a.config = c
	d := a.desk.under(a.desk.ctx) // commands that run still read the one before
	a.desk = d
	if c.Language != before.Language {
		a.words = text.New(c.Speak(a.environ))
	}
	a.keys, _ = keyboard.New(c.Keys) // what is wrong with them was said
	a.words = a.words.WithKeys(a.keys)
	d.promises, d.reasons = c.Suggest.For().Promise, c.Reasons
	d.look = lookOf(c, a.environ, d.look)
	a.restyle()
	a.cursor, a.still = c.Cursor == "visible", c.ReduceMotion
	if !reflect.DeepEqual(c.Views, before.Views) {
		a.views.saved, a.views.counts = c.Views, nil
	}
	if a.volunteer == before.Name { // nobody else sits here, as in the demo
		a.volunteer, d.who = c.Name, c.Name
	}
	if d.store == nil {
		return nil
	}
	d.store.SetLate(c.Late)
	d.store.SetSuggest(c.Suggest.For())
	if d.feeds != nil {
		d.feeds.SetKeep(c.Keep)
	}
	d.store.SetWeights(c.Order)
	return tea.Batch(a.reload(false), d.applyRules(c, before), d.applyWeights())
}

// applyRules marks what is on the desk by the rules that were changed.
func (d *desk) applyRules(c, before config.Config) tea.Cmd {
	if reflect.DeepEqual(c.Rules, before.Rules) {
		return nil
	}
	return func() tea.Msg {
		err := d.store.SetRules(c.Rules)
		if err == nil {
			_, err = d.store.ApplyRules(d.ctx)
		}
		if err != nil && d.ctx.Err() == nil {
			return failedMsg{err}
		}
		return nil
	}
}

// applyWeights gives what is on the desk its place in the five-minute order, if
// other weights hold than the last time.
func (d *desk) applyWeights() tea.Cmd {
	if d.store == nil {
		return nil
	}
	return func() tea.Msg {
		if _, err := d.store.ApplyWeights(d.ctx); err != nil && d.ctx.Err() == nil {
			return failedMsg{err}
		}
		return nil
	}
}

// lookOf is the look that settings ask for, on a terminal that is known as far
// as look says.
func lookOf(c config.Config, environ func(string) string, look theme.Options) theme.Options {
	look.Name, look.ASCII, look.Wide = c.Theme, c.ASCII(environ), c.Ambiguous == "wide"
	return look
}
