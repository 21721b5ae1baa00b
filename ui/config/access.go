package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"tend/ui/text"
)

// ErrUnknown says that tend has no setting of that name.
var ErrUnknown = errors.New("no such setting")

// Init writes a new config.toml that sets nothing. fs.ErrExist if there is one.
func Init(path string, w *text.Words) error {
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(err, fs.ErrExist)
	}
	return replace(path, Template(w))
}

// Copy writes what a config.toml says into a new one. A file that is not there
// needs no copy.
func Copy(from, to string) error {
	raw, err := read(from)
	if err != nil || raw == "" {
		return err
	}
	return replace(to, raw)
}

// Get returns a setting as TOML writes it: the one of the file, else what it
// is without; "" if there is none then. A setting within a table is called by
// both names: "views.Held". ErrUnknown if there is no such setting.
func Get(path, key string) (string, error) {
	setting, at, err := find(key)
	if err != nil {
		return "", err
	}
	raw, err := read(path)
	if err != nil {
		return "", err
	}
	values, _ := decode(raw)
	for _, v := range values {
		var into Config
		if !slices.Equal(v.path, at) {
			continue
		}
		if _, ok := setting.read(&into, v); ok {
			return written(v.any)
		}
	}
	if setting.Chosen {
		return "", nil
	}
	return setting.Default, nil
}

// Named returns the names of the settings in a config.toml that its volunteer
// named, such as "views.Held", in the order of the file.
func Named(path string) ([]string, error) {
	raw, err := read(path)
	if err != nil {
		return nil, err
	}
	var names []string
	values, _ := decode(raw)
	for _, v := range values {
		for _, t := range tables() {
			if _, ok := t.setting(v.path); ok && t.name == v.path[0] {
				names = append(names, v.key())
			}
		}
	}
	return names, nil
}

// Set writes a setting into a config.toml and leaves everything else in it as
// it is, comments too. A file that is not there is begun. A value that cannot
// be comes back as a problem, and nothing is written. ErrUnknown if there is
// no such setting.
func Set(path, key, typed string) (*Problem, error) {
	setting, at, err := find(key)
	if err != nil {
		return nil, err
	}
	given := value{path: at, any: valueOf(typed)}
	c := defaults()
	if p, ok := setting.read(&c, given); !ok {
		return &p, nil
	}
	return nil, write(path, at, given.any)
}

// find returns the setting of a name, and its path.
func find(key string) (Setting, []string, error) {
	for _, s := range Settings() {
		if s.Key == key {
			return s, strings.Split(key, "."), nil
		}
	}
	for _, t := range tables() {
		rest, ok := strings.CutPrefix(key, t.name+".")
		if !ok || rest == "" {
			continue
		}
		path := []string{t.name, rest}
		if i := strings.LastIndex(rest, "."); t.deep && i > 0 && i < len(rest)-1 { // names of entries may have dots
			path = []string{t.name, rest[:i], rest[i+1:]}
		}
		if s, ok := t.setting(path); ok {
			return s, path, nil
		}
	}
	return Setting{}, nil, ErrUnknown
}

// valueOf reads a value that somebody typed: TOML, else the words themselves.
func valueOf(typed string) any {
	var table map[string]any
	if _, err := toml.Decode("x = "+typed, &table); err == nil && len(table) == 1 {
		return table["x"]
	}
	return typed
}

// written is a value as TOML writes it.
func written(v any) (string, error) {
	raw, err := toml.Marshal(map[string]any{"x": v})
	if err != nil {
		return "", fmt.Errorf("write setting: %w", err)
	}
	return strings.TrimSpace(strings.TrimPrefix(string(raw), "x = ")), nil
}

// read returns the text of a config.toml, "" if there is none.
func read(path string) (string, error) {
	raw, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("read config: %w", err)
	}
	return string(raw), nil
}

// write puts a value into a config.toml, unless the file is none then.
func write(path string, at []string, v any) error {
	raw, err := read(path)
	if err != nil {
		return err
	}
	line, err := written(v)
	if err != nil {
		return err
	}
	changed, err := with(raw, at, line)
	if err != nil {
		return err
	}
	var table map[string]any
	if _, err := toml.Decode(changed, &table); err != nil {
		return fmt.Errorf("set %s in %s: %w", value{path: at}.key(), filepath.Base(path), err)
	}
	return replace(path, changed)
}

// replace writes a file whole or not at all, and its folder if there is none.
func replace(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("write config: %w", err)
	}
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

// Nearest returns the setting that somebody who wrote key probably meant, or
// "".
func Nearest(key string) string {
	var names []string
	for _, s := range Settings() {
		names = append(names, s.Key)
	}
	return nearest(key, names)
}
