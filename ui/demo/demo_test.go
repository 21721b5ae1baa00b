package demo

import (
	"slices"
	"strings"
	"testing"
	"time"

	"tend/store"
	"tend/ui/text"
	"tend/ui/when"
)

// thursday is Thursday 2 July 2026, 19:43 in Berlin.
func thursday(t *testing.T) time.Time {
	t.Helper()
	loc, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return time.Date(2026, 7, 2, 19, 43, 0, 0, loc)
}

// open opens the demo on that Thursday.
func open(t *testing.T) *Demo {
	t.Helper()
	t.Setenv("TMPDIR", t.TempDir())
	now := thursday(t)
	d, err := Open(t.Context(), Options{Now: func() time.Time { return now }})
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

func TestTheDeskIsThatOfAnEvening(t *testing.T) {
	d, now, w := open(t), thursday(t), text.New("en")
	counts, err := d.Store.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if counts.Posts != 6 || counts.Held != 7 || counts.Open != 5 || counts.Tasks != 4 || counts.Overdue != 1 || counts.Today != 1 {
		t.Errorf("counts = %+v, want 6 posts, 7 held, 5 open, 4 tasks, 1 overdue, 1 today", counts)
	}
	if got, want := when.For(w, counts.Oldest, now), "for 5 days"; got != want {
		t.Errorf("the oldest waits %s, want %s", got, want)
	}
	comments, err := d.Store.Comments(t.Context(), store.Filter{Pending: true, Order: store.UrgentFirst}, store.Page{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range comments {
		got = append(got, strings.Join([]string{c.Author, when.Age(w, c.Published, now), names(c)}, ", "))
	}
	want := []string{
		"Jonas Albrecht, 5 d, held late newcomer question",
		"Marta Wolny, 4 d, held late newcomer question",
		"bestprice-4u, 3 d, held newcomer links",
		"Ines Haller, 2 d, held question",
		"T. Okafor, 1 d, held link",
		"Bernd Kessler, 9 h, held question",
		"Samira Nasser, 40 min, held newcomer",
		"gartenfreundin, 3 d, open question Deniz",
		"Paul Dressler, 2 d, open changed",
		"Leyla Aydın, 1 d, open waited",
		"山田花, 20 h, open newcomer question",
		"Ruth Vogel, 5 h, open",
	}
	if !slices.Equal(got, want) {
		t.Errorf("pending:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// names puts a comment's state, reasons and claim into words.
func names(c store.Comment) string {
	var words []string
	add := func(is bool, word string) {
		if is {
			words = append(words, word)
		}
	}
	add(c.Pending == store.PendingHeld, "held")
	add(c.Pending == store.PendingOpen, "open")
	add(c.Late, "late")
	add(c.Reasons.Has(store.Reopened), "re-opened")
	add(c.Reasons.Has(store.Changed), "changed")
	add(c.Reasons.Has(store.Waited), "waited")
	add(c.Reasons.Has(store.Newcomer), "newcomer")
	add(c.Reasons.Has(store.Link) && c.Reasons.Links == 1, "link")
	add(c.Reasons.Has(store.Link) && c.Reasons.Links > 1, "links")
	add(c.Reasons.Has(store.Question), "question")
	add(c.Reasons.Has(store.Returning), "returning")
	add(c.Mark.ClaimedBy != "", c.Mark.ClaimedBy)
	return strings.Join(words, " ")
}

func TestPostsAndTasksAreThere(t *testing.T) {
	d, now, w := open(t), thursday(t), text.New("en")
	posts, err := d.Store.Posts(t.Context(), store.Filter{Pending: true}, store.Page{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range posts {
		got = append(got, strings.Join([]string{p.Title, p.Source, w.Number(p.Comments), when.Age(w, p.Published, now)}, ", "))
	}
	want := []string{
		"Sommerfest am 11. Juli: wer hilft beim Aufbau?, Blog, 9, 2 h",
		"Repair café: opening hours in July, Blog, 1, 1 d",
		"Protokoll der Mitgliederversammlung, Forum, 4, 2 d",
		"Kitchen rota for the summer, Forum, 2, 3 d",
		"Hochbeete: Gießdienst gesucht, Mastodon, 3, 4 d",
		"Welcome to our three new volunteers, Blog, 5, 6 d",
	}
	if !slices.Equal(got, want) {
		t.Errorf("posts:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	tasks, err := d.Store.Tasks(t.Context(), store.TaskFilter{}, store.Page{})
	if err != nil {
		t.Fatal(err)
	}
	got = nil
	for _, task := range tasks {
		due := when.Due(w, when.Moment{Time: task.Due, WholeDay: task.WholeDay}, now)
		got = append(got, strings.Join([]string{task.Title, task.About, due}, ", "))
	}
	want = []string{
		"Schlüssel für den Werkraum nachmachen, , yesterday",
		"Answer Marta about the tables, Marta Wolny, today 18:00",
		"Ask the council about the street permit, Sommerfest am 11. Juli: wer hilft beim Aufbau?, Fri 3 Jul",
		"Danke an die Kuchenspender schreiben, , Mon 13 Jul",
	}
	if !slices.Equal(got, want) {
		t.Errorf("tasks:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestSourcesAreWellFailingAndResting(t *testing.T) {
	d, now, w := open(t), thursday(t), text.New("en")
	sources, err := d.Store.Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Store.CountKept(t.Context(), sources); err != nil {
		t.Fatal(err)
	}
	states := map[string]store.HealthState{}
	for _, src := range sources {
		states[src.Name] = src.Health.State
		switch src.Name {
		case "Rundbrief":
			if src.Health.Kept.Posts != 41 || src.Health.Failure.Detail != "403" || when.Age(w, src.Health.Since, now) != "2 d" {
				t.Errorf("Rundbrief = %+v, want 41 posts, refused with 403 for 2 days", src.Health)
			}
		case "Blog":
			if src.Health.Kept.Held != 7 || when.AgoShort(w, src.Health.Pulled, now) != "4 min ago" {
				t.Errorf("Blog = %+v, want 7 held, pulled 4 min ago", src.Health)
			}
		}
	}
	want := map[string]store.HealthState{
		"Blog": store.Well, "Forum": store.Well, "Mastodon": store.Well, "Rundbrief": store.Failing, "Stadtteil": store.Resting,
	}
	for name, state := range want {
		if states[name] != state {
			t.Errorf("%s is %v, want %v", name, states[name], state)
		}
	}
}

func TestOlderThingsAreFound(t *testing.T) {
	d := open(t)
	for words, least := range map[string]int{"tisch": 2, "rampe": 2, "lentils": 1, "gieß": 3, "素敵": 1} {
		comments, err := d.Store.Comments(t.Context(), store.Filter{Words: words}, store.Page{})
		if err != nil {
			t.Fatal(err)
		}
		posts, err := d.Store.Posts(t.Context(), store.Filter{Words: words}, store.Page{})
		if err != nil {
			t.Fatal(err)
		}
		if got := len(comments) + len(posts); got < least {
			t.Errorf("%q finds %d, want %d or more", words, got, least)
		}
	}
	comments, err := d.Store.Comments(t.Context(), store.Filter{}, everything())
	if err != nil || len(comments) < 200 {
		t.Errorf("%d comments, %v, want some hundred", len(comments), err)
	}
	i := slices.IndexFunc(comments, func(c store.Comment) bool { return c.Author == "Ines Haller" && c.Pending != 0 })
	if i < 0 {
		t.Fatal("Ines Haller has nothing pending")
	}
	member, err := d.Store.Member(t.Context(), comments[i].MemberID)
	if err != nil || member.Comments != 9 {
		t.Errorf("Ines Haller wrote %d comments in the blog, %v, want 9", member.Comments, err)
	}
}

func BenchmarkOpen(b *testing.B) {
	b.Setenv("TMPDIR", b.TempDir())
	for b.Loop() {
		d, err := Open(b.Context(), Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := d.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
