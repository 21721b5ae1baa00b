package store

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
	"time"
)

// leaseTime is how long a sender may take over one verdict before somebody
// else asks the source what became of it.
const leaseTime = 2 * time.Minute

// thisRun names this run of the program: host, process and something that no
// other run has.
func thisRun() string {
	host, err := os.Hostname()
	if err != nil {
		host = "localhost"
	}
	return runName(host, os.Getpid())
}

func runName(host string, pid int) string {
	return fmt.Sprintf("%s %d %s", host, pid, rand.Text())
}

// ended reports whether a run of the program is known to have ended. Of one on
// another host, or in a container of its own, nothing is known.
func ended(run string) bool {
	mine, _ := os.Hostname()
	var host, token string
	var pid int
	n, err := fmt.Sscan(run, &host, &pid, &token)
	if err != nil || n != 3 || !strings.EqualFold(host, mine) {
		return false
	}
	p, err := os.FindProcess(pid)
	if err != nil {
		return true
	}
	defer func() { _ = p.Release() }()
	return errors.Is(p.Signal(syscall.Signal(0)), os.ErrProcessDone)
}
