package text

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"testing"

	"tend/store"
	"tend/ui/keyboard"
)

func TestSayFillsPlacesAndChoosesTheForm(t *testing.T) {
	en, de := New("en"), New("de")
	for _, tt := range []struct {
		w     *Words
		id    string
		pairs []any
		want  string
	}{
		{en, "when.minutes", []any{"N", 1}, "1 minute"},
		{en, "when.minutes", []any{"N", 0}, "0 minutes"},
		{en, "when.minutes", []any{"N", 40}, "40 minutes"},
		{de, "when.days", []any{"N", int64(1)}, "1 Tag"},
		{de, "when.days", []any{"N", 38210}, "38.210 Tagen"},
		{en, "when.days", []any{"N", -38210}, "-38,210 days"},
		{en, "errors.fail_refused_detail", []any{"X", "Rundbrief", "D", "403"}, "Rundbrief refused (403)."},
		{en, "when.ago", []any{"X", "{Y}"}, "{Y} ago"},
		{en, "when.ago", nil, "{X} ago"},
		{en, "when.minutes", nil, "{N} minutes"},
		{en, "when.nonsense", nil, "when.nonsense"},
		{en, "nonsense", nil, "nonsense"},
	} {
		if got := tt.w.Say(tt.id, tt.pairs...); got != tt.want {
			t.Errorf("Say(%q, %v) in %s = %q, want %q", tt.id, tt.pairs, tt.w.Lang(), got, tt.want)
		}
	}
}

