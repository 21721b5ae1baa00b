package wordpress

import (
	"context"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"tend/feeds/web"
	"tend/store"
)

// live is a real WordPress; .ci/wordpress starts one.
type live struct {
	address string
	client  *web.Client
}

// openLive returns the running WordPress that the environment names, or skips.
func openLive(t *testing.T) live {
	t.Helper()
	address := os.Getenv("TEND_WP_URL")
	if address == "" {
		t.Skip(`no WordPress: eval "$(.ci/wordpress start)" starts one`)
	}
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	l := live{address: address, client: web.New(web.Options{})}
	l.client.Allow(u)
	return l
}

func credentials(role string) (user, password string) {
	prefix := "TEND_WP_"
	if role != "admin" {
		prefix += strings.ToUpper(role) + "_"
	}
	return os.Getenv(prefix + "USER"), os.Getenv(prefix + "APP_PASSWORD")
}

// seeded returns the number of a comment of the seed.
func seeded(t *testing.T, key string) int64 {
	t.Helper()
	n, err := strconv.ParseInt(os.Getenv("TEND_WP_COMMENT_"+strings.ToUpper(key)), 10, 64)
	if err != nil {
		t.Skipf("this WordPress has no comment %q: %v", key, err)
	}
	return n
}

// connect logs in as a role and returns a connector and a source that reach
// the site by REST, or by XML-RPC.
func (l live) connect(t *testing.T, role, by string) (*Connector, store.Source, Connection) {
	t.Helper()
	user, password := credentials(role)
	c := &Connector{Client: l.client, Login: func(context.Context, store.Source) (string, string, error) { return user, password, nil }}
	site, err := Find(t.Context(), l.client, l.address)
	if err != nil {
		t.Fatal(err)
	}
	if by == "XML-RPC" {
		site.REST = ""
	}
	conn, err := c.Connect(t.Context(), site, user, password)
	if err != nil {
		t.Fatalf("connect as %s by %s: %v", role, by, err)
	}
	return c, store.Source{Name: "Blog", Settings: conn.Settings}, conn
}

func TestLiveFindAndRoles(t *testing.T) {
	l := openLive(t)
	for role, moderates := range map[string]bool{"admin": true, "editor": true, "author": false, "contributor": false, "subscriber": false} {
		for _, by := range []string{"REST", "XML-RPC"} {
			t.Run(role+" by "+by, func(t *testing.T) {
				_, src, conn := l.connect(t, role, by)
				s, err := settings(src)
				if err != nil {
					t.Fatal(err)
				}
				if conn.Transport != by || s.Moderates != moderates || s.User == 0 {
					t.Errorf("connected by %s with %+v, want moderates %v", conn.Transport, s, moderates)
				}
				if got := conn.Powers[store.ActApprove].May; got != (moderates || role == "author" && by == "REST") {
					t.Errorf("may approve = %v as %s", got, role)
				}
			})
		}
	}
}

func TestLiveWrongPasswordIsRefused(t *testing.T) {
	l := openLive(t)
	c := &Connector{Client: l.client}
	site, err := Find(t.Context(), l.client, l.address)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Connect(t.Context(), site, "admin", "wrong"); err == nil || !strings.Contains(err.Error(), "login") {
		t.Errorf("Connect with a wrong password = %v, want a refused login", err)
	}
}

func TestLivePullBringsHeldOnes(t *testing.T) {
	l := openLive(t)
	for _, by := range []string{"REST", "XML-RPC"} {
		t.Run(by, func(t *testing.T) {
			c, src, conn := l.connect(t, "editor", by)
			got := map[string]store.Arrival{}
			states := map[store.State]int{}
			for _, feed := range conn.Feeds {
				err := c.Pull(t.Context(), src, feed, func(a store.Arrivals) error {
					for _, item := range a.Items {
						got[item.RemoteID] = item
						states[item.State]++
					}
					return nil
				})
				if err != nil {
					t.Fatalf("pull %s: %v", feed.Role, err)
				}
			}
			t.Log(by, len(got), states)
			for _, item := range got {
				if strings.ContainsAny(item.Title+item.Author.Name+item.Visible+item.Excerpt, "\x1b\x07\u009b\u202e") {
					t.Errorf("%s brings control characters: %q %q", item.RemoteID, item.Author.Name, item.Visible)
				}
				if item.Kind == store.KindComment && (len(item.Post) == 0 || got[item.Post[0]].RemoteID == "") {
					t.Errorf("%s hangs in the air: post %v did not come", item.RemoteID, item.Post)
				}
			}
			if states[store.Held] == 0 || states[store.Spam] == 0 {
				t.Errorf("states %v, want held and spam among them", states)
			}
		})
	}
}

