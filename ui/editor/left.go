package editor

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// NewAbout is New for a text about something, by which Left finds the file
// again. about is for a file's name: letters, digits and hyphens.
func NewAbout(folder, about, text string) (Sheet, error) {
	return create(folder, fmt.Sprintf("reply-%s.%d.*.txt", about, os.Getpid()), text)
}

// Left returns the sheets about something that nobody took when their editor
// had ended: tend was killed meanwhile, or the machine went down. Those of
// another tend that still runs are its own.
func Left(folder, about string) []Sheet {
	paths, err := filepath.Glob(filepath.Join(folder, "reply-"+about+".*.txt"))
	if err != nil {
		return nil
	}
	var left []Sheet
	for _, path := range paths {
		parts := strings.Split(filepath.Base(path), ".")
		if pid, err := strconv.Atoi(parts[1]); err == nil && !running(pid) {
			left = append(left, Sheet{path: path})
		}
	}
	return left
}

// Text is what the file holds now. The file stays.
func (s Sheet) Text() (string, error) { return read(s.path) }

// running reports whether another process of that number runs. This one asks
// only when it has no editor open.
func running(pid int) bool {
	if pid == os.Getpid() {
		return false
	}
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	err = p.Signal(syscall.Signal(0))
	return err == nil || errors.Is(err, syscall.EPERM)
}
