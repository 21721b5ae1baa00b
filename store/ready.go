package store

import "time"

// ready is what Save derives of an arrival alone.
type ready struct {
	hash, textHash int64
	urlKey         int64
	memberKey      string
	event          time.Time // the day that a dated post announces; zero if none
	done           bool
}

// Ready does beforehand what Save needs of the items and no transaction for:
// whoever pulls can do it while another pull is stored. After that the items
// stay as they are.
func (s *Store) Ready(a *Arrivals) {
	for i := range a.Items {
		item := &a.Items[i]
		hash, textHash := hashesOf(item)
		item.ready = ready{
			hash: hash, textHash: textHash, urlKey: urlKey(item.URL), memberKey: memberKey(item.Author), done: true,
		}
		if !item.Published.IsZero() {
			item.ready.event = s.eventIn(item, min(item.Published.Unix(), s.now().Unix()))
		}
	}
}
