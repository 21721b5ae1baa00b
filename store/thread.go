package store

import (
	"context"
	"fmt"
	"slices"
)

// ThreadComment is a comment with its text and how deep it hangs in its thread.
type ThreadComment struct {
	Comment
	Depth int // 0 answers the post
	Text  Text
}

// Thread returns up to limit comments of a post with their texts, so that a
// comment can be read among those around it: each below what it answers, and
// side by side the oldest first. around keeps the part of a longer thread that
// surrounds that comment, and what it answers; 0 means from the start. Spam and
// trash are left out, but for the comment itself. Of a comment whose post is
// unknown (postID 0) the thread is what it answers and what answers it.
func (s *Store) Thread(ctx context.Context, postID, around int64, limit int) ([]ThreadComment, error) {
	rows, err := s.threadRows(ctx, postID, around, limit)
	if err == nil {
		rows, err = s.withAnswered(ctx, rows, around, limit)
	}
	if err != nil {
		return nil, fmt.Errorf("thread of post %d: %w", postID, err)
	}
	thread := make([]ThreadComment, len(rows))
	for i, row := range rows {
		thread[i].Comment = row.comment()
	}
	if err := s.addTexts(ctx, thread); err != nil {
		return nil, fmt.Errorf("thread of post %d: %w", postID, err)
	}
	thread, err = s.grown(ctx, thread)
	if err != nil {
		return nil, fmt.Errorf("thread of post %d: %w", postID, err)
	}
	return thread, nil
}

// selectThread reads the comments of a thread.
const selectThread = `
	SELECT ` + itemColumns + `
	FROM items i
	LEFT JOIN desk d ON d.item_id = i.id` + itemJoins

func (s *Store) threadRows(ctx context.Context, postID, around int64, limit int) ([]itemRow, error) {
	if postID == 0 {
		return s.readItems(ctx, selectThread+`
			WHERE i.id = ?1 OR i.parent_id = ?1 OR i.id = (SELECT parent_id FROM items WHERE id = ?1)
			ORDER BY i.published_at, i.id
			LIMIT ?2`, around, limit)
	}
	var at int64
	if around != 0 {
		err := s.read.QueryRowContext(ctx, `SELECT published_at FROM items WHERE id = ?`, around).Scan(&at)
		if err != nil {
			return nil, notFound(err)
		}
	}
	before, err := s.readItems(ctx, selectThread+`
		WHERE i.post_id = ? AND i.kind = 2 AND i.state IN (0, 1) AND (i.published_at, i.id) < (?, ?)
		ORDER BY i.published_at DESC, i.id DESC
		LIMIT ?`, postID, at, around, limit/2)
	if err != nil {
		return nil, err
	}
	slices.Reverse(before)
	after, err := s.readItems(ctx, selectThread+`
		WHERE i.post_id = ? AND i.kind = 2 AND (i.state IN (0, 1) OR i.id = ?) AND (i.published_at, i.id) >= (?, ?)
		ORDER BY i.published_at, i.id
		LIMIT ?`, postID, around, at, around, limit-len(before))
	return append(before, after...), err
}

// addTexts gives comments their texts.
func (s *Store) addTexts(ctx context.Context, thread []ThreadComment) error {
	place := make(map[int64]*ThreadComment, len(thread))
	ids := make([]int64, len(thread))
	for i := range thread {
		ids[i] = thread[i].ID
		place[thread[i].ID] = &thread[i]
	}
	rows, err := s.read.QueryContext(ctx, `
		SELECT t.id, t.title, t.author, t.html, t.body
		FROM json_each(?) n
		CROSS JOIN texts t ON t.id = n.value`, listOf(ids))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var t Text
		if err := rows.Scan(&t.ID, &t.Title, &t.Author, &t.HTML, &t.Body); err != nil {
			return err
		}
		place[t.ID].Text = t
	}
	return rows.Err()
}
