package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/config"
	"tend/ui/query"
	"tend/ui/text"
)

// typeIn presses "/" and types a text, letter by letter.
func typeIn(t *testing.T, a *app, typed string) {
	t.Helper()
	play(t, a, "/")
	for _, r := range typed {
		if r == ' ' {
			play(t, a, "space")
			continue
		}
		play(t, a, string(r))
	}
}

func TestSearchLine(t *testing.T) {
	english, german := sample(t, "en"), sample(t, "de")
	for name, tt := range map[string]struct {
		lang          string
		width, height int
		typed         string
		keys          []string
	}{
		"held_80x24":        {"en", 80, 24, "is:held from:newcomer", nil},
		"offers_80x24":      {"en", 80, 24, "is:", []string{"tab", "tab"}},
		"problem_80x24":     {"en", 80, 24, "tisch is:helt", []string{"enter"}},
		"problem_40x12":     {"en", 40, 12, "is:helt", []string{"enter"}},
		"german_80x24":      {"de", 80, 24, "ist:prüfen von:n", []string{"tab"}},
		"tasks_120x40":      {"en", 120, 40, "due:<fri", []string{"enter", "3"}},
		"words_is_120x40":   {"en", 120, 40, "tisch is:any", []string{"enter"}},
		"no_match_80x24":    {"en", 80, 24, "is:held age:>2y", []string{"enter"}},
		"name_a_view_80x24": {"en", 80, 24, "is:held", []string{"ctrl+s", "H", "e", "l", "d"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := english
			if tt.lang == "de" {
				d = german
			}
			a := deskOn(t, d, tt.lang, tt.width, tt.height)
			a.desk.keepView = func(query.View) error { return nil }
			typeIn(t, a, tt.typed)
			play(t, a, tt.keys...)
			shows(t, a)
		})
	}
}

func TestListsStayAsTheyAreWhileTheSearchCannotBeRead(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 80, 24)
	typeIn(t, a, "is:held")
	held := a.comments.idsFrom(0)
	for _, key := range []string{"x", "space", "t"} {
		play(t, a, key)
	}
	if got := a.comments.idsFrom(0); !slices.Equal(got, held) {
		t.Errorf("the list is %v, want it as it was: %v", got, held)
	}
	if got := frameOf(a); !strings.Contains(got, "is: knows no heldx.") {
		t.Errorf("the screen does not say what is wrong:\n%s", got)
	}
	play(t, a, "enter")
	if !a.search.typing {
		t.Error("enter leaves a line that cannot be read")
	}
	play(t, a, "esc")
	if a.search.on || len(a.comments.rows) <= len(held) {
		t.Error("esc does not bring the desk back")
	}
}

func TestAllOfASearchObeysItsFilter(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 80, 24)
	typeIn(t, a, "is:held from:newcomer")
	play(t, a, "enter", "X")
	if len(a.comments.rows) == 0 || len(a.comments.marked) != len(a.comments.rows) {
		t.Errorf("%d of %d rows are selected, want all", len(a.comments.marked), len(a.comments.rows))
	}
	for _, c := range a.comments.rows {
		if c.Pending != store.PendingHeld || !c.Reasons.Has(store.Newcomer) {
			t.Errorf("%s by %s is neither held nor a newcomer's", c.Excerpt, c.Author)
		}
	}
}

func TestViewsAreTabsWithCounts(t *testing.T) {
	d := sample(t, "en")
	a := deskOn(t, d, "en", 80, 24)
	a.views.saved = []query.View{{Name: "Held", Query: "is:held"}, {Name: "Blog", Query: "source:blog"}, {Name: "Old", Query: "age:old"}}
	settleAll(t, a, a.reload(true))
	t.Run("tabs", func(t *testing.T) { shows(t, a) })
	play(t, a, "f")
	t.Run("chosen from", func(t *testing.T) { shows(t, a) })
	play(t, a, "j", "enter")
	t.Run("shown", func(t *testing.T) { shows(t, a) })
	if n := a.views.counts[0]; n != len(a.comments.rows) {
		t.Errorf("the tab says %d, the view shows %d", n, len(a.comments.rows))
	}
	_, cmd := a.Update(tea.WindowSizeMsg{Width: 40, Height: 12})
	settleAll(t, a, cmd)
	if got := frameOf(a); !strings.Contains(got, "is:held") {
		t.Errorf("without tabs the title does not say what is shown:\n%s", got)
	}
	_, cmd = a.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	settleAll(t, a, cmd)
	play(t, a, "f", "G", "enter")
	if got := frameOf(a); !strings.Contains(got, "old is no length of time") {
		t.Errorf("a view that cannot be read does not say why:\n%s", got)
	}
	play(t, a, "esc")
	if a.search.on {
		t.Error("esc does not go back to all")
	}
}

