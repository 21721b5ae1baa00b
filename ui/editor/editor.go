// Package editor lets a text be written in the volunteer's own editor.
package editor

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"os/exec"
)

// Sheet is a file for the editor. Only its owner can read it, and it goes when
// it has been read.
type Sheet struct{ path string }

// New writes a text to a new file in a folder.
func New(folder, text string) (Sheet, error) {
	f, err := os.CreateTemp(folder, "reply-*.txt")
	if err != nil {
		return Sheet{}, fmt.Errorf("file for the editor: %w", err)
	}
	_, err = f.WriteString(text)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return Sheet{}, fmt.Errorf("file for the editor: %w", err)
	}
	return Sheet{f.Name()}, nil
}

// Command returns the command that edits the sheet. The variable that names
// the editor may hold arguments, so the shell reads it; the path is never part
// of its text. The editor writes to the terminal itself: one that finds a pipe
// there complains, or does not start.
func (s Sheet) Command(ctx context.Context) *exec.Cmd {
	program := cmp.Or(os.Getenv("VISUAL"), os.Getenv("EDITOR"), "vi")
	c := exec.CommandContext(ctx, "sh", "-c", program+` "$1"`, "sh", s.path)
	c.Stdout = os.Stdout
	return c
}

// Read returns what was written and takes the file away.
func (s Sheet) Read() (string, error) {
	defer s.Remove()
	b, err := os.ReadFile(s.path)
	return string(b), err
}

// Remove takes the file away.
func (s Sheet) Remove() { _ = os.Remove(s.path) }

// File is a sheet that was there before. It stays, unless it is removed.
func File(path string) Sheet { return Sheet{path} }
