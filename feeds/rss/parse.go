package rss

import (
	"strconv"

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

// extension returns the runs of all elements with that prefix and name.
func (o *outline) extension(e ext.Extensions, prefix, name string) []run {
	var runs []run
	for _, x := range e[prefix][name] {
		runs = append(runs, o.run(x.Value))
	}
	return runs
}

// first returns the first run that has something in it of the elements with
// these names, in their order: pairs of prefix and name.
func (o *outline) first(e ext.Extensions, names ...[2]string) run {
	for _, n := range names {
		for _, x := range e[n[0]][n[1]] {
			if r := o.run(x.Value); r.raw != "" {
				return r
			}
		}
	}
	return run{}
}
