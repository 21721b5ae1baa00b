package ui

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"tend/feeds"
	"tend/store"
)

func TestFailedActBringsItsRowBack(t *testing.T) {
	d := sample(t, "en")
	a := deskOn(t, d, "en", 80, 24)
	first := a.comments.currentID()
	_, cmd := a.Update(pressed("a"))
	if a.comments.taken[first] == "" || a.comments.currentID() == first {
		t.Fatal("the row is not taken at once, or the focus stays on it")
	}
	if err := d.Store.Close(); err != nil { // from here on nothing can be kept
		t.Fatal(err)
	}
	settleAll(t, a, cmd)
	if i := a.comments.index(first); i != 0 || a.comments.taken[first] != "" {
		t.Errorf("the row is at %d, taken %q; want it back at 0", i, a.comments.taken[first])
	}
	if !a.status.loud || a.status.said == "" {
		t.Errorf("status = %+v, want it to say loudly what went wrong", a.status)
	}
	d.Store = nil
}

func TestActElsewhereIsSeenWithoutAJump(t *testing.T) {
	d := sample(t, "en")
	a := deskOn(t, d, "en", 80, 24)
	play(t, a, "j", "j")
	here, top := a.comments.currentID(), a.comments.at
	if _, err := d.Store.Decide(t.Context(), "Deniz", store.ActTrash, a.comments.rows[0].ID); err != nil {
		t.Fatal(err)
	}
	settleAll(t, a, a.updateAnswers(changedMsg{}))
	if got := a.comments.currentID(); got != here {
		t.Errorf("focus went from %d to %d", here, got)
	}
	if a.comments.at-a.comments.top > top {
		t.Error("the row in focus moved down")
	}
	if _, err := d.Store.Decide(t.Context(), "Deniz", store.ActSpam, here); err != nil {
		t.Fatal(err)
	}
	settleAll(t, a, a.updateAnswers(changedMsg{}))
	if !strings.Contains(frameOf(a), "Another tend decided on bestprice-4u.") {
		t.Errorf("the screen does not say what happened to the row in focus:\n%s", frameOf(a))
	}
}

func TestARowThatASyncTakesAwayIsNobodysAct(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 80, 24)
	it, _ := a.item()
	feed, err := a.desk.store.Feeds(t.Context(), it.SourceID)
	if err != nil {
		t.Fatal(err)
	}
	_, err = a.desk.store.Save(t.Context(), store.Arrivals{Feed: feed[0], Items: []store.Arrival{{
		Kind: it.Kind, RemoteID: it.RemoteID, State: store.Trash, Published: it.Published, Comments: -1,
		Visible: it.Excerpt, Excerpt: it.Excerpt, Author: store.Author{Name: it.Author},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	settleAll(t, a, a.updateAnswers(changedMsg{}))
	if want := "Jonas Albrecht is no longer pending at Blog."; !strings.Contains(frameOf(a), want) {
		t.Errorf("the screen does not say %q:\n%s", want, frameOf(a))
	}
}

func TestWhyARowLeftIsSaid(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 80, 24)
	it, _ := a.item()
	done := it
	done.Mark.At = it.Mark.At.Add(time.Minute)
	refused := it
	refused.Verdict = &store.Verdict{ID: 7}
	gone := refused
	gone.Pending = store.NotPending
	for want, m := range map[string]missedMsg{
		"Jonas Albrecht is no longer pending at Blog.":     {before: refused, now: gone},
		"Another tend decided on Jonas Albrecht.":          {before: it, now: done},
		"Jonas Albrecht stands elsewhere in the list now.": {before: it, now: it},
		"Jonas Albrecht is no longer in the cache.":        {before: it, gone: true},
	} {
		a.updateAnswers(m)
		if !strings.Contains(frameOf(a), want) {
			t.Errorf("the screen does not say %q:\n%s", want, frameOf(a))
		}
	}
}

func TestTheKeyThatTakesBackIsNeverCut(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}} {
		a := deskOn(t, sample(t, "en"), "en", size[0], size[1])
		a.tellUndo("Marking 29 comments as spam. " + strings.Repeat("1 left out: Deniz has it since 22:45. ", 4))
		if got := frameOf(a); !strings.Contains(got, "z undo") {
			t.Errorf("z is cut off at %dx%d:\n%s", size[0], size[1], got)
		}
	}
}

