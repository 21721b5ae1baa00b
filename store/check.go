package store

import "context"

// Check examines the whole file; it takes seconds at a million items. It
// returns what is wrong, a sentence each; none means healthy.
func (s *Store) Check(ctx context.Context) ([]string, error) { panic("stub") }
