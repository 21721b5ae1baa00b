package ui

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tend/feeds/web"
	"tend/store"
	"tend/ui/demo"
)

// somebody writes: an item as a feed would have brought it, so many hours ago.
func wrote(t *testing.T, kind store.Kind, id, by string, hours int, html string) store.Arrival {
	t.Helper()
	html = web.Clean(html, "https://lindenhof.example/")
	seen := web.See(html)
	a := store.Arrival{
		Kind: kind, RemoteID: id, HTML: html, Visible: seen.Text, Excerpt: seen.Excerpt, Question: seen.Question, Links: seen.Links,
		Published: evening(t).Add(-time.Duration(hours) * time.Hour), Author: store.Author{Name: by}, Comments: -1,
		URL: "https://lindenhof.example/" + id,
	}
	if kind == store.KindComment {
		a.Answers = []string{"fest"}
	}
	return a
}

// reading opens the desk on a cache with these items under one post.
func reading(t *testing.T, width, height int, rules []store.Rule, items ...store.Arrival) *app {
	t.Helper()
	now := evening(t)
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "tend.db"), store.Options{Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := s.SetRules(rules); err != nil {
		t.Fatal(err)
	}
	src, err := s.AddSource(t.Context(), store.Source{Kind: "feed", Name: "Blog", URL: "https://lindenhof.example"}, []store.Feed{
		{Role: store.RoleComments, URL: "https://lindenhof.example/comments/feed/"},
	}, now.AddDate(0, -1, 0))
	if err != nil {
		t.Fatal(err)
	}
	feeds, err := s.Feeds(t.Context(), src.ID)
	if err != nil {
		t.Fatal(err)
	}
	fest := wrote(t, store.KindPost, "fest", "Miriam", 100, fullPost)
	fest.Title = "Sommerfest am 11. Juli"
	if _, err := s.Save(t.Context(), store.Arrivals{Feed: feeds[0], Items: append([]store.Arrival{fest}, items...)}); err != nil {
		t.Fatal(err)
	}
	return deskOn(t, &demo.Demo{Name: "Lindenhof", Store: s}, "en", width, height)
}

// fullPost has everything that posts have.
const fullPost = `<p>Am Samstag feiern wir ab <strong>14 Uhr</strong> im Hof, wie <em>jedes Jahr</em>.</p>
<h2>Was noch fehlt</h2>
<ul><li>Bänke und Tische</li><li>Kuchen:<ul><li>mit Obst</li><li>ohne Nüsse</li></ul></li></ul>
<ol><li>In die <a href="https://cloud.lindenhof.example/s/liste?sheet=1">Liste eintragen</a></li><li>Kommen</li></ol>
<figure><img src="hof.jpg" alt="Der Hof von oben"></figure>
<table><tr><th>Wann</th><th>Was</th></tr><tr><td>9 Uhr</td><td>Aufbau</td></tr><tr><td>14 Uhr</td><td>Musik</td></tr></table>
<pre>Hof  = offen
Saal = zu</pre><hr>
<p>Fragen an <a href="https://lindenhof.example/kontakt">das Büro</a> oder an <a href="https://social.example/@lindenhof">@lindenhof</a>.</p>`

// mail is an answer as mail programs write it.
const mail = `Hello all,
the ladder is in the cellar, see https://wiki.example/ladder

On Friday Ruth wrote:
&gt; Who has seen the ladder? It was in the yard until last week,
&gt; then somebody needed it for the lamps in the hall.
&gt; &gt; And the long table?
&gt; &gt; It does not fit through the door.
&gt;
&gt; Ruth

&gt; Thank you
You are welcome
-- 
Marta`

func TestReading(t *testing.T) {
	advert := []store.Rule{{Name: "shops", Words: []string{"casino"}, Marker: "advert", Fold: true}}
	for scene, tt := range map[string]struct {
		html, keys string
	}{
		"post":     {"", "1 enter"},
		"mail":     {mail, "enter"},
		"unquoted": {mail, "enter l"},
		"folded":   {`<p>Best <a href="https://casino.example/win">casino</a> in town</p>`, "enter"},
		"asked":    {`<p>Best <a href="https://casino.example/win">casino</a> in town</p>`, "enter l"},
		"row":      {`<p>Best <a href="https://casino.example/win">casino</a> in town</p>`, ""},
	} {
		for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}, {200, 50}} {
			t.Run(fmt.Sprintf("%s_%dx%d", scene, size[0], size[1]), func(t *testing.T) {
				items := []store.Arrival{wrote(t, store.KindComment, "c0", "Marta Wolny", 90, "<p>Ich bringe Stühle.</p>")}
				if tt.html != "" {
					items = append(items, wrote(t, store.KindComment, "c1", "Marta Wolny", 2, tt.html))
				}
				a := reading(t, size[0], size[1], advert, items...)
				if tt.html != "" {
					a.goTo([]int64{3}, nil)
				}
				play(t, a, strings.Fields(tt.keys)...)
				settleAll(t, a, a.readAhead())
				shows(t, a)
			})
		}
	}
}