func TestAKeyThatDoesNotActHereSaysWhere(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 80, 24)
	play(t, a, "1", "a")
	if want := "a (approve) is for: comments, reading."; !strings.Contains(frameOf(a), want) {
		t.Errorf("the screen does not say %q:\n%s", want, frameOf(a))
	}
	play(t, a, "ü") // means nothing anywhere
	if want := "a (approve)"; !strings.Contains(frameOf(a), want) {
		t.Errorf("a key without a meaning says something:\n%s", frameOf(a))
	}
}

func TestNewCommentsWaitForTheNextMove(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 80, 24)
	before := a.comments.idsFrom(0)
	play(t, a, "R")
	if got := a.comments.idsFrom(0); !reflect.DeepEqual(got, before) {
		t.Errorf("rows moved by themselves: %v, want %v", got, before)
	}
	if a.comments.news == 0 || !strings.Contains(frameOf(a), "open, 3 new") {
		t.Error("the heading does not count what is new")
	}
	a.now = func() time.Time { return evening(t).Add(newsTime) }
	if strings.Contains(frameOf(a), "open, 3 new") {
		t.Errorf("the heading still counts what is new after %v:\n%s", newsTime, frameOf(a))
	}
	here := before[1]
	play(t, a, "j")
	if got := a.comments.currentID(); got != here {
		t.Errorf("focus is on %d after the move, want %d", got, here)
	}
	if len(a.comments.rows) <= len(before) {
		t.Error("what is new was not sorted in")
	}
}

func TestLateAnswerIsDropped(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 80, 24)
	slow := a.reload(true)().(deskLoadedMsg)
	q, err := a.queries().Read("tisch")
	if err != nil {
		t.Fatal(err)
	}
	a.search.query, a.search.on = q, true
	settleAll(t, a, a.reload(true))
	hits := len(a.comments.rows)
	a.Update(slow)
	if got := len(a.comments.rows); got != hits {
		t.Errorf("an answer of before the search shows %d rows, want the %d hits", got, hits)
	}
}

func TestSelectionIsLetGoWithTheAct(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 80, 24)
	play(t, a, "x", "j", "x", "a")
	if n := len(a.comments.marked); n != 0 {
		t.Errorf("%d rows are still selected", n)
	}
	if got := a.summary.counts; got.Held+got.Open != 10 {
		t.Errorf("%d comments wait, want 10", got.Held+got.Open)
	}
}

func TestVerbsReachWhatIsReadAndNotTheSelection(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 80, 24)
	play(t, a, "g", "x", "j", "x", "j", "enter")
	read, _ := a.item()
	play(t, a, "w", "4", "enter")
	it, err := a.desk.store.Item(t.Context(), read.ID)
	if err != nil || it.Mark.WaitUntil.IsZero() {
		t.Errorf("what was read waits until %v, %v, want a date", it.Mark.WaitUntil, err)
	}
	if n := len(a.comments.rows); n != 11 {
		t.Errorf("%d comments are left, want all 12 but the one that was read", n)
	}
}

func TestNothingOlderThanTheLastActIsRepeated(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta", "Ines")...)
	d.press("g", "s", "r")
	d.typed("Ja.")
	d.press("ctrl+s", ".")
	c, ok := d.comments.current()
	if !ok {
		t.Fatal("no comment is left to be repeated on")
	}
	if it, err := d.desk.store.Item(t.Context(), c.ID); err != nil || it.Verdict != nil {
		t.Errorf("after a reply . decided on %s: %+v, %v", c.Author, it.Verdict, err)
	}
}

func TestSelectionEndsWhereARowLeaves(t *testing.T) {
	d := sample(t, "en")
	a := deskOn(t, d, "en", 80, 24)
	play(t, a, "g", "x")
	gone := a.comments.currentID()
	if _, err := d.Store.WaitForAnswer(t.Context(), "Deniz", gone); err != nil {
		t.Fatal(err)
	}
	settleAll(t, a, a.updateAnswers(changedMsg{}))
	if a.comments.index(gone) >= 0 || len(a.comments.marked) != 0 {
		t.Errorf("listed: %t, selected: %v, want neither", a.comments.index(gone) >= 0, a.comments.marked)
	}
}

