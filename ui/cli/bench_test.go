package cli

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"tend/store"
)

// BenchmarkStatus measures the line for a prompt, without the start of the
// program. TEND_BENCH_CACHE names the cache that it is about.
func BenchmarkStatus(b *testing.B) {
	b.Setenv("TEND_HOME", b.TempDir())
	sh := newShell()
	sh.out = io.Discard
	sh.files.Cache = filepath.Join(b.TempDir(), "tend.db")
	if kept := os.Getenv("TEND_BENCH_CACHE"); kept != "" {
		sh.files.Cache = kept
	}
	for b.Loop() {
		err := sh.withStore(b.Context(), func(s *store.Store) error { return sh.status(b.Context(), s, false) })
		if err != nil {
			b.Fatal(err)
		}
	}
}
