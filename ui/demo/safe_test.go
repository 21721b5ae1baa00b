package demo

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tend/feeds"
	"tend/feeds/web"
	"tend/store"
)

func TestHostileTextIsFiltered(t *testing.T) {
	d := open(t)
	posts, err := d.Store.Posts(t.Context(), store.Filter{}, everything())
	if err != nil {
		t.Fatal(err)
	}
	hostile := 0
	for _, p := range posts {
		body, err := d.Store.Text(t.Context(), p.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range []string{p.Title, p.Author, p.Excerpt, body.Title, body.Author} {
			if web.Line(s) != s {
				t.Errorf("%q is not filtered", s)
			}
		}
		if web.Block(body.Body) != body.Body {
			t.Errorf("%q is not filtered", body.Body)
		}
		if strings.Contains(p.Title, "owned") || strings.Contains(p.Title, "Erntedank") {
			hostile++
		}
	}
	if hostile != 2 {
		t.Errorf("%d hostile posts, want 2", hostile)
	}
}

func TestSyncBringsSomethingNewThreeTimes(t *testing.T) {
	d := open(t)
	for round, want := range []store.Saved{{NewComments: 3}, {NewPosts: 1, NewComments: 1}, {NewComments: 1}, {}} {
		result, err := d.Feeds.Sync(t.Context(), feeds.Which{All: true}, func(feeds.Event) {})
		if err != nil {
			t.Fatal(err)
		}
		got := result.Saved
		if got.NewPosts != want.NewPosts || got.NewComments != want.NewComments {
			t.Errorf("round %d brings %+v, want %+v", round+1, got, want)
		}
		if result.Offline || result.Failed != 2 {
			t.Errorf("round %d: %d failed, offline %t, want the failing and the resting one", round+1, result.Failed, result.Offline)
		}
	}
}

func TestCloseLeavesNothingBehind(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("TMPDIR", folder)
	d, err := Open(t.Context(), Options{Lang: "de"})
	if err != nil {
		t.Fatal(err)
	}
	tasks, err := d.Store.Tasks(t.Context(), store.TaskFilter{}, store.Page{})
	if err != nil || !slices.ContainsFunc(tasks, func(task store.Task) bool { return strings.Contains(task.Title, "Tische antworten") }) {
		t.Errorf("tasks in German: %v, %v", tasks, err)
	}
	if err := d.Close(); err != nil {
		t.Error(err)
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) != 0 {
		t.Errorf("Close leaves %v, %v", left, err)
	}
}

func TestEveryAddressIsInvented(t *testing.T) {
	address := regexp.MustCompile(`(?:https?://|@)([a-z0-9.-]+)`)
	names, err := files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		raw, err := files.ReadFile(name.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range address.FindAllStringSubmatch(string(raw), -1) {
			if !strings.HasSuffix(m[1], ".example") && m[1] != "lindenhof" && m[1] != "lindenhof.rss" {
				t.Errorf("%s: %s may be somebody's", name.Name(), m[1])
			}
		}
	}
}
