// Package uitest runs a program in a terminal emulator, for tests: it types,
// waits for words on the screen, resizes, and looks at how the terminal was
// left. Its one rule: what it drives is a real process on a real terminal
// device, so that raw mode, signals, sizes and the way out are those a
// volunteer has.
//
//	term := uitest.Start(t, uitest.Options{Width: 80, Height: 24}, "tend", "demo")
//	term.Wait("PENDING COMMENTS")
//	term.Press("j", "e")
//	term.Wait("Done here")
//	term.Press("q")
//	term.Ends(0)
package uitest

import (
	"errors"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// Patience is how long a test waits for something to appear.
const Patience = 20 * time.Second

// Options say what kind of terminal a program gets. Zero sizes mean 80 by 24.
type Options struct {
	Width, Height int
	Env           []string // after the terminal's own, so that it can overrule
	Dir           string
	Baud          int  // of its line; 0: what the system says
	Mute          bool // the terminal answers no question
	Loose         bool // no program is told when the terminal vanishes
}

// Terminal is a terminal with a program running in it.
type Terminal struct {
	t       testing.TB
	cmd     *exec.Cmd
	master  *os.File // our end of the device
	device  *os.File // the program's end
	before  *term.State
	left    *term.State   // how the device was when the program had ended
	exited  chan struct{} // closed when the program has ended and all is read
	changed chan struct{} // holds a token when the screen may have changed

	mu     sync.Mutex // guards what follows
	screen *vt.Emulator
	title  string
	modes  map[ansi.Mode]bool
	raw    []byte
	ended  error // how the program ended
}

// Start runs a program in a terminal of its own. It is killed when the test
// ends, if it still runs then.
func Start(t testing.TB, o Options, name string, args ...string) *Terminal {
	t.Helper()
	if o.Width == 0 {
		o.Width, o.Height = 80, 24
	}
	master, device, err := pty.Open()
	if err != nil {
		t.Fatalf("open a terminal: %v", err)
	}
	if master, err = polled(master); err != nil {
		t.Fatalf("open a terminal: %v", err)
	}
	if o.Baud > 0 {
		stty := exec.Command("stty", strconv.Itoa(o.Baud))
		stty.Stdin = device
		if out, err := stty.CombinedOutput(); err != nil {
			t.Fatalf("set the speed of the terminal: %v: %s", err, out)
		}
	}
	before, err := term.GetState(device.Fd())
	if err != nil {
		t.Fatalf("look at the terminal: %v", err)
	}
	x := &Terminal{
		t: t, master: master, device: device, before: before,
		exited: make(chan struct{}), changed: make(chan struct{}, 1),
		screen: vt.NewEmulator(o.Width, o.Height), modes: map[ansi.Mode]bool{ansi.ModeTextCursorEnable: true},
	}
	x.screen.SetCallbacks(vt.Callbacks{
		Title:       func(s string) { x.title = s },
		EnableMode:  func(m ansi.Mode) { x.modes[m] = true },
		DisableMode: func(m ansi.Mode) { x.modes[m] = false },
	})
	x.cmd = exec.Command(name, args...)
	x.cmd.Dir, x.cmd.Env = o.Dir, append(environment(t), o.Env...)
	x.cmd.Stdin, x.cmd.Stdout, x.cmd.Stderr = device, device, device
	x.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: !o.Loose}
	x.setSize(o.Width, o.Height)
	if err := x.cmd.Start(); err != nil {
		t.Fatalf("start %s: %v", name, err)
	}
	go x.answer(o.Mute)
	go x.follow()
	t.Cleanup(x.stop)
	return x
}

// polled returns a file whose reading ends when it is closed: otherwise a
// terminal that is read could not vanish.
func polled(f *os.File) (*os.File, error) {
	fd, err := syscall.Dup(int(f.Fd()))
	if err != nil {
		return nil, err
	}
	syscall.CloseOnExec(fd)
	if err := syscall.SetNonblock(fd, true); err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(fd), f.Name()), f.Close()
}

// environment is what every program gets: a capable terminal, a home of its
// own, and nothing else of the machine's settings.
func environment(t testing.TB) []string {
	home := t.TempDir()
	return []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + home, "TEND_HOME=" + home,
		"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=en_US.UTF-8", "TZ=Europe/Berlin", "USER=miriam",
	}
}

// Self is the path of the running test binary, for tests that start themselves
// again as the program.
func Self(t testing.TB) string {
	t.Helper()
	path, err := os.Executable()
	if err != nil {
		t.Fatalf("find the test binary: %v", err)
	}
	return path
}

// Resize gives the terminal another size and tells the program.
func (x *Terminal) Resize(width, height int) {
	x.t.Helper()
	x.mu.Lock()
	x.screen.Resize(width, height)
	x.mu.Unlock()
	x.setSize(width, height)
}

// Signal sends the program a signal.
func (x *Terminal) Signal(s os.Signal) {
	x.t.Helper()
	if err := x.cmd.Process.Signal(s); err != nil {
		x.t.Fatalf("send %v: %v", s, err)
	}
}

// Vanish takes the terminal away, as a window that is closed or a line that
// breaks. The program can still be waited for.
func (x *Terminal) Vanish() {
	x.t.Helper()
	if err := x.close(); err != nil {
		x.t.Fatalf("close the terminal: %v", err)
	}
}

func (x *Terminal) close() error {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.master.Close()
}

// Text is what the screen shows, a line each, blanks at their ends cut.
func (x *Terminal) Text() string {
	lines := strings.Split(ansi.Strip(x.Styled()), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// Styled is what the screen shows, with its colours as escape codes.
func (x *Terminal) Styled() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return strings.ReplaceAll(x.screen.Render(), "\r", "")
}

// Cell returns what stands in one cell of the screen and in which style; "" is
// the right half of a wide character or lies outside.
func (x *Terminal) Cell(column, row int) (string, uv.Style) {
	x.mu.Lock()
	defer x.mu.Unlock()
	c := x.screen.CellAt(column, row)
	if c == nil {
		return "", uv.Style{}
	}
	return c.Content, c.Style
}

// Cursor returns where the terminal's cursor stands and whether it shows.
func (x *Terminal) Cursor() (column, row int, visible bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	p := x.screen.CursorPosition()
	return p.X, p.Y, !x.hidden()
}

// hidden reports whether the cursor is hidden. The emulator keeps that for
// each screen, terminals keep it once.
func (x *Terminal) hidden() bool { return !x.modes[ansi.ModeTextCursorEnable] }

// Title is the title that the program gave its window.
func (x *Terminal) Title() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.title
}

// Raw is every byte the program has written so far.
func (x *Terminal) Raw() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return string(x.raw)
}

// setSize tells the device, which tells the program.
func (x *Terminal) setSize(width, height int) {
	x.mu.Lock() // nobody closes it meanwhile
	defer x.mu.Unlock()
	size := pty.Winsize{Cols: uint16(width), Rows: uint16(height)}
	if err := pty.Setsize(x.master, &size); err != nil && !errors.Is(err, syscall.EBADF) { // closed: the program has ended
		x.t.Errorf("resize the terminal: %v", err)
	}
}

// stop ends the program if the test did not.
func (x *Terminal) stop() {
	select {
	case <-x.exited:
	default:
		_ = x.cmd.Process.Kill() // it may have ended just now
		<-x.exited
	}
}
