package config

import (
	"time"

	"tend/ui/suggest"
	"tend/ui/when"
)

// suggestTable is [suggest]: which follow-ups tend proposes.
func suggestTable() table {
	return table{name: "suggest", doc: "suggest.doc_suggest", rows: []Setting{
		row("question", `"24 h"`, "suggest.doc_question").
			spanOrOff(func(c *Config) *time.Duration { return &c.Suggest.Question }, `"24 h", "off"`),
		row("newcomer", `"48 h"`, "suggest.doc_newcomer").
			spanOrOff(func(c *Config) *time.Duration { return &c.Suggest.Newcomer }, `"48 h", "off"`),
		row("promise", "true", "suggest.doc_promise").
			flag(func(c *Config) *bool { return &c.Suggest.Promise }),
		row("event", "true", "suggest.doc_event").
			flag(func(c *Config) *bool { return &c.Suggest.Event }),
		example("phrases", `["we are on it"]`, "suggest.doc_phrases").
			list(func(c *Config) *[]string { return &c.Suggest.Phrases }),
	}}
}

// suggestDefaults are what is proposed without a line.
func suggestDefaults() suggest.Settings {
	return suggest.Settings{Question: 24 * time.Hour, Newcomer: 48 * time.Hour, Promise: true, Event: true}
}

// spanOrOff makes a setting that is a length of time, or off.
func (s Setting) spanOrOff(at func(*Config) *time.Duration, good string) Setting {
	s.Good = good
	s.keep = func(to, from *Config) { *at(to) = *at(from) }
	s.read = func(c *Config, v value) (Problem, bool) {
		words := oneLine(v.any)
		d, ok := when.ParseSpan(words)
		if words == "off" || v.any == false {
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

// list makes a setting that is one line of text or several.
func (s Setting) list(at func(*Config) *[]string) Setting {
	s.Good = s.Default
	s.keep = func(to, from *Config) { *at(to) = *at(from) }
	s.read = func(c *Config, v value) (Problem, bool) {
		if !readLines(at(c), v.any) {
			return v.bad(s.Good), false
		}
		return Problem{}, true
	}
	return s
}
