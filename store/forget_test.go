package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// What gives Jonas away: his name as it is written anywhere, his addresses,
// and the words of his texts.
var tellingWords = []string{
	"jonas albrecht", "jonas-albrecht", "jonas@albrecht.example", "albrecht.example/~jonas", "192.0.2.77",
	"giraffenhaus", "schaukelpferd", "zirkuszelt",
}

// circus is a blog on which Jonas wrote, and volunteers worked on it in every
// way there is.
type circus struct {
	*club
	blog, forum   []Feed
	said          []Arrival
	first, second int64
	jonas, also   int64
}

func openCircus(t *testing.T) *circus {
	t.Helper()
	c := &circus{club: openClub(t)}
	_, c.blog = added(t, c.Store, "Zeitung")
	_, c.forum = added(t, c.Store, "Forum")
	c.exec(`UPDATE sources SET login = 'miriam', powers = (SELECT powers FROM sources WHERE name = 'Blog') WHERE name = 'Zeitung'`)
	jonas := Author{RemoteID: "acct:jonas@albrecht.example", Name: "Jonas Albrecht", Contact: "jonas@albrecht.example", URL: "https://albrecht.example/~jonas"}
	first := comment("c1", "p", "", 2)
	first.State, first.Baggage, first.Aliases = Held, `{"author_ip":"192.0.2.77"}`, []string{"https://zeitung.example/p/#jonas-albrecht-1"}
	first.HTML, first.Visible, first.Excerpt = "<p>Zum Giraffenhaus?</p>", "Zum Giraffenhaus?", "Zum Giraffenhaus?"
	second := comment("https://zeitung.example/by/jonas-albrecht/7", "p", "", 1)
	second.HTML, second.Visible, second.Excerpt = "<p>Schaukelpferd</p>", "Schaukelpferd", "Schaukelpferd"
	first.Author, second.Author = jonas, jonas
	c.said = []Arrival{first, second}
	pulled(t, c.Store, c.blog[0], post("p", 3))
	pulled(t, c.Store, c.blog[1], append(c.said, comment("c3", "c1", "Petra", 0.5))...)
	pulled(t, c.Store, c.forum[1], comment("f1", "t", "Jonas Albrecht", 0.1))
	indexed(t, c.Store)
	c.first, c.second = fact[int64](t, c.Store, "c1", "id"), fact[int64](t, c.Store, second.RemoteID, "id")
	c.jonas, c.also = fact[int64](t, c.Store, "c1", "member_id"), fact[int64](t, c.Store, "f1", "member_id")
	c.work()
	return c
}

// work does with Jonas what volunteers do.
func (c *circus) work() {
	c.t.Helper()
	ctx := c.t.Context()
	c.must(c.Note(ctx, miriam, c.first, "Jonas Albrecht is well known"))
	c.must(c.Note(ctx, miriam, fact[int64](c.t, c.Store, "c3", "id"), "a friend of JONAS ALBRECHTs"))
	c.must(c.MarkTeam(ctx, deniz, c.jonas, true))
	c.must(c.MarkTeam(ctx, deniz, c.jonas, false))
	_, b, err := c.AddTask(ctx, miriam, Task{Title: "Call Jonas Albrecht about the tables", ItemID: c.first})
	c.must(b, err)
	_, b, err = c.AddTask(ctx, miriam, Task{Title: "Thank jonas@albrecht.example", MemberID: c.jonas})
	c.must(b, err)
	c.must(c.Reply(ctx, deniz, c.second, "Hallo Jonas Albrecht, im Zirkuszelt."))
	c.undo()
	if err := c.KeepDraft(ctx, deniz, c.first, "Lieber Jonas Albrecht, im Zirkuszelt"); err != nil {
		c.t.Fatal(err)
	}
	edited := c.said[0]
	edited.HTML, edited.Visible, edited.Excerpt = "<p>Zum Giraffenhaus!</p>", "Zum Giraffenhaus!", "Zum Giraffenhaus!"
	c.said[0] = edited
	pulled(c.t, c.Store, c.blog[1], edited)
	indexed(c.t, c.Store)
}

// undo takes back what Deniz did last.
func (c *circus) undo() {
	c.t.Helper()
	c.must(c.Undo(c.t.Context(), deniz))
}

// files returns what all files of the cache hold, in lower case.
func (c *circus) files() string {
	c.t.Helper()
	names, err := filepath.Glob(filepath.Join(filepath.Dir(c.path), "*"))
	if err != nil || len(names) < 3 {
		c.t.Fatalf("files = %v, %v, want the cache, its log and its index", names, err)
	}
	var all bytes.Buffer
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			c.t.Fatal(err)
		}
		all.Write(text)
	}
	return strings.ToLower(all.String())
}

func (c *circus) forget(wholePerson bool) Forgotten {
	c.t.Helper()
	done, err := c.Forget(c.t.Context(), miriam, c.jonas, wholePerson)
	if err != nil {
		c.t.Fatal(err)
	}
	return done
}

