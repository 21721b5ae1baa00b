package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

const halfAYear = 180 * 24 * time.Hour

// archive is a paper on which much was said half a year ago and more.
type archive struct {
	*club
	paper Source
	feeds []Feed
	said  []Arrival
}

// openArchive pulls a post with threads of comments, of which volunteers
// settle some, and lets 200 days go by.
func openArchive(t *testing.T) *archive {
	t.Helper()
	a := &archive{club: openClub(t)}
	a.paper, a.feeds = added(t, a.Store, "Zeitung")
	a.exec(`UPDATE sources SET login = 'miriam', powers = (SELECT powers FROM sources WHERE name = 'Blog') WHERE name = 'Zeitung'`)
	pulled(t, a.Store, a.feeds[0], post("p", 9), post("quiet", 8))
	held := comment("held", "p", "Ines", 5)
	held.State = Held
	a.said = []Arrival{
		comment("settled", "p", "Jonas Albrecht", 7), comment("settled-too", "settled", "Petra", 6),
		comment("half", "p", "Ole", 7), comment("half-open", "half", "Ruth", 6),
		comment("open", "p", "Marta", 5), held, comment("planned", "quiet", "Deniz", 5),
	}
	pulled(t, a.Store, a.feeds[1], a.said...)
	indexed(t, a.Store)
	for _, id := range []string{"settled", "settled-too", "half", "planned", "p", "quiet"} {
		a.must(a.Done(t.Context(), miriam, a.id(id)))
	}
	a.must(a.Note(t.Context(), deniz, a.id("settled"), "Kranichweg"))
	_, b, err := a.AddTask(t.Context(), deniz, Task{Title: "Ring Deniz", ItemID: a.id("planned")})
	a.must(b, err)
	a.clock = a.clock.AddDate(0, 0, 200)
	return a
}

func (a *archive) id(remoteID string) int64 { return fact[int64](a.t, a.Store, remoteID, "id") }

// left returns what is left of the archive's comments and posts.
func (a *archive) left() string {
	a.t.Helper()
	return strings.Join(a.lines(`
		SELECT remote_id FROM items WHERE source_id = ? AND kind IN (1, 2) ORDER BY remote_id`, a.paper.ID), " ")
}

func (a *archive) expire(keep time.Duration) Expired {
	a.t.Helper()
	done, err := a.Expire(a.t.Context(), a.paper.ID, keep, true)
	if err != nil {
		a.t.Fatal(err)
	}
	wantHealthy(a.t, a.Store)
	return done
}

func TestExpireRemovesWholeConversationsThatAreDone(t *testing.T) {
	a := openArchive(t)
	before := onDesk(t, a.Store)
	would, err := a.WouldExpire(t.Context(), a.paper.ID, halfAYear)
	if err != nil {
		t.Fatal(err)
	}
	want := Expired{Comments: 2, Worked: 2}
	if got := a.expire(halfAYear); got != want || would != want {
		t.Errorf("removed %+v, foretold %+v, want %+v", got, would, want)
	}
	if got, want := a.left(), "half half-open held open p planned quiet"; got != want {
		t.Errorf("left = %s, want %s", got, want)
	}
	wantDesk(t, a.Store, "afterwards", before)
	if got := a.expire(halfAYear); got != (Expired{}) {
		t.Errorf("a second removal removed %+v", got)
	}
}

func TestWhatIsNotSettledHoldsOldThings(t *testing.T) {
	for name, tt := range map[string]struct {
		hold func(a *archive) error
		left string
	}{
		"a draft": {func(a *archive) error {
			return a.KeepDraft(t.Context(), deniz, a.id("settled"), "Lieber")
		}, "settled"},
		"a decision of these days": {func(a *archive) error {
			_, err := a.Note(t.Context(), deniz, a.id("settled-too"), "new")
			return err
		}, "settled"},
		"a claim": {func(a *archive) error {
			a.exec(`UPDATE marks SET claimed_by = 'deniz', claimed_at = at WHERE item_id = ?`, a.id("settled"))
			return nil
		}, "settled"},
		"a reply on its way": {func(a *archive) error {
			_, err := a.Reply(t.Context(), deniz, a.id("settled"), "Hallo")
			a.clock = a.clock.AddDate(0, 0, 200)
			return err
		}, "settled"},
		"put off": {func(a *archive) error {
			a.exec(`UPDATE decisions SET at = at - 10000`)
			_, err := a.WaitUntil(t.Context(), deniz, a.clock.AddDate(1, 0, 0), a.id("settled"))
			a.clock = a.clock.AddDate(0, 0, 200)
			return err
		}, "settled"},
		"the age": {func(a *archive) error {
			a.clock = a.clock.AddDate(0, 0, -100)
			return nil
		}, "settled"},
	} {
		t.Run(name, func(t *testing.T) {
			a := openArchive(t)
			if err := tt.hold(a); err != nil {
				t.Fatal(err)
			}
			if done := a.expire(halfAYear); !strings.Contains(a.left(), tt.left) {
				t.Errorf("removed %+v, left %s, want %s to stay", done, a.left(), tt.left)
			}
		})
	}
}

