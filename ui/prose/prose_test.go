package prose

import (
	"fmt"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"

	"tend/feeds/web"
)

// setting is how the tests set a text.
func setting(width int) Setting {
	return Setting{
		Width: width, Image: "image",
		Folded: func(n int) string { return fmt.Sprintf("+ %d lines quoted", n) },
	}
}

// set returns a text as the lines that a reader sees.
func set(text Text, s Setting) string {
	var b strings.Builder
	for _, line := range text.Lines(s) {
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return b.String()
}

func TestWhatSitesWriteIsRead(t *testing.T) {
	for name, tt := range map[string]struct{ html, want string }{
		"WordPress comment": {
			`<p>Liebe Alle,<br />
ich komme <em>gern</em> und bringe <strong>zwei Tische</strong> mit.</p>
<p>Viele Gr&uuml;&szlig;e<br />
Ruth</p>`, `
Liebe Alle,
ich komme gern und bringe zwei Tische
mit.

Viele Grüße
Ruth
`,
		},
		"WordPress post": {
			`<h2 class="wp-block-heading">Was wir brauchen</h2>
<ul class="wp-block-list"><li>Bänke und Tische, so viele wie in den Hof passen</li><li>eine Leiter<ul><li>die lange</li></ul></li></ul>
<figure class="wp-block-image"><img src="https://x.example/a.jpg" alt="Der Hof im Sommer"/><figcaption>Foto: Deniz</figcaption></figure>
<hr/><ol start="3"><li><p>Anmelden</p></li><li><p>Kommen</p></li></ol>`, `
Was wir brauchen

- Bänke und Tische, so viele wie in den
  Hof passen
- eine Leiter
  - die lange

[Der Hof im Sommer]

Foto: Deniz

--------

3. Anmelden
4. Kommen
`,
		},
		"Discourse quote": {
			`<aside class="quote no-group" data-username="ruth"><div class="title"><img alt="" src="https://f.example/a.png"> ruth:</div>
<blockquote><p>Wer holt die Leiter?</p></blockquote></aside>
<p>Ich, am Freitag. <img src="https://f.example/smile.png" alt=":slight_smile:"> Siehe <a href="https://f.example/t/12">den Plan</a>.</p>`, `
ruth:

> Wer holt die Leiter?

Ich, am Freitag. [:slight_smile:] Siehe
den Plan[1].
`,
		},
		"Mastodon status": {
			`<p><span class="h-card"><a href="https://m.example/@ruth" class="u-url mention">@<span>ruth</span></a></span> schaut mal: <a href="https://lindenhof.example/sommerfest-am-11-juli"><span class="invisible">https://</span><span class="ellipsis">lindenhof.example/sommer</span><span class="invisible">fest-am-11-juli</span></a> <a href="https://m.example/tags/hof" rel="tag">#<span>hof</span></a></p>`, `
@ruth[1] schaut mal:
https://lindenhof.example/sommerfest-am-
11-juli[2] #hof[3]
`,
		},
		"GitHub issue": {
			`<p dir="auto">It fails with:</p><div class="highlight"><pre class="notranslate"><span>$ go</span> <span>test</span>
  exit   1
</pre></div><p>See <code class="notranslate">store.Open</code>.</p>
<table><thead><tr><th>OS</th><th>Works</th></tr></thead><tbody><tr><td>Linux</td><td>yes</td></tr><tr><td>macOS</td><td>no</td></tr></tbody></table>
<ul class="contains-task-list"><li class="task-list-item"><input type="checkbox" checked> done</li></ul>`, `
It fails with:

  $ go test
    exit   1

See ` + "`store.Open`" + `.

OS     Works
Linux  yes
macOS  no

- done
`,
		},
		"Blogger post": {
			`<div dir="ltr"><span style="font-size:large">Dear all,</span><div><br></div><div>the key is back.</div><div><br></div><div>&nbsp;Thanks&nbsp; to&nbsp;Marta</div></div>`, `
Dear all,

the key is back.

Thanks to Marta
`,
		},
		"mail in a list": {
			"On Friday Ruth wrote:\n> Who has the key?\n>\n> It was on the hook.\n> And the ladder?\n>> older words\n\nI have it :)\n> ok?\nno", `
On Friday Ruth wrote:

+ 6 lines quoted

I have it :)

> ok?

no
`,
		},
		"archive of a list": {
			"<pre>Hello https://a.example\n\n&gt; one\n&gt; two\n&gt; three\n&gt; four\nyes</pre>", `
Hello https://a.example[1]

+ 4 lines quoted

yes
`,
		},
		"answer on top": {
			"Yes, on Monday.\n\n-----Original Message-----\nFrom: Ruth\nTo: Deniz\n\nIs it open?\n", `
Yes, on Monday.

+ 5 lines quoted
`,
		},
		"plain comment keeps its lines": {
			"Roses are red\nviolets are blue\n\n  indented   words", `
Roses are red
violets are blue

indented   words
`,
		},
		"signature is no quote":  {"See you\n-- \nRuth", "\nSee you\n--\nRuth\n"},
		"long quote":             {"<blockquote><p>a</p><p>b</p><p>c</p></blockquote><p>yes</p>", "\n+ 5 lines quoted\n\nyes\n"},
		"layout table":           {"<table><tr><td><p>a</p><p>b</p></td><td><ul><li>c</li></ul></td></tr></table>", "\na\n\nb\n\n- c\n"},
		"wide table":             {"<table><tr><th>Name</th><td>somebody with a long name</td><td>and a long street</td></tr><tr><td>x</td><td>y</td></tr></table>", "\nName\n  somebody with a long name\n  and a long street\n\nx\n  y\n"},
		"definition list":        {"<dl><dt>Hof</dt><dd>open</dd><dt>Saal</dt><dd>closed</dd></dl>", "\n  Hof\n  open\n  Saal\n  closed\n"},
		"photo alone":            {`<a href="https://x.example/p"><img src="https://x.example/p.jpg"></a>`, "\nx.example[1]\n"},
		"photo without a word":   {`<img src="https://x.example/p.jpg">`, "\n[image]\n"},
		"address in the text":    {"see https://a.example/x_(y), (www.b.example/) or <https://c.example>.", "\nsee https://a.example/x_(y)[1],\n(www.b.example/[2]) or\n<https://c.example[3]>.\n"},
		"same address twice":     {`<a href="https://a.example">one</a> <a href="https://a.example">two</a>`, "\none[1] two[1]\n"},
		"address not to open":    {`<a href="javascript:x">no</a> <a href="#top">up</a> <a href="https://u:p@a.example">in</a>`, "\nno up[1] in\n"},
		"words around links":     {`(<a href="https://a.example">one</a>)<b>two</b>`, "\n(one[1])two\n"},
		"entity is no command":   {"a&#27;]0;x&#7;b&#x202e;c", "\na\u241b]0;x\u2407bc\n"},
		"text of Japan":          {"素敵な夏祭りですね。子どもも参加できますか。とても楽しみにしています。", "\n素敵な夏祭りですね。子どもも参加できます\nか。とても楽しみにしています。\n"},
		"emoticon is no quote":   {">:( no", "\n>:( no\n"},
		"items without a list":   {"<li>a<li>b", "\n- a\n- b\n"},
		"tags never closed":      {"<blockquote><ul><li><b>a", "\n> - a\n"},
		"tags never opened":      {"</ul></blockquote>a</b></td>", "\na\n"},
		"heading over two lines": {"<h1>A<br>b</h1><p>c", "\nA b\n\nc\n"},
	} {
		t.Run(name, func(t *testing.T) {
			got := set(Read(web.Clean(tt.html, "https://x.example/"), 0), setting(40))
			if want := strings.TrimPrefix(tt.want, "\n"); got != want {
				t.Errorf("%s\nreads as\n%s\nwant\n%s", tt.html, got, want)
			}
		})
	}
}

func TestPiecesHaveTheirLook(t *testing.T) {
	text := Read(`<h2>Head</h2><p>a <b>strong</b> <i>word</i> and <a href="https://a.example"><b>link</b></a></p><blockquote>q</blockquote>`, 0)
	var got [][]Piece
	for _, line := range text.Lines(setting(60)) {
		got = append(got, line)
	}
	want := "[[{Head 2}] [] [{a  0} {strong 2} {  0} {word 3} { and  0} {link 5} {[1] 6}] [] [{>  1} {q 1}]]"
	if fmt.Sprint(got) != want {
		t.Errorf("lines = %v, want %s", got, want)
	}
}

func TestLinksAreNumberedInTheirOrder(t *testing.T) {
	text := Read(`<p>See <a href="https://a.example/x">the <b>plan</b></a>, https://c.example and <a href="http://b.example">b</a></p>`, 0)
	got := fmt.Sprint(text.Links)
	if want := "[{the plan https://a.example/x} {b http://b.example} { https://c.example}]"; got != want {
		t.Errorf("links = %s, want %s", got, want)
	}
}

func TestAQuoteUnfolds(t *testing.T) {
	s := setting(40)
	s.Unfold = true
	got := set(Read("> a\n> b\n> c\n>> d\n", 0), s)
	if want := "> a\n> b\n> c\n>\n> > d\n"; got != want {
		t.Errorf("unfolded:\n%s\nwant\n%s", got, want)
	}
}

func TestNoLineIsWiderThanItsRoom(t *testing.T) {
	samples := []string{
		strings.Repeat("wort ", 50), strings.Repeat("x", 300), strings.Repeat("山", 120), "👨‍👩‍👧 " + strings.Repeat("é", 90),
		"<pre>" + strings.Repeat("y", 200) + "</pre>", strings.Repeat("<blockquote>", 60) + "deep down there is a word" + strings.Repeat("</blockquote>", 60),
		strings.Repeat("<ul><li>", 60) + "deep down there is a word", "<p>" + strings.Repeat("<b>a</b><i>b</i>", 60),
		"<table><tr><td>" + strings.Repeat("a", 50) + "</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
		strings.Repeat("مرحبا بالعالم ", 20),
	}
	for _, sample := range samples {
		for _, width := range []int{1, 2, 10, 36, 58, 76} {
			s := setting(width)
			s.Unfold = true
			for _, line := range Read(sample, 0).Lines(s) {
				if got := displaywidth.String(line.String()); got > max(width, 6) {
					t.Errorf("a line of %.20q… takes %d cells of %d: %q", sample, got, width, line)
				}
			}
		}
	}
}

func TestALongTextIsReadInParts(t *testing.T) {
	source := strings.Repeat("<p>Grüße aus dem Hof</p>", 1000)
	text := Read(source, 1001)
	if text.Rest < len(source)-1001 || text.Rest > len(source)-990 {
		t.Errorf("rest = %d of %d, want all but about 1001", text.Rest, len(source))
	}
	for _, b := range text.Blocks {
		if strings.Contains(b.Words(), "\ufffd") {
			t.Errorf("a letter was cut in two: %q", b.Words())
		}
	}
}

// FuzzRead proves that whatever comes is read, and that no line of it commands
// the terminal or is wider than its room.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"<p>a<b>c", "> q\n> r", "<table><tr><td>a<td>b<tr><td>c<td>d</table>", "<ol start=9><li>x</ol>",
		"<a href='https://a.example'>x</a> https://b.example/?q=(1)", "<pre>\n a\n</pre>", "&#27;[31m", "<h1><table><td>x",
		"<dl><dt>a<dd>b", "<img alt=x><img>", "</a></li>>>", "<blockquote><li>a</blockquote>b",
	} {
		f.Add(seed, 30)
	}
	f.Fuzz(func(t *testing.T, source string, width int) {
		s := setting(8 + width&63)
		s.Unfold = width&64 != 0
		for _, line := range Read(source, 1<<16).Lines(s) {
			words := line.String()
			if strings.ContainsFunc(words, func(r rune) bool { return r < ' ' || 0x7f <= r && r < 0xa0 }) {
				t.Errorf("%q has a control character: %q", source, words)
			}
			if got := displaywidth.String(words); got > s.Width+1 {
				t.Errorf("%q takes %d cells of %d", words, got, s.Width)
			}
		}
	})
}

