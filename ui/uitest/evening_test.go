package uitest

import (
	"bytes"
	"math/rand/v2"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

func TestAWholeEvening(t *testing.T) {
	x := atLindenhof(t, 120, 40)
	x.Wait("PENDING COMMENTS")
	x.Wait("Jonas Albrecht")

	x.Press("e") // done, and the next one takes its place
	x.Wait("Done here: Jonas Albrecht")
	x.Press("w")
	x.Wait("wait until")
	x.Type("fr")
	x.Wait("Friday 3 July, 09:00")
	x.Press("enter")
	x.Wait("waits until")

	x.Press("t")
	x.Wait("New follow-up task")
	x.Type("Call the council\n")
	x.Type("mon\n")
	x.Wait("Call the council")
	x.WaitGone("New follow-up task")

	x.Press("z", "z") // the task, then the waiting
	x.WaitGone("Call the council")
	x.Press("Z")
	x.Wait("Done again: Marta Wolny")

	x.Press("/")
	x.Type("rollator")
	x.Wait("FOLLOW-UP TASKS  0 of 2") // rows without a hit leave; the thread beside them stays whole
	x.Press("esc")
	x.Wait("? all keys")

	x.Press("q")
	x.Ends(0)
}

func TestWhatWasDoneIsThereNextTime(t *testing.T) {
	home := t.TempDir()
	lindenhof(t, home)
	open := func() *Terminal {
		x := Start(t, Options{Width: 100, Height: 30, Env: []string{"UITEST_PROGRAM=desk", "TEND_HOME=" + home}}, Self(t))
		x.Wait("Marta Wolny")
		return x
	}
	x := open()
	x.Press("e")
	x.Wait("Done here")
	x.Press("q")
	x.Ends(0)

	x = open()
	x.WaitGone("Jonas Albrecht")
	x.Press("z") // undo survives a restart
	x.Wait("Jonas Albrecht")
	x.Press("q")
	x.Ends(0)
}

func TestDialogsSurviveEverySize(t *testing.T) {
	for k, texts := range map[string][]string{ // what is there when it is drawn whole
		"?": {"HELP", "tick off", "do it"},
		"S": {"SOURCES", "lindenhof.example", "Kept here: "},
		"L": {"JOURNAL", "new task", "Newest first"},
		"w": {"wait until", "until someone answers", "It comes back here"},
		"t": {"New follow-up task", "Also: fri", "Kept in tend only"},
		"n": {"Note on", "Only volunteers", "Kept in tend only"},
		"m": {"MEMBER", "DECISIONS", "Only what this desk"},
		"O": {"1 link", "wiki.lindenhof", "where it really leads"},
	} {
		t.Run(k, func(t *testing.T) {
			x := atLindenhof(t, 80, 24)
			x.Wait("Jonas Albrecht")
			x.Press(k)
			for _, text := range append(texts, "esc back", "synced") {
				if (k == "L" || k == "w") && text == "synced" {
					continue // their status takes the whole line
				}
				x.Wait(text)
			}
			x.Rest()
			want := x.Text()
			for _, size := range [][2]int{{1, 1}, {500, 2}, {40, 12}, {39, 11}, {2, 60}} {
				x.Resize(size[0], size[1])
			}
			for i := range 100 {
				x.Resize(20+i, 60-i/2)
			}
			x.Resize(80, 24)
			x.WaitFor("the dialog as it was", func(screen string) bool { return screen == want })
			x.Rest() // an answer to the program right behind an escape would make it another key
			x.Press("esc")
			x.WaitFor("the desk as it was", func(screen string) bool { return strings.Contains(screen, "? all keys") })
			x.Press("q")
			x.Ends(0)
		})
	}
}

func TestAHugePasteIsTakenInAndBounded(t *testing.T) {
	x := atLindenhof(t, 80, 24)
	x.Wait("Jonas Albrecht")
	x.Press("t")
	x.Wait("New follow-up task")
	x.Paste(strings.Repeat("päste 山 \x1b[31m", 10<<20/16))
	x.Wait("päste")
	x.Press("ctrl+u")
	x.WaitGone("päste")
	x.Press("esc")
	x.WaitGone("New follow-up task")
	x.Press("q")
	x.Ends(0)
}

func TestNonsenseFromTheTerminalChangesNothing(t *testing.T) {
	x := atLindenhof(t, 80, 24)
	x.Wait("Jonas Albrecht")
	x.Rest()
	want := x.Text()
	for _, nonsense := range []string{
		"\x1b]11;rgb:zzzz/0/\x1b\\", "\x1b]11;?\x07", "\x1b[?9999;9$y", "\x1bP1+r5463=\x1b\\", "\x1bP!|00000000\x1b\\",
		"\x1b[<0;9999;9999M", "\x1b[M\xff\xff\xff", "\xff\xfe\x80", "\x1b[200~\x1b[201~", "\x1b[I\x1b[O", "\x1b[99999999999u",
		"\x1b_Gi=1;OK\x1b\\", "\x1b[?1;2c", "\x1b[24;80R",
	} {
		x.Send(nonsense)
	}
	x.Press("ctrl+l")
	x.WaitFor("the desk as it was", func(screen string) bool { return screen == want })
	x.Press("q")
	x.Ends(0)
}

func TestHostileTextMovesNoColumn(t *testing.T) {
	x := atLindenhof(t, 120, 40)
	x.Wait("Ruth Vogel")
	x.Wait("THREAD")
	x.Rest()
	for row := 2; row < 37; row++ {
		if got, _ := x.Cell(57, row); got != "╎" {
			t.Errorf("row %d: the divider is %q:\n%s", row, got, x.Text())
		}
	}
	if strings.Contains(x.Title(), "owned") {
		t.Errorf("a feed set the window's title: %q", x.Title())
	}
	x.Press("q")
	x.Ends(0)
}

func TestNoColorMeansNoColor(t *testing.T) {
	x := atLindenhof(t, 80, 24, "NO_COLOR=1")
	x.Wait("Jonas Albrecht")
	x.Press("?")
	x.Wait("HELP")
	x.Press("esc")
	x.Wait("? all keys")
	x.Press("q")
	x.Ends(0)
	for _, sgr := range regexp.MustCompile(`\x1b\[([0-9;:]*)m`).FindAllStringSubmatch(x.Raw(), -1) {
		for _, p := range strings.FieldsFunc(sgr[1], func(r rune) bool { return r == ';' || r == ':' }) {
			if len(p) > 1 && p[0] >= '3' && p != "39" && p != "49" {
				t.Fatalf("a colour was sent: %q", sgr[0])
			}
		}
	}
}

func TestSignalsLeaveTheTerminalWhole(t *testing.T) {
	for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP, syscall.SIGQUIT} {
		t.Run(s.String(), func(t *testing.T) {
			x := atLindenhof(t, 80, 24)
			x.Wait("Jonas Albrecht")
			x.Press("w")
			x.Wait("wait until")
			x.Signal(s)
			x.WaitExit()
			for _, fault := range x.faults() {
				t.Error(fault)
			}
		})
	}
}

