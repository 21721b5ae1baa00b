package ui

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// stormOfSizes are windows of any size, from nothing at all to a wall.
func stormOfSizes() [][2]int {
	sizes := [][2]int{{1, 1}, {250, 80}, {1, 80}, {250, 1}, {39, 12}, {40, 11}, {40, 12}}
	random := rand.New(rand.NewPCG(1, 2))
	for len(sizes) < 100 {
		sizes = append(sizes, [2]int{1 + random.IntN(250), 1 + random.IntN(80)})
	}
	return append(sizes, [2]int{80, 24})
}

// Whatever is open when a window is drawn to size, nothing breaks, no frame is
// larger than the window, and what was open is there when it is over.
func TestEveryDialogStandsAStormOfSizes(t *testing.T) {
	all := scenes()
	maps.Copy(all, furtherScenes())
	for _, name := range slices.Sorted(maps.Keys(all)) {
		t.Run(name, func(t *testing.T) {
			a := sheetApp(t, "en", 80, 24)
			all[name].play(a)
			open := a.front()
			if open == nil {
				t.Fatal("nothing is open")
			}
			for _, size := range stormOfSizes() {
				a.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				lines := strings.Split(a.View().Content, "\n")
				if len(lines) > size[1] {
					t.Fatalf("in a window of %dx%d the frame has %d lines", size[0], size[1], len(lines))
				}
				for i, line := range lines {
					if w := ansi.StringWidth(line); w > size[0] {
						t.Fatalf("in a window of %dx%d line %d is %d cells wide: %q", size[0], size[1], i, w, ansi.Strip(line))
					}
				}
			}
			if a.front() != open {
				t.Fatal("the storm closed it")
			}
			for range 3 { // a search within it, what it asks, itself
				_, cmd := a.Update(pressed("esc"))
				settleAll(t, a, cmd)
			}
			if a.front() != nil {
				t.Errorf("esc does not close it any more:\n%s", frameOf(a))
			}
		})
	}
}
