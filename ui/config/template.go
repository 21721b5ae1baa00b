package config

import (
	"strings"

	"tend/ui/text"
)

// Template is a config.toml that says of each setting what it does and what it
// is without the line. Nothing in it is set.
func Template(w *text.Words) string {
	out := comment(w.Say("settings.head"))
	for _, s := range settings() {
		out += "\n" + s.template(w)
	}
	for _, t := range tables() {
		out += "\n" + comment(w.Say(t.doc))
		if t.example != "" {
			out += comment(t.example)
			continue
		}
		out += comment("[" + t.name + "]")
		for _, s := range t.rows {
			out += s.template(w)
		}
	}
	return out
}

// template is what the template has of a setting.
func (s Setting) template(w *text.Words) string {
	return comment(w.Say(s.Doc)) + comment(s.Key+" = "+s.Default)
}

// comment makes a comment of lines.
func comment(s string) string { return "# " + strings.ReplaceAll(s, "\n", "\n# ") + "\n" }
