package ui

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"tend/feeds"
	"tend/feeds/login"
	"tend/feeds/web"
	"tend/store"
	"tend/ui/prose"
	"tend/ui/query"
	"tend/ui/text"
)

// sheetApp returns a desk without a store, in a language, at a fixed time.
func sheetApp(t *testing.T, lang string, width, height int) *app {
	t.Helper()
	a := newTestApp(t, width, height)
	a.words = text.New(lang)
	a.desk.settings = "config.toml" // nobody writes it here
	return a
}

// dialogOf returns what the dialog in front shows, without colour: its place
// on the screen, then hints and status. Blanks at line ends are cut. How many
// actions there are in all is left out: every room adds some.
func dialogOf(a *app) string {
	lines := strings.Split(frameOf(a), "\n")
	at := a.dialogRegion(a.front().frame())
	var out []string
	for _, y := range append(rows(at), a.layout.hints, a.layout.status) {
		line := ""
		if y < len(lines) {
			line = lines[y]
		}
		if y < a.layout.hints {
			line = ansi.Cut(line, at.x, at.x+at.w)
		}
		line = regexp.MustCompile(`\d+ (actions|Aktionen)`).ReplaceAllString(line, "99 $1")
		out = append(out, strings.TrimRight(line, " "))
	}
	return strings.Join(out, "\n") + "\n"
}

func rows(at region) []int {
	var all []int
	for y := at.y; y < at.y+at.h; y++ {
		all = append(all, y)
	}
	return all
}

// aSource is a source as it is in the mockups.
func aSource(id int64, name, kind, url string, health store.Health) store.Source {
	return store.Source{ID: id, Name: name, Kind: kind, URL: url, Health: health}
}

// someSources are five sources: three well, one failing, one resting.
func someSources(now time.Time) []store.Source {
	pulled := now.Add(-4 * time.Minute)
	return []store.Source{
		aSource(1, "Blog", "wordpress", "https://lindenhof.example", store.Health{Pulled: pulled}),
		aSource(2, "Forum", "feed", "https://forum.lindenhof.example/latest.rss", store.Health{Pulled: pulled}),
		aSource(3, "Mastodon", "feed", "https://social.example/@lindenhof.rss", store.Health{Pulled: pulled}),
		aSource(4, "Rundbrief", "feed", "https://lists.lindenhof.example", store.Health{
			State: store.Failing, Pulled: now.Add(-50 * time.Hour), Since: now.Add(-50 * time.Hour),
			Next: now.Add(32 * time.Minute), Failure: store.Failure{Code: store.FailRefused, Detail: "403"},
		}),
		aSource(5, "Stadtteil", "feed", "https://stadtteil.example/feed", store.Health{
			State: store.Resting, Pulled: now.Add(-time.Hour), Next: now.Add(77 * time.Minute),
			Failure: store.Failure{Code: store.FailWait},
		}),
	}
}

// aDiscovery is what could be found at an address.
func aDiscovery() feeds.Discovery {
	return feeds.Discovery{
		Address: "https://lindenhof.example", Title: "Nachbarschaftshaus Lindenhof", Kind: "feed",
		Feeds: []feeds.Found{
			{
				URL: "https://lindenhof.example/feed/", Role: store.RolePosts, Title: "Lindenhof", Count: 10, Recommended: true,
				Newest: []string{"Sommerfest am 11. Juli: wer hilft beim Aufbau?", "Repair café: opening hours in July", "山田花の夏祭り"},
			},
			{
				URL: "https://lindenhof.example/comments/feed/", Role: store.RoleComments, Title: "Kommentare für Lindenhof", Count: 1,
				Recommended: true, Newest: []string{"Jonas Albrecht: Gibt es beim Sommerfest auch etwas für Kinder unter drei?"},
			},
			{
				URL: "https://lindenhof.example/old.xml", Role: store.RolePosts, Title: "Archiv",
				Failure: store.Failure{Code: store.FailUnreadable, Detail: "line 3"},
			},
		},
	}
}