func TestALongTextIsReadPartByPart(t *testing.T) {
	a := reading(t, 80, 24, nil, wrote(t, store.KindComment, "c1", "Marta Wolny", 2, strings.Repeat("<p>Grüße aus dem Hof</p>", 50_000)),
		wrote(t, store.KindComment, "c2", "Ada", 1, "<p>short</p>"))
	play(t, a, "2", "p", "G", "enter")
	lines := len(a.reader.lines)
	if lines == 0 || lines > 6000 {
		t.Errorf("the page has %d lines, want those of the first part", lines)
	}
	before := a.reader.lines
	play(t, a, "l")
	if got := len(a.reader.lines); got < 10*lines {
		t.Errorf("l makes %d lines of %d, want sixteen times as many", got, len(before))
	}
	if !strings.Contains(strings.Join(a.reader.lines, "\n"), "more.") {
		t.Error("what is left is not said")
	}
	play(t, a, "K", "J")
	if got := len(a.reader.lines); got > lines+10 {
		t.Errorf("back from another item the page has %d lines, want the first part again", got)
	}
}

func TestNextSkipsWhatIsHandledAndSaysWhenThereIsNone(t *testing.T) {
	a := reading(t, 80, 24, nil,
		wrote(t, store.KindComment, "c1", "Ada", 2, "<p>one</p>"), wrote(t, store.KindComment, "c2", "Ben", 3, "<p>two</p>"),
		wrote(t, store.KindComment, "c3", "Cleo", 4, "<p>three</p>"))
	play(t, a, "2", "p", "g")
	second := a.comments.rows[1].ID
	a.comments.rows[1].Mark.ClaimedBy = "Deniz"
	play(t, a, "enter", "J")
	if got, _ := a.item(); got.ID == second || got.ID == a.comments.rows[0].ID {
		t.Errorf("J goes to %d, want to skip what Deniz has", got.ID)
	}
	if !a.reading {
		t.Error("J leaves the reading pane")
	}
	play(t, a, "J")
	if !strings.Contains(frameOf(a), "no further one") {
		t.Errorf("at the end J says nothing:\n%s", frameOf(a))
	}
	play(t, a, "K", "K")
	if !strings.Contains(frameOf(a), "none before it") {
		t.Errorf("at the beginning K says nothing:\n%s", frameOf(a))
	}
}

func TestANumberOpensALink(t *testing.T) {
	a := reading(t, 120, 40, nil, wrote(t, store.KindComment, "c1", "Ada", 2, strings.Repeat(`<a href="https://one.example">1</a> `, 3)+
		func() string {
			all := ""
			for i := range 14 {
				all += fmt.Sprintf(`<a href="https://n%d.example">n</a> `, i+2)
			}
			return all
		}()))
	opened := func(keys ...string) string {
		t.Helper()
		play(t, a, "2", "O")
		a.dialogs[0].deaf = time.Time{}
		d := a.front()
		for _, k := range keys {
			next, cmd := d.update(pressed(k))
			if cmd != nil && next == nil {
				if m, ok := cmd().(linkChosenMsg); ok {
					a.closeDialogs()
					return m.url
				}
			}
			d = next
		}
		return ""
	}
	for keys, want := range map[string]string{"1 2": "https://n12.example", "1 enter": "https://one.example", "3": "https://n3.example", "1 9": "https://n9.example", "0 1 j enter": "https://n2.example"} {
		if got := opened(strings.Fields(keys)...); got != want {
			t.Errorf("%s opens %q, want %s", keys, got, want)
		}
	}
}

func TestTheFullPostIsFetchedOnceAndStays(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}, {200, 50}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			a := deskOn(t, sample(t, "en"), "en", size[0], size[1])
			play(t, a, "1", "j", "j", "F")
			shows(t, a)
		})
	}
	a := deskOn(t, sample(t, "en"), "en", 120, 40)
	play(t, a, "1", "j", "j", "enter", "F")
	text := func(want, not string) {
		t.Helper()
		if got := strings.Join(a.reader.lines, "\n"); !strings.Contains(got, want) || strings.Contains(got, not) {
			t.Errorf("the page shows\n%s\nwant %q and not %q", got, want, not)
		}
	}
	text("Fahrräder", "lines quoted.")
	play(t, a, "F")
	text("Stimmberechtigte", "Fahrräder")
	play(t, a, "F")
	text("Fahrräder", "shows the full post")
	play(t, a, "J", "F")
	if !strings.Contains(frameOf(a), "no more text than the feed") {
		t.Errorf("a page without an article is not said:\n%s", frameOf(a))
	}
	play(t, a, "2", "enter", "F")
	if !strings.Contains(frameOf(a), "Only posts") {
		t.Errorf("F on a comment says nothing:\n%s", frameOf(a))
	}
}
