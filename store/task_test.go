package store

import (
	"errors"
	"testing"
	"time"
)

func (c *club) addTask(title string, due time.Time) Task {
	c.t.Helper()
	task, _, err := c.AddTask(c.t.Context(), miriam, Task{Title: title, Due: due, WholeDay: !due.IsZero()})
	if err != nil {
		c.t.Fatal(err)
	}
	return task
}

func (c *club) titles(f TaskFilter, p Page) (titles []string) {
	c.t.Helper()
	tasks, err := c.Tasks(c.t.Context(), f, p)
	if err != nil {
		c.t.Fatal(err)
	}
	for _, task := range tasks {
		titles = append(titles, task.Title)
	}
	return titles
}

func equal(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s = %q, want %q", what, got, want)
	}
	for i := range got {
		if got[i] != want[i] {
			t.Fatalf("%s = %q, want %q", what, got, want)
		}
	}
}

func TestTasksKnowWhatTheyAreAbout(t *testing.T) {
	c := openClub(t)
	comment, post := c.comment(c.blog, Public), c.post(c.blog)
	for name, tt := range map[string]struct {
		task  Task
		about string
		kind  Kind
	}{
		"a comment": {Task{Title: "answer", ItemID: comment}, "Person 1", KindComment},
		"a post":    {Task{Title: "share", ItemID: post}, "Title 2", KindPost},
		"a member":  {Task{Title: "call", MemberID: 2}, "Person 2", 0},
		"nothing":   {Task{Title: "sweep"}, "", 0},
	} {
		t.Run(name, func(t *testing.T) {
			task, b, err := c.AddTask(t.Context(), miriam, tt.task)
			if err != nil || task.About != tt.about || task.AboutKind != tt.kind || task.CreatedBy != miriam {
				t.Errorf("AddTask = %+v, %v, want it about %q", task, err, tt.about)
			}
			if b.Act != ActTaskAdd || b.Subject != tt.task.Title {
				t.Errorf("batch = %+v, want that the task was added", b)
			}
		})
	}
	if _, _, err := c.AddTask(t.Context(), miriam, Task{Title: " "}); err == nil {
		t.Error("AddTask without words = nil, want an error")
	}
}

func TestTasksComeByDateAndUndatedLast(t *testing.T) {
	c := openClub(t)
	day := noon().Truncate(24 * time.Hour)
	for _, task := range []struct {
		title string
		due   time.Time
	}{{"undated", time.Time{}}, {"later", day.AddDate(0, 0, 9)}, {"soon", day.AddDate(0, 0, 1)}, {"also soon", day.AddDate(0, 0, 1)}, {"overdue", day.AddDate(0, 0, -1)}} {
		c.addTask(task.title, task.due)
	}
	f := TaskFilter{}
	equal(t, "tasks", c.titles(f, Page{}), "overdue", "soon", "also soon", "later", "undated")
	first, err := c.Tasks(t.Context(), f, Page{Limit: 2})
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "second page", c.titles(f, Page{After: f.Cursor(first[1]), Limit: 2}), "also soon", "later")
	last, err := c.Tasks(t.Context(), f, Page{After: f.Cursor(first[1])})
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "page before the last", c.titles(f, Page{Before: f.Cursor(last[2]), Limit: 2}), "also soon", "later")
	equal(t, "found by words", c.titles(TaskFilter{Words: "also oo"}, Page{}), "also soon")
	equal(t, "a per cent sign is no joker", c.titles(TaskFilter{Words: "%"}, Page{}))
}

func TestDoneTasksComeNewestFirst(t *testing.T) {
	c := openClub(t)
	for _, title := range []string{"one", "two", "three"} {
		task := c.addTask(title, time.Time{})
		c.clock = c.clock.Add(time.Minute)
		c.must(c.FinishTasks(t.Context(), miriam, task.ID))
	}
	f := TaskFilter{Done: true}
	equal(t, "done tasks", c.titles(f, Page{}), "three", "two", "one")
	all, err := c.Tasks(t.Context(), f, Page{})
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "those behind the first", c.titles(f, Page{After: f.Cursor(all[0])}), "two", "one")
	equal(t, "those before the last", c.titles(f, Page{Before: f.Cursor(all[2])}), "three", "two")
	equal(t, "open ones", c.titles(TaskFilter{}, Page{}))
	c.must(c.ReopenTasks(t.Context(), miriam, all[0].ID))
	equal(t, "open ones", c.titles(TaskFilter{}, Page{}), "three")
}

