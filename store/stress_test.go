package store

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// stressActs is how many acts another process does while this one pulls.
const stressActs = 1000

// TestActsInAnotherProcess does nothing by itself: it is the other process of
// TestNoActIsLostWhileAPullSaves.
func TestActsInAnotherProcess(t *testing.T) {
	path := os.Getenv("TEND_TEST_CACHE")
	if path == "" {
		t.Skip("only for TestNoActIsLostWhileAPullSaves")
	}
	s, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for i := range stressActs / 2 {
		if _, err := s.Note(t.Context(), deniz, int64(1+i%20), fmt.Sprintf("note %d", i)); err != nil {
			t.Fatal(err)
		}
		if _, _, err := s.AddTask(t.Context(), deniz, Task{Title: fmt.Sprintf("task %d", i)}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestNoActIsLostWhileAPullSaves(t *testing.T) {
	c := openClub(t)
	for range 20 {
		c.comment(c.feed, Public)
	}
	feedID := c.exec(`INSERT INTO feeds (source_id, role, url) VALUES (?, 'comments', 'https://feed.example/comments')`, c.feed)
	other := exec.Command(os.Args[0], "-test.run=^TestActsInAnotherProcess$")
	other.Env = append(os.Environ(), "TEND_TEST_CACHE="+c.path)
	ended := make(chan error, 1)
	go func() {
		out, err := other.CombinedOutput()
		if err != nil {
			err = fmt.Errorf("%w: %s", err, out)
		}
		ended <- err
	}()
	arrived := 0
	for running := true; running; {
		select {
		case err := <-ended:
			if err != nil {
				t.Fatal(err)
			}
			running = false
		default:
		}
		a := Arrivals{Feed: Feed{ID: feedID, SourceID: c.feed, Role: RoleComments}}
		for range 300 {
			arrived++
			a.Items = append(a.Items, Arrival{
				Kind: KindComment, RemoteID: fmt.Sprint("new:", arrived), Author: Author{Name: fmt.Sprint("Guest ", arrived%50)},
				Excerpt: "words", HTML: "<p>words</p>", Visible: "words", Published: noon(),
			})
		}
		if _, err := c.Save(t.Context(), a); err != nil {
			t.Fatal(err)
		}
	}
	var acts, tasks, items int
	c.row(&acts, `SELECT count(*) FROM decisions WHERE volunteer = ?`, deniz)
	c.row(&tasks, `SELECT count(DISTINCT title) FROM tasks`)
	c.row(&items, `SELECT count(*) FROM items WHERE remote_id LIKE 'new:%'`)
	if acts != stressActs || tasks != stressActs/2 || items != arrived {
		t.Errorf("kept %d acts, %d tasks, %d items, want %d, %d, %d", acts, tasks, items, stressActs, stressActs/2, arrived)
	}
	for i := range 20 {
		want := fmt.Sprintf("note %d", stressActs/2-20+i)
		if got := c.markOf(int64(1 + i)).Note; got != want {
			t.Errorf("note on %d = %q, want %q", 1+i, got, want)
		}
	}
}

func TestOfTwoActsOnOneThingOneIsTold(t *testing.T) {
	c := openClub(t)
	var ids []int64
	for range 40 {
		ids = append(ids, c.comment(c.feed, Public))
	}
	other, err := Open(t.Context(), c.path, Options{Now: func() time.Time { return noon() }})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	done := make([]int, 2)
	var desks sync.WaitGroup
	for i, desk := range []*Store{c.Store, other} {
		desks.Go(func() {
			who, rival := []string{miriam, deniz}[i], []string{deniz, miriam}[i]
			for _, id := range ids {
				_, err := desk.Done(t.Context(), who, id)
				var earlier *EarlierError
				switch {
				case err == nil:
					done[i]++
				case !errors.As(err, &earlier) || earlier.By != rival:
					t.Errorf("%s: Done = %v, want that %s was first", who, err, rival)
				}
			}
		})
	}
	desks.Wait()
	if done[0]+done[1] != len(ids) {
		t.Errorf("done %d and %d, want %d together", done[0], done[1], len(ids))
	}
}

func TestManyProgramsMayMakeTheSameCache(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tend.db")
	var programs sync.WaitGroup
	for i := range 12 {
		programs.Go(func() {
			s, err := Open(t.Context(), path, Options{})
			if err != nil {
				t.Error(err)
				return
			}
			defer s.Close()
			if _, _, err := s.AddTask(t.Context(), miriam, Task{Title: fmt.Sprint(i)}); err != nil {
				t.Error(err)
			}
		})
	}
	programs.Wait()
}
