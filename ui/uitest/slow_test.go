package uitest

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// slowLine is how many bytes a key may send to the terminal: about a second of
// a line of 9600 baud.
const slowLine = 1024

// presses is how often each way of moving is measured; every one counts.
const presses = 40

// Where there is room to read beside the list, the reading pane follows when
// the focus has rested, and that is not part of the key: whoever walks on does
// not wait for it. So the keys come one after the other here, without that
// rest. Beside a column a list that scrolls cannot be scrolled by the terminal,
// every row of it is sent; there the walk stays on the screen, and goes back and
// forth. Nobody knows here that the line is slow.
func TestAKeyIsCheapOverASlowLine(t *testing.T) {
	for name, tt := range map[string]struct {
		fill          func(testing.TB, string)
		width, height int
		rows          int // that the walk goes down before it turns
	}{
		"one column":                     {lindenhof, 80, 24, 8},
		"two columns":                    {lindenhof, 120, 40, 8},
		"three columns":                  {lindenhof, 200, 50, 8},
		"one column, wide characters":    {yokohama, 80, 24, presses},
		"two columns, wide characters":   {yokohama, 120, 40, 10},
		"three columns, wide characters": {yokohama, 200, 50, 20},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			tt.fill(t, home)
			x := Start(t, Options{Width: tt.width, Height: tt.height, Env: []string{"UITEST_PROGRAM=desk", "TEND_HOME=" + home}}, Self(t))
			x.Wait("PENDING COMMENTS")
			x.Rest()
			for _, ways := range [][2]string{{"j", "k"}, {"J", "K"}} {
				for n := range presses {
					key, back := ways[0], ways[1]
					if (n/tt.rows)%2 == 1 {
						key, back = back, key
					}
					cheap(x, key, back)
				}
			}
			cheap(x, "x", "x")
			x.Press("q")
			x.Ends(0)
		})
	}
}

// cheap fails the test if a key sends too much. On a machine that is busy
// elsewhere the focus may seem to have rested while a key is drawn, and what is
// read comes with it; so a key that seems dear is taken back and tried again.
// One that is dear is so each time.
func cheap(x *Terminal, key, back string) {
	x.t.Helper()
	least := 0
	for range 12 {
		n := cost(x, key)
		if n > 0 && n <= slowLine {
			return
		}
		if least == 0 || n < least {
			least = n
		}
		cost(x, back)
	}
	x.t.Fatalf("%s sends %d bytes, want some and at most %d", key, least, slowLine)
}

// cost is how many bytes the program sends at once for a key: until it is
// silent for a moment that is much shorter than the rest of the focus.
func cost(x *Terminal, key string) int {
	before := len(x.Raw())
	x.Press(key)
	for silence := time.Second; ; {
		select {
		case <-x.changed:
			if len(x.Raw()) > before {
				silence = 25 * time.Millisecond
			}
		case <-time.After(silence):
			return len(x.Raw()) - before
		}
	}
}

// Where the terminal says that its line is slow, no key costs more, wherever it
// leads: what is needed first is painted first.
func TestNoKeyIsDearOnALineThatIsKnownToBeSlow(t *testing.T) {
	const walk = 26 // further than any window is high
	for name, fill := range map[string]func(testing.TB, string){"ordinary": bigLindenhof, "wide characters": yokohama} {
		for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 50}} {
			t.Run(fmt.Sprintf("%s %dx%d", name, size[0], size[1]), func(t *testing.T) {
				t.Parallel()
				home := t.TempDir()
				fill(t, home)
				x := Start(t, Options{Width: size[0], Height: size[1], Baud: 19_200, Env: []string{"UITEST_PROGRAM=desk", "TEND_HOME=" + home}}, Self(t))
				x.Wait("? all keys") // a whole screen takes seconds
				dear := 0
				for range walk {
					// On a machine that is busy elsewhere two frames may be read as one.
					if n := cost(x, "j"); n <= slowLine {
						dear = 0
					} else if dear++; dear == 3 {
						t.Fatalf("j sends %d bytes, want at most %d", n, slowLine)
					}
				}
				for range 3 {
					cheap(x, "tab", "shift+tab")
				}
				x.WaitFor("the whole desk", func(screen string) bool {
					return strings.Contains(screen, "FOLLOW-UP TASKS") && strings.Contains(screen, " of 48") && strings.Contains(screen, "? all keys")
				})
				x.Press("q")
				x.Ends(0)
			})
		}
	}
}
