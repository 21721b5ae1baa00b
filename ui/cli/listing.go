package cli

import "tend/store"

// pageSize is how many rows are read at once.
const pageSize = 200

// listing is how things of one kind are listed: read in pages, then printed
// as JSON objects or as rows.
type listing[T any] struct {
	read   func(store.Page) ([]T, error)
	place  func(T) store.Cursor
	object func(T) (any, error)
	row    func(T) []string
	right  []int  // columns that end at the same cell
	none   string // message for a list without rows

	group func(T) string // the heading above a thing and those that follow; nil: none
}

// print lists at most limit things; 0 means all of them.
func (l listing[T]) print(sh *shell, asJSON bool, limit int) error {
	if asJSON {
		return l.printJSON(sh, limit)
	}
	shown, group := 0, ""
	err := l.pages(limit, func(page []T) error {
		t := table{right: map[int]bool{}}
		for _, i := range l.right {
			t.right[i] = true
		}
		for _, thing := range page {
			if l.group != nil && l.group(thing) != group {
				group = l.group(thing)
				t.head(group)
			}
			t.add(l.row(thing)...)
		}
		shown += len(page)
		return sh.print(t)
	})
	if err == nil && shown == 0 {
		sh.say(l.none)
	}
	return err
}

// printJSON lists things as an array.
func (l listing[T]) printJSON(sh *shell, limit int) error {
	out := newArray(sh.raw)
	if err := l.writeJSON(out, limit); err != nil {
		return err
	}
	return out.end()
}

// writeJSON appends things to an array.
func (l listing[T]) writeJSON(out *array, limit int) error {
	return l.pages(limit, func(page []T) error {
		for _, thing := range page {
			object, err := l.object(thing)
			if err != nil {
				return err
			}
			if err := out.add(object); err != nil {
				return err
			}
		}
		return nil
	})
}

// pages hands things over, page by page, until there are limit of them or no
// more.
func (l listing[T]) pages(limit int, use func([]T) error) error {
	p := store.Page{Limit: pageSize}
	for left := limit; limit == 0 || left > 0; left -= p.Limit {
		if limit > 0 {
			p.Limit = min(left, pageSize)
		}
		page, err := l.read(p)
		if err != nil {
			return err
		}
		if len(page) > 0 {
			if err := use(page); err != nil {
				return err
			}
			p.After = l.place(page[len(page)-1])
		}
		if len(page) < p.Limit {
			return nil
		}
	}
	return nil
}
