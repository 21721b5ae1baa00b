//go:build unix

package editor

import (
	"syscall"
	"testing"
)

// makePipe makes a pipe with a name.
func makePipe(t *testing.T, path string) {
	t.Helper()
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
}
