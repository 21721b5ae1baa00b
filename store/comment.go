package store

import "context"

// Comment is an item of kind comment.
type Comment struct {
	Item
	PostTitle string
	PostURL   string
}

// Comments returns one page of comments that match f, in f's order.
func (s *Store) Comments(ctx context.Context, f Filter, p Page) ([]Comment, error) { panic("stub") }

// Comment returns the comment with the given ID, or ErrNotFound.
func (s *Store) Comment(ctx context.Context, id int64) (Comment, error) { panic("stub") }

// Thread returns up to limit comments of a post, oldest first, with their
// texts, so that a comment can be read among those around it. around keeps the
// part of a longer thread that surrounds that comment; 0 means from the start.
func (s *Store) Thread(ctx context.Context, postID, around int64, limit int) ([]ThreadComment, error) {
	panic("stub")
}

// ThreadComment is a comment with its text and how deep it hangs in its thread.
type ThreadComment struct {
	Comment
	Depth int // 0 answers the post
	Text  Text
}

// Text returns an item's content, or ErrNotFound.
func (s *Store) Text(ctx context.Context, id int64) (Text, error) { panic("stub") }

// Revisions returns the older texts of an item that somebody decided on,
// newest first.
func (s *Store) Revisions(ctx context.Context, id int64) ([]Revision, error) { panic("stub") }

// Item returns the item with the given ID, whatever its kind, or ErrNotFound.
func (s *Store) Item(ctx context.Context, id int64) (Item, error) { panic("stub") }
