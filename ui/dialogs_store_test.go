package ui

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/feeds"
	"tend/store"
)

// storeApp returns a desk on a real cache with one source, a post and two
// comments of Ines Haller, one of which was decided on.
func storeApp(t *testing.T) *app {
	t.Helper()
	a := newTestApp(t, 80, 24)
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "tend.db"), store.Options{Now: a.now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	a.desk.store, a.desk.who, a.volunteer = s, "miriam", "miriam"
	a.desk.feeds = feeds.New(feeds.Options{Store: s, Now: a.now})
	src, err := s.AddSource(t.Context(), store.Source{Kind: "feed", Name: "Blog", URL: "https://blog.example"}, []store.Feed{
		{Role: store.RoleComments, URL: "https://blog.example/comments/feed/"},
	}, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	its, err := s.Feeds(t.Context(), src.ID)
	if err != nil {
		t.Fatal(err)
	}
	at := func(days int) time.Time { return a.now().AddDate(0, 0, -days) }
	_, err = s.Save(t.Context(), store.Arrivals{Feed: its[0], Items: []store.Arrival{
		{Kind: store.KindPost, RemoteID: "p", Title: "Sommerfest", Published: at(5), Comments: -1},
		{Kind: store.KindComment, RemoteID: "c1", HTML: "<p>One</p>", Visible: "One", Excerpt: "One", Published: at(4), Author: store.Author{Name: "Ines Haller"}, Answers: []string{"p"}, Comments: -1},
		{Kind: store.KindComment, RemoteID: "c2", HTML: "<p>Two</p>", Visible: "Two", Excerpt: "Two", Published: at(2), Author: store.Author{Name: "Ines Haller"}, Answers: []string{"p"}, Comments: -1},
	}})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// follow carries a dialog's commands out, one after the other.
func follow(d dialog, cmd tea.Cmd) dialog {
	for cmd != nil && d != nil {
		d, cmd = d.update(cmd())
	}
	return d
}

// comment returns the comment with that text.
func comment(t *testing.T, a *app, excerpt string) store.Comment {
	t.Helper()
	all, err := a.desk.store.Comments(t.Context(), store.Filter{}, store.Page{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		if c.Excerpt == excerpt {
			return c
		}
	}
	t.Fatalf("no comment says %q", excerpt)
	return store.Comment{}
}

func TestSourceIsRenamedOnItsPage(t *testing.T) {
	a := storeApp(t)
	d := newSourcesPage(a.env)
	d = follow(d, d.init())
	for _, k := range append([]string{"e", "ctrl+u"}, letters("Weblog")...) {
		d, _ = d.update(pressed(k))
	}
	d = follow(d.update(pressed("enter")))
	if _, err := a.desk.store.FindSource(t.Context(), "Weblog"); err != nil {
		t.Errorf("the new name was not kept: %v", err)
	}
	if got, _ := d.(*sourcesPage).source(); got.Name != "Weblog" {
		t.Errorf("the page shows %q, want Weblog", got.Name)
	}
}

func TestSourceIsRemovedAfterItsQuestion(t *testing.T) {
	a := storeApp(t)
	page := newSourcesPage(a.env)
	page = follow(page, page.init())
	_, cmd := page.update(pressed("D"))
	_, cmd = page.update(cmd())
	a.Update(cmd())
	question := a.front()
	if question == nil || !strings.Contains(frameOf(a), "Remove Blog?") {
		t.Fatalf("D does not ask:\n%s", frameOf(a))
	}
	if _, err := a.desk.store.FindSource(t.Context(), "Blog"); err != nil {
		t.Fatalf("D removed without an answer: %v", err)
	}
	_, cmd = question.update(pressed("D"))
	page = follow(page, cmd)
	if _, err := a.desk.store.FindSource(t.Context(), "Blog"); err == nil {
		t.Error("the source is still there")
	}
	if got := len(page.(*sourcesPage).sources); got != 0 {
		t.Errorf("the page shows %d sources, want none", got)
	}
}

func TestJournalTakesBackAnOlderAct(t *testing.T) {
	a := storeApp(t)
	one, two := comment(t, a, "One"), comment(t, a, "Two")
	for _, id := range []int64{one.ID, two.ID} {
		if _, err := a.desk.store.Done(t.Context(), "miriam", id); err != nil {
			t.Fatal(err)
		}
	}
	d := newJournal(a.env)
	d = follow(d, d.init())
	d, _ = d.update(pressed("j"))
	_, cmd := d.update(pressed("z"))
	msg, ok := cmd().(batchRevokedMsg)
	if !ok {
		t.Fatal("z asks for nothing")
	}
	if _, err := a.desk.store.UndoBatch(t.Context(), "miriam", msg.batch.ID); err != nil {
		t.Fatal(err)
	}
	d = follow(d.update(changedMsg{}))
	if !comment(t, a, "One").Mark.Done.IsZero() || comment(t, a, "Two").Mark.Done.IsZero() {
		t.Error("z on the second row did not take back the older act alone")
	}
	a.open(d)
	if !strings.Contains(frameOf(a), "taken back") {
		t.Errorf("the journal does not show it:\n%s", frameOf(a))
	}
}

func TestMemberPageTellsWhatIsKnown(t *testing.T) {
	a := storeApp(t)
	one := comment(t, a, "One")
	if _, err := a.desk.store.Done(t.Context(), "miriam", one.ID); err != nil {
		t.Fatal(err)
	}
	d := newMember(a.env, one.MemberID)
	a.open(follow(d, d.init()))
	for _, want := range []string{"Ines Haller", "2 comments", "One", "Two", "by miriam"} {
		if !strings.Contains(frameOf(a), want) {
			t.Errorf("the page does not say %q:\n%s", want, frameOf(a))
		}
	}
}

func TestHistoryShowsTheTextThatWasDecidedOn(t *testing.T) {
	a := storeApp(t)
	one := comment(t, a, "One")
	if _, err := a.desk.store.Done(t.Context(), "miriam", one.ID); err != nil {
		t.Fatal(err)
	}
	sources, err := a.desk.store.Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	feeds, err := a.desk.store.Feeds(t.Context(), sources[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	_, err = a.desk.store.Save(t.Context(), store.Arrivals{Feed: feeds[0], Items: []store.Arrival{{
		Kind: store.KindComment, RemoteID: "c1", HTML: "<p>Changed</p>", Visible: "Changed", Excerpt: "Changed",
		Published: one.Published, Author: store.Author{Name: "Ines Haller"}, Answers: []string{"p"}, Comments: -1,
	}}})
	if err != nil {
		t.Fatal(err)
	}
	d := newHistory(a.env, one.Item)
	a.open(follow(d, d.init()))
	now, before, found := strings.Cut(frameOf(a), "BEFORE")
	if !found || !strings.Contains(now, "Changed") || !strings.Contains(before, "One") {
		t.Errorf("the page does not show both texts:\n%s", frameOf(a))
	}
}

func TestDialogSaysWhatTheStoreRefuses(t *testing.T) {
	a := storeApp(t)
	d := newMember(a.env, 999)
	a.open(follow(d, d.init()))
	if !strings.Contains(frameOf(a), a.say("errors.notfound")) {
		t.Errorf("a member that is not there is not said to be so:\n%s", frameOf(a))
	}
}
