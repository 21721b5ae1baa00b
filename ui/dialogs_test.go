package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/feeds"
	"tend/feeds/login"
	"tend/store"
	"tend/ui/when"
)

// press gives keys to the dialog in front and returns what its last command
// answered, nil if it had none.
func press(t *testing.T, a *app, keys ...string) tea.Msg {
	t.Helper()
	var cmd tea.Cmd
	for _, k := range keys {
		cmd = a.updateFront(pressed(k))
	}
	if cmd == nil {
		return nil
	}
	return cmd()
}

// letters are the keys that type a text.
func letters(text string) []string {
	var keys []string
	for _, r := range text {
		if r == ' ' {
			keys = append(keys, "space")
			continue
		}
		keys = append(keys, string(r))
	}
	return keys
}

func TestWaitUnderstandsWhatIsTyped(t *testing.T) {
	a := sheetApp(t, "en", 80, 24)
	at := func(day, hour int) time.Time { return time.Date(2026, 7, day, hour, 0, 0, 0, a.now().Location()) }
	for name, tt := range map[string]struct {
		typed string
		want  time.Time
	}{
		"nothing is tomorrow":       {"", at(3, 9)},
		"a weekday":                 {"fr", at(3, 9)},
		"a choice":                  {"4", at(9, 9)},
		"the weekend":               {"2", at(4, 9)},
		"monday":                    {"3", at(6, 9)},
		"a month":                   {"5", at(33, 9)},
		"until someone answers":     {"6", time.Time{}},
		"a number of days":          {"3 days", at(5, 9)},
		"german, with a time":       {"morgen 18 uhr", at(3, 18)},
		"more than a choice":        {"2026-07-20", at(20, 9)},
		"today, later this evening": {"today 21:00", at(2, 21)},
	} {
		t.Run(name, func(t *testing.T) {
			a := sheetApp(t, "en", 80, 24)
			a.open(newWaiting(a.env, []store.Item{{ID: 12}}))
			got, ok := press(t, a, append(letters(tt.typed), "enter")...).(waitChosenMsg)
			if !ok || !got.until.Equal(tt.want) || len(got.items) != 1 {
				t.Errorf("%q waits until %v, want %v", tt.typed, got.until, tt.want)
			}
			if a.front() != nil {
				t.Error("the sheet stays open")
			}
		})
	}
}

func TestWaitRefusesWhatIsNoDateToCome(t *testing.T) {
	for _, typed := range []string{"7", "soon", "yesterday", "2026-07-01", "12345678901234567890", "\"; DROP TABLE"} {
		a := sheetApp(t, "en", 80, 24)
		a.open(newWaiting(a.env, []store.Item{{ID: 12}}))
		if got := press(t, a, append(letters(typed), "enter")...); got != nil || a.front() == nil {
			t.Errorf("%q was taken: %v", typed, got)
		}
	}
}

func TestMonthlyChoiceEndsInTheShorterMonth(t *testing.T) {
	a := sheetApp(t, "en", 80, 24)
	a.now = func() time.Time { return time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC) }
	a.open(newWaiting(a.env, []store.Item{{ID: 12}}))
	got := press(t, a, "5", "enter").(waitChosenMsg).until
	if want := time.Date(2026, 2, 28, 9, 0, 0, 0, time.UTC); !got.Equal(want) {
		t.Errorf("a month from 31 January = %v, want %v", got, want)
	}
}

func TestTaskSheetKeepsWhatWasTyped(t *testing.T) {
	a := sheetApp(t, "en", 80, 24)
	a.open(newTask(a.env, &store.Item{ID: 12, Kind: store.KindComment, Author: "Marta"}))
	if got := press(t, a, "enter", "ctrl+s"); got != nil {
		t.Fatalf("a task without a title was kept: %v", got)
	}
	keys := append(letters("Answer Marta"), "tab")
	got, ok := press(t, a, append(append(keys, letters("fri")...), "ctrl+s")...).(taskWrittenMsg)
	want := time.Date(2026, 7, 3, 0, 0, 0, 0, a.now().Location())
	if !ok || got.task.Title != "Answer Marta" || got.task.ItemID != 12 || !got.task.Due.Equal(want) || !got.task.WholeDay {
		t.Errorf("task = %+v, want Answer Marta about 12 on the whole of %v", got.task, want)
	}
	if got, want := got.task.Zone, "Europe/Berlin"; got != want {
		t.Errorf("zone = %q, want %q", got, want)
	}
}

