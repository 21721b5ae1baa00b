package uitest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// site is a small web site with a feed of posts and one of comments. The
// latter asks for a login if there is one.
func site(t *testing.T, user, password string) string {
	t.Helper()
	at := func(hours int) string { return evening().Add(-time.Duration(hours) * time.Hour).Format(time.RFC1123Z) }
	feed := func(title string, items ...string) string {
		return `<rss version="2.0"><channel><title>` + title + `</title><link>/</link>` + strings.Join(items, "") + `</channel></rss>`
	}
	answers := map[string]string{
		"/": `<html><head><title>Lindenhof</title>
			<link rel="alternate" type="application/rss+xml" title="Lindenhof" href="/feed/">
			<link rel="alternate" type="application/rss+xml" title="Comments for Lindenhof" href="/comments/feed/"></head></html>`,
		"/feed/": feed("Lindenhof", fmt.Sprintf(
			`<item><title>Sommerfest am 11. Juli</title><guid>p1</guid><link>/?p=1</link><pubDate>%s</pubDate></item>`, at(20))),
		"/comments/feed/": feed("Comments for Lindenhof", fmt.Sprintf(
			`<item><title>By: Ines Haller</title><guid>/?p=1#comment-1</guid><link>/?p=1#comment-1</link>
			<author>Ines Haller</author><description>Ist der Hof befahrbar?</description><pubDate>%s</pubDate></item>`, at(9))),
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer, ok := answers[r.URL.Path]
		u, p, _ := r.BasicAuth()
		switch {
		case user != "" && (u != user || p != password):
			w.Header().Set("WWW-Authenticate", `Basic realm="Lindenhof"`)
			w.WriteHeader(http.StatusUnauthorized)
		case !ok:
			http.NotFound(w, r)
		case strings.HasPrefix(answer, "<rss"):
			w.Header().Set("Content-Type", "application/rss+xml")
			_, _ = fmt.Fprint(w, answer)
		default:
			w.Header().Set("Content-Type", "text/html")
			_, _ = fmt.Fprint(w, answer)
		}
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// atAnEmptyDesk starts the desk where nothing is connected yet.
func atAnEmptyDesk(t *testing.T) *Terminal {
	t.Helper()
	x := Start(t, Options{Width: 80, Height: 24, Env: []string{"UITEST_PROGRAM=desk"}}, Self(t))
	x.Wait("Welcome. This is your desk.")
	return x
}

func TestFirstSourceIsFoundChosenAndSynced(t *testing.T) {
	x := atAnEmptyDesk(t)
	x.Paste(site(t, "", ""))
	x.Wait("127.0.0.1")
	x.Press("enter")
	x.Wait("feeds found")
	x.Wait("Sommerfest am 11. Juli")
	x.Press("enter")
	x.Wait("PENDING COMMENTS  1 open")
	x.Wait("Ist der Hof befahrbar?")
	x.Wait("Synced.")
	x.Press("q")
	x.Ends(0)
}

func TestSourceBehindALoginAsksForIt(t *testing.T) {
	x := atAnEmptyDesk(t)
	x.Paste(site(t, "miriam", "swordfish"))
	x.Wait("127.0.0.1")
	x.Press("enter")
	x.Wait("asks for a login")
	x.Type("miriam")
	x.Press("tab")
	x.Type("swordfish")
	x.Wait("*********")
	x.Press("enter")
	x.Wait("feeds found")
	if strings.Contains(x.Raw(), "swordfish") {
		t.Error("the password reached the screen")
	}
	x.Press("esc")
	x.Wait("Address")
	x.Press("ctrl+c")
	x.WaitGone("Address")
	x.Press("q")
	x.Ends(0)
}

func TestAddressThatDoesNotAnswerIsOneClearLine(t *testing.T) {
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	x := atAnEmptyDesk(t)
	x.Paste(gone.URL)
	x.Wait("127.0.0.1")
	x.Press("enter")
	x.Wait("does not answer")
	for _, raw := range []string{"dial tcp", "<nil>", "connect:"} {
		if strings.Contains(x.Text(), raw) {
			t.Errorf("the screen says %q:\n%s", raw, x.Text())
		}
	}
	x.Press("esc")
	x.WaitGone("does not answer")
	x.Press("q")
	x.Ends(0)
}

func TestCursorStandsInTheFieldBeingTyped(t *testing.T) {
	x := atAnEmptyDesk(t)
	x.Type("lindenhof")
	x.Wait("Address  lindenhof")
	x.Rest()
	column, row, visible := x.Cursor()
	if before, _ := x.Cell(column-1, row); before != "f" || !visible {
		t.Errorf("the cursor stands at %d, %d, behind %q, visible: %v", column, row, before, visible)
	}
	x.Press("ctrl+c")
	x.WaitGone("Welcome")
	x.Press("q")
	x.Ends(0)
}
