package config

import (
	"context"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// quiet is how long nothing has to happen to the file before it is read:
// editors write it in several steps.
const quiet = 50 * time.Millisecond

// Watch notices when a config.toml changes, appears or goes. The zero value
// with a Path is ready. Only one caller at a time may use it.
type Watch struct {
	Path string

	files *fsnotify.Watcher
	names map[string]bool // the file, what it is a link to, and folders that are yet to come
	blind bool            // the system does not tell of changes
}

// Next waits until the file may have changed since the last call, and reports
// whether it did before ctx ended. The first call returns at once: what
// happened before is not known.
func (w *Watch) Next(ctx context.Context) bool {
	if w.files == nil && !w.blind {
		return w.begin(ctx)
	}
	if w.blind {
		<-ctx.Done()
		return false
	}
	var settled <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			_ = w.files.Close()
			return false
		case e := <-w.files.Events:
			if w.names[filepath.Clean(e.Name)] {
				settled = time.After(quiet)
			}
		case _, more := <-w.files.Errors: // events were lost: look
			if more {
				settled = time.After(quiet)
			}
		case <-settled:
			w.follow()
			return true
		}
	}
}

// begin starts to watch.
func (w *Watch) begin(ctx context.Context) bool {
	files, err := fsnotify.NewWatcher()
	if err != nil {
		w.blind = true
		return ctx.Err() == nil
	}
	w.files = files
	w.follow()
	return ctx.Err() == nil
}

// follow watches where the file is now.
func (w *Watch) follow() {
	w.names = map[string]bool{}
	w.folder(filepath.Clean(w.Path))
	if real, err := filepath.EvalSymlinks(w.Path); err == nil { // kept with other dotfiles
		w.folder(real)
	}
}

// folder watches the folder of a file, or while that is not there the nearest
// one above it: what leads to the file counts as the file then.
func (w *Watch) folder(path string) {
	for {
		w.names[path] = true
		above := filepath.Dir(path)
		if err := w.files.Add(above); err == nil || above == path {
			return
		}
		path = above
	}
}
