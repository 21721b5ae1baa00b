package ui

import (
	"strings"
	"testing"
	"time"

	"tend/ui/query"
)

func TestWorkedCountsActs(t *testing.T) {
	at := evening(t)
	for name, tt := range map[string]struct {
		acts func(w *worked)
		want int
	}{
		"nothing":              {func(*worked) {}, 0},
		"one":                  {func(w *worked) { w.take("", []int64{1}, at) }, 1},
		"several and one":      {func(w *worked) { w.take("", []int64{1, 2}, at); w.take("", []int64{3}, at) }, 3},
		"the same twice":       {func(w *worked) { w.take("", []int64{1}, at); w.take("", []int64{1}, at) }, 1},
		"one undone":           {func(w *worked) { w.take("", []int64{1, 2}, at); w.back(2) }, 1},
		"undone and redone":    {func(w *worked) { w.take("", []int64{1}, at); w.back(1); w.again([]int64{1}) }, 1},
		"somebody else's back": {func(w *worked) { w.take("", []int64{1}, at); w.back(7); w.again([]int64{7}) }, 1},
		"before anything":      {func(w *worked) { w.back(7); w.again([]int64{7}) }, 0},
		"long before":          {func(w *worked) { w.take("", []int64{1, 2}, at.Add(-pause)); w.take("", []int64{3}, at) }, 1},
		"in another list":      {func(w *worked) { w.take("is:held", []int64{1, 2}, at); w.take("", []int64{3}, at) }, 1},
		"shortly before":       {func(w *worked) { w.take("", []int64{1, 2}, at.Add(-pause/2)); w.take("", []int64{3}, at) }, 3},
	} {
		t.Run(name, func(t *testing.T) {
			var w worked
			tt.acts(&w)
			if got := w.count(); got != tt.want {
				t.Errorf("count = %d, want %d", got, tt.want)
			}
			if got, want := w.going(at), tt.want > 0; got != want {
				t.Errorf("going = %t, want %t", got, want)
			}
			if w.going(at.Add(pause)) {
				t.Error("going after a pause")
			}
		})
	}
}

func TestTitleSaysHowFarOneHasCome(t *testing.T) {
	for name, tt := range map[string]struct{ keys, want string }{
		"before an act":      {"j j", "12 comments waiting"},
		"after one":          {"G k e", "1 of 12 worked through"},
		"after two":          {"G k k e e", "2 of 12 worked through"},
		"after an undo":      {"G k k e e z", "1 of 12 worked through"},
		"all undone":         {"G k e z", "12 comments waiting"},
		"done again":         {"G k e z Z", "1 of 12 worked through"},
		"in another pane":    {"G k e 1", "11 comments waiting"},
		"after a search":     {"G k e / t i s c h enter esc", "11 comments waiting"},
		"an act on a post":   {"1 e 2", "12 comments waiting"},
		"in a search":        {"/ i s : o p e n enter j e", "1 of 5 worked through"},
		"two in a search":    {"/ i s : o p e n enter j e e", "2 of 5 worked through"},
		"undone in a search": {"/ i s : o p e n enter j e e z", "1 of 5 worked through"},
		"back from a search": {"/ i s : o p e n enter j e esc", "11 comments waiting"},
		"beside others":      {"/ i s : a n y enter J e", "1 of 12 worked through"},
		"only looked around": {"G k e g g j", "1 of 12 worked through"},
	} {
		t.Run(name, func(t *testing.T) {
			a := deskOn(t, sample(t, "en"), "en", 120, 40)
			play(t, a, strings.Fields(tt.keys)...)
			if got := a.waiting(); !strings.HasPrefix(got, tt.want) {
				t.Errorf("the title says %q, want %q", got, tt.want)
			}
		})
	}
}

func TestTitleWaitsAgainAfterAPause(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 120, 40)
	play(t, a, "G", "k", "e")
	later := evening(t).Add(pause + time.Second)
	a.now = func() time.Time { return later }
	if got := a.waiting(); !strings.HasPrefix(got, "11 comments waiting") {
		t.Errorf("the title says %q after a pause", got)
	}
}

func TestWorkingThrough(t *testing.T) {
	for name, tt := range map[string]struct {
		lang          string
		width, height int
	}{
		"40x12":         {"en", 40, 12},
		"80x24":         {"en", 80, 24},
		"120x40":        {"en", 120, 40},
		"80x24_german":  {"de", 80, 24},
		"120x40_german": {"de", 120, 40},
	} {
		t.Run(name, func(t *testing.T) {
			a := deskOn(t, sample(t, tt.lang), tt.lang, tt.width, tt.height)
			play(t, a, "G", "k", "k", "e", "e")
			shows(t, a)
		})
	}
}

func TestWorkingThroughAViewCountsWhatItShows(t *testing.T) {
	a := paletteDesk(t, "en", 80, 24)
	a.views.saved = []query.View{{Name: "Open", Query: "is:open"}}
	settleAll(t, a, a.showView("Open"))
	play(t, a, "j", "e", "e")
	if got := strings.Split(frameOf(a), "\n"); !strings.Contains(got[0], "2 of 5, about") || !strings.Contains(got[1], "[Open 3]") {
		t.Errorf("working through a view shows\n%s\n%s", got[0], got[1])
	}
}

func TestWorkingThroughASearchIsSaidInItsTitle(t *testing.T) {
	for name, size := range map[string][2]int{"40x12": {40, 12}, "80x24": {80, 24}, "120x40": {120, 40}} {
		t.Run(name, func(t *testing.T) {
			a := deskOn(t, sample(t, "en"), "en", size[0], size[1])
			typeIn(t, a, "is:open")
			play(t, a, "enter", "j", "e", "e")
			shows(t, a)
		})
	}
}
