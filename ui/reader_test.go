package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"tend/store"
)

// restless opens the desk on three comments, beside which there is room to
// read, and lets the focus not rest until rested is called.
func restless(t *testing.T) (a *app, rested func()) {
	t.Helper()
	a = reading(t, 120, 40, nil,
		wrote(t, store.KindComment, "c1", "Anna", 3, "<p>The first text.</p>"+strings.Repeat("<p>And more.</p>", 60)),
		wrote(t, store.KindComment, "c2", "Bernd", 2, "<p>The second text.</p><blockquote><p>Of ten lines.</p></blockquote>"),
		wrote(t, store.KindComment, "c3", "Clara", 1, "<p>The third text.</p>"),
	)
	play(t, a, "2", "g", "g")
	var waiting []tea.Msg
	a.after = func(after time.Duration, msg tea.Msg) tea.Cmd {
		if after == rest {
			waiting = append(waiting, msg)
		}
		return nil
	}
	return a, func() {
		for _, msg := range waiting {
			_, cmd := a.Update(msg)
			settleAll(t, a, cmd)
		}
		waiting = nil
	}
}

// beside is what the reading pane shows.
func beside(a *app) string {
	return ansi.Strip(strings.Join(a.readingLines(a.layout.reading), "\n"))
}

func TestReadingFollowsWhenTheFocusHasRested(t *testing.T) {
	a, rested := restless(t)
	before := beside(a)
	if !strings.Contains(before, "1 of 3") {
		t.Fatalf("the pane does not show the first comment:\n%s", before)
	}
	for _, key := range []string{"j", "j", "k"} {
		play(t, a, key)
		if got := beside(a); got != before {
			t.Errorf("%s changes what is read before the focus has rested:\n%s", key, got)
		}
	}
	rested()
	if got := beside(a); !strings.Contains(got, "2 of 3") {
		t.Errorf("after the rest the pane shows\n%s", got)
	}
}

func TestComingBackBeforeTheRestKeepsThePlace(t *testing.T) {
	a, rested := restless(t)
	a.reader.top = 1
	before := beside(a)
	play(t, a, "j", "k")
	rested()
	if got := beside(a); got != before {
		t.Errorf("the pane shows\n%s\nwant\n%s", got, before)
	}
}

func TestWhatActsOnTheTextFollowsAtOnce(t *testing.T) {
	for name, key := range map[string]string{"going into the text": "enter", "unfolding": "l"} {
		t.Run(name, func(t *testing.T) {
			a, _ := restless(t)
			play(t, a, "j", key)
			if a.lagging() || !strings.Contains(beside(a), "2 of 3") {
				t.Errorf("%s leaves the pane at what is not in focus:\n%s", key, beside(a))
			}
		})
	}
}

func TestWhatChangedBeforeTheRestIsReadAnew(t *testing.T) {
	a, rested := restless(t)
	play(t, a, "j")
	settleAll(t, a, a.reload(false))
	rested()
	if got := beside(a); !strings.Contains(got, "2 of 3") || !strings.Contains(got, "Of ten lines") {
		t.Errorf("after the rest the pane shows\n%s", got)
	}
}

func TestWhatIsReadInFullIsAsItWasLeft(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 80, 24)
	play(t, a, append(append([]string{"t"}, spelt("Anrufen")...), "ctrl+s", "enter")...)
	if tasks := a.reader.pages[a.focusedSubject()].tasks; len(tasks) != 1 || tasks[0].Title != "Anrufen" {
		t.Errorf("the tasks about what is read are %v, want the new one", tasks)
	}
}
