package uitest

import "testing"

// slowLine is how many bytes a key may send to the terminal: about a second of
// a line of 9600 baud.
const slowLine = 1024

func TestAKeyIsCheapOverASlowLine(t *testing.T) {
	x := walkable(t, 80, 24)
	for _, key := range []string{"j", "k", "j"} {
		if n := cost(x, key); n > slowLine {
			t.Errorf("%s sends %d bytes, want at most %d", key, n, slowLine)
		}
	}
	leave(x)
}

// Where there is room to read beside the list, the reading pane follows when
// the focus has rested, and that is not part of the key: whoever walks on does
// not wait for it. The thread is folded, as there are wide characters in it. On
// a machine that is busy elsewhere both may come together in the eyes of this
// test, so the cheapest of three walks between two pages that were read counts.
func TestAKeyIsCheapOverASlowLineBesideAText(t *testing.T) {
	x := walkable(t, 120, 40)
	x.Press("h")
	x.WaitGone("▸ Jonas Albrecht, open, this comment")
	walk := func(key, at string) int {
		n := cost(x, key)
		x.Wait(at)
		x.Rest()
		return n
	}
	walk("j", "2 of 6")
	walk("k", "1 of 6")
	down, up := walk("j", "2 of 6"), walk("k", "1 of 6")
	for range 2 {
		down, up = min(down, walk("j", "2 of 6")), min(up, walk("k", "1 of 6"))
	}
	if max(down, up) > slowLine {
		t.Errorf("j sends %d bytes and k %d, want at most %d", down, up, slowLine)
	}
	leave(x)
}

// walkable is the desk with rows that a key can be measured on: the library
// draws rows with wide characters anew in every frame, half a kilobyte for two
// of them, so these leave the newest out.
func walkable(t *testing.T, width, height int) *Terminal {
	t.Helper()
	x := atLindenhof(t, width, height)
	x.Wait("Jonas Albrecht")
	x.Press("/")
	x.Type("age:>2d\n")
	x.Wait("6 hits")
	x.Rest()
	return x
}

// cost is how many bytes the program sends for a key, until it is silent.
func cost(x *Terminal, key string) int {
	before := len(x.Raw())
	x.Press(key)
	x.Rest()
	return len(x.Raw()) - before
}

// leave ends the program.
func leave(x *Terminal) {
	x.t.Helper()
	x.Press("esc")
	x.Wait("? all keys")
	x.Press("q")
	x.Ends(0)
}
