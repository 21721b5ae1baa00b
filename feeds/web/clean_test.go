package web

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestCleanKeepsWhatTendShows(t *testing.T) {
	const base = "https://blog.example/2026/post/"
	for name, tt := range map[string]struct{ in, want string }{
		"text":              {"a &amp; b", "a &amp; b"},
		"paragraphs":        {"<p class=x>a</p><p>b", "<p>a</p><p>b</p>"},
		"implied ends":      {"<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"},
		"link":              {`<a href="../b?x=1&amp;y=2" onclick="x()">b</a>`, `<a href="https://blog.example/2026/b?x=1&amp;y=2">b</a>`},
		"javascript":        {`<a href="java&#10;script:alert(1)">b</a>`, `<a>b</a>`},
		"data":              {`<a href="data:text/html,x">b</a>`, `<a>b</a>`},
		"scheme-less":       {`<a href=//c.example/d>b</a>`, `<a href="https://c.example/d">b</a>`},
		"mail":              {`<a href="mailto:a@b.example">b</a>`, `<a href="mailto:a@b.example">b</a>`},
		"quote in value":    {`<a href='https://c.example/"x"'>b</a>`, `<a href="https://c.example/%22x%22">b</a>`},
		"stray percent":     {`<a href="https://c.example/100%">b</a>`, `<a href="https://c.example/100%">b</a>`},
		"image":             {`<img src="a.png" alt="A &quot;b&quot;" onerror=x>`, `<img src="https://blog.example/2026/post/a.png" alt="A &#34;b&#34;">`},
		"script":            {`a<script>x</script><style>y</style>b`, "ab"},
		"hidden":            {`a<svg><script>x</script><a href=x>y</a></svg>b`, "ab"},
		"form":              {`<form action=x><input name=y>words<button>z</button></form>`, "wordsz"},
		"unknown":           {`<custom-tag a=b>x</custom-tag>`, "x"},
		"number of a list":  {`<ol start=3 x=y><li>a</ol><ol start="x">`, `<ol start="3"><li>a</li></ol><ol></ol>`},
		"address in angles": {`see <https://c.example/d>`, `see &lt;https://c.example/d>`},
		"signs":             {`1 < 2 <3`, "1 &lt; 2 &lt;3"},
		"wrong nesting":     {`<b><i>x</b>y</i>`, "<b><i>x</i></b>y"},
		"left open":         {`<b><i>x`, "<b><i>x</i></b>"},
		"control":           {"<p>\x1b[2J\u009b</p>", "<p>␛[2J\uFFFD</p>"},
		"nothing but scrap": {"</p></b>", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Clean(tt.in, base); got != tt.want {
				t.Errorf("Clean(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestCleanTwiceChangesNothing(t *testing.T) {
	once := Clean(article, "https://verein.example/")
	if twice := Clean(once, "https://verein.example/"); twice != once {
		t.Errorf("Clean(%q) = %q", once, twice)
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{
		article, "<a href=x>", "<<a>b", "<a href='\"'>", "<script><a>", "<p/=>", "<a/href=x/y>", "</a b>", "<!--><a>-->", "<img alt=<b>>",
		"<a href=\"javascript:x\">", "<svg><p></svg>", "<a \x00href=x>", "&lt;script&gt;", "<x:y>", "<a\u2028href=x>",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		See(s)
		got := Clean(s, "https://blog.example/")
		z := html.NewTokenizer(strings.NewReader(got))
		for z.Next() != html.ErrorToken {
			tok := z.Token()
			if tok.Type == html.TextToken || tok.Type == html.EndTagToken && !isHidden(tok.Data) {
				continue
			}
			known := tok.Data == "a" || tok.Data == "br" || tok.Data == "hr" || tok.Data == "img" || tok.Data == "p" || isShown(tok.Data) ||
				linesAround(tok.Data) > 0 || tok.Data == "td" || tok.Data == "th"
			if tok.Type == html.CommentToken || tok.Type == html.DoctypeToken || !known {
				t.Errorf("Clean(%q) = %q holds %v", s, got, tok)
			}
			for _, a := range tok.Attr {
				if a.Key != "href" && a.Key != "src" && a.Key != "alt" || a.Key != "alt" && Resolve("", a.Val) == "" {
					t.Errorf("Clean(%q) = %q holds %v", s, got, a)
				}
			}
		}
	})
}

func BenchmarkClean(b *testing.B) {
	b.SetBytes(int64(len(article)))
	b.Run("tend", func(b *testing.B) {
		b.SetBytes(int64(len(article)))
		b.ReportAllocs()
		for b.Loop() {
			Clean(article, "https://verein.example/")
		}
	})
	b.Run("only x/net's tokenizer", func(b *testing.B) {
		b.SetBytes(int64(len(article)))
		b.ReportAllocs()
		for b.Loop() {
			z := html.NewTokenizer(strings.NewReader(article))
			for z.Next() != html.ErrorToken {
				z.Token()
			}
		}
	})
}
