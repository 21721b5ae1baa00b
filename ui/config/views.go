package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"

	"tend/feeds/web"
	"tend/ui/query"
)

// viewsTable is the table in which searches are kept under a name.
const viewsTable = "views"

// viewsOf returns the settings of the table of views in the order of the file.
func viewsOf(table map[string]any, keys []toml.Key, lines []string) []value {
	kept, ok := table[viewsTable].(map[string]any)
	if !ok {
		return nil
	}
	var values []value
	for _, key := range keys {
		if len(key) == 2 && key[0] == viewsTable {
			values = append(values, value{lineOf(lines, key[1]), viewsTable + "." + key[1], kept[key[1]]})
		}
	}
	return values
}

// setView takes over one view, or says what is wrong with it.
func (c *Config) setView(v value) (Problem, bool) {
	name := web.Line(strings.TrimPrefix(v.key, viewsTable+"."))
	asked, ok := v.any.(string)
	if asked = web.Line(asked); !ok || asked == "" || name == "" {
		return v.bad(`"is:held from:newcomer"`), false
	}
	c.Views = append(c.Views, query.View{Name: name, Query: asked})
	return Problem{}, true
}

// AddView writes a further view into a config.toml and leaves everything else
// in it as it is. A file that is not there is begun.
func AddView(path string, v query.View) error {
	raw, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("read config: %w", err)
	}
	text := withView(string(raw), v)
	var table map[string]any
	if _, err := toml.Decode(text, &table); err != nil {
		return fmt.Errorf("keep view in %s: %w", filepath.Base(path), err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("keep view: %w", err)
	}
	return replaceFile(path, text)
}

// withView is the text of a config.toml with a further view, under its table's
// heading, or under a new one at the end.
func withView(text string, v query.View) string {
	line := strconv.Quote(v.Name) + " = " + strconv.Quote(v.Query)
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		heading, _, _ := strings.Cut(l, "#")
		if strings.TrimSpace(heading) != "["+viewsTable+"]" {
			continue
		}
		end := i + 1 // behind the views that are there
		for end < len(lines) && strings.Contains(lines[end], "=") {
			end++
		}
		return strings.Join(append(append(append([]string{}, lines[:end]...), line), lines[end:]...), "\n")
	}
	if text != "" {
		text = strings.TrimRight(text, "\n") + "\n\n"
	}
	return text + "[" + viewsTable + "]\n" + line + "\n"
}

// replaceFile writes a file whole or not at all.
func replaceFile(path, text string) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".config-*.toml") // readable by its owner alone
	if err != nil {
		return fmt.Errorf("write config: %w", err)
	}
	_, err = f.WriteString(text)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("write config: %w", errors.Join(err, os.Remove(f.Name())))
	}
	return nil
}
