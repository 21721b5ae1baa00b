package cli

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"tend/feeds"
	"tend/store"
)

// found is a site with a feed of posts and one of comments.
func found() feeds.Discovery {
	return feeds.Discovery{
		Title: "Lindenhof", Home: "https://lindenhof.example",
		Feeds: []feeds.Found{
			{
				URL: "https://lindenhof.example/feed/", Role: store.RolePosts, Count: 10, Recommended: true,
				Newest: []string{"Sommerfest am 12. Juli", "Offener Garten", "Protokoll"},
			},
			{URL: "https://lindenhof.example/comments/feed/", Role: store.RoleComments, Count: 1, Recommended: true},
		},
	}
}

func TestAPersonAtATerminalIsAskedWhichFeeds(t *testing.T) {
	for answers, want := range map[string]string{
		"\n":         "", // nil means the recommended ones
		"2\n":        "https://lindenhof.example/comments/feed/",
		"9\nno\n1\n": "https://lindenhof.example/feed/",
	} {
		var out strings.Builder
		sh := inside(&out, 100)
		sh.asks, sh.in = true, strings.NewReader(answers)
		chosen, err := sh.choose(found(), adding{}, false)
		if err != nil || strings.Join(chosen, ",") != want {
			t.Errorf("after %q choose = %v, %v, want %q", answers, chosen, err, want)
		}
		said := ansi.Strip(out.String())
		for _, part := range []string{"Lindenhof", "1 * posts · 10", "Sommerfest am 12. Juli", "2 * comments · 1"} {
			if !strings.Contains(said, part) {
				t.Errorf("the question does not show %q:\n%s", part, said)
			}
		}
		if got, want := strings.Count(said, "Numbers from 1 to 2"), strings.Count(answers, "\n")-1; got != want {
			t.Errorf("after %q the answer was explained %d times, want %d", answers, got, want)
		}
	}
	for _, answers := range []string{"q\n", ""} {
		var out strings.Builder
		sh := inside(&out, 100)
		sh.asks, sh.in = true, strings.NewReader(answers)
		if _, err := sh.choose(found(), adding{}, false); worst(err) != notDone {
			t.Errorf("after %q choose ends with %d, want %d", answers, worst(err), notDone)
		}
	}
}

func TestNobodyIsAskedWhereNobodySits(t *testing.T) {
	for name, tt := range map[string]struct {
		asks   bool
		adding adding
		json   bool
	}{
		"no terminal":     {},
		"--yes":           {asks: true, adding: adding{yes: true}},
		"--json":          {asks: true, json: true},
		"a password came": {asks: true, adding: adding{passwordStdin: true}},
	} {
		var out strings.Builder
		sh := inside(&out, 0)
		sh.asks = tt.asks
		chosen, err := sh.choose(found(), tt.adding, tt.json)
		if chosen != nil || err != nil || out.Len() > 0 {
			t.Errorf("%s: choose = %v, %v, and said %q", name, chosen, err, out.String())
		}
	}
}

func TestTheBarIsOneLineThatGoesAway(t *testing.T) {
	var out strings.Builder
	sh := inside(&out, 60)
	sh.paints = true
	bar := sh.newBar()
	forum := store.Source{Name: "Forum of the whole neighbourhood and its friends"}
	for _, e := range []feeds.Event{
		{Source: forum, Started: true, Total: 2},
		{Source: forum, Done: 1, Total: 2},
		{Source: forum, Done: 2, Total: 2},
	} {
		bar.show(e)
	}
	bar.clear()
	if strings.Contains(out.String(), "\n") {
		t.Errorf("the bar takes more than a line: %q", out.String())
	}
	drawn := strings.Split(out.String(), "\r")
	for _, line := range drawn {
		if ansi.StringWidth(line) > 59 {
			t.Errorf("the bar is wider than the terminal: %q", line)
		}
	}
	if last := drawn[len(drawn)-1]; last != ansi.EraseEntireLine+ansi.ResetProgressBar {
		t.Errorf("the bar leaves %q", last)
	}

	out.Reset()
	sh.paints = false
	bar = sh.newBar()
	bar.show(feeds.Event{Source: forum, Total: 1})
	bar.clear()
	if out.Len() > 0 {
		t.Errorf("without a terminal the bar writes %q", out.String())
	}
}

func TestForgettingIsAskedForByName(t *testing.T) {
	jonas := store.Member{ID: 7, Name: "Jonas Albrecht", Source: "Blog", Comments: 3}
	for name, tt := range map[string]struct {
		asks, yes bool
		typed     string
		want      code
	}{
		"the name":             {asks: true, typed: "jonas albrecht \n", want: done},
		"another name":         {asks: true, typed: "Petra\n", want: notDone},
		"nothing":              {asks: true, typed: "\n", want: notDone},
		"the terminal is gone": {asks: true, want: notDone},
		"--yes":                {yes: true, want: done},
		"nobody there":         {want: misused},
	} {
		var out strings.Builder
		sh := inside(&out, 80)
		sh.asks, sh.in = tt.asks, strings.NewReader(tt.typed)
		if got := worst(sh.sure(jonas, tt.yes)); got != tt.want {
			t.Errorf("%s: sure ends with %d, want %d", name, got, tt.want)
		}
		if asked := strings.Contains(out.String(), "Jonas Albrecht"); asked != tt.asks {
			t.Errorf("%s: asked %v, want %v", name, asked, tt.asks)
		}
	}
}
