package linear

import (
	"slices"
	"testing"

	"tend/ui/keyboard"
)

// missing says of verbs of the desk why plain lines do without them.
func missing() map[string]string {
	return map[string]string{
		"half-down":  "a list has no pages; the last row and a search are as quick",
		"half-up":    "a list has no pages",
		"history":    "what was decided is read out with the text",
		"redraw":     "nothing is drawn",
		"add-source": "tend add",
		"backup":     "tend backup",
		"check":      "tend doctor",
		"export":     "tend export",
		"settings":   "tend config edit",
		"reload":     "the settings are read again when they change",
		"tour":       "the help says every key in words",
		"suspend":    "the shell's own key does it",
	}
}

// instead says of the desk's dialogs what takes their place in plain lines.
func instead() map[keyboard.Place]string {
	return map[keyboard.Place]string{
		keyboard.Add: "tend add", keyboard.Found: "tend add", keyboard.Login: "tend login", keyboard.Sources: "tend sources",
		keyboard.Outbox: "tend outbox", keyboard.Refused: "tend outbox", keyboard.Member: "tend tag, link, unlink and team",
		keyboard.Journal: "undo takes the newest batch back, tend undo any", keyboard.Handovers: "tend handover --list",
		keyboard.Checks: "a number ticks a line", keyboard.Form: "a line at a time is asked for", keyboard.Reply: "a full stop and a letter",
		keyboard.Help: "tend config set", keyboard.Search: "a new name at the views keeps a search", keyboard.Views: "a number or a name",
		keyboard.Links: "a number opens one", keyboard.History: "read out with the text", keyboard.Palette: "words of what is to be done",
		keyboard.Question: "asked in a line, with the same keys", keyboard.Quit: "asked in a line, with the same keys",
		keyboard.Overview: "read out, with the same keys", keyboard.Handover: "read out, with the same keys",
	}
}

// TestEveryVerbOfTheDeskIsHereOrHasAReason walks the registry, so that a new
// verb cannot be forgotten.
func TestEveryVerbOfTheDeskIsHereOrHasAReason(t *testing.T) {
	spoken := map[string]bool{}
	for _, v := range verbs() {
		if spoken[v.Name] {
			t.Errorf("%s is there twice", v.Name)
		}
		spoken[v.Name] = true
	}
	why, dialogs := missing(), instead()
	for _, v := range keyboard.Verbs() {
		onDesk := v.In(keyboard.Linear) || slices.ContainsFunc(keyboard.Panes(), v.In)
		switch {
		case onDesk && spoken[v.Name] == (why[v.Name] != ""):
			t.Errorf("%s: spoken %t, with the reason %q against it", v.Name, spoken[v.Name], why[v.Name])
		case !onDesk:
			for _, p := range v.Places {
				if dialogs[p] == "" {
					t.Errorf("nothing takes the place of %s, where %s is", p, v.Name)
				}
			}
		}
		delete(why, v.Name)
	}
	for name := range why {
		t.Errorf("%s is no verb", name)
	}
}