func TestSearchIsKeptAsAView(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 80, 24)
	var kept []query.View
	a.desk.keepView = func(v query.View) error { kept = append(kept, v); return nil }
	typeIn(t, a, "ist:prüfen tisch")
	play(t, a, "ctrl+s", "T", "enter")
	want := query.View{Name: "T", Query: "is:held tisch"}
	if len(kept) != 1 || kept[0] != want || a.search.view != "T" || a.search.typing {
		t.Errorf("kept %v, showing %q, want %v", kept, a.search.view, want)
	}
	if got := frameOf(a); !strings.Contains(got, "[T ") {
		t.Errorf("the view has no tab:\n%s", got)
	}
}

func TestSupersededSearchIsGivenUp(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 80, 24)
	typeIn(t, a, "is:held")
	slow := a.reload(true)
	settleAll(t, a, a.reload(true))
	m, ok := slow().(deskLoadedMsg)
	if !ok || m.err == nil {
		t.Errorf("a reading that nobody waits for went on: %v", m.err)
	}
}

func TestASearchSaysWhileTextsCannotBeFoundYet(t *testing.T) {
	a, s := crowd(t, 12)
	typeIn(t, a, "wor")
	const said = "Texts are being prepared for search"
	if frame := frameOf(a); !strings.Contains(frame, said) || !strings.Contains(frame, "0 hits") {
		t.Fatalf("while nothing is indexed:\n%s", frame)
	}
	texts, err := s.Unextracted(t.Context(), 20)
	if err != nil || len(texts) != 12 {
		t.Fatalf("texts to index = %d, %v, want 12", len(texts), err)
	}
	if err := s.Index(t.Context(), texts); err != nil {
		t.Fatal(err)
	}
	settleAll(t, a, a.updateAnswers(indexedMsg{}))
	if frame := frameOf(a); strings.Contains(frame, said) || !strings.Contains(frame, "12 hits") {
		t.Errorf("when all is indexed:\n%s", frame)
	}
}

// A view with a common word takes long in a large cache: the desk is there
// before, without a number at its tab.
func TestTheDeskDoesNotWaitForTheNumbersOfViews(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 80, 24)
	a.views.saved = []query.View{{Name: "Held", Query: "is:held"}}
	cmd := a.reload(true)
	a.Update(cmd())
	if got := frameOf(a); !strings.Contains(got, "Held ") || strings.Contains(got, "Held 7") {
		t.Errorf("the tab does not stand without its number:\n%s", got)
	}
	first, err := a.desk.countViews(a.views.saved)
	if err != nil {
		t.Fatal(err)
	}
	if again := a.countViews(); again != nil || !a.views.again {
		t.Error("views are counted twice at a time")
	}
	if cmd := a.viewsCounted(viewsCountedMsg{saved: a.views.saved, counts: first}); cmd == nil {
		t.Error("what changed while views were counted is not counted")
	}
	if got := frameOf(a); !strings.Contains(got, "Held 7") {
		t.Errorf("the tab has no number:\n%s", got)
	}
	a.views.saved = append(a.views.saved, query.View{Name: "Open", Query: "is:open"})
	a.viewsCounted(viewsCountedMsg{saved: a.views.saved[:1], counts: []int{3}})
	if got := frameOf(a); !strings.Contains(got, "Held 7") {
		t.Errorf("the numbers of other views are taken over:\n%s", got)
	}
}

func TestViewsOfTheSettingsAreCountedAtTheStart(t *testing.T) {
	d := sample(t, "en")
	a := newApp(t.Context(), Options{
		Store: d.Store, Feeds: d.Feeds, Words: text.New("en"), Volunteer: "Miriam", Community: d.Name,
		Now:    func() time.Time { return evening(t) },
		Config: config.Config{Views: []query.View{{Name: "Held", Query: "is:held"}}},
	})
	a.desk.seen, a.after = nil, func(time.Duration, tea.Msg) tea.Cmd { return nil }
	settleAll(t, a, a.Init())
	a.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	if got := frameOf(a); !strings.Contains(got, "Held 7") {
		t.Errorf("the tab has no number:\n%s", got)
	}
}
