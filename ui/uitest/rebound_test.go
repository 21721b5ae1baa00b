package uitest

import (
	"os"
	"path/filepath"
	"testing"
)

// rebound are other keys for verbs of the desk, of lists, of dialogs and of a
// question.
const rebound = `[keys]
done = "D"
down = "n"
note = "ctrl+n"
undo = ["U", "ctrl+z"]
journal = "1"
posts = ""
task-delete = "k"
up = ""
confirm-drop = "y"
keep = "ctrl+g"
palette = "ctrl+t"
help = "f1"
`

func TestAnEveningWithOtherKeys(t *testing.T) {
	home := t.TempDir()
	lindenhof(t, home)
	if err := os.WriteFile(filepath.Join(home, "config.toml"), []byte(rebound), 0o600); err != nil {
		t.Fatal(err)
	}
	x := Start(t, Options{Width: 120, Height: 40, Env: []string{"UITEST_PROGRAM=desk", "TEND_HOME=" + home}}, Self(t))
	x.Wait("D done  w wait")
	x.Wait("f1 all keys")

	x.Press("e", "z", "?", ":") // mean nothing now
	x.Press("D")
	x.Wait("Done here: Jonas Albrecht")
	x.Wait("U undo")
	x.Press("U")
	x.Wait("Taken back: Jonas Albrecht")
	x.Wait("▐  open  Jonas Albrecht")
	x.Type("В") // where D is on a Russian keyboard
	x.Wait("Done here: Jonas Albrecht")
	x.Type("\x1a") // ctrl+z
	x.Wait("Taken back: Jonas Albrecht")

	x.Press("1")
	x.Wait("JOURNAL")
	x.Press("n", "1") // moves in the list, and closes it again
	x.WaitGone("JOURNAL")

	x.Type("\x0e") // ctrl+n
	x.Type("brings a blanket")
	x.Type("\x07") // ctrl+g
	x.Wait("Note kept on Jonas Albrecht")

	x.Press("3", "k")
	x.Wait("y delete")
	x.Press("d") // does not delete now
	x.Press("y")
	x.WaitGone("y delete")
	x.Wait("U undo")

	x.Type("\x14") // ctrl+t
	x.Wait("Do anything")
	x.Type("who decided")
	x.Wait("who decided what")
	x.Press("enter")
	x.Wait("JOURNAL")
	x.Press("1")
	x.WaitGone("JOURNAL")
	x.Press("q")
	x.Ends(0)
}

func TestKeysChangedInHelpHoldAtOnceAndAtTheNextStart(t *testing.T) {
	home := t.TempDir()
	lindenhof(t, home)
	open := func() *Terminal {
		x := Start(t, Options{Width: 100, Height: 30, Env: []string{"UITEST_PROGRAM=desk", "TEND_HOME=" + home}}, Self(t))
		x.Wait("Marta Wolny")
		return x
	}
	x := open()
	x.Press("?")
	x.Wait("HELP")
	x.Type("tick off")
	x.Wait("tick off for this desk")
	x.Type("\x0b") // ctrl+k
	x.Wait("Press the new key")
	x.Type("E")
	x.Wait("The key is changed")
	x.Press("esc")
	x.Wait("esc back") // the filter is gone, then the page
	x.Press("esc")
	x.WaitGone("HELP")
	x.Wait("E done")
	x.Press("q")
	x.Ends(0)

	x = open()
	x.Wait("E done")
	x.Press("E")
	x.Wait("Done here")
	x.Press("q")
	x.Ends(0)
}
