package feeds

import (
	"bytes"
	"path/filepath"
	"testing"
	"time"

	"tend/feeds/wordpress/wptest"
	"tend/store"
)

// A source with a login is read through its site's API, which no other program
// reads; its feeds stay what it is exported and known by.
func TestSourceWithALoginIsExportedAndKnownByItsFeeds(t *testing.T) {
	b := &blog{T: t, Server: wptest.New(t), clock: noon}
	b.openAt(filepath.Join(t.TempDir(), "tend.db"))
	added, err := b.store.AddSource(t.Context(), store.Source{Kind: KindFeed, Name: "Club", URL: b.URL + "/", Settings: `{"own":"` + b.URL + `"}`}, []store.Feed{
		{Role: store.RolePosts, URL: b.URL + "/feed/"}, {Role: store.RoleComments, URL: b.URL + "/comments/feed/"},
	}, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	b.logIn(added)

	var out bytes.Buffer
	if err := b.feeds.WriteOPML(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	list, left, err := ReadList(&out)
	if err != nil || len(left) != 0 || len(list) != 2 || list[0].URL != b.URL+"/feed/" || list[1].URL != b.URL+"/comments/feed/" {
		t.Fatalf("exported %+v, left out %+v, %v; want the two feeds", list, left, err)
	}
	again, left, err := b.feeds.Import(t.Context(), list, true)
	if err != nil || len(again) != 0 || len(left) != 2 || left[0].Why != LeftExists {
		t.Errorf("imported %v, left out %+v, %v; want both there already", again, left, err)
	}
}
