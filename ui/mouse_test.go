package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// clicks clicks on the first place of the screen where a text stands.
func clicks(t *testing.T, a *app, text string) {
	t.Helper()
	x, y := placeOf(t, a, text)
	_, cmd := a.Update(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	settleAll(t, a, cmd)
	_, cmd = a.Update(tea.MouseReleaseMsg{X: x, Y: y, Button: tea.MouseLeft})
	settleAll(t, a, cmd)
}

// placeOf is where a text stands on the screen.
func placeOf(t *testing.T, a *app, text string) (x, y int) {
	t.Helper()
	for y, line := range strings.Split(frameOf(a), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			return ansi.StringWidth(before), y
		}
	}
	t.Fatalf("%q is not on the screen:\n%s", text, frameOf(a))
	return 0, 0
}

// moused is a desk that listens to the mouse.
func moused(t *testing.T, width, height int) *app {
	t.Helper()
	a := deskOn(t, sample(t, "en"), "en", width, height)
	a.config.Mouse = true
	return a
}

func TestClicksAreTheKeysForWhatIsUnderThem(t *testing.T) {
	a := moused(t, 80, 24)
	clicks(t, a, "Ines Haller")
	if c, _ := a.comments.current(); c.Author != "Ines Haller" {
		t.Errorf("the focus is on %s", c.Author)
	}
	clicks(t, a, "Repair café")
	if a.focus != postsPane || a.posts.at != 1 {
		t.Errorf("the focus is in pane %d, row %d", a.focus, a.posts.at)
	}
	clicks(t, a, "PENDING COMMENTS")
	if c, _ := a.comments.current(); a.focus != commentsPane || c.Author != "Ines Haller" || a.reading {
		t.Errorf("the heading leads to %s, reading %v", c.Author, a.reading)
	}
	clicks(t, a, "Ines Haller") // the second time on the row in focus
	if !a.reading {
		t.Error("the second click does not open the comment")
	}
	clicks(t, a, "esc back")
	clicks(t, a, "a approve")
	clicks(t, a, "z undo") // in the status line
	if !strings.Contains(frameOf(a), "Taken back") {
		t.Errorf("nothing was taken back:\n%s", frameOf(a))
	}
}

func TestRowsOfDialogsAreClicked(t *testing.T) {
	a := moused(t, 80, 24)
	clicks(t, a, "? all keys")
	clicks(t, a, "note")
	d, ok := a.front().(*help)
	if !ok {
		t.Fatalf("a click on a row closes help:\n%s", frameOf(a))
	}
	if line := strings.Split(frameOf(a), "\n")[placeY(t, a, " note")]; !strings.Contains(line, a.theme.Signs.Row) {
		t.Errorf("row %d is in focus:\n%s", d.row.at, frameOf(a))
	}
	play(t, a, "esc", "S")
	clicks(t, a, "Rundbrief")
	if line := strings.Split(frameOf(a), "\n")[placeY(t, a, "Rundbrief")]; !strings.Contains(line, a.theme.Signs.Row) {
		t.Errorf("the clicked source is not in focus:\n%s", frameOf(a))
	}
}

// placeY is the line in which a text stands.
func placeY(t *testing.T, a *app, text string) int {
	t.Helper()
	_, y := placeOf(t, a, text)
	return y
}

func TestTabsAndViewsAreClicked(t *testing.T) {
	a := moused(t, 40, 12)
	clicks(t, a, strings.ToUpper(a.say("desk.tab_tasks")))
	if a.focus != tasksPane {
		t.Errorf("the tab leads to pane %d", a.focus)
	}
	a, write := configured(t, "mouse = true\n[views]\nHeld = \"is:held\"\nOpen = \"is:open\"\n")
	clicks(t, a, "Open 5")
	if a.search.view != "Open" {
		t.Errorf("the tab shows %q:\n%s", a.search.view, frameOf(a))
	}
	write("mouse = false\n")
	reread(t, a)
	if m := a.View().MouseMode; m != tea.MouseModeNone {
		t.Errorf("mouse mode is %v", m)
	}
}

