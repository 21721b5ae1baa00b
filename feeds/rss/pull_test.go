package rss

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"tend/feeds/web"
	"tend/store"
)

// site serves one feed, and remembers what it was asked.
type site struct {
	*httptest.Server
	body    string
	header  http.Header
	asked   []http.Header
	movedTo string
}

func newSite(t *testing.T) *site {
	t.Helper()
	s := &site{header: http.Header{}}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.asked = append(s.asked, r.Header)
		if s.movedTo != "" && r.URL.Path != s.movedTo {
			http.Redirect(w, r, s.movedTo, http.StatusMovedPermanently)
			return
		}
		for name, values := range s.header {
			w.Header()[name] = values
		}
		if tag := s.header.Get("ETag"); tag != "" && r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		_, _ = w.Write([]byte(s.body))
	}))
	t.Cleanup(s.Close)
	return s
}

// puller pulls a site's feed again and again, as a sync would.
type puller struct {
	connector Connector
	feed      store.Feed
	now       time.Time
}

func newPuller(t *testing.T, s *site, role store.Role) *puller {
	t.Helper()
	client := web.New(web.Options{})
	u, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	client.Allow(u)
	p := &puller{feed: store.Feed{URL: s.URL + "/feed", Role: role}, now: time.Date(2026, 11, 2, 12, 0, 0, 0, time.UTC)}
	p.connector = Connector{Client: client, Now: func() time.Time { return p.now }}
	return p
}

// pull pulls once and keeps the feed that came back, as the store does.
func (p *puller) pull(t *testing.T) (store.Arrivals, error) {
	t.Helper()
	var got store.Arrivals
	err := p.connector.Pull(t.Context(), store.Source{}, p.feed, func(a store.Arrivals) error {
		got = a
		p.feed = a.Feed
		return nil
	})
	return got, err
}

func rssWith(items ...string) string {
	var b strings.Builder
	b.WriteString(`<rss version="2.0"><channel><title>Feed</title><link>https://example.org/</link>`)
	for _, name := range items {
		fmt.Fprintf(&b, `<item><title>%s</title><guid isPermaLink="false">%s</guid></item>`, name, name)
	}
	b.WriteString(`</channel></rss>`)
	return b.String()
}

func TestPullHandsOverItemsWithValidators(t *testing.T) {
	s := newSite(t)
	s.body = rssWith("a", "b")
	s.header.Set("ETag", `"one"`)
	p := newPuller(t, s, store.RolePosts)
	got, err := p.pull(t)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Items) != 2 || got.Title != "Feed" || got.Home != "https://example.org/" || got.Feed.ETag != `"one"` {
		t.Errorf("pull = %+v", got)
	}
	if got, err = p.pull(t); err != nil || !got.Unchanged {
		t.Errorf("second pull = %+v, %v, want unchanged", got, err)
	}
	if tag := s.asked[1].Get("If-None-Match"); tag != `"one"` {
		t.Errorf("second pull asked with If-None-Match %q", tag)
	}
}

func TestPullSkipsABodyThatIsTheSame(t *testing.T) {
	s := newSite(t)
	s.body = rssWith("a")
	p := newPuller(t, s, store.RolePosts)
	if _, err := p.pull(t); err != nil {
		t.Fatal(err)
	}
	if got, err := p.pull(t); err != nil || !got.Unchanged {
		t.Errorf("second pull = %+v, %v, want unchanged", got, err)
	}
}

// WordPress answers "not modified" although an old comment has been approved.
func TestPullReadsCommentFeedsWithoutValidatorsNowAndThen(t *testing.T) {
	s := newSite(t)
	s.body = rssWith("a")
	s.header.Set("ETag", `"same"`)
	p := newPuller(t, s, store.RoleComments)
	if _, err := p.pull(t); err != nil {
		t.Fatal(err)
	}
	s.body = rssWith("a", "approved late")
	if got, _ := p.pull(t); !got.Unchanged {
		t.Errorf("pull soon after = %+v, want unchanged", got)
	}
	p.now = p.now.Add(fullAfter)
	if got, err := p.pull(t); err != nil || len(got.Items) != 2 {
		t.Errorf("pull %v later = %d items, %v, want 2", fullAfter, len(got.Items), err)
	}
}