func TestWhatExpiredDoesNotComeBack(t *testing.T) {
	a := openArchive(t)
	undated := comment("undated", "quiet", "Jan", 0)
	undated.Published = time.Time{}
	a.clock = noon()
	pulled(t, a.Store, a.feeds[1], undated)
	a.must(a.Done(t.Context(), miriam, a.id("undated")))
	a.clock = a.clock.AddDate(0, 0, 200)
	a.expire(halfAYear)
	left := a.left()
	if strings.Contains(left, "settled") || strings.Contains(left, "undated") {
		t.Fatalf("left = %s", left)
	}
	before := onDesk(t, a.Store)
	pulled(t, a.Store, a.feeds[1], append(a.said, undated)...)
	if got := a.left(); got != left {
		t.Errorf("after a pull of the old feed there are %s, want %s", got, left)
	}
	wantDesk(t, a.Store, "after the pull", before)
	again := a.said[0]
	again.State = Held
	pulled(t, a.Store, a.feeds[1], again)
	if got := a.left(); !strings.Contains(got, "settled") {
		t.Errorf("what a moderator is asked about again did not come: %s", got)
	}
	wantHealthy(t, a.Store)
}

func TestOfWhatExpiredTheJournalKeepsCountsAndNoWords(t *testing.T) {
	a := openArchive(t)
	_, b, err := a.AddTask(t.Context(), deniz, Task{Title: "Thank Jonas Albrecht", ItemID: a.id("settled")})
	a.must(b, err)
	a.must(a.FinishTasks(t.Context(), deniz, taskOf(a, "Thank Jonas Albrecht")))
	a.clock = a.clock.AddDate(0, 0, 200)
	span := Span{noon().AddDate(0, 0, -1), a.clock.Add(time.Hour)}
	before, err := readDeeds(t.Context(), a.read, span)
	if err != nil {
		t.Fatal(err)
	}
	if got := a.expire(halfAYear); got.Worked != 2 {
		t.Fatalf("removed %+v, want the thread that was decided on", got)
	}
	after, err := readDeeds(t.Context(), a.read, span)
	if err != nil || fmt.Sprint(after) != fmt.Sprint(before) {
		t.Errorf("the journal counts %v, %v, want %v", after, err, before)
	}
	for _, word := range []string{"Jonas", "Kranichweg", "settled", "Petra"} {
		at := slices.DeleteFunc(wordIn(t, a.Store, word), func(column string) bool {
			return strings.HasPrefix(column, "search_seg") // the index lets go of a word when its parts are merged
		})
		if len(at) > 0 {
			t.Errorf("%q is still in %v", word, at)
		}
	}
}

// taskOf returns the number of a task by its title.
func taskOf(a *archive, title string) (id int64) {
	a.row(&id, `SELECT id FROM tasks WHERE title = ?`, title)
	return id
}

func TestExpireRestsForADay(t *testing.T) {
	a := openArchive(t)
	if done, err := a.Expire(t.Context(), a.paper.ID, halfAYear, false); err != nil || done.Comments != 2 {
		t.Fatalf("Expire = %+v, %v", done, err)
	}
	a.must(a.Done(t.Context(), miriam, a.id("open")))
	a.exec(`UPDATE decisions SET at = 0`)
	for want, after := range []time.Duration{time.Hour, 25 * time.Hour} { // too early: 0, then 1
		a.clock = a.clock.Add(after)
		if done, err := a.Expire(t.Context(), a.paper.ID, halfAYear, false); err != nil || done.Comments != want {
			t.Errorf("after %v Expire = %+v, %v, want %d", after, done, err, want)
		}
	}
}

func TestAClockPutBackExpiresAllTheSame(t *testing.T) {
	a := openArchive(t)
	a.exec(`UPDATE sources SET expired_at = ?`, a.clock.AddDate(1, 0, 0).Unix())
	if done, err := a.Expire(t.Context(), a.paper.ID, halfAYear, false); err != nil || done.Comments != 2 {
		t.Errorf("Expire = %+v, %v, want 2 comments", done, err)
	}
}
