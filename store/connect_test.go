package store

import (
	"fmt"
	"testing"
)

// connected gives a source other feeds, and returns them.
func connected(t *testing.T, s *Store, src Source, feeds ...Feed) []Feed {
	t.Helper()
	if _, err := s.Connect(t.Context(), src, feeds); err != nil {
		t.Fatal(err)
	}
	now, err := s.Feeds(t.Context(), src.ID)
	if err != nil || len(now) != len(feeds) {
		t.Fatalf("feeds = %v, %v, want %d", now, err, len(feeds))
	}
	return now
}

// doneByFeed ticks off a comment that a feed brought, and returns what another
// feed says of it: the same words in other HTML.
func doneByFeed(t *testing.T, s *Store, feed Feed) (byAPI Arrival) {
	t.Helper()
	byFeed := comment("comment:8", "p", "Jonas", 1)
	byFeed.Title = "By: Jonas"
	pulled(t, s, feed, byFeed)
	if _, err := s.Done(t.Context(), miriam, fact[int64](t, s, "comment:8", "id")); err != nil {
		t.Fatal(err)
	}
	byAPI = byFeed
	byAPI.Title, byAPI.HTML, byAPI.Baggage = "", "<p>comment:8</p>\n", `{"ip":"192.0.2.1"}`
	return byAPI
}

// wantNoEdit checks that a pull took what is done for the same as before.
func wantNoEdit(t *testing.T, s *Store, when string, saved Saved) {
	t.Helper()
	if revision := fact[int](t, s, "comment:8", "revision"); saved.Changed != 0 || revision != 1 {
		t.Errorf("%s: %d changed, revision %d, want no edit", when, saved.Changed, revision)
	}
	wantDesk(t, s, when, map[string]ReasonBits{})
}

func TestALoginBringsNothingDoneBack(t *testing.T) {
	s := opened(t)
	src, feeds := added(t, s, "Blog")
	byAPI := doneByFeed(t, s, feeds[1])
	byFeed := byAPI
	byFeed.Title, byFeed.HTML, byFeed.Baggage = "By: Jonas", "<p>comment:8</p>", ""

	src.Kind, src.Login = "wordpress", "miriam"
	api := connected(t, s, src,
		Feed{Role: RolePosts, URL: "https://blog.example/wp-json/wp/v2/posts"},
		Feed{Role: RoleComments, URL: "https://blog.example/wp-json/wp/v2/comments"})
	wantNoEdit(t, s, "after the login", pulled(t, s, api[1], byAPI))

	src.Kind, src.Login = "feed", ""
	feeds = connected(t, s, src,
		Feed{Role: RoleComments, URL: feeds[1].URL}, Feed{Role: RolePosts, URL: feeds[0].URL})
	wantNoEdit(t, s, "after the end of the login", pulled(t, s, feeds[0], byFeed))
}

func TestALoginKnowsByTheirAccountsWhoWasKnownByName(t *testing.T) {
	s := opened(t)
	src, feeds := added(t, s, "Blog")
	question, answer, guest := comment("comment:1", "p", "Jonas", 3), comment("comment:2", "comment:1", "Mara", 2), comment("comment:3", "p", "Mara", 1)
	pulled(t, s, feeds[1], question, answer, guest)
	wantDesk(t, s, "by the feed", map[string]ReasonBits{"comment:1": Newcomer, "comment:2": Newcomer, "comment:3": 0})
	named := fact[int64](t, s, "comment:2", "member_id")
	if _, err := s.NotePerson(t.Context(), miriam, named, "calls at noon"); err != nil {
		t.Fatal(err)
	}

	src.Kind, src.Login = "wordpress", "mara"
	api := connected(t, s, src, Feed{Role: RoleComments, URL: "https://blog.example/wp-json/wp/v2/comments"})
	for _, a := range []*Arrival{&question, &answer, &guest} {
		a.HTML += "\n"
		a.Author.RemoteID = "guest:" + a.RemoteID
	}
	answer.Author.RemoteID, answer.Author.Team = "user:2", true
	gone := comment("comment:4", "p", "jonas", 30) // of an account that was deleted: its name again
	gone.State = Spam
	pulled(t, s, api[0], question, answer, guest, gone)

	wantDesk(t, s, "by the API: Mara's own and what she answered are gone, her namesake's stays",
		map[string]ReasonBits{"comment:3": Newcomer})
	mara, other := fact[int64](t, s, "comment:2", "member_id"), fact[int64](t, s, "comment:3", "member_id")
	if person, err := s.Person(t.Context(), mara); err != nil || person.Note != "calls at noon" || !person.Team {
		t.Errorf("Mara = %+v, %v, want the team's, with the note", person, err)
	}
	if person, err := s.Person(t.Context(), other); err != nil || person.Note != "" || person.Team {
		t.Errorf("her namesake = %+v, %v, want nobody's note", person, err)
	}
	rows, err := s.read.QueryContext(t.Context(), `SELECT remote_id, comments FROM members ORDER BY remote_id`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	counts := map[string]int{}
	for rows.Next() {
		var who string
		var n int
		if err := rows.Scan(&who, &n); err != nil {
			t.Fatal(err)
		}
		counts[who] = n
	}
	want := map[string]int{"user:2": 1, "guest:comment:1": 1, "guest:comment:3": 1, "name:mara": 0, "name:jonas": 1}
	if fmt.Sprint(counts) != fmt.Sprint(want) || rows.Err() != nil {
		t.Errorf("comments by member = %v, %v, want %v", counts, rows.Err(), want)
	}
	wantHealthy(t, s)
}

func TestATeamMarkedByNameIsTheTeamByAccount(t *testing.T) {
	s := opened(t)
	src, feeds := added(t, s, "Blog")
	known, next := comment("comment:1", "p", "Mara", 2), comment("comment:2", "p", "Mara", 1)
	pulled(t, s, feeds[1], known)
	if _, err := s.MarkTeam(t.Context(), miriam, fact[int64](t, s, "comment:1", "member_id"), true); err != nil {
		t.Fatal(err)
	}
	src.Kind = "wordpress"
	api := connected(t, s, src, Feed{Role: RoleComments, URL: "https://blog.example/wp-json/wp/v2/comments"})
	known.Author.RemoteID, next.Author.RemoteID = "user:2", "user:2"
	pulled(t, s, api[0], next)
	wantDesk(t, s, "before the account is known to be hers", map[string]ReasonBits{"comment:2": Newcomer})
	pulled(t, s, api[0], next, known)
	wantDesk(t, s, "once it is", map[string]ReasonBits{})
	wantHealthy(t, s)
}