func TestADeletedTaskComesBackWithItsNumber(t *testing.T) {
	c := openClub(t)
	task := c.addTask("raise the tent", noon())
	c.must(c.DeleteTasks(t.Context(), miriam, task.ID))
	if _, err := c.Task(t.Context(), task.ID); !errors.Is(err, ErrNotFound) {
		t.Errorf("Task = %v, want ErrNotFound", err)
	}
	other, _, err := c.AddTask(t.Context(), deniz, Task{Title: "another"})
	if err != nil || other.ID == task.ID {
		t.Fatalf("AddTask = %+v, %v, want a number of its own", other, err)
	}
	c.restart()
	c.undo()
	if got, err := c.Task(t.Context(), task.ID); err != nil || got != task {
		t.Errorf("Task = %+v, %v, want %+v", got, err, task)
	}
	c.redo()
	if _, err := c.Task(t.Context(), task.ID); !errors.Is(err, ErrNotFound) {
		t.Errorf("Task after redo = %v, want ErrNotFound", err)
	}
}

func TestTasksChangeAndChangeBack(t *testing.T) {
	c := openClub(t)
	task := c.addTask("ask the council", noon())
	edited := task
	edited.Title, edited.ClaimedBy = "ask the council again", deniz
	c.must(c.EditTask(t.Context(), miriam, task, edited))
	if _, err := c.EditTask(t.Context(), miriam, task, edited); !errors.Is(err, ErrAlready) {
		t.Errorf("EditTask with nothing new = %v, want ErrAlready", err)
	}
	b := c.must(c.PostponeTasks(t.Context(), miriam, Due{At: noon().AddDate(0, 0, 7)}, task.ID))
	if !b.Until.Equal(noon().AddDate(0, 0, 7)) {
		t.Errorf("PostponeTasks = %+v, want until a week later", b)
	}
	c.must(c.FinishTasks(t.Context(), miriam, task.ID))
	b, err := c.FinishTasks(t.Context(), deniz, task.ID, 999)
	var earlier *EarlierError
	if !errors.As(err, &earlier) || earlier.By != miriam || len(b.Skipped) != 2 {
		t.Errorf("FinishTasks again = %+v, %v, want that miriam was first", b, err)
	}
	for range 3 {
		c.undo()
	}
	if got, err := c.Task(t.Context(), task.ID); err != nil || got != task {
		t.Errorf("Task = %+v, %v, want %+v", got, err, task)
	}
}

func TestUndoOfATaskThatSomebodyElseChanged(t *testing.T) {
	c := openClub(t)
	task := c.addTask("ask the council", noon())
	c.must(c.FinishTasks(t.Context(), deniz, task.ID))
	_, err := c.Undo(t.Context(), miriam)
	var earlier *EarlierError
	if !errors.As(err, &earlier) || earlier.By != deniz || !errors.Is(err, ErrOvertaken) {
		t.Errorf("Undo = %v, want overtaken by deniz", err)
	}
}

func TestOverdueAndTodayFollowTheZone(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 10, 25, 23, 30, 0, 0, berlin) // the day with 25 hours
	today := time.Date(2026, 10, 25, 0, 0, 0, 0, berlin)
	for name, tt := range map[string]struct {
		task           Task
		overdue, today int
	}{
		"today, whole day":      {Task{Due: today, WholeDay: true, Zone: "Europe/Berlin"}, 0, 1},
		"yesterday, whole day":  {Task{Due: today.AddDate(0, 0, -1), WholeDay: true, Zone: "Europe/Berlin"}, 1, 0},
		"today, hour is over":   {Task{Due: now.Add(-time.Minute)}, 0, 1},
		"today, hour to come":   {Task{Due: now.Add(time.Minute)}, 0, 1},
		"tomorrow":              {Task{Due: today.AddDate(0, 0, 1), WholeDay: true, Zone: "Europe/Berlin"}, 0, 0},
		"undated":               {Task{}, 0, 0},
		"of a zone that is not": {Task{Due: today.AddDate(0, 0, -3), WholeDay: true, Zone: "Moon/Sea"}, 1, 0},
	} {
		t.Run(name, func(t *testing.T) {
			c := openClub(t)
			tt.task.Title = name
			if _, _, err := c.AddTask(t.Context(), miriam, tt.task); err != nil {
				t.Fatal(err)
			}
			var counts Counts
			if err := c.countTasks(t.Context(), c.read, now, &counts); err != nil {
				t.Fatal(err)
			}
			if counts.Tasks != 1 || counts.Overdue != tt.overdue || counts.Today != tt.today {
				t.Errorf("counts = %+v, want %d overdue and %d today", counts, tt.overdue, tt.today)
			}
		})
	}
}
