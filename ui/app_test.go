package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"tend/ui/text"
)

// newTestApp returns a desk without a store, at a fixed time, in a window.
func newTestApp(t *testing.T, width, height int) *app {
	t.Helper()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 7, 2, 19, 43, 0, 0, berlin)
	a := newApp(t.Context(), Options{
		Words: text.New("en"), Volunteer: "Miriam", Community: "Nachbarschaftshaus Lindenhof",
		Now: func() time.Time { return now },
	})
	a.Update(tea.WindowSizeMsg{Width: width, Height: height})
	return a
}

// frameOf returns what is on the screen, without colour.
func frameOf(a *app) string { return ansi.Strip(a.View().Content) }

func TestFrameFillsTheWindowAtEverySize(t *testing.T) {
	a := newTestApp(t, 80, 24)
	for width := 1; width <= 220; width += 3 {
		for height := 1; height <= 60; height += 3 {
			a.Update(tea.WindowSizeMsg{Width: width, Height: height})
			lines := strings.Split(frameOf(a), "\n")
			if len(lines) > height {
				t.Fatalf("%dx%d: %d lines", width, height, len(lines))
			}
			for _, line := range lines {
				if got := ansi.StringWidth(line); got > width {
					t.Fatalf("%dx%d: a line of %d cells: %q", width, height, got, line)
				}
			}
		}
	}
}
