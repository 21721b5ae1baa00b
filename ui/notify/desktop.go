package notify

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"github.com/godbus/dbus/v5"
)

// patience is how long the desktop may take.
const patience = 2 * time.Second

// errNoDesktop says that nobody shows notifications here.
var errNoDesktop = errors.New("no desktop")

// onDesktop has the desktop show a note.
func onDesktop(ctx context.Context, env func(string) string, n Note) error {
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	switch runtime.GOOS {
	case "darwin":
		const script = "on run what\ndisplay notification (item 2 of what) with title (item 1 of what)\nend run"
		return exec.CommandContext(ctx, "osascript", "-e", script, n.Title, n.Text).Run()
	case "windows":
		return errNoDesktop // its terminal shows OSC 9
	}
	address := env("DBUS_SESSION_BUS_ADDRESS")
	if address == "" {
		return errNoDesktop // dbus would start a bus of its own
	}
	return overBus(ctx, address, n)
}

// overBus has the notification service on a session bus show a note.
func overBus(ctx context.Context, address string, n Note) error {
	bus, err := dbus.Connect(address, dbus.WithContext(ctx))
	if err != nil {
		return fmt.Errorf("notify: %w", err)
	}
	defer func() { _ = bus.Close() }()
	text := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(n.Text)
	call := bus.Object("org.freedesktop.Notifications", "/org/freedesktop/Notifications").CallWithContext(
		ctx, "org.freedesktop.Notifications.Notify", 0,
		"tend", uint32(0), "", n.Title, text, []string{}, map[string]dbus.Variant{}, int32(-1))
	if call.Err != nil {
		return fmt.Errorf("notify: %w", call.Err)
	}
	return nil
}
