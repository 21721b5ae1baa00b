package wordpress

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"tend/feeds/web"
)

// findAt looks for a WordPress at a page of a site that handler serves.
func findAt(t *testing.T, page string, handler http.HandlerFunc) (Site, string, error) {
	t.Helper()
	srv := httptest.NewServer(handler)
	t.Cleanup(srv.Close)
	u, err := url.Parse(srv.URL)
	if err != nil {
		t.Fatal(err)
	}
	client := web.New(web.Options{})
	client.Allow(u)
	site, err := Find(t.Context(), client, srv.URL+page)
	return site, srv.URL, err
}

func TestFindInAFolderWithoutLinks(t *testing.T) {
	site, root, err := findAt(t, "/blog/2026/07/fest/", func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/blog/wp-json/":
			fmt.Fprint(w, `{"name":"Blog","namespaces":["wp/v2"],"authentication":[]}`)
		case "/blog/xmlrpc.php":
			fmt.Fprint(w, `<?xml version="1.0"?><methodResponse><params><param><value><array><data><value><string>wp.getComments</string></value></data></array></value></param></params></methodResponse>`)
		default:
			http.NotFound(w, r)
		}
	})
	if err != nil || site.REST != root+"/blog/wp-json/" || site.XMLRPC != root+"/blog/xmlrpc.php" {
		t.Errorf("Find = %+v, %v, want both APIs in /blog/", site, err)
	}
}

func TestThePageForPasswordsIsAnAddressAndNothingElse(t *testing.T) {
	for said, want := range map[string]string{
		`https://blog.example/wp-admin/authorize-application.php`: "https://blog.example/wp-admin/authorize-application.php",
		`https://blog.example/a\u009b31m\u202eb\u0007c`:           "https://blog.example/a\ufffd31mbc",
		`javascript:alert(1)`:                                     "",
		`\u001b]8;;`:                                              "",
	} {
		site, _, err := findAt(t, "/", func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != "/wp-json/" {
				http.NotFound(w, r)
				return
			}
			fmt.Fprint(w, `{"name":"Blog","namespaces":["wp/v2"],"authentication":{"application-passwords":{"endpoints":{"authorization":"`+said+`"}}}}`)
		})
		if err != nil || site.Authorize != want {
			t.Errorf("of %s Find makes %q, %v, want %q", said, site.Authorize, err, want)
		}
	}
}

func TestFindStaysAtTheSite(t *testing.T) {
	asked := false
	elsewhere := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked = true
		fmt.Fprint(w, `{"name":"Evil","namespaces":["wp/v2"]}`)
	}))
	t.Cleanup(elsewhere.Close)
	_, _, err := findAt(t, "/", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Link", "<"+elsewhere.URL+`/wp-json/>; rel="https://api.w.org/"`)
		if r.URL.Path != "/" {
			http.NotFound(w, r)
		}
	})
	if !errors.Is(err, ErrNone) || asked {
		t.Errorf("Find = %v, asked the other host: %v, want ErrNone and no question", err, asked)
	}
}
