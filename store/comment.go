package store

import (
	"context"
	"fmt"
)

// Comment is an item of kind comment.
type Comment struct {
	Item
	PostTitle string
	PostURL   string
}

// Comments returns one page of comments that match f, in f's order.
func (s *Store) Comments(ctx context.Context, f Filter, p Page) ([]Comment, error) {
	rows, err := s.page(ctx, f, KindComment, p)
	if err != nil {
		return nil, fmt.Errorf("comments: %w", err)
	}
	comments := make([]Comment, len(rows))
	for i, row := range rows {
		comments[i] = row.comment()
	}
	return comments, nil
}

// Comment returns the comment with the given ID, or ErrNotFound.
func (s *Store) Comment(ctx context.Context, id int64) (Comment, error) {
	row, err := s.itemRow(ctx, id)
	if err == nil && row.Kind != KindComment {
		err = fmt.Errorf("comment %d: %w", id, ErrNotFound)
	}
	if err != nil {
		return Comment{}, err
	}
	return row.comment(), nil
}

func (r itemRow) comment() Comment {
	return Comment{Item: r.Item, PostTitle: r.postTitle, PostURL: r.postURL}
}