// An imported list does not say that a feed is one of comments.
func TestPullDistrustsACommentFeedThatWasAddedAsPosts(t *testing.T) {
	s := newSite(t)
	comment := func(n int) string {
		return fmt.Sprintf(`<item><title>By: Ruth</title><link>https://example.org/post/#comment-%d</link>`+
			`<guid isPermaLink="false">https://example.org/?p=1#comment-%d</guid><description>Yes.</description></item>`, n, n)
	}
	feed := func(items string) string {
		return `<rss version="2.0"><channel><title>Comments</title><link>https://example.org/</link>` +
			`<generator>https://wordpress.org/?v=6.8</generator>` + items + `</channel></rss>`
	}
	s.body = feed(comment(1))
	s.header.Set("ETag", `"same"`)
	p := newPuller(t, s, store.RolePosts)
	if got, err := p.pull(t); err != nil || len(got.Items) != 1 || got.Items[0].Kind != store.KindComment {
		t.Fatalf("pull = %+v, %v, want one comment", got, err)
	}
	s.body = feed(comment(2) + comment(1))
	p.now = p.now.Add(fullAfter)
	if got, err := p.pull(t); err != nil || len(got.Items) != 2 {
		t.Errorf("pull %v later = %d items, %v, want 2", fullAfter, len(got.Items), err)
	}
}

func TestPullKeepsTheItemsOfAFeedThatEmpties(t *testing.T) {
	s := newSite(t)
	s.body = rssWith("a")
	p := newPuller(t, s, store.RolePosts)
	if _, err := p.pull(t); err != nil {
		t.Fatal(err)
	}
	s.body = rssWith()
	for n := range 2 {
		if got, err := p.pull(t); err != nil || !got.Unchanged || got.Feed.Empty != n+1 {
			t.Fatalf("empty pull %d = %+v, %v, want unchanged", n+1, got, err)
		}
	}
	_, err := p.pull(t)
	if f := (*web.Failure)(nil); !errors.As(err, &f) || f.Code != store.FailEmptied {
		t.Errorf("third empty pull: %v, want %s", err, store.FailEmptied)
	}
	s.body = rssWith("a", "b")
	if got, err := p.pull(t); err != nil || len(got.Items) != 2 || got.Feed.Empty != 0 {
		t.Errorf("pull of the filled feed = %+v, %v", got, err)
	}
}

func TestPullFindsNothingWrongInAFeedThatNeverHadItems(t *testing.T) {
	s := newSite(t)
	s.body = rssWith()
	p := newPuller(t, s, store.RoleComments)
	for range 4 {
		if _, err := p.pull(t); err != nil {
			t.Fatal(err)
		}
	}
}

func TestPullFollowsAMoveOnlyToTheSameFeed(t *testing.T) {
	s := newSite(t)
	s.body = rssWith("a", "b")
	p := newPuller(t, s, store.RolePosts)
	if _, err := p.pull(t); err != nil {
		t.Fatal(err)
	}
	s.movedTo = "/new"
	s.body = rssWith("x", "y")
	if got, err := p.pull(t); err != nil || got.Moved != "" {
		t.Errorf("a strange feed at the new address: moved %q, %v", got.Moved, err)
	}
	p.feed.Cursor = "a\nb"
	s.body = rssWith("c", "b")
	if got, err := p.pull(t); err != nil || got.Moved != s.URL+"/new" {
		t.Errorf("a known item at the new address: moved %q, %v, want %q", got.Moved, err, s.URL+"/new")
	}
}

func TestPullSaysWhatIsThereInsteadOfAFeed(t *testing.T) {
	for body, want := range map[string]store.FailureCode{
		"<!DOCTYPE html><html><body>Hello</body></html>": store.FailPage,
		"":                      store.FailUnreadable,
		`{"error":"not found"}`: store.FailUnreadable,
		"just words":            store.FailUnreadable,
	} {
		s := newSite(t)
		s.body = body
		_, err := newPuller(t, s, store.RolePosts).pull(t)
		if f := (*web.Failure)(nil); !errors.As(err, &f) || f.Code != want {
			t.Errorf("pull of %q: %v, want %s", body, err, want)
		}
	}
}
