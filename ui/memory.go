package ui

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// memory is what the screen keeps in mind from one start to the next, in a
// small file beside the cache: nothing that a volunteer set, and nothing that
// would be missed.
type memory struct{ path string } // empty: nothing is kept

// remembered is what stands in the file.
type remembered struct {
	Toured bool     `json:"toured"` // the tour was offered or taken
	Recent []string `json:"recent"` // what was chosen from the palette, the newest first
}

// newMemory returns the memory of a cache.
func newMemory(cache string) memory {
	return memory{filepath.Join(filepath.Dir(cache), "screen.json")}
}

// read returns what is remembered. A file that is not there, or is none, is an
// empty memory.
func (m memory) read() remembered {
	var r remembered
	raw, err := os.ReadFile(m.path)
	if err != nil || json.Unmarshal(raw, &r) != nil {
		return remembered{}
	}
	r.Recent = r.Recent[:min(len(r.Recent), mostRecent)]
	return r
}

// chose remembers what was chosen from the palette last.
func (m memory) chose(id string) error {
	r := m.read()
	recent := slices.DeleteFunc(r.Recent, func(other string) bool { return other == id })
	r.Recent = append([]string{id}, recent...)
	r.Recent = r.Recent[:min(len(r.Recent), mostRecent)]
	return m.write(r)
}

// write keeps r, whole or not at all.
func (m memory) write(r remembered) error {
	if m.path == "" {
		return nil
	}
	raw, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("remember: %w", err)
	}
	f, err := os.CreateTemp(filepath.Dir(m.path), ".screen-*.json")
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return nil // nothing of it would be missed
	}
	if err != nil {
		return fmt.Errorf("remember: %w", err)
	}
	_, err = f.Write(raw)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), m.path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("remember: %w", err), os.Remove(f.Name()))
	}
	return nil
}
