package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

func TestAHandoverThatWasBegunIsThereAfterTheProgramEnded(t *testing.T) {
	a := storeApp(t)
	a.after = func(time.Duration, tea.Msg) tea.Cmd { return nil } // no timer runs
	settleAll(t, a, a.showHandover())
	play(t, a, "M", "y", "esc")
	a.handover = nil // another run of the program knows only the cache
	settleAll(t, a, a.showHandover())
	if got := dialogOf(a); !strings.Contains(got, "My# Hand-over") || !strings.Contains(got, "This is your draft from") {
		t.Errorf("what was begun is not there:\n%s", got)
	}
	play(t, a, "ctrl+s")
	settleAll(t, a, a.showHandover())
	if got := dialogOf(a); strings.Contains(got, "My# Hand-over") {
		t.Errorf("what was kept is still a draft:\n%s", got)
	}
}

func TestWhatSomebodyLeftIsTheFirstThingToRead(t *testing.T) {
	a := storeApp(t)
	for _, text := range []string{"# Earlier\n\n- Nothing", "# Of today\n\n- Marta waits for a word"} {
		if _, err := a.desk.store.KeepHandover(t.Context(), "Deniz", a.now(), text); err != nil {
			t.Fatal(err)
		}
	}
	a.findUnread()
	if got := frameOf(a); !strings.Contains(got, "Hand-over by Deniz") || !strings.Contains(got, "H reads it.") {
		t.Errorf("the desk does not say so:\n%s", got)
	}
	play(t, a, "H")
	if got := dialogOf(a); !strings.Contains(got, "Marta waits for a word") || strings.Contains(got, "# Of") {
		t.Errorf("H does not show it:\n%s", got)
	}
	play(t, a, "h")
	if got := dialogOf(a); !strings.Contains(got, "Nothing") {
		t.Errorf("h does not show the one before:\n%s", got)
	}
	play(t, a, "h")
	if got := dialogOf(a); !strings.Contains(got, "There is none before this one.") {
		t.Errorf("the first one does not say so:\n%s", got)
	}
	play(t, a, "l", "H")
	if got := dialogOf(a); !strings.Contains(got, "# Hand-over by miriam") {
		t.Errorf("H does not write a new one:\n%s", got)
	}
}

func TestHandoverTakesNoTextBeforeItIsThere(t *testing.T) {
	a := storeApp(t)
	a.after = func(time.Duration, tea.Msg) tea.Cmd { return nil }
	slow := a.showHandover()
	play(t, a, spelt("Too early")...)
	a.Update(tea.PasteMsg{Content: "Too early"})
	if got := a.handover.text.Value(); got != "" {
		t.Errorf("the page shows %q before what tend writes is there", got)
	}
	settleAll(t, a, slow)
	play(t, a, spelt("Marta calls. ")...)
	if got := a.handover.text.Value(); !strings.HasPrefix(got, "Marta calls. #") {
		t.Errorf("the page shows %q, want what was typed before what tend wrote", got)
	}
}

func TestHandoverIsOpenOnce(t *testing.T) {
	a := storeApp(t)
	a.after = func(time.Duration, tea.Msg) tea.Cmd { return nil }
	if _, err := a.desk.store.KeepHandover(t.Context(), "Deniz", a.now(), "# Old"); err != nil {
		t.Fatal(err)
	}
	settleAll(t, a, a.writeHandover())
	play(t, a, spelt("One. ")...)
	play(t, a, "ctrl+r", "H")
	if _, front := a.front().(*handoverPage); !front || len(a.dialogs) != 1 {
		t.Fatalf("%d dialogs are open, want the hand-over alone", len(a.dialogs))
	}
	play(t, a, spelt("Two. ")...)
	play(t, a, "ctrl+s")
	if h, err := a.desk.store.LastHandover(t.Context()); !strings.HasPrefix(h.Text, "One. Two. #") {
		t.Errorf("kept %q, %v; want all that was typed", h.Text, err)
	}
}
