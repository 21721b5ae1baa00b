package config

import "strings"

// table is a part of config.toml under a heading in brackets. Either tend
// knows its keys, then they are rows; or volunteers name them themselves, then
// take reads them one by one, in the order of the file.
type table struct {
	name string
	doc  string // the message that says what it is for
	rows []Setting

	example string // lines of the template, if there are no rows: its heading first
	good    string // an example of a value, for whoever wrote something else
	deep    bool   // an entry is a table itself: [rules.adverts]
	take    func(*Config, value) (Problem, bool)
	keep    func(to, from *Config) // leaves all entries as they were
}

// tables are all of them, in the order of a new config.toml.
func tables() []table {
	return []table{viewsTable(), keysTable(), rulesTable(), suggestTable(), reasonsTable(), sourcesTable(), notifyTable(), orderTable()}
}

// set takes over one value of the table. The value of the table itself, and
// that of an entry with keys of its own, is only the heading: what is in it
// follows.
func (t table) set(c *Config, v value) (Problem, bool) {
	_, heading := v.any.(map[string]any)
	depth := len(v.path) - 1
	leaf := 1
	if t.deep {
		leaf = 2
	}
	switch {
	case depth < leaf && heading, depth > leaf:
		return Problem{}, true
	case depth == 0:
		return v.bad("[" + t.name + "]"), false
	case depth < leaf:
		return v.bad("[" + v.key() + "]"), false
	case t.take != nil:
		return t.take(c, v)
	}
	var names []string
	for _, s := range t.rows {
		if s.Key == v.path[1] {
			return s.read(c, v)
		}
		names = append(names, s.Key)
	}
	return v.unknown(names...), false
}

// setting is the row for an entry that a volunteer named, and whether the
// table has such entries.
func (t table) setting(path []string) (Setting, bool) {
	leaf := 2
	if t.deep {
		leaf = 3
	}
	if t.take == nil || len(path) != leaf {
		return Setting{}, false
	}
	return Setting{Key: strings.Join(path, "."), Chosen: true, Doc: t.doc, Good: t.good, read: t.take}, true
}
