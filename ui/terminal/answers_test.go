package terminal

import (
	"strings"
	"testing"
	"time"
)

// piece is something a terminal sends, and how long after the one before.
type piece struct {
	after time.Duration
	raw   string
}

// hand passes pieces and returns what is handed on for each.
func hand(pieces ...piece) []string {
	a := answers{well: func() {}}
	now := time.Date(2026, 7, 2, 19, 43, 0, 0, time.UTC)
	var got []string
	for _, p := range pieces {
		now = now.Add(p.after)
		got = append(got, string(a.pass([]byte(p.raw), now)))
	}
	return got
}

func TestNoPartOfAnAnswerBecomesAKey(t *testing.T) {
	const pause, stall = 200 * time.Millisecond, 10 * time.Second
	for name, tt := range map[string]struct {
		sent []piece
		want []string
	}{
		"keys":                   {[]piece{{0, "jj"}, {0, "\x1b[A"}, {pause, "\x1bOP"}, {0, "é"}}, []string{"jj", "\x1b[A", "\x1bOP", "é"}},
		"escape":                 {[]piece{{0, "\x1b"}, {pause, "e"}}, []string{"\x1b", "e"}},
		"escape twice":           {[]piece{{0, "\x1b\x1b"}}, []string{"\x1b\x1b"}},
		"alt and a bracket":      {[]piece{{0, "\x1b]"}, {pause, "e"}}, []string{"\x1b]", "e"}},
		"a colour":               {[]piece{{0, "\x1b]11;rgb:1e"}, {pause, "1e/2e2e/2e2e\x1b\\e"}}, []string{"", "\x1b]11;rgb:1e1e/2e2e/2e2e\x1b\\e"}},
		"a colour after a stall": {[]piece{{0, "\x1b]11;rgb:1"}, {stall, "e/e/e\x07"}}, []string{"", "\x1b]11;rgb:1e/e/e\x07"}},
		"a colour, split in its end": {
			[]piece{{0, "\x1b]11;rgb:1e\x1b"}, {pause, "\\"}, {pause, "e"}},
			[]string{"", "\x1b]11;rgb:1e\x1b\\", "e"},
		},
		"a colour, split behind its escape": {
			[]piece{{0, "\x1b"}, {pause, "]11;rgb:1e/2e/2e\x1b\\j"}},
			[]string{"\x1b", "j"},
		},
		"a colour that never ends": {[]piece{{0, "\x1b]11;rgb:1e"}, {stall, "j"}, {0, "e"}}, []string{"", "j", "e"}},
		"ctrl+c in an answer":      {[]piece{{0, "\x1b]11;rgb:1e"}, {0, "\x03"}}, []string{"", "\x03"}},
		"a place":                  {[]piece{{0, "\x1b[24;80"}, {pause, "R"}}, []string{"", "\x1b[24;80R"}},
		"a place, split behind its escape": {
			[]piece{{0, "\x1b"}, {pause, "[24;80R"}, {0, "j"}},
			[]string{"\x1b", "", "j"},
		},
		"a mode":                      {[]piece{{0, "j\x1b[?2026;2$"}, {pause, "yj"}}, []string{"j", "\x1b[?2026;2$yj"}},
		"numbers after a stall":       {[]piece{{0, "\x1b[?1;"}, {stall, "2c"}}, []string{"", "\x1b[?1;2c"}},
		"numbers that never end":      {[]piece{{0, "\x1b[?1;2"}, {stall, "c"}}, []string{"", "c"}},
		"numbers that break off":      {[]piece{{0, "\x1b[12\rj"}}, []string{"\rj"}},
		"a click in parts":            {[]piece{{0, "\x1b[<0;1"}, {0, "0;5"}, {0, "M"}}, []string{"", "", "\x1b[<0;10;5M"}},
		"an arrow, split at once":     {[]piece{{0, "\x1b"}, {time.Millisecond, "[A"}}, []string{"\x1b", "[A"}},
		"shift and delete, rxvt":      {[]piece{{0, "\x1b[3$"}, {pause, "j"}}, []string{"\x1b[3$", "j"}},
		"a command for programs":      {[]piece{{0, "\x1b_Gi=1;"}, {pause, "OK\x1b\\"}}, []string{"", "\x1b_Gi=1;OK\x1b\\"}},
		"an answer that is cancelled": {[]piece{{0, "\x1bP1+r54\x18e"}}, []string{"e"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := hand(tt.sent...); strings.Join(got, "|") != strings.Join(tt.want, "|") {
				t.Errorf("%v is handed on as %q, want %q", tt.sent, got, tt.want)
			}
		})
	}
}

func TestThatTheTerminalIsWellIsNoKey(t *testing.T) {
	told := 0
	a := answers{well: func() { told++ }}
	got := ""
	for _, piece := range []string{"j\x1b[0", "nk", "\x1b[0n\x1b[0nj", "\x1b[A"} {
		got += string(a.pass([]byte(piece), time.Now()))
	}
	if want := "jkj\x1b[A"; got != want || told != 3 {
		t.Errorf("handed on: %q, %d times well; want %q, 3", got, told, want)
	}
}

func TestWhatIsMoreThanAnybodyTypesIsPasted(t *testing.T) {
	page := strings.Repeat("e dä\r", 40)
	got := hand(piece{0, page + "\xc3"}, piece{0, "\xa4"}, piece{0, strings.Repeat("\x1b[B", 100)}, piece{late, "e"})
	want := []string{pasteBegin + page + pasteEnd, pasteBegin + "ä" + pasteEnd, strings.Repeat("\x1b[B", 100), "e"}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("handed on: %q, want %q", got, want)
	}
}

