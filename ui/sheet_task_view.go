package ui

import "strings"

// taskLabels are the names of the fields of a task's sheet, in their order.
func taskLabels() [taskChecks]string {
	return [taskChecks]string{"sheets.task_what", "sheets.task_when", "follow.task_remind", "follow.task_repeat", "follow.who"}
}

func (d *taskSheet) view(r room) drawing {
	p := newPaper(d.env, r, sheetText)
	labels := taskLabels()
	cells := p.labels(append(labels[:], "sheets.task_about", "follow.task_checks")...)
	plan := d.plan()
	focus := 0
	p.margin()
	for i, label := range labels {
		if i == taskWho {
			d.viewAbout(p, cells)
		}
		if i == d.form.at {
			focus = len(p.lines)
		}
		u := plan.said[i]
		if p.under() && i != d.form.at && u.problem == "" {
			u = understood{} // only where one types is there room to say more
		}
		p.field(d.form.at == i, d.say(label), cells, d.form.fields[i], d.fieldWidth(p, i, u), u)
	}
	for i := range d.ticked {
		if taskChecks+i == d.form.at {
			focus = len(p.lines)
		}
		d.viewCheck(p, cells, i)
	}
	if !p.under() {
		p.blank(1)
		p.text(d.theme.Muted, d.say("sheets.dates_understood"))
	}
	return p.drawingAround(focus)
}

// fieldWidth is how many cells a field has: those with a meaning leave it room.
func (d *taskSheet) fieldWidth(p *paper, i int, u understood) int {
	switch {
	case i == taskWhat && u.problem != "":
		return 18
	case i == taskWhat:
		return p.width
	case p.width < 70:
		return 16
	}
	return 24
}

// viewAbout says what the task is about.
func (d *taskSheet) viewAbout(p *paper, cells int) {
	if d.about == "" {
		return
	}
	p.line(func(s *strip) {
		s.field(d.theme.Muted, d.say("sheets.task_about"), cells)
		s.add(d.theme.Muted, d.theme.Signs.Cut(d.about, p.width-cells))
	})
}

// viewCheck writes a line of the checklist: its box and its words. The name of
// the list stands before the first one.
func (d *taskSheet) viewCheck(p *paper, cells, i int) {
	label := ""
	if i == 0 {
		label = d.say("follow.task_checks")
	}
	label += strings.Repeat(" ", max(0, cells-p.theme.Signs.Width(label))) + checkBox(d.ticked[i])
	p.field(d.form.at == taskChecks+i, label, cells+4, d.form.fields[taskChecks+i], p.width, understood{})
}
