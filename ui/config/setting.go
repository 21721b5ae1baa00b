package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/BurntSushi/toml"

	"tend/ui/text"
)

// ErrUnknown says that tend has no setting of that name.
var ErrUnknown = errors.New("no such setting")

// Setting is one line that config.toml may have.
type Setting struct {
	Key     string
	Default string // as it is written in TOML
	Chosen  bool   // Default is only an example: without the line there is none
}

// Settings are all of them but the views, in the order of a new config.toml.
func Settings() []Setting {
	return []Setting{
		{Key: "language", Default: `"auto"`},
		{Key: "name", Default: `"Miriam"`, Chosen: true},
		{Key: "theme", Default: `"auto"`},
		{Key: "glyphs", Default: `"auto"`},
		{Key: "ambiguous", Default: `"narrow"`},
		{Key: "reduce_motion", Default: "false"},
		{Key: "cursor", Default: `"hidden"`},
		{Key: "late", Default: `"3 d"`},
		{Key: "secret_command", Default: `"pass show tend/$TEND_USER"`, Chosen: true},
		{Key: "proxy", Default: `"http://proxy.example:3128"`, Chosen: true},
	}
}

// Template is a config.toml that says of each setting what it does and what it
// is without the line. Nothing in it is set.
func Template(w *text.Words) string {
	out := comment(w.Say("settings.head"))
	for _, s := range Settings() {
		out += "\n" + comment(w.Say("settings.doc_"+s.Key)) + "# " + s.Key + " = " + s.Default + "\n"
	}
	return out + "\n" + comment(w.Say("settings.doc_views")) + "# [" + viewsTable + "]\n# Held = \"is:held\"\n"
}

// comment makes a comment of a sentence.
func comment(s string) string { return "# " + strings.ReplaceAll(s, "\n", "\n# ") + "\n" }

// Init writes a new config.toml that sets nothing. fs.ErrExist if there is one.
func Init(path string, w *text.Words) error {
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(err, fs.ErrExist)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("write config: %w", err)
	}
	return replaceFile(path, Template(w))
}

// Get returns a setting as TOML writes it: the one of the file, else what it
// is without; "" if there is none then. ErrUnknown if there is no such setting.
func Get(path, key string) (string, error) {
	setting, err := find(key)
	if err != nil {
		return "", err
	}
	raw, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("read config: %w", err)
	}
	values, _ := decode(string(raw))
	for _, v := range values {
		var into Config
		if _, ok := into.set(v); ok && v.key == key {
			return written(v.any)
		}
	}
	if setting.Chosen {
		return "", nil
	}
	return setting.Default, nil
}

// Set writes a setting into a config.toml and leaves everything else in it as
// it is, comments too. A file that is not there is begun. A value that cannot
// be comes back as a problem, and nothing is written.
func Set(path, key, typed string) (*Problem, error) {
	if _, err := find(key); err != nil {
		return nil, err
	}
	given := valueOf(key, typed)
	var into Config
	if p, ok := into.set(given); !ok {
		return &p, nil
	}
	line, err := written(given.any)
	if err != nil {
		return nil, err
	}
	raw, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read config: %w", err)
	}
	changed := withSetting(string(raw), key, line)
	var table map[string]any
	if _, err := toml.Decode(changed, &table); err != nil {
		return nil, fmt.Errorf("set %s in %s: %w", key, filepath.Base(path), err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("write config: %w", err)
	}
	return nil, replaceFile(path, changed)
}

// find returns the setting of a name.
func find(key string) (Setting, error) {
	for _, s := range Settings() {
		if s.Key == key {
			return s, nil
		}
	}
	return Setting{}, ErrUnknown
}

// valueOf reads a value that somebody typed: TOML, else the words themselves.
func valueOf(key, typed string) value {
	var table map[string]any
	if _, err := toml.Decode("x = "+typed, &table); err == nil && len(table) == 1 {
		return value{key: key, any: table["x"]}
	}
	return value{key: key, any: typed}
}

// written is a value as TOML writes it.
func written(v any) (string, error) {
	raw, err := toml.Marshal(map[string]any{"x": v})
	if err != nil {
		return "", fmt.Errorf("write setting: %w", err)
	}
	return strings.TrimSpace(strings.TrimPrefix(string(raw), "x = ")), nil
}

// remark is a comment behind a value.
var remark = regexp.MustCompile(`^[^"'#]*(?:"[^"]*"|'[^']*'|[^"'#])*?(\s*#.*)$`)

// withSetting is the text of a config.toml with a setting: in its own line,
// else in the place of the one that was commented out, else before the first
// table.
func withSetting(raw, key, written string) string {
	lines := strings.Split(raw, "\n")
	end := len(lines)
	for i, l := range lines {
		if strings.HasPrefix(strings.TrimSpace(l), "[") {
			end = i
			break
		}
	}
	for _, outcommented := range []string{"", "# "} {
		for i, l := range lines[:end] {
			rest, ok := strings.CutPrefix(l, outcommented+key)
			if !ok || !strings.HasPrefix(strings.TrimSpace(rest), "=") {
				continue
			}
			lines[i] = key + " = " + written
			if m := remark.FindStringSubmatch(rest); m != nil && outcommented == "" {
				lines[i] += m[1]
			}
			return strings.Join(lines, "\n")
		}
	}
	line := key + " = " + written
	for end > 0 && lines[end-1] == "" {
		end--
	}
	return strings.Join(append(append(append([]string{}, lines[:end]...), line), lines[end:]...), "\n") + ending(lines[end:])
}

// ending is the line's end that a text without one lacks.
func ending(rest []string) string {
	if len(rest) == 0 {
		return "\n"
	}
	return ""
}
