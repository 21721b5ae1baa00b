package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/store"
)

// lookFor wants texts to stand on the screen.
func lookFor(t *testing.T, a *app, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(frameOf(a), text) {
			t.Errorf("%q is not on the screen:\n%s", text, frameOf(a))
		}
	}
}

// spelt are the keys of a text.
func spelt(text string) []string {
	keys := strings.Split(text, "")
	for i, key := range keys {
		if key == " " {
			keys[i] = "space"
		}
	}
	return keys
}

func TestClaimingTakesLetsGoAndBars(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 120, 40)
	play(t, a, "c")
	lookFor(t, a, "you have it, newcomer", "Jonas Albrecht: yours until Fri 3 Jul, 19:43.")
	play(t, a, "c")
	lookFor(t, a, "Let go: Jonas Albrecht.")
	for a.comments.rows[a.comments.at].Author != "gartenfreundin" {
		play(t, a, "j")
	}
	play(t, a, "e")
	lookFor(t, a, "Deniz has it since 19:30. c claims it too.")
	play(t, a, "c", "e")
	lookFor(t, a, "Done here: gartenfreundin.")
	play(t, a, "z", "z")
	lookFor(t, a, "Deniz has it")
}

func TestASelectionIsClaimedAndGivenAway(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 80, 24)
	play(t, a, "x", "j", "x", "c")
	lookFor(t, a, "2 things: yours until")
	play(t, a, "j", ".")
	if n := strings.Count(frameOf(a), "you have it"); n != 3 {
		t.Errorf("%d rows are claimed, want 3:\n%s", n, frameOf(a))
	}
	play(t, a, append(append([]string{"C"}, spelt("den")...), "enter")...)
	lookFor(t, a, "Deniz has it until Fri 3 Jul, 19:43.")
	play(t, a, append(append([]string{"C"}, spelt("Somebody Else")...), "enter")...)
	lookFor(t, a, "Somebody Else has it until")
	play(t, a, "C", "up", "down", "down", "down", "down", "down", "down", "enter")
	lookFor(t, a, "Let go:")
}

// newBeds writes a task with everything a task can have.
func newBeds(t *testing.T, a *app) {
	t.Helper()
	keys := append([]string{"3", "t"}, spelt("Water the beds")...)
	keys = append(append(keys, "tab"), spelt("every monday 18:00")...)
	keys = append(append(keys, "tab"), spelt("1 hour before")...)
	keys = append(append(keys, "tab", "tab"), spelt("den")...)
	keys = append(append(keys, "tab"), spelt("hose")...)
	keys = append(append(keys, "enter"), spelt("two cans")...)
	play(t, a, keys...)
}

func TestATaskWithEverything(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 120, 40)
	newBeds(t, a)
	lookFor(t, a, "Monday 6 July, 18:00", "Monday 6 July, 17:00", "every Monday   then Mon 13 Jul", "[ ] hose", "[ ] two cans")
	play(t, a, "ctrl+s")
	lookFor(t, a, "Task kept for Mon 6 Jul, 18:00.", "later", "Water the beds  0/2")
	for a.tasks.rows[a.tasks.at].Title != "Water the beds" {
		play(t, a, "j")
	}
	lookFor(t, a, "reminds Mon 6 Jul, 17:00", "Deniz has it", "CHECKLIST  0 of 2")
	play(t, a, "l", "space", "j", "space", "space", "esc")
	lookFor(t, a, "Water the beds  1/2")
	play(t, a, "e")
	lookFor(t, a, "Task done: Water the beds. The next one: Mon 13 Jul, 18:00.", "Water the beds  0/2")
	play(t, a, "z")
	lookFor(t, a, "Taken back: Water the beds.", "Water the beds  1/2")
}

func TestDoneTasksAreFoundAndOpenedAgain(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 80, 24)
	play(t, a, "3", "e", "p")
	lookFor(t, a, "FOLLOW-UP TASKS  done ones", "Schlüssel für den Werkraum nachmachen", "by Miriam", "today")
	play(t, a, "u", "p")
	lookFor(t, a, "! yesterday", "1 overdue")
}

func TestAReminderComesIsSnoozedAndStays(t *testing.T) {
	d := &blogDesk{T: t, clock: evening(t)}
	d.community("en", 80, 24)
	d.press("3", "j", "r")
	lookFor(t, d.app, "in an hour", "20:43", "no reminder")
	d.press(append(spelt("in 5 minutes"), "enter")...)
	lookFor(t, d.app, "Reminder Thu 2 Jul, 19:48: Answer Marta about the tables.")
	d.pass(4 * time.Minute)
	if strings.Contains(frameOf(d.app), "1 reminder") {
		t.Errorf("the reminder came early:\n%s", frameOf(d.app))
	}
	d.pass(2 * time.Minute)
	lookFor(t, d.app, "Reminder: Answer Marta about the tables.", "1 reminder", "reminder, about")
	d.press("r", "2", "enter")
	if strings.Contains(frameOf(d.app), "1 reminder") {
		t.Errorf("the reminder did not go:\n%s", frameOf(d.app))
	}
	d.pass(3 * time.Hour)
	lookFor(t, d.app, "1 reminder")
}

