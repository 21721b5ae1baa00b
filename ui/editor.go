package ui

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	tea "charm.land/bubbletea/v2"
)

// editedMsg brings back what was written in the volunteer's editor.
type editedMsg struct {
	text string
	err  error
}

// edit opens the volunteer's own editor on a text. The file is in the cache's
// folder, which only its owner can read, and goes afterwards.
func (d *desk) edit(text string) tea.Cmd {
	cmd, path, err := Editor(d.ctx, filepath.Dir(d.store.Path()), text)
	if err != nil {
		return func() tea.Msg { return editedMsg{err: err} }
	}
	return tea.ExecProcess(cmd, func(err error) tea.Msg {
		defer func() { _ = os.Remove(path) }() // the next start of an editor makes another one
		if err != nil {
			return editedMsg{err: err}
		}
		b, err := os.ReadFile(path)
		return editedMsg{text: string(b), err: err}
	})
}

// Editor returns the command that opens the volunteer's own editor on a new
// file with a text. The file is in folder, only its owner can read it, and the
// caller removes it.
func Editor(ctx context.Context, folder, text string) (cmd *exec.Cmd, path string, err error) {
	path, err = draftFile(folder, text)
	if err != nil {
		return nil, "", err
	}
	editor := cmp.Or(os.Getenv("VISUAL"), os.Getenv("EDITOR"), "vi")
	// The variable may hold arguments, so the shell reads it; the path is
	// never part of its text.
	return exec.CommandContext(ctx, "sh", "-c", editor+` "$1"`, "sh", path), path, nil
}

// draftFile writes a text to a new file that only its owner can read.
func draftFile(folder, text string) (string, error) {
	f, err := os.CreateTemp(folder, "reply-*.txt")
	if err != nil {
		return "", fmt.Errorf("file for the editor: %w", err)
	}
	_, err = f.WriteString(text)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return "", fmt.Errorf("file for the editor: %w", err)
	}
	return f.Name(), nil
}
