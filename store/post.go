package store

import (
	"context"
	"fmt"
)

// Post is an item of kind post.
type Post struct {
	Item
	Comments int      // comments known under it, as counted here or by the source, whichever is more
	AlsoIn   []string // names of other sources that show the same post
}

// Posts returns one page of posts that match f, in f's order.
func (s *Store) Posts(ctx context.Context, f Filter, p Page) ([]Post, error) {
	rows, err := s.page(ctx, f, KindPost, p)
	if err != nil {
		return nil, fmt.Errorf("posts: %w", err)
	}
	return s.posts(ctx, rows)
}

// Post returns the post with the given ID, or ErrNotFound.
func (s *Store) Post(ctx context.Context, id int64) (Post, error) {
	row, err := s.itemRow(ctx, id)
	if err == nil && row.Kind != KindPost {
		err = fmt.Errorf("post %d: %w", id, ErrNotFound)
	}
	if err != nil {
		return Post{}, err
	}
	posts, err := s.posts(ctx, []itemRow{row})
	if err != nil {
		return Post{}, err
	}
	return posts[0], nil
}

// posts adds what only posts have.
func (s *Store) posts(ctx context.Context, rows []itemRow) ([]Post, error) {
	posts := make([]Post, len(rows))
	ids := make([]int64, len(rows))
	place := make(map[int64]*Post, len(rows))
	for i, row := range rows {
		posts[i] = Post{Item: row.Item, Comments: row.comments}
		ids[i] = row.ID
		place[row.ID] = &posts[i]
	}
	twins, err := s.read.QueryContext(ctx, `
		SELECT DISTINCT i.id, s.name
		FROM json_each(?) n
		CROSS JOIN items i ON i.id = n.value
		CROSS JOIN items o ON o.url_key = i.url_key AND o.url_key <> 0 AND o.kind = 1 AND o.source_id <> i.source_id
		  AND o.title = i.title
		JOIN sources s ON s.id = o.source_id
		WHERE s.removed_at IS NULL
		ORDER BY s.id`, listOf(ids))
	if err != nil {
		return nil, fmt.Errorf("find the same posts elsewhere: %w", err)
	}
	defer twins.Close()
	for twins.Next() {
		var id int64
		var source string
		if err := twins.Scan(&id, &source); err != nil {
			return nil, err
		}
		place[id].AlsoIn = append(place[id].AlsoIn, source)
	}
	return posts, twins.Err()
}
