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

func TestTheSamePostOfTwoSourcesIsShownOnce(t *testing.T) {
	s := opened(t)
	blog, feeds := added(t, s, "Blog")
	_, others := added(t, s, "Planet")
	first := post("p", 1)
	pulled(t, s, feeds[0], first)
	again := first
	again.RemoteID = "planet-17"
	other := post("q", 1)
	other.URL = first.URL // as where all links of a feed lead to its home
	pulled(t, s, others[0], again, other)
	wantDesk(t, s, "with two sources", map[string]ReasonBits{"p": 0, "q": 0})
	shown, err := s.Post(t.Context(), fact[int64](t, s, "p", "id"))
	if err != nil || fmt.Sprint(shown.AlsoIn) != "[Planet]" {
		t.Errorf("the post is also in %v, %v, want Planet", shown.AlsoIn, err)
	}
	if err := s.RemoveSource(t.Context(), blog.ID, false); err != nil {
		t.Fatal(err)
	}
	wantDesk(t, s, "once the first source is removed", map[string]ReasonBits{"planet-17": 0, "q": 0})
}
