package editor

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// edit lets a shell script edit a text; "$1" is the file.
func edit(t *testing.T, before, script string) (string, error) {
	t.Helper()
	program := filepath.Join(t.TempDir(), "my editor")
	if err := os.WriteFile(program, []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("VISUAL", "'"+program+"' --flag")
	s, err := New(t.TempDir(), before)
	if err != nil {
		t.Fatal(err)
	}
	cmd := s.Command(t.Context())
	text, err := s.Take(cmd.Run())
	if _, there := os.Stat(s.path); !errors.Is(there, os.ErrNotExist) {
		t.Errorf("the file is still there: %v", there)
	}
	return text, err
}

func TestWhatAnEditorSavedIsNeverLost(t *testing.T) {
	const last = `eval "f=\${$#}"; `
	for name, tt := range map[string]struct {
		script, want string
		why          Why
		saved        bool
		good         bool
	}{
		"written":                        {script: `echo more >>"$f"`, want: "begun\nmore\n", good: true},
		"left alone":                     {script: `:`, want: "begun\n", good: true},
		"written, then ended badly":      {script: `echo more >>"$f"; exit 3`, want: "begun\nmore\n", saved: true},
		"written, then killed":           {script: `echo more >>"$f"; kill -9 $$`, want: "begun\nmore\n", saved: true},
		"killed":                         {script: `kill -TERM $$`, want: "begun\n"},
		"emptied":                        {script: `: >"$f"`, want: "begun\n", why: Emptied},
		"emptied, then ended badly":      {script: `: >"$f"; exit 1`, want: "begun\n"},
		"removed":                        {script: `rm "$f"`, want: "begun\n", why: Unreadable},
		"made a folder":                  {script: `rm "$f"; mkdir "$f"`, want: "begun\n", why: Unreadable},
		"in Latin-1":                     {script: `printf 'sch\366n\n' >"$f"`, want: "schön\n", good: true},
		"in UTF-16":                      {script: `printf '\377\376s\000\344\000' >"$f"`, want: "sä", good: true},
		"with a mark in front":           {script: `printf '\357\273\277schön' >"$f"`, want: "schön", good: true},
		"no such program, by its script": {script: `exit 127`, want: "begun\n", why: Missing},
	} {
		t.Run(name, func(t *testing.T) {
			text, err := edit(t, "begun\n", last+tt.script)
			if text != tt.want {
				t.Errorf("text = %q, want %q", text, tt.want)
			}
			var f *Failure
			switch {
			case tt.good && err != nil:
				t.Errorf("error %v, want none", err)
			case tt.good:
			case !errors.As(err, &f):
				t.Errorf("error %v, want a failure", err)
			case f.Why != tt.why || f.Saved != tt.saved:
				t.Errorf("failure %d, saved %v, want %d, %v", f.Why, f.Saved, tt.why, tt.saved)
			}
		})
	}
}

func TestOnlyTheBeginningOfAHugeFileIsRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "huge")
	if err := os.WriteFile(path, bytes.Repeat([]byte("x山"), 10<<20/4), 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := read(path)
	if err != nil || len(text) > most || len(text) < most-4 || strings.ContainsRune(text, '\ufffd') || !strings.HasPrefix(text, "x山x") {
		t.Errorf("read %d bytes beginning with %.8q, %v", len(text), text, err)
	}
}

// The editor must be the process that is told, and not a shell around it: it
// would go on without a terminal.
func TestAnEditorIsToldThatTheTerminalGoesAway(t *testing.T) {
	for name, program := range map[string]string{
		"alone":           `%s`,
		"with a variable": `A=1 exec %s`,
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			script := filepath.Join(dir, "ed")
			text := "#!/bin/sh\ntrap 'echo rescued >>\"$1\"; exit 1' HUP\necho >'" + dir + "/ready'\nwhile :; do sleep 0.02; done\n"
			if err := os.WriteFile(script, []byte(text), 0o700); err != nil {
				t.Fatal(err)
			}
			ready := filepath.Join(dir, "ready")
			makePipe(t, ready)
			t.Setenv("VISUAL", strings.Replace(program, "%s", script, 1))
			s, err := New(dir, "begun\n")
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			cmd := s.Command(ctx)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			if _, err := os.ReadFile(ready); err != nil { // comes when the editor is there
				t.Fatal(err)
			}
			cancel()
			got, err := s.Take(cmd.Wait())
			if want := "begun\nrescued\n"; got != want || err == nil {
				t.Errorf("text = %q, %v, want %q and an error", got, err, want)
			}
		})
	}
}
