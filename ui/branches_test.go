package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tend/store"
)

// atBranches opens the desk on a thread with branches, the focus on who
// answers Anna.
func atBranches(t *testing.T, width, height int) *app {
	t.Helper()
	answer := func(id, by, to string, hours int) store.Arrival {
		a := wrote(t, store.KindComment, id, by, hours, "<p>"+by+" has something to say.</p>")
		a.Answers = []string{to, "fest"}
		return a
	}
	a := reading(t, width, height, nil,
		answer("c1", "Anna", "fest", 40),
		answer("c2", "Bernd", "c1", 39),
		answer("c3", "Clara", "c2", 38),
		answer("c4", "Deniz", "c2", 37),
		answer("c5", "Emil", "c1", 36),
		answer("c6", "Frida", "fest", 35),
		answer("c7", "Georg", "c6", 34),
	)
	play(t, a, "2", "g")
	for range 7 {
		if c, _ := a.comments.current(); c.Author == "Bernd" {
			break
		}
		play(t, a, "j")
	}
	return a
}

// threadShown are the names in the thread of the page, in their order, each
// with what is hidden behind it.
func threadShown(a *app) []string {
	p := a.reader.pages[a.reader.subject]
	f := a.reader.threadFolds(p)
	var names []string
	for i, c := range p.thread {
		switch {
		case a.reader.folded || !f.shown[i]:
		case f.more[i] > 0:
			names = append(names, fmt.Sprintf("%s+%d", c.Author, f.more[i]))
		default:
			names = append(names, c.Author)
		}
	}
	return names
}

func TestBranchesFoldFromTheCommentOutwards(t *testing.T) {
	a := atBranches(t, 120, 40)
	steps := [][]string{
		{"Anna", "Bernd", "Clara", "Deniz", "Emil", "Frida", "Georg"},
		{"Anna", "Bernd+2", "Emil", "Frida", "Georg"}, // the replies to Bernd
		{"Anna+1", "Bernd+2", "Frida", "Georg"},       // those to Anna, but for him who is read
		nil,                                           // the thread
	}
	for i, want := range steps {
		if got := threadShown(a); !slices.Equal(got, want) {
			t.Errorf("folded %d times: %v, want %v", i, got, want)
		}
		if i < len(steps)-1 {
			play(t, a, "h")
		}
	}
	for i := len(steps) - 2; i >= 0; i-- {
		play(t, a, "l")
		if got := threadShown(a); !slices.Equal(got, steps[i]) {
			t.Errorf("unfolded to %d: %v, want %v", i, got, steps[i])
		}
	}
}

func TestBranchesAreShownFolded(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			a := atBranches(t, size[0], size[1])
			play(t, a, "enter", "h", "h", "j", "j", "j", "j", "j") // as far as there is more to read
			shows(t, a)
		})
	}
}

func TestWhatIsReadIsNeverHidden(t *testing.T) {
	a := atBranches(t, 120, 40)
	play(t, a, "h")
	for range 7 {
		play(t, a, "j")
		c, _ := a.comments.current()
		a.turnPage()
		if got := strings.Join(threadShown(a), " "); !strings.Contains(got, c.Author) {
			t.Errorf("%s is read, and the thread shows %s", c.Author, got)
		}
	}
}

func TestAnActOnAFoldedBranchIsForTheCommentAlone(t *testing.T) {
	a := atBranches(t, 120, 40)
	play(t, a, "h", "e")
	var left []string
	for _, c := range a.comments.rows {
		left = append(left, c.Author)
	}
	if slices.Contains(left, "Bernd") || !slices.Contains(left, "Clara") || !slices.Contains(left, "Deniz") {
		t.Errorf("done with Bernd's branch folded, these are left: %v", left)
	}
}

func TestAClickFoldsABranch(t *testing.T) {
	a := atBranches(t, 120, 40)
	a.config.Mouse = true
	clicks(t, a, "Frida has something") // in the list: goes there
	play(t, a, "g")
	for range 7 {
		if c, _ := a.comments.current(); c.Author == "Bernd" {
			break
		}
		play(t, a, "j")
	}
	x, y := 0, -1
	for row, line := range strings.Split(frameOf(a), "\n") {
		if _, right, found := strings.Cut(line, a.theme.Signs.Divider); found && strings.Contains(right, "Frida") {
			x, y = a.layout.reading.x+4, row
			break
		}
	}
	if y < 0 {
		t.Fatalf("Frida is not in the thread:\n%s", frameOf(a))
	}
	settleAll(t, a, a.click(x, y))
	a.settle()
	if got := threadShown(a); !slices.Contains(got, "Frida+1") || a.reading {
		t.Errorf("a click leaves %v, reading %v", got, a.reading)
	}
	settleAll(t, a, a.click(x, y))
	a.settle()
	if got := threadShown(a); !slices.Contains(got, "Georg") {
		t.Errorf("a second click leaves %v", got)
	}
}
