package ui

import (
	"context"
	"fmt"
	"net/url"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"tend/feeds"
	"tend/feeds/login"
	"tend/feeds/web"
	"tend/feeds/wordpress/wptest"
	"tend/store"
	"tend/ui/demo"
	"tend/ui/text"
)

// blogDesk is a desk, without a terminal, that is logged in to a WordPress. Its
// clock goes on only when a test says so.
type blogDesk struct {
	*testing.T
	*app
	site   *wptest.Server
	path   string
	clock  time.Time
	timers []timer
	before int  // requests until the desk opened
	ended  bool // the program ended
}

// timer is a message that comes at a time.
type timer struct {
	at  time.Time
	msg tea.Msg
}

// heldComments returns held comments, numbered from 8.
func heldComments(names ...string) []wptest.Comment {
	var all []wptest.Comment
	for i, name := range names {
		all = append(all, wptest.Comment{
			ID: int64(8 + i), Post: 4, Name: name, IP: "192.0.2.8", Agent: "Firefox", Status: "hold",
			Text: "Gibt es am Samstag etwas für Kinder?", Date: fmt.Sprintf("2026-07-01T10:%02d:00", i),
		})
	}
	return all
}

// openBlogDesk starts a site with held comments, logs in to it, syncs, and
// opens the desk in a window of 80 by 24.
func openBlogDesk(t *testing.T, comments ...wptest.Comment) *blogDesk {
	t.Helper()
	d := &blogDesk{T: t, site: wptest.New(t, comments...), path: filepath.Join(t.TempDir(), "tend.db"), clock: evening(t)}
	s, f := d.openStore()
	src, err := s.AddSource(t.Context(), store.Source{
		Kind: feeds.KindFeed, Name: "Blog", URL: d.site.URL + "/", Settings: `{"own":"` + d.site.URL + `"}`,
	}, nil, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	door, err := f.FindDoor(t.Context(), src)
	if err != nil {
		t.Fatal(err)
	}
	user := login.Basic{User: wptest.User, Password: wptest.Password}
	if _, err := f.Login(t.Context(), src, door, user, login.InFile); err != nil {
		t.Fatal(err)
	}
	if r, err := f.Sync(t.Context(), feeds.Which{All: true}, nil); err != nil || r.Failed > 0 {
		t.Fatalf("sync: %+v, %v", r, err)
	}
	d.before = len(d.site.Requests())
	d.sit(s, f)
	return d
}

// openStore opens the cache as a run of the program does.
func (d *blogDesk) openStore() (*store.Store, *feeds.Feeds) {
	d.Helper()
	s, err := store.Open(d.Context(), d.path, store.Options{Now: d.time})
	if err != nil {
		d.Fatal(err)
	}
	d.Cleanup(func() { _ = s.Close() }) // closed before where a test opens it again
	client := web.New(web.Options{Timeout: 300 * time.Millisecond})
	if u, err := url.Parse(d.site.URL); err == nil {
		client.Allow(u)
	}
	return s, feeds.New(feeds.Options{Store: s, Client: client, WritePause: time.Microsecond, Now: d.time})
}

func (d *blogDesk) time() time.Time { return d.clock }

// sit opens the desk on the cache.
func (d *blogDesk) sit(s *store.Store, f *feeds.Feeds) {
	d.Helper()
	d.open(Options{Store: s, Feeds: f, Words: text.New("en"), Volunteer: "Miriam", Community: "Lindenhof"}, 80, 24)
}

// community opens the desk on the sample community.
func (d *blogDesk) community(lang string, width, height int) {
	d.Helper()
	d.Setenv("TMPDIR", d.TempDir())
	c, err := demo.Open(d.Context(), demo.Options{Now: d.time, Lang: lang})
	if err != nil {
		d.Fatal(err)
	}
	d.Cleanup(func() {
		if err := c.Close(); err != nil {
			d.Error(err)
		}
	})
	d.open(Options{Store: c.Store, Feeds: c.Feeds, Words: text.New(lang), Volunteer: c.Volunteer, Community: c.Name}, width, height)
}

// open opens the desk in a window, with the test's clock.
func (d *blogDesk) open(o Options, width, height int) {
	d.Helper()
	o.Now = d.time
	d.app = newApp(d.Context(), o)
	d.desk.seen = nil // what this program changes it reads again by itself
	d.after = d.later
	d.awake = func() time.Duration { return d.clock.Sub(evening(d.T)) }
	d.mail.alive = moment{d.clock, d.awake()}
	d.run(d.app.Init())
	d.send(tea.WindowSizeMsg{Width: width, Height: height})
}

// again ends the program as a crash would, and starts it anew.
func (d *blogDesk) again() {
	d.Helper()
	if err := d.desk.store.Close(); err != nil {
		d.Fatal(err)
	}
	d.timers, d.ended = nil, false
	d.sit(d.openStore())
}

// later sets a timer. Reading waits for a moment of rest; tests do not.
func (d *blogDesk) later(after time.Duration, msg tea.Msg) tea.Cmd {
	if after <= rest {
		return func() tea.Msg { return msg }
	}
	d.timers = append(d.timers, timer{d.clock.Add(after), msg})
	return nil
}

// pass lets time go by: what is due comes in its order.
func (d *blogDesk) pass(span time.Duration) {
	d.Helper()
	until := d.clock.Add(span)
	for n := 0; ; n++ {
		slices.SortStableFunc(d.timers, func(x, y timer) int { return x.at.Compare(y.at) })
		if len(d.timers) == 0 || d.timers[0].at.After(until) {
			break
		}
		if n > 500 {
			d.Fatal("the timers never end")
		}
		next := d.timers[0]
		d.timers = d.timers[1:]
		if next.at.After(d.clock) {
			d.clock = next.at
		}
		d.send(next.msg)
	}
	d.clock = until
}

// send hands the program a message and carries out what follows.
func (d *blogDesk) send(msg tea.Msg) {
	d.Helper()
	_, cmd := d.Update(msg)
	d.run(cmd)
}

// run carries out a command and all that follows from it.
func (d *blogDesk) run(first tea.Cmd) {
	d.Helper()
	queue := []tea.Cmd{first}
	for n := 0; len(queue) > 0; n++ {
		if n > 5000 {
			d.Fatal("the desk never comes to rest")
		}
		cmd := queue[0]
		queue = queue[1:]
		if cmd == nil {
			continue
		}
		msg := cmd()
		if several := reflect.ValueOf(msg); msg != nil && several.Kind() == reflect.Slice {
			for i := range several.Len() {
				if cmd, ok := several.Index(i).Interface().(tea.Cmd); ok {
					queue = append(queue, cmd)
				}
			}
			continue
		}
		switch msg.(type) {
		case nil:
		case tea.QuitMsg:
			d.ended = true
		default:
			_, next := d.Update(msg)
			queue = append(queue, next)
		}
	}
}

// press presses keys, one after the other.
func (d *blogDesk) press(keys ...string) {
	d.Helper()
	for _, k := range keys {
		d.send(pressed(k))
	}
}

// typed types a text.
func (d *blogDesk) typed(text string) {
	d.Helper()
	for _, r := range text {
		k := string(r)
		if r == ' ' {
			k = "space"
		}
		d.press(k)
	}
}

// sees checks that the screen says all of this.
func (d *blogDesk) sees(all ...string) {
	d.Helper()
	screen := frameOf(d.app)
	for _, want := range all {
		if !strings.Contains(screen, want) {
			d.Fatalf("the screen does not say %q:\n%s", want, screen)
		}
	}
}

// misses checks that the screen says none of this.
func (d *blogDesk) misses(all ...string) {
	d.Helper()
	screen := frameOf(d.app)
	for _, wrong := range all {
		if strings.Contains(screen, wrong) {
			d.Fatalf("the screen says %q:\n%s", wrong, screen)
		}
	}
}

// writes is how many requests have changed something at the site.
func (d *blogDesk) writes() int {
	n := 0
	for _, r := range d.site.Requests()[d.before:] {
		if !strings.HasPrefix(r, "GET") {
			n++
		}
	}
	return n
}

// looks compares the screen with a golden one. The site's port is another one
// each time and is not shown.
func (d *blogDesk) looks() {
	d.Helper()
	lines := strings.Split(frameOf(d.app), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	golden.RequireEqual(d.T, strings.Join(lines, "\n")+"\n")
}

// verdicts returns those in the outbox that are in one of these states.
func (d *blogDesk) verdicts(states ...store.VerdictState) []store.Verdict {
	d.Helper()
	all, err := d.desk.store.Outbox(context.WithoutCancel(d.Context()), store.OutboxFilter{States: states}, store.Page{Limit: 100})
	if err != nil {
		d.Fatal(err)
	}
	return all
}
