//go:build unix

package terminal

import (
	"os/exec"
	"testing"

	"github.com/creack/pty"
)

func TestALineIsAsSlowAsItsTerminalSays(t *testing.T) {
	for baud, want := range map[string]int{"300": 30, "9600": 960, "19200": 1920, "38400": 0, "115200": 0} {
		master, device, err := pty.Open()
		if err != nil {
			t.Fatal(err)
		}
		stty := exec.Command("stty", baud)
		stty.Stdin = device
		if out, err := stty.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		if got := SlowLine(device.Fd()); got != want {
			t.Errorf("at %s baud the line takes %d bytes a second, want %d", baud, got, want)
		}
		_, _ = master.Close(), device.Close()
		if got := SlowLine(device.Fd()); got != 0 {
			t.Errorf("a terminal that is gone takes %d bytes a second", got)
		}
	}
}
