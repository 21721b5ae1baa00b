package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"tend/feeds/wordpress/wptest"
)

// wordpress starts and changes a small WordPress:
//
//	wordpress start 3            three held comments, 101 to 103, by Guest 1 to Guest 3, at $WP
//	wordpress set 101 spam       somebody else moderates
//	wordpress break FAULT        what the next change meets
//	wordpress refuse | accept    the login
//	wordpress is 101 approved    fails if it is not
//	wordpress changed 101 1      fails if it was changed more or less often
//	wordpress replies 101 TEXT…  fails if its answers are others
//	wordpress down
func wordpress(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: wordpress verb…")
	}
	if args[0] == "start" {
		startWordPress(ts, args[1])
		return
	}
	wp, ok := ts.Value("wordpress").(*wptest.Server)
	if !ok {
		ts.Fatalf("wordpress is not started")
	}
	var id int64
	if len(args) > 1 {
		id, _ = strconv.ParseInt(args[1], 10, 64) // 0 where it is no number
	}
	switch args[0] {
	case "set":
		wp.Moderate(id, func(c *wptest.Comment) { c.Status = args[2] })
	case "break":
		wp.Break(wptest.Fault(args[1]))
	case "refuse":
		wp.Deny(true)
	case "accept":
		wp.Deny(false)
	case "down":
		wp.CloseClientConnections()
		ts.Check(wp.Listener.Close())
	case "is":
		if got := wp.Status(id); got != args[2] {
			ts.Fatalf("comment %d is %s, want %s", id, got, args[2])
		}
	case "changed":
		if got := strconv.Itoa(wp.Applied(id)); got != args[2] {
			ts.Fatalf("comment %d was changed %s times, want %s", id, got, args[2])
		}
	case "replies":
		if got := wp.Replies(id); !slices.Equal(got, args[2:]) {
			ts.Fatalf("comment %d has the answers %q, want %q", id, got, args[2:])
		}
	default:
		ts.Fatalf("wordpress cannot %s", args[0])
	}
}

// startWordPress starts a site with so many held comments. The password of its
// login is $WP_PASSWORD, and in the file password.
func startWordPress(ts *testscript.TestScript, number string) {
	n, err := strconv.Atoi(number)
	ts.Check(err)
	var comments []wptest.Comment
	for i := range n {
		comments = append(comments, wptest.Comment{
			ID: int64(101 + i), Post: 4, Name: fmt.Sprintf("Guest %d", i+1), IP: "192.0.2.8", Agent: "Firefox",
			Text: fmt.Sprintf("Comment number %d.", i+1), Status: "hold", Date: fmt.Sprintf("2026-07-01T10:%02d:00", i%60),
		})
	}
	t := ts.Value("testing").(testing.TB)
	wp := wptest.New(t, comments...)
	values(ts)["wordpress"] = wp
	ts.Setenv("WP", wp.URL)
	ts.Setenv("WP_PASSWORD", wptest.Password)
	ts.Check(os.WriteFile(ts.MkAbs("password"), []byte(wptest.Password+"\n"), 0o600))
}

// values are what a script's commands share.
func values(ts *testscript.TestScript) map[any]any { return ts.Value("values").(map[any]any) }

// pick puts the ID of a thing in a list into the environment, and what its
// site calls it:
//
//	tend comments --json
//	pick JONAS author 'Jonas Albrecht'
//	exec echo $JONAS $JONAS_REMOTE
func pick(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: pick NAME field value")
	}
	var list []map[string]any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &list))
	for _, object := range list {
		if object[args[1]] == args[2] {
			ts.Setenv(args[0], fmt.Sprint(object["id"]))
			ts.Setenv(args[0]+"_REMOTE", fmt.Sprint(object["remote_id"]))
			return
		}
	}
	ts.Fatalf("nothing has the %s %q", args[1], args[2])
}

// checkSecret fails if a text stands in any file below the script's folder but
// those that are named: secret TEXT file…
func checkSecret(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 || args[0] == "" {
		ts.Fatalf("usage: secret TEXT file...")
	}
	seen := 0
	root := ts.MkAbs(".")
	ts.Check(filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		seen++
		rel, err := filepath.Rel(root, path)
		if err != nil || slices.Contains(args[1:], rel) {
			return err
		}
		body, err := os.ReadFile(path)
		for _, form := range []string{args[0], strings.ReplaceAll(args[0], " ", "")} {
			if bytes.Contains(body, []byte(form)) {
				ts.Fatalf("%s holds the secret", rel)
			}
		}
		return err
	}))
	for _, stream := range []string{"stdout", "stderr"} {
		if strings.Contains(ts.ReadFile(stream), args[0]) {
			ts.Fatalf("%s holds the secret", stream)
		}
	}
	if seen < 3 {
		ts.Fatalf("only %d files to look through", seen)
	}
}