// megabyte is a post of about a megabyte with all that posts have.
func megabyte() string {
	part := `<h2>Was war</h2><p>Am Samstag, dem 11. Juli, feiern wir ab <strong>14 Uhr</strong> im Hof. Für den Aufbau ab neun Uhr
		suchen wir noch <em>sechs Leute</em>, <a href="https://lindenhof.example/plan">Bänke, Tische</a> und eine Leiter.</p>
		<ul><li>Bänke</li><li>Tische</li></ul><blockquote><p>Wer kommt? Ich habe am Vormittag Zeit, und die Leiter steht im Keller.</p></blockquote>`
	return strings.Repeat(part, 1<<20/len(part))
}

func BenchmarkRead(b *testing.B) {
	source := web.Clean(megabyte(), "https://x.example/")
	for name, limit := range map[string]int{"part": 64 << 10, "whole": 0} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(max(limit, len(source)*min(1, 1-min(limit, 1)))))
			for b.Loop() {
				Read(source, limit)
			}
		})
	}
}

func BenchmarkLines(b *testing.B) {
	source := web.Clean(megabyte(), "https://x.example/")
	for name, limit := range map[string]int{"part": 64 << 10, "whole": 0} {
		text := Read(source, limit)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				text.Lines(setting(76))
			}
		})
	}
}
