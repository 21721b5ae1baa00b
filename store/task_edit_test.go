package store

import (
	"errors"
	"testing"
	"time"
)

func TestEditChangesWhatDiffersAlone(t *testing.T) {
	c := openClub(t)
	was := c.addTask("ask the council", noon())
	c.must(c.PostponeTasks(t.Context(), deniz, Due{At: noon().AddDate(0, 0, 7)}, was.ID))
	c.must(c.RemindTasks(t.Context(), deniz, noon().Add(time.Hour), was.ID))
	edited := was
	edited.Title, edited.Zone = "ask the mayor", "America/Santiago"
	c.must(c.EditTask(t.Context(), miriam, was, edited))
	got := c.theOpen()
	if got.Title != "ask the mayor" || !got.Due.Equal(noon().AddDate(0, 0, 7)) || got.Remind.IsZero() || got.Zone == edited.Zone {
		t.Errorf("task = %+v, want the new words with deniz's date and reminder", got)
	}
	if _, err := c.EditTask(t.Context(), miriam, got, got); !errors.Is(err, ErrAlready) {
		t.Errorf("EditTask with nothing new = %v, want ErrAlready", err)
	}
}

func TestChecklistsAreChangedByTwo(t *testing.T) {
	const was = "- tent\n- cake\n- power"
	for name, tt := range map[string]struct{ mine, now, want Checklist }{
		"nothing of mine":           {was, "x tent\n- cake", "x tent\n- cake"},
		"nothing of theirs":         {"- tent\nx cake", was, "- tent\nx cake"},
		"a tick each":               {"x tent\n- cake\n- power", "- tent\nx cake\n- power", "x tent\nx cake\n- power"},
		"a new line each":           {was + "\n- music", was + "\nx chairs", was + "\n- music\nx chairs"},
		"one taken out each":        {"- cake\n- power", "- tent\n- cake", "- cake"},
		"taken out, but ticked too": {"x tent\n- cake\n- power", "- cake\n- power", "x tent\n- cake\n- power"},
		"the same new line":         {was + "\n- music", was + "\nx music", was + "\n- music"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := tt.mine.onto(was, tt.now); got != tt.want {
				t.Errorf("onto = %q, want %q", got, tt.want)
			}
		})
	}
}
