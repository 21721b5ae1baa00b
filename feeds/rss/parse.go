package rss

import (
	"strconv"
	"strings"

	"github.com/mmcdole/gofeed/atom"
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

// runs are those of a feed or an item, in the order of the document.
type runs []run

// list returns the runs whose numbers repair wrote into the outline.
func (o *outline) list(numbers string) runs {
	list := make(runs, 0, strings.Count(numbers, " ")+1)
	for number := range strings.FieldsSeq(numbers) {
		if n, err := strconv.Atoi(number); err == nil && n < len(o.runs) {
			list = append(list, o.runs[n])
		}
	}
	return list
}

// all returns the runs of all elements with that name.
func (list runs) all(name string) runs {
	var named runs
	for _, r := range list {
		if r.name == name {
			named = append(named, r)
		}
	}
	return named
}

// last returns the last run with that name, as gofeed has it of what should
// stand there once; an empty one if there is none.
func (list runs) last(name string) run {
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].name == name {
			return list[i]
		}
	}
	return run{}
}

// first returns the first run that has something in it of the elements with
// these names, in the order of the names.
func (list runs) first(names ...string) run {
	for _, name := range names {
		for _, r := range list {
			if r.name == name && r.raw != "" {
				return r
			}
		}
	}
	return run{}
}
