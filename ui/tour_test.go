package ui

import (
	"path/filepath"
	"strings"
	"testing"
)

// tourDesk is the sample's desk where somebody takes the tour.
func tourDesk(t *testing.T, lang string, width, height int) *app {
	t.Helper()
	a := deskOn(t, sample(t, lang), lang, width, height)
	a.desk.memory = memory{filepath.Join(t.TempDir(), "screen.json")}
	settleAll(t, a, a.startTour())
	settleAll(t, a, a.settle())
	return a
}

func TestTour(t *testing.T) {
	for name, tt := range map[string]struct {
		lang          string
		width, height int
		keys          []string
	}{
		"40x12":               {"en", 40, 12, nil},
		"80x24":               {"en", 80, 24, nil},
		"120x40":              {"en", 120, 40, nil},
		"reading_40x12":       {"en", 40, 12, []string{"l"}},
		"rows_80x24_german":   {"de", 80, 24, []string{"tab"}},
		"rows_40x12_german":   {"de", 40, 12, []string{"enter"}},
		"files_200x50":        {"en", 200, 50, []string{"enter", "enter", "enter", "enter", "enter"}},
		"ended_80x24":         {"en", 80, 24, []string{"esc"}},
		"behind_a_page_80x24": {"en", 80, 24, []string{"S"}},
	} {
		t.Run(name, func(t *testing.T) {
			a := tourDesk(t, tt.lang, tt.width, tt.height)
			a.desk.memory = memory{}
			play(t, a, tt.keys...)
			showsTour(t, a)
		})
	}
}

// showsTour compares the screen with a golden one, where the sample's folder
// has a name of its own at each start.
func showsTour(t *testing.T, a *app) {
	t.Helper()
	dir := a.desk.folder()
	if strings.Contains(frameOf(a), "machine, in") {
		a.words = a.words.WithKeys(a.keys)
		if !strings.Contains(strings.Join(strings.Fields(frameOf(a)), " "), "stays on this machine, in "+dir) {
			t.Errorf("it does not say %s:\n%s", dir, frameOf(a))
		}
		return
	}
	shows(t, a)
}

func TestTourLeavesNoWordAlone(t *testing.T) {
	for _, lang := range []string{"en", "de"} {
		for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}} {
			a := sheetApp(t, lang, size[0], size[1])
			for _, step := range tourSteps() {
				lines := a.tourLines(step)
				last := lines[len(lines)-1]
				if len(lines) > 1 && !strings.Contains(last, " ") {
					t.Errorf("%s, %d cells: %s leaves %q alone", lang, size[0], step.said, last)
				}
			}
			if offer := a.say("palette.tour_offer"); a.theme.Signs.Width(offer) > a.layout.width-a.layout.left-a.layout.right {
				t.Errorf("%s, %d cells: there is no room for %q", lang, size[0], offer)
			}
		}
	}
}

func TestTourGoesOnWithTheKeysItSpeaksOf(t *testing.T) {
	a := tourDesk(t, "en", 80, 24)
	for i, key := range []string{"tab", "j", "z", "R", "?"} {
		if a.tour.step != i {
			t.Fatalf("step %d, want %d before %s", a.tour.step, i, key)
		}
		play(t, a, "S", "esc") // what a step does not speak of does what it does, and changes nothing
		play(t, a, key)
	}
	if a.front() == nil {
		t.Error("? does not open help during the tour")
	}
	play(t, a, "esc", "enter")
	if a.tour != nil || !a.desk.memory.read().Toured {
		t.Error("the tour does not end, or is forgotten")
	}
}

func TestTourCanBeLeftAtAnyStepAndIsRemembered(t *testing.T) {
	a := tourDesk(t, "en", 80, 24)
	play(t, a, "enter", "esc")
	if a.tour != nil || !a.desk.memory.read().Toured {
		t.Error("esc does not leave the tour for good")
	}
	play(t, a, "enter")
	if !a.reading {
		t.Error("enter does not read again")
	}
}

func TestTourIsOfferedOnce(t *testing.T) {
	a := tourDesk(t, "en", 80, 24)
	a.tour = nil
	a.tell("")
	a.welcome(Offer)
	if got, want := a.status.said, "New here? :tour shows you around."; got != want || a.tour != nil {
		t.Errorf("it says %q, want %q and no tour", got, want)
	}
	settleAll(t, a, a.desk.keepToured())
	a.tell("")
	a.welcome(Offer)
	if a.status.said != "" {
		t.Errorf("it says %q again", a.status.said)
	}
	a.tell("Something went wrong.")
	a.desk.memory = memory{}
	a.welcome(Offer)
	if a.status.said != "Something went wrong." {
		t.Error("the offer takes the place of something else")
	}
}

func TestTourIsInThePalette(t *testing.T) {
	a := tourDesk(t, "en", 80, 24)
	a.tour = nil
	play(t, a, ":")
	play(t, a, letters("tour")...)
	play(t, a, "enter")
	if a.tour == nil || !a.touring() {
		t.Error(":tour and enter do not begin the tour")
	}
}

func TestTourFollowsTheFirstSource(t *testing.T) {
	a := newTestApp(t, 80, 24)
	a.open(newFirstStart(a.env))
	a.welcome(Offer)
	if a.tour == nil || a.touring() {
		t.Error("behind the first page no tour waits, or it is shown already")
	}
}

func TestStepsOfTheTourFitTheSmallestWindow(t *testing.T) {
	for _, lang := range []string{"en", "de"} {
		a := tourDesk(t, lang, 40, 12)
		for _, step := range tourSteps()[:5] {
			if n := len(wrap(a.tourSays(step), a.tourText())); n > 4 {
				t.Errorf("%s in %s takes %d lines", step.said, lang, n)
			}
		}
	}
}
