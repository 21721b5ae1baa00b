package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"tend/feeds/web"
)

// View draws the frame.
func (a *app) View() tea.View {
	if a.width == 0 {
		return tea.NewView("")
	}
	v := tea.NewView("")
	v.AltScreen = true
	v.WindowTitle = a.windowTitle()
	v.BackgroundColor, v.ForegroundColor = a.theme.Background, a.theme.Foreground
	v.ProgressBar = a.progressBar()
	v.ReportFocus = a.config.Notify.Any()
	if a.config.Mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if a.layout.tooSmall() {
		v.Content = a.tooSmall()
		return v
	}
	s, cursor := a.compose()
	if a.line.shown != nil {
		s = a.line.shown
	}
	v.Content, v.Cursor = s.String(), cursor
	return v
}

// compose draws everything that the screen should show, and says where the
// terminal's cursor stands.
func (a *app) compose() (*screen, *tea.Cursor) {
	s := newScreen(a.width, a.height)
	a.drawDesk(s)
	a.drawTour(s)
	cursor := a.drawDialogs(s)
	if a.front() == nil && a.cursor {
		cursor = a.rowCursor()
	}
	if a.search.typing && a.front() == nil {
		cursor = a.searchCursor()
	}
	s.put(0, a.layout.hints, a.hints())
	s.put(0, a.layout.status, a.statusText())
	return s, cursor
}

// drawDesk draws title and panes.
func (a *app) drawDesk(s *screen) {
	if a.layout.class != narrow || !a.reading {
		title := a.title()
		if a.searching() {
			title = a.searchTitle()
		}
		s.put(0, 0, title)
	}
	if a.layout.views > 0 {
		s.put(0, a.layout.views, a.viewsLine())
	}
	if a.layout.tabs > 0 {
		s.put(0, a.layout.tabs, a.tabLine())
	}
	for _, x := range a.layout.dividers {
		for y := a.layout.body.y; y < a.layout.body.y+a.layout.body.h; y++ {
			s.put(x, y, a.theme.Line.Render(a.theme.Signs.Divider))
		}
	}
	a.drawPanes(s)
}

// drawDialogs draws the dialogs, the front one last, and returns where the
// terminal's cursor stands.
func (a *app) drawDialogs(s *screen) *tea.Cursor {
	var cursor *tea.Cursor
	for _, d := range a.dialogs {
		s.mute(func(text string) string { return a.theme.Muted.Render(text) })
		cursor = a.drawDialog(s, d.dialog)
	}
	return cursor
}

// dialogRegion is where a dialog stands: a page takes the body, a sheet the
// lower part of its column, and in a narrow window both take everything
// between title and hints.
func (a *app) dialogRegion(f frame) region {
	at := a.layout.column
	switch {
	case a.layout.class == narrow:
		return at
	case f.page:
		return a.layout.body
	case f.wide:
		at = a.layout.body
	}
	rows := min(f.rows+1, at.h)
	if f.about != "" {
		rows = at.h - a.rowsAbove(f.about, at)
	}
	return region{at.x, at.y + at.h - rows, at.w, rows}
}

// rowsAbove is how many rows of a column a deep sheet leaves to what it is
// about: its head and its text, but not more than the sheet can spare.
func (a *app) rowsAbove(about string, at region) int {
	r := a.room(at)
	lines := len(wrap(about, r.text(sheetText)))
	if a.layout.class == oneColumn {
		return max(0, min(max(5, lines+3), at.h-11))
	}
	return max(0, min(lines+6, at.h/2))
}

// drawDialog draws one dialog over what is there.
func (a *app) drawDialog(s *screen, d dialog) *tea.Cursor {
	f := d.frame()
	at := a.dialogRegion(f)
	s.clear(at)
	switch {
	case !f.page:
		s.put(at.x, at.y, a.rule(f, at.w))
	case f.name != "" || a.layout.class != narrow:
		s.put(at.x, at.y, a.pageHeading(f, at.w))
	}
	at = a.inside(f)
	v := d.view(a.room(at))
	s.draw(at, v.lines)
	if v.cursor == nil {
		return nil
	}
	c := *v.cursor
	c.X, c.Y = c.X+at.x, c.Y+at.y
	return &c
}

// inside is the part of a dialog's region that it draws in.
func (a *app) inside(f frame) region {
	at := a.dialogRegion(f)
	switch {
	case !f.page:
		at.y, at.h = at.y+1, at.h-1
	case f.name != "" || a.layout.class != narrow:
		at.y, at.h = at.y+2, at.h-2
	}
	return at
}

// room is what a dialog is told about the region it draws in. A column beside
// another keeps a cell less at its left.
func (a *app) room(at region) room {
	r := room{width: at.w, height: at.h, left: a.layout.left, right: a.layout.right}
	if at.x > 0 {
		r.left = 2
	}
	return r
}

// rule draws the dashed line over a sheet, with its name.
func (a *app) rule(f frame, width int) string {
	sign, signs := a.theme.Signs.Rule, a.theme.Signs
	edge := 2
	if a.layout.class == narrow || a.layout.column.x > 0 && !f.wide {
		edge = 1
	}
	name := signs.Cut(f.name, width-2*edge-2)
	s := newStrip(&a.theme).add(a.theme.Line, strings.Repeat(sign, edge)).gap(1).add(a.theme.HeadingFocus, name).gap(1)
	tail := ""
	if f.right != "" && s.width+signs.Width(f.right)+2+4 <= width {
		tail = f.right
	}
	dashes := width - s.width
	if tail != "" {
		dashes -= signs.Width(tail) + 4
	}
	s.add(a.theme.Line, strings.Repeat(sign, max(0, dashes)))
	if tail != "" {
		s.gap(1).add(a.theme.Muted, tail).gap(1).add(a.theme.Line, strings.Repeat(sign, 2))
	}
	return s.String()
}

// pageHeading draws the name of a page, with what stands beside it.
func (a *app) pageHeading(f frame, width int) string {
	edge, signs := width-a.layout.right, a.theme.Signs
	s := newStrip(&a.theme).gap(a.layout.left).add(a.theme.HeadingFocus, strings.ToUpper(f.name)).gap(2)
	s.add(a.theme.Muted, signs.Cut(f.note, edge-s.width))
	if s.width+2+signs.Width(f.right) <= edge {
		s.right(a.theme.Muted, f.right, edge-s.width)
	}
	return s.String()
}

// tooSmall says that the window is too small, as well as it can.
func (a *app) tooSmall() string {
	say := a.say("desk.too_small", "W", a.width, "H", a.height, "X", a.theme.Signs.Times)
	lines := strings.Split(ansi.Wrap(say, a.width, ""), "\n")
	return strings.Join(lines[:min(len(lines), a.height)], "\n")
}

// windowTitle names the window.
func (a *app) windowTitle() string {
	if a.summary.name == "" {
		return "tend"
	}
	return web.Line("tend: " + a.summary.name)
}
