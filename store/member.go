package store

import (
	"context"
	"time"
)

// Member is a person as one source names them.
type Member struct {
	ID       int64
	SourceID int64
	Source   string
	RemoteID string
	Name     string
	URL      string
	First    time.Time // of their oldest item known
	Last     time.Time
	Posts    int
	Comments int
	Team     bool
	PersonID int64 // 0 until a volunteer linked or marked them
	Note     string
}

// Member returns the member with the given ID, or ErrNotFound.
func (s *Store) Member(ctx context.Context, id int64) (Member, error) { panic("stub") }

// Members returns a page of members, those seen last first; with words only
// those whose name begins so.
func (s *Store) Members(ctx context.Context, words string, p Page) ([]Member, error) {
	panic("stub")
}
