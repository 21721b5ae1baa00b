package config

import (
	"strings"

	"tend/feeds/web"
	"tend/ui/replies"
)

// reasonsTable is [reasons]: why comments are marked spam or trashed, each with
// the reply that fits, if one is wanted.
func reasonsTable() table {
	return table{
		name: "reasons", doc: "replies.doc_reasons",
		example: "[reasons]\nadvert = \"\"\n\"off topic\" = \"Hello {first_name}, this is not about {post}.\"",
		good:    `""`,
		take:    (*Config).setReason,
		keep:    func(to, from *Config) { to.Reasons = from.Reasons },
	}
}

// setReason takes over one reason, or says what is wrong with it.
func (c *Config) setReason(v value) (Problem, bool) {
	name := web.Line(v.path[1])
	text, ok := v.any.(string)
	if !ok || name == "" {
		return v.bad(reasonsTable().good), false
	}
	r := replies.Reply{Name: name, File: "config.toml", Text: web.Block(strings.TrimSpace(text))}
	if _, err := r.Fill(replies.Values{}); err != nil {
		return v.wrong("replies.unknown_reason", "X", v.key(), "Y", replies.Places()), false
	}
	c.Reasons = append(c.Reasons, r)
	return Problem{}, true
}
