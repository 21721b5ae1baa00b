package store

import (
	"slices"
	"strings"
)

// list is a query for the items of a Filter, put together from fixed clauses.
type list struct {
	from      string // the table that the order comes from is the outer one
	items     string // joins the items where nothing is asked of them, only their columns are wanted
	where     []string
	args      []any
	key, id   string // what it is ordered by
	ascending bool
	ordered   bool // its rows come in their order without being asked for it
}

// list says how to read the items of one kind that match f.
func (f Filter) list(kind Kind) list {
	l := list{ascending: f.Order == OldestFirst, id: "i.id"}
	switch {
	case f.among != "":
		l.from, l.key, l.ordered = `json_each(?) n CROSS JOIN items i ON i.id = n.value LEFT JOIN desk d ON d.item_id = i.id`, "i.id", true
		l.and("i.kind = ?", kind)
		l.args = []any{f.among, kind}
		return l
	case f.Words != "":
		l.from, l.key, l.id, l.ascending = `search CROSS JOIN items i ON i.id = search.docid LEFT JOIN desk d ON d.item_id = i.id`, "search.docid", "search.docid", false
		l.and("search MATCH ?", match(f.Words))
		l.and("i.kind = ?", kind)
	case f.found.rare != "":
		l.from, l.key = `json_each(?) n CROSS JOIN items i ON i.id = n.value LEFT JOIN desk d ON d.item_id = i.id`, "i.published_at"
		l.args = []any{f.found.rare}
		l.and("i.kind = ?", kind)
	case f.found.large && f.onDesk() && f.sifted() && f.ofItems() && f.Order != UrgentFirst:
		l.from, l.key = `items i INDEXED BY items_newest CROSS JOIN desk d ON d.item_id = i.id`, "i.published_at"
		l.and("i.kind = ?", kind)
	case f.onDesk() && !f.ofOne():
		l.from, l.key, l.id = "desk d", "d.published_at", "d.item_id"
		if join := deskItems(f); f.asksItems() {
			l.from += join
		} else {
			l.items = join
		}
		l.and("d.kind = ?", kind)
	default:
		l.from, l.key = `items i LEFT JOIN desk d ON d.item_id = i.id`, "i.published_at"
		l.and("i.kind = ?", kind)
	}
	if f.onDesk() && f.Words == "" && f.Order == UrgentFirst {
		l.key, l.ascending = "d.urgent_at", true
	}
	f.narrow(&l)
	f.Narrow.ask(&l, kind, f.found)
	if f.Until != (Cursor{}) {
		l.until(f.Until)
	}
	return l
}

// deskItems joins the desk with its items. What is asked of each item stands in
// the index of dates too, which is read in the order of the desk, and an item
// that does not match is not fetched.
func deskItems(f Filter) string {
	if !f.AsksRows() {
		return ` CROSS JOIN items i ON i.id = d.item_id`
	}
	return ` CROSS JOIN items i INDEXED BY items_newest ON i.kind = d.kind AND i.published_at = d.published_at AND i.id = d.item_id`
}

// asksItems reports whether f asks what only an item's own row or its mark says:
// the desk alone says the rest.
func (f Filter) asksItems() bool { return f.AsksRows() || f.Done || len(f.found.members) > 0 }

// ofOne reports whether f asks for one member's items, or for those under one
// post: they are few and have an index of their own.
func (f Filter) ofOne() bool { return f.MemberID != 0 || f.PostID != 0 }

// narrow adds the clauses that any list can have.
func (f Filter) narrow(l *list) {
	f.narrowDesk(l)
	if f.Done {
		l.and("EXISTS (SELECT 1 FROM marks WHERE item_id = i.id AND done_at IS NOT NULL)")
	}
	if len(f.States) > 0 {
		states := make([]int64, len(f.States))
		for i, state := range f.States {
			states[i] = int64(state)
		}
		l.and("i.state IN (SELECT value FROM json_each(?))", listOf(states))
	}
	if f.MemberID != 0 {
		l.and("i.member_id = ?", f.MemberID)
	}
	if f.PostID != 0 {
		l.and("i.post_id = ?", f.PostID)
	}
	f.inSources(l)
}

// narrowDesk adds the clauses that ask the desk alone.
func (f Filter) narrowDesk(l *list) {
	if f.Pending || f.Held || f.Open {
		l.and("d.item_id IS NOT NULL AND d.wait_until IS NULL")
	}
	if f.Held {
		l.and("d.held = 1")
	}
	if f.Open {
		l.and("d.held = 0")
	}
	if f.Waiting {
		l.and("d.wait_until IS NOT NULL")
	}
}

// inSources adds the sources. Pages of several are read one by one (page.go);
// here each row is asked.
func (f Filter) inSources(l *list) {
	fromDesk := strings.HasPrefix(l.from, "desk d")
	column := "i.source_id"
	if fromDesk {
		column = "d.source_id"
	}
	switch {
	case len(f.Sources) == 0 && fromDesk: // nothing of a removed source is there
	case len(f.Sources) == 0:
		l.and("NOT EXISTS (SELECT 1 FROM sources WHERE id = i.source_id AND removed_at IS NOT NULL)")
	case len(f.Sources) == 1:
		l.and(column+" = ?", f.Sources[0])
	default:
		l.and("+"+column+" IN (SELECT value FROM json_each(?))", listOf(f.Sources))
	}
}

func (l *list) and(clause string, args ...any) {
	l.where, l.args = append(l.where, clause), append(l.args, args...)
}

// beyond adds that rows come behind a cursor, or before it.
func (l *list) beyond(c Cursor, before bool) {
	sign := "<"
	if l.ascending != before {
		sign = ">"
	}
	if l.key == l.id {
		l.and(l.id+" "+sign+" ?", c.ID)
		return
	}
	l.and("("+l.key+", "+l.id+") "+sign+" (?, ?)", c.Key, c.ID)
}

// until adds that rows come no later than a cursor.
func (l *list) until(c Cursor) {
	sign := ">="
	if l.ascending {
		sign = "<="
	}
	if l.key == l.id {
		l.and(l.id+" "+sign+" ?", c.ID)
		return
	}
	l.and("("+l.key+", "+l.id+") "+sign+" (?, ?)", c.Key, c.ID)
}

// query selects columns of one page. Rows before a cursor come backwards, and
// the caller turns them round.
func (l list) query(columns, joins string, p Page) (query string, args []any, backwards bool) {
	switch {
	case p.After != Cursor{}:
		l.beyond(p.After, false)
	case p.Before != Cursor{}:
		l.beyond(p.Before, true)
		backwards = true
	}
	direction := " DESC"
	if l.ascending != backwards {
		direction = " ASC"
	}
	order := l.key + direction
	if l.key != l.id {
		order += ", " + l.id + direction
	}
	from := l.from
	if joins != "" {
		from += l.items + joins
	}
	query = `SELECT ` + columns + ` FROM ` + from + ` WHERE ` + strings.Join(l.where, " AND ")
	if !l.ordered {
		query += ` ORDER BY ` + order
	}
	query += ` LIMIT ?`
	return query, append(slices.Clone(l.args), p.limit()), backwards
}

// count counts the rows up to CountCap.
func (l list) count() (query string, args []any) {
	query = `SELECT count(*) FROM (SELECT 1 FROM ` + l.from + ` WHERE ` + strings.Join(l.where, " AND ") + ` LIMIT ?)`
	return query, append(slices.Clone(l.args), CountCap)
}