func TestForgetLeavesNothingInAnyFile(t *testing.T) {
	c := openCircus(t)
	before := c.files()
	for _, word := range tellingWords {
		if !strings.Contains(before, word) {
			t.Fatalf("%q is in no file before: the test proves nothing", word)
		}
	}
	c.exec(`DELETE FROM items WHERE member_id = ?`, c.also) // a source of its own keeps its word
	c.exec(`DELETE FROM texts WHERE author = 'Jonas Albrecht' AND id NOT IN (?, ?)`, c.first, c.second)
	c.exec(`DELETE FROM members WHERE id = ?`, c.also)
	done := c.forget(false)
	if done.Members != 1 || done.Comments != 2 || done.Posts != 0 || !done.Swept || done.Mentions != 0 || done.Linked != 0 {
		t.Errorf("Forget = %+v, want one member, two comments, all swept", done)
	}
	after := c.files()
	for _, word := range tellingWords {
		if at := strings.Index(after, word); at >= 0 {
			t.Errorf("%q is still in a file: %q", word, after[max(0, at-60):min(len(after), at+60)])
		}
	}
	wantHealthy(t, c.Store)
}

func TestForgetKeepsThePlaceOfWhatOthersDid(t *testing.T) {
	c := openCircus(t)
	done := c.forget(false)
	if done.Named == 0 || done.Mentions != 1 { // the forum's Jonas
		t.Errorf("Forget = %+v, want names taken out, and one text that names him", done)
	}
	first, err := c.Comment(t.Context(), c.first)
	if err != nil || !first.Forgotten || first.Author != "" || first.Excerpt != "" || first.State != Gone {
		t.Errorf("the comment = %+v, %v, want somebody forgotten's", first, err)
	}
	if got := fact[int64](t, c.Store, "c3", "parent_id"); got != c.first {
		t.Errorf("the answer of another is about %d, want %d", got, c.first)
	}
	titles := c.lines(`SELECT title FROM tasks ORDER BY id`)
	equal(t, "tasks", titles, "Call … about the tables", "Thank …")
	equal(t, "notes", c.lines(`SELECT note FROM marks WHERE note <> ''`), "a friend of …s")
	m, err := c.Member(t.Context(), c.jonas)
	if err != nil || !m.Forgotten || m.Name != "" || m.PersonID != 0 {
		t.Errorf("the member = %+v, %v, want a number only", m, err)
	}
	if all, err := c.Members(t.Context(), "", Page{}); err != nil || len(all) != 3 {
		t.Errorf("members = %v, %v, want Miriam, Petra and the forum's Jonas", all, err)
	}
	wantHealthy(t, c.Store)
}

func TestForgottenMembersStayForgotten(t *testing.T) {
	c := openCircus(t)
	c.forget(false)
	third := comment("c9", "p", "", 0.1)
	third.Author = c.said[0].Author
	byName := comment("c10", "p", "Jonas Albrecht", 0.1)
	edited := c.said[0]
	edited.Author, edited.Visible = Author{Name: "J. A."}, "another text"
	namesake := comment("c11", "p", "Jonas Albrecht", 0.1)
	namesake.Author.RemoteID = "user:5"
	saved := pulled(t, c.Store, c.blog[1], append([]Arrival{third, byName, edited, namesake}, c.said...)...)
	if saved.NewComments != 1 || saved.Changed != 0 {
		t.Errorf("the next pull = %+v, want the namesake's comment only", saved)
	}
	if err := c.KeepLook(t.Context(), c.blog[1].SourceID, c.said[0]); err != nil {
		t.Fatal(err)
	}
	first, err := c.Comment(t.Context(), c.first)
	if err != nil || first.Excerpt != "" || first.State != Gone {
		t.Errorf("after the next pull the comment = %+v, %v, want it empty", first, err)
	}
	answer := comment("c12", "c1", "Petra", 0.05)
	pulled(t, c.Store, c.blog[1], answer)
	if got := fact[int64](t, c.Store, "c12", "parent_id"); got != c.first {
		t.Errorf("a later answer is about %d, want %d", got, c.first)
	}
	wantHealthy(t, c.Store)
}

func TestForgetIsNotUndone(t *testing.T) {
	c := openCircus(t)
	c.forget(false)
	batches, err := c.Journal(t.Context(), Page{Limit: 1})
	if err != nil || batches[0].Act != ActForget || batches[0].Volunteer != miriam {
		t.Fatalf("the journal = %+v, %v, want that somebody was forgotten", batches, err)
	}
	if _, err := c.UndoBatch(t.Context(), miriam, batches[0].ID); !errors.Is(err, ErrNothing) {
		t.Errorf("UndoBatch = %v, want ErrNothing", err)
	}
	// What was done before is undone as if nothing had been in between.
	if b, err := c.Undo(t.Context(), miriam); err != nil || b.Of != ActTaskAdd {
		t.Errorf("Undo = %+v, %v, want the last task taken back", b, err)
	}
	if _, err := c.Forget(t.Context(), miriam, c.jonas, false); !errors.Is(err, ErrAlready) {
		t.Errorf("Forget again = %v, want ErrAlready", err)
	}
	if _, err := c.Forget(t.Context(), miriam, 999, false); !errors.Is(err, ErrNotFound) {
		t.Errorf("Forget nobody = %v, want ErrNotFound", err)
	}
}

