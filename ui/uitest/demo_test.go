package uitest

import (
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
)

// volunteersHome is a home with a cache, settings and saved replies in it.
func volunteersHome(t *testing.T) string {
	t.Helper()
	home := t.TempDir()
	lindenhof(t, home)
	settings(t, home, "theme = \"light\" # mine\n")
	if err := os.Mkdir(filepath.Join(home, "replies"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(home, "replies", "thanks.md"), []byte("Thank you, {first_name}."), 0o600); err != nil {
		t.Fatal(err)
	}
	return home
}

// files are all in a folder, by their names, with what is in them.
func files(t *testing.T, folder string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			all[path] = "folder"
			return err
		}
		raw, err := os.ReadFile(path)
		all[path] = string(raw)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestADemoEveningTouchesNothingOfTheVolunteer(t *testing.T) {
	home, temporary := volunteersHome(t), t.TempDir()
	asked := make(chan string, 10)
	site := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { asked <- r.URL.Path }))
	t.Cleanup(site.Close)
	before := files(t, home)

	x := Start(t, Options{
		Width: 120, Height: 40, Env: []string{"UITEST_PROGRAM=tend", "TEND_HOME=" + home, "TMPDIR=" + temporary},
	}, Self(t), "demo")
	x.Wait("PENDING COMMENTS")
	x.Press("a")
	x.Wait("Approving")
	x.Press("z", "c", "n")
	x.Wait("Note on")
	x.Type("ask Deniz\n")
	x.Wait("Note kept")

	x.Press("r")
	x.Wait("Reply to")
	x.Press("ctrl+r")
	x.Wait("thanks") // the saved replies are there, to be read
	x.Press("esc")
	x.Wait("approve and reply")
	x.Type("A draft")
	x.Press("esc")
	x.WaitGone("Reply to")

	x.Press("ctrl+p")
	x.Type("theme:")
	x.Wait("theme: light")
	x.Press("enter")
	x.Wait("theme: contrast")
	x.Press("esc")
	x.WaitGone("Do anything")
	x.Press("/")
	x.Type("is:held")
	x.Press("ctrl+s")
	x.Wait("Name")
	x.Type("Mine\n")
	x.Wait("[Mine")
	x.Press("S")
	x.Wait("Rundbrief")
	x.Press("l")
	x.Wait("only a real site takes")
	x.Press("esc")
	x.WaitGone("only a real site takes")
	x.Press("A")
	x.Wait("Address")
	x.Paste(site.URL)
	x.Wait("127.0.0.1")
	x.Press("enter")
	x.Wait("tend add ADDRESS connects a real site")
	x.Press("esc")
	x.WaitGone("Address")
	x.Press("esc") // the sources
	x.Wait("PENDING COMMENTS")
	x.Press("R")
	x.Wait("Synced")
	x.Press("esc")
	x.WaitGone("[Mine")
	x.Press("q")
	x.Ends(0)

	if after := files(t, home); !maps.Equal(before, after) {
		for path, was := range before {
			if after[path] != was {
				t.Errorf("%s is another one: %q", path, after[path])
			}
		}
		for path := range after {
			if _, known := before[path]; !known {
				t.Errorf("%s is new", path)
			}
		}
	}
	if left := files(t, temporary); len(left) != 1 {
		t.Errorf("the sample left %v", left)
	}
	select {
	case path := <-asked:
		t.Errorf("the network was asked for %s", path)
	default:
	}
}