// someBatches are acts of two volunteers over three days.
func someBatches(now time.Time) []store.Batch {
	return []store.Batch{
		{ID: 9, Volunteer: "Miriam", At: now.Add(-12 * time.Minute), Act: store.ActDone, Count: 1, Subject: "Jonas Albrecht"},
		{ID: 8, Volunteer: "Miriam", At: now.Add(-20 * time.Minute), Act: store.ActDone, Count: 5},
		{ID: 7, Volunteer: "Deniz", At: now.Add(-time.Hour), Act: store.ActWait, Count: 1, Subject: "山田花", Until: now.Add(24 * time.Hour)},
		{ID: 6, Volunteer: "Miriam", At: now.Add(-30 * time.Hour), Act: store.ActTaskAdd, Count: 1, Subject: "Answer Marta", Until: now.Add(24 * time.Hour), Undone: true},
		{ID: 5, Volunteer: "", At: now.Add(-400 * 24 * time.Hour), Act: store.ActAnswered, Count: 1, Subject: "Ruth Vogel"},
	}
}

// aMember is a newcomer with one comment.
func aMember(now time.Time) memberLoadedMsg {
	seen := now.Add(-5 * 24 * time.Hour)
	return memberLoadedMsg{
		person: store.Person{
			Members:   []store.Member{{ID: 3, Name: "Jonas Albrecht", Source: "Blog", First: seen, Last: seen, Comments: 1, URL: "https://jonas.example"}},
			Suggested: []store.Suggestion{{Member: store.Member{ID: 8, Name: "j.albrecht", Source: "Forum", Comments: 2}}},
		},
		comments: []store.Comment{{Item: store.Item{
			ID: 12, Kind: store.KindComment, Pending: store.PendingHeld, Published: seen,
			Excerpt: "Gibt es beim Sommerfest auch etwas für Kinder unter drei?",
		}}},
	}
}

// loginNeeded is what an address behind a login answers.
func loginNeeded() error {
	return &web.Failure{Failure: store.Failure{Code: store.FailLogin, Detail: "401"}, Status: 401}
}

// scene is a dialog as it can be seen, for goldens: how it is opened and what
// happens then.
type scene struct {
	open func(a *app) dialog
	msgs func(a *app) []tea.Msg
	keys []string
}