func TestForgetWaitsForWhatIsOnItsWay(t *testing.T) {
	c := openCircus(t)
	c.must(c.Reply(t.Context(), deniz, c.second, "Gerne."))
	if _, err := c.Forget(t.Context(), miriam, c.jonas, false); !errors.Is(err, ErrQueued) {
		t.Errorf("Forget = %v, want ErrQueued", err)
	}
	if m, err := c.Member(t.Context(), c.jonas); err != nil || m.Name != "Jonas Albrecht" {
		t.Errorf("the member = %+v, %v, want nothing changed", m, err)
	}
	c.undo()
	c.forget(false)
}

func TestForgetAWholePerson(t *testing.T) {
	for whole, want := range map[bool]Forgotten{
		false: {Members: 1, Comments: 2, Linked: 1},
		true:  {Members: 2, Comments: 3},
	} {
		c := openCircus(t)
		c.exec(`DELETE FROM person_members WHERE member_id = ?`, c.also)
		c.exec(`INSERT INTO person_members (member_id, person_id) SELECT ?, person_id FROM person_members WHERE member_id = ?`, c.also, c.jonas)
		got := c.forget(whole)
		if got.Members != want.Members || got.Comments != want.Comments || got.Linked != want.Linked {
			t.Errorf("Forget, whole person %v = %+v, want %+v", whole, got, want)
		}
		people := len(c.lines(`SELECT name FROM people WHERE name LIKE 'Jonas%' OR name = ''`))
		if (people == 0) != whole {
			t.Errorf("whole person %v: %d persons are left", whole, people)
		}
		wantHealthy(t, c.Store)
	}
}

func TestSweepIsMadeUpForLater(t *testing.T) {
	c := openCircus(t)
	conn, err := c.read.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	// Somebody reads, and keeps the log.
	if _, err := conn.ExecContext(t.Context(), `BEGIN`); err != nil {
		t.Fatal(err)
	}
	if _, err := readVersion(t.Context(), conn); err != nil {
		t.Fatal(err)
	}
	if _, err := conn.ExecContext(t.Context(), `SELECT count(*) FROM items`); err != nil {
		t.Fatal(err)
	}
	c.swept = time.Millisecond
	if done := c.forget(false); done.Swept {
		t.Error("Forget says that all is swept while somebody reads the old state")
	}
	if _, err := conn.ExecContext(t.Context(), `ROLLBACK`); err != nil {
		t.Fatal(err)
	}
	if err := conn.Close(); err != nil {
		t.Fatal(err)
	}
	if swept, err := c.Sweep(t.Context()); err != nil || !swept {
		t.Errorf("Sweep = %v, %v, want all swept", swept, err)
	}
	if strings.Contains(c.files(), "giraffenhaus") {
		t.Error("a word of the text is still in a file")
	}
}

func TestNamesAreTakenOutWhereWordsBegin(t *testing.T) {
	for name, tt := range map[string]struct{ who, text, want string }{
		"whole":            {"Jonas Albrecht", "Ask Jonas Albrecht.", "Ask …."},
		"other case":       {"Jonas Albrecht", "ask JONAS albrecht", "ask …"},
		"genitive":         {"Jonas Albrecht", "Jonas Albrechts Frage", "…s Frage"},
		"short":            {"Al", "Al altert, also Al!", "… altert, also …!"},
		"inside of a word": {"Anna", "Susanna und Anna", "Susanna und …"},
		"signs":            {"J. (Jo) *", "from J. (Jo) * today", "from … today"},
		"umlaut":           {"Özgür Ünal", "für özgür ünal", "für …"},
		"one letter":       {"T", "T is not a name", "T is not a name"},
	} {
		t.Run(name, func(t *testing.T) {
			var n nameless
			n.add(tt.who, "", "", "")
			if got := n.from(tt.text); got != tt.want {
				t.Errorf("without %q: %q, want %q", tt.who, got, tt.want)
			}
		})
	}
}

func TestForgettingLeavesTheRuleOfATask(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.blog, Public)
	var member int64
	c.row(&member, `SELECT member_id FROM items WHERE id = ?`, id)
	c.exec(`UPDATE members SET name = 'Mo' WHERE id = ?`, member)
	task, _, err := c.AddTask(t.Context(), miriam, Task{Title: "Call Mo", Due: noon(), Repeat: "FREQ=WEEKLY;BYDAY=MO"})
	if err != nil {
		t.Fatal(err)
	}
	deleted := c.must(c.DeleteTasks(t.Context(), miriam, task.ID))
	if _, err := c.Forget(t.Context(), miriam, member, false); err != nil {
		t.Fatal(err)
	}
	c.must(c.UndoBatch(t.Context(), miriam, deleted.ID))
	back, err := c.Task(t.Context(), task.ID)
	if err != nil || back.Title != "Call "+blank || back.Repeat != task.Repeat {
		t.Errorf("the task = %q, %q, %v, want no name and its rule", back.Title, back.Repeat, err)
	}
	c.must(c.FinishTasks(t.Context(), miriam, task.ID))
}
