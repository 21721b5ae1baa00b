package uitest

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tend/feeds"
	"tend/feeds/login"
	"tend/feeds/web"
	"tend/feeds/wordpress/wptest"
	"tend/store"
)

// atABlog starts a WordPress with one held comment and fills a cache that is
// logged in to it. It returns what starts the desk there.
func atABlog(t *testing.T) (*wptest.Server, func(env ...string) *Terminal) {
	t.Helper()
	site := wptest.New(t, wptest.Comment{
		ID: 8, Post: 4, Name: "Jonas", IP: "192.0.2.8", Agent: "Firefox", Status: "hold",
		Text: "Gibt es am Samstag etwas?", Date: "2026-07-01T10:00:00",
	})
	home := t.TempDir()
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
	client := web.New(web.Options{})
	u, err := url.Parse(site.URL)
	if err != nil {
		t.Fatal(err)
	}
	client.Allow(u)
	f := feeds.New(feeds.Options{Store: s, Client: client, Now: evening})
	src, err := s.AddSource(ctx, store.Source{
		Kind: feeds.KindFeed, Name: "Blog", URL: site.URL + "/", Settings: `{"own":"` + site.URL + `"}`,
	}, nil, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	door, err := f.FindDoor(ctx, src)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Login(ctx, src, door, login.Basic{User: wptest.User, Password: wptest.Password}, login.InFile); err != nil {
		t.Fatal(err)
	}
	if r, err := f.Sync(ctx, feeds.Which{All: true}, nil); err != nil || r.Failed > 0 {
		t.Fatalf("sync: %+v, %v", r, err)
	}
	return site, func(env ...string) *Terminal {
		env = append([]string{"UITEST_PROGRAM=desk", "TEND_HOME=" + home}, env...)
		return Start(t, Options{Width: 80, Height: 24, Env: env}, Self(t))
	}
}

func TestReplyInOnesOwnEditor(t *testing.T) {
	site, start := atABlog(t)
	editor := filepath.Join(t.TempDir(), "my editor")
	script := "#!/bin/sh\nprintf 'ANSWERED\\n' >&2\n[ -t 1 ] && printf 'Ja, von 11 bis 15 Uhr.\\n' >>\"$1\"\n"
	if err := os.WriteFile(editor, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	x := start("EDITOR='" + editor + "'")
	x.Wait("held  Jonas")
	x.Press("r")
	x.Wait("Reply to Jonas")
	x.Type("Lieber Jonas,\n")
	x.Press("ctrl+o")
	x.Wait("Ja, von 11 bis 15 Uhr.")
	x.Press("ctrl+s")
	x.Wait("Replying to Jonas.")
	x.Press("q")
	x.Wait("Quit with 2 decisions on their way?")
	x.Press("enter")
	if code := x.WaitExit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if got := site.Replies(8); len(got) != 1 || !strings.Contains(got[0], "Lieber Jonas,") || !strings.Contains(got[0], "Ja, von 11 bis 15 Uhr.") {
		t.Errorf("the site has %q", got)
	}
}

func TestKilledDeskLosesNoWordAndSendsNothingByItself(t *testing.T) {
	site, start := atABlog(t)
	x := start()
	x.Wait("held  Jonas")
	x.Press("r")
	x.Wait("Reply to Jonas")
	x.Paste(strings.Repeat("päste 山 \x1b[31m\n", 10<<20/16))
	x.Wait("Cut: a reply has 20,000 characters at most.")
	x.Wait("Draft kept.")
	for _, size := range [][2]int{{1, 1}, {500, 2}, {40, 12}, {120, 40}, {80, 24}} {
		x.Resize(size[0], size[1])
	}
	x.Wait("Draft kept.")
	x.Press("esc")
	x.Wait("? all keys")
	x.Press("a")
	x.Wait("Approving 1 comment.")
	x.Signal(os.Kill)
	x.WaitExit()

	x = start()
	x.Wait("1 decision from an earlier evening has not left.")
	x.Press("b")
	x.Wait("DRAFTS")
	x.Wait("päste 山")
	x.Press("esc")
	x.Wait("? all keys")
	if got := site.Status(8); got != "hold" {
		t.Errorf("the site says %q before anybody said R", got)
	}
	x.Press("R")
	x.Wait("Approved Jonas.")
	if got := site.Status(8); got != "approved" || site.Applied(8) != 1 {
		t.Errorf("the site says %q after %d changes", got, site.Applied(8))
	}
	x.Press("q")
	x.Ends(0)
}