func TestAClaimEndsWhileTheDeskIsOpen(t *testing.T) {
	d := &blogDesk{T: t, clock: evening(t)}
	d.community("en", 80, 24)
	d.press("c")
	lookFor(t, d.app, "you have it")
	d.pass(23 * time.Hour)
	lookFor(t, d.app, "you have it")
	d.pass(time.Hour + time.Second)
	if strings.Contains(frameOf(d.app), "you have it") {
		t.Errorf("it is claimed still:\n%s", frameOf(d.app))
	}
	d.press("L")
	lookFor(t, d.app, "claims ended after a day")
}

func TestWaitingIsFoundAndEnded(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 80, 24)
	play(t, a, "w", "6", "enter")
	play(t, a, append(append([]string{"/"}, spelt("is:waiting")...), "enter")...)
	lookFor(t, a, "Jonas Albrecht", "for an answer")
	play(t, a, "u")
	lookFor(t, a, "Back on the desk: Jonas Albrecht.")
}

func TestATaskAboutSomebody(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 80, 24)
	play(t, a, "m", "t")
	lookFor(t, a, "New follow-up task", "Jonas Albrecht")
	play(t, a, append(spelt("call him"), "tab", "f", "r", "i", "enter")...)
	tasks, err := a.desk.store.Tasks(t.Context(), store.TaskFilter{Words: "call him"}, store.Page{})
	if err != nil || len(tasks) != 1 || tasks[0].MemberID == 0 || tasks[0].About != "Jonas Albrecht" {
		t.Errorf("tasks = %+v, %v, want one about Jonas", tasks, err)
	}
}

// festival is a task with a checklist of two lines.
func festival(t *testing.T, a *app) store.Task {
	t.Helper()
	a.after = func(time.Duration, tea.Msg) tea.Cmd { return nil } // nothing is waited for
	list := store.NewChecklist([]store.Check{{Text: "Zelt"}, {Text: "Kuchen"}})
	task, _, err := a.desk.store.AddTask(t.Context(), "miriam", store.Task{Title: "Fest", Checklist: list})
	if err != nil {
		t.Fatal(err)
	}
	settleAll(t, a, a.reload(true))
	return task
}

func TestTickMeansTheLineThatIsRead(t *testing.T) {
	a := storeApp(t)
	task := festival(t, a)
	s := a.desk.store
	settleAll(t, a, a.open(newChecks(a.env, task)))
	longer := task
	longer.Checklist = store.NewChecklist([]store.Check{{Text: "Strom"}, {Text: "Zelt"}, {Text: "Kuchen"}})
	if _, err := s.EditTask(t.Context(), "Deniz", task, longer); err != nil {
		t.Fatal(err)
	}
	stale := a.front().(*checkSheet).tick()
	settleAll(t, a, stale) // the sheet does not know of it yet
	if now, err := s.Task(t.Context(), task.ID); err != nil || now.Checklist != longer.Checklist {
		t.Fatalf("a line that nobody saw was ticked: %q, %v", now.Checklist, err)
	}
	settleAll(t, a, a.updateDialogs(changedMsg{}))
	play(t, a, "x")
	if now, err := s.Task(t.Context(), task.ID); err != nil || now.Checklist != "- Strom\nx Zelt\n- Kuchen" {
		t.Errorf("the list is %q, %v; want Zelt ticked", now.Checklist, err)
	}
}

func TestEditOfATaskLeavesWhatOthersDidMeanwhile(t *testing.T) {
	a := storeApp(t)
	task := festival(t, a)
	s := a.desk.store
	settleAll(t, a, a.open(newTaskEdit(a.env, task)))
	if _, err := s.TickCheck(t.Context(), "Deniz", task.ID, 0, "Zelt"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.ClaimThings(t.Context(), "Deniz", store.Things{Tasks: []int64{task.ID}}); err != nil {
		t.Fatal(err)
	}
	play(t, a, "!", "ctrl+s")
	now, err := s.Task(t.Context(), task.ID)
	if err != nil || now.Title != "Fest!" || now.Checklist != "x Zelt\n- Kuchen" || now.ClaimedBy != "Deniz" || now.Claimed.IsZero() {
		t.Errorf("the task is %+v, %v; want the new words with Deniz's tick and claim", now, err)
	}
}
