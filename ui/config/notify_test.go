package config

import (
	"testing"
	"time"
)

func TestNotifyIsQuietAtItsHours(t *testing.T) {
	for line, want := range map[string]map[string]bool{
		`quiet = "22:00-08:00"`:   {"21:59": false, "22:00": true, "03:00": true, "07:59": true, "08:00": false},
		`quiet = "12:30 - 14:00"`: {"12:29": false, "12:30": true, "14:00": false},
		`held = false`:            {"03:00": false, "12:00": false},
	} {
		c, problems := parse("[notify]\n" + line)
		if len(problems) != 0 {
			t.Fatalf("%s: %v", line, problems)
		}
		for at, quiet := range want {
			when, err := time.Parse("15:04", at)
			if err != nil {
				t.Fatal(err)
			}
			if got := c.Notify.Quiet.Has(when); got != quiet {
				t.Errorf("%s at %s is %v", line, at, got)
			}
		}
	}
	for _, line := range []string{`quiet = "22"`, `quiet = "22:00-25:00"`, `quiet = "8:00-8:00"`, `quiet = true`} {
		if _, problems := parse("[notify]\n" + line); len(problems) != 1 {
			t.Errorf("%s: problems %v, want one", line, problems)
		}
	}
}

func TestSyncIsNeverTooOften(t *testing.T) {
	for line, want := range map[string]time.Duration{
		`sync_every = "15 min"`: 15 * time.Minute, `sync_every = "2 h"`: 2 * time.Hour, `sync_every = "off"`: 0,
		`sync_every = "1 min"`: -1, `sync_every = 15`: -1, `sync_every = "soon"`: -1,
	} {
		c, problems := parse(line)
		if want < 0 && len(problems) != 1 || want >= 0 && (c.SyncEvery != want || len(problems) != 0) {
			t.Errorf("%s is %v, %v", line, c.SyncEvery, problems)
		}
	}
}
