package web

import (
	"net/url"
	"testing"
)

// FuzzPlainAddress proves that what is left untouched as a plain address would
// come back the same from being taken apart.
func FuzzPlainAddress(f *testing.F) {
	for _, s := range []string{
		"https://blog.example/2026/post/?p=1&x=2#comment-3", "http://a", "http://a/", "http://A.example?x", "https://a#b#c",
		"https://", "http://a:80/", "http://u@a/", "http://a/%zz", "http://a/ b", "http://[::1]/", "http://a/\x1b", "HTTP://a/", "https://ä.example/",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !isPlainAddress(s) {
			return
		}
		u, err := url.Parse(s)
		if err != nil || !isShownAddress(u) || Line(s) != s {
			t.Errorf("%q is plain, but parses as %+v, %v", s, u, err)
		}
	})
}

func TestResolveTakesNothingOddAsPlain(t *testing.T) {
	for _, s := range []string{"https://", "https:///x", "http://a:80/", "http://u@a/", "http://a/%41", "http://a/ b", "http://a/\u200b", "ftp://a/", "//a/", "/a"} {
		if isPlainAddress(s) {
			t.Errorf("%q counts as plain", s)
		}
	}
	if !isPlainAddress("https://blog.example/2026/post/?p=1&x=2#comment-3") {
		t.Error("an ordinary address does not count as plain")
	}
}
