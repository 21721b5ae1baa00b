package rss

import "bytes"

const (
	maxDepth   = 100    // of elements within an item
	maxScanned = 10_000 // items read before the newest are chosen
	maxFields  = 500    // of one item, or of the feed itself
)

// outline is the second stage's result: a small, well-formed RSS or Atom
// document with fixed prefixes, in which every text is a number, the place of
// its run. gofeed reads the structure from it, and no text is lost on the way,
// because none goes that way.
type outline struct {
	family  family
	xml     bytes.Buffer
	runs    []run
	damaged string // what could not be read
	deep    bool   // the damage was depth
}

// run is the content of one element, as it stands in the document.
type run struct {
	name  string // what the document calls the element, with a fixed prefix
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
	more   []byte // the numbers of the runs in it that gofeed has no place for
}
