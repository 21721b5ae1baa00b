package uitest

import (
	"math/rand/v2"
	"testing"
)

// storm gives the terminal one size after the other, from nothing at all to a
// wall, and then its own again.
func storm(x *Terminal) {
	x.t.Helper()
	random := rand.New(rand.NewPCG(1, 2))
	for i := range 200 {
		if i%50 == 0 {
			x.setSize(0, 0) // some terminals say so at first
		}
		x.Resize(1+random.IntN(500), 1+random.IntN(200))
	}
	x.Resize(1, 1)
	x.Resize(500, 200)
	x.Resize(80, 24)
}

// atTheSample starts the desk on the sample community, in which a sync takes
// two seconds.
func atTheSample(t *testing.T) *Terminal {
	t.Helper()
	return Start(t, Options{Env: []string{"UITEST_PROGRAM=tend"}}, Self(t), "demo")
}

func TestAStormOfSizesAtAnyMoment(t *testing.T) {
	t.Run("start", func(t *testing.T) {
		x := atLindenhof(t, 80, 24)
		storm(x)
		x.Wait("Jonas Albrecht")
		x.Wait("? all keys")
		x.Press("q")
		x.Ends(0)
	})
	t.Run("sync", func(t *testing.T) {
		x := atTheSample(t)
		x.Wait("? all keys")
		x.Press("R")
		x.Wait("Syncing")
		storm(x)
		x.Wait("Synced.")
		x.Press("e")
		x.Wait("Held at the site")
		x.Press("q")
		x.Ends(0)
	})
	t.Run("dialogs", func(t *testing.T) {
		x := atLindenhof(t, 80, 24)
		x.Wait("Jonas Albrecht")
		for key, name := range map[string]string{"w": "wait until", "?": "HELP", "S": "SOURCES"} {
			x.Press(key)
			x.Wait(name)
			storm(x)
			x.Wait(name)
			x.Press("esc")
			x.WaitGone(name)
			x.Wait("? all keys") // not only a frame of the storm that has no room for the name
		}
		x.Press("q")
		x.Ends(0)
	})
	t.Run("quit", func(t *testing.T) {
		x := atLindenhof(t, 80, 24)
		x.Wait("Jonas Albrecht")
		x.Press("q")
		storm(x)
		x.Ends(0)
	})
	t.Run("editor", func(t *testing.T) {
		x, _ := inEditor(t, `echo EDITING`)
		x.Wait("EDITING")
		storm(x)
		x.Type("\n")
		x.Wait("Reply to Jonas")
		x.Wait(written)
		x.Press("esc")
		x.WaitGone("Reply to Jonas")
		x.Press("q")
		x.Ends(0)
	})
}

func TestATerminalThatAnswersNothingIsNoTrouble(t *testing.T) {
	home := t.TempDir()
	lindenhof(t, home)
	x := Start(t, Options{Mute: true, Env: []string{"UITEST_PROGRAM=desk", "TEND_HOME=" + home}}, Self(t))
	x.Wait("Jonas Albrecht")
	x.Press("e")
	x.Wait("Done here")
	x.Send("\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?2026;2$y\x1b[?2027;0$y") // very late
	x.Press("z")
	x.Wait("Taken back")
	x.Press("q")
	x.Ends(0)
}
