package rss

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"tend/feeds/web"
	"tend/store"
)

// hostile makes documents of about n bytes that cost a naive reader minutes or
// gigabytes.
func hostile(n int) map[string]string {
	times := func(s string) string { return strings.Repeat(s, n/len(s)) }
	inItem := func(s string) string { return "<rss><channel><item><title>a</title>" + s + "</item></channel></rss>" }
	docs := map[string]string{
		"nested extensions":           inItem(times("<f:a>")),
		"nested extensions, closed":   inItem(strings.Repeat("<f:a>", n/12) + strings.Repeat("</f:a>", n/12)),
		"nested extensions, no item":  "<rss><channel>" + times("<f:a>"),
		"nested elements in a field":  inItem("<description>" + times("<div>") + "</description>"),
		"escaped nesting":             inItem("<description>" + times("&lt;div&gt;") + "</description>"),
		"items without anything":      "<rss><channel>" + times("<item/>") + "</channel></rss>",
		"items never closed":          "<rss><channel>" + times("<item><title>"),
		"titles never closed":         inItem(times("<title>")),
		"titles in one another":       inItem(times("<title>a") + times("</title>")),
		"comments never closed":       inItem(times("<!--")),
		"sections never closed":       inItem(times("<![CDATA[")),
		"instructions never closed":   times("<?") + inItem(""),
		"declarations never closed":   inItem(times("<!a[")),
		"quotes never closed":         inItem(times(`<a b="`)),
		"single quotes never closed":  inItem(times(`<a b='`)),
		"quotes of both kinds":        inItem(times(`<a b='"`)),
		"attributes":                  inItem("<link " + times(`a="b" `) + "/>"),
		"attributes with spaces":      inItem("<link a" + times(" ") + "=b/>"),
		"namespaces":                  "<rss " + times(`xmlns:a="urn:a" `) + "><channel><item><a:b/><c:d/></item></channel></rss>",
		"namespaces in one another":   inItem(times(`<a xmlns="urn:b">`)),
		"bases":                       inItem(times(`<a xml:base="b/">`)),
		"bases in markup":             inItem(`<description>` + times(`<a xml:base="b/" href="c">`) + `</description>`),
		"ampersands":                  inItem("<title>" + times("&") + "</title>"),
		"references":                  inItem("<title>" + times("&#55357;") + "</title>"),
		"long number":                 inItem("<title>&#" + times("1") + ";</title>"),
		"less-than signs":             inItem("<title>" + times("<") + "</title>"),
		"end tags":                    inItem(times("</b>")),
		"end tags that never end":     inItem(times("</b")),
		"links":                       inItem(times(`<link href="http://a/"/>`)),
		"long title":                  inItem("<title>" + times("a") + "</title>"),
		"long date":                   inItem("<pubDate>" + times("1:") + "</pubDate>"),
		"long address":                inItem("<link>http://" + times("a/../") + "</link>"),
		"long author":                 inItem("<author>" + times("a@(") + "</author>"),
		"dates":                       inItem(times("<pubDate>x</pubDate>")),
		"entities":                    "<!DOCTYPE r [" + strings.Repeat(`<!ENTITY a "`+strings.Repeat("b", 999)+`">`, 200) + "]>" + inItem("<title>"+times("&a;")+"</title>"),
		"spaces":                      times(" ") + inItem(""),
		"nested JSON":                 `{"items":[{"id":` + times("[") + "",
		"JSON authors":                `{"version":"jsonfeed","items":[{"authors":` + strings.Repeat("[", 9000) + strings.Repeat("]", 9000) + `}]}`,
		"JSON items":                  `{"items":[` + strings.TrimSuffix(times(`{},`), ",") + `]}`,
		"zeros":                       times("\x00"),
		"words":                       times("a "),
		"entries in authors":          "<feed>" + times("<entry><author><name>"),
		"replies":                     "<feed><entry>" + times(`<thr:in-reply-to ref="a"/>`) + "</entry></feed>",
		"groups":                      inItem(times("<media:group>")),
		"channels":                    "<rss>" + times("<channel>"),
		"feeds":                       times("<feed>"),
		"markup with sections":        inItem("<description><b>" + times("<![CDATA[a]]>") + "</b></description>"),
		"markup with sections opened": inItem("<description><b>" + times("<![CDATA[") + "</b></description>"),
	}
	return docs
}

// TestHostileDocumentsAreRead finishes: nothing in it costs more than its
// length. (go test ends a test that hangs.)
func TestHostileDocumentsAreRead(t *testing.T) {
	for name, doc := range hostile(1 << 19) {
		t.Run(name, func(t *testing.T) {
			reading, err := Read([]byte(doc), Meta{URL: "https://example.org/feed"})
			if len(reading.Items) > maxItems {
				t.Errorf("%d items, want at most %d", len(reading.Items), maxItems)
			}
			if f := (*web.Failure)(nil); err != nil && !errors.As(err, &f) {
				t.Errorf("error %v is no failure", err)
			}
		})
	}
}

func TestTooDeepWithoutAnyItemIsAFailure(t *testing.T) {
	_, err := Read([]byte(hostile(1 << 16)["nested extensions, no item"]), Meta{})
	if f := (*web.Failure)(nil); !errors.As(err, &f) || f.Code != store.FailTooDeep {
		t.Errorf("Read = %v, want %s", err, store.FailTooDeep)
	}
}

func TestTooLargeIsAFailure(t *testing.T) {
	_, err := Read(make([]byte, maxBody+1), Meta{})
	if f := (*web.Failure)(nil); !errors.As(err, &f) || f.Code != store.FailTooLarge {
		t.Errorf("Read = %v, want %s", err, store.FailTooLarge)
	}
}

// TestNewestItemsAreKept keeps the newest of more items than a feed may have,
// in the order of the feed.
func TestNewestItemsAreKept(t *testing.T) {
	var b strings.Builder
	b.WriteString("<rss><channel>")
	for n := range maxItems + 10 {
		fmt.Fprintf(&b, "<item><guid>%d</guid><pubDate>%d</pubDate></item>", n, 1_000_000_000+n)
	}
	b.WriteString("</channel></rss>")
	reading, err := Read([]byte(b.String()), Meta{})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(reading.Items); n != maxItems || reading.Items[0].ID != "10" {
		t.Errorf("%d items, the first is %s; want %d, the first 10", n, reading.Items[0].ID, maxItems)
	}
}
