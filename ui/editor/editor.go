// Package editor lets a text be written in the volunteer's own editor.
//
// Its one rule: what an editor has saved is never lost. It counts also when the
// editor crashed, was killed, or ended because the terminal went away; and an
// editor that leaves nothing, or nothing readable, has changed nothing.
package editor

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// patience is how long an editor may take to end when the terminal goes away:
// enough to write a rescue file of its own.
const patience = 3 * time.Second

// Sheet is a text in a file for the editor. Only its owner can read it, and it
// goes when it has been taken.
type Sheet struct{ path, before string }

// New writes a text to a new file in a folder.
func New(folder, text string) (Sheet, error) { return create(folder, "reply-*.txt", text) }

// create writes a text to a new file of such a name.
func create(folder, name, text string) (Sheet, error) {
	f, err := os.CreateTemp(folder, name)
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
	return Sheet{f.Name(), text}, nil
}

// File is a sheet that was there before. It stays, unless it is removed.
func File(path string) Sheet { return Sheet{path: path} }

// Command returns the command that edits the sheet. The variable that names
// the editor may hold arguments, so the shell reads it; the path is never part
// of its text. When ctx ends, the editor is told that the terminal hangs up,
// and killed if it does not mind. It writes to the terminal itself: one that
// finds a pipe there complains, or does not start.
func (s Sheet) Command(ctx context.Context) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "sh", "-c", inPlace(program())+` "$1"`, "sh", s.path)
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGHUP) }
	cmd.Stdout = os.Stdout
	cmd.WaitDelay = patience
	return cmd
}

// program is the volunteer's editor, as the shell reads it.
func program() string {
	return cmp.Or(strings.TrimSpace(os.Getenv("VISUAL")), strings.TrimSpace(os.Getenv("EDITOR")), "vi")
}

// inPlace has the editor take the shell's place, so that a signal reaches it.
// What is more than one command, or begins by setting a variable, the shell has
// to stay for.
func inPlace(program string) string {
	first, _, _ := strings.Cut(program, " ")
	if strings.ContainsAny(program, ";&|<>()`\n") || strings.Contains(first, "=") {
		return program
	}
	return "exec " + program
}

// Take returns the text as it is after the editor, and takes the file away;
// ended is what its command returned. The text is always one to go on with.
// With an error, a *Failure, the editor was not what it should be.
func (s Sheet) Take(ended error) (string, error) {
	defer s.Remove()
	text, err := read(s.path)
	blank := strings.TrimSpace(text) == ""
	saved := err == nil && !blank && text != s.before
	switch {
	case ended != nil:
		failure := failed(ended)
		failure.Saved = saved
		err = failure
	case err != nil:
		err = &Failure{Why: Unreadable, Err: err}
	case blank && strings.TrimSpace(s.before) != "":
		err = &Failure{Why: Emptied}
	}
	if !saved {
		text = s.before
	}
	return text, err
}

// Remove takes the file away.
func (s Sheet) Remove() { _ = os.Remove(s.path) }
