package ui

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"tend/ui/config"
	"tend/ui/query"
)

// paletteDesk is the sample's desk with a view and a config.toml.
func paletteDesk(t *testing.T, lang string, width, height int) *app {
	t.Helper()
	a := deskOn(t, sample(t, lang), lang, width, height)
	a.views.saved = []query.View{{Name: "backlog", Query: "age:>7d"}}
	a.desk.settings = filepath.Join(t.TempDir(), "config.toml")
	a.desk.memory = memory{filepath.Join(t.TempDir(), "screen.json")}
	return a
}

// showsPalette compares the screen with a golden one. How many commands were
// found of how many is left out: every room adds some.
func showsPalette(t *testing.T, a *app) {
	t.Helper()
	frame := regexp.MustCompile(`╌ +\d+ (of|von) \d{3} ╌╌`).ReplaceAllString(frameOf(a), "╌ 9 $1 999 ╌╌")
	lines := strings.Split(frame, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	golden.RequireEqual(t, strings.Join(lines, "\n")+"\n")
}

func TestPalette(t *testing.T) {
	for name, tt := range map[string]struct {
		lang          string
		width, height int
	}{
		"40x12":        {"en", 40, 12},
		"80x24":        {"en", 80, 24},
		"120x40":       {"en", 120, 40},
		"200x50":       {"en", 200, 50},
		"80x24_german": {"de", 80, 24},
		"40x12_german": {"de", 40, 12},
	} {
		t.Run(name, func(t *testing.T) {
			a := paletteDesk(t, tt.lang, tt.width, tt.height)
			play(t, a, "ctrl+p", "b", "a", "c")
			showsPalette(t, a)
		})
	}
}

// chosen returns the labels that the palette shows.
func chosenLabels(a *app) []string {
	var all []string
	for _, e := range a.front().(*palette).found {
		all = append(all, e.label)
	}
	return all
}

func TestPaletteFindsByBeginningsAndInside(t *testing.T) {
	a := paletteDesk(t, "en", 80, 24)
	for typed, want := range map[string]string{
		"bac":        "back up the cache to a file",
		"up cache":   "back up the cache to a file",
		"R":          "bring in what is new",
		"outbox-ret": "send it now, or try again",
		"theme":      "theme: auto",
		"colours":    "theme: auto",
		"forum":      "Forum",
		"backlog":    "backlog: age:>7d",
		"sprdt":      "whisper", // nothing has these letters in this order
	} {
		play(t, a, ":")
		play(t, a, letters(typed)...)
		got := chosenLabels(a)
		if found := len(got) > 0 && got[0] == want; found != (want != "whisper") {
			t.Errorf("%q finds %q, want %q first", typed, got[:min(4, len(got))], want)
		}
		play(t, a, "esc")
	}
}

func TestPaletteSaysWhyAnActionCannotRun(t *testing.T) {
	a := paletteDesk(t, "en", 80, 24)
	a.Update(a.desk.loadPalette()())
	play(t, a, ":")
	play(t, a, letters("give the task another")...)
	play(t, a, "enter")
	if got := frameOf(a); a.front() == nil || strings.Count(got, "only here: tasks") != 2 {
		t.Errorf("it does not say why:\n%s", got)
	}
}

func TestPaletteNeverOpensOverADialog(t *testing.T) {
	a := paletteDesk(t, "en", 80, 24)
	play(t, a, "S", "ctrl+p", ":")
	if len(a.dialogs) != 1 {
		t.Errorf("%d dialogs are open", len(a.dialogs))
	}
}

func TestPaletteGoesToASourceByItsName(t *testing.T) {
	a := paletteDesk(t, "en", 80, 24)
	play(t, a, ":")
	play(t, a, letters("rundbrief")...)
	play(t, a, "enter")
	d, ok := a.front().(*sourcesPage)
	if !ok {
		t.Fatalf("%T is open, want the sources", a.front())
	}
	if src, _ := d.source(); src.Name != "Rundbrief" {
		t.Errorf("%s is in focus, want the Rundbrief", src.Name)
	}
}

func TestPaletteChangesASettingAndShowsIt(t *testing.T) {
	a := paletteDesk(t, "en", 80, 24)
	play(t, a, ":")
	play(t, a, letters("theme: ")...)
	play(t, a, "enter")
	if got := chosenLabels(a)[0]; got != "theme: dark" {
		t.Errorf("the setting reads %q, want theme: dark", got)
	}
	if value, err := config.Get(a.desk.settings, "theme"); value != `"dark"` || err != nil || a.config.Theme != "dark" {
		t.Errorf("theme is %s in the file, %s on the desk: %v", value, a.config.Theme, err)
	}
}

func TestPaletteShowsWhatWasChosenLastFirst(t *testing.T) {
	a := paletteDesk(t, "en", 80, 24)
	for _, name := range []string{"bring in", "who decided"} {
		play(t, a, ":")
		play(t, a, letters(name)...)
		play(t, a, "enter", "esc")
	}
	play(t, a, ":")
	got := chosenLabels(a)
	var at []int
	for _, label := range []string{"approve it: it becomes public", "give it to somebody", "who decided what", "bring in what is new", "quit"} {
		at = append(at, slices.Index(got, label))
	}
	if at[0] < 0 || !slices.IsSorted(at) {
		t.Errorf("what is in focus, what was chosen last and the rest stand at %v in\n%q", at, got)
	}
}

func TestPaletteMarksTheLettersThatFit(t *testing.T) {
	for typed, want := range map[string]map[string]string{
		"bac":     {"back up the cache to a file": "bac", "take back what you did last": "bac"},
		"up cac":  {"back up the cache to a file": "upcac"},
		"fle":     {"back up the cache to a file": ""},
		"übersic": {"Übersicht": "Übersic"},
		"x":       {"x": ""}, // as its key
		"tkbck":   {"take back what you did last": "tkbck"},
	} {
		var all []command
		for label := range want {
			all = append(all, command{label: label, key: "x"})
		}
		for _, c := range matching(all, typed) {
			got := ""
			for i, r := range c.label {
				if slices.Contains(c.hits, i) {
					got += string(r)
				}
			}
			if got != want[c.label] {
				t.Errorf("%q marks %q in %q, want %q", typed, got, c.label, want[c.label])
			}
		}
	}
	a := paletteDesk(t, "en", 80, 24)
	play(t, a, ":", "b", "a", "c", "k", "space", "u")
	want := a.theme.Selected(a.theme.Hit).Render("back u") // the row in focus
	if got := a.View().Content; !strings.Contains(got, want) {
		t.Errorf("the screen does not mark %q", want)
	}
}

func TestPaletteOpensTheDialogOfAVerb(t *testing.T) {
	a := paletteDesk(t, "en", 80, 24)
	play(t, a, ":")
	play(t, a, letters("outbox-retry")...)
	play(t, a, "enter")
	if _, ok := a.front().(*outboxPage); !ok {
		t.Errorf("%T is open, want the outbox", a.front())
	}
	for _, c := range a.commands(paletteLoadedMsg{}) {
		if c.id == "verb login-file" || c.id == "verb confirm-drop" {
			t.Errorf("%s is offered, and nothing opens its dialog", c.id)
		}
	}
}

func TestBackupAndExportWriteNewFilesOnly(t *testing.T) {
	a := paletteDesk(t, "en", 80, 24)
	for name, want := range map[string]string{"back up": "SQLite format 3", "write the list": "<?xml"} {
		path := filepath.Join(t.TempDir(), "copy")
		for _, said := range []string{"Written: ", "copy is there already."} {
			play(t, a, ":")
			play(t, a, letters(name)...)
			play(t, a, "enter", "ctrl+u")
			play(t, a, letters(path)...)
			play(t, a, "enter")
			if !strings.Contains(a.status.said, said) {
				t.Errorf("%s says %q, want %q", name, a.status.said, said)
			}
		}
		if raw, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(raw), want) {
			t.Errorf("%s wrote %.20q, %v", name, raw, err)
		}
	}
}

