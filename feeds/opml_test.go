package feeds

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"
)

func TestReadListReadsOPML(t *testing.T) {
	const list = `<?xml version="1.0"?>
<opml version="1.0"><head><title>x</title></head><body>
<outline text="Clubs"><outline text="Deep"><outline type="rss" text="Bücher &amp;amp; Tee" xmlUrl="https://a.example/feed?x=1&amp;y=2"/></outline></outline>
<outline text="Old" XMLURL=http://b.example/rss />
<outline type="rss" text="None"/>
<outline type="rss" text="Evil" xmlUrl="exec:rm -rf /"/>
<outline type="rss" text="File" xmlUrl="file:///etc/passwd"/>
<outline type="rss" text="Script" xmlUrl="javascript:alert(1)"/>
<outline type="rss" title="` + "\x1b]0;x\x07" + `Title" xmlUrl="feed://c.example/feed"/>
<outline text="Port" xmlUrl="feed://e.example:8080/feed"/>
<outline text="bare & wrong" xmlUrl="https://d.example/?a=b&c=d">
</body>`
	got, left, err := ReadList(strings.NewReader(list))
	if err != nil {
		t.Fatal(err)
	}
	want := []Listed{
		{"Bücher & Tee", "https://a.example/feed?x=1&y=2", 3},
		{"Old", "http://b.example/rss", 4},
		{"␛]0;x␇Title", "https://c.example/feed", 9},
		{"Port", "http://e.example:8080/feed", 10},
		{"bare & wrong", "https://d.example/?a=b&c=d", 11},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("read %+v, want %+v", got, want)
	}
	wantLeft := []Left{
		{5, "None", LeftNoAddress},
		{6, "exec:rm -rf /", LeftScheme},
		{7, "file:///etc/passwd", LeftScheme},
		{8, "javascript:alert(1)", LeftScheme},
	}
	if !reflect.DeepEqual(left, wantLeft) {
		t.Errorf("left out %+v, want %+v", left, wantLeft)
	}
}

func TestReadListReadsNewsboat(t *testing.T) {
	const list = `# my feeds
https://a.example/feed
https://b.example/feed news "~A \"quoted\" name" "two words"

"query:Unread:unread = \"yes\""
"exec:~/bin/feed.sh" tag
filter:~/bin/f:https://c.example/feed
file:///home/ada/feed.xml
a.example/without
just words
`
	got, left, err := ReadList(strings.NewReader(list))
	if err != nil {
		t.Fatal(err)
	}
	want := []Listed{
		{"", "https://a.example/feed", 2}, {`A "quoted" name`, "https://b.example/feed", 3}, {"", "https://a.example/without", 9},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("read %+v, want %+v", got, want)
	}
	wantLeft := []Left{
		{5, `query:Unread:unread = "yes"`, LeftQuery},
		{6, "exec:~/bin/feed.sh", LeftScheme},
		{7, "filter:~/bin/f:https://c.example/feed", LeftScheme},
		{8, "file:///home/ada/feed.xml", LeftScheme},
		{10, "just", LeftNoAddress},
	}
	if !reflect.DeepEqual(left, wantLeft) {
		t.Errorf("left out %+v, want %+v", left, wantLeft)
	}
}

func TestReadListReadsAnyEncoding(t *testing.T) {
	const list = `<opml><body><outline text="Grüße" xmlUrl="https://a.example/"/></body></opml>`
	latin1 := strings.ReplaceAll(strings.ReplaceAll(list, "ü", "\xfc"), "ß", "\xdf")
	var wide bytes.Buffer
	wide.WriteString("\xff\xfe")
	for _, c := range utf16.Encode([]rune(list)) {
		wide.Write([]byte{byte(c), byte(c >> 8)})
	}
	for name, body := range map[string]string{
		"UTF-8":           list,
		"byte order mark": "\ufeff" + list,
		"UTF-16":          wide.String(),
		"Latin-1":         `<?xml version="1.0" encoding="ISO-8859-1"?>` + latin1,
		"said UTF-8":      `<?xml version="1.0" encoding="utf-8"?>` + latin1,
		"said nothing":    latin1,
	} {
		t.Run(name, func(t *testing.T) {
			got, _, err := ReadList(strings.NewReader(body))
			if err != nil || len(got) != 1 || got[0].Name != "Grüße" {
				t.Errorf("read %+v, %v", got, err)
			}
		})
	}
}

func TestExportedSourcesAreImportedAgain(t *testing.T) {
	f, _ := newFeeds(t, Options{})
	addFeed(t, f, "Bücher & <Tee>", "https://a.example/feed?x=1&y=2")
	addFeed(t, f, "Zweite", "https://b.example/feed")
	var out bytes.Buffer
	if err := f.WriteOPML(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	list, left, err := ReadList(&out)
	if err != nil || len(left) != 0 || len(list) != 2 || list[0].Name != "Bücher & <Tee>" || list[0].URL != "https://a.example/feed?x=1&y=2" {
		t.Fatalf("read %+v, %+v, %v", list, left, err)
	}
	added, left, err := f.Import(t.Context(), list, false)
	if err != nil || len(added) != 0 || len(left) != 2 || left[0].Why != LeftExists {
		t.Errorf("imported again %v, left out %+v, %v", added, left, err)
	}
}

func TestImportLeavesTheOwnNetworkAlone(t *testing.T) {
	f, _ := newFeeds(t, Options{})
	list := []Listed{
		{"a", "http://127.0.0.1:8080/feed", 1},
		{"b", "http://localhost/feed", 2},
		{"c", "http://[::1]/feed", 3},
		{"d", "http://192.168.1.1/feed", 4},
		{"e", "https://a.example/feed", 5},
	}
	added, left, err := f.Import(t.Context(), list, false)
	if err != nil || len(added) != 1 || len(left) != 4 || left[0].Why != LeftPrivate {
		t.Errorf("added %v, left out %+v, %v", added, left, err)
	}
	if added, left, err = f.Import(t.Context(), list, true); err != nil || len(added) != 4 || len(left) != 1 {
		t.Errorf("with leave: added %v, left out %+v, %v", added, left, err)
	}
}

func FuzzReadList(f *testing.F) {
	for _, s := range []string{
		`<opml><body><outline xmlUrl="https://a.example/" text="x"/></body></opml>`, "https://a.example/ \"~x\"", "\xff\xfe<\x00", "<?xml version='1.0' encoding='utf-7'?><outline",
		strings.Repeat("<outline>", 100), `"a\`, "<outline xmlUrl='", "\xfe\xff",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		list, _, _ := ReadList(strings.NewReader(s))
		for _, l := range list {
			if !strings.HasPrefix(l.URL, "http://") && !strings.HasPrefix(l.URL, "https://") {
				t.Errorf("%q was taken", l.URL)
			}
		}
	})
}
