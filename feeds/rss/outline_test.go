package rss

import (
	"cmp"
	"regexp"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"
)

var numbers = regexp.MustCompile(`"[0-9 ]+"`)

// outlined repairs a document and writes its outline with the runs in it.
func outlined(t *testing.T, doc string) (text string, damaged string) {
	t.Helper()
	o, err := repair(doc)
	if err != nil {
		t.Fatal(err)
	}
	text = numbers.ReplaceAllStringFunc(o.xml.String(), func(list string) string {
		var words []string
		for _, r := range o.list(strings.Trim(list, `"`)) {
			words = append(words, r.name+":"+cmp.Or(r.value(), r.attr("href")))
		}
		return `"` + strings.Join(words, " ") + `"`
	})
	return text, o.damaged
}

func TestRepairWritesTheSameOutlineOfAllSpellings(t *testing.T) {
	const want = `<rss><channel><item><enclosure url="title:A dc:creator:Ann"/></item><cloud domain="title:F"/></channel></rss>`
	for name, doc := range map[string]string{
		"as it should be":      `<rss xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>F</title><item><title>A</title><dc:creator>Ann</dc:creator></item></channel></rss>`,
		"another prefix":       `<rss xmlns:x="http://purl.org/dc/elements/1.1/"><channel><title>F</title><item><title>A</title><x:creator>Ann</x:creator></item></channel></rss>`,
		"declared late":        `<rss><channel><title>F</title><item><title>A</title><y:creator xmlns:y="HTTP://PURL.ORG/dc/elements/1.1">Ann</y:creator></item></channel></rss>`,
		"undeclared":           `<rss><channel><title>F</title><item><title>A</title><dc:creator>Ann</dc:creator></item></channel></rss>`,
		"upper case":           `<RSS><CHANNEL><TITLE>F</TITLE><ITEM><TITLE>A</TITLE><dc:creator>Ann</dc:creator></ITEM></CHANNEL></RSS>`,
		"a default namespace":  `<rss xmlns="http://backend.userland.com/rss2"><channel><title>F</title><item><title>A</title><dc:creator>Ann</dc:creator></item></channel></rss>`,
		"an odd namespace":     `<rss xmlns="urn:odd"><channel><title>F</title><item><title>A</title><dc:creator>Ann</dc:creator></item></channel></rss>`,
		"junk before":          `<br />Warning: <b>x</b><?xml version="1.0"?><!-- <rss> --><rss><channel><title>F</title><item><title>A</title><dc:creator>Ann</dc:creator></item></channel></rss>`,
		"junk behind":          `<rss><channel><title>F</title><item><title>A</title><dc:creator>Ann</dc:creator></item></channel></rss><script>a<b</script>`,
		"foreign elements":     `<rss><channel><image><title>No</title></image><title>F</title><item><f:x><title>No</title></f:x><title>A</title><dc:creator>Ann</dc:creator></item></channel></rss>`,
		"stray end tags":       `<rss><channel><title>F</title></b><item></p><title>A</title></x:y><dc:creator>Ann</dc:creator></item></channel></rss>`,
		"a field never closed": `<rss><channel><title>F</title><item><title>A<dc:creator>Ann</dc:creator></item></channel></rss>`,
		"an item never closed": `<rss><channel><title>F</title><item><title>A</title><dc:creator>Ann</dc:creator></channel></rss>`,
		"XML 1.1":              `<?xml version="1.1"?><rss><channel><title>F</title><item><title>A</title><dc:creator>Ann</dc:creator></item></channel></rss>`,
		"an entity of its own": `<!DOCTYPE rss [<!ENTITY who "Ann">]><rss><channel><title>F</title><item><title>A</title><dc:creator>&who;</dc:creator></item></channel></rss>`,
	} {
		got, damaged := outlined(t, doc)
		if got != want || damaged != "" {
			t.Errorf("%s: %s, damaged %q, want %s", name, got, damaged, want)
		}
	}
}

