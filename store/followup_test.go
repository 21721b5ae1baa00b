package store

import (
	"errors"
	"testing"
	"time"
)

func TestGroupsFollowTheCalendarOfThePlace(t *testing.T) {
	loc := berlin(t)
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, loc) }
	thursday := time.Date(2026, 7, 2, 19, 43, 0, 0, loc)
	spring := time.Date(2026, 3, 29, 23, 30, 0, 0, loc)  // the day has 23 hours
	autumn := time.Date(2026, 10, 25, 23, 30, 0, 0, loc) // the day has 25
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		now  time.Time
		task Task
		want Group
	}{
		"yesterday":                      {thursday, Task{Due: day(2026, 7, 1), WholeDay: true}, GroupOverdue},
		"an hour of today that is over":  {thursday, Task{Due: thursday.Add(-time.Hour)}, GroupToday},
		"today":                          {thursday, Task{Due: day(2026, 7, 2), WholeDay: true}, GroupToday},
		"tomorrow":                       {thursday, Task{Due: day(2026, 7, 3), WholeDay: true}, GroupWeek},
		"Sunday":                         {thursday, Task{Due: day(2026, 7, 5), WholeDay: true}, GroupWeek},
		"Monday":                         {thursday, Task{Due: day(2026, 7, 6), WholeDay: true}, GroupLater},
		"undated":                        {thursday, Task{}, GroupUndated},
		"on Sunday the week is over":     {thursday.AddDate(0, 0, 3), Task{Due: day(2026, 7, 6), WholeDay: true}, GroupLater},
		"the short day":                  {spring, Task{Due: day(2026, 3, 29), WholeDay: true}, GroupToday},
		"the day after the short one":    {spring, Task{Due: day(2026, 3, 30), WholeDay: true}, GroupLater},
		"the long day":                   {autumn, Task{Due: day(2026, 10, 25), WholeDay: true}, GroupToday},
		"the day before the long one":    {autumn, Task{Due: day(2026, 10, 24), WholeDay: true}, GroupOverdue},
		"a whole day elsewhere":          {thursday.In(newYork), Task{Due: day(2026, 7, 3), WholeDay: true}, GroupWeek},
		"today's whole day elsewhere":    {thursday.In(newYork), Task{Due: day(2026, 7, 2), WholeDay: true}, GroupToday},
		"an hour is the same everywhere": {thursday.In(newYork), Task{Due: time.Date(2026, 7, 3, 3, 0, 0, 0, loc)}, GroupToday},
	} {
		t.Run(name, func(t *testing.T) {
			if got := tt.task.Group(tt.now); got != tt.want {
				t.Errorf("Group(%v) of %v = %v, want %v", tt.now, tt.task.Due, got, tt.want)
			}
		})
	}
}

func TestCountsSayTheGroups(t *testing.T) {
	c := openClub(t) // Wednesday
	for days, n := range map[int]int{-3: 2, 0: 1, 1: 2, 4: 1, 5: 3} {
		for range n {
			c.addTask("x", noon().Truncate(24*time.Hour).AddDate(0, 0, days))
		}
	}
	c.addTask("some day", time.Time{})
	counts, err := c.Counts(t.Context())
	if err != nil || counts.Tasks != 10 || counts.Overdue != 2 || counts.Today != 1 || counts.Week != 3 {
		t.Errorf("Counts = %+v, %v, want 2 overdue, 1 today, 3 this week of 10", counts, err)
	}
}

