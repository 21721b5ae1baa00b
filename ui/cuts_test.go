package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/BurntSushi/toml"
	"github.com/charmbracelet/x/ansi"

	"tend/store"
	"tend/ui/query"
	"tend/ui/replies"
)

// sentence is a message of the catalogue as it is written: what stands between
// its places.
type sentence struct {
	id     string
	pieces []string
}

// places are what is put into a message.
var places = regexp.MustCompile(`\{[^}]*\}`)

// sentences are all messages of a language that have words of their own.
func sentences(t *testing.T, lang string) []sentence {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("text", lang, "*.toml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no catalogue: %v", err)
	}
	var all []sentence
	var collect func(id string, v any)
	collect = func(id string, v any) {
		switch v := v.(type) {
		case string:
			all = append(all, sentence{id, places.Split(v, -1)})
		case map[string]any:
			for _, form := range v {
				collect(id, form)
			}
		}
	}
	for _, file := range files {
		var room map[string]any
		if _, err := toml.DecodeFile(file, &room); err != nil {
			t.Fatal(err)
		}
		for key, v := range room {
			collect(strings.TrimSuffix(filepath.Base(file), ".toml")+"."+key, v)
		}
	}
	return all
}

// leastCut is how many letters of our own words have to stand before a cut
// until it counts: the beginnings of short words, and single words, are in
// every text.
const leastCut = 6

// mayBeCut are the sentences that may be cut all the same, and why.
func mayBeCut() map[string]string {
	return map[string]string{
		"sheets.count_resting": "the last of several counts; the source itself says it too",
		"desk.resting":         "the same words",
	}
}

// cutIn reports whether a text that was cut ends within the sentence's own
// words. What is put into the sentence may be cut: it comes from outside.
func (s sentence) cutIn(text string) bool {
	rest, found := strings.CutPrefix(text, s.pieces[0])
	if !found {
		return len(text) >= leastCut && strings.HasPrefix(s.pieces[0], text)
	}
	for _, piece := range s.pieces[1:] {
		for n := len(piece) - 1; n >= leastCut; n-- {
			if strings.HasSuffix(rest, piece[:n]) {
				return true
			}
		}
		_, after, found := strings.Cut(rest, piece)
		if !found {
			return false
		}
		rest = after
	}
	return false
}

// cuts are the sentences that are cut in a piece of the screen.
func cuts(all []sentence, lines []string) []string {
	var found []string
	for _, line := range lines {
		for _, text := range regexp.MustCompile(` {2,}`).Split(strings.TrimRight(line, " "), -1) {
			text, cut := strings.CutSuffix(strings.TrimLeft(text, "▐ *"), "…")
			if !cut || !strings.Contains(text, " ") {
				continue
			}
			for _, s := range all {
				if s.cutIn(text) && mayBeCut()[s.id] == "" {
					found = append(found, fmt.Sprintf("%s is cut: %q", s.id, text+"…"))
				}
			}
		}
	}
	return found
}

// lost are the lines of a sheet that there is no room for at the bottom. A
// sheet with a list in it shows a part of the list.
func lost(a *app) []string {
	d := a.front()
	r := a.room(a.inside(d.frame()))
	shown := d.view(r)
	r.height = 200
	whole := d.view(r)
	if d.frame().page || len(whole.entries) > 0 {
		return nil
	}
	var lost []string
	for _, line := range whole.lines {
		if ansi.Strip(line) != "" && !slices.Contains(shown.lines, line) {
			lost = append(lost, "there is no room for: "+strings.TrimSpace(ansi.Strip(line)))
		}
	}
	return lost
}

