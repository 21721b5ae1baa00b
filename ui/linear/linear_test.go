package linear

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tend/store"
	"tend/ui/config"
	"tend/ui/demo"
	"tend/ui/query"
	"tend/ui/replies"
	"tend/ui/text"
)

var update = flag.Bool("update", false, "write the golden texts anew")

// evening is somebody at the linear desk of the sample community: what they
// type, and how time goes by.
type evening struct {
	now   time.Time
	lines []string
	out   bytes.Buffer
}

// Read gives out one line at a time. One that begins with + lets time go by.
func (e *evening) Read(p []byte) (int, error) {
	for len(e.lines) > 0 && strings.HasPrefix(e.lines[0], "+") {
		d, err := time.ParseDuration(e.lines[0])
		if err != nil {
			return 0, err
		}
		e.now, e.lines = e.now.Add(d), e.lines[1:]
	}
	if len(e.lines) == 0 {
		return 0, io.EOF
	}
	line := e.lines[0] + "\n"
	e.lines = e.lines[1:]
	return copy(p, line), nil
}

// sit plays an evening and returns all that was said.
func sit(t *testing.T, lang string, lines ...string) string {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	e := &evening{now: time.Date(2026, 7, 2, 19, 43, 0, 0, zone), lines: lines}
	now := func() time.Time { return e.now }
	d, err := demo.Open(t.Context(), demo.Options{Now: now, Lang: lang})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	d.Store.SetSuggest(store.Suggest{Question: 24 * time.Hour, Newcomer: 48 * time.Hour})
	err = Run(t.Context(), Options{
		Store: d.Store, Feeds: d.Feeds, Words: text.New(lang), Volunteer: "Miriam", Community: d.Name, Now: now,
		In: e, Out: &e.out, Manner: Script,
		KeepView: func(query.View) error { return nil },
		Config:   config.Config{Views: []query.View{{Name: "Questions", Query: "has:question"}}, Reasons: []replies.Reply{{Name: "advertising"}, {Name: "off topic", Text: "{first_name}, that is not for here."}, {Name: "torn", Text: "{nonsense}"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return e.out.String()
}

// golden compares a text with the one that was read and kept.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; got:\n%s", name, got)
	}
	for i, r := range got {
		if r < ' ' && r != '\n' || r == 0x7f || r >= 0x80 && r < 0xa0 {
			t.Errorf("control character %U at %d: %q", r, i, got[max(0, i-20):i+1])
		}
	}
}

// anEvening is what somebody does in twenty minutes.
func anEvening(answer, day string) []string {
	return []string{
		"", "T", "a", "z", "a", "j", "k", "m", "e", "w", "nonsense", day, "n", "ask Deniz",
		"+11s", "R", "r", "First line", "Second line", ".", "s", "d", "Z", "z", "u",
		"w", answer, "P", "1", "y", "t", "Call back", day, "/", "rollator", "J", "j", "esc",
		"1", "", "e", "g", "G", "k", "K", "3", "", "w", "", "i", "Water the beds", "e", "z", "d", "x", "d", "d", "z",
		"S", "b", "L", "2", "p", "ctrl+z", "?", "ф", "z", "nothing", "q", "x", "q", "enter",
	}
}

// aLongEvening is what somebody does who knows the desk well: selects, repeats,
// filters, keeps views.
func aLongEvening(filter, wrong, order, many, day string) []string {
	return []string{
		"x", "j", "x", "e", "X", "esc", "V", "j", "V", "s", "z", "G", "K", "J",
		"/", wrong, "/", filter, "f", "Mine", "esc", "f", "1", "esc", "f", "", "f", "nobody",
		"1", "e", ".", "j", ".", "z", "X", "w", "", "esc", "2", "X", "w", "",
		"3", "x", "j", "x", "d", "x", "e", "z", "2",
		":", order, ":", "xyzzy", ":", many, "1",
		"e", "p", "u", "p", "r", day, "r", "", "c", "c", "C", "Deniz", "C", "-", "l",
		"2", "c", "C", "Deniz", "c", "C", "", "N", "s", "N", "1", "N", "",
		"r", ".s", "1", ".s", "2", ".q", "P", "-2", "", "q", "k",
	}
}

func TestALongEveningReadsAsPlainText(t *testing.T) {
	golden(t, "long.en.txt", sit(t, "en", aLongEvening("is:held from:newcomer", "is:nonsense", "five-minute", "the list", "fri")...))
	golden(t, "long.de.txt", sit(t, "de", aLongEvening("ist:prüfen von:neu", "ist:unsinn", "fünf-minuten", "liste", "fr")...))
}

func TestTheMonthAndTheHandoverAreReadOut(t *testing.T) {
	for lang, want := range map[string][]string{
		"en": {"By source.\nBlog: 4, ", "Report: June 2026.", "Still open.", "gartenfreundin: Deniz has it.\n", "The hand-over was not kept.", "Kept for the next volunteer."},
		"de": {"Juni 2026.", "Die Übergabe wurde nicht festgehalten.", "gartenfreundin: "},
	} {
		said := sit(t, lang, "v", "h", "x", "H", "x", "handover", "enter", "q", "k")
		for _, words := range want {
			if !strings.Contains(said, words) {
				t.Errorf("%s: %q was not said, but\n%s", lang, words, said)
			}
		}
		for line := range strings.SplitSeq(said, "\n") {
			if strings.ContainsAny(line, "#▮`") || strings.HasPrefix(line, "-") {
				t.Errorf("%s: %q is a form, not words", lang, line)
			}
		}
	}
}

func TestAnEveningReadsAsPlainText(t *testing.T) {
	golden(t, "evening.en.txt", sit(t, "en", anEvening("answer", "fri")...))
	golden(t, "evening.de.txt", sit(t, "de", anEvening("Antwort", "fr")...))
}

func TestAPostIsReadOutAsItIsLaidOut(t *testing.T) {
	golden(t, "reading.en.txt", sit(t, "en", "1", "j", "j", "enter", "F", "enter", "l", "h", "h", "O", "7", "O", "", "2", "j", "j", "F", "l"))
}

func TestSuggestionsAreAnnouncedAtTheOpeningAndWhenTheyArrive(t *testing.T) {
	said := sit(t, "en", "a", "+25h", "R", "j", "R", "3", "q", "k")
	var got []string
	for line := range strings.SplitSeq(said, "\n") {
		if strings.Contains(line, "suggestion") {
			got = append(got, line)
		}
	}
	want := []string{
		"2 suggestions, capital P reads them out.",     // at the opening
		"5 suggestions now, capital P reads them out.", // brought by the day and the first sync
		"5 suggestions, capital P reads them out.",     // at the tasks
	}
	if !slices.Equal(got, want) {
		t.Errorf("suggestions are announced as %q, want %q", got, want)
	}
}

func TestChangedHandoverIsADraft(t *testing.T) {
	editor := filepath.Join(t.TempDir(), "editor")
	if err := os.WriteFile(editor, []byte("#!/bin/sh\necho 'Marta calls on Monday' >> \"$1\"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("EDITOR", editor)
	t.Setenv("VISUAL", editor)
	said := sit(t, "en", "H", "e", "j", "H", "enter", "H", "j", "q", "k")
	drafted, again, _ := strings.Cut(said, "What was changed is a draft;")
	if n := strings.Count(drafted, "Marta calls on Monday"); n != 1 {
		t.Errorf("the changed hand-over is read out %d times before it is left", n)
	}
	again, after, kept := strings.Cut(again, "Kept for the next volunteer")
	if !strings.Contains(again, "This is your draft from") || !strings.Contains(again, "Marta calls on Monday") || !kept {
		t.Errorf("H does not go on from the draft:\n%s", again)
	}
	if strings.Contains(after, "Marta calls on Monday") || !strings.Contains(after, "The hand-over was not kept.") {
		t.Errorf("what was kept is a draft still:\n%s", after)
	}
}
