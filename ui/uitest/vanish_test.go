package uitest

import "testing"

func TestATerminalThatVanishesEndsTheDeskInEveryState(t *testing.T) {
	for name, tt := range map[string]struct {
		keys []string
		want string // on the screen, before the terminal vanishes
	}{
		"on the desk":       {nil, "Jonas Albrecht"},
		"an act kept":       {[]string{"e"}, "Done here"},
		"in a sheet":        {[]string{"w"}, "wait until"},
		"on a page":         {[]string{"S"}, "SOURCES"},
		"while searching":   {[]string{"/", "r", "o", "l"}, "FOLLOW-UP TASKS  0"},
		"in the palette":    {[]string{":"}, "Do anything"},
		"a question":        {[]string{"3", "d"}, "d delete"},
		"with a field full": {[]string{"t", "x"}, "New follow-up task"},
	} {
		for _, way := range []string{"and says so", "and says nothing"} {
			t.Run(name+", "+way, func(t *testing.T) {
				home := t.TempDir()
				lindenhof(t, home)
				env := []string{"UITEST_PROGRAM=desk", "TEND_HOME=" + home}
				x := Start(t, Options{Loose: way == "and says nothing", Env: env}, Self(t))
				x.Wait("Jonas Albrecht")
				x.Press(tt.keys...)
				x.Wait(tt.want)
				x.Vanish()
				if code := x.WaitExit(); code != 0 {
					t.Errorf("exit code %d", code)
				}
				if name == "an act kept" {
					x = Start(t, Options{Env: env}, Self(t))
					x.Wait("Marta Wolny")
					x.WaitGone("Jonas Albrecht")
					x.Press("q")
					x.Ends(0)
				}
			})
		}
	}
}

func TestATerminalThatVanishesDuringASyncEndsIt(t *testing.T) {
	x := atTheSample(t)
	x.Wait("? all keys")
	x.Press("R")
	x.Wait("Syncing")
	x.Vanish()
	if code := x.WaitExit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}