func TestSuspendingIsNotForSSH(t *testing.T) {
	a := paletteDesk(t, "en", 80, 24)
	a.environ = func(name string) string { return map[string]string{"SSH_TTY": "/dev/pts/3"}[name] }
	play(t, a, ":")
	play(t, a, letters("shell")...)
	play(t, a, "enter")
	if d, ok := a.front().(*palette); !ok || d.problem == "" {
		t.Error("suspending is offered over SSH")
	}
}

func TestMemoryOfNonsenseIsEmpty(t *testing.T) {
	m := memory{filepath.Join(t.TempDir(), "screen.json")}
	for _, raw := range []string{"", "{", "[1]", `{"recent":"x"}`, "\xff\x00"} {
		if err := os.WriteFile(m.path, []byte(raw), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := m.read(); got.Toured || len(got.Recent) > 0 {
			t.Errorf("%q is remembered as %+v", raw, got)
		}
	}
	for range 9 {
		for _, id := range []string{"a", "b", "c", "d", "e", "f"} {
			if err := m.chose(id); err != nil {
				t.Fatal(err)
			}
		}
	}
	if got := m.read().Recent; len(got) != mostRecent || got[0] != "f" {
		t.Errorf("remembered %v", got)
	}
}

func TestHelpChangesTheKeyOfAnAction(t *testing.T) {
	a := paletteDesk(t, "en", 80, 24)
	play(t, a, "?")
	play(t, a, letters("journal")...)
	play(t, a, "ctrl+k", "esc", "ctrl+k", "ctrl+i") // ctrl+i is tab
	if got := frameOf(a); !strings.Contains(got, "cannot tell ctrl+i from another key") {
		t.Errorf("ctrl+i is not refused:\n%s", got)
	}
	play(t, a, "e")
	if got := frameOf(a); !strings.Contains(got, "e is taken: done, task-done. e once more takes it away") {
		t.Errorf("it does not say that e is taken:\n%s", got)
	}
	play(t, a, "e")
	if got := frameOf(a); a.keys.Key("journal") != "e" || a.keys.Key("done") != "" || !strings.Contains(got, "e         who decided what") {
		t.Errorf("the journal has %q, done %q:\n%s", a.keys.Key("journal"), a.keys.Key("done"), got)
	}
	if c, problems, err := config.Load(a.desk.settings); err != nil || len(problems) > 0 || len(c.Keys) != 3 {
		t.Errorf("the settings hold %v, with %v, %v", c.Keys, problems, err)
	}
	play(t, a, "esc", "esc", "e")
	if _, ok := a.front().(*journal); !ok {
		t.Errorf("e opens %T", a.front())
	}
}

func TestHelpTakesAKeyAway(t *testing.T) {
	a := paletteDesk(t, "en", 80, 24)
	play(t, a, "?")
	play(t, a, letters("the last thing again")...)
	play(t, a, "ctrl+k", "backspace")
	if key := a.keys.Key("repeat"); key != "" {
		t.Errorf("repeat has %q", key)
	}
}

func TestHelpFindsTheVerbsOfDialogs(t *testing.T) {
	a := paletteDesk(t, "en", 80, 24)
	play(t, a, "?")
	play(t, a, letters("try again")...)
	if got := frameOf(a); !strings.Contains(got, "send it now, or try again") || !strings.Contains(got, "only here: outbox") {
		t.Errorf("it is not found:\n%s", got)
	}
}
