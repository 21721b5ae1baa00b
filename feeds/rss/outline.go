package rss

import "bytes"

const (
	maxDepth   = 100    // of elements within an item
	maxScanned = 10_000 // items read before the newest are chosen
	maxFields  = 500    // of one item, or of the feed itself
	runEvery   = 256    // bytes of a document, a rough guess that spares growing
)

// outline is the second stage's result: a small, well-formed RSS or Atom
// document of a feed and its items, in each of which stands a list of numbers,
// the places of its runs. gofeed reads the structure from it, and no text is
// lost on the way, because none goes that way.
type outline struct {
	family  family
	xml     bytes.Buffer
	runs    runs
	damaged string // what could not be read
	deep    bool   // the damage was depth
}

// run is the content of one element, as it stands in the document.
type run struct {
	name  string // what the element is, in whatever way the document calls it
	raw   string // its content, with markup, references and CDATA
	attrs string
	base  string // the address that xml:base gave, "" if none did
	atom  bool   // it has Atom's attributes: type and mode say how to read it
	deep  bool   // its markup is nested deeper than allowed
}

// frame is an element that is open.
type frame struct {
	name   string // in the document's spelling
	field  field
	scope  *scope
	base   string
	start  int    // where the outline stood before it
	runs   int    // how many runs there were before it
	fields int    // how many fields of it have been read
	list   []byte // the numbers of the runs in it
}
