package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// crowd runs tend as processes of their own, all on one cache.
type crowd struct {
	t    *testing.T
	home string
}

// tend runs one command and returns what it printed.
func (c crowd) tend(args ...string) (string, error) {
	cmd := exec.CommandContext(c.t.Context(), "tend", args...)
	cmd.Env = append(os.Environ(), "TEND_HOME="+c.home, "LC_ALL=C")
	out, err := cmd.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		err = fmt.Errorf("tend %s: %w: %s", args[0], err, exit.Stderr)
	}
	return string(out), err
}

// must runs a command that has to work, and decodes its JSON.
func (c crowd) must(value any, args ...string) {
	c.t.Helper()
	out, err := c.tend(append(args, "--json")...)
	if err != nil {
		c.t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(out), value); err != nil {
		c.t.Fatalf("tend %s: %v", strings.Join(args, " "), err)
	}
}

// TestActsOfManyProcessesDuringASyncAreAllKept ticks a thousand comments off
// from several processes while another one pulls again and again.
func TestActsOfManyProcessesDuringASyncAreAllKept(t *testing.T) {
	const acts, workers, together = 1000, 4, 20
	s := newSite(t)
	var guests []entry
	for i := range acts {
		at := time.Now().Add(-time.Duration(i) * time.Minute)
		guests = append(guests, entry{i + 1, "garten", "Offener Garten", "Gast " + strconv.Itoa(i%50), "Gerne.", at})
	}
	s.show(guests)
	c := crowd{t, t.TempDir()}
	if _, err := c.tend("add", s.Base, "--name", "Blog", "--yes"); err != nil {
		t.Fatal(err)
	}
	var comments []struct {
		ID int64 `json:"id"`
	}
	c.must(&comments, "comments", "--limit", "0")
	if len(comments) != acts {
		t.Fatalf("%d comments are pending, want %d", len(comments), acts)
	}

	s.show(guests[:50]) // a feed only shows the newest
	busy := make(chan struct{})
	var pulls sync.WaitGroup
	pulls.Go(func() {
		for n := 0; ; n++ {
			select {
			case <-busy:
				return
			default:
			}
			if err := s.change([]string{"comment", "Ole", "Nummer " + strconv.Itoa(n)}); err != nil {
				t.Error(err)
			}
			if _, err := c.tend("sync"); err != nil {
				t.Error(err)
				return
			}
		}
	})
	var people sync.WaitGroup
	for w := range workers {
		people.Go(func() {
			for i := w * together; i < acts; i += workers * together {
				args := []string{"done"}
				for _, comment := range comments[i:min(i+together, acts)] {
					args = append(args, strconv.FormatInt(comment.ID, 10))
				}
				if _, err := c.tend(args...); err != nil {
					t.Error(err)
				}
			}
		})
	}
	people.Wait()
	close(busy)
	pulls.Wait()

	c.must(&comments, "comments", "--view", "done", "--limit", "0")
	if len(comments) != acts {
		t.Errorf("%d comments are done, want %d", len(comments), acts)
	}
	var journal []struct {
		Act   string `json:"act"`
		Count int    `json:"count"`
	}
	c.must(&journal, "log", "--limit", "0")
	kept := 0
	for _, b := range journal {
		kept += b.Count
	}
	if kept != acts {
		t.Errorf("the journal has %d acts, want %d", kept, acts)
	}
}