// furtherScenes are the dialogs that have no golden picture among the scenes.
func furtherScenes() map[string]scene {
	comment := store.Item{ID: 12, Kind: store.KindComment, Author: "Ines Haller", Excerpt: "Ich bin 82 und komme mit dem Rollator."}
	verdict := func(a *app) store.Verdict {
		return store.Verdict{
			ID: 5, Act: store.ActApprove, State: store.Failed, Cause: store.CauseRefused, Answer: "403", ItemID: 12,
			Subject: "T. Okafor", Source: "Blog", SourceID: 1, Volunteer: "Miriam", At: a.now(), Ended: a.now(),
		}
	}
	task := store.Task{ID: 4, Title: "Schlüssel", Checklist: store.NewChecklist([]store.Check{{Text: "Werkraum"}, {Text: "Hof", Done: true}})}
	reply := func(a *app) *replySheet {
		return newReplySheet(a.env, comment, store.Source{ID: 1, Name: "Blog"}, "Ist der Hof befahrbar?", "Ja, ich melde mich am Freitag.")
	}
	return map[string]scene{
		"assign":       {open: func(a *app) dialog { return newAssign(a.env, store.Things{Items: []int64{12}}, "Ines Haller") }},
		"checks":       {open: func(a *app) dialog { return newChecks(a.env, task) }},
		"task_checks":  {open: func(a *app) dialog { return newTaskEdit(a.env, task) }},
		"file":         {open: func(a *app) dialog { return newFileSheet(a.env, a.say("palette.backup"), "tend.backup", nil) }},
		"remind":       {open: func(a *app) dialog { return newReminder(a.env, []store.Task{task}) }},
		"refused":      {open: func(a *app) dialog { return newRefused(a.env, verdict(a)) }},
		"drop_verdict": {open: func(a *app) dialog { return newDropVerdict(a.env, verdict(a)) }},
		"drop_draft": {open: func(a *app) dialog {
			return newDropDraft(a.env, store.Draft{ItemID: 12, Subject: "Ines Haller", Text: "Ja."})
		}},
		"leave":   {open: func(a *app) dialog { return &quitSheet{env: a.env, queued: []store.Verdict{verdict(a), verdict(a)}} }},
		"reason":  {open: func(a *app) dialog { return newReason(a.env, store.Batch{ID: 9, Count: 1, Act: store.ActSpam}, nil) }},
		"palette": {open: func(a *app) dialog { return newPalette(a.env, a) }, keys: letters("zz")},
		"views": {open: func(a *app) dialog {
			return newViews(a.env, views{saved: []query.View{{Name: "Held", Query: "is:held"}}}, "Held")
		}},
		"view_name":   {open: func(a *app) dialog { return newViewName(a.env, "is:held", nil) }},
		"view_used":   {open: func(a *app) dialog { return newViewName(a.env, "is:held", []query.View{{Name: "H"}}) }, keys: []string{"h"}},
		"person_note": {open: func(a *app) dialog { return newPersonNote(a.env, memberPage(a)) }},
		"person_tags": {open: func(a *app) dialog { return newPersonTags(a.env, memberPage(a)) }},
		"login":       {open: func(a *app) dialog { return newLoginSheet(a.env, store.Source{ID: 1, Name: "Blog"}) }},
		"login_door": {
			open: func(a *app) dialog { return newLoginSheet(a.env, store.Source{ID: 1, Name: "Blog"}) },
			msgs: func(*app) []tea.Msg { return []tea.Msg{doorFoundMsg{source: store.Source{ID: 1}}} },
		},
		"reply": {open: func(a *app) dialog { return reply(a) }},
		"saved": {
			open: func(a *app) dialog { return reply(a) },
			msgs: func(*app) []tea.Msg {
				return []tea.Msg{savedReadMsg{list: []replies.Reply{{Name: "Danke", Text: "Vielen Dank, {name}."}}}}
			},
		},
		"saved_none": {
			open: func(a *app) dialog { return reply(a) },
			msgs: func(*app) []tea.Msg { return []tea.Msg{savedReadMsg{}} },
		},
		"outbox": {
			open: func(a *app) dialog { return &outboxPage{env: a.env} },
			msgs: func(a *app) []tea.Msg { return []tea.Msg{outboxLoadedMsg{live: []store.Verdict{verdict(a)}}} },
		},
		"outbox_none": {
			open: func(a *app) dialog { return &outboxPage{env: a.env} },
			msgs: func(*app) []tea.Msg { return []tea.Msg{outboxLoadedMsg{}} },
		},
		"handovers": {open: func(a *app) dialog {
			return newHandoversPage(a.env, store.Handover{Volunteer: "Deniz", Text: "## Open\n", At: a.now().Add(-50 * time.Hour)})
		}},
	}
}

func TestNoSentenceOfADialogIsCut(t *testing.T) {
	shown := map[string]bool{}
	for _, lang := range []string{"en", "de"} {
		all := sentences(t, lang)
		for _, scenes := range []map[string]scene{scenes(), furtherScenes()} {
			for name, sc := range scenes {
				for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}, {200, 50}} {
					a := sheetApp(t, lang, size[0], size[1])
					sc.play(a)
					shown[reflect.TypeOf(a.front()).Elem().Name()] = true
					for _, fault := range append(cuts(all, strings.Split(dialogOf(a), "\n")), lost(a)...) {
						t.Errorf("%s, %s, %dx%d: %s", name, lang, size[0], size[1], fault)
					}
				}
			}
		}
	}
	for _, name := range dialogTypes(t) {
		if !shown[name] {
			t.Errorf("no scene shows a %s", name)
		}
	}
}

// dialogTypes are the names of all dialogs, as the sources have them.
func dialogTypes(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?m)^func \(\w+ \*(\w+)\) frame\(\) frame`).FindAllSubmatch(source, -1) {
			names = append(names, string(m[1]))
		}
	}
	return names
}
