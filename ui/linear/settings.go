package linear

import (
	"reflect"

	"tend/ui/config"
	"tend/ui/keyboard"
	"tend/ui/text"
)

// settings are config.toml as it was read.
type settings struct {
	config   config.Config
	problems []config.Problem
	err      error
}

// watchSettings begins to wait for changes of config.toml. Where nobody sits
// nobody changes it.
func (d *desk) watchSettings(path string) {
	if path == "" || d.in.manner == Script {
		return
	}
	changed := make(chan settings)
	d.changed = changed
	d.jobs.Go(func() {
		watch, known := &config.Watch{Path: path}, d.config
		for watch.Next(d.ctx) {
			var r settings
			r.config, r.problems, r.err = config.Reload(path, known)
			known = r.config
			select {
			case changed <- r:
			case <-d.ctx.Done():
				return
			}
		}
	})
}

// reread takes over what config.toml says now, and announces it, or what is
// wrong in it.
func (d *desk) reread(r settings) {
	same, known := reflect.DeepEqual(r.config, d.config), d.problem
	d.problem = config.First(r.problems, d.words)
	if !same {
		if err := d.takeOver(r.config); err != nil {
			d.inform(d.words.Error(err))
		}
	}
	switch {
	case r.err != nil:
		d.inform(d.words.Error(r.err))
	case d.problem != "" && d.problem != known:
		d.inform(d.problem)
	case d.problem == "" && !same:
		d.inform(d.words.Say("evening.settings_read"))
	}
}

// takeOver brings the desk into line with settings.
func (d *desk) takeOver(c config.Config) error {
	before := d.config
	d.config = c
	if c.Language != before.Language {
		d.words = text.New(c.Speak(d.environ)).Aloud()
	}
	d.keys, _ = keyboard.New(c.Keys) // what is wrong with them was said
	d.words = d.words.WithKeys(d.keys)
	if d.who == before.Name { // nobody else sits here, as in the demo
		d.who = c.Name
	}
	d.store.SetLate(c.Late)
	d.store.SetSuggest(c.Suggest.For())
	d.store.SetWeights(c.Order)
	if d.feeds != nil {
		d.feeds.SetKeep(c.Keep)
	}
	err := d.store.SetRules(c.Rules)
	if err == nil {
		_, err = d.store.ApplyRules(d.ctx)
	}
	if err == nil {
		_, err = d.store.ApplyWeights(d.ctx)
	}
	d.refresh()
	return err
}
