package ui

import "charm.land/bubbles/v2/key"

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
	var keys []key.Binding
	barred := map[string]bool{}
	for _, k := range a.actions {
		if !k.in(a.place()) || !k.binding.Enabled() {
			continue
		}
		keys = append(keys, k.binding)
		barred[k.binding.Help().Key] = k.why(a) != ""
	}
	return a.hintLine(keys, a.lastHint(), barred)
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
	s.fill(l.width - l.right - signs.Width(end.Key+" "+end.Desc))
	return s.add(a.theme.Strong, end.Key).gap(1).add(a.theme.Muted, end.Desc).String()
}

// binding returns the binding of a key as it is where the focus is.
func (a *app) binding(name string) key.Binding {
	for _, k := range a.actions {
		if k.in(a.place()) && k.binding.Help().Key == name {
			return k.binding
		}
	}
	return key.Binding{}
}
