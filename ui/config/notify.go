package config

import (
	"strings"
	"time"
)

// Notify is of what a volunteer who looks elsewhere is told.
type Notify struct {
	Held     bool // comments that wait for a moderator have come
	Newcomer bool // somebody has written for the first time
	Task     bool // the reminder of a task has come
	Failed   bool // a source has begun to fail
	Quiet    Hours
}

// Any reports whether there is anything to tell of.
func (n Notify) Any() bool { return n.Held || n.Newcomer || n.Task || n.Failed }

// Hours are hours of the day, from a time to another, over midnight too. The
// zero Hours are none.
type Hours struct{ From, To time.Duration } // since midnight

// Has reports whether a time is within the hours.
func (h Hours) Has(t time.Time) bool {
	at := time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute
	if h.From <= h.To {
		return at >= h.From && at < h.To
	}
	return at >= h.From || at < h.To
}

// notifyTable is [notify].
func notifyTable() table {
	return table{
		name: "notify", doc: "evening.doc_notify",
		rows: []Setting{
			row("held", "true", "evening.doc_notify_held").flag(func(c *Config) *bool { return &c.Notify.Held }),
			row("newcomer", "false", "evening.doc_notify_newcomer").flag(func(c *Config) *bool { return &c.Notify.Newcomer }),
			row("task", "true", "evening.doc_notify_task").flag(func(c *Config) *bool { return &c.Notify.Task }),
			row("failed", "true", "evening.doc_notify_failed").flag(func(c *Config) *bool { return &c.Notify.Failed }),
			example("quiet", `"22:00-08:00"`, "evening.doc_notify_quiet").hours(func(c *Config) *Hours { return &c.Notify.Quiet }),
		},
	}
}

// hours makes a setting that is hours of the day.
func (s Setting) hours(at func(*Config) *Hours) Setting {
	s.Good = s.Default
	s.keep = func(to, from *Config) { *at(to) = *at(from) }
	s.read = func(c *Config, v value) (Problem, bool) {
		words, _ := v.any.(string)
		from, to, found := strings.Cut(words, "-")
		a, err := time.Parse("15:04", strings.TrimSpace(from))
		b, other := time.Parse("15:04", strings.TrimSpace(to))
		if !found || err != nil || other != nil || a.Equal(b) {
			return v.bad(s.Good), false
		}
		midnight := time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC)
		*at(c) = Hours{a.Sub(midnight), b.Sub(midnight)}
		return Problem{}, true
	}
	return s
}
