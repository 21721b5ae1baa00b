package ui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/keyboard"
	"tend/ui/when"
)

// taskSheet is the sheet for a new follow-up task, or for changing one.
type taskSheet struct {
	*env
	task   store.Task // as it was; its ID is 0 when it is new
	about  string     // what it is about, in words
	form   form       // the fields below, then a line each of the checklist
	ticked []bool     // which lines of the checklist are done
	rests  bool       // the focus came to a line of the checklist and nothing was typed yet
	tried  bool       // keeping it was tried without a title
	names  []string   // who can have it
	first  string     // what stood on it before anything was typed
}

// The fields of a taskSheet.
const (
	taskWhat = iota
	taskWhen
	taskRemind
	taskRepeat
	taskWho
	taskChecks // the first line of the checklist; the last one is always empty
)

// newTask returns the sheet for a new task about an item, or about nothing.
func newTask(e *env, about *store.Item) dialog {
	d := newTaskSheet(e, store.Task{})
	if about != nil {
		d.task.ItemID, d.about = about.ID, e.aboutItem(*about)
	}
	return d.begun()
}

// newMemberTask returns the sheet for a new task about somebody.
func newMemberTask(e *env, id int64, name string) dialog {
	d := newTaskSheet(e, store.Task{MemberID: id})
	d.about = name
	return d.begun()
}

// newTaskEdit returns the sheet that changes a task.
func newTaskEdit(e *env, t store.Task) dialog { return newTaskSheet(e, t).begun() }

// begun is the sheet about the same that was left while something was typed on
// it, else this one.
func (d *taskSheet) begun() dialog {
	if left, ok := d.env.begun[d.topic()].(*taskSheet); ok {
		return left
	}
	return d
}

// topic names what the sheet is about.
func (d *taskSheet) topic() string {
	return fmt.Sprintf("task %d, item %d, member %d", d.task.ID, d.task.ItemID, d.task.MemberID)
}

// written is all that stands on the sheet.
func (d *taskSheet) written() string {
	var all strings.Builder
	for _, f := range d.form.fields {
		fmt.Fprintf(&all, "%q ", f.text())
	}
	fmt.Fprint(&all, d.ticked)
	return all.String()
}

func newTaskSheet(e *env, t store.Task) *taskSheet {
	d := &taskSheet{env: e, task: t, about: t.About}
	texts := []string{t.Title, d.typed(t.Due, t.WholeDay), d.typed(t.Remind, false), when.Repeat(e.words, string(t.Repeat)), t.ClaimedBy}
	for _, c := range t.Checklist.Checks() {
		texts, d.ticked = append(texts, c.Text), append(d.ticked, c.Done)
	}
	d.form = newForm(append(texts, "")...)
	d.ticked = append(d.ticked, false)
	d.first = d.written()
	return d
}

// typed is a date as one could have typed it.
func (d *taskSheet) typed(t time.Time, wholeDay bool) string {
	switch {
	case t.IsZero():
		return ""
	case wholeDay:
		return t.Format(time.DateOnly)
	}
	return t.In(d.now().Location()).Format("2006-01-02 15:04")
}

// aboutItem says in a few words what item something is about.
func (e *env) aboutItem(it store.Item) string {
	if it.Kind == store.KindPost {
		return it.Title
	}
	return e.say("sheets.about_comment", "X", e.author(it), "T", it.Excerpt)
}

func (d *taskSheet) init() tea.Cmd { return d.desk.names() }

func (d *taskSheet) update(msg tea.Msg) (dialog, tea.Cmd) {
	switch msg := msg.(type) {
	case namesLoadedMsg:
		d.names = d.words.Sorted(msg.names)
		return d, nil
	case tea.KeyPressMsg:
		switch d.verb(keyboard.Form, msg) {
		case "esc":
			d.tried = false
			d.leave(d.topic(), d, d.written() != d.first)
			return nil, nil
		case "keep":
			return d.keep()
		}
		return d.press(msg)
	case tea.PasteMsg:
		d.form.update(msg)
		d.typedInto()
	}
	return d, nil
}

// press moves on in the form or types into it. Enter keeps the task, but goes
// on from its title and from the lines of its checklist.
func (d *taskSheet) press(k tea.KeyPressMsg) (dialog, tea.Cmd) {
	at, onChecks := d.form.at, d.form.at >= taskChecks
	switch key := k.String(); {
	case key == "enter" && at != taskWhat && (!onChecks || d.form.text(at) == ""):
		return d.keep()
	case d.rests && key == "space":
		d.ticked[at-taskChecks] = !d.ticked[at-taskChecks]
		return d, nil
	case d.rests && (key == "backspace" || key == "delete"):
		d.form.fields = slices.Delete(d.form.fields, at, at+1)
		d.ticked = slices.Delete(d.ticked, at-taskChecks, at-taskChecks+1)
	case onChecks && key == "space" && d.form.text(at) == "":
		return d, nil
	default:
		d.form.update(k)
		d.typedInto()
		d.rests = false
	}
	if d.form.at != at || d.form.at >= taskChecks && d.form.at < len(d.form.fields)-1 && d.rests {
		d.rests = d.form.at >= taskChecks && d.form.at < len(d.form.fields)-1
	}
	return d, nil
}

// typedInto keeps an empty line at the end of the checklist.
func (d *taskSheet) typedInto() {
	if last := len(d.form.fields) - 1; d.form.text(last) != "" {
		d.form.fields, d.ticked = append(d.form.fields, newField("")), append(d.ticked, false)
	}
}

// keep closes the sheet and keeps the task, if it has a title and everything
// in it was understood.
func (d *taskSheet) keep() (dialog, tea.Cmd) {
	plan := d.plan()
	d.tried = true
	if d.form.text(taskWhat) == "" {
		d.form.at = taskWhat
		return d, nil
	}
	for i, u := range plan.said {
		if u.problem != "" {
			d.form.at = i
			return d, nil
		}
	}
	d.finished(d.topic())
	t := d.task
	t.Title, t.ClaimedBy, t.Checklist = d.form.text(taskWhat), plan.who, d.checklist()
	t.Due, t.WholeDay, t.Zone = plan.due.Time, plan.due.WholeDay, when.Zone(d.now())
	t.Remind, t.Repeat = plan.remind, plan.repeat
	return nil, answered(taskWrittenMsg{was: d.task, task: t})
}

// checklist is the checklist as it stands in the form.
func (d *taskSheet) checklist() store.Checklist {
	var checks []store.Check
	for i, done := range d.ticked {
		checks = append(checks, store.Check{Text: d.form.text(taskChecks + i), Done: done})
	}
	return store.NewChecklist(checks)
}

func (d *taskSheet) frame() frame {
	rows := 8 + len(d.ticked)
	if d.about != "" {
		rows++
	}
	if d.task.ID != 0 {
		return frame{rows: rows, name: d.say("sheets.task_edit")}
	}
	return frame{rows: rows, name: d.say("sheets.task_new")}
}

func (d *taskSheet) hints() []key.Binding {
	hints := []key.Binding{d.hint("tab", "sheets.next_field")}
	switch {
	case d.rests:
		hints = append(hints, d.hint(d.say("follow.space"), "follow.tick"), d.key("keep"))
	case d.form.at == taskWhat || d.form.at >= taskChecks && d.form.text(d.form.at) != "":
		hints = append(hints, d.key("keep"))
	default:
		hints = append(hints, d.hint("enter", "sheets.keep"))
	}
	return append(hints, d.backHint())
}

func (d *taskSheet) status() string { return d.say("sheets.only_here") }
