package uitest

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// written is what stands on the reply sheet when the editor is opened.
const written = "Lieber Jonas,"

// inEditor opens a shell script as the editor on a reply that was begun; "$1"
// is the file. It says EDITING first, and ends when a line is typed, unless the
// script does before.
func inEditor(t *testing.T, script string) (x *Terminal, again func() *Terminal) {
	t.Helper()
	_, start := atABlog(t)
	editor := filepath.Join(t.TempDir(), "my editor")
	if err := os.WriteFile(editor, []byte("#!/bin/sh\n"+script+"\necho EDITING\nread line\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	again = func() *Terminal {
		// The library looks at the terminal's size from two sides when it comes
		// back from a program during which that was resized.
		quiet := "GORACE=exitcode=0 log_path=" + filepath.Join(t.TempDir(), "race")
		x := start("UITEST_PROGRAM=tend", quiet, "EDITOR='"+editor+"' --wait")
		x.Wait("held  Jonas")
		x.Press("r")
		x.Wait("Reply to Jonas")
		return x
	}
	x = again()
	x.Type(written)
	x.Wait(written)
	x.Press("ctrl+o")
	return x, again
}

// last is the file in a script: its last argument.
const last = `eval "f=\${$#}"; `

func TestWhateverTheEditorDoesTheReplyIsThere(t *testing.T) {
	for name, tt := range map[string]struct {
		script string
		want   []string
	}{
		"ends badly":            {last + `echo Bis bald >"$f"; echo EDITING; exit 1`, []string{"Bis bald", "What it had saved is here."}},
		"is killed":             {last + `echo EDITING; kill -9 $$`, []string{written, "The editor ended with an error: signal: killed"}},
		"leaves nothing":        {last + `: >"$f"`, []string{written, "The editor left nothing. The text is as it was."}},
		"is no program":         {`echo EDITING; exit 127`, []string{written, "There is no editor called"}},
		"leaves ten megabytes":  {last + `yes 'Ja 山' | head -c 10000000 >"$f"`, []string{"Ja 山", "Cut: a reply has 20,000 characters at most."}},
		"does not write UTF-8":  {last + `printf 'sch\366n' >"$f"`, []string{"schön"}},
		"writes raw commands":   {last + `printf 'ja\033]0;owned\007\033[2J\302\2331m nein' >"$f"`, []string{"ja␛]0;owned␇␛[2J"}},
		"leaves the screen odd": {`printf '\033[?1049h\033[31mx\033[5;9r'`, []string{written}},
	} {
		t.Run(name, func(t *testing.T) {
			x, again := inEditor(t, tt.script)
			if !strings.Contains(tt.script, "EDITING") {
				x.WaitFor("the editor", func(string) bool { return strings.Contains(x.Raw(), "EDITING") })
				x.Resize(100, 30)
				x.Type("\n")
			}
			for _, want := range tt.want {
				x.Wait(want)
			}
			x.Press("esc")
			x.WaitGone("Reply to Jonas")
			x.Press("q")
			x.Ends(0)

			x = again()
			x.Wait(tt.want[0])
			x.Press("esc")
			x.WaitGone("Reply to Jonas")
			x.Press("q")
			x.Ends(0)
		})
	}
}

// An editor writes a rescue file of its own when the terminal goes away; this
// one saves. It waits for nothing but that.
const rescues = last + `trap 'echo " gerettet" >>"$f"; exit 1' HUP
echo EDITING; while :; do sleep 0.02; done`

func TestASignalWhileTheEditorIsOpenLosesNothing(t *testing.T) {
	for _, s := range []syscall.Signal{syscall.SIGHUP, syscall.SIGTERM} {
		t.Run(s.String(), func(t *testing.T) {
			x, again := inEditor(t, rescues)
			x.Wait("EDITING")
			x.Signal(s)
			x.WaitExit()
			for _, fault := range x.faults() {
				t.Error(fault)
			}
			x = again()
			x.Wait(written)
			x.Wait("gerettet")
			x.Press("esc")
			x.WaitGone("Reply to Jonas")
			x.Press("q")
			x.Ends(0)
		})
	}
}

func TestWhatAnEditorHadSavedIsThereAfterTendWasKilled(t *testing.T) {
	x, again := inEditor(t, last+`printf ' bis Samstag' >>"$f"`)
	x.Wait("EDITING")
	x.Signal(syscall.SIGKILL)
	x.WaitExit()
	x = again()
	x.Wait(written + " bis Samstag")
	x.Wait("tend ended while the editor was open.")
	x.Press("esc")
	x.WaitGone("Reply to Jonas")
	x.Press("r")
	x.Wait(written + " bis Samstag")
	x.Press("esc")
	x.WaitGone("Reply to Jonas")
	x.Press("q")
	x.Ends(0)
}

func TestATerminalThatVanishesLosesNoWord(t *testing.T) {
	for name, editing := range map[string]bool{"on the sheet": false, "in the editor": true} {
		t.Run(name, func(t *testing.T) {
			script := rescues
			if !editing {
				script = `echo EDITING; exit`
			}
			x, again := inEditor(t, script)
			x.WaitFor("the editor", func(string) bool { return strings.Contains(x.Raw(), "EDITING") })
			if !editing {
				x.Wait("Reply to Jonas")
				x.Type(" bis Samstag") // typing has not paused yet
				x.Wait("bis Samstag")
			}
			x.Vanish()
			x.WaitExit()
			x = again()
			if editing {
				x.Wait("gerettet")
			} else {
				x.Wait("bis Samstag")
			}
			x.Press("esc")
			x.WaitGone("Reply to Jonas")
			x.Press("q")
			x.Ends(0)
		})
	}
}
