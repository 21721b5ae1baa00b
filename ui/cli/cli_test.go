package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tend/feeds"
	"tend/feeds/web"
	"tend/store"
	"tend/ui/text"
	"tend/ui/theme"
)

// inside returns a shell that prints into out, on a terminal of that width; 0
// is no terminal.
func inside(out *strings.Builder, width int) *shell {
	return &shell{
		out: out, err: out, raw: out, width: width,
		words: text.New("en"), signs: theme.New(theme.Options{}).Signs,
	}
}

func TestTheCodeTellsAScriptWhatMattersMost(t *testing.T) {
	login := &web.Failure{Failure: store.Failure{Code: store.FailLogin}}
	server := &web.Failure{Failure: store.Failure{Code: store.FailServer, Detail: "500"}}
	for name, tt := range map[string]struct {
		errs []error
		want code
	}{
		"nothing":                       {nil, done},
		"not found":                     {[]error{fmt.Errorf("comment 9: %w", store.ErrNotFound)}, notDone},
		"already so":                    {[]error{&store.EarlierError{Why: store.ErrAlready}}, done},
		"somebody was faster":           {[]error{&store.EarlierError{Why: store.ErrOvertaken}}, overtaken},
		"the cache is busy":             {[]error{store.ErrBusy}, storage},
		"something unforeseen":          {[]error{errors.New("disk I/O error")}, storage},
		"stopped":                       {[]error{context.Canceled}, notDone},
		"a source is down":              {[]error{server}, notDone},
		"a login is refused":            {[]error{login}, refused},
		"login before a server":         {[]error{server, login}, refused},
		"storage before login":          {[]error{login, store.ErrFull}, storage},
		"faster before not found":       {[]error{store.ErrNotFound, store.ErrOvertaken}, overtaken},
		"joined twice":                  {[]error{errors.Join(store.ErrNotFound, errors.Join(login))}, refused},
		"a wrong command line is alone": {[]error{&failure{code: misused}}, misused},
	} {
		t.Run(name, func(t *testing.T) {
			if got := worst(errors.Join(tt.errs...)); got != tt.want {
				t.Errorf("worst(%v) = %d, want %d", tt.errs, got, tt.want)
			}
		})
	}
}

func TestEveryCommandThatIsWrittenDownExists(t *testing.T) {
	var out strings.Builder
	root := inside(&out, 0).root()
	command := regexp.MustCompile("(?m)(?:^|`|<\\(|: |  )tend ([a-z]+)(?: (add|done)\\b)?")
	for _, file := range []string{"README.md", "CONTRIBUTING.md", "ui/text/en/cli.toml", "ui/text/de/cli.toml"} {
		text, err := os.ReadFile(filepath.Join("..", "..", file))
		if err != nil {
			t.Fatal(err)
		}
		for _, words := range command.FindAllStringSubmatch(string(text), -1) {
			path := strings.Fields(words[1] + " " + words[2])
			if words[1] == "man" || words[1] == "help" {
				continue // they are added when tend runs
			}
			if c, _, err := root.Find(path); err != nil || c == root {
				t.Errorf("%s says tend %s, which there is not", file, strings.Join(path, " "))
			}
		}
	}
}

func TestParseIDKnowsWhatListsPrint(t *testing.T) {
	for s, want := range map[string]id{
		"12": {"", 12}, "#12": {"", 12}, "t7": {"t", 7}, "T7": {"t", 7}, "m7": {"m", 7},
	} {
		if got, ok := parseID(s); !ok || got != want {
			t.Errorf("parseID(%q) = %v, %v, want %v", s, got, ok, want)
		}
	}
	for _, s := range []string{"", "#", "t", "0", "-3", "+3", "tm7", "1e3", "12x", "٣", "9223372036854775808"} {
		if got, ok := parseID(s); ok {
			t.Errorf("parseID(%q) = %v, want none", s, got)
		}
	}
}

func TestColumnsAlignWhateverIsInThem(t *testing.T) {
	rows := table{right: map[int]bool{0: true}}
	rows.add("1", "Ole", "", "kurz")
	rows.add("12", "王小明", "", "etwas länger")
	rows.add("123", alarm("Zoë"), "", "und noch viel länger als die Zeile")
	var out strings.Builder
	if err := inside(&out, 0).print(rows); err != nil {
		t.Fatal(err)
	}
	want := "  1  Ole     kurz\n 12  王小明  etwas länger\n123  " + alarm("Zoë") + "     und noch viel länger als die Zeile\n"
	if out.String() != want {
		t.Errorf("print wrote\n%s\nwant\n%s", out.String(), want)
	}
	out.Reset()
	if err := inside(&out, 20).print(rows); err != nil {
		t.Fatal(err)
	}
	if got := strings.Split(out.String(), "\n")[1]; got != " 12  王小明  etwas …" {
		t.Errorf("on 20 cells print wrote %q", got)
	}
}

func TestAnswersChooseFeeds(t *testing.T) {
	d := feeds.Discovery{Feeds: []feeds.Found{
		{URL: "a", Role: store.RolePosts, Recommended: true},
		{URL: "b", Role: store.RoleComments},
		{URL: "c", Role: store.RoleComments},
	}}
	for answer, want := range map[string]string{"": "", "2": "b", "1 3": "a,c", "3,1": "c,a", "q": ""} {
		got, ok := picked(d, answer)
		if !ok || strings.Join(got, ",") != want {
			t.Errorf("picked(%q) = %v, %v, want %s", answer, got, ok, want)
		}
	}
	for _, answer := range []string{"0", "4", "x", "1 x"} {
		if got, ok := picked(d, answer); ok {
			t.Errorf("picked(%q) = %v, want none", answer, got)
		}
	}
	var out strings.Builder
	sh := inside(&out, 0)
	for want, only := range map[string][]string{"a": {"posts"}, "b": {"comments"}, "c": {"c"}, "a,b": {"posts", "comments", "a"}} {
		got, err := sh.only(d, only)
		if err != nil || strings.Join(got, ",") != want {
			t.Errorf("only(%v) = %v, %v, want %s", only, got, err, want)
		}
	}
	if _, err := sh.only(d, []string{"https://elsewhere.example"}); worst(err) != notDone {
		t.Errorf("an unknown feed ends with %d, want %d", worst(err), notDone)
	}
}
