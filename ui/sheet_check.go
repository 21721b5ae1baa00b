package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/keyboard"
)

// checkSheet is the checklist of a task, to tick off line by line. What is
// ticked is kept at once.
type checkSheet struct {
	*env
	task store.Task
	row  choices
}

// newChecks returns a task's checklist, on its first line that is not ticked.
func newChecks(e *env, t store.Task) dialog {
	d := &checkSheet{env: e, task: t}
	for i, c := range t.Checklist.Checks() {
		if !c.Done {
			d.row.at = i
			break
		}
	}
	return d
}

func (d *checkSheet) init() tea.Cmd { return nil }

func (d *checkSheet) update(msg tea.Msg) (dialog, tea.Cmd) {
	switch msg := msg.(type) {
	case taskReadMsg:
		if msg.err == nil && msg.task.ID == d.task.ID {
			d.load(msg.task)
		}
	case actedMsg, changedMsg:
		return d, d.desk.readTask(d.task.ID)
	case tea.KeyPressMsg:
		verb := d.verb(keyboard.Checks, msg)
		if d.row.press(verb, len(d.checks())) {
			return d, nil
		}
		switch verb {
		case "esc", "quit":
			return nil, nil
		case "check-tick", "enter":
			return d, d.tick()
		case "task-edit":
			return newTaskEdit(d.env, d.task), d.desk.names()
		}
	}
	return d, nil
}

// load shows the list as it is now. The focus stays on its line.
func (d *checkSheet) load(t store.Task) {
	focus := ""
	if d.row.at < len(d.checks()) {
		focus = d.checks()[d.row.at].Text
	}
	d.task = t
	d.row.set(d.row.at, len(d.checks()))
	if i := slices.IndexFunc(d.checks(), func(c store.Check) bool { return c.Text == focus }); i >= 0 {
		d.row.at = i
	}
}

// checks are the lines.
func (d *checkSheet) checks() []store.Check { return d.task.Checklist.Checks() }

// tick turns the line in focus round and goes on to the next.
func (d *checkSheet) tick() tea.Cmd {
	if d.row.at >= len(d.checks()) {
		return nil
	}
	return answered(checkTickedMsg{d.task.ID, d.row.at, d.checks()[d.row.at].Text})
}

func (d *checkSheet) frame() frame {
	done, all := d.task.Checklist.Count()
	return frame{
		rows: 3 + max(4, len(d.checks())), name: d.task.Title,
		right: d.say("follow.ticked", "N", done, "ALL", all),
	}
}

func (d *checkSheet) view(r room) drawing {
	p := newPaper(d.env, r, sheetText)
	p.margin()
	checks := d.checks()
	from, to := d.row.window(len(checks), max(1, r.height-len(p.lines)-1))
	for i := from; i < to; i++ {
		c := checks[i]
		p.row(i == d.row.at, func(s *strip) {
			style := d.theme.Text
			if c.Done {
				style = d.theme.Muted
			}
			s.add(style, checkBox(c.Done)).gap(1).add(style, d.theme.Signs.Cut(c.Text, p.width-4))
		})
	}
	return p.drawing()
}

// checkBox is the box before a line of a checklist.
func checkBox(done bool) string {
	if done {
		return "[x]"
	}
	return "[ ]"
}

func (d *checkSheet) hints() []key.Binding {
	return []key.Binding{d.key("check-tick"), d.key("task-edit"), d.backHint()}
}

func (d *checkSheet) status() string { return "" }
