package ui

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"tend/store"
)

// suggestingDesk is the desk on the sample community, with what tend proposes,
// in the tasks.
func suggestingDesk(t *testing.T, lang string, width, height int) *app {
	t.Helper()
	d := sample(t, lang)
	d.Store.SetSuggest(store.Suggest{Question: 24 * time.Hour, Newcomer: 48 * time.Hour})
	a := deskOn(t, d, lang, width, height)
	play(t, a, "3")
	return a
}

func TestProposalsStandAmongTheTasks(t *testing.T) {
	for name, tt := range map[string]struct {
		lang          string
		width, height int
	}{
		"narrow_40x12": {"en", 40, 12}, "one_80x24": {"en", 80, 24}, "two_120x40": {"en", 120, 40}, "german_80x24": {"de", 80, 24},
	} {
		t.Run(name, func(t *testing.T) {
			a := suggestingDesk(t, tt.lang, tt.width, tt.height)
			for range a.tasks.rows {
				if task, _ := a.tasks.current(); proposed(task) {
					break
				}
				play(t, a, "j")
			}
			golden.RequireEqual(t, frameOf(a))
		})
	}
}

// toProposal puts the focus on the first row that is only proposed.
func toProposal(t *testing.T, a *app) store.Proposal {
	t.Helper()
	for range a.tasks.rows {
		if p, ok := a.proposal(); ok {
			return p
		}
		play(t, a, "j")
	}
	t.Fatalf("nothing is proposed:\n%s", frameOf(a))
	return store.Proposal{}
}

func TestAProposalIsTakenDismissedAndBroughtBack(t *testing.T) {
	a := suggestingDesk(t, "en", 80, 24)
	n := len(a.summary.proposals.List)
	p := toProposal(t, a)
	play(t, a, "t")
	tasks, err := a.desk.store.Tasks(t.Context(), store.TaskFilter{ItemID: p.Item.ID}, store.Page{})
	if err != nil || len(tasks) != 1 || tasks[0].Due.IsZero() || !strings.HasPrefix(tasks[0].Title, "Answer ") {
		t.Fatalf("tasks about it = %+v, %v", tasks, err)
	}
	if got := len(a.summary.proposals.List); got != n-1 {
		t.Errorf("%d are proposed still, want %d", got, n-1)
	}
	toProposal(t, a)
	play(t, a, "d")
	if got := len(a.summary.proposals.List); got != n-2 || !strings.Contains(frameOf(a), "Dismissed for good: ") {
		t.Errorf("%d are proposed still, want %d:\n%s", got, n-2, frameOf(a))
	}
	play(t, a, "z", "z")
	if got := len(a.summary.proposals.List); got != n {
		t.Errorf("after undo %d are proposed, want %d", got, n)
	}
}

func TestVerbsOfTasksSayWhyTheyLeaveAProposalAlone(t *testing.T) {
	a := suggestingDesk(t, "en", 80, 24)
	n := len(a.summary.proposals.List)
	toProposal(t, a)
	for _, k := range []string{"e", "i", "w", "x"} {
		play(t, a, k)
		if !strings.Contains(frameOf(a), "This is only suggested.") || len(a.dialogs) > 0 {
			t.Errorf("%s:\n%s", k, frameOf(a))
		}
	}
	play(t, a, "X")
	for id := range a.tasks.marked {
		if id < 0 {
			t.Errorf("the proposal %d is selected", id)
		}
	}
	if got := len(a.summary.proposals.List); got != n {
		t.Errorf("%d are proposed, want %d", got, n)
	}
}

func TestTheClockRingsForTheNextProposal(t *testing.T) {
	a := suggestingDesk(t, "en", 80, 24)
	next := a.summary.proposals.Next
	if at := a.nextInstant(); next.IsZero() || at.After(next) {
		t.Errorf("the clock rings at %v, want %v at the latest", at, next)
	}
}

func TestMarkersStandAmongTheReasons(t *testing.T) {
	d := sample(t, "en")
	if err := d.Store.SetRules([]store.Rule{
		{Name: "shops", Words: []string{"shop"}, Marker: "advert", Weight: -90 * 24 * time.Hour, Fold: true},
		{Name: "festival", Words: []string{"sommerfest"}, Marker: "festival"},
	}); err != nil {
		t.Fatal(err)
	}
	for _, size := range []struct {
		name          string
		width, height int
	}{{"40x12", 40, 12}, {"80x24", 80, 24}, {"120x40", 120, 40}} {
		t.Run(size.name, func(t *testing.T) { golden.RequireEqual(t, frameOf(deskOn(t, d, "en", size.width, size.height))) })
	}
}
