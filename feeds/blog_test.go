package feeds

import (
	"fmt"
	"net/url"
	"path/filepath"
	"testing"
	"time"

	"tend/feeds/login"
	"tend/feeds/web"
	"tend/feeds/wordpress/wptest"
	"tend/store"
)

// blog is a WordPress with a desk that is logged in to it.
type blog struct {
	*testing.T
	*wptest.Server
	store *store.Store
	feeds *Feeds
	src   store.Source
	clock time.Time
}

const volunteer = "miriam"

// openBlog starts a site with three held comments and pulls them.
func openBlog(t *testing.T, more ...wptest.Comment) *blog {
	t.Helper()
	comments := append([]wptest.Comment{
		{ID: 8, Post: 4, Name: "Jonas", IP: "192.0.2.8", Agent: "Firefox", Text: "Gibt es etwas für Kinder?", Status: "hold", Date: "2026-07-01T10:00:00"},
		{ID: 9, Post: 4, Name: "Marta", IP: "192.0.2.9", Agent: "Firefox", Text: "I could bring two tables.", Status: "hold", Date: "2026-07-01T11:00:00"},
		{ID: 10, Post: 4, Name: "Ines", IP: "192.0.2.10", Agent: "Firefox", Text: "Ist der Hof befahrbar?", Status: "hold", Date: "2026-07-01T12:00:00"},
	}, more...)
	b := &blog{T: t, Server: wptest.New(t, comments...), clock: time.Date(2026, 7, 2, 17, 43, 0, 0, time.UTC)}
	b.openAt(filepath.Join(t.TempDir(), "tend.db"))
	added, err := b.store.AddSource(t.Context(), store.Source{Kind: KindFeed, Name: "Blog", URL: b.URL + "/", Settings: `{"own":"` + b.URL + `"}`}, nil, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	b.logIn(added)
	b.sync()
	return b
}

// openAt opens a cache, as a run of the program does.
func (b *blog) openAt(path string) {
	b.Helper()
	s, err := store.Open(b.Context(), path, store.Options{Now: func() time.Time { return b.clock }})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() }) // closed twice where a test opens it again
	b.store = s
	b.feeds = New(Options{
		Store: s, Client: web.New(web.Options{Timeout: 300 * time.Millisecond}), WritePause: time.Microsecond,
		Now: func() time.Time { return b.clock },
	})
	if err := b.allow(); err != nil {
		b.Fatal(err)
	}
}

func (b *blog) allow() error {
	u, err := url.Parse(b.URL)
	if err == nil {
		b.feeds.o.Client.Allow(u)
	}
	return err
}

func (b *blog) logIn(src store.Source) {
	b.Helper()
	door, err := b.feeds.FindDoor(b.Context(), src)
	if err != nil {
		b.Fatal(err)
	}
	access, err := b.feeds.Login(b.Context(), src, door, login.Basic{User: wptest.User, Password: wptest.Password}, login.InFile)
	if err != nil {
		b.Fatal(err)
	}
	b.src = access.Source
}

func (b *blog) sync() {
	b.Helper()
	result, err := b.feeds.Sync(b.Context(), Which{All: true}, nil)
	if err != nil || result.Failed > 0 {
		b.Fatalf("sync: %+v, %v", result, err)
	}
}

// item returns the ID here of a comment there.
func (b *blog) item(remote int64) int64 {
	b.Helper()
	comments, err := b.store.Comments(b.Context(), store.Filter{}, store.Page{Limit: 500})
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range comments {
		if c.RemoteID == fmt.Sprintf("comment:%d", remote) {
			return c.ID
		}
	}
	b.Fatalf("comment %d is not here", remote)
	return 0
}

// decide gives a verdict on comment 8 and lets its undo time pass.
func (b *blog) decide(act store.Act) store.Batch {
	b.Helper()
	var batch store.Batch
	var err error
	if act == store.ActReply {
		batch, err = b.store.Reply(b.Context(), volunteer, b.item(8), "Ja, von 11 bis 15 Uhr.")
	} else {
		batch, err = b.store.Decide(b.Context(), volunteer, act, b.item(8))
	}
	if err != nil {
		b.Fatal(err)
	}
	b.clock = b.clock.Add(store.UndoTime + 2*time.Second)
	return batch
}

func (b *blog) send() {
	b.Helper()
	if err := b.feeds.Send(b.Context(), Mail{}, nil); err != nil {
		b.Fatal(err)
	}
}

// verdict returns how the only verdict of a batch stands.
func (b *blog) verdict(batch store.Batch) store.Verdict {
	b.Helper()
	list, err := b.store.Outbox(b.Context(), store.OutboxFilter{BatchID: batch.ID}, store.Page{})
	if err != nil || len(list) != 1 {
		b.Fatalf("outbox: %+v, %v, want one verdict", list, err)
	}
	return list[0]
}

// pending reports whether comment 8 is on the desk.
func (b *blog) pending() bool {
	b.Helper()
	c, err := b.store.Comment(b.Context(), b.item(8))
	if err != nil {
		b.Fatal(err)
	}
	return c.Pending != store.NotPending
}

// applied is what a verdict leaves at the site when it was carried out.
func (b *blog) applied(act store.Act) bool {
	switch act {
	case store.ActApprove:
		return b.Status(8) == "approved"
	case store.ActSpam:
		return b.Status(8) == "spam"
	case store.ActTrash:
		return b.Status(8) == "trash"
	default:
		return len(b.Replies(8)) == 1
	}
}

var verdicts = []store.Act{store.ActApprove, store.ActSpam, store.ActTrash, store.ActReply}
