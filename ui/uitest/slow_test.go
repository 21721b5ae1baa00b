package uitest

import "testing"

// slowLine is how many bytes a key may send to the terminal: about a second of
// a line of 9600 baud.
const slowLine = 1024

func TestAKeyIsCheapOverASlowLine(t *testing.T) {
	x := atLindenhof(t, 80, 24)
	x.Wait("Jonas Albrecht")
	// The library draws rows with wide characters anew in every frame, half a
	// kilobyte for two of them; these leave the newest out.
	x.Press("/")
	x.Type("age:>2d\n")
	x.Wait("6 hits")
	x.Rest()
	for _, key := range []string{"j", "k", "j"} {
		before := len(x.Raw())
		x.Press(key)
		x.Rest()
		if n := len(x.Raw()) - before; n > slowLine {
			t.Errorf("%s sends %d bytes, want at most %d", key, n, slowLine)
		}
	}
	x.Press("esc")
	x.Wait("? all keys")
	x.Press("q")
	x.Ends(0)
}
