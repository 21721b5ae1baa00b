package store

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
)

// TestCrashingProgram is the program that TestKilledInTheMiddleOfASync kills.
// By itself it does nothing.
func TestCrashingProgram(t *testing.T) {
	path := os.Getenv("TEND_TEST_CRASH")
	if path == "" {
		t.Skip("only run by another test")
	}
	s, err := Open(context.Background(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		feeds, err := s.Feeds(context.Background(), 1)
		for round := 0; err == nil; round++ {
			var items []Arrival
			for i := range 300 {
				items = append(items, comment(fmt.Sprintf("c%d.%d.%d", os.Getpid(), round, i), fmt.Sprint("c", i-1), "Jonas", float64(i)/100))
			}
			_, err = s.Save(context.Background(), Arrivals{Feed: feeds[1], Items: items})
		}
		fmt.Println("the sync ended:", err)
	}()
	for n := 0; ; n++ {
		title := fmt.Sprintf("%d.%d", os.Getpid(), n)
		if _, _, err := s.AddTask(context.Background(), "miriam", Task{Title: title}); err != nil {
			t.Fatal(err)
		}
		fmt.Println("kept", title)
	}
}

// TestKilledInTheMiddleOfASync kills a program again and again while it syncs
// and a volunteer works, and wants every act that it called kept.
func TestKilledInTheMiddleOfASync(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tend.db")
	s := openedAt(t, path)
	added(t, s, "Blog")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	kept := map[string]bool{}
	for round := range crashRounds() {
		killAfter(t, path, 5+round*7%40, kept)
	}
	s = openedAt(t, path)
	if s.Damaged() != "" {
		t.Fatalf("the cache was damaged")
	}
	wantHealthy(t, s)
	rows, err := s.read.QueryContext(t.Context(), `SELECT title FROM tasks`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var title string
		if err := rows.Scan(&title); err != nil {
			t.Fatal(err)
		}
		delete(kept, title)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	if len(kept) > 0 {
		t.Errorf("%d acts that were called kept are lost: %v", len(kept), kept)
	}
}

// crashRounds is how often the program is killed: TEND_TEST_KILLS times, or a
// few.
func crashRounds() int {
	if n, err := strconv.Atoi(os.Getenv("TEND_TEST_KILLS")); err == nil {
		return n
	}
	return 4
}

// killAfter runs the program, kills it after so many acts, and notes those it
// called kept.
func killAfter(t *testing.T, path string, acts int, kept map[string]bool) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestCrashingProgram$")
	cmd.Env = append(os.Environ(), "TEND_TEST_CRASH="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for n := 0; lines.Scan(); n++ {
		var title string
		if _, err := fmt.Sscanf(lines.Text(), "kept %s", &title); err != nil {
			t.Fatalf("the program said %q", lines.Text())
		}
		kept[title] = true
		if n == acts {
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, err := io.Copy(io.Discard, out); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err == nil {
		t.Fatal("the program ended before it was killed")
	}
}