func TestRemindersComeStayAndAreSnoozed(t *testing.T) {
	c := openClub(t)
	ctx := t.Context()
	task := c.addTask("call the council", noon().AddDate(0, 0, 2))
	at := noon().Add(3 * time.Hour)
	b := c.must(c.RemindTasks(ctx, miriam, at, task.ID))
	if b.Act != ActTaskRemind || !b.Until.Equal(at) {
		t.Errorf("batch = %+v, want a reminder at %v", b, at)
	}
	counts, err := c.Counts(ctx)
	if err != nil || counts.Reminded != 0 || !counts.NextReminder.Equal(at) {
		t.Errorf("Counts = %+v, %v, want a reminder to come", counts, err)
	}
	began := c.clock
	c.clock = at
	due, err := c.RemindedSince(ctx, began, Page{})
	if err != nil || len(due) != 1 || !due[0].Reminded(c.clock) {
		t.Errorf("RemindedSince = %+v, %v, want the task", due, err)
	}
	c.clock = at.AddDate(0, 0, 1)
	if counts, err = c.Counts(ctx); err != nil || counts.Reminded != 1 {
		t.Errorf("Counts a day later = %+v, %v, want it to stay", counts, err)
	}
	c.must(c.RemindTasks(ctx, miriam, c.clock.Add(time.Hour), task.ID))
	if counts, err = c.Counts(ctx); err != nil || counts.Reminded != 0 || counts.NextReminder.IsZero() {
		t.Errorf("Counts after a snooze = %+v, %v, want it to come again", counts, err)
	}
	c.must(c.FinishTasks(ctx, miriam, task.ID))
	if counts, err = c.Counts(ctx); err != nil || counts.Reminded != 0 || !counts.NextReminder.IsZero() {
		t.Errorf("Counts when it is done = %+v, %v, want no reminder", counts, err)
	}
	if _, err := c.RemindTasks(ctx, miriam, at, task.ID); !errors.Is(err, ErrAlready) {
		t.Errorf("RemindTasks of a done one = %v, want that it is done", err)
	}
}

func TestChecklistsAreTickedAndUnticked(t *testing.T) {
	c := openClub(t)
	list := NewChecklist([]Check{{"benches", false}, {"  ", false}, {"two\nlines", true}})
	if done, all := list.Count(); done != 1 || all != 2 || list != "- benches\nx two lines" {
		t.Errorf("NewChecklist = %q, %d of %d, want two lines, one ticked", list, done, all)
	}
	task, _, err := c.AddTask(t.Context(), miriam, Task{Title: "party", Checklist: list})
	if err != nil {
		t.Fatal(err)
	}
	b := c.must(c.TickCheck(t.Context(), miriam, task.ID, 0, "benches"))
	if got, _ := c.Task(t.Context(), task.ID); got.Checklist != "x benches\nx two lines" || b.Act != ActTaskCheck {
		t.Errorf("task = %+v, want both ticked", got)
	}
	c.undo()
	if got, _ := c.Task(t.Context(), task.ID); got != task {
		t.Errorf("task after undo = %+v, want %+v", got, task)
	}
	for line, text := range []string{"two lines", "benches", "gone"} {
		if _, err := c.TickCheck(t.Context(), miriam, task.ID, line, text); !errors.Is(err, ErrNotFound) {
			t.Errorf("TickCheck of line %d, %q, that is not = %v, want ErrNotFound", line, text, err)
		}
	}
}

func TestAnAnswerIsShownAtItsTaskAndClosesNothing(t *testing.T) {
	c := openClub(t)
	ctx := t.Context()
	comment := c.comment(c.blog, Public)
	early := c.answeredBy(comment, false, 2*time.Hour)
	task, _, err := c.AddTask(ctx, miriam, Task{Title: "answer", ItemID: comment})
	if err != nil || !task.Answered.IsZero() {
		t.Fatalf("AddTask = %+v, %v, want the answer %d from before to be no news", task, err, early)
	}
	c.clock = c.clock.Add(time.Hour)
	c.answeredBy(comment, false, -59*time.Minute)
	got := c.theOpen()
	if got.AnsweredBy == "" || !got.Answered.Equal(c.clock.Add(-time.Minute)) || !got.Done.IsZero() {
		t.Errorf("task = %+v, want it open and answered", got)
	}
	c.clock = c.clock.Add(time.Hour)
	c.reply(comment, "from here")
	c.clock = c.clock.Add(UndoTime)
	c.send(Answer{Outcome: OutcomeApplied, RemoteID: "r9"})
	if got := c.theOpen(); got.AnsweredBy != miriam {
		t.Errorf("task = %+v, want it answered by miriam", got)
	}
}

func TestUndoOfATaskLeavesWhatOthersChanged(t *testing.T) {
	c := openClub(t)
	task := c.addTask("ask the council", noon())
	renamed := task
	renamed.Title = "ask the mayor"
	c.must(c.EditTask(t.Context(), miriam, task, renamed))
	c.must(c.RemindTasks(t.Context(), deniz, noon().Add(time.Hour), task.ID))
	c.undo()
	got := c.theOpen()
	if got.Title != task.Title || got.Remind.IsZero() {
		t.Errorf("task = %+v, want the old words with deniz's reminder", got)
	}
}
