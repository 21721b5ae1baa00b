package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"tend/feeds/wordpress/wptest"
)

// TestMonth replays a month by commands alone. Two volunteers share a cache,
// each with settings of their own, and three sites are their sources. A script
// moves the clock by setting CLOCK to a local time such as "2026-07-02 12:00".
// UPDATE_SCRIPTS=1 writes the texts that it compares anew.
func TestMonth(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           filepath.Join("testdata", "month"),
		UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(e *testscript.Env) error {
			t := e.T().(testing.TB)
			blog, forum, letter := wptest.New(t), quietSite(t), quietSite(t)
			e.Values["blog"], e.Values["forum"], e.Values["letter"] = blog, forum, letter
			e.Setenv("BLOG", blog.URL)
			e.Setenv("FORUM", forum.Base)
			e.Setenv("LETTER", letter.Base)
			e.Setenv("TZ", "Europe/Berlin")
			e.Setenv("XDG_DATA_HOME", filepath.Join(e.WorkDir, "shared"))
			e.Setenv("XDG_STATE_HOME", filepath.Join(e.WorkDir, "shared"))
			return os.WriteFile(filepath.Join(e.WorkDir, "password"), []byte(wptest.Password+"\n"), 0o600)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"blog":   writeAtBlog,
			"forum":  writeAt("forum"),
			"letter": writeAt("letter"),
			"json":   checkJSON,
			"code":   checkCode,
			"pick":   pick,
		},
	})
}

// atClock runs tend at the time that CLOCK says; time goes on from there.
func atClock(args []string) int {
	start := time.Now()
	at, err := clockTime(os.Getenv("CLOCK"))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return int(storage)
	}
	sh := newShell()
	sh.now = func() time.Time { return at.Add(time.Since(start)).In(time.Local) }
	return sh.run(context.Background(), args)
}

// clockTime reads what CLOCK says.
func clockTime(clock string) (time.Time, error) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		return time.Time{}, err
	}
	return time.ParseInLocation("2006-01-02 15:04", clock, berlin)
}

// writeAtBlog lets a visitor write a comment that waits for a moderator, or lets
// the site fail. The answers that are sent to it then are of the clock's date.
//
//	blog 201 'Jonas Albrecht' 'Braucht ihr noch Tische?'
//	blog break 403
func writeAtBlog(ts *testscript.TestScript, neg bool, args []string) {
	at, err := clockTime(ts.Getenv("CLOCK"))
	ts.Check(err)
	date := at.UTC().Format("2006-01-02T15:04:05")
	wp := ts.Value("blog").(*wptest.Server)
	wp.SetDate(date)
	switch {
	case neg:
		ts.Fatalf("blog always works")
	case len(args) == 2 && args[0] == "break":
		wp.Break(wptest.Fault(args[1]))
	case len(args) == 3:
		id, err := strconv.ParseInt(args[0], 10, 64)
		ts.Check(err)
		wp.Write(wptest.Comment{ID: id, Post: 4, Name: args[1], Text: args[2], Status: "hold", Date: date})
	case len(args) > 0:
		ts.Fatalf("usage: blog [ID AUTHOR TEXT | break FAULT]")
	}
}

// quietSite is a site whose posts, and the only comment on them, are from long
// before the month.
func quietSite(t testing.TB) *site {
	s := newSite(t)
	s.Comments = []entry{{1, "garten", "Offener Garten", "Gisela", "Wie schön.", time.Date(2025, time.May, 3, 8, 0, 0, 0, time.UTC)}}
	for i := range s.Posts {
		s.Posts[i].At = time.Date(2026, time.June, 20-i, 8, 0, 0, 0, time.UTC)
	}
	return s
}

// writeAt returns a command that lets somebody write at a site, in answer to
// somebody else if it names their comment, or lets the site fail:
//
//	forum 21 Petra 'Wann beginnt die Musik?'
//	forum 22 'Ruth Vogel' 'Um vier.' 21
//	forum fails 403
func writeAt(name string) func(*testscript.TestScript, bool, []string) {
	return func(ts *testscript.TestScript, neg bool, args []string) {
		s := ts.Value(name).(*site)
		if neg || len(args) < 2 {
			ts.Fatalf("usage: %s ID AUTHOR TEXT [ANSWERS] | fails STATUS", name)
		}
		if args[0] == "fails" {
			ts.Check(s.change([]string{"status", args[1]}))
			return
		}
		at, err := clockTime(ts.Getenv("CLOCK"))
		ts.Check(err)
		c := entry{Slug: "sommerfest", Title: "Sommerfest am 12. Juli", Author: args[1], Text: args[2], At: at}
		c.ID, err = strconv.Atoi(args[0])
		ts.Check(err)
		if len(args) > 3 {
			s.Answers[c.ID], err = strconv.Atoi(args[3])
			ts.Check(err)
		}
		s.show(slices.Concat([]entry{c}, s.Comments))
	}
}
