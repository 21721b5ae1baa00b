package store

import (
	"errors"
	"fmt"
	"testing"
	"time"
)

// berlin returns the zone that most of these dates are meant in.
func berlin(t *testing.T) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func TestRepeatFindsTheNextDate(t *testing.T) {
	loc := berlin(t)
	for name, tt := range map[string]struct {
		rule               Repeat
		start, after, want string
	}{
		"daily":                            {"FREQ=DAILY", "2026-07-02 18:00", "2026-07-02 18:00", "2026-07-03 18:00"},
		"weekly on two days":               {"FREQ=WEEKLY;BYDAY=MO,TH", "2026-07-02 00:00", "2026-07-02 00:00", "2026-07-06 00:00"},
		"every other week keeps its weeks": {"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2026-07-06 00:00", "2026-07-15 00:00", "2026-07-20 00:00"},
		"the 31st of a short month":        {"FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "2026-01-31 00:00", "2026-01-31 00:00", "2026-02-28 00:00"},
		"and of the long one after it":     {"FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "2026-01-31 00:00", "2026-02-28 00:00", "2026-03-31 00:00"},
		"the last Friday":                  {"FREQ=MONTHLY;BYDAY=-1FR", "2026-07-31 00:00", "2026-07-31 00:00", "2026-08-28 00:00"},
		"the second Tuesday":               {"FREQ=MONTHLY;BYDAY=+2TU", "2026-07-14 19:00", "2026-07-14 19:00", "2026-08-11 19:00"},
		"29 February":                      {"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1", "2024-02-29 00:00", "2026-07-02 00:00", "2027-02-28 00:00"},
		"over the spring change":           {"FREQ=DAILY", "2026-03-28 18:00", "2026-03-28 18:00", "2026-03-29 18:00"},
		"in the hour that is skipped":      {"FREQ=DAILY", "2026-03-28 02:30", "2026-03-28 02:30", "2026-03-29 03:30"},
		"and the day after that":           {"FREQ=DAILY", "2026-03-28 02:30", "2026-03-29 03:30", "2026-03-30 02:30"},
		"over the autumn change":           {"FREQ=WEEKLY", "2026-10-19 18:00", "2026-10-19 18:00", "2026-10-26 18:00"},
		"after years of nobody looking":    {"FREQ=DAILY", "2016-07-02 00:00", "2026-07-02 12:00", "2026-07-03 00:00"},
	} {
		t.Run(name, func(t *testing.T) {
			at := func(s string) time.Time {
				parsed, err := time.ParseInLocation("2006-01-02 15:04", s, loc)
				if err != nil {
					t.Fatal(err)
				}
				return parsed
			}
			got, err := tt.rule.Next(at(tt.start), at(tt.after).UTC())
			if err != nil || got.Format("2006-01-02 15:04") != tt.want {
				t.Errorf("Next(%s, %s) of %s = %v, %v, want %s", tt.start, tt.after, tt.rule, got, err, tt.want)
			}
		})
	}
}

func TestRepeatFindsMidnightWhereItIsSkipped(t *testing.T) {
	santiago, err := time.LoadLocation("America/Santiago")
	if err != nil {
		t.Fatal(err)
	}
	start := time.Date(2026, 9, 5, 0, 0, 0, 0, santiago) // the 6th begins at one o'clock
	got, err := Repeat("FREQ=DAILY").Next(start, start)
	if _, _, day := got.Date(); err != nil || day != 6 {
		t.Errorf("Next = %v, %v, want 6 September", got, err)
	}
}

func TestRulesWithoutADayAreRefused(t *testing.T) {
	for _, rule := range []Repeat{"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=HOURLY", "every monday", "FREQ=WEEKLY;BYDAY=XX"} {
		if got, err := rule.First(noon()); err == nil {
			t.Errorf("First of %q = %v, want an error", rule, got)
		}
	}
	if _, err := Repeat("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30").First(noon()); !errors.Is(err, errNeverAgain) {
		t.Errorf("First of 30 February = %v, want that there is no such day", err)
	}
}

// weekly keeps a task for every Monday at six, the first one 6 July 2026.
func (c *club) weekly() Task {
	c.t.Helper()
	task, _, err := c.AddTask(c.t.Context(), miriam, Task{
		Title: "water the beds", Due: time.Date(2026, 7, 6, 18, 0, 0, 0, berlin(c.t)), Zone: "Europe/Berlin",
		Remind: time.Date(2026, 7, 5, 9, 0, 0, 0, berlin(c.t)), Repeat: "FREQ=WEEKLY;BYDAY=MO",
		Checklist: "x hose\n- cans", ClaimedBy: deniz,
	})
	if err != nil {
		c.t.Fatal(err)
	}
	task.Due = task.Due.UTC() // two locations of one name are not the same
	return task
}

// theOpen returns the only open task.
func (c *club) theOpen() Task {
	c.t.Helper()
	all, err := c.Tasks(c.t.Context(), TaskFilter{}, Page{})
	if err != nil || len(all) != 1 {
		c.t.Fatalf("open tasks = %+v, %v, want one", all, err)
	}
	all[0].Due = all[0].Due.UTC()
	return all[0]
}

func TestDoneMakesTheNextOneAndUndoTakesItAway(t *testing.T) {
	c := openClub(t)
	first := c.weekly()
	c.clock = time.Date(2026, 7, 6, 20, 0, 0, 0, berlin(t))
	b := c.must(c.FinishTasks(t.Context(), miriam, first.ID))
	next := c.theOpen()
	if b.Count != 1 || b.Subject != first.Title || !b.Until.Equal(next.Due) {
		t.Errorf("batch = %+v, want it about one task, with the next date", b)
	}
	want := time.Date(2026, 7, 13, 18, 0, 0, 0, berlin(t))
	if !next.Due.Equal(want) || !next.Remind.Equal(time.Date(2026, 7, 12, 9, 0, 0, 0, berlin(t))) {
		t.Errorf("next = %v, reminding %v, want Monday at six and Sunday at nine", next.Due, next.Remind)
	}
	if next.Checklist != "- hose\n- cans" || next.ClaimedBy != deniz || next.Repeat != first.Repeat {
		t.Errorf("next = %+v, want its list unticked, still Deniz's, and coming again", next)
	}
	done, err := c.Task(t.Context(), first.ID)
	if err != nil || done.DoneBy != miriam || done.Repeat != "" {
		t.Errorf("the done one = %+v, %v, want it done by miriam and over", done, err)
	}
	c.restart()
	if u := c.undo(); u.Count != 1 || len(u.Skipped) > 0 {
		t.Errorf("Undo = %+v, want one thing taken back", u)
	}
	if got := c.theOpen(); got != first {
		t.Errorf("after undo = %+v, want %+v", got, first)
	}
	c.redo()
	if got := c.theOpen(); got != next {
		t.Errorf("after redo = %+v, want %+v", got, next)
	}
	c.undo()
	if got := c.theOpen(); got != first {
		t.Errorf("after undo again = %+v, want %+v", got, first)
	}
}

func TestOneThatIsLateComesNextInTheFuture(t *testing.T) {
	c := openClub(t)
	task := c.weekly()
	c.clock = time.Date(2026, 7, 29, 20, 0, 0, 0, berlin(t)) // three Mondays later
	c.must(c.FinishTasks(t.Context(), miriam, task.ID))
	if got := c.theOpen(); !got.Due.Equal(time.Date(2026, 8, 3, 18, 0, 0, 0, berlin(t))) {
		t.Errorf("next = %v, want only the Monday to come", got.Due)
	}
}

func TestPuttingOffDoesNotMoveTheRule(t *testing.T) {
	c := openClub(t)
	task := c.weekly()
	wednesday := time.Date(2026, 7, 8, 18, 0, 0, 0, berlin(t))
	c.must(c.PostponeTasks(t.Context(), miriam, Due{At: wednesday, Zone: "Europe/Berlin"}, task.ID))
	if got := c.theOpen(); !got.Remind.Equal(time.Date(2026, 7, 7, 9, 0, 0, 0, berlin(t))) {
		t.Errorf("reminder = %v, want it moved along", got.Remind)
	}
	c.clock = wednesday
	c.must(c.FinishTasks(t.Context(), miriam, task.ID))
	if got := c.theOpen(); !got.Due.Equal(time.Date(2026, 7, 13, 18, 0, 0, 0, berlin(t))) {
		t.Errorf("next = %v, want the Monday", got.Due)
	}
}

func TestUndoLeavesBothWhenTheNextOneWasChanged(t *testing.T) {
	c := openClub(t)
	task := c.weekly()
	c.must(c.FinishTasks(t.Context(), miriam, task.ID))
	next := c.theOpen()
	c.must(c.FinishTasks(t.Context(), deniz, next.ID))
	_, err := c.Undo(t.Context(), miriam)
	var earlier *EarlierError
	if !errors.As(err, &earlier) || earlier.By != deniz || !errors.Is(err, ErrOvertaken) {
		t.Errorf("Undo = %v, want overtaken by deniz", err)
	}
	if got, err := c.Task(t.Context(), task.ID); err != nil || got.Done.IsZero() {
		t.Errorf("the first one = %+v, %v, want it done still", got, err)
	}
}

func TestATaskWithARuleAndNoDateBeginsOnItsFirstDay(t *testing.T) {
	c := openClub(t) // on Wednesday 1 July 2026
	task, _, err := c.AddTask(t.Context(), miriam, Task{Title: "bins", Repeat: "FREQ=WEEKLY;BYDAY=FR"})
	if err != nil || !task.WholeDay || task.Due.Format(time.DateOnly) != "2026-07-03" {
		t.Errorf("AddTask = %+v, %v, want it due on Friday", task, err)
	}
	if _, _, err := c.AddTask(t.Context(), miriam, Task{Title: "bins", Repeat: "often"}); err == nil {
		t.Error("AddTask with a bad rule = nil, want an error")
	}
}

func TestRedoOfSeveralMakesNoTaskTwice(t *testing.T) {
	c := openClub(t)
	weekly, once := c.weekly(), c.addTask("Call Petra", noon())
	c.must(c.FinishTasks(t.Context(), miriam, weekly.ID, once.ID))
	c.undo()
	c.clock = c.clock.Add(time.Minute)
	c.must(c.FinishTasks(t.Context(), deniz, weekly.ID))
	next := c.lines(`SELECT id FROM tasks WHERE done_at IS NULL AND repeats <> ''`)
	if b := c.redo(); b.Count != 1 || len(b.Skipped) == 0 {
		t.Errorf("Redo = %+v, want the other task done and this one skipped", b)
	}
	if got := c.theOpen(); fmt.Sprint([]int64{got.ID}) != fmt.Sprint(next) {
		t.Errorf("open is task %d, want %v, the one that deniz's act made", got.ID, next)
	}
}

func TestAReminderOfTheDayKeepsItsHourWhenTheClocksChange(t *testing.T) {
	c := openClub(t)
	sunday := time.Date(2026, 3, 22, 0, 0, 0, 0, berlin(t))
	c.clock = sunday.Add(12 * time.Hour)
	task, _, err := c.AddTask(t.Context(), miriam, Task{
		Title: "Stammtisch", Due: sunday, WholeDay: true, Zone: "Europe/Berlin",
		Remind: sunday.Add(9 * time.Hour), Repeat: "FREQ=WEEKLY",
	})
	if err != nil {
		t.Fatal(err)
	}
	c.must(c.FinishTasks(t.Context(), miriam, task.ID))
	want := time.Date(2026, 3, 29, 9, 0, 0, 0, berlin(t)) // at two in that night it was three
	if got := c.theOpen().Remind; !got.Equal(want) {
		t.Errorf("the reminder is at %v, want %v", got.In(berlin(t)), want)
	}
}
