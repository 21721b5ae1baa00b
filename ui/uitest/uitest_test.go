package uitest

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"tend/ui/cli"
)

// TestMain is the program under test when the tests start themselves again.
func TestMain(m *testing.M) {
	if path := os.Getenv("UITEST_PID"); path != "" {
		if err := os.WriteFile(path, []byte(strconv.Itoa(os.Getpid())), 0o600); err != nil {
			os.Exit(1)
		}
	}
	switch os.Getenv("UITEST_PROGRAM") {
	case "":
		os.Exit(m.Run())
	case "echo":
		if _, err := tea.NewProgram(echo{}).Run(); err != nil {
			os.Exit(1)
		}
	case "desk":
		if err := runDesk(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	case "tend":
		os.Exit(cli.Main(os.Args[1:]))
	case "broken":
		fmt.Print("\x1b[?1049h\x1b[?25l\x1b]1337;x\x07\x1bPhello\x1b\\\x07")
		os.Exit(3)
	}
}

// echo shows what it is told, and quits on ctrl+c.
type echo struct {
	said          []string
	width, height int
}

func (e echo) Init() tea.Cmd { return nil }

func (e echo) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		e.width, e.height = msg.Width, msg.Height
	case tea.PasteMsg:
		e.said = append(e.said, fmt.Sprintf("paste of %d", len(msg.Content)))
	case tea.KeyPressMsg:
		if msg.String() == "ctrl+c" {
			return e, tea.Quit
		}
		e.said = append(e.said, msg.String())
	}
	return e, nil
}

func (e echo) View() tea.View {
	v := tea.NewView(fmt.Sprintf("%dx%d\n%s", e.width, e.height, strings.Join(e.said, " ")))
	v.AltScreen, v.WindowTitle = true, "echo"
	return v
}

func start(t *testing.T, program string) *Terminal {
	t.Helper()
	return Start(t, Options{Width: 70, Height: 10, Env: []string{"UITEST_PROGRAM=" + program}}, Self(t))
}

func TestDrivesARealProgram(t *testing.T) {
	x := start(t, "echo")
	x.Wait("70x10")
	x.Press("j", "enter", "shift+tab", "ctrl+s", "up", "pgdown", "space", "ü")
	x.Wait("j enter shift+tab ctrl+s up pgdown space ü")
	x.Press("esc")
	x.Wait("ü esc")
	x.Paste(strings.Repeat("x", 100_000))
	x.Wait("paste of 100000")
	x.Resize(30, 5)
	x.Wait("30x5")
	if got, want := x.Title(), "echo"; got != want {
		t.Errorf("title = %q, want %q", got, want)
	}
	x.Press("ctrl+c")
	x.Ends(0)
}

func TestSeesATerminalLeftBroken(t *testing.T) {
	x := start(t, "broken")
	if got, want := x.WaitExit(), 3; got != want {
		t.Errorf("exit code = %d, want %d", got, want)
	}
	faults := strings.Join(x.faults(), "\n")
	for _, want := range []string{
		"alternate screen", "cursor was left hidden", "an operating system command", "a device control string",
		"a control character",
	} {
		if !strings.Contains(faults, want) {
			t.Errorf("faults do not name %s:\n%s", want, faults)
		}
	}
}

func TestFramesAreNoStrays(t *testing.T) {
	for name, tt := range map[string]struct {
		sent string
		want int
	}{
		"a frame":              {"\x1b[2J\x1b[1;1H\x1b[38;2;1;2;3mheld\x1b[m\r\n\x1b]2;tend\x07\x1b]9;4;1;50\x07", 0},
		"clipboard":            {"\x1b]52;c;aGk=\x07", 0},
		"a notification":       {"\x1b]9;hello\x07", 1},
		"an upper control":     {"a\u009b2Jb", 1},
		"an application":       {"\x1b_hello\x1b\\", 1},
		"a bell":               {"\x07", 1},
		"text of every script": {"äöü 山田花 👩‍👩‍👧 שלום", 0},
	} {
		t.Run(name, func(t *testing.T) {
			if got := strays([]byte(tt.sent)); len(got) != tt.want {
				t.Errorf("strays(%q) = %q, want %d", tt.sent, got, tt.want)
			}
		})
	}
}