func scenes() map[string]scene {
	comment := store.Item{ID: 12, Kind: store.KindComment, Author: "Ines Haller", Excerpt: "Ich bin 82 und komme mit dem Rollator."}
	task := func(a *app) store.Task {
		return store.Task{ID: 4, Title: "Schlüssel für den Werkraum nachmachen", Due: a.now().Add(23 * time.Hour), WholeDay: true}
	}
	return map[string]scene{
		"wait":         {open: func(a *app) dialog { return newWaiting(a.env, []store.Item{comment}) }, keys: []string{"f", "r"}},
		"wait_choice":  {open: func(a *app) dialog { return newWaiting(a.env, []store.Item{comment, comment}) }, keys: []string{"6"}},
		"wait_no_date": {open: func(a *app) dialog { return newWaiting(a.env, []store.Item{comment}) }, keys: []string{"x", "y"}},
		"task_date":    {open: func(a *app) dialog { return newTaskDate(a.env, []store.Task{task(a)}) }},
		"task_new": {
			open: func(a *app) dialog { return newTask(a.env, &comment) },
			keys: strings.Split("M a r t a space a n t w o r t e n enter m o r g e n space 1 8 space u h r", " "),
		},
		"task_untitled": {open: func(a *app) dialog { return newTask(a.env, nil) }, keys: []string{"ctrl+s"}},
		"task_edit":     {open: func(a *app) dialog { return newTaskEdit(a.env, task(a)) }, keys: []string{"tab"}},
		"task_delete":   {open: func(a *app) dialog { return newTaskDelete(a.env, []store.Task{task(a), task(a)}) }},
		"note":          {open: func(a *app) dialog { return newNote(a.env, comment) }, keys: []string{"h", "i"}},
		"too_many":      {open: func(a *app) dialog { return newTooMany(a.env, a.say("keys.done"), 34, nil) }},
		"quit":          {open: func(a *app) dialog { return newQuit(a.env, 2) }},
		"links": {open: func(a *app) dialog {
			return newLinks(a.env, []prose.Link{{Words: "our plan", URL: "https://wiki.lindenhof.example/fest"}, {URL: "https://shop.example/?a=1"}})
		}, keys: []string{"down"}},
		"help_key": {
			open: func(a *app) dialog { return newHelp(a.env, a) }, keys: append(letters("journal"), "ctrl+k", "e"),
		},
		"help_find": {open: func(a *app) dialog { return newHelp(a.env, a) }, keys: letters("spam")},
		"sources": {
			open: func(a *app) dialog { return newSourcesPage(a.env) },
			msgs: func(a *app) []tea.Msg {
				return []tea.Msg{sourcesLoadedMsg{sources: someSources(a.now())}, sourceCountedMsg{id: 4, kept: store.Kept{Posts: 41}}}
			},
			keys: []string{"j", "j", "j"},
		},
		"sources_none": {
			open: func(a *app) dialog { return newSourcesPage(a.env) },
			msgs: func(*app) []tea.Msg { return []tea.Msg{sourcesLoadedMsg{}} },
		},
		"source_rename": {
			open: func(a *app) dialog { return newSourcesPage(a.env) },
			msgs: func(a *app) []tea.Msg {
				return []tea.Msg{sourcesLoadedMsg{sources: someSources(a.now())}, sourceCountedMsg{id: 1, kept: store.Kept{Posts: 40, Comments: 120}}}
			},
			keys: []string{"e", "2"},
		},
		"add": {open: func(a *app) dialog { return newAddSource(a.env) }},
		"first": {open: func(a *app) dialog {
			return &addSource{env: a.env, form: newForm("https://lindenhof.example"), first: true, dir: "~/.local/share/tend"}
		}},
		"add_found": {open: func(a *app) dialog {
			return &addSource{env: a.env, form: newForm(""), found: newFoundFeeds(a.env, aDiscovery())}
		}},
		"add_login": {
			open: func(a *app) dialog { return &addSource{env: a.env, form: newForm("https://lindenhof.example/feed")} },
			msgs: func(*app) []tea.Msg { return []tea.Msg{discoveredMsg{err: loginNeeded()}} },
			keys: []string{"m", "tab", "s", "e", "c"},
		},
		"login": {
			open: func(a *app) dialog { return newLoginSheet(a.env, someSources(a.now())[0]) },
			msgs: func(*app) []tea.Msg {
				return []tea.Msg{doorFoundMsg{source: store.Source{ID: 1}, door: feeds.Door{Authorize: "https://lindenhof.example/wp-admin/authorize-application.php"}}}
			},
			keys: append(letters("miriam"), "tab", "s", "e", "c"),
		},
		"login_file": {
			open: func(a *app) dialog { return newLoginSheet(a.env, someSources(a.now())[0]) },
			msgs: func(*app) []tea.Msg {
				return []tea.Msg{doorFoundMsg{source: store.Source{ID: 1}}, loggedInMsg{source: store.Source{ID: 1}, err: login.ErrNone}}
			},
			keys: []string{"ctrl+f"},
		},
		"login_sample": {
			open: func(a *app) dialog { return newLoginSheet(a.env, someSources(a.now())[0]) },
			msgs: func(*app) []tea.Msg {
				return []tea.Msg{doorFoundMsg{source: store.Source{ID: 1}, err: feeds.ErrSample}}
			},
		},
		"assign": {
			open: func(a *app) dialog { return newAssign(a.env, store.Things{Items: []int64{12}}, "Ines Haller") },
			msgs: func(*app) []tea.Msg { return []tea.Msg{namesLoadedMsg{names: []string{"Deniz", "Miriam", "Ruth"}}} },
			keys: []string{"down"},
		},
		"reason": {
			open: func(a *app) dialog {
				return newReason(a.env, store.Batch{ID: 9, Act: store.ActSpam, Count: 1, Subject: "bestprice-4u"}, nil)
			},
		},
		"remind": {open: func(a *app) dialog { return newReminder(a.env, []store.Task{task(a)}) }, keys: letters("1 h vorher")},
		"checks": {open: func(a *app) dialog {
			t := task(a)
			t.Checklist = "x Bänke holen\n- Kuchen zählen"
			return newChecks(a.env, t)
		}},
		"backup": {open: func(a *app) dialog { return newFileSheet(a.env, a.say("palette.backup_name"), "~/tend.db", nil) }},
		"views": {open: func(a *app) dialog {
			saved := []query.View{{Name: "Held", Query: "is:held"}, {Name: "Old ones", Query: "age:>7d -sommerfest"}}
			return newViews(a.env, views{saved: saved, counts: []int{7, 2}}, "Held")
		}},
		"view_name": {
			open: func(a *app) dialog { return newViewName(a.env, "is:held from:newcomer", nil) }, keys: letters("New"),
		},
		"handovers": {
			open: func(a *app) dialog {
				return newHandoversPage(a.env, store.Handover{ID: 3, Volunteer: "Deniz", At: a.now().AddDate(0, 0, -2), Text: "# Hand-over\n\n- Ines waits for the ramp.\n"})
			},
			msgs: func(*app) []tea.Msg {
				return []tea.Msg{handoverReadMsg{none: "board.handover_first", err: store.ErrNotFound}}
			},
		},
		"drop_draft": {open: func(a *app) dialog {
			return newDropDraft(a.env, store.Draft{ItemID: 12, Subject: "Ines Haller", Text: "Die Rampe ist fertig."})
		}},
		"journal": {
			open: func(a *app) dialog { return newJournal(a.env) },
			msgs: func(a *app) []tea.Msg { return []tea.Msg{journalLoadedMsg{batches: someBatches(a.now())}} },
			keys: []string{"j"},
		},
		"handover": {
			open: func(a *app) dialog { return newHandoverPage(a.env) },
			msgs: func(a *app) []tea.Msg { return []tea.Msg{handoverLoadedMsg{facts: someFacts(a.now())}} },
		},
		"overview": {
			open: func(a *app) dialog { return newOverview(a.env) },
			msgs: func(a *app) []tea.Msg { return []tea.Msg{anOverview(a.now())} },
		},
		"overview_empty": {
			open: func(a *app) dialog { return newOverview(a.env) },
			msgs: func(a *app) []tea.Msg { return []tea.Msg{overviewLoadedMsg{month: monthOf(a.now())}} },
		},
		"member": {
			open: func(a *app) dialog { return newMember(a.env, 3) },
			msgs: func(a *app) []tea.Msg { return []tea.Msg{aMember(a.now())} },
		},
		"member_suggested": {
			open: func(a *app) dialog { return newMember(a.env, 3) },
			msgs: func(a *app) []tea.Msg { return []tea.Msg{aMember(a.now())} },
			keys: []string{"j"},
		},
		"member_read_on": {
			open: func(a *app) dialog { return newMember(a.env, 3) },
			msgs: func(a *app) []tea.Msg {
				m := aMember(a.now())
				m.person.Suggested = nil
				return []tea.Msg{m}
			},
			keys: []string{"ctrl+d"},
		},
		"history": {
			open: func(a *app) dialog { return newHistory(a.env, comment) },
			msgs: func(a *app) []tea.Msg {
				return []tea.Msg{historyLoadedMsg{
					id: 12, text: store.Text{Body: "I can help after all."},
					revisions: []store.Revision{{Number: 1, HTML: "<p>Changed my mind, I can <b>not</b> help.</p>", Seen: a.now().Add(-48 * time.Hour)}},
				}}
			},
		},
	}
}

