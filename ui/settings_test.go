package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"tend/ui/config"
)

// configured is a desk that follows a config.toml.
func configured(t *testing.T, raw string) (a *app, write func(raw string)) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config.toml")
	write = func(raw string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(raw), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(raw)
	c, problems, err := config.Load(path)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	a = deskOn(t, sample(t, "en"), "en", 80, 24)
	a.desk.settings = path // changes are looked at when a test says so
	settleAll(t, a, a.takeOver(c))
	return a, write
}

// reread has the desk read its settings, as after a change.
func reread(t *testing.T, a *app) {
	t.Helper()
	m := a.desk.readSettings(a.config)
	settleAll(t, a, a.updateDesk(m))
}

func TestSettingsAreTakenOverWhileTheDeskIsOpen(t *testing.T) {
	a, write := configured(t, "language = \"en\"\n")
	write("language = \"de\"\ntheme = \"light\"\nglyphs = \"ascii\"\ncursor = \"visible\"\nreduce_motion = true\n[views]\nVorn = \"is:held\"\n")
	reread(t, a)
	got := frameOf(a)
	for _, want := range []string{"WARTENDE KOMMENTARE", "Vorn 7", "? alle Tasten", "Einstellungen neu gelesen.", ">2 "} {
		if !strings.Contains(got, want) {
			t.Errorf("the screen lacks %q:\n%s", want, got)
		}
	}
	if a.theme.Dark || a.View().Cursor == nil || !a.still {
		t.Errorf("dark %v, cursor %v, still %v", a.theme.Dark, a.View().Cursor, a.still)
	}
}

func TestWhatIsWrongInTheSettingsIsOneLineAndChangesNothing(t *testing.T) {
	a, write := configured(t, "theme = \"light\"\n")
	write("# mine\ntheme = \"pink\"\n")
	reread(t, a)
	if got := frameOf(a); !strings.Contains(got, `config.toml, line 2: theme can be "auto", "dark"`) || a.config.Theme != "light" {
		t.Errorf("theme is %s:\n%s", a.config.Theme, got)
	}
	a.tell("")
	reread(t, a)
	if a.status.said != "" {
		t.Errorf("it says the same twice: %q", a.status.said)
	}
}

func TestWhatTheDeskWritesItselfIsNotAnnounced(t *testing.T) {
	a, write := configured(t, "theme = \"light\"\n")
	a.tell("Something.")
	write("theme = \"light\" # mine\n")
	reread(t, a)
	if a.status.said != "Something." {
		t.Errorf("it says %q", a.status.said)
	}
}

func TestKeysAreTakenOverWhileTheDeskIsOpen(t *testing.T) {
	a, write := configured(t, "theme = \"light\"\n")
	write("[keys]\njournal = \"N\"\nundo = \"U\"\n")
	reread(t, a)
	play(t, a, "L")
	if a.front() != nil {
		t.Error("L still opens the journal")
	}
	play(t, a, "w", "enter")
	if got := frameOf(a); !strings.Contains(got, "U undo") || strings.Contains(got, "z undo") {
		t.Errorf("undo is not shown with its key:\n%s", got)
	}
	play(t, a, "U", "N")
	if got := frameOf(a); !strings.Contains(got, "JOURNAL") || !strings.Contains(got, "z takes back the one in focus") {
		t.Errorf("N does not open the journal:\n%s", got)
	}
}

func TestTheSettingsAreWatchedByOneAtATime(t *testing.T) {
	a, _ := configured(t, "theme = \"light\"\n")
	a.desk.watched = &config.Watch{Path: a.desk.settings}
	watched, ok := a.desk.watchSettings(a.config)().(settingsReadMsg) // the first look is at once
	if !ok {
		t.Fatal("the watch brings nothing")
	}
	if a.reread(watched) == nil {
		t.Error("after a change nobody waits for the next")
	}
	if a.reread(a.desk.readSettings(a.config)) != nil {
		t.Error("what was read on request begins another watch")
	}
}

func TestSettingsAreTakenOverBesideWhatIsBeingKept(t *testing.T) {
	a := storeApp(t)
	a.config.Name, a.volunteer, a.desk.who = "miriam", "miriam", "miriam"
	keep := a.desk.note(comment(t, a, "One").ID, "x")
	kept := make(chan tea.Msg)
	go func() { kept <- keep() }()
	c := a.config
	c.Name = "deniz"
	a.takeOver(c) // without feeds, too; the race detector looks at the rest
	if m := (<-kept).(actedMsg); m.err != nil || m.batch.Volunteer != "miriam" || a.desk.who != "deniz" {
		t.Errorf("kept by %q, %v, and now %q sits here", m.batch.Volunteer, m.err, a.desk.who)
	}
}
