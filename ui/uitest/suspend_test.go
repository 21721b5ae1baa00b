package uitest

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// jobs is a shell that brings its job back when a line is typed.
const jobs = `set -m; "$0"; echo STOPPED; read line; fg >/dev/null; echo ENDED $?`

// inShell starts the desk from a shell with jobs. pid is the desk's.
func inShell(t *testing.T) (x *Terminal, pid int) {
	t.Helper()
	home := t.TempDir()
	lindenhof(t, home)
	file := filepath.Join(home, "pid")
	env := []string{"UITEST_PROGRAM=desk", "UITEST_PID=" + file, "TEND_HOME=" + home}
	x = Start(t, Options{Env: env}, "sh", "-c", jobs, Self(t))
	x.Wait("Jonas Albrecht")
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if pid, err = strconv.Atoi(string(raw)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = syscall.Kill(pid, syscall.SIGKILL) }) // one that stays stopped would outlive the test
	return x, pid
}

// signal sends the desk a signal.
func signal(t *testing.T, pid int, s syscall.Signal) {
	t.Helper()
	if err := syscall.Kill(pid, s); err != nil {
		t.Fatal(err)
	}
}

func TestAStopFromOutsideGivesTheTerminalBackAndComesBackWhole(t *testing.T) {
	for _, s := range []syscall.Signal{syscall.SIGTSTP, syscall.SIGSTOP} {
		t.Run(s.String(), func(t *testing.T) {
			x, pid := inShell(t)
			x.Press("e")
			x.Wait("Done here: Jonas Albrecht")
			x.Rest()
			want := x.Text()
			signal(t, pid, s)
			x.WaitFor("the shell", func(string) bool { return strings.Contains(x.Raw(), "STOPPED") })
			if s == syscall.SIGTSTP {
				if strings.Contains(x.Text(), "Marta Wolny") {
					t.Errorf("the desk is still on the screen:\n%s", x.Text())
				}
				if _, _, visible := x.Cursor(); !visible {
					t.Error("the cursor is left hidden")
				}
			}
			x.Send("\n")
			x.WaitFor("the desk as it was", func(screen string) bool { return screen == want })
			x.Press("z")
			x.Wait("Taken back")
			x.Press("q")
			x.Wait("ENDED 0")
			x.Ends(0)
		})
	}
}

func TestSuspendingFromThePaletteComesBackWhole(t *testing.T) {
	x, _ := inShell(t)
	x.Press("w")
	x.Wait("wait until")
	x.Press("esc")
	x.WaitGone("wait until")
	x.Press(":")
	x.Wait("Do anything")
	x.Type("go to the shell")
	x.Wait("shell")
	x.Press("enter")
	x.Wait("STOPPED")
	x.Send("\n")
	x.Wait("Jonas Albrecht")
	x.Press("e")
	x.Wait("Done here")
	x.Press("q")
	x.Wait("ENDED 0")
	x.Ends(0)
}

func TestWithoutAShellNobodyIsStopped(t *testing.T) {
	x := atLindenhof(t, 80, 24)
	x.Wait("Jonas Albrecht")
	x.Signal(syscall.SIGTSTP) // of no effect where nobody could bring the desk back
	x.Press("e")
	x.Wait("Done here")
	x.Press(":")
	x.Wait("Do anything")
	x.Type("go to the shell")
	x.Wait("shell")
	x.Press("enter")
	x.Wait("No shell is there")
	x.Press("esc")
	x.WaitGone("Do anything")
	x.Press("q")
	x.Ends(0)
}