func TestWheelMovesWhatIsUnderThePointer(t *testing.T) {
	a := moused(t, 120, 40)
	x, y := placeOf(t, a, "THREAD")
	down := tea.MouseWheelMsg{X: x, Y: y, Button: tea.MouseWheelDown}
	a.layout.reading.h = 5
	a.Update(down)
	if a.comments.at != 0 {
		t.Error("the wheel over the text moves the list")
	}
	a = moused(t, 80, 24)
	for range 9 {
		a.Update(tea.MouseWheelMsg{X: 5, Y: 10, Button: tea.MouseWheelDown})
	}
	if got := len(a.comments.rows) - a.comments.top; got != a.shown(commentsPane) {
		t.Errorf("%d rows are left below the top, want a full pane of %d", got, a.shown(commentsPane))
	}
	if a.comments.at < a.comments.top {
		t.Errorf("the focus is at %d, above the first row shown, %d", a.comments.at, a.comments.top)
	}
	a.Update(tea.MouseWheelMsg{X: 5, Y: 10, Button: tea.MouseWheelUp})
	a.Update(tea.MouseWheelMsg{X: 5, Y: 10, Button: tea.MouseWheelUp})
	if a.comments.top != 0 {
		t.Errorf("the list begins with row %d", a.comments.top)
	}
}

func TestTheLineBetweenColumnsIsDrawnAsideAndKept(t *testing.T) {
	d := sample(t, "en")
	for _, size := range [][2]int{{120, 40}, {200, 50}} {
		a := deskOn(t, d, "en", size[0], size[1])
		a.config.Mouse = true
		x := a.layout.dividers[len(a.layout.dividers)-1]
		a.Update(tea.MouseClickMsg{X: x, Y: 12, Button: tea.MouseLeft})
		a.Update(tea.MouseMotionMsg{X: x + 6, Y: 14, Button: tea.MouseLeft})
		_, cmd := a.Update(tea.MouseReleaseMsg{X: x + 6, Y: 14, Button: tea.MouseLeft})
		settleAll(t, a, cmd)
		if got := a.layout.dividers[len(a.layout.dividers)-1]; got != x+6 {
			t.Errorf("the line is at %d, want %d", got, x+6)
		}
		again := deskOn(t, d, "en", size[0], size[1])
		if got := again.layout.dividers[len(again.layout.dividers)-1]; got != x+6 {
			t.Errorf("the next evening the line is at %d, want %d", got, x+6)
		}
		for _, to := range []int{-5, 0, 1, 30, 500} {
			a.Update(tea.MouseClickMsg{X: a.layout.dividers[0], Y: 12, Button: tea.MouseLeft})
			a.Update(tea.MouseMotionMsg{X: to, Y: 14, Button: tea.MouseLeft})
			a.Update(tea.MouseReleaseMsg{X: to, Y: 14, Button: tea.MouseLeft})
			if l := a.layout; l.reading.w < leastReading || l.comments.w < leastLists {
				t.Errorf("drawn to %d, comments have %d cells and the text %d", to, l.comments.w, l.reading.w)
			}
		}
	}
}

func TestNoClickAnywherePanics(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}, {200, 50}} {
		a := moused(t, size[0], size[1])
		for _, keys := range [][]string{nil, {"?"}, {"esc", "w"}, {"esc", "m"}, {"esc", "/"}} {
			play(t, a, keys...)
			for y := -1; y <= size[1]; y += 2 {
				for x := -1; x <= size[0]; x += 7 {
					a.Update(tea.MouseWheelMsg{X: x, Y: y, Button: tea.MouseWheelDown})
					a.click(x, y)
					a.View()
				}
			}
			a.dialogs = nil
		}
	}
}