// A clipboard may hold anything: the colours of a terminal, arrows, what marks
// the end of a paste. Whatever is in it, no letter of it becomes a key.
func TestNothingInAnUnmarkedPasteIsAKey(t *testing.T) {
	page := strings.Repeat("e dd ", 40)
	arrows := strings.Repeat("\x1b[B", 50)
	wheel := strings.Repeat("\x1b[<64;10;5M", 20)
	for name, tt := range map[string]struct {
		sent []piece
		want []string
	}{
		"colours":                 {[]piece{{0, "\x1b[31m" + page + "\x1b[m"}}, []string{pasteBegin + "\x1b[31m" + page + "\x1b[m" + pasteEnd}},
		"arrows between":          {[]piece{{0, arrows + page + arrows}}, []string{pasteBegin + arrows + page + arrows + pasteEnd}},
		"an end":                  {[]piece{{0, page + pasteEnd + page}}, []string{pasteBegin + page + page + pasteEnd}},
		"an end in an end":        {[]piece{{0, page + "\x1b[20" + pasteEnd + "1~a"}}, []string{pasteBegin + page + "a" + pasteEnd}},
		"a sequence cut in two":   {[]piece{{0, page + "\x1b[3"}, {0, "1mdd"}}, []string{pasteBegin + page + "\x1b[3" + pasteEnd, pasteBegin + "1mdd" + pasteEnd}},
		"an escape at its end":    {[]piece{{0, page + "\x1b"}, {0, "[201~dd"}}, []string{pasteBegin + page + "\x1b" + pasteEnd, pasteBegin + "[201~dd" + pasteEnd}},
		"a string without an end": {[]piece{{0, page + "\x1b]0;" + page}}, []string{pasteBegin + page + "\x1b]0;" + page + pasteEnd}},
		"more in colours":         {[]piece{{0, page}, {0, "\x1b[31md\x1b[m"}}, []string{pasteBegin + page + pasteEnd, pasteBegin + "\x1b[31md\x1b[m" + pasteEnd}},
		"one that is marked":      {[]piece{{0, pasteBegin + page + pasteEnd + "j"}}, []string{pasteBegin + page + pasteEnd + "j"}},
		"text, then a marked one": {[]piece{{0, page + pasteBegin + page + pasteEnd + "j"}}, []string{pasteBegin + page + pasteEnd + pasteBegin + page + pasteEnd + "j"}},
		"arrows held":             {[]piece{{0, arrows + "j" + arrows}}, []string{arrows + "j" + arrows}},
		"the wheel, and a key":    {[]piece{{0, wheel + "e"}}, []string{wheel + "e"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := hand(tt.sent...); strings.Join(got, "|") != strings.Join(tt.want, "|") {
				t.Errorf("handed on: %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAPastePassesAsItIs(t *testing.T) {
	const text = "\x1b]11;rgb:\x1b[24;8\x1b e \x00\xff"
	whole := pasteBegin + text + pasteEnd + "j"
	for at := range len(whole) {
		if at == 1 || strings.HasPrefix(whole[:at], "\x1b[200~") && strings.HasSuffix(whole[:at], "\x1b") {
			continue // an escape by itself
		}
		if got := strings.Join(hand(piece{0, whole[:at]}, piece{2 * late, whole[at:]}), ""); got != whole {
			t.Errorf("split at %d: %q, want %q", at, got, whole)
		}
	}
}

func TestAPasteThatNeverEndsLeavesTheKeys(t *testing.T) {
	got := hand(piece{0, pasteBegin + "text"}, piece{late, "j"}, piece{late, "\x03"}, piece{0, "j"})
	want := []string{pasteBegin + "text", "j", pasteEnd + "\x03", "j"}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("handed on: %q, want %q", got, want)
	}
}

// Whatever comes in whatever pieces, nothing is made up, and whoever types on
// is heard.
func FuzzAnswers(f *testing.F) {
	for _, seed := range []string{"j\x1b[A", "\x1b]11;rgb:1e1e/2e2e/2e2e\x1b\\", pasteBegin + "x" + pasteEnd, "\x1b\x1b[[A\x9b", "\x1bP1+r\x1b", strings.Repeat("\x1b[1;", 600)} {
		f.Add([]byte(seed), uint8(3))
	}
	f.Fuzz(func(t *testing.T, raw []byte, every uint8) {
		a := answers{well: func() {}}
		now := time.Now()
		handed := 0
		size := int(every)%64 + 1
		for from := 0; from < len(raw); from += size {
			now = now.Add(late / 3)
			handed += len(a.pass(append([]byte(nil), raw[from:min(from+size, len(raw))]...), now))
			if len(a.held) > longest {
				t.Fatalf("%d bytes are held", len(a.held))
			}
		}
		if brackets := len(pasteBegin) + len(pasteEnd); handed > len(raw)+brackets*(2+strings.Count(string(raw), pasteBegin)+len(raw)/size) {
			t.Errorf("%d bytes are handed on of %d", handed, len(raw))
		}
		a.pass([]byte("\x03"), now.Add(2*late))
		if got := a.pass([]byte("\x03"), now.Add(4*late)); string(got) != "\x03" {
			t.Errorf("ctrl+c is handed on as %q", got)
		}
	})
}
