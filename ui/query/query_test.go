package query

import (
	"errors"
	"strings"
	"testing"
	"time"

	"tend/store"
	"tend/ui/text"
)

// thursday is Thursday 2 July 2026, 19:43.
func thursday() time.Time { return time.Date(2026, 7, 2, 19, 43, 0, 0, time.UTC) }

// reader is Miriam's, who has three sources.
func reader() Reader {
	return Reader{Now: thursday(), Me: "Miriam", Sources: []store.SourceName{
		{ID: 1, Name: "Blog"}, {ID: 2, Name: "Forum"}, {ID: 3, Name: "Forum alt"},
	}}
}

// read reads a query that must be right.
func read(t *testing.T, typed string) Query {
	t.Helper()
	q, err := reader().Read(typed)
	if err != nil {
		t.Fatalf("Read(%q): %v", typed, err)
	}
	return q
}

func TestQueriesArePrintedInOneForm(t *testing.T) {
	for typed, want := range map[string]string{
		"":                              "",
		"  tisch   bank ":               "tisch bank",
		`"two  words" -one -"two more"`: `"two words" -one -"two more"`,
		`"not closed`:                   `"not closed"`,
		"ist:prüfen":                    "is:held",
		"IST:PRUEFEN":                   "is:held",
		"von:neu alter:>3t":             "from:newcomer age:>3d",
		`from:"Jonas Albrecht"`:         `from:"Jonas Albrecht"`,
		"age:36h age:<30min":            "age:>36h age:<30min",
		`age:">2 Wochen"`:               "",
		`age:>"2 Wochen"`:               "age:>14d",
		"quelle:blog":                   "source:blog",
		"datum:2026-06 date:>Yesterday": "date:2026-06 date:>yesterday",
		`source:"forum alt"`:            `source:"forum alt"`,
		"fällig:<Fr bei:mir":            "due:<fr claimed:me",
		"hat:frage zu:sommerfest":       "has:question about:sommerfest",
		"Re: tables":                    `"Re:" tables`,
		"https://example.org/x":         `"https://example.org/x"`,
		`"is:held"`:                     `"is:held"`,
		"- * ()":                        "",
		`about:"<3"`:                    `about:"<3"`,
		"from:team from:neu from:Jonas": "from:team from:newcomer from:Jonas",
		"a-b -c":                        "a-b -c",
		`word"phrase"`:                  `word "phrase"`,
	} {
		q, err := reader().Read(typed)
		if want == "" && err != nil {
			continue
		}
		if err != nil || q.String() != want {
			t.Errorf("Read(%q) = %q, %v, want %q", typed, q, err, want)
			continue
		}
		if again, err := reader().Read(want); err != nil || again.String() != want {
			t.Errorf("Read(%q) = %q, %v, want it printed again", want, again, err)
		}
	}
}

func TestQueriesArePrintedInTheLanguageOfTheVolunteer(t *testing.T) {
	const german = `tisch -bank ist:prüfen von:neu alter:>3d quelle:blog hat:frage bei:niemand fällig:<fr zu:"wer is"`
	q := read(t, german)
	if got := q.In("de"); got != german {
		t.Errorf("in German %q, want %q", got, german)
	}
	const english = `tisch -bank is:held from:newcomer age:>3d source:blog has:question claimed:nobody due:<fr about:"wer is"`
	if got := q.String(); got != english || read(t, got).In("de") != german {
		t.Errorf("in English %q, want %q", got, english)
	}
}

