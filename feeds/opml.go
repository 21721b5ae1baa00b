package feeds

import (
	"context"
	"encoding/xml"
	"fmt"
	"io"

	"tend/store"
)

// Listed is one feed of a list of feeds.
type Listed struct {
	Name string
	URL  string
	Line int // where it stands in the list
}

// Left is an entry of a list of feeds that was not taken, and why.
type Left struct {
	Line  int
	Entry string // its name or address, filtered
	Why   LeftReason
}

// LeftReason names why an entry was not taken; the message catalogue has a
// sentence for each.
type LeftReason string

// The reasons to leave an entry out.
const (
	LeftNoAddress LeftReason = "noaddress" // nothing in it can be read as an address
	LeftScheme    LeftReason = "scheme"    // exec:, filter:, file: and all that is not http or https
	LeftQuery     LeftReason = "query"     // newsboat's query: lines, which are no feeds
	LeftPrivate   LeftReason = "private"   // an address on the own network
	LeftExists    LeftReason = "exists"    // a source of that name or address is there
)

// outline is one entry of an OPML file: a source, or one of its feeds.
type outline struct {
	XMLName  xml.Name  `xml:"outline"`
	Type     string    `xml:"type,attr,omitempty"`
	Text     string    `xml:"text,attr"`
	Title    string    `xml:"title,attr"`
	Category string    `xml:"category,attr,omitempty"`
	XMLURL   string    `xml:"xmlUrl,attr,omitempty"`
	HTMLURL  string    `xml:"htmlUrl,attr,omitempty"`
	Feeds    []outline `xml:"outline"`
}

// opml is an OPML file.
type opml struct {
	XMLName xml.Name  `xml:"opml"`
	Version string    `xml:"version,attr"`
	Title   string    `xml:"head>title"`
	Sources []outline `xml:"body>outline"`
}

// WriteOPML writes all sources with their feeds as OPML 2.0. Secrets stay out.
func (f *Feeds) WriteOPML(ctx context.Context, w io.Writer) error {
	sources, err := f.o.Store.Sources(ctx)
	if err != nil {
		return err
	}
	list := opml{Version: "2.0", Title: "tend"}
	for _, src := range sources {
		o, err := f.outlineOf(ctx, src)
		if err != nil {
			return err
		}
		list.Sources = append(list.Sources, o)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return fmt.Errorf("write OPML: %w", err)
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(list); err != nil {
		return fmt.Errorf("write OPML: %w", err)
	}
	_, err = io.WriteString(w, "\n")
	return err
}

// outlineOf describes a source: as its feed if it has but one, else as a
// folder of them. Of a source with a login these are the feeds it has without,
// which any reader can read. The feeds of single posts are left out, a pull
// finds them.
func (f *Feeds) outlineOf(ctx context.Context, src store.Source) (outline, error) {
	feeds, err := f.parked(ctx, src)
	if err != nil {
		return outline{}, err
	}
	folder := outline{Text: src.Name, Title: src.Name, HTMLURL: src.URL}
	for _, feed := range feeds {
		folder.Feeds = append(folder.Feeds, outline{
			Type: "rss", Text: src.Name, Title: src.Name, Category: string(feed.Role), XMLURL: feed.URL, HTMLURL: src.URL,
		})
	}
	if len(folder.Feeds) == 1 {
		return folder.Feeds[0], nil
	}
	return folder, nil
}
