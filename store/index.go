package store

import "context"

// Unextracted returns up to limit items whose visible text has not been
// extracted or indexed yet, oldest first.
func (s *Store) Unextracted(ctx context.Context, limit int) ([]Text, error) { panic("stub") }

// Index keeps extracted visible texts and makes them searchable. At most 200
// at a time, so that no human act waits for long.
func (s *Store) Index(ctx context.Context, texts []Text) error { panic("stub") }