func TestProblemsKnowTheirPlaceAndWhatWouldBeRight(t *testing.T) {
	for typed, want := range map[string]string{
		"tisch foo:bar":   "6-13 foo: is no filter. Filters are is: from: age: date: source: has: claimed: due: about: marker: rule:",
		"is:helt x":       "0-7 is: knows no helt. It knows held, open, pending, unread, waiting, done, late, overdue, spam, trash, gone, any.",
		"-is:held":        "0-8 A minus stands before words only, not before is:.",
		"is:>held":        "0-8 < and > go with age:, date: and due:, not with is:.",
		"has: link":       "0-4 has: wants one of link, question, note, task, marker.",
		"source:rund":     `0-11 No source is called rund. There are Blog, Forum, Forum alt.`,
		"x age:>soon":     "2-11 soon is no length of time. Right are >3d, <2h.",
		"date:someday x":  "0-12 someday is no day or month that has been. Right are yesterday, 2026-06, <2026-06-15.",
		"date:2026-08":    "0-12 2026-08 is no day or month that has been. Right are yesterday, 2026-06, <2026-06-15.",
		"date:fri x":      "0-8 fri is no day or month that has been. Right are yesterday, 2026-06, <2026-06-15.",
		"due:<someday x":  "0-12 someday is no date. Right are today, <fri, >fri.",
		"about:a about:b": "8-15 about: can be asked only once.",
		"from:a from:b x": "7-13 from: can be asked only once.",
		"is:h":            "unfinished",
		"is:":             "unfinished",
		"age:>3":          "unfinished",
		"due:<tomo":       "unfinished",
		"from:\"":         "unfinished",
		"claimed:":        "unfinished",
		"is:h tisch":      "0-4 is: knows no h. It knows held, open, pending, unread, waiting, done, late, overdue, spam, trash, gone, any.",
		"is:open\x1b[2J ": "0-11 is: knows no open␛[2J. It knows held, open, pending, unread, waiting, done, late, overdue, spam, trash, gone, any.",
	} {
		_, err := reader().Read(typed)
		var p *Problem
		if !errors.As(err, &p) {
			t.Errorf("Read(%q) = %v, want a problem", typed, err)
			continue
		}
		got := text.New("en").Number(p.From) + "-" + text.New("en").Number(p.To) + " " + p.Error()
		if p.Unfinished {
			got = "unfinished"
		}
		if got != want {
			t.Errorf("Read(%q): %s\nwant %s", typed, got, want)
		}
	}
	_, err := reader().Read("ist:blau ")
	var p *Problem
	if !errors.As(err, &p) || !strings.HasPrefix(p.Say(text.New("de")), "ist: kennt kein blau. Es kennt prüfen, offen,") {
		t.Errorf("in German: %v", p.Say(text.New("de")))
	}
}

func TestQueriesNarrowItems(t *testing.T) {
	now := thursday()
	day := func(month time.Month, d int) time.Time { return time.Date(2026, month, d, 0, 0, 0, 0, time.UTC) }
	for typed, want := range map[string]store.Filter{
		"tisch":                   {Words: "tisch"},
		`tisch -bank "two words"`: {Words: `tisch "two words" -bank`},
		"-bank":                   {Pending: true, Narrow: store.Narrow{Without: "bank"}},
		"is:held":                 {Held: true},
		"is:open is:late":         {Open: true, Pending: true, Narrow: store.Narrow{Late: true}},
		"is:any has:link":         {Narrow: store.Narrow{Links: true}},
		"is:spam":                 {States: []store.State{store.Spam}},
		"is:done tisch":           {Words: "tisch", Done: true},
		"is:waiting":              {Waiting: true},
		"source:forum":            {Pending: true, Sources: []int64{2}},
		"source:for":              {Pending: true, Sources: []int64{2, 3}},
		"source:for source:alt":   {Pending: true, Sources: []int64{3}},
		"from:newcomer":           {Pending: true, Narrow: store.Narrow{Reasons: store.Newcomer}},
		"from:team":               {Pending: true, Narrow: store.Narrow{Team: true}},
		"from:jonas":              {Pending: true, Narrow: store.Narrow{Author: "jonas"}},
		"age:>3d age:<1w":         {Pending: true, Narrow: store.Narrow{Before: now.AddDate(0, 0, -3), Since: now.AddDate(0, 0, -7)}},
		"claimed:me has:note":     {Pending: true, Narrow: store.Narrow{ClaimedBy: "Miriam", Noted: true}},
		"claimed:nobody has:task": {Pending: true, Narrow: store.Narrow{Unclaimed: true, Tasked: true}},
		"claimed:den has:frage":   {Pending: true, Narrow: store.Narrow{ClaimedBy: "den", Question: true}},
		"marker:adv has:marke":    {Pending: true, Narrow: store.Narrow{Marker: "adv", Marked: true}},
		"regel:shops":             {Pending: true, Narrow: store.Narrow{Rule: "shops"}},
		"about:fest":              {Pending: true, Narrow: store.Narrow{About: "fest"}},
		"date:yesterday":          {Pending: true, Narrow: store.Narrow{Since: day(7, 1), Before: day(7, 2)}},
		"date:2026-06":            {Pending: true, Narrow: store.Narrow{Since: day(6, 1), Before: day(7, 1)}},
		"date:<2026-06":           {Pending: true, Narrow: store.Narrow{Before: day(6, 1)}},
		"date:>1.6.2026 is:any":   {Narrow: store.Narrow{Since: day(6, 2)}},
	} {
		got, ok := read(t, typed).Comments()
		if !ok || !sameFilter(got, want) {
			t.Errorf("comments of %q: %+v, %v\nwant %+v", typed, got, ok, want)
		}
	}
	for _, typed := range []string{"is:unread", "is:overdue", "due:fri", "is:spam is:trash", "source:blog source:alt"} {
		if _, ok := read(t, typed).Comments(); ok {
			t.Errorf("%q shows comments, want none", typed)
		}
	}
	for typed, want := range map[string]bool{"is:unread": true, "is:held": false, "is:open": false, "is:pending": true} {
		if f, ok := read(t, typed).Posts(); ok != want || ok && !f.Pending {
			t.Errorf("posts of %q: %+v, %v, want %v", typed, f, ok, want)
		}
	}
}

