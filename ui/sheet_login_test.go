package ui

import (
	"strings"
	"testing"
	"time"

	"tend/feeds/login"
	"tend/feeds/wordpress/wptest"
	"tend/store"
)

// second adds a source that is another WordPress, with no login.
func (d *blogDesk) second() (store.Source, *wptest.Server) {
	d.Helper()
	site := wptest.New(d.T)
	src, err := d.desk.store.AddSource(d.Context(), store.Source{
		Kind: "feed", Name: "Verein", URL: site.URL + "/", Settings: `{"own":"` + site.URL + `"}`,
	}, nil, time.Time{})
	if err != nil {
		d.Fatal(err)
	}
	return src, site
}

// blog is the source that the desk is logged in to.
func (d *blogDesk) blog() store.Source {
	d.Helper()
	src, err := d.desk.store.FindSource(d.Context(), "Blog")
	if err != nil {
		d.Fatal(err)
	}
	return src
}

func TestPasswordGoesToItsOwnSiteOnly(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas")...)
	other, _ := d.second()
	slow := d.app.open(newLoginSheet(d.env, d.blog())) // the Blog takes its time to answer
	d.press("esc")
	d.app.open(newLoginSheet(d.env, other)) // so does the other site
	before := len(d.site.Requests())
	d.run(slow)
	asked := len(d.site.Requests())
	if asked == before {
		t.Fatal("the Blog was not asked how to log in")
	}
	d.typed("miriam")
	d.press("tab")
	d.typed("secret of the other")
	d.press("ctrl+f", "enter")
	if got := d.site.Requests()[asked:]; len(got) != 0 {
		t.Errorf("user and password typed for %s went to the Blog: %v", other.Name, got)
	}
	d.sees("Looking how to log in to Verein")
}

func TestLateLoginClosesNoOtherSheet(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas")...)
	other, _ := d.second()
	d.app.open(newLoginSheet(d.env, other))
	d.send(loggedInMsg{source: d.blog()})
	if front, ok := d.front().(*loginSheet); !ok || front.source.ID != other.ID {
		t.Error("the answer to an earlier login closed the sheet of another source")
	}
}

func TestLoginIsToldOfAfterItsSheetWasClosed(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas")...)
	src := d.blog()
	door, err := d.desk.feeds.FindDoor(t.Context(), src)
	if err != nil {
		t.Fatal(err)
	}
	user := login.Basic{User: wptest.User, Password: wptest.Password}
	d.Update(d.desk.logIn(src, door, user, login.InFile)())
	d.sees("Logged in to Blog as Miriam")
	if d.syncs.going == nil {
		t.Error("the source is not synced")
	}
	user.Password = "wrong"
	d.Update(d.desk.logIn(src, door, user, login.InFile)())
	if !d.status.loud || !strings.Contains(d.status.said, "password") {
		t.Errorf("said %q, loud %v; want it to say that the password is wrong", d.status.said, d.status.loud)
	}
}