func TestTaskEditShowsADateItUnderstands(t *testing.T) {
	a := sheetApp(t, "de", 80, 24)
	due := time.Date(2026, 7, 3, 18, 0, 0, 0, a.now().Location())
	for _, whole := range []bool{true, false} {
		task := store.Task{ID: 4, Title: "Schlüssel", Due: due, WholeDay: whole}
		if whole {
			task.Due = time.Date(2026, 7, 3, 0, 0, 0, 0, a.now().Location())
		}
		a.open(newTaskEdit(a.env, task))
		got, ok := press(t, a, "ctrl+s").(taskWrittenMsg)
		if !ok || !got.task.Due.Equal(task.Due) || got.task.WholeDay != whole || got.task.ID != 4 {
			t.Errorf("unchanged, it is kept as %+v, want %+v", got.task, task)
		}
	}
}

func TestTaskDateCanBeTakenAway(t *testing.T) {
	a := sheetApp(t, "en", 80, 24)
	a.open(newTaskDate(a.env, []store.Task{{ID: 4, Title: "x"}}))
	got, ok := press(t, a, "6", "enter").(taskDateChosenMsg)
	if !ok || got.due != (when.Moment{}) {
		t.Errorf("due = %v, want none", got.due)
	}
}

func TestNoteUnchangedWritesNothing(t *testing.T) {
	a := sheetApp(t, "en", 80, 24)
	it := store.Item{ID: 12, Mark: store.Mark{Note: "hears badly"}}
	a.open(newNote(a.env, it))
	if got := press(t, a, "enter"); got != nil {
		t.Errorf("an unchanged note was written: %v", got)
	}
	a.open(newNote(a.env, it))
	got, ok := press(t, a, "ctrl+u", "enter").(noteWrittenMsg)
	if !ok || got.note != "" || got.item.ID != 12 {
		t.Errorf("emptied note = %+v, want an empty one on 12", got)
	}
}

func TestQuestionTakesNoOtherAnswer(t *testing.T) {
	a := sheetApp(t, "en", 80, 24)
	asked := 0
	a.open(newTooMany(a.env, "done", 34, func() tea.Cmd { asked++; return nil }))
	press(t, a, "enter", "e", "y", "space")
	if asked != 0 || a.front() == nil {
		t.Fatal("another key than ! confirmed")
	}
	press(t, a, "!")
	if asked != 1 || a.front() != nil {
		t.Error("! did not confirm")
	}
}

func TestHelpFindsByWordAndByKey(t *testing.T) {
	a := sheetApp(t, "en", 80, 24)
	for typed, want := range map[string]string{"journal": "L", "R": "R", "tick off": "e", "browser": "o"} {
		h := newHelp(a.env, a).(*help)
		h.find = newField(typed)
		found := h.found()
		if len(found) == 0 || a.keys.Key(found[0].Name) != want {
			t.Errorf("help finds %v for %q, want %s first", found, typed, want)
		}
	}
}

func TestHelpRunsWhatIsChosen(t *testing.T) {
	a := sheetApp(t, "en", 80, 24)
	a.open(newHelp(a.env, a))
	got, ok := press(t, a, append(letters("journal"), "enter")...).(actionChosenMsg)
	if !ok || got.action.Name != "journal" || a.front() != nil {
		t.Errorf("enter chose %v, want the journal", got.action.Name)
	}
}