func sameFilter(a, b store.Filter) bool {
	ids := len(a.Sources) == len(b.Sources)
	for i := range min(len(a.Sources), len(b.Sources)) {
		ids = ids && a.Sources[i] == b.Sources[i]
	}
	states := len(a.States) == len(b.States) && (len(a.States) == 0 || a.States[0] == b.States[0])
	return ids && states && a.Narrow == b.Narrow && a.Words == b.Words && a.Pending == b.Pending &&
		a.Held == b.Held && a.Open == b.Open && a.Waiting == b.Waiting && a.Done == b.Done
}

func TestQueriesNarrowTasks(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2026, 7, d, 0, 0, 0, 0, time.UTC) }
	for typed, want := range map[string]store.TaskFilter{
		"tisch -bank":       {Words: "tisch -bank"},
		`-bank -"two more"`: {Words: ` -bank -"two more"`},
		"due:fri":           {DueSince: day(3), DueBefore: day(4)},
		"due:<fri":          {DueBefore: day(3)},
		"due:>fri":          {DueSince: day(4)},
		"due:>today due:<8.7.": {
			DueSince: day(3), DueBefore: day(8),
		},
		"is:overdue":              {DueBefore: day(2)},
		"is:overdue due:<30.6.26": {DueBefore: day(0)},
		"due:<30.6.26 is:overdue": {DueBefore: day(0)},
		"is:done":                 {Done: true},
		"is:open":                 {},
		"claimed:me":              {ClaimedBy: "Miriam"},
		"claimed:niemand":         {Unclaimed: true},
		"about:fest":              {About: "fest"},
		"age:>1d":                 {Before: thursday().AddDate(0, 0, -1)},
	} {
		got, ok := read(t, typed).Tasks()
		if !ok || got.Words != want.Words || got.About != want.About || got.Done != want.Done || got.ClaimedBy != want.ClaimedBy ||
			got.Unclaimed != want.Unclaimed || !got.DueSince.Equal(want.DueSince) || !got.DueBefore.Equal(want.DueBefore) ||
			!got.Before.Equal(want.Before) || !got.Since.Equal(want.Since) {
			t.Errorf("tasks of %q: %+v, %v\nwant %+v", typed, got, ok, want)
		}
	}
	for _, typed := range []string{"is:held", "from:jonas", "has:link", "is:unread"} {
		if _, ok := read(t, typed).Tasks(); ok {
			t.Errorf("%q shows tasks, want none", typed)
		}
	}
}

