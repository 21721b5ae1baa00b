package ui

import (
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"tend/store"
	"tend/ui/demo"
	"tend/ui/text"
)

// evening is Thursday 2 July 2026, 19:43 in Berlin.
func evening(t *testing.T) time.Time {
	t.Helper()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return time.Date(2026, 7, 2, 19, 43, 0, 0, berlin)
}

// sample opens the sample community as it is on that evening.
func sample(t *testing.T, lang string) *demo.Demo {
	t.Helper()
	t.Setenv("TMPDIR", t.TempDir())
	now := evening(t)
	d, err := demo.Open(t.Context(), demo.Options{Now: func() time.Time { return now }, Lang: lang})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

// deskOn opens the desk on a community in a window.
func deskOn(t *testing.T, d *demo.Demo, lang string, width, height int) *app {
	t.Helper()
	now := evening(t)
	a := newApp(t.Context(), Options{
		Store: d.Store, Feeds: d.Feeds, Words: text.New(lang), Volunteer: "Miriam", Community: d.Name,
		Now: func() time.Time { return now },
	})
	a.desk.seen = nil // changes are looked at when a test says so
	a.after = func(after time.Duration, msg tea.Msg) tea.Cmd {
		if after > rest {
			return nil
		}
		return func() tea.Msg { return msg }
	}
	settleAll(t, a, a.Init())
	_, cmd := a.Update(tea.WindowSizeMsg{Width: width, Height: height})
	settleAll(t, a, cmd)
	return a
}

// play presses keys, and carries out all that they ask for.
func play(t *testing.T, a *app, keys ...string) {
	t.Helper()
	for _, k := range keys {
		_, cmd := a.Update(pressed(k))
		settleAll(t, a, cmd)
	}
}

// settleAll carries out a command and all that follows from it.
func settleAll(t *testing.T, a *app, first tea.Cmd) {
	t.Helper()
	queue := []tea.Cmd{first}
	for n := 0; len(queue) > 0; n++ {
		if n > 10000 {
			t.Fatal("the desk never comes to rest")
		}
		cmd := queue[0]
		queue = queue[1:]
		if cmd == nil {
			continue
		}
		msg := cmd()
		if several := reflect.ValueOf(msg); msg != nil && several.Kind() == reflect.Slice {
			for i := range several.Len() {
				if cmd, ok := several.Index(i).Interface().(tea.Cmd); ok {
					queue = append(queue, cmd)
				}
			}
			continue
		}
		if msg != nil {
			_, next := a.Update(msg)
			queue = append(queue, next)
		}
	}
}

// shows compares the screen with a golden one.
func shows(t *testing.T, a *app) {
	t.Helper()
	lines := strings.Split(frameOf(a), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	golden.RequireEqual(t, strings.Join(lines, "\n")+"\n")
}

func TestDesk(t *testing.T) {
	english, german := sample(t, "en"), sample(t, "de")
	for name, tt := range map[string]struct {
		lang          string
		width, height int
		keys          string
	}{
		"comments_40x12":         {"en", 40, 12, ""},
		"comments_80x24":         {"en", 80, 24, ""},
		"comments_80x24_german":  {"de", 80, 24, ""},
		"comments_40x12_german":  {"de", 40, 12, ""},
		"comments_72x18":         {"en", 72, 18, ""},
		"comments_108x24":        {"en", 108, 24, ""},
		"comments_120x40":        {"en", 120, 40, ""},
		"comments_120x40_german": {"de", 120, 40, ""},
		"comments_168x30":        {"en", 168, 30, ""},
		"comments_200x50":        {"en", 200, 50, ""},
		"comments_end_80x24":     {"en", 80, 24, "G"},
		"posts_80x24":            {"en", 80, 24, "1"},
		"posts_120x40":           {"en", 120, 40, "1 j"},
		"posts_40x12":            {"en", 40, 12, "1"},
		"tasks_80x24":            {"en", 80, 24, "3"},
		"tasks_120x40":           {"en", 120, 40, "3 j j"},
		"tasks_40x12":            {"en", 40, 12, "3"},
		"in_full_40x12":          {"en", 40, 12, "j j j enter"},
		"in_full_80x24":          {"en", 80, 24, "j j j enter"},
		"in_full_80x24_end":      {"en", 80, 24, "j j j enter G"},
		"in_full_80x24_german":   {"de", 80, 24, "j j j enter"},
		"in_full_120x40":         {"en", 120, 40, "j j j enter"},
		"selected_80x24":         {"en", 80, 24, "j x j j x j x j x"},
		"range_80x24":            {"en", 80, 24, "V j j V"},
		"selected_120x40":        {"en", 120, 40, "x j x"},
		"task_of_person_120x40":  {"en", 120, 40, "3 j"},
		"search_80x24":           {"en", 80, 24, "/ t i s c h"},
		"search_120x40":          {"en", 120, 40, "/ t i s c h enter"},
		"search_40x12":           {"en", 40, 12, "/ t i s c h enter"},
		"search_nothing_80x24":   {"en", 80, 24, "/ q q q enter"},
		"cannot_80x24":           {"en", 80, 24, "."},
		"newest_first_80x24":     {"en", 80, 24, "p"},

		"posts_80x24_german":          {"de", 80, 24, "1"},
		"tasks_80x24_german":          {"de", 80, 24, "3"},
		"tasks_40x12_german":          {"de", 40, 12, "3"},
		"in_full_120x40_german":       {"de", 120, 40, "j j j enter"},
		"selected_80x24_german":       {"de", 80, 24, "j x j j x j x j x"},
		"range_80x24_german":          {"de", 80, 24, "V j j V"},
		"search_80x24_german":         {"de", 80, 24, "/ t i s c h enter"},
		"search_nothing_80x24_german": {"de", 80, 24, "/ q q q enter"},
		"cannot_80x24_german":         {"de", 80, 24, "."},
		"newest_first_80x24_german":   {"de", 80, 24, "p"},
	} {
		t.Run(name, func(t *testing.T) {
			d := english
			if tt.lang == "de" {
				d = german
			}
			a := deskOn(t, d, tt.lang, tt.width, tt.height)
			play(t, a, strings.Fields(tt.keys)...)
			shows(t, a)
		})
	}
}

func TestDeskAfterAnAct(t *testing.T) {
	for name, tt := range map[string]struct {
		width, height int
		keys          string
	}{
		"done_80x24":          {80, 24, "G k e"},
		"done_twice_80x24":    {80, 24, "G k k e e"},
		"last_done_80x24":     {80, 24, "G e"},
		"undone_80x24":        {80, 24, "G k k e e z"},
		"redone_80x24":        {80, 24, "G k e z Z"},
		"several_done_80x24":  {80, 24, "G x k k x e"},
		"repeated_80x24":      {80, 24, "G k k e ."},
		"nothing_left_80x24":  {80, 24, "X e X a 1 X e 3 X e 2"},
		"nothing_left_40x12":  {40, 12, "X e X a"},
		"nothing_left_200x50": {200, 50, "X e X a 1 X e 3 X e"},
		"waits_80x24":         {80, 24, "w f r enter"},
		"synced_120x40":       {120, 40, "R"},
		"synced_moved_120x40": {120, 40, "R j"},
	} {
		t.Run(name, func(t *testing.T) {
			d := sample(t, "en")
			if strings.HasPrefix(name, "nothing_left") {
				letGo(t, d.Store)
			}
			a := deskOn(t, d, "en", tt.width, tt.height)
			play(t, a, strings.Fields(tt.keys)...)
			shows(t, a)
		})
	}
}

// letGo lets go of every comment that somebody has, so that anybody can decide
// on it.
func letGo(t *testing.T, s *store.Store) {
	t.Helper()
	all, err := s.Comments(t.Context(), store.Filter{Narrow: store.Narrow{ClaimedBy: "D"}}, store.Page{})
	for _, c := range all {
		if _, let := s.Unclaim(t.Context(), "Deniz", c.ID); let != nil {
			t.Fatal(let)
		}
	}
	if err != nil || len(all) == 0 {
		t.Fatalf("claimed comments = %v, %v, want Deniz's", all, err)
	}
}

func TestWindowTooSmallSaysSo(t *testing.T) {
	a := newTestApp(t, 38, 10)
	if got, want := frameOf(a), "tend needs 40×12; this is 38×10."; got != want {
		t.Errorf("screen = %q, want %q", got, want)
	}
	a.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	if !strings.Contains(frameOf(a), "PENDING COMMENTS") {
		t.Error("the desk does not come back when the window grows")
	}
}
