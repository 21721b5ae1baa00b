package feeds

import (
	"context"
	"strings"
	"time"

	"tend/store"
)

// SetKeep changes how long sources keep what is done, by their names in lower
// case. It holds from the next sync on.
func (f *Feeds) SetKeep(keep map[string]time.Duration) { f.keep.Store(&keep) }

// Keeps returns how long a source keeps what is done; 0 means for ever.
func (f *Feeds) Keeps(src store.Source) time.Duration {
	return (*f.keep.Load())[strings.ToLower(src.Name)]
}

// expire removes what the sources of a sync no longer keep.
func (s *syncing) expire(ctx context.Context) (store.Expired, error) {
	var gone store.Expired
	for _, src := range s.sources {
		keep := s.feeds.Keeps(*src.Source)
		if keep == 0 {
			continue
		}
		e, err := s.feeds.o.Store.Expire(ctx, src.ID, keep, false)
		gone = gone.And(e)
		if err != nil {
			return gone, err
		}
	}
	return gone, nil
}