func TestRepairOfAtom(t *testing.T) {
	const want = `<feed><entry><category term="title:A link:http://x/ updated:2026"/></entry><category term="title:F"/></feed>`
	for name, doc := range map[string]string{
		"as it should be": `<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><title>A</title><link href="http://x/"/><updated>2026</updated></entry></feed>`,
		"a prefix":        `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>F</a:title><a:entry><a:title>A</a:title><a:link href="http://x/"/><a:updated>2026</a:updated></a:entry></a:feed>`,
		"no namespace":    `<feed><title>F</title><entry><title>A</title><link href="http://x/"></link><updated>2026</updated></entry></feed>`,
		"https":           `<feed xmlns="https://www.w3.org/2005/Atom"><title>F</title><entry><title>A</title><link href=http://x/ ><updated>2026</updated></entry></feed>`,
		"Atom 0.3":        `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>F</title><entry><title>A</title><link href="http://x/"/><updated>2026</updated></entry></feed>`,
		"an extra prefix": `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:atom="http://www.w3.org/2005/Atom"><title>F</title><entry><title>A</title><atom:link href="http://x/"/><updated>2026</updated></entry></feed>`,
	} {
		if got, damaged := outlined(t, doc); got != want || damaged != "" {
			t.Errorf("%s: %s, damaged %q, want %s", name, got, damaged, want)
		}
	}
}

// What should stand in an item once may stand there twice: then tend reads what
// gofeed alone would read.
func TestWhatIsRepeatedCountsAsGofeedHasIt(t *testing.T) {
	for name, doc := range map[string]string{
		"RSS": `<rss><channel><item><title>a</title><guid>1</guid><link>http://x/1</link><title>b</title><guid>2</guid><link>http://x/2</link>` +
			`<description>c</description><description>d</description></item></channel></rss>`,
		"Atom": `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>a</title><id>1</id><link href="http://x/1"/><title>b</title><id>2</id>` +
			`<link href="http://x/2"/><summary>c</summary><summary>d</summary></entry></feed>`,
	} {
		alone, err := gofeed.NewParser().ParseString(doc)
		if err != nil {
			t.Fatal(err)
		}
		f, err := readFeed(doc, "")
		if err != nil || len(f.items) != 1 {
			t.Fatalf("%s: %d items, %v", name, len(f.items), err)
		}
		want, got := alone.Items[0], f.items[0]
		if got.title != want.Title || got.id != want.GUID || got.link != want.Links[0] || got.html != want.Description {
			t.Errorf("%s: %q %q %q %q, want %q %q %q %q", name,
				got.title, got.id, got.link, got.html, want.Title, want.GUID, want.Links[0], want.Description)
		}
	}
}

func TestRepairKeepsWholeItemsAndSaysWhatIsDamaged(t *testing.T) {
	for doc, want := range map[string]string{
		"<rss><channel><item><guid>1</guid></item>\n<item><guid>2</guid></item>\n<item><gui":   "1 2 | cutoff 3",
		"<rss><channel><item><guid>1</guid></item>\n<item><description><![CDATA[abc":           "1 | cutoff 2",
		"<rss><channel><item><guid>1</guid><title>only":                                        "1 | cutoff 1",
		"<rss><channel><item><guid>1</guid><item><guid>2</guid></item></item></channel></rss>": "1 2 | ",
		"<rss><item><guid>1</guid></item></rss>":                                               "1 | ",
		"<rss><channel></channel><item><guid>1</guid></item></rss":                             "1 | ",
	} {
		f, err := readFeed(doc, "")
		if err != nil {
			t.Errorf("%q: %v", doc, err)
			continue
		}
		var ids []string
		for _, it := range f.items {
			ids = append(ids, it.id)
		}
		if got := strings.Join(ids, " ") + " | " + f.damaged; got != want {
			t.Errorf("%q: %s, want %s", doc, got, want)
		}
	}
}

func TestRepairExpandsNoBombAndReadsNoFile(t *testing.T) {
	doc := `<!DOCTYPE r [<!ENTITY a "` + strings.Repeat("x", 1000) + `"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>` +
		`<rss><channel><title>&b;&f;</title><description>` + strings.Repeat("&a;", 2000) + `</description></channel></rss>`
	o, err := repair(doc)
	if err != nil {
		t.Fatal(err)
	}
	if got := o.runs[0].raw; got != "&b;&f;" {
		t.Errorf("title = %q, want its references as they are", got)
	}
	if n := len(o.runs[1].raw); n != 6000 {
		t.Errorf("description has %d bytes, want the 6000 it came with", n)
	}
}
