package store

import (
	"fmt"
	"testing"
	"time"
)

// daysAgo is a time before the tests' noon.
func daysAgo(days float64) time.Time {
	return noon().Add(-time.Duration(days * float64(24*time.Hour)))
}

func post(id string, days float64) Arrival {
	return Arrival{
		Kind: KindPost, RemoteID: id, Title: "Post " + id, HTML: "<p>" + id + "</p>",
		URL: "https://blog.example/" + id + "/", Published: daysAgo(days), Comments: -1,
		Author: Author{Name: "Miriam"},
	}
}

func comment(id, parent, author string, days float64) Arrival {
	return Arrival{
		Kind: KindComment, RemoteID: id, HTML: "<p>" + id + "</p>", Visible: id, Excerpt: id,
		URL: "https://blog.example/p/#" + id, Published: daysAgo(days), Comments: -1,
		Author: Author{Name: author}, Answers: []string{parent},
	}
}

// pulled stores what a feed brought.
func pulled(t *testing.T, s *Store, f Feed, items ...Arrival) Saved {
	t.Helper()
	saved, err := s.Save(t.Context(), Arrivals{Feed: f, Items: items})
	if err != nil {
		t.Fatal(err)
	}
	return saved[0]
}

// onDesk returns the remote IDs of what is pending, the newest first, with the
// reasons.
func onDesk(t *testing.T, s *Store) map[string]ReasonBits {
	t.Helper()
	rows, err := s.read.QueryContext(t.Context(), `
		SELECT i.remote_id, d.reasons
		FROM desk d
		JOIN items i ON i.id = d.item_id
		WHERE d.wait_until IS NULL`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	desk := make(map[string]ReasonBits)
	for rows.Next() {
		var id string
		var bits ReasonBits
		if err := rows.Scan(&id, &bits); err != nil {
			t.Fatal(err)
		}
		desk[id] = bits
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return desk
}

func wantDesk(t *testing.T, s *Store, when string, want map[string]ReasonBits) {
	t.Helper()
	if got := onDesk(t, s); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("the desk %s = %v, want %v", when, got, want)
	}
}

// fact returns one column of an item.
func fact[T any](t *testing.T, s *Store, remoteID, column string) (value T) {
	t.Helper()
	err := s.read.QueryRowContext(t.Context(), `SELECT `+column+` FROM items WHERE remote_id = ?`, remoteID).Scan(&value)
	if err != nil {
		t.Fatalf("%s of %s: %v", column, remoteID, err)
	}
	return value
}

func TestSaveFillsTheDesk(t *testing.T) {
	s := opened(t)
	_, feeds := added(t, s, "Blog")
	saved := pulled(t, s, feeds[0], post("p", 1))
	if want := (Saved{NewPosts: 1, Total: 1}); saved != want {
		t.Errorf("Save of a post = %+v, want %+v", saved, want)
	}
	question := comment("c2", "c1", "Jonas", 0.5)
	question.Question = true
	saved = pulled(t, s, feeds[1], question, comment("c1", "https://www.blog.example/p", "Jonas", 1))
	if want := (Saved{NewComments: 2, Total: 2}); saved != want {
		t.Errorf("Save of comments = %+v, want %+v", saved, want)
	}
	wantDesk(t, s, "after two pulls", map[string]ReasonBits{"p": 0, "c1": Newcomer, "c2": Question})
	if got, want := fact[int64](t, s, "c1", "post_id"), fact[int64](t, s, "p", "id"); got != want {
		t.Errorf("c1 belongs to post %d, want %d", got, want)
	}
	if got, want := fact[int64](t, s, "c2", "parent_id"), fact[int64](t, s, "c1", "id"); got != want {
		t.Errorf("c2 answers %d, want %d", got, want)
	}
}

func TestSaveAgainWritesNothing(t *testing.T) {
	s := opened(t)
	_, feeds := added(t, s, "Blog")
	items := []Arrival{post("p", 1), comment("c", "p", "Jonas", 1)}
	pulled(t, s, feeds[0], items...)
	writes := func() (n int) {
		t.Helper()
		if err := s.db.QueryRowContext(t.Context(), `SELECT total_changes()`).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	before := writes()
	if got, want := pulled(t, s, feeds[0], items...), (Saved{Total: 2}); got != want {
		t.Errorf("Save again = %+v, want %+v", got, want)
	}
	if got := writes() - before; got != 1 {
		t.Errorf("Save again wrote %d rows, want only the feed's", got)
	}
}

func TestBaseline(t *testing.T) {
	many := func(n int, days float64) (items []Arrival) {
		for i := range n {
			items = append(items, post(fmt.Sprint("p", i), days*float64(i)))
		}
		return items
	}
	undated := func(n int) []Arrival {
		items := many(n, 1)
		for i := range items {
			items[i].Published = time.Time{}
		}
		return items
	}
	for name, tt := range map[string]struct {
		items []Arrival
		since time.Time
		want  int
	}{
		"an old blog shows its ten newest":           {many(100, 30), time.Time{}, 10},
		"a quiet blog shows all it has":              {many(3, 400), time.Time{}, 3},
		"a busy blog shows fourteen days":            {many(200, 0.25), time.Time{}, 57},
		"since overrides":                            {many(100, 30), daysAgo(70), 3},
		"undated items cannot flood the desk either": {undated(50), time.Time{}, 10},
	} {
		t.Run(name, func(t *testing.T) {
			s := opened(t)
			src, err := s.AddSource(t.Context(), Source{Name: "Blog"}, []Feed{{Role: RolePosts, URL: "x"}}, tt.since)
			if err != nil {
				t.Fatal(err)
			}
			feeds, err := s.Feeds(t.Context(), src.ID)
			if err != nil {
				t.Fatal(err)
			}
			if got := pulled(t, s, feeds[0], tt.items...).NewPosts; got != tt.want {
				t.Errorf("new posts = %d, want %d", got, tt.want)
			}
		})
	}
}

func TestHeldCommentsAreAlwaysOnTheDesk(t *testing.T) {
	s := opened(t)
	_, feeds := added(t, s, "Blog")
	var items []Arrival
	for i := range 20 {
		items = append(items, comment(fmt.Sprint("c", i), "p", "Jonas", float64(20+i)))
	}
	items[19].State = Held
	pulled(t, s, feeds[1], items...)
	desk := onDesk(t, s)
	if _, ok := desk["c19"]; !ok || len(desk) != 11 {
		t.Errorf("the desk = %v, want the ten newest and the held one", desk)
	}
}

func TestOrphansFindTheirPostLater(t *testing.T) {
	s := opened(t)
	_, feeds := added(t, s, "Blog")
	pulled(t, s, feeds[1], comment("c3", "c2", "Ines", 1))
	pulled(t, s, feeds[1], comment("c2", "c1", "Jonas", 2))
	first := comment("c1", "guid of p", "Ines", 3)
	first.Post = []string{"https://blog.example/p/"}
	pulled(t, s, feeds[1], first)
	pulled(t, s, feeds[0], post("p", 4))
	for id, parent := range map[string]string{"c3": "c2", "c2": "c1"} {
		if got, want := fact[int64](t, s, id, "parent_id"), fact[int64](t, s, parent, "id"); got != want {
			t.Errorf("%s answers %d, want %d", id, got, want)
		}
	}
	for _, id := range []string{"c1", "c2", "c3"} {
		if got, want := fact[int64](t, s, id, "coalesce(post_id, 0)"), fact[int64](t, s, "p", "id"); got != want {
			t.Errorf("%s belongs to %d, want %d", id, got, want)
		}
	}
	wantDesk(t, s, "at the end", map[string]ReasonBits{"p": 0, "c1": Newcomer, "c2": Newcomer, "c3": 0})
}

func TestTheTeamIsNeverPending(t *testing.T) {
	s := opened(t)
	_, feeds := added(t, s, "Blog")
	pulled(t, s, feeds[1], comment("c1", "p", "Jonas", 2))
	reply := comment("c2", "c1", "Miriam", 1)
	reply.Author.Team = true
	pulled(t, s, feeds[1], reply)
	wantDesk(t, s, "after the team answered", map[string]ReasonBits{})
	var act Act
	err := s.read.QueryRowContext(t.Context(), `SELECT act FROM decisions WHERE item_id = ?`, fact[int64](t, s, "c1", "id")).Scan(&act)
	if err != nil || act != ActAnswered {
		t.Errorf("the journal says %q, %v, want %q", act, err, ActAnswered)
	}
	thanks := comment("c3", "c2", "Jonas", 0.5)
	pulled(t, s, feeds[1], thanks)
	wantDesk(t, s, "after a new answer", map[string]ReasonBits{"c3": 0})
	edited := comment("c1", "p", "Jonas", 2)
	edited.HTML = "<p>buy now</p>"
	s.now = func() time.Time { return noon().Add(time.Hour) }
	pulled(t, s, feeds[1], edited)
	wantDesk(t, s, "after an edit", map[string]ReasonBits{"c1": Newcomer | Changed, "c3": 0})
}

func TestReturningMember(t *testing.T) {
	s := opened(t)
	_, feeds := added(t, s, "Blog")
	pulled(t, s, feeds[1], comment("c2", "p", "Jonas", 1))
	wantDesk(t, s, "at first", map[string]ReasonBits{"c2": Newcomer})
	pulled(t, s, feeds[1], comment("c1", "p", "Jonas", 3*366))
	wantDesk(t, s, "once an older comment came", map[string]ReasonBits{"c2": Returning})
	if got := fact[int](t, s, "c2", "(SELECT years FROM desk WHERE item_id = id)"); got != 3 {
		t.Errorf("years = %d, want 3", got)
	}
}

func TestMembersAreCounted(t *testing.T) {
	s := opened(t)
	_, feeds := added(t, s, "Blog")
	pulled(t, s, feeds[0], post("p1", 9), post("p2", 1))
	pulled(t, s, feeds[1], comment("c1", "p1", "miriam", 5), comment("c2", "p1", "Ines", 0))
	var posts, comments int
	var first, last int64
	err := s.read.QueryRowContext(t.Context(), `
		SELECT posts, comments, first_at, last_at
		FROM members
		WHERE name = 'miriam'`).Scan(&posts, &comments, &first, &last)
	if err != nil {
		t.Fatal(err)
	}
	if posts != 2 || comments != 1 || first != daysAgo(9).Unix() || last != daysAgo(1).Unix() {
		t.Errorf("Miriam = %d posts, %d comments, %d to %d", posts, comments, first, last)
	}
}

func TestMovedAtTheSource(t *testing.T) {
	s := opened(t)
	_, feeds := added(t, s, "Blog")
	held := comment("c", "p", "Jonas", 1)
	held.State, held.Baggage = Held, "{}"
	pulled(t, s, feeds[1], held)
	free := held
	free.State = Public
	pulled(t, s, feeds[1], free)
	var before, after string
	err := s.read.QueryRowContext(t.Context(), `SELECT before, after FROM decisions WHERE act = 'moderated'`).Scan(&before, &after)
	if err != nil || before != `{"state":"held"}` || after != `{"state":"public"}` {
		t.Errorf("the journal says %s to %s, %v, want held to public", before, after, err)
	}
	saved, err := s.Save(t.Context(), Arrivals{Feed: feeds[1], Gone: []string{"c", "never seen"}})
	if err != nil || saved[0].Total != 0 {
		t.Fatal(saved, err)
	}
	wantDesk(t, s, "once it is gone", map[string]ReasonBits{})
	pulled(t, s, feeds[1], held)
	wantDesk(t, s, "once it is held again", map[string]ReasonBits{"c": Newcomer})
}

func TestThreeRenderingsAreNoEdit(t *testing.T) {
	s := opened(t)
	src, feeds := added(t, s, "Blog")
	if _, err := s.Save(t.Context(), Arrivals{Feed: feeds[0], Found: []Feed{{Role: "api", URL: "https://blog.example/api"}}}); err != nil {
		t.Fatal(err)
	}
	feeds, err := s.Feeds(t.Context(), src.ID)
	if err != nil {
		t.Fatal(err)
	}
	renderings := make([]Arrival, 3)
	for i, html := range []string{"<p>Who brings a cake?</p>", "Who brings a cake?", "<div><p>Who brings <b>a cake</b>?</p>\n</div>"} {
		renderings[i] = comment("c", "p", "Jonas", 1)
		renderings[i].HTML, renderings[i].Visible = html, html
	}
	renderings[1].RemoteID, renderings[1].Aliases = "https://blog.example/?c=1", []string{"c"}
	renderings[2].RemoteID, renderings[2].Aliases, renderings[2].Baggage = "comment:1", []string{"c"}, `{"ip":"1.2.3.4"}`
	for range 3 {
		for i, a := range renderings {
			pulled(t, s, feeds[i], a)
		}
	}
	if got := fact[int](t, s, "c", "revision"); got != 1 {
		t.Errorf("revision after three renderings = %d, want 1", got)
	}
	var items int
	if err := s.read.QueryRowContext(t.Context(), `SELECT count(*) FROM items`).Scan(&items); err != nil || items != 1 {
		t.Errorf("items = %d, %v, want 1", items, err)
	}
	for i := range renderings {
		renderings[i].HTML = "<p>Who brings two cakes?</p>"
		renderings[i].Visible = "Who brings two cakes?"
		pulled(t, s, feeds[i], renderings[i])
	}
	if got := fact[int](t, s, "c", "revision"); got != 2 {
		t.Errorf("revision after one edit in three feeds = %d, want 2", got)
	}
}

func TestLongFeedsAreStoredInParts(t *testing.T) {
	s := opened(t)
	_, feeds := added(t, s, "Blog")
	var items []Arrival
	for i := range 1000 {
		items = append(items, post(fmt.Sprint(i), float64(i)/100))
	}
	feeds[0].ETag = `"v1"`
	items = append(items, items[0])
	if got, want := pulled(t, s, feeds[0], items...), (Saved{NewPosts: 1000, Total: 1001}); got != want {
		t.Errorf("Save = %+v, want %+v", got, want)
	}
	src, err := s.Feeds(t.Context(), 1)
	if err != nil || src[0].ETag != `"v1"` || !src[0].Pulled.Equal(noon()) {
		t.Errorf("feed = %+v, %v, want the new validators", src[0], err)
	}
}

func TestFreshThreadsAreWatched(t *testing.T) {
	s := opened(t)
	src, err := s.AddSource(t.Context(), Source{Name: "Blog"}, []Feed{{Role: RolePosts, URL: "feed"}}, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	feeds, err := s.Feeds(t.Context(), src.ID)
	if err != nil {
		t.Fatal(err)
	}
	fresh, old := post("fresh", 1), post("old", 30)
	fresh.Thread, old.Thread = "thread/fresh", "thread/old"
	pulled(t, s, feeds[0], fresh, old)
	threads := func() []Feed {
		t.Helper()
		due, err := s.DueFeeds(t.Context(), false)
		if err != nil {
			t.Fatal(err)
		}
		var threads []Feed
		for _, f := range due {
			if f.Role == RolePostComment {
				threads = append(threads, f)
			}
		}
		return threads
	}
	due := threads()
	if len(due) != 1 || due[0].URL != "thread/fresh" || due[0].ItemID != fact[int64](t, s, "fresh", "id") {
		t.Fatalf("threads = %+v, want the fresh post's", due)
	}
	due[0].Due = noon().Add(time.Hour)
	pulled(t, s, due[0], comment("c", "somewhere", "Jonas", 0))
	if got, want := fact[int64](t, s, "c", "post_id"), fact[int64](t, s, "fresh", "id"); got != want {
		t.Errorf("a comment of the thread belongs to %d, want %d", got, want)
	}
	s.now = func() time.Time { return noon().AddDate(0, 0, 20) }
	if got := threads(); len(got) != 0 {
		t.Errorf("threads once the post is old = %d, want none", len(got))
	}
	fresh.Comments = 5
	pulled(t, s, feeds[0], fresh)
	if got := threads(); len(got) != 1 {
		t.Errorf("threads once it counts new comments = %d, want 1", len(got))
	}
}
