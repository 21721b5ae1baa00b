package store

import "context"

// Post is an item of kind post.
type Post struct {
	Item
	Comments int      // comments known under it, as counted here or by the source, whichever is more
	AlsoIn   []string // names of other sources that show the same post
}

// Posts returns one page of posts that match f, newest first.
func (s *Store) Posts(ctx context.Context, f Filter, p Page) ([]Post, error) { panic("stub") }

// Post returns the post with the given ID, or ErrNotFound.
func (s *Store) Post(ctx context.Context, id int64) (Post, error) { panic("stub") }
