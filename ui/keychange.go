package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"tend/ui/config"
	"tend/ui/keyboard"
	"tend/ui/phrase"
)

// keyQuestion asks on the page of help which key a verb shall have.
type keyQuestion struct {
	verb keyboard.Verb
	told string // the key of which was said that others have it: once more takes it
}

// keyChangedMsg says what came of other keys for a verb.
type keyChangedMsg struct {
	verb keyboard.Verb
	err  error
}

// ask asks for the key of the row in focus.
func (d *help) ask(found []action) {
	switch {
	case len(found) == 0:
	case d.desk.settings == "":
		d.problem = d.say("palette.no_settings")
	default:
		d.asking = &keyQuestion{verb: found[d.row.at].Verb}
	}
}

// take takes over the key that was pressed, or says why the verb cannot have
// it. What another verb has is taken when it is pressed once more.
func (d *help) take(k tea.KeyPressMsg) tea.Cmd {
	q := d.asking
	d.problem = ""
	if latin, ok := latinKey(k); ok {
		k = latin
	}
	key, _ := keyboard.Canonical(keyboard.LatinKey(k.String()))
	switch k.String() {
	case "esc":
		d.asking = nil
		return nil
	case "backspace":
		d.asking = nil
		return d.desk.changeKeys(q.verb, map[string][]string{q.verb.Name: nil})
	}
	if kind, good := q.verb.May(key); !good {
		d.problem = d.say(phrase.KeyProblem(kind), "X", d.say(q.verb.Word), "KEY", key)
		return nil
	}
	rivals := d.keys.Rivals(q.verb, key)
	if len(rivals) > 0 && q.told != key {
		q.told = key
		d.problem = d.say("palette.key_taken", "KEY", key, "X", strings.Join(rivals, ", "))
		return nil
	}
	changes := map[string][]string{q.verb.Name: {key}}
	for _, rival := range rivals {
		changes[rival] = d.keys.Without(rival, key)
	}
	d.asking = nil
	return d.desk.changeKeys(q.verb, changes)
}

// changeKeys writes other keys into the settings.
func (d *desk) changeKeys(v keyboard.Verb, changes map[string][]string) tea.Cmd {
	return func() tea.Msg {
		for name, keys := range changes {
			if err := config.SetKeys(d.settings, name, keys...); err != nil {
				return keyChangedMsg{v, err}
			}
		}
		return keyChangedMsg{verb: v}
	}
}

// changed says what came of another key, and has it take effect.
func (d *help) changed(m keyChangedMsg) tea.Cmd {
	if m.err != nil {
		d.problem = d.words.Error(m.err)
		return nil
	}
	d.said = d.say("palette.key_changed")
	return d.app.readSettingsNow()
}
