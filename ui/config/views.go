package config

import (
	"errors"

	"tend/feeds/web"
	"tend/ui/query"
)

// viewsTable is [views]: searches kept under a name.
func viewsTable() table {
	return table{
		name: "views", doc: "settings.doc_views",
		example: "[views]\nHeld = \"is:held\"",
		good:    `"is:held from:newcomer"`,
		take:    (*Config).setView,
		keep:    func(to, from *Config) { to.Views = from.Views },
	}
}

// setView takes over one view, or says what is wrong with it.
func (c *Config) setView(v value) (Problem, bool) {
	name := web.Line(v.path[1])
	asked, ok := v.any.(string)
	if asked = web.Line(asked); !ok || asked == "" || name == "" {
		return v.bad(viewsTable().good), false
	}
	var wrong *query.Problem
	if errors.As(query.Check(asked), &wrong) {
		p := v.wrong("settings.view", "X", v.key())
		p.why = wrong
		return p, false
	}
	c.Views = append(c.Views, query.View{Name: name, Query: asked})
	return Problem{}, true
}

// AddView writes a further view into a config.toml and leaves everything else
// in it as it is. A file that is not there is begun.
func AddView(path string, v query.View) error {
	return write(path, []string{"views", v.Name}, v.Query)
}
