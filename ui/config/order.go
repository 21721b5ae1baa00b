package config

import (
	"time"

	"tend/ui/when"
)

// orderTable is [order]: how much each reason weighs in the five-minute order.
// The days a comment has waited count by themselves.
func orderTable() table {
	const good = `"3 d", "12 h", "none"`
	weight := func(key, without string, at func(*Config) *time.Duration) Setting {
		return row(key, without, "evening.doc_order_"+key).weight(at, good)
	}
	return table{
		name: "order", doc: "evening.doc_order",
		rows: []Setting{
			weight("held", `"3 d"`, func(c *Config) *time.Duration { return &c.Order.Held }),
			weight("newcomer", `"1 d"`, func(c *Config) *time.Duration { return &c.Order.Newcomer }),
			weight("question", `"1 d"`, func(c *Config) *time.Duration { return &c.Order.Question }),
			weight("changed", `"2 d"`, func(c *Config) *time.Duration { return &c.Order.Changed }),
			weight("reopened", `"2 d"`, func(c *Config) *time.Duration { return &c.Order.Reopened }),
			weight("waited", `"2 d"`, func(c *Config) *time.Duration { return &c.Order.Waited }),
			weight("returning", `"12 h"`, func(c *Config) *time.Duration { return &c.Order.Returning }),
			weight("refused", `"30 d"`, func(c *Config) *time.Duration { return &c.Order.Refused }),
		},
	}
}

// weight makes a setting that is a length of time, or "none".
func (s Setting) weight(at func(*Config) *time.Duration, good string) Setting {
	s.Good = good
	s.keep = func(to, from *Config) { *at(to) = *at(from) }
	s.read = func(c *Config, v value) (Problem, bool) {
		words, _ := v.any.(string)
		d, ok := when.ParseSpan(words)
		if words == "none" {
			d, ok = 0, true
		}
		if !ok {
			return v.bad(s.Good), false
		}
		*at(c) = d
		return Problem{}, true
	}
	return s
}