func TestLiveVerdictsKeepAddressAndAgent(t *testing.T) {
	l := openLive(t)
	for _, by := range []string{"REST", "XML-RPC"} {
		t.Run(by, func(t *testing.T) {
			c, src, _ := l.connect(t, "editor", by)
			id := seeded(t, map[string]string{"REST": "bulk1", "XML-RPC": "bulk2"}[by])
			reader, rsrc, _ := l.connect(t, "admin", "REST")
			r, _, err := reader.dial(t.Context(), rsrc)
			if err != nil {
				t.Fatal(err)
			}
			before, err := r.one(t.Context(), id)
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range []store.State{store.Public, store.Held, store.Spam, store.Held, store.Trash, store.Public, store.Trash, store.Held, store.Spam, store.Public, store.Held} {
				o := store.Dispatch{Act: store.ActApprove, RemoteID: commentID(id), Want: want}
				look, err := c.Look(t.Context(), src, o)
				if err != nil || look.Item == nil {
					t.Fatalf("look: %+v, %v", look, err)
				}
				o.Baggage = look.Item.Baggage
				sent, err := c.Send(t.Context(), src, o)
				if err != nil || sent.Outcome != store.OutcomeApplied || sent.State != want {
					t.Fatalf("want %v: %+v, %v", want, sent, err)
				}
			}
			after, err := r.one(t.Context(), id)
			if err != nil {
				t.Fatal(err)
			}
			if after.IP != before.IP || after.Agent != before.Agent || after.State != store.Held {
				t.Errorf("after all: %q %q %v, before %q %q", after.IP, after.Agent, after.State, before.IP, before.Agent)
			}
		})
	}
}

func TestLiveReplyIsFoundAgainAndTakenBack(t *testing.T) {
	l := openLive(t)
	for _, by := range []string{"REST", "XML-RPC"} {
		t.Run(by, func(t *testing.T) {
			c, src, _ := l.connect(t, "editor", by)
			id := seeded(t, "cake")
			text := "Danke & “bis” Samstag – 5 < 6! " + by + time.Now().Format(time.StampNano)
			r, _, err := c.dial(t.Context(), src)
			if err != nil {
				t.Fatal(err)
			}
			parent, err := r.one(t.Context(), id)
			if err != nil {
				t.Fatal(err)
			}
			o := store.Dispatch{Act: store.ActReply, RemoteID: commentID(id), Post: postID(parent.Post), Text: text}
			if look, err := c.Look(t.Context(), src, o); err != nil || look.Outcome != store.OutcomeUntouched {
				t.Fatalf("look before: %+v, %v", look, err)
			}
			sent, err := c.Send(t.Context(), src, o)
			if err != nil || sent.Outcome != store.OutcomeApplied || sent.RemoteID == "" {
				t.Fatalf("send: %+v, %v", sent, err)
			}
			o.Tries = 1
			look, err := c.Look(t.Context(), src, o)
			if err != nil || look.Outcome != store.OutcomeAlready || look.RemoteID != sent.RemoteID {
				t.Fatalf("look after: %+v, %v", look, err)
			}
			again, err := c.Send(t.Context(), src, o)
			if err != nil || again.Outcome != store.OutcomeAlready || again.RemoteID != sent.RemoteID {
				t.Errorf("the same reply again: %+v, %v", again, err)
			}
			back, err := c.Send(t.Context(), src, store.Dispatch{Act: store.ActRetract, RemoteID: commentID(id), ReplyID: sent.RemoteID})
			if err != nil || back.Outcome != store.OutcomeApplied {
				t.Errorf("retract: %+v, %v", back, err)
			}
		})
	}
}

func TestLiveSomebodyElseIsNoticed(t *testing.T) {
	l := openLive(t)
	for _, by := range []string{"REST", "XML-RPC"} {
		t.Run(by, func(t *testing.T) {
			c, src, conn := l.connect(t, "editor", by)
			feed := conn.Feeds[slices.IndexFunc(conn.Feeds, func(f store.Feed) bool { return f.Role == store.RoleComments })]
			states := func() map[string]store.State {
				t.Helper()
				got := map[string]store.State{}
				err := c.Pull(t.Context(), src, feed, func(a store.Arrivals) error {
					feed = a.Feed
					for _, item := range a.Items {
						got[item.RemoteID] = item.State
					}
					return nil
				})
				if err != nil {
					t.Fatal(err)
				}
				return got
			}
			states()
			admin, asrc, _ := l.connect(t, "admin", "REST")
			moved := map[string]store.State{"bulk3": store.Public, "bulk4": store.Spam, "bulk5": store.Trash}
			for key, want := range moved {
				o := store.Dispatch{Act: store.ActApprove, RemoteID: commentID(seeded(t, key)), Want: want}
				if a, err := admin.Send(t.Context(), asrc, o); err != nil || a.Outcome != store.OutcomeApplied {
					t.Fatalf("%s: %+v, %v", key, a, err)
				}
			}
			got := states()
			for key, want := range moved {
				if state, ok := got[commentID(seeded(t, key))]; !ok || state != want {
					t.Errorf("%s is %v (%v), want %v", key, state, ok, want)
				}
				o := store.Dispatch{Act: store.ActHold, RemoteID: commentID(seeded(t, key)), Want: store.Held}
				if a, err := admin.Send(t.Context(), asrc, o); err != nil || a.Outcome != store.OutcomeApplied {
					t.Fatalf("%s back: %+v, %v", key, a, err)
				}
			}
		})
	}
}
