package web

import (
	"strings"
	"testing"
)

// FuzzReadArticle proves that no page breaks what looks for its article, and
// that what is found passed the filter.
func FuzzReadArticle(f *testing.F) {
	for _, seed := range []string{
		"<p>" + strings.Repeat("Ein Satz, der lang genug ist. ", 20), "<table><tr><td><p>a", "<body><article><h1>x</h1><p>y</p>", "<title>", "<base href='x:'>",
		"<script type=application/ld+json>{}</script><div itemprop=articleBody>x", "<svg><foreignObject><p>x", "<meta property=og:title content>", "<br><br><br>a",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, page string) {
		got := ReadArticle(&Response{URL: "https://x.example/post", ContentType: "text/html; charset=utf-8", Body: []byte(page)})
		if again := Clean(got, "https://x.example/post"); again != got {
			t.Errorf("the article of %q is %q, cleaned %q", page, got, again)
		}
	})
}
