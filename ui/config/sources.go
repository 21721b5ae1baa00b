package config

import (
	"strings"
	"time"

	"tend/feeds/web"
	"tend/ui/when"
)

// sourcesTable is [sources.NAME]: what holds for one source.
func sourcesTable() table {
	return table{
		name: "sources", doc: "board.doc_sources",
		example: "[sources.Blog]\nkeep = \"180 d\"",
		good:    "[sources.Blog]",
		deep:    true,
		take:    (*Config).setSource,
		keep:    func(to, from *Config) { to.Keep = from.Keep },
	}
}

// goodKeep are examples of how long a source may keep what is done.
const goodKeep = `"180 d", "1 y"`

// leastKeep is the shortest time for which something that is done is kept: a
// hand-over and a month's report must find it.
const leastKeep = 31 * 24 * time.Hour

// setSource takes over one line about a source, or says what is wrong with it.
func (c *Config) setSource(v value) (Problem, bool) {
	if v.path[2] != "keep" {
		return v.unknown("keep"), false
	}
	typed, _ := v.any.(string)
	keep, ok := when.ParseSpan(typed)
	switch {
	case !ok:
		return v.bad(goodKeep), false
	case keep < leastKeep:
		return v.wrong("board.keep_short", "X", v.key(), "N", int(leastKeep.Hours())/24), false
	}
	if c.Keep == nil {
		c.Keep = map[string]time.Duration{}
	}
	c.Keep[strings.ToLower(web.Line(v.path[1]))] = keep
	return Problem{}, true
}
