package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"tend/store"
	"tend/ui/replies"
	"tend/ui/suggest"
)

// answering is a desk with saved replies on which the first comment is being
// answered.
func answering(t *testing.T, lang string, width, height int) *app {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "replies"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"kinder.de.md":    "Hallo {first_name},\n\nfür die Kleinen gibt es eine Krabbelecke.\n\n{signature}",
		"kinder.en.md":    "Hello {first_name}, there is a corner for toddlers.",
		"danke.md":        "Danke, {name}!",
		"kaputt.md":       "Hallo,\n{vorname}!",
		"signature.de.md": "Miriam, Nachbarschaftshaus",
	} {
		if err := os.WriteFile(filepath.Join(dir, "replies", name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	a := deskOn(t, sample(t, lang), lang, width, height)
	a.desk.replies = filepath.Join(dir, "replies")
	a.desk.promises = suggest.Settings{Promise: true}.For().Promise
	a.desk.reasons = []replies.Reply{{Name: "off topic", File: "config.toml", Text: "Hello {first_name}, this is not about {post}."}, {Name: "advert"}}
	play(t, a, "r")
	return a
}

func TestSavedRepliesAreChosenByTyping(t *testing.T) {
	for name, tt := range map[string]struct {
		lang          string
		width, height int
	}{"narrow_40x12": {"en", 40, 12}, "one_80x24": {"en", 80, 24}, "two_120x40": {"en", 120, 40}, "german_80x24": {"de", 80, 24}} {
		t.Run(name, func(t *testing.T) {
			a := answering(t, tt.lang, tt.width, tt.height)
			play(t, a, "ctrl+r", "k")
			golden.RequireEqual(t, frameOf(a))
		})
	}
}

// inSheet is what stands in the reply sheet.
func inSheet(a *app) string { return a.front().(*replySheet).text.Value() }

func TestASavedReplyIsFilledAndInsertedInTheCommentsLanguage(t *testing.T) {
	a := answering(t, "en", 80, 24)
	play(t, a, "O", "h", ":", " ", "ctrl+r", "k", "i", "n", "d", "enter")
	want := "Oh: Hallo Jonas,\n\nfür die Kleinen gibt es eine Krabbelecke.\n\nMiriam, Nachbarschaftshaus"
	if got := inSheet(a); got != want {
		t.Errorf("the reply is %q, want %q", got, want)
	}
	play(t, a, "ctrl+z")
	if got := inSheet(a); got != "Oh: " {
		t.Errorf("taken out, the reply is %q", got)
	}
	play(t, a, "ctrl+z")
	if !strings.Contains(frameOf(a), "No saved reply to take out.") || inSheet(a) != "Oh: " {
		t.Errorf("a second time:\n%s", frameOf(a))
	}
	play(t, a, "ctrl+r", "o", "f", "f", "enter")
	if got := inSheet(a); !strings.HasPrefix(got, "Oh: Hello Jonas, this is not about Sommerfest") {
		t.Errorf("with a reason the reply is %q", got)
	}
}

func TestASavedReplyWithAnUnknownPlaceLeavesTheReplyAsItIs(t *testing.T) {
	a := answering(t, "en", 120, 40)
	play(t, a, "H", "i", "ctrl+r", "k", "a", "p", "u", "enter")
	if got := frameOf(a); !strings.Contains(got, "kaputt.md, line 2: nothing fills {vorname}.") || inSheet(a) != "Hi" {
		t.Errorf("the reply is %q:\n%s", inSheet(a), got)
	}
	play(t, a, "esc")
	if a.front() == nil || a.front().(*replySheet).saved != nil {
		t.Error("esc leaves more than the list")
	}
}

func TestAPromiseInAReplyBecomesATaskWithIt(t *testing.T) {
	a := answering(t, "en", 80, 24)
	for _, r := range "Ich melde mich bis Freitag." {
		play(t, a, strings.ReplaceAll(string(r), " ", "space"))
	}
	it := a.front().(*replySheet).item
	a.front().(*replySheet).heed()
	if got := frameOf(a); !strings.Contains(got, "This promises something for Fri 3 Jul. ctrl+t makes a task of it.") {
		t.Errorf("the promise is not noticed:\n%s", got)
	}
	play(t, a, "ctrl+t")
	if got := frameOf(a); !strings.Contains(got, "With the reply comes a task for Fri 3 Jul.") {
		t.Errorf("the task is not announced:\n%s", got)
	}
	play(t, a, "ctrl+s")
	tasks, err := a.desk.store.Tasks(t.Context(), store.TaskFilter{ItemID: it.ID}, store.Page{})
	if err != nil || len(tasks) != 1 || tasks[0].Title != "Promised: Ich melde mich bis Freitag." || tasks[0].Due.Day() != 3 {
		t.Fatalf("tasks = %+v, %v", tasks, err)
	}
	play(t, a, "z")
	if tasks, err = a.desk.store.Tasks(t.Context(), store.TaskFilter{ItemID: it.ID}, store.Page{}); err != nil || len(tasks) != 0 {
		t.Errorf("taken back, tasks = %+v, %v", tasks, err)
	}
}

func TestAReasonIsNotedForTheLastSpam(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 80, 24)
	play(t, a, "N")
	if !strings.Contains(frameOf(a), "Nothing was marked spam or trashed here yet.") {
		t.Errorf("without spam:\n%s", frameOf(a))
	}
	it, _ := a.item()
	play(t, a, "s", "N")
	golden.RequireEqual(t, frameOf(a))
	play(t, a, "o", "f", "f", "enter")
	decisions, err := a.desk.store.DecisionsAbout(t.Context(), it.ID, 1)
	if err != nil || decisions[0].Act != store.ActReason || decisions[0].Reason != "off topic" {
		t.Errorf("the journal has %+v, %v", decisions, err)
	}
	if !strings.Contains(frameOf(a), "Reason noted: Jonas Albrecht.") {
		t.Errorf("it does not say so:\n%s", frameOf(a))
	}
}