func TestAllIsSelectedOnlyInTheListItWasAskedIn(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 80, 24)
	_, late := a.Update(pressed("X"))
	play(t, a, "/", "b", "e", "s", "t", "p", "enter")
	settleAll(t, a, late)
	if n := len(a.comments.marked); n != 0 {
		t.Errorf("%d rows are selected in a search, though all of another list were asked for", n)
	}
}

func TestFoundTasksAreAllCounted(t *testing.T) {
	a, s := crowd(t, 1)
	const n = pageRows + 15
	for i := range n {
		if _, _, err := s.AddTask(t.Context(), "Miriam", store.Task{Title: fmt.Sprint("Tisch ", i)}); err != nil {
			t.Fatal(err)
		}
	}
	settleAll(t, a, a.reload(true))
	play(t, a, append(append([]string{"/"}, spelt("tisch")...), "enter")...)
	if a.tasks.total != n {
		t.Errorf("%d tasks are said to be found, want %d", a.tasks.total, n)
	}
}

func TestManyAreAskedAbout(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 80, 24)
	all := make([]store.Comment, 21)
	for i := range all {
		all[i].ID = int64(1000 + i)
	}
	a.comments.replace(window[store.Comment]{rows: all, total: len(all)})
	for _, c := range all {
		a.comments.marked[c.ID] = true
	}
	play(t, a, "e")
	if a.front() == nil {
		t.Fatal("21 comments are ticked off without a question")
	}
	play(t, a, "esc")
	if len(a.comments.rows) != 21 || a.front() != nil {
		t.Error("esc did not go back to how it was")
	}
}

func TestSyncIsFollowedWhileTheListStaysUsable(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 80, 24)
	a.syncs = syncState{going: &syncing{}, total: 5, done: 3}
	a.syncs.last.Source.Name, a.syncs.last.Saved.NewComments = "Forum", 12
	a.tell("")
	a.status.trouble = "Rundbrief refused, S why"
	if bar := a.View().ProgressBar; bar == nil || bar.Value != 60 {
		t.Errorf("the terminal's own bar is %v, want 60 %%", bar)
	}
	play(t, a, "j")
	shows(t, a)
}

func TestASyncThatReadNothingIsNoSync(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 80, 24)
	failed := feeds.SourceResult{Source: store.Source{Name: "Blog"}, Failure: store.Failure{Code: store.FailServer, Detail: "500"}}
	a.updateAnswers(syncEndedMsg{result: feeds.Result{Sources: []feeds.SourceResult{failed}, Failed: 1}})
	if got := frameOf(a); !strings.Contains(got, "Not synced: no source could be read.") || !strings.Contains(got, "! Blog") {
		t.Errorf("the screen does not say that nothing could be read:\n%s", got)
	}
	a.updateAnswers(syncEndedMsg{result: feeds.Result{Sources: []feeds.SourceResult{failed, {}}, Failed: 1}})
	if got := frameOf(a); !strings.Contains(got, "Synced. Nothing new.") {
		t.Errorf("the screen does not say that one source could be read:\n%s", got)
	}
}

func TestALongCountOfCommentsIsShort(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 80, 24)
	for n, want := range map[int]string{0: "", 1: "1 comment", 9: "9 comments", 14: "14 comm.", 12_000: "12,000"} {
		if got := a.commentCount(store.Post{Comments: n}); got != want {
			t.Errorf("%d comments are written %q, want %q", n, got, want)
		}
	}
}

func TestSlowSourceIsNamed(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 80, 24)
	a.syncs = syncState{going: &syncing{}, total: 5, done: 3}
	a.syncs.running = []running{{1, "Forum", a.now().Add(-6 * time.Second)}}
	a.tell("")
	if !strings.Contains(frameOf(a), "3 of 5, Forum, 6 s") {
		t.Errorf("the status line does not name the slow source:\n%s", frameOf(a))
	}
}
