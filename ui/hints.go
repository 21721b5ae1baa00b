package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
)

// hints draws the last line but one: the verbs of what is in focus, and at the
// right how to see all of them, or how to go back.
func (a *app) hints() string {
	if d := a.front(); d != nil {
		keys := d.hints()
		if len(keys) == 0 {
			return ""
		}
		return a.hintLine(keys[:len(keys)-1], keys[len(keys)-1], nil)
	}
	if a.search.typing {
		return a.hintLine([]key.Binding{
			a.hint("enter", "keys.read"), a.hint("tab", "keys.complete"), a.hint("ctrl+s", "keys.keep_view"),
		}, a.hint("esc", "keys.clear"), nil)
	}
	var keys []key.Binding
	barred := map[string]bool{}
	for _, name := range a.hinted() {
		k, ok := a.action(name)
		if !ok || a.layout.class == narrow && (name == "s" || name == "d" && a.focus != tasksPane) {
			continue // a narrow line has room for the gentlest three
		}
		b := k.binding
		if n := a.selected(); n > 0 && !a.reading && slices.Contains(a.plural(), name) {
			b.SetHelp(name, b.Help().Desc+" "+a.words.Number(n))
		}
		if name == "esc" {
			b.SetHelp(name, a.say("keys.none"))
		}
		keys = append(keys, b)
		barred[name] = k.why(a) != ""
	}
	return a.hintLine(keys, a.lastHint(), barred)
}

// hinted are the keys that the hint line names where the focus is, the most
// useful first. Every one of them is bound.
func (a *app) hinted() []string {
	switch {
	case a.reading && a.focus == postsPane:
		return []string{"e", "w", "t", "n", "J", "K", "m", "o", "O", "y", "z", "h", "l"}
	case a.reading:
		return []string{"a", "r", "s", "d", "e", "w", "J", "K", "t", "n", "m", "o", "O", "y", "z", "u", "h", "l"}
	case a.selected() > 0:
		return append(a.plural(), "esc", "V", "X")
	case a.list().length() == 0:
		return []string{"R", "/", "tab", "z", "S", "L", "q"}
	case a.focus == tasksPane:
		return []string{"enter", "e", "i", "w", "d", "t", "x", "z", "/", "R", "S", "L", "q"}
	case a.focus == postsPane:
		return []string{"enter", "e", "w", "t", "n", "x", "z", "m", "o", "/", "R", "S", "L", "q"}
	}
	return []string{"a", "r", "s", "d", "e", "w", "t", "n", "x", "z", "u", "m", "o", "p", "/", "R", "b", "S", "L", "q"}
}

// plural are the verbs that act on everything that is selected.
func (a *app) plural() []string {
	if a.focus == tasksPane {
		return []string{"e", "w", "d"}
	}
	if a.focus == postsPane {
		return []string{"e", "w"}
	}
	return []string{"a", "s", "d", "e", "w"}
}

// lastHint is the key at the right end of the hint line.
func (a *app) lastHint() key.Binding {
	if a.reading || a.search.on {
		return a.binding("esc")
	}
	return a.binding("?")
}

// hintLine draws as many bindings as there is room for; those that cannot act
// now are muted.
func (a *app) hintLine(keys []key.Binding, last key.Binding, barred map[string]bool) string {
	l, signs := a.layout, a.theme.Signs
	end := last.Help()
	room := l.width - l.left - l.right - signs.Width(end.Key+" "+end.Desc) - 2
	gap := 2
	if l.class == narrow {
		gap = 1
	}
	s := newStrip(&a.theme).gap(l.left)
	for _, k := range keys {
		h := k.Help()
		if h.Key == end.Key || h.Desc == "" {
			continue
		}
		width := signs.Width(h.Key+" "+h.Desc) + gap
		if s.width-l.left+width > room+gap {
			break
		}
		style := a.theme.Strong
		if barred[h.Key] {
			style = a.theme.Muted
		}
		s.add(style, h.Key).gap(1).add(a.theme.Muted, h.Desc).gap(gap)
	}
	if l.class != narrow {
		s.fill(l.width - l.right - signs.Width(end.Key+" "+end.Desc))
	}
	return s.add(a.theme.Strong, end.Key).gap(1).add(a.theme.Muted, end.Desc).String()
}

// binding returns the binding of a key as it is where the focus is.
func (a *app) binding(name string) key.Binding {
	k, _ := a.action(name)
	return k.binding
}

// action returns what a key does where the focus is.
func (a *app) action(name string) (action, bool) {
	for _, k := range a.actions {
		if k.in(a.place()) && k.binding.Help().Key == name {
			return k, true
		}
	}
	return action{}, false
}
