package uitest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"tend/feeds"
	"tend/feeds/web"
	"tend/store"
	"tend/ui"
	"tend/ui/config"
	"tend/ui/text"
)

// evening is when all scenarios take place: Thursday 2 July 2026, 19:43.
func evening() time.Time {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		berlin = time.UTC
	}
	return time.Date(2026, 7, 2, 19, 43, 0, 0, berlin)
}

// runDesk is the program under test: the desk on the cache in TEND_HOME, at
// that time.
func runDesk() error {
	ctx, began := context.Background(), time.Now()
	now := func() time.Time { return evening().Add(time.Since(began)) }
	s, err := store.Open(ctx, filepath.Join(os.Getenv("TEND_HOME"), "tend.db"), store.Options{Now: now})
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	path := filepath.Join(os.Getenv("TEND_HOME"), "config.toml")
	settings, _, err := config.Load(path)
	if err != nil {
		return err
	}
	return ui.Run(ctx, ui.Options{
		Config: settings, Settings: path,
		Store: s, Feeds: feeds.New(feeds.Options{Store: s, Now: now}), Words: text.New(text.Language("", os.Getenv)), Volunteer: "miriam", Community: "Lindenhof", Now: now,
	})
}

// hostile is what a source might send to break a terminal or a column.
const hostile = "\x1b]0;owned\x07\x1b[2J 👩‍👩‍👧‍👦 \u202eesrever\u202c \u009b31m شكرا 山田\r\n\x1bPq\x1b\\"

// lindenhof fills a cache with a small community: three posts, nine comments,
// two tasks. One comment is as hostile as can be.
func lindenhof(t testing.TB, home string) {
	t.Helper()
	ctx := context.Background()
	s, err := store.Open(ctx, filepath.Join(home, "tend.db"), store.Options{Now: evening})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	src, err := s.AddSource(ctx, store.Source{Kind: "feed", Name: "Blog", URL: "https://lindenhof.example"}, []store.Feed{
		{Role: store.RolePosts, URL: "https://lindenhof.example/feed/"},
		{Role: store.RoleComments, URL: "https://lindenhof.example/comments/feed/"},
	}, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	kept, err := s.Feeds(ctx, src.ID)
	if err != nil {
		t.Fatal(err)
	}
	save(t, s, kept[0], posts())
	save(t, s, kept[1], comments())
	for _, title := range []string{"Schlüssel für den Werkraum nachmachen", "Answer Marta about the tables"} {
		if _, _, err := s.AddTask(ctx, "miriam", store.Task{Title: title, Due: evening().AddDate(0, 0, 1), WholeDay: true}); err != nil {
			t.Fatal(err)
		}
	}
}

func save(t testing.TB, s *store.Store, f store.Feed, items []store.Arrival) {
	t.Helper()
	f.Pulled = evening().Add(-4 * time.Minute)
	if _, err := s.Save(context.Background(), store.Arrivals{Feed: f, Title: "Lindenhof", Items: items}); err != nil {
		t.Fatal(err)
	}
}

func posts() []store.Arrival {
	var all []store.Arrival
	for i, title := range []string{
		"Sommerfest am 11. Juli: wer hilft beim Aufbau?", "Repair café: opening hours in July", "Protokoll der Mitgliederversammlung",
	} {
		all = append(all, store.Arrival{
			Kind: store.KindPost, RemoteID: fmt.Sprint("p", i), Title: title, HTML: "<p>" + title + "</p>", Visible: title, Excerpt: title,
			URL: fmt.Sprintf("https://lindenhof.example/?p=%d", i), Published: evening().Add(-time.Duration(2+22*i) * time.Hour),
			Author: store.Author{Name: "Deniz", Team: true}, Comments: -1,
		})
	}
	return all
}

func comments() []store.Arrival {
	var all []store.Arrival
	for i, c := range [][2]string{
		{"Jonas Albrecht", "Gibt es beim Sommerfest auch etwas für Kinder unter drei?"},
		{"Marta Wolny", "I could bring two folding tables and a gazebo. Is that any use?"},
		{"bestprice-4u", "Great article! Visit our shop at https://shop.example today."},
		{"Ines Haller", "Ich bin 82 und komme mit dem Rollator. Ist der Hof befahrbar?"},
		{"T. Okafor", "See also last year's plan."},
		{"Bernd Kessler", "Schon wieder zu laut letzten Samstag."},
		{"山田花", "素敵な夏祭りですね。子どもも参加できますか。"},
		{web.Line(hostile), web.Line(hostile)},
		{"Ruth Vogel", "Count me in for the repair café."},
	} {
		html := "<p>" + c[1] + ` <a href="https://wiki.lindenhof.example/fest">plan</a></p>`
		seen := web.See(html)
		all = append(all, store.Arrival{
			Kind: store.KindComment, RemoteID: fmt.Sprint("c", i), HTML: html, Visible: seen.Text, Excerpt: c[1],
			Question: seen.Question, Links: seen.Links,
			URL: fmt.Sprintf("https://lindenhof.example/?p=0#comment-%d", i), Published: evening().Add(-time.Duration(120-13*i) * time.Hour),
			Author: store.Author{Name: c[0]}, Answers: []string{"p0"}, Comments: -1,
		})
	}
	return all
}

// atLindenhof starts the desk on that community.
func atLindenhof(t *testing.T, width, height int, env ...string) *Terminal {
	t.Helper()
	home := t.TempDir()
	lindenhof(t, home)
	env = append([]string{"UITEST_PROGRAM=desk", "TEND_HOME=" + home}, env...)
	return Start(t, Options{Width: width, Height: height, Env: env}, Self(t))
}