func TestTypingIsCompleted(t *testing.T) {
	for typed, want := range map[string]string{
		"":            "",
		"so":          "source:",
		"tisch a":     "age: about:",
		"is:":         "is:held is:open is:pending is:unread is:waiting is:done is:late is:overdue is:spam is:trash is:gone is:any",
		"is:o":        "is:open is:overdue",
		"source:f":    `source:Forum source:"Forum alt"`,
		`source:"for`: `source:Forum source:"Forum alt"`,
		"age:":        "age:>3d age:<2h",
		"age:<":       "age:<2h",
		"foo:":        "",
		"is:open ":    "",
		"-s":          "",
	} {
		var got []string
		for _, o := range reader().Complete(typed, "en") {
			got = append(got, o.Shown)
			if !strings.HasSuffix(o.Line, o.Shown) {
				t.Errorf("Complete(%q): line %q does not end in %q", typed, o.Line, o.Shown)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("Complete(%q) = %q, want %q", typed, strings.Join(got, " "), want)
		}
	}
	if got := reader().Complete("ist:ub", "de"); len(got) != 1 || got[0].Line != "ist:überfällig" {
		t.Errorf("in German: %v", got)
	}
}

// FuzzRead wants that nothing typed is fatal, that a problem lies within the
// line, and that what is printed is read as the same.
func FuzzRead(f *testing.F) {
	for _, typed := range []string{
		`source:blog is:held from:newcomer age:>3d "exact" -word due:<fri`, `-"a b`, `is:"held"`, "ist:prüfen zu:x bei:mir", `a"b"c`, "-:-", `":"`, "due:<\"in 3 days\"",
	} {
		f.Add(typed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		r := reader()
		r.Complete(typed, "de")
		q, err := r.Read(typed)
		var p *Problem
		if errors.As(err, &p) {
			if p.From < 0 || p.To > len(typed) || p.From >= p.To {
				t.Fatalf("Read(%q): a problem at %d to %d", typed, p.From, p.To)
			}
			return
		}
		printed := q.String()
		again, err := r.Read(printed)
		if err != nil || again.String() != printed {
			t.Fatalf("Read(%q) is printed %q, read again %q, %v", typed, printed, again, err)
		}
		q.Comments()
		q.Tasks()
	})
}

func TestKeyIsNotSearchedForOnTheWayToItsColon(t *testing.T) {
	for typed, want := range map[string]string{
		"fr": "", "from": "", "tables from": "tables", "from ": "from", "from:team": "from:team", "sourdough": "sourdough",
		"ist": "", "zu": "", "zuhause": "zuhause", `"from`: `"from"`, "-from": "-from", "Age": "",
	} {
		q, err := reader().ReadTyped(typed)
		if got := q.String(); got != want || err != nil {
			t.Errorf("on the way %q is read as %q, %v, want %q", typed, got, err, want)
		}
	}
}

func TestCheckKnowsNoSources(t *testing.T) {
	for typed, good := range map[string]bool{"source:Anything is:held": true, "is:hold": false, "due:fri": true, "age:old": false} {
		if err := Check(typed); (err == nil) != good {
			t.Errorf("Check(%q) = %v", typed, err)
		}
	}
}

func TestAMonthIsWholeWhereClocksChange(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	r := Reader{Now: thursday().In(berlin)}
	for typed, want := range map[string]int{"date:2026-03": 31*24 - 1, "date:2025-10": 31*24 + 1, "date:2026-02": 28 * 24, "date:2026-03-29": 23} {
		q, err := r.Read(typed)
		if err != nil {
			t.Fatal(err)
		}
		f, _ := q.Comments()
		if hours := int(f.Before.Sub(f.Since).Hours()); hours != want || f.Since.Hour() != 0 {
			t.Errorf("%s lasts %d hours from %v, want %d", typed, hours, f.Since, want)
		}
	}
}
