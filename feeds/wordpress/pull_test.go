package wordpress

import (
	"context"
	"net/url"
	"slices"
	"testing"

	"tend/feeds/web"
	"tend/feeds/wordpress/wptest"
	"tend/store"
)

// connected returns a connector with the login of a test's server, and a source
// there.
func connected(t *testing.T, site *wptest.Server) (*Connector, store.Source) {
	t.Helper()
	u, err := url.Parse(site.URL)
	if err != nil {
		t.Fatal(err)
	}
	c := &Connector{Client: web.New(web.Options{}), Login: func(context.Context, store.Source) (string, string, error) {
		return wptest.User, wptest.Password, nil
	}}
	c.Client.Allow(u)
	conn, err := c.Connect(t.Context(), Site{REST: site.URL + "/wp-json/"}, wptest.User, wptest.Password)
	if err != nil {
		t.Fatal(err)
	}
	return c, store.Source{Name: "Blog", Settings: conn.Settings}
}

func TestACommentUnderAnUnknownTypeStopsNoOther(t *testing.T) {
	c, src := connected(t, wptest.New(t,
		wptest.Comment{ID: 8, Post: 4, Text: "For the fest.", Status: "hold", Date: "2026-07-01T10:00:00"},
		wptest.Comment{ID: 9, Post: 12, Text: "For the thing.", Status: "hold", Date: "2026-07-01T11:00:00", Under: "shop/v1/things/12"},
	))
	var came []string
	err := c.Pull(t.Context(), src, store.Feed{Role: store.RoleComments}, func(a store.Arrivals) error {
		for _, it := range a.Items {
			came = append(came, it.RemoteID)
		}
		return nil
	})
	slices.Sort(came)
	if want := []string{"comment:8", "comment:9", "post:4"}; err != nil || !slices.Equal(came, want) {
		t.Errorf("Pull brought %v, %v, want %v", came, err, want)
	}
}
