package linear

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"tend/store"
	"tend/ui/query"
)

// searchFor asks for words and conditions and shows what matches them.
func (d *desk) searchFor() {
	d.say("linear.search")
	typed, ok := d.line()
	if !ok || typed == "" {
		d.say("linear.as_before")
		return
	}
	d.index()
	if q, ok := d.understand(typed); ok {
		d.show(q)
	}
}

// indexTime is how long a search waits for what has come since the last one to
// become searchable. The newest comes first; the rest goes on with the next
// sync.
const indexTime = 2 * time.Second

// index makes searchable what has come since the last search.
func (d *desk) index() {
	if d.feeds == nil || d.syncing != nil {
		return
	}
	ctx, cancel := context.WithTimeout(d.ctx, indexTime)
	defer cancel()
	if err := d.feeds.Index(ctx); err != nil && ctx.Err() == nil {
		d.fail(err)
	}
}

// understand reads a query. What cannot be read is said, with its place.
func (d *desk) understand(typed string) (query.Query, bool) {
	all, err := d.store.SourceNames(d.ctx)
	if err != nil {
		d.fail(err)
		return query.Query{}, false
	}
	q, err := query.Reader{Now: d.now(), Me: d.who, Sources: all}.Read(typed)
	var problem *query.Problem
	switch {
	case errors.As(err, &problem):
		wrong := typed[problem.From:problem.To]
		d.out.line(joined(d.words.Say("linear.not_read", "X", wrong), problem.Say(d.words)))
		return query.Query{}, false
	case err != nil:
		d.fail(err)
		return query.Query{}, false
	}
	return q, true
}

// show shows what matches a query, in the list in focus or the first one that
// has something.
func (d *desk) show(q query.Query) {
	d.query = q
	for _, p := range []pane{d.pane, comments, posts, tasks} {
		d.pane, d.at = p, row{}
		if _, some, err := d.firstOf(store.Page{}); err != nil || some {
			break
		}
	}
	d.visit(d.pane)
}

// back lets go of what is selected, ends a search, or reads the row in focus
// out again.
func (d *desk) back() {
	switch {
	case !d.chosen.empty():
		d.chosen = selection{}
		d.say("linear.none_selected")
	case !d.query.Empty():
		d.query = query.Query{}
		d.visit(d.pane)
	default:
		d.hear()
	}
}

// view reads out the saved views and shows the one whose number or name is
// typed. A new name keeps what is shown now.
func (d *desk) view() {
	shown := d.query.In(d.words.Lang())
	if len(d.config.Views) == 0 && (shown == "" || d.keepView == nil) {
		d.say("linear.no_views")
		return
	}
	for i, v := range d.config.Views {
		d.say("linear.view", "N", i+1, "X", v.Name, "Y", v.Query)
	}
	if d.query.Empty() || d.keepView == nil {
		d.say("linear.view_which")
	} else {
		d.say("linear.view_keep", "X", shown)
	}
	name, ok := d.line()
	switch i := d.viewCalled(name); {
	case !ok || name == "":
		d.say("linear.as_before")
	case i >= 0:
		if q, ok := d.understand(d.config.Views[i].Query); ok {
			d.show(q)
		}
	case d.query.Empty() || d.keepView == nil:
		d.say("linear.view_unknown", "X", name)
	default:
		d.keep(query.View{Name: name, Query: shown})
	}
}

// keep writes a view into the settings.
func (d *desk) keep(v query.View) {
	if err := d.keepView(v); err != nil {
		d.fail(err)
		return
	}
	d.config.Views = append(d.config.Views, v)
	d.say("desk.view_kept", "X", v.Name)
}

// viewCalled returns which view has that number or name, -1 if none has.
func (d *desk) viewCalled(name string) int {
	if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(d.config.Views) {
		return n - 1
	}
	return slices.IndexFunc(d.config.Views, func(v query.View) bool { return strings.EqualFold(v.Name, name) })
}
