package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
)

// hints draws the last line but one: the verbs of what is in focus, and at the
// right how to see all of them, or how to go back.
func (a *app) hints() string {
	line, _ := a.hintSpots()
	return line
}

// hintSpots is the hint line, and where its keys stand.
func (a *app) hintSpots() (string, []spot) {
	if d := a.front(); d != nil {
		keys := d.hints()
		if len(keys) == 0 {
			return "", nil
		}
		return a.hintLine(keys[:len(keys)-1], keys[len(keys)-1], nil)
	}
	if a.search.typing {
		return a.hintLine([]key.Binding{
			a.hint("enter", "keys.read"), a.hint("tab", "keys.complete"), a.key("keep-view"),
		}, a.hint("esc", "keys.clear"), nil)
	}
	var keys []key.Binding
	barred := map[string]bool{}
	for _, name := range a.hinted() {
		k, ok := a.action(name)
		if !ok || a.layout.class == narrow && (name == "spam" || name == "trash") {
			continue // a narrow line has room for the gentlest three
		}
		b := a.bound(k)
		if n := a.selected(); n > 0 && !a.reading && slices.Contains(a.plural(), name) {
			b.SetHelp(b.Help().Key, b.Help().Desc+" "+a.words.Number(n))
		}
		if _, ok := a.proposal(); ok && name == "task-new" {
			b.SetHelp(b.Help().Key, a.say("suggest.take"))
		} else if ok && name == "task-delete" {
			b.SetHelp(b.Help().Key, a.say("suggest.dismiss"))
		}
		if name == "back" {
			b.SetHelp(b.Help().Key, a.say("keys.none"))
		}
		keys = append(keys, b)
		barred[b.Help().Key] = k.why(a) != ""
	}
	last := a.lastHint()
	if a.touring() {
		keys, last = a.tourHints(keys)
	}
	return a.hintLine(keys, last, barred)
}

// hinted are the verbs that the hint line names where the focus is, the most
// useful first. Every one of them exists there.
func (a *app) hinted() []string {
	switch {
	case a.reading && a.focus == postsPane:
		return []string{"done", "wait", "task", "note", "full", "claim", "next", "previous", "member", "browser", "links", "copy", "undo", "fold", "unfold"}
	case a.reading:
		return []string{
			"approve", "reply", "spam", "trash", "done", "wait", "next", "previous", "task", "note", "claim", "member", "browser", "links",
			"copy", "undo", "hold", "fold", "unfold",
		}
	case a.selected() > 0:
		return append(a.plural(), "back", "range", "all")
	case a.list().length() == 0 && a.focus == tasksPane:
		return []string{"task-new", "task-past", "sync", "search", "next-pane", "undo", "sources", "journal", "quit"}
	case a.list().length() == 0:
		return []string{"sync", "search", "next-pane", "undo", "sources", "journal", "quit"}
	case a.onlyProposed() != "" && a.focus == tasksPane:
		return []string{"task-about", "task-new", "task-delete", "undo", "search", "sync", "sources", "journal", "quit"}
	case a.focus == tasksPane && a.past:
		return []string{"task-reopen", "task-past", "task-about", "task-edit", "task-delete", "task-new", "undo", "search", "quit"}
	case a.focus == tasksPane:
		return []string{
			"task-about", "task-done", "task-edit", "task-date", "task-remind", "task-new", "claim", "task-check", "task-delete",
			"select", "undo", "task-past", "assign", "search", "sync", "sources", "journal", "quit",
		}
	case a.focus == postsPane:
		return []string{
			"open", "done", "wait", "task", "note", "select", "undo", "member", "browser", "search", "sync", "sources", "journal",
			"quit",
		}
	}
	return []string{
		"approve", "reply", "spam", "trash", "done", "wait", "task", "note", "claim", "select", "undo", "hold", "member", "browser",
		"order", "search", "sync", "outbox", "sources", "journal", "quit",
	}
}

// plural are the verbs that act on everything that is selected.
func (a *app) plural() []string {
	if a.focus == tasksPane {
		return []string{"task-done", "task-date", "task-remind", "task-delete", "claim", "assign"}
	}
	if a.focus == postsPane {
		return []string{"done", "wait", "claim", "assign"}
	}
	return []string{"approve", "spam", "trash", "done", "wait", "claim", "assign"}
}

// lastHint is the key at the right end of the hint line.
func (a *app) lastHint() key.Binding {
	if a.reading || a.search.on {
		return a.key("back")
	}
	return a.key("help")
}

// hintLine draws as many bindings as there is room for, those that cannot act
// now muted, and says where they stand.
func (a *app) hintLine(keys []key.Binding, last key.Binding, barred map[string]bool) (string, []spot) {
	l, signs := a.layout, a.theme.Signs
	end := last.Help()
	room := l.width - l.left - l.right - signs.Width(end.Key+" "+end.Desc) - 2
	gap := 2
	if l.class == narrow {
		gap = 1
	}
	s := newStrip(&a.theme).gap(l.left)
	var spots []spot
	for _, k := range keys {
		h := k.Help()
		if h.Key == "" || h.Key == end.Key || h.Desc == "" {
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
		spots = append(spots, spot{s.width, s.width + width - gap, h.Key})
		s.add(style, h.Key).gap(1).add(a.theme.Muted, h.Desc).gap(gap)
	}
	if l.class != narrow {
		s.fill(l.width - l.right - signs.Width(end.Key+" "+end.Desc))
	}
	spots = append(spots, spot{s.width, l.width, end.Key})
	return s.add(a.theme.Strong, end.Key).gap(1).add(a.theme.Muted, end.Desc).String(), spots
}
