package wire

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// device is a terminal of a size, which keeps what is written to it.
type device struct {
	*os.File
	written bytes.Buffer
}

func (d *device) Write(b []byte) (int, error) { return d.written.Write(b) }

// newDevice returns a terminal of that size.
func newDevice(t *testing.T, width, height int) *device {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = master.Close(), slave.Close() })
	if err := pty.Setsize(master, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)}); err != nil {
		t.Fatal(err)
	}
	return &device{File: slave}
}

// stage draws frames with the library's renderer, on one terminal as they are
// and on another through a File.
type stage struct {
	t             *testing.T
	width, height int
	drawn         bytes.Buffer
	renderer      *uv.TerminalRenderer
	cells         uv.ScreenBuffer
	plain, spared *vt.Emulator
	file          *File
	device        *device
}

func newStage(t *testing.T, width, height int) *stage {
	s := &stage{t: t, width: width, height: height, cells: uv.NewScreenBuffer(width, height), device: newDevice(t, width, height)}
	s.renderer = uv.NewTerminalRenderer(&s.drawn, []string{"TERM=xterm-256color", "COLORTERM=truecolor"})
	s.renderer.SetScrollOptim(true)
	s.renderer.SetBackspace(true)
	s.renderer.EnterAltScreen()
	s.plain, s.spared = vt.NewEmulator(width, height), vt.NewEmulator(width, height)
	for _, screen := range []*vt.Emulator{s.plain, s.spared} {
		go func() { _, _ = io.Copy(io.Discard, screen) }() // an emulator whose answers nobody reads stands still
		t.Cleanup(func() { _ = screen.InputPipe().(io.Closer).Close() })
	}
	s.file = New(s.device)
	return s
}

// show draws a frame and returns how many bytes it takes as it is and through
// the File.
func (s *stage) show(lines []string) (plain, spared int) {
	s.t.Helper()
	s.cells.Clear()
	uv.NewStyledString(strings.Join(lines, "\n")).Draw(s.cells, s.cells.Bounds())
	s.renderer.Render(s.cells.RenderBuffer)
	if err := s.renderer.Flush(); err != nil {
		s.t.Fatal(err)
	}
	return s.send()
}

// send writes what was drawn to both terminals, and compares them.
func (s *stage) send() (plain, spared int) {
	s.t.Helper()
	plain = s.drawn.Len()
	_, _ = s.plain.Write(s.drawn.Bytes())
	if _, err := s.file.Write(s.drawn.Bytes()); err != nil {
		s.t.Fatal(err)
	}
	spared = s.device.written.Len()
	_, _ = s.spared.Write(s.device.written.Bytes())
	if got, want := s.spared.Render(), s.plain.Render(); got != want {
		s.t.Fatalf("after %q\nwhich became %q\nthe screen shows\n%s\nwant\n%s", s.drawn.String(), s.device.written.String(), got, want)
	}
	s.drawn.Reset()
	s.device.written.Reset()
	return plain, spared
}

// words are what rows are made of: narrow, wide, of several code points, of no
// width that terminals agree on.
func words() []string {
	return []string{
		"held", "Größe", "▐", "  ", "夏祭り", "山田花", "🎉", "👩‍👩‍👧‍👦", "♻️", "🇯🇵", "שלום", "e\u0301", "한국", "…", "x", "☕", "🏳️‍🌈", "1️⃣",
	}
}

// row is a line of words in styles.
func row(r *rand.Rand) string {
	all := words()
	var b strings.Builder
	for range r.IntN(9) {
		fmt.Fprintf(&b, "\x1b[%s%s\x1b[m ", []string{"m", "1m", "7m", "38;2;1;2;3m", "48;2;40;50;60m", "38;5;99;1m", "4m", "92m"}[r.IntN(8)], all[r.IntN(len(all))])
	}
	return b.String()
}

func TestShowsTheSameAsWithoutIt(t *testing.T) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 1))
		s := newStage(t, 20+r.IntN(40), 4+r.IntN(12))
		lines := make([]string, s.height)
		for step := range 60 {
			switch r.IntN(7) {
			case 0:
				lines[r.IntN(len(lines))] = row(r)
			case 1, 2: // what the focus does: a bar and a background
				i := r.IntN(len(lines))
				lines[i] = "\x1b[48;2;40;50;60m▐" + strings.ReplaceAll(lines[i], "\x1b[m", "\x1b[0;48;2;40;50;60m") + "\x1b[m"
			case 3: // a list scrolls
				top := r.IntN(len(lines) - 1)
				n := 1 + r.IntN(len(lines)-top-1)
				copy(lines[top:], lines[top+n:])
				lines[len(lines)-1] = row(r)
			case 4:
				top := r.IntN(len(lines) - 1)
				copy(lines[top+1:], lines[top:])
				lines[top] = row(r)
			case 5:
				for i := range lines {
					if r.IntN(3) == 0 {
						lines[i] = row(r)
					}
				}
			case 6:
				if step%10 == 0 {
					s.renderer.Erase()
				}
			}
			s.show(lines)
		}
	}
}

func TestRowsThatStandThereAreLeftOut(t *testing.T) {
	s := newStage(t, 120, 40)
	lines := make([]string, 40)
	for i := range lines {
		lines[i] = fmt.Sprintf(" \x1b[38;2;200;180;10mheld\x1b[m 山田花子 %d 素敵な夏祭りですね。子どもも参加できますか。 ╎ 夏祭り 👩‍👩‍👧‍👦", i)
	}
	s.show(lines)
	focused := func(line string) string {
		list, rest, _ := strings.Cut(line, "╎")
		return "\x1b[48;2;40;50;60m▐" + strings.ReplaceAll(list[1:], "\x1b[m", "\x1b[0;48;2;40;50;60m") + "\x1b[m╎" + rest
	}
	was := lines[3]
	lines[3] = focused(was)
	s.show(lines)
	lines[3], lines[4] = was, focused(lines[4])
	if plain, spared := s.show(lines); spared > 400 || plain < 10*spared {
		t.Errorf("moving the focus takes %d bytes of %d", spared, plain)
	}
	copy(lines[5:], lines[6:])
	lines[39] = " new 新しい"
	if plain, spared := s.show(lines); spared > 200 || plain < 10*spared {
		t.Errorf("scrolling takes %d bytes of %d", spared, plain)
	}
}