func TestFoundFeedsAreChosenWithSpace(t *testing.T) {
	a := sheetApp(t, "en", 80, 24)
	c := newFoundFeeds(a.env, aDiscovery())
	for _, k := range []string{"space", "down", "down", "space"} { // the third cannot be read
		c.update(pressed(k))
	}
	if got := c.choice(login.Basic{}).Only; len(got) != 1 || !strings.Contains(got[0], "comments") {
		t.Errorf("chosen = %v, want the comments only", got)
	}
	for _, k := range []string{"up", "space"} {
		c.update(pressed(k))
	}
	if c.update(pressed("enter")) {
		t.Error("nothing is chosen, yet it was taken")
	}
}

func TestLateDiscoveryIsDropped(t *testing.T) {
	a := sheetApp(t, "en", 80, 24)
	a.desk.feeds = new(feeds.Feeds) // never asked: the command is not run
	d := newAddSource(a.env).(*addSource)
	a.open(d)
	for _, k := range letters("lindenhof.example") {
		a.Update(pressed(k))
	}
	a.Update(pressed("enter"))
	if d.busy == "" {
		t.Fatal("nothing is being looked for")
	}
	seq := d.seq
	a.Update(pressed("esc"))
	a.Update(discoveredMsg{seq: seq, found: aDiscovery()})
	if d.found != nil {
		t.Error("an answer that nobody waits for any more was shown")
	}
	if got, want := d.form.text(addAddress), "lindenhof.example"; got != want {
		t.Errorf("address = %q after esc, want %q", got, want)
	}
}

func TestAddressBehindALoginAsksForIt(t *testing.T) {
	a := sheetApp(t, "en", 80, 24)
	d := newAddSource(a.env).(*addSource)
	a.open(d)
	a.Update(discoveredMsg{err: loginNeeded()})
	for _, k := range append(append(letters("miriam"), "tab"), letters("swordfish")...) {
		a.Update(pressed(k))
	}
	if got := d.user(); got.User != "miriam" || got.Password != "swordfish" {
		t.Errorf("login = %q, want miriam's", got.User)
	}
	if strings.Contains(frameOf(a), "swordfish") {
		t.Error("the password is on the screen")
	}
}

func TestFirstStartOffersTheSampleCommunity(t *testing.T) {
	a := sheetApp(t, "en", 80, 24)
	a.open(newFirstStart(a.env))
	if _, ok := press(t, a, "ctrl+d").(demoChosenMsg); !ok {
		t.Error("ctrl+d does not open the sample community")
	}
}

func TestPageKeepsItsRowWhenSourcesChange(t *testing.T) {
	a := sheetApp(t, "en", 80, 24)
	d := newSourcesPage(a.env).(*sourcesPage)
	a.open(d)
	all := someSources(a.now())
	a.Update(sourcesLoadedMsg{sources: all})
	d.row.at = len(all) - 1
	a.Update(sourcesLoadedMsg{sources: all[2:]})
	if got, _ := d.source(); got.Name != "Stadtteil" {
		t.Errorf("focus on %s, want Stadtteil", got.Name)
	}
	a.Update(sourcesLoadedMsg{})
	if got := press(t, a, "R"); got != nil {
		t.Errorf("without sources R asks for %v", got)
	}
}

func TestJournalTakesBackOnlyOnesOwn(t *testing.T) {
	a := sheetApp(t, "en", 80, 24)
	d := newJournal(a.env).(*journal)
	a.open(d)
	a.Update(journalLoadedMsg{batches: someBatches(a.now())})
	for i, want := range []bool{true, true, false, false, false} {
		d.row.at = i
		if got := d.why(d.batches[i]) == ""; got != want {
			t.Errorf("batch %d can be taken back: %v, want %v", i, got, want)
		}
	}
}

func TestDialogsSurviveAnythingPasted(t *testing.T) {
	paste := strings.Repeat("\x1b[2J\x1b]0;x\x07\u202eשלום 👩‍👩‍👧 山田\n", 10_000)
	for name, sc := range scenes() {
		a := sheetApp(t, "en", 80, 24)
		sc.play(a)
		a.Update(tea.PasteMsg{Content: paste})
		for _, line := range strings.Split(frameOf(a), "\n") {
			if strings.ContainsAny(line, "\x1b\x07\u202e") {
				t.Errorf("%s: a control character reached the screen: %q", name, line)
			}
		}
	}
}