// play opens a scene's dialog on a desk and lets it happen.
func (sc scene) play(a *app) {
	a.open(sc.open(a))
	if sc.msgs != nil {
		for _, msg := range sc.msgs(a) {
			a.Update(msg)
		}
	}
	for _, k := range sc.keys {
		a.Update(pressed(k))
	}
}

func TestDialogs(t *testing.T) {
	for name, sc := range scenes() {
		for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 12}} {
			t.Run(fmt.Sprintf("%s_%dx%d", name, size[0], size[1]), func(t *testing.T) {
				a := sheetApp(t, "en", size[0], size[1])
				sc.play(a)
				golden.RequireEqual(t, dialogOf(a))
			})
		}
		t.Run(name+"_de_80x24", func(t *testing.T) {
			a := sheetApp(t, "de", 80, 24)
			sc.play(a)
			golden.RequireEqual(t, dialogOf(a))
		})
	}
}

func TestDialogsKeepTheirBordersAtEverySize(t *testing.T) {
	for name, sc := range scenes() {
		a := sheetApp(t, "de", 80, 24)
		sc.play(a)
		for width := 1; width <= 210; width += 7 {
			for height := 1; height <= 60; height += 5 {
				a.Update(tea.WindowSizeMsg{Width: width, Height: height})
				v := a.View()
				lines := strings.Split(ansi.Strip(v.Content), "\n")
				if len(lines) > height {
					t.Fatalf("%s at %dx%d: %d lines", name, width, height, len(lines))
				}
				for _, line := range lines {
					if got := ansi.StringWidth(line); got > width {
						t.Fatalf("%s at %dx%d: a line of %d cells: %q", name, width, height, got, line)
					}
				}
				if c := v.Cursor; c != nil && (c.X >= width || c.Y >= height || c.X < 0 || c.Y < 0) {
					t.Fatalf("%s at %dx%d: the cursor stands at %d, %d", name, width, height, c.X, c.Y)
				}
			}
		}
	}
}

