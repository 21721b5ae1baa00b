package uitest

import "testing"

func TestAnAnswerInPiecesIsNoKey(t *testing.T) {
	x := atLindenhof(t, 80, 24)
	x.Wait("Jonas Albrecht")
	x.Rest()
	want := x.Text()
	for _, answer := range [][]string{
		{"\x1b]11;rgb:1e", "1e/2e2e/2e2e\x1b\\"}, // e ticks off
		{"\x1b[24;80", "R"},                      // R syncs
		{"\x1b[?2026;2$", "y"},                   // y copies
		{"\x1b", "[?62;1;4c"},                    // c claims
		{"\x1bP1+r5463=", "\x1b\\"},
		{"\x1b", "]4;1;rgb:dddd/dddd/eeee\x07"},
		{"\x1b]11;rgb:eeee/eeee"}, // never ends
	} {
		for _, piece := range answer {
			x.Send(piece)
			x.Rest() // as long as a slow line takes, and longer than an escape waits
		}
	}
	if got := x.Text(); got != want {
		t.Errorf("an answer became a key:\n%s", got)
	}
	x.Send("\x03") // whoever wants to go on is heard
	x.WaitExit()
	for _, fault := range x.faults() {
		t.Error(fault)
	}
}

func TestAPasteThatNeverEndsLeavesTheKeys(t *testing.T) {
	x := atLindenhof(t, 80, 24)
	x.Wait("Jonas Albrecht")
	x.Press("t")
	x.Wait("New follow-up task")
	x.Send("\x1b[200~Call the council")
	for range 15 {
		x.Rest() // more than a second
	}
	x.Press("esc")
	x.Wait("? all keys")
	x.Press("q")
	x.Ends(0)
}
