package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestLive runs an evening against a real WordPress, which .ci/wordpress
// starts.
func TestLive(t *testing.T) {
	address := os.Getenv("TEND_WP_URL")
	if address == "" {
		t.Skip(`no WordPress: eval "$(.ci/wordpress start)" starts one`)
	}
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "live"),
		Setup: func(e *testscript.Env) error {
			e.Setenv("TEND_HOME", filepath.Join(e.WorkDir, "home"))
			e.Setenv("WP", address)
			e.Setenv("WP_USER", os.Getenv("TEND_WP_EDITOR_USER"))
			password := os.Getenv("TEND_WP_EDITOR_APP_PASSWORD")
			e.Setenv("WP_PASSWORD", password)
			// Names of our own, for other tests use the same site.
			e.Setenv("GUEST", fmt.Sprintf("Guest%d", os.Getpid()))
			return os.WriteFile(filepath.Join(e.WorkDir, "password"), []byte(password+"\n"), 0o600)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"json": checkJSON, "code": checkCode, "pick": pick, "secret": checkSecret,
			"comment":  liveComment,
			"moderate": liveModerate,
			"is":       liveIs,
		},
	})
}

// liveComment writes a comment as a visitor does, by the site's form:
// comment NAME TEXT.
func liveComment(ts *testscript.TestScript, _ bool, args []string) {
	var posts []struct{ ID int }
	ts.Check(json.Unmarshal([]byte(liveCall(ts, http.MethodGet, "posts", url.Values{"per_page": {"1"}})), &posts))
	form := url.Values{
		"comment_post_ID": {strconv.Itoa(posts[0].ID)}, "comment_parent": {"0"}, "comment": {args[1]},
		"author": {args[0]}, "email": {strings.ReplaceAll(args[0], " ", ".") + "@example.org"},
	}
	resp, err := http.PostForm(ts.Getenv("WP")+"/wp-comments-post.php", form)
	ts.Check(err)
	defer resp.Body.Close()
	if body, err := io.ReadAll(resp.Body); err != nil || resp.StatusCode != http.StatusOK {
		ts.Fatalf("comment: %s %s %v", resp.Status, body, err)
	}
}

// liveModerate changes a comment as somebody else: moderate comment:12 spam.
func liveModerate(ts *testscript.TestScript, _ bool, args []string) {
	liveCall(ts, http.MethodPost, commentRoute(args[0]), url.Values{"status": {args[1]}})
}

// liveIs fails if a comment's status at the site is another one.
func liveIs(ts *testscript.TestScript, _ bool, args []string) {
	if got := liveCall(ts, http.MethodGet, commentRoute(args[0]), url.Values{"context": {"edit"}}); !strings.Contains(got, `"status":"`+args[1]+`"`) {
		ts.Fatalf("%s is not %s: %s", args[0], args[1], got)
	}
}

// commentRoute is where the site's API has a comment.
func commentRoute(remoteID string) string {
	return "comments/" + strings.TrimPrefix(remoteID, "comment:")
}

// liveCall asks the site's API something, as its administrator.
func liveCall(ts *testscript.TestScript, method, route string, form url.Values) string {
	address := ts.Getenv("WP") + "/?rest_route=/wp/v2/" + route
	if method == http.MethodGet {
		address += "&" + form.Encode()
	}
	req, err := http.NewRequest(method, address, strings.NewReader(form.Encode()))
	ts.Check(err)
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.SetBasicAuth(os.Getenv("TEND_WP_USER"), os.Getenv("TEND_WP_APP_PASSWORD"))
	resp, err := http.DefaultClient.Do(req)
	ts.Check(err)
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	ts.Check(err)
	if resp.StatusCode >= 300 {
		ts.Fatalf("%s %s: %s %s", method, address, resp.Status, body)
	}
	return string(body)
}
