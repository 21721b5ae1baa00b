package ui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// namesOf returns the names that a command reads, and what waits for them.
func namesOf(t *testing.T, a *app) namesReadMsg {
	t.Helper()
	m, ok := a.desk.readNames((*app).searchNamed)().(namesReadMsg)
	if !ok || m.err != nil || len(m.names) != 1 {
		t.Fatalf("readNames brings %v", m)
	}
	return m
}

func TestASearchGoesOnWhenTheSourcesAreKnown(t *testing.T) {
	a := storeApp(t)
	a.startSearch()
	a.editSearch(tea.PasteMsg{Content: "source:bl"})
	if a.search.problem == nil || a.search.on {
		t.Fatalf("without the names, source:bl is read as %v", a.search.query)
	}
	a.Update(namesOf(t, a))
	if got := a.search.query.String(); got != "source:bl" || a.search.problem != nil {
		t.Errorf("with the names, the line is read as %q, %v", got, a.search.problem)
	}
	if len(a.search.offers.list) != 1 || a.search.offers.list[0].Shown != "source:Blog" {
		t.Errorf("with the names, %v is offered", a.search.offers.list)
	}
}

func TestEnterWaitsForTheNamesOfSources(t *testing.T) {
	a := storeApp(t)
	a.startSearch()
	a.editSearch(tea.PasteMsg{Content: "source:blog"})
	a.press(pressed("enter"))
	if !a.search.typing {
		t.Fatal("enter leaves a line that nobody can read yet")
	}
	a.Update(namesOf(t, a))
	if a.search.typing || a.search.query.String() != "source:blog" {
		t.Errorf("with the names, the search shows %q, and typing is %v", a.search.query, a.search.typing)
	}
}

func TestNamesThatComeLateAreNotKept(t *testing.T) {
	a := storeApp(t)
	a.startSearch()
	late := namesOf(t, a)
	a.endSearch()
	a.Update(late)
	if a.search.names.known {
		t.Error("the names stay although nobody searches")
	}
}

func TestAnItemsSourceIsKnownByItsLogin(t *testing.T) {
	a := storeApp(t)
	src, err := a.desk.store.FindSource(t.Context(), "Blog")
	if err != nil {
		t.Fatal(err)
	}
	a.Update(a.reload(true)())
	it := a.comments.rows[0].Item
	if got := a.sourceOf(it); got.ID != src.ID || got.Name != "Blog" || got.Login != "" {
		t.Errorf("without a login, the source is %+v", got)
	}
	src.Login = "miriam"
	if _, err := a.desk.store.Connect(t.Context(), src, nil); err != nil {
		t.Fatal(err)
	}
	a.Update(a.reload(true)())
	if got := a.sourceOf(it); got.Login != "miriam" {
		t.Errorf("with a login, the source is %+v", got)
	}
}