func TestNumberIsWrittenAsTheLanguageWritesIt(t *testing.T) {
	for n, want := range map[int]string{
		0: "0", 999: "999", 1000: "1.000", 38210: "38.210", 1234567: "1.234.567", -1000: "-1.000",
	} {
		if got := New("de").Number(n); got != want {
			t.Errorf("Number(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestLanguageIsConfiguredElseTheSystems(t *testing.T) {
	for name, tt := range map[string]struct {
		configured string
		env        map[string]string
		want       string
	}{
		"configured":              {"de", map[string]string{"LANG": "en_GB.UTF-8"}, "de"},
		"LANG":                    {"", map[string]string{"LANG": "de_AT.UTF-8"}, "de"},
		"LC_ALL goes first":       {"", map[string]string{"LC_ALL": "de_DE", "LC_MESSAGES": "en_US", "LANG": "en_US"}, "de"},
		"LC_MESSAGES before LANG": {"auto", map[string]string{"LC_MESSAGES": "de", "LANG": "en_US"}, "de"},
		"C":                       {"", map[string]string{"LC_ALL": "C", "LANG": "de_DE"}, "en"},
		"unknown":                 {"tlh", map[string]string{"LANG": "fr_FR.UTF-8"}, "en"},
		"nothing set":             {"", nil, "en"},
	} {
		t.Run(name, func(t *testing.T) {
			env := func(key string) string { return tt.env[key] }
			if got := Language(tt.configured, env); got != tt.want {
				t.Errorf("Language(%q) = %q, want %q", tt.configured, got, tt.want)
			}
		})
	}
}

func TestErrorsAreSaidAsSentences(t *testing.T) {
	for _, lang := range []string{"en", "de"} {
		w := New(lang)
		for _, err := range []error{
			store.ErrNotFound, store.ErrExists, store.ErrNewer, store.ErrBusy, store.ErrFull, store.ErrReadOnly,
			store.ErrNothing, store.ErrOvertaken, store.ErrHeld, store.ErrQueued, store.ErrNoPower,
		} {
			said := w.Error(fmt.Errorf("open the cache: %w", err))
			if strings.Contains(said, err.Error()) || !strings.HasSuffix(said, ".") {
				t.Errorf("Error(%v) in %s = %q, want a sentence", err, lang, said)
			}
		}
	}
	if got, want := New("en").Error(errors.New("odd")), "That did not work: odd"; got != want {
		t.Errorf("Error(odd) = %q, want %q", got, want)
	}
}

func TestFailuresNameTheirSource(t *testing.T) {
	for _, code := range []store.FailureCode{
		store.FailLogin, store.FailRefused, store.FailNotFound, store.FailGone, store.FailWait, store.FailServer,
		store.FailOffline, store.FailConnect, store.FailTimeout, store.FailTLS, store.FailAddress, store.FailRedirect,
		store.FailTooLarge, store.FailTooDeep, store.FailPage, store.FailUnreadable, store.FailEmptied,
		store.FailDamaged, store.FailOther,
	} {
		for _, lang := range []string{"en", "de"} {
			w := New(lang)
			if !w.Has("errors.fail_"+string(code)) || !w.Has("errors.word_"+string(code)) {
				t.Errorf("no words for failure %q in %s", code, lang)
			}
			for _, detail := range []string{"", "503"} {
				said := w.Failure(store.Failure{Code: code, Detail: detail}, "Rundbrief")
				if !strings.Contains(said, "Rundbrief") || strings.Contains(said, "{") {
					t.Errorf("Failure(%s %s) in %s = %q", code, detail, lang, said)
				}
			}
		}
	}
	cut := store.Failure{Code: store.FailDamaged, Detail: "cutoff 12"}
	if got, want := New("de").Failure(cut, "Blog"), "Blog war nur zum Teil lesbar: in Zeile 12 bricht er ab"; got != want {
		t.Errorf("Failure with a place = %q, want %q", got, want)
	}
	if got := New("en").Failure(store.Failure{}, "Blog"); got != "" {
		t.Errorf("Failure of nothing = %q, want nothing", got)
	}
	if got, want := New("en").Failure(store.Failure{Code: "newer"}, "Blog"), "Blog could not be read."; got != want {
		t.Errorf("Failure of an unknown code = %q, want %q", got, want)
	}
}

func BenchmarkSay(b *testing.B) {
	w := New("en")
	b.ReportAllocs()
	for b.Loop() {
		_ = w.Say("when.days", "N", 3)
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		_ = New("en").Say("when.days", "N", 3)
	}
}

// A desk says hundreds of messages a frame while its commands say others.
func TestManyMaySpeakAtOnce(t *testing.T) {
	w := New("de")
	var all sync.WaitGroup
	for n := range 8 {
		all.Go(func() {
			for range 100 {
				if got, want := w.Say("when.days", "N", n+2), strconv.Itoa(n+2)+" Tagen"; got != want {
					t.Errorf("Say = %q, want %q", got, want)
				}
			}
		})
	}
	all.Wait()
}

func TestSentencesNameTheKeysThatThereAre(t *testing.T) {
	choices := []keyboard.Choice{{Verb: "sync", Keys: []string{"ctrl+r"}}, {Verb: "undo"}}
	keys, _ := keyboard.New(choices)
	for _, w := range []*Words{New("en").WithKeys(keys), New("en").WithChoices(choices)} {
		if got, want := w.Say("desk.nothing_yet"), "Nothing here yet. ctrl+r brings in what is new."; got != want {
			t.Errorf("Say = %q, want %q", got, want)
		}
		if got, want := w.Say("sheets.delete_undo"), ":undo brings them back."; got != want {
			t.Errorf("Say = %q, want %q", got, want)
		}
	}
}

func TestKeysAreSpelledForWhoHearsThem(t *testing.T) {
	for lang, spelled := range map[string]map[string]string{
		"en": {"a": "a", "P": "capital P", "?": "question mark", ".": "full stop", "ctrl+p": "control p", "shift+tab": "shift tab", "enter": "enter", "ф": "ф", "§": "§", "": ""},
		"de": {"N": "großes N", "/": "Schrägstrich", "ctrl+Z": "Steuerung großes Z", "Ä": "großes Ä"},
	} {
		w := New(lang).Aloud()
		for key, want := range spelled {
			if got := w.Spell(key); got != want {
				t.Errorf("%s is spelled %q, want %q", key, got, want)
			}
		}
	}
	w := New("en")
	if got, want := w.Aloud().Say("desk.nothing_yet"), "Nothing here yet. capital R brings in what is new."; got != want {
		t.Errorf("aloud it says %q, want %q", got, want)
	}
	if got, want := w.Aloud().Say("when.weekdays_short"), w.Say("when.weekdays"); got != want || w.Say("when.weekdays_short") == want {
		t.Errorf("aloud the weekdays are %q, want %q", got, want)
	}
}

func TestSentencesNameVerbsThatExist(t *testing.T) {
	names := map[string]bool{}
	for _, v := range keyboard.Verbs() {
		names[v.Name] = true
	}
	for _, lang := range []string{"en", "de"} {
		for id, m := range catalogue(t, lang) {
			for _, place := range places(m.one + m.other) {
				if verb, ok := strings.CutPrefix(place, "{"+keyPlace); ok && !names[strings.TrimSuffix(verb, "}")] {
					t.Errorf("%s in %s speaks of %s, which is no verb", id, lang, verb)
				}
			}
		}
	}
}
