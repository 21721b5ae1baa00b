// Package config is what a volunteer may set in config.toml, and where the
// files are.
//
// Its one rule: a wrong setting never stops tend. It is reported with its line
// and keeps its default; everything else holds.
//
// A setting is one row of settings in settings.go: its name, what it is
// without a line, its sentence for people, and how it is read. A table, such
// as [views], has a file of its own and a row in tables. Reading, writing,
// tend config, the template and the completion follow from the rows.
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"time"

	"tend/store"
	"tend/ui/keyboard"
	"tend/ui/query"
	"tend/ui/replies"
	"tend/ui/suggest"
)

// Config is what config.toml says, its gaps filled with the defaults.
type Config struct {
	Language     string        // "auto", "en", "de"
	Name         string        // the volunteer's; by default the local user's
	Theme        string        // one of theme.Names
	Glyphs       string        // "auto", "unicode", "ascii"
	Ambiguous    string        // "narrow", "wide"
	ReduceMotion bool          // no countdown, no progress between start and end
	Cursor       string        // "hidden", "visible": the terminal's, on the row in focus
	Mouse        bool          // clicks and the wheel work; marking text then needs shift
	Bell         bool          // the terminal's bell rings with a notification
	SyncEvery    time.Duration // how often the desk syncs by itself; 0: never
	Notify       Notify
	Order        store.Weights // of the reasons in the five-minute order
	Late         time.Duration // how old a pending comment may be before it is late

	Proxy *url.URL // through which sources are read; nil: directly

	// SecretCommand prints the password for $TEND_USER at $TEND_ADDRESS, as mail
	// programs have it. Empty: there is none.
	SecretCommand string

	// Views are searches kept under a name, in the order of the file.
	Views []query.View

	// Keys are the keys of verbs that have others than by themselves.
	Keys []keyboard.Choice

	// Keep is how long a source keeps what is done, by its name in lower case.
	Keep map[string]time.Duration

	// Rules give comments markers, in the order of the file.
	Rules  []store.Rule
	drafts []*ruleDraft // while the file is read

	// Reasons are why comments are marked spam or trashed, with the replies that
	// go with them.
	Reasons []replies.Reply

	// Suggest says which follow-ups are proposed.
	Suggest suggest.Settings
}

// defaults are the settings of somebody without a config.toml.
func defaults() Config {
	return Config{
		Language: "auto", Theme: "auto", Glyphs: "auto", Ambiguous: "narrow",
		Cursor: "hidden", Late: 3 * 24 * time.Hour,
		Order:   store.DefaultWeights(),
		Suggest: suggestDefaults(),
		Notify:  Notify{Held: true, Task: true, Failed: true},
	}
}

// Load reads a config.toml. A file that is not there is an empty one. What is
// wrong in it comes back as problems, by line; the error is only for a file
// that cannot be read at all, and even then the Config is a good one.
func Load(path string) (Config, []Problem, error) {
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	if err != nil {
		err = fmt.Errorf("read config: %w", err)
	}
	c, problems := parse(string(raw))
	if c.Name == "" {
		c.Name = localName()
	}
	return c, problems, err
}

// parse reads the text of a config.toml.
func parse(raw string) (Config, []Problem) {
	c := defaults()
	values, problems := decode(raw)
	for _, v := range values {
		if p, ok := c.set(v); !ok {
			problems = append(problems, p)
		}
	}
	problems = append(problems, c.keepRules()...)
	problems = append(problems, c.checkKeys()...)
	sortByLine(problems)
	return c, problems
}

// set takes over one value of the file, or says what is wrong with it.
func (c *Config) set(v value) (Problem, bool) {
	for _, t := range tables() {
		if t.name == v.path[0] {
			return t.set(c, v)
		}
	}
	for _, s := range settings() {
		if len(v.path) == 1 && s.Key == v.path[0] {
			return s.read(c, v)
		}
	}
	if len(v.path) > 1 {
		return Problem{}, true // its table was reported
	}
	return v.unknown(topNames()...), false
}

// topNames are the names that may stand outside a table, and the tables'.
func topNames() []string {
	var names []string
	for _, s := range settings() {
		names = append(names, s.Key)
	}
	for _, t := range tables() {
		names = append(names, t.name)
	}
	return names
}
