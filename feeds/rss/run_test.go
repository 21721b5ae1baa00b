package rss

import "testing"

func TestTitleByType(t *testing.T) {
	for _, tt := range []struct {
		raw, attrs string
		atom       bool
		want       string
	}{
		{"plain", "", false, "plain"},
		{"\n  Two\n  lines ", "", false, "Two lines"},
		{"A &lt;b&gt;bold&lt;/b&gt; move", "", false, "A bold move"},
		{"<![CDATA[Tom &amp; Jerry]]>", "", false, "Tom & Jerry"},
		{"<![CDATA[A & ]]>B &amp; C", "", false, "A & B & C"},
		{"A<!-- x -->B", "", false, "AB"},
		{"naked <b>markup</b>", "", false, "naked markup"},
		{"safe&lt;script&gt;x()&lt;/script&gt; title", "", false, "safe title"},
		{"the &lt;em&gt; element", "", true, "the <em> element"},
		{"the &lt;em&gt; element", ` type="text"`, true, "the <em> element"},
		{"the &lt;em&gt; element", ` type=""`, true, "the <em> element"},
		{"AT&amp;amp;T &lt;i&gt;x&lt;/i&gt;", ` type="html"`, true, "AT&T x"},
		{`<div xmlns="http://www.w3.org/1999/xhtml">A <b>c</b> &lt;d&gt;</div>`, ` type="xhtml"`, true, "A c <d>"},
		{`<h:div xmlns:h="http://www.w3.org/1999/xhtml">A <h:b>c</h:b></h:div>`, ` type="xhtml"`, true, "A c"},
		{"A <b>c</b>", ` type="text/html" mode="xml"`, true, "A c"},
		{"A &lt;b&gt;c&lt;/b&gt;", ` type="text/html" mode="escaped"`, true, "A c"},
		{"SGVsbG8=", ` mode="base64"`, true, "Hello"},
		{"RXhhbXBsZSA8Yj5BdG9tPC9iPg==", ` type="application/octet-stream"`, true, "Example Atom"},
	} {
		if got := (run{raw: tt.raw, attrs: tt.attrs, atom: tt.atom}).title(); got != tt.want {
			t.Errorf("title of %s%s = %q, want %q", tt.raw, tt.attrs, got, tt.want)
		}
	}
}

func TestHTMLByType(t *testing.T) {
	for _, tt := range []struct {
		raw, attrs string
		atom       bool
		want       string
	}{
		{"&lt;p&gt;a&lt;/p&gt;", "", false, "<p>a</p>"},
		{"<![CDATA[<p>a</p>]]>", "", false, "<p>a</p>"},
		{"a <b>b</b>", "", false, "a <b>b</b>"},
		{"a <b>b</b><![CDATA[<i>c</i>]]>", "", false, "a <b>b</b><i>c</i>"},
		{"a ]]&gt; b", "", false, "a ]]> b"},
		{"a &lt; b\nc", "", true, "a &lt; b<br>\nc"},
		{"&lt;p&gt;a&lt;/p&gt;", ` type="html"`, true, "<p>a</p>"},
		{"<div>a<br/><hr/><em/>b</div>", ` type="xhtml"`, true, "<div>a<br/><hr/><em/>b</div>"},
		{"<x:div>a<x:em/><![CDATA[<b>]]></x:div>", ` type="xhtml"`, true, "<div>a<em></em>&lt;b&gt;</div>"},
		{`<div xml:base="http://x/y/"><a href="z">a</a></div>`, ` type="xhtml"`, true, `<div xml:base="http://x/y/"><a href="http://x/y/z">a</a></div>`},
	} {
		if got := (run{raw: tt.raw, attrs: tt.attrs, atom: tt.atom}).html(); got != tt.want {
			t.Errorf("HTML of %s%s = %q, want %q", tt.raw, tt.attrs, got, tt.want)
		}
	}
}

func TestAuthorNamed(t *testing.T) {
	for words, want := range map[string]string{
		"Ann Lee":                         "Ann Lee | ",
		"ann@example.org (Ann Lee)":       "Ann Lee | ann@example.org",
		"Ann Lee <ann@example.org>":       "Ann Lee | ann@example.org",
		"Ann Lee (ann@example.org)":       "Ann Lee | ann@example.org",
		"mailto:ann@example.org (Ann)":    "Ann | ann@example.org",
		"ann@example.org":                 "ann@example.org | ",
		"@keral Kera L":                   "@keral Kera L | ",
		"Ann Lee (she/her)":               "Ann Lee (she/her) | ",
		"Donna (now) and Chris (earlier)": "Donna (now) and Chris (earlier) | ",
		"<b>Ann</b> &amp; Bo":             "Ann & Bo | ",
		"https://lemmy.example/u/ann":     "ann | ",
		"":                                " | ",
	} {
		a := authorNamed(words)
		if got := a.Name + " | " + a.Contact; got != want {
			t.Errorf("authorNamed(%q) = %s, want %s", words, got, want)
		}
	}
}

func TestResolve(t *testing.T) {
	for _, tt := range [][3]string{
		{"https://x.org/a/b", "c", "https://x.org/a/c"},
		{"https://x.org/a/b", "/c?d=e", "https://x.org/c?d=e"},
		{"https://x.org/a/b", "//y.org/c", "https://y.org/c"},
		{"https://x.org/a/b", "HTTP://Y.org/%7e", "HTTP://Y.org/%7e"},
		{"https://x.org/", "\n https://y.org/a b\n ", "https://y.org/a%20b"},
		{"", "c", "c"},
		{"https://x.org/", "", ""},
		{"https://x.org/", "%zz", "%zz"},
	} {
		if got := resolve(tt[0], tt[1]); got != tt[2] {
			t.Errorf("resolve(%q, %q) = %q, want %q", tt[0], tt[1], got, tt[2])
		}
	}
}