func TestEscAlwaysGoesBack(t *testing.T) {
	for name, sc := range scenes() {
		t.Run(name, func(t *testing.T) {
			a := sheetApp(t, "en", 80, 24)
			sc.play(a)
			for range 3 { // a filter, a name being typed or a choice come first
				if a.front() != nil {
					a.Update(pressed("esc"))
				}
			}
			if a.front() != nil {
				t.Errorf("esc does not close the dialog:\n%s", frameOf(a))
			}
		})
	}
}

// memberPage is the page of somebody.
func memberPage(a *app) *member {
	known := aMember(a.now())
	return &member{env: a.env, id: 3, known: &known}
}

func TestEscFromASheetLosesNoWords(t *testing.T) {
	for name, tt := range map[string]struct {
		open func(a *app) dialog
		keep string
	}{
		"new task":    {func(a *app) dialog { return newTask(a.env, nil) }, "ctrl+s"},
		"member task": {func(a *app) dialog { return newMemberTask(a.env, 7, "Marta Wolny") }, "ctrl+s"},
		"edited task": {func(a *app) dialog { return newTaskEdit(a.env, store.Task{ID: 3}) }, "ctrl+s"},
		"note":        {func(a *app) dialog { return newNote(a.env, store.Item{ID: 12}) }, "enter"},
		"person note": {func(a *app) dialog { return newPersonNote(a.env, memberPage(a)) }, "enter"},
		"person tags": {func(a *app) dialog { return newPersonTags(a.env, memberPage(a)) }, "enter"},
	} {
		t.Run(name, func(t *testing.T) {
			a := sheetApp(t, "en", 80, 24)
			a.open(tt.open(a))
			for _, k := range append(letters("calls on Monday"), "esc") {
				a.Update(pressed(k))
			}
			if a.front() != nil {
				t.Fatal("esc does not close the sheet")
			}
			a.open(tt.open(a))
			if !strings.Contains(dialogOf(a), "calls on Monday") {
				t.Errorf("what was typed is gone:\n%s", dialogOf(a))
			}
			a.Update(pressed(tt.keep))
			a.open(tt.open(a))
			if strings.Contains(dialogOf(a), "calls on Monday") {
				t.Errorf("what was kept stands on the next sheet:\n%s", dialogOf(a))
			}
			a.Update(pressed("esc"))
			if len(a.begun) != 0 {
				t.Errorf("%d sheets without words are remembered", len(a.begun))
			}
		})
	}
}

func TestWordsOfASheetStayWithTheirSubject(t *testing.T) {
	a := sheetApp(t, "en", 80, 24)
	a.open(newTask(a.env, &store.Item{ID: 12}))
	for _, k := range append(letters("calls on Monday"), "esc") {
		a.Update(pressed(k))
	}
	a.open(newTask(a.env, &store.Item{ID: 13}))
	if strings.Contains(dialogOf(a), "calls on Monday") {
		t.Error("the words about one item stand on the sheet about another")
	}
}
