package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// fullLog is the size from which on tend.log begins anew.
const fullLog = 1 << 20

// record keeps the whole of what is behind a storage error in tend.log; a
// person is told one sentence. Failures of sources stay out: their addresses
// may hold secrets. A log that cannot be written is no trouble of its own.
func (sh *shell) record(err error) {
	path := sh.files.Log
	if os.MkdirAll(filepath.Dir(path), 0o700) != nil {
		return
	}
	mode := os.O_WRONLY | os.O_CREATE | os.O_APPEND
	if stat, err := os.Stat(path); err == nil && stat.Size() > fullLog {
		mode = os.O_WRONLY | os.O_CREATE | os.O_TRUNC
	}
	f, opening := os.OpenFile(path, mode, 0o600)
	if opening != nil {
		return
	}
	defer f.Close()
	fmt.Fprintf(f, "%s %s: %v\n", sh.now().UTC().Format(time.RFC3339), version(), err)
}
