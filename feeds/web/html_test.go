package web

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestSeeShowsWhatAPersonReads(t *testing.T) {
	for name, tt := range map[string]struct{ in, want string }{
		"plain":              {"just words", "just words"},
		"paragraphs":         {"<p>One.</p>\n<p>Two <b>bold</b>words.</p>", "One.\n\nTwo boldwords."},
		"breaks":             {"a<br>b<br />\nc<br><br>d", "a\nb\nc\n\nd"},
		"white space":        {"<p> a \n\t b&nbsp;&nbsp;c </p><p>&nbsp;</p><p>d</p>", "a b c\n\nd"},
		"bullets":            {"<ul><li>one<li>two<ul><li>deep</ul></ul>end", "• one\n• two\n  • deep\n\nend"},
		"numbers":            {"<ol><li>one</li><li>two</li></ol>", "1. one\n2. two"},
		"quote":              {"<blockquote><p>You said.</p><p>More.</p></blockquote><p>No.</p>", "> You said.\n>\n> More.\n\nNo."},
		"preformatted":       {"<pre>a\n  b <b>c</b> d\n</pre>e", "a\n  b c d\n\ne"},
		"table":              {"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"},
		"emoji image":        {`Hi <img src="x.png" alt="🌳" class="wp-smiley"> there`, "Hi 🌳 there"},
		"image":              {`<img src="x" alt="Our garden"><img src="y">`, "[Our garden]"},
		"script and style":   {"a<script>alert('<p>')</script><style>p{}</style>b", "ab"},
		"frames and media":   {"a<iframe>x</iframe><video><p>old browser</p></video><svg><text>t</text></svg>b", "ab"},
		"comment":            {"a<!-- > <p>no</p> -->b<!doctype html><?php x ?>c", "abc"},
		"entities":           {"&lt;b&gt; &amp;amp; &#8217; &eacute; &unknown;", "<b> &amp; ’ é &unknown;"},
		"escape as entity":   {"a&#27;[31m &#x9b;b", "a␛[31m \u203ab"},
		"sign":               {"1 < 2 and 3 <4 <3", "1 < 2 and 3 <4 <3"},
		"cut within a tag":   {"words <a href=\"htt", "words"},
		"unclosed":           {"<b><i>x", "x"},
		"closed without":     {"</p></ul></blockquote>x</a>", "x"},
		"quoted > in value":  {`<a title="a > b">x</a>`, "x"},
		"upper case":         {"<P>a</P><SCRIPT>b</SCRIPT >c", "a\n\nc"},
		"empty":              {"<p></p><br><div> </div>", ""},
		"hidden never ends":  {"a<svg><svg></svg>b", "a"},
		"list without end":   {"<li>x</li></ul></ul><li>y", "• x\n\n• y"},
		"control characters": {"<p>a\x00\x1b]0;t\x07</p>", "a␀␛]0;t␇"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := See(tt.in).Text; got != tt.want {
				t.Errorf("See(%q).Text = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestSeeFindsQuestionsOutsideQuotes(t *testing.T) {
	for in, want := range map[string]bool{
		"When is it open?":                   true,
		"Wirklich?!":                         true,
		"Really?<br>Yes.":                    true,
		"「本当？」":                              true,
		"No.":                                false,
		"<blockquote>When?</blockquote> Now": false,
		"&gt; When?<br>Now":                  false,
		"see <a href='x'>why?</a>":           false,
		"<code>a ? b : c?</code>":            false,
		"http://a.example/?p=4 is it":        false,
		"https://a.example/really?":          false,
		"index.php?id=4":                     false,
	} {
		if got := See(in).Question; got != want {
			t.Errorf("See(%q).Question = %v, want %v", in, got, want)
		}
	}
}

func TestSeeCountsLinks(t *testing.T) {
	for in, want := range map[string]int{
		"none": 0,
		`<a href="https://a.example">a</a> <a href="/b">b</a>`:        2,
		`<a href="#note">1</a> <a name="x">2</a>`:                     0,
		`<a href="mailto:a@b.example">mail</a>`:                       0,
		`look: https://a.example and www.b.example`:                   2,
		`<a href="https://a.example">https://a.example</a>`:           1,
		`<blockquote><a href="https://a.example">a</a></blockquote>b`: 0,
	} {
		if got := See(in).Links; got != want {
			t.Errorf("See(%q).Links = %d, want %d", in, got, want)
		}
	}
}

func TestSeeFindsWhatIsAnswered(t *testing.T) {
	for name, tt := range map[string]struct{ in, want string }{
		"WordPress":         {`<p>In reply to <a href="https://b.example/p#comment-8">Ada</a>.</p><p>Yes.</p>`, "https://b.example/p#comment-8"},
		"translated":        {`Als Antwort auf <a href='/p#comment-8'>Ada</a>.` + "\n\nJa.", "/p#comment-8"},
		"entities":          {`In reply to <a href="/?p=1&#038;x=2#comment-8">Ada</a>.`, "/?p=1&x=2#comment-8"},
		"later":             {`<p>Thanks. See <a href="/x">x</a></p>`, ""},
		"second paragraph":  {`<p>Thanks</p><p>See <a href="/x">x</a></p>`, ""},
		"nothing before it": {`<a href="/x">x</a> is good`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := See(tt.in).FirstRef; got != tt.want {
				t.Errorf("See(%q).FirstRef = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestWithoutFirstRefShowsWhatThePersonWrote(t *testing.T) {
	for name, tt := range map[string]struct{ in, want string }{
		"own paragraph":      {`<p>In reply to <a href="/p#comment-8">Dr. Ada</a>.</p><p>Yes.</p>`, "Yes."},
		"same line":          {`In reply to <a href="/p#comment-8">Dr. Ada</a>. Yes. And no.`, "Yes. And no."},
		"link in the middle": {`<p><b>@</b> <a href="/p#comment-8">Ada</a> への返信</p>Yes.`, "Yes."},
		"nothing else":       {`<p>In reply to <a href="/p#comment-8">Ada</a></p>`, "In reply to Ada"},
		"none":               {`<p>Yes.</p>`, "Yes."},
	} {
		t.Run(name, func(t *testing.T) {
			v := See(tt.in).WithoutFirstRef()
			if v.Text != tt.want || v.Excerpt != tt.want {
				t.Errorf("See(%q) without its first sentence = %q, %q, want %q", tt.in, v.Text, v.Excerpt, tt.want)
			}
			if name != "nothing else" && v.Links != 0 {
				t.Errorf("See(%q) without its first sentence has %d links", tt.in, v.Links)
			}
		})
	}
}

func TestExcerpt(t *testing.T) {
	for name, tt := range map[string]struct{ in, want string }{
		"lines":       {"a\n\nb\nc", "a b c"},
		"quote first": {"> you said\n>\n> more\n\nNo, I did not.", "No, I did not."},
		"only quoted": {"> you said", "you said"},
		"empty":       {"", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Excerpt(tt.in); got != tt.want {
				t.Errorf("Excerpt(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
	for _, word := range []string{"word ", "長い", "e\u0301\u0301\u0301", "üöß "} {
		if got := ansi.StringWidth(Excerpt(strings.Repeat(word, 1000))); got > 200 || got < 190 {
			t.Errorf("excerpt of %q… takes %d cells", word, got)
		}
	}
}

func TestSeeStandsDepthAndSize(t *testing.T) {
	for name, in := range map[string]string{
		"elements": strings.Repeat("<div>", 1e6),
		"lists":    strings.Repeat("<ul><li>", 1e5) + "x",
		"quotes":   strings.Repeat("<blockquote>", 1e5) + "x",
		"signs":    strings.Repeat("<", 1e6),
		"comments": strings.Repeat("<!--", 1e5),
		"ends":     "<script>" + strings.Repeat("</", 1e6),
		"tags":     strings.Repeat("<a ", 1e5),
		"values":   strings.Repeat("<a b='", 1e5),
		"line":     strings.Repeat("x", 1e7),
	} {
		t.Run(name, func(t *testing.T) {
			if got := See(in); len(got.Text) > len(in)+100 {
				t.Errorf("%d bytes became %d", len(in), len(got.Text))
			}
			if got := Clean(in, ""); len(got) > 4*len(in) {
				t.Errorf("%d bytes became %d", len(in), len(got))
			}
		})
	}
}

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"Summer <em>party</em>":            "Summer party",
		"A &amp; B &lt;Ltd&gt;":            "A & B <Ltd>",
		"vector<T> explained":              "vector<T> explained",
		"a <3 b":                           "a <3 b",
		"I <love":                          "I <love",
		"two<br/>lines\n":                  "two lines",
		"<img src=x alt='🌳'> tree":         "🌳 tree",
		"\n\tComment on X by Y\n":          "Comment on X by Y",
		"a&#27;[2Jb":                       "a␛[2Jb",
		"<script>alert(1)</script>Meeting": "Meeting",
	} {
		if got := Plain(in); got != want {
			t.Errorf("Plain(%q) = %q, want %q", in, got, want)
		}
	}
}

func BenchmarkSee(b *testing.B) {
	b.SetBytes(int64(len(article)))
	b.ReportAllocs()
	for b.Loop() {
		See(article)
	}
}

// article is about as long and as marked up as a blog's usual post.
var article = strings.Repeat(`<p>Der Verein trifft sich am <strong>Freitag</strong> um 18 Uhr im `+
	`<a href="https://verein.example/haus">Vereinshaus</a>. Bitte bringt W&ouml;rterb&uuml;cher, Kuchen &amp; gute Laune mit.</p>`+"\n", 10)