func TestWithoutATerminalItSaysSo(t *testing.T) {
	home := t.TempDir()
	lindenhof(t, home)
	cmd := exec.Command(Self(t))
	cmd.Env = append(environment(t), "UITEST_PROGRAM=desk", "TEND_HOME="+home)
	var out, problem bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &problem
	if err := cmd.Run(); err == nil {
		t.Error("without a terminal the desk ended well")
	}
	if out.Len() != 0 {
		t.Errorf("it wrote to standard output: %q", out.String())
	}
	if lines := strings.Count(strings.TrimSpace(problem.String()), "\n") + 1; lines != 1 || strings.Contains(problem.String(), "\x1b") {
		t.Errorf("it does not say why in one line: %q", problem.String())
	}
}

func TestGermanFromTheLocale(t *testing.T) {
	x := atLindenhof(t, 80, 24, "LANG=de_DE.UTF-8")
	x.Wait("WARTENDE KOMMENTARE")
	x.Press("w")
	x.Wait("warten bis")
	x.Type("morgen 18 uhr")
	x.Wait("Freitag, 3. Juli, 18:00")
	x.Press("enter")
	x.Wait("wartet bis")
	x.Press("q")
	x.Ends(0)
}

// TestNothingThatIsTypedBreaksAnything types and resizes at random: the desk
// must draw, quit when asked, and leave the terminal whole.
func TestNothingThatIsTypedBreaksAnything(t *testing.T) {
	for seed := range uint64(2) {
		t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) {
			x := atLindenhof(t, 80, 24)
			x.Wait("Jonas Albrecht")
			random := rand.New(rand.NewPCG(seed, 0))
			for range 60 {
				piece := make([]byte, 1+random.IntN(6))
				for i := range piece {
					piece[i] = byte(random.IntN(256))
				}
				if bytes.ContainsAny(piece, "qQ\x03\x0f\rSRo") { // what quits, asks a site or opens another program
					continue
				}
				x.Send(string(piece))
				if random.IntN(3) == 0 {
					x.Resize(1+random.IntN(200), 1+random.IntN(60))
				}
			}
			x.Resize(80, 24)
			x.Send("\x1b[201~\x1b\\") // whatever sequence was begun ends here
			x.Rest()
			x.Signal(syscall.SIGTERM)
			x.WaitExit()
			for _, fault := range x.faults() {
				t.Error(fault)
			}
			if strings.Contains(x.Raw(), "panic") || strings.Contains(x.Raw(), "goroutine ") {
				t.Errorf("it panicked:\n%s", x.Text())
			}
		})
	}
}
