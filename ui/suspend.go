package ui

import (
	"io"
	"os/exec"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"
)

// stopAskedMsg says that the shell, or somebody, wants tend to stop.
type stopAskedMsg struct{}

// continuedMsg says that tend goes on, and was stopped without hearing of it.
type continuedMsg struct{}

// suspend hands the terminal back to the shell until it is called again.
func (a *app) suspend() tea.Cmd { return meanwhile(stop) }

// noSuspend: over SSH there may be no shell to come back from, and without one
// nobody could let tend go on.
func (a *app) noSuspend() string {
	switch {
	case a.environ("SSH_CONNECTION") != "" || a.environ("SSH_TTY") != "":
		return a.say("palette.no_suspend")
	case a.desk.terminal != nil && orphaned():
		return a.say("faults.no_shell")
	}
	return ""
}

// resumed brings everything up to date after a stop, like after a sleep.
func (a *app) resumed() tea.Cmd {
	since := a.mail.alive.wall
	a.mail.alive = moment{a.now().Round(0), a.awake()}
	return tea.Batch(a.desk.watchStops(), a.wakeUp(since), a.come(), a.settle())
}

// takeBack takes the terminal from whatever the shell did with it while tend
// was stopped: modes and picture are set anew.
func (a *app) takeBack() tea.Cmd { return meanwhile(func() {}) }

// meanwhile does something while the terminal is as it was before tend, and
// then takes it again.
func meanwhile(do func()) tea.Cmd {
	return tea.Exec(aside(do), func(error) tea.Msg { return tea.ResumeMsg{} })
}

// aside is a command that needs no terminal.
type aside func()

// Run implements tea.ExecCommand.
func (do aside) Run() error {
	do()
	return nil
}

// SetStdin implements tea.ExecCommand.
func (aside) SetStdin(io.Reader) {}

// SetStdout implements tea.ExecCommand.
func (aside) SetStdout(io.Writer) {}

// SetStderr implements tea.ExecCommand.
func (aside) SetStderr(io.Writer) {}

// lending is a command that has the terminal to itself for as long as it runs.
type lending struct {
	*exec.Cmd
	lent *atomic.Bool
}

// Run implements tea.ExecCommand.
func (l lending) Run() error {
	l.lent.Store(true)
	defer l.lent.Store(false)
	return l.Cmd.Run()
}

// SetStdin implements tea.ExecCommand.
func (l lending) SetStdin(r io.Reader) {
	if l.Stdin == nil {
		l.Stdin = r
	}
}

// SetStdout implements tea.ExecCommand.
func (l lending) SetStdout(w io.Writer) {
	if l.Stdout == nil {
		l.Stdout = w
	}
}

// SetStderr implements tea.ExecCommand.
func (l lending) SetStderr(w io.Writer) {
	if l.Stderr == nil {
		l.Stderr = w
	}
}
