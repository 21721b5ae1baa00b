// Package browser opens addresses in the volunteer's own browser.
package browser

import (
	"net/url"
	"os/exec"
	"runtime"
)

// Safe returns an address as it may be handed to a browser: http or https,
// with a host and no user, written anew from its parts.
func Safe(address string) (string, bool) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.User != nil {
		return "", false
	}
	if u.Scheme != "http" && u.Scheme != "https" {
		return "", false
	}
	return u.String(), true
}

// Host is where an address leads, as a person should see it.
func Host(address string) string {
	if u, err := url.Parse(address); err == nil {
		return u.Host
	}
	return address
}

// Open opens an address that is Safe, and waits for what opens it. It is bound
// to nobody's life: the browser may outlive tend.
func Open(address string) error {
	return exec.Command(program(), address).Run()
}

// program is the system's own that opens an address.
func program() string {
	switch runtime.GOOS {
	case "darwin":
		return "open"
	case "windows":
		return "explorer"
	}
	return "xdg-open"
}
