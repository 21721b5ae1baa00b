package store

import "context"

// Changes tells of every change to the cache, by this program or another. A
// value on the channel means "something changed since you last looked", once
// for any number of changes. The channel is closed when ctx ends.
func (s *Store) Changes(ctx context.Context) <-chan struct{} { panic("stub") }
