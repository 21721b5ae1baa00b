package rss

import (
	"strconv"
	"strings"

	"github.com/mmcdole/gofeed/atom"
	ext "github.com/mmcdole/gofeed/extensions"
	"github.com/mmcdole/gofeed/rss"
)

// parse is the third stage: gofeed reads the outline.
func (o *outline) parse(url string) (feed, error) {
	if o.family == atomFamily {
		f, err := (&atom.Parser{}).Parse(&o.xml)
		if err != nil {
			return feed{}, unreadable(err.Error())
		}
		return (&atomTranslator{outline: o, url: url}).feed(f), nil
	}
	f, err := (&rss.Parser{}).Parse(&o.xml)
	if err != nil {
		return feed{}, unreadable(err.Error())
	}
	return (&rssTranslator{outline: o, url: url}).feed(f), nil
}

// run returns the run that a text of the outline stands for; an empty one for
// an empty text.
func (o *outline) run(text string) run {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n >= len(o.runs) {
		return run{}
	}
	return o.runs[n]
}

// more is the runs of a feed or an item that gofeed has no place for, in the
// order of the document.
type more []run

// more returns the runs of the list that repair wrote.
func (o *outline) more(e ext.Extensions) more {
	var runs more
	for _, x := range e["x"]["more"] {
		for number := range strings.FieldsSeq(x.Value) {
			runs = append(runs, o.run(number))
		}
	}
	return runs
}

// all returns the runs of all elements with that name.
func (m more) all(name string) []run {
	var runs []run
	for _, r := range m {
		if r.name == name {
			runs = append(runs, r)
		}
	}
	return runs
}

// first returns the first run that has something in it of the elements with
// these names, in the order of the names.
func (m more) first(names ...string) run {
	for _, name := range names {
		for _, r := range m {
			if r.name == name && r.raw != "" {
				return r
			}
		}
	}
	return run{}
}
