package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"tend/store"
	"tend/ui/wire"
)

// overSlowLine opens the desk with 60 comments over a line of 9600 baud. free
// lets what is under way arrive.
func overSlowLine(t *testing.T, width, height int, texts ...string) (a *app, free func() bool) {
	t.Helper()
	a = deskOn(t, sample(t, "en"), "en", width, height)
	comments := make([]store.Comment, 60)
	for i := range comments {
		comments[i] = a.comments.rows[i%len(a.comments.rows)]
		comments[i].ID = int64(1000 + i)
		comments[i].Excerpt = fmt.Sprint(i, " ", texts[i%len(texts)])
	}
	a.comments.replace(window[store.Comment]{rows: comments, total: len(comments)})
	var sent []tea.Msg
	a.after = func(_ time.Duration, msg tea.Msg) tea.Cmd {
		if _, ok := msg.(lineFreeMsg); ok {
			sent = append(sent, msg)
		}
		return nil
	}
	settleAll(t, a, a.settle())
	_, cmd := a.Update(lineSlowMsg{rate: 960})
	settleAll(t, a, cmd)
	return a, func() bool {
		if len(sent) == 0 {
			return false
		}
		msg := sent[0]
		sent = sent[1:]
		_, cmd := a.Update(msg)
		settleAll(t, a, cmd)
		return true
	}
}

func TestOverASlowLineEveryFrameIsCheapAndNoneIsWrong(t *testing.T) {
	ordinary := "Gibt es beim Sommerfest auch etwas für Kinder unter drei?"
	wide := "素敵な夏祭りですね。🎉 ♻️ 👩🏽‍🦽 子どもも参加できますか。"
	for name, tt := range map[string]struct {
		width, height int
		texts         []string
	}{
		"one column":               {80, 24, []string{ordinary, wide, ordinary}},
		"two columns":              {120, 40, []string{ordinary}},
		"two columns, some wide":   {120, 40, []string{ordinary, wide, ordinary}},
		"three columns, some wide": {200, 50, []string{ordinary, wide, ordinary}},
	} {
		t.Run(name, func(t *testing.T) {
			a, free := overSlowLine(t, tt.width, tt.height, tt.texts...)
			on := wire.Rehearse(wire.Screen{Type: "xterm-256color", Profile: a.desk.look.Profile, Width: tt.width, Height: tt.height})
			was := a.View().Content
			shows := func(after string) {
				t.Helper()
				now := a.View().Content
				if now == was {
					return // the line is busy, or everything is shown
				}
				if n := on.Cost(was, now); n > 1024 {
					t.Errorf("%s sends %d bytes", after, n)
				}
				was = now
				whole, _ := a.compose()
				noneIsWrong(t, after, now, whole.String(), tt.width, tt.height)
			}
			keys := append(strings.Fields(strings.Repeat("j ", 25)+strings.Repeat("k ", 5)), "tab", "tab", "tab", "?", "esc", "w", "esc", "G", "g")
			for i, k := range keys {
				_, cmd := a.Update(pressed(k))
				settleAll(t, a, cmd)
				shows(k)
				for range 1 + i%3 {
					free()
					shows("the rest of " + k)
				}
			}
			for n := 0; free(); n++ {
				shows("what is left")
				if n > 100 {
					t.Fatal("the screen is never whole")
				}
			}
			if whole, _ := a.compose(); was != whole.String() {
				t.Errorf("in the end the screen shows\n%s\nwant\n%s", ansi.Strip(was), ansi.Strip(whole.String()))
			}
		})
	}
}

// noneIsWrong fails the test if a frame shows in a cell what does not belong
// there: anything but what the whole frame has, or nothing.
func noneIsWrong(t *testing.T, after, frame, whole string, width, height int) {
	t.Helper()
	got, want := uv.NewScreenBuffer(width, height), uv.NewScreenBuffer(width, height)
	uv.NewStyledString(frame).Draw(got, got.Bounds())
	uv.NewStyledString(whole).Draw(want, want.Bounds())
	for y := range height {
		for x := range width {
			if c := got.CellAt(x, y).Content; strings.TrimSpace(c) != "" && c != want.CellAt(x, y).Content {
				t.Fatalf("after %s row %d shows\n%s\nwant\n%s", after, y, ansi.Strip(frame), ansi.Strip(whole))
			}
		}
	}
}
