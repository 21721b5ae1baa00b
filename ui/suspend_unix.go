//go:build unix

package ui

import (
	"os"
	"os/signal"
	"syscall"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/sys/unix"
)

// watchStops waits for the shell, or somebody, to stop tend or to let it go on.
// Without this a stop from outside would leave the terminal raw, and one that
// nobody can hear of (SIGSTOP) would leave the shell's picture on it.
func (d *desk) watchStops() tea.Cmd {
	if d.terminal == nil {
		return nil
	}
	heard := make(chan os.Signal, 1)
	signals := []os.Signal{syscall.SIGCONT}
	if !orphaned() { // nobody could let it go on; the system ignores the signal then
		signals = append(signals, syscall.SIGTSTP)
	}
	signal.Notify(heard, signals...)
	return func() tea.Msg {
		defer signal.Stop(heard)
		for {
			select {
			case <-d.ctx.Done():
				return nil
			case s := <-heard:
				switch {
				case d.lent.Load() && s == syscall.SIGTSTP: // it was for the editor: both stop
					_ = syscall.Kill(os.Getpid(), syscall.SIGSTOP) // returns when somebody lets it go on
				case d.lent.Load(): // the editor has the screen
				case s == syscall.SIGTSTP:
					return stopAskedMsg{}
				default:
					return continuedMsg{}
				}
			}
		}
	}
}

// stop stops tend and whatever runs beside it in the shell's job, and returns
// when somebody lets it go on. Not by SIGTSTP: once it was listened to, Go's
// runtime never gives its meaning back.
func stop() { _ = syscall.Kill(0, syscall.SIGSTOP) }

// orphaned reports whether nobody could let tend go on if it stopped: it was
// not started by a shell with jobs, but by a terminal or tmux itself.
func orphaned() bool {
	session, err := unix.Getsid(0)
	if err != nil || session == syscall.Getpgrp() {
		return true
	}
	parent, err := unix.Getsid(os.Getppid())
	return err != nil || parent != session
}
