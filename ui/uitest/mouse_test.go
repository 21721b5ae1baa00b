package uitest

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// withMouse starts the desk with mouse = true in its settings.
func withMouse(t *testing.T, width, height int, env ...string) *Terminal {
	t.Helper()
	home := t.TempDir()
	lindenhof(t, home)
	if err := os.WriteFile(filepath.Join(home, "config.toml"), []byte("mouse = true\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	env = append([]string{"UITEST_PROGRAM=desk", "TEND_HOME=" + home}, env...)
	x := Start(t, Options{Width: width, Height: height, Env: env}, Self(t))
	x.Wait("Jonas Albr")
	x.WaitFor("that the mouse is listened to", func(string) bool { return x.Listens() })
	x.Rest()
	return x
}

// focused is a condition: the row in focus has that text.
func focused(text string) func(screen string) bool {
	return func(screen string) bool {
		for line := range strings.Lines(screen) {
			if strings.Contains(line, "▐") && strings.Contains(line, text) {
				return true
			}
		}
		return false
	}
}

func TestMouseOnTheDesk(t *testing.T) {
	x := withMouse(t, 120, 40)
	x.Click("Ines Haller")
	x.WaitFor("the focus on Ines", focused("Ines Haller"))
	x.Wait("3 of 9") // the text beside follows
	x.Click("Repair café")
	x.WaitFor("the focus on a post", focused("Repair café"))
	x.Click("PENDING COMMENTS")
	x.WaitFor("the focus on Ines again", focused("Ines Haller"))

	divider, row := x.Place("╎")
	x.Drag(divider, row+5, divider+4, row+6)
	x.WaitFor("the divider drawn aside", func(string) bool { at, _ := x.Place("╎"); return at == divider+4 })

	x.Click("? all keys")
	x.Wait("HELP")
	x.Click("esc back")
	x.WaitGone("HELP")
	x.Click("e done")
	x.Wait("Done here: Ines Haller")
	x.Click("z undo") // in the status line
	x.Wait("Taken back")
	x.Press("q")
	x.Ends(0)
}

func TestWheelTurnsWhatIsUnderIt(t *testing.T) {
	x := withMouse(t, 80, 18)
	x.Wheel("Marta Wolny", 3)
	x.WaitGone("Jonas Albrecht")
	x.Wheel("Ruth Vogel", -3)
	x.Wait("Jonas Albrecht")
	x.Press("q")
	x.Ends(0)
}

func TestTabsAreClickedInASmallWindow(t *testing.T) {
	x := withMouse(t, 40, 12)
	x.Click("TASKS")
	x.Wait("Schlüssel")
	x.Click("COMMENTS")
	x.Wait("Jonas Albr")
	x.Press("q")
	x.Ends(0)
}

func TestMouseIsTheTerminalsOwnUnlessAskedFor(t *testing.T) {
	x := atLindenhof(t, 80, 24)
	x.Wait("Jonas Albrecht")
	x.Rest()
	if x.Listens() {
		t.Error("the desk listens to the mouse, and nothing can be marked with it")
	}
	x.Press("q")
	x.Ends(0)
}

func TestMouseIsGivenBack(t *testing.T) {
	t.Run("to an editor", func(t *testing.T) {
		script := filepath.Join(t.TempDir(), "edit")
		if err := os.WriteFile(script, []byte("#!/bin/sh\nprintf 'EDITING'\nread line\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		x := withMouse(t, 80, 24, "EDITOR="+script)
		x.Press(":")
		x.Type("settings\n")
		x.Wait("EDITING")
		if x.Listens() {
			t.Error("the mouse is not the editor's")
		}
		x.Type("\n")
		x.WaitFor("that the mouse is listened to again", func(string) bool { return x.Listens() })
		x.Wait("Jonas Albrecht")
		x.Press("q")
		x.Ends(0)
	})
	t.Run("after a signal", func(t *testing.T) {
		x := withMouse(t, 80, 24)
		x.Signal(syscall.SIGTERM)
		x.WaitExit()
		for _, fault := range x.faults() {
			t.Error(fault)
		}
	})
}
