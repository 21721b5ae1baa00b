package store

import (
	"context"
	"fmt"
	"slices"
)

// handPledges fills in what replies promised and no task says yet. Where
// nobody wants promises to be looked for, none is told.
func (s *Store) handPledges(ctx context.Context, f *HandoverFacts) error {
	by := s.suggests.Load()
	if by == nil || by.Promise == nil {
		return nil
	}
	found, err := s.readProposals(ctx, openPromises+`
		ORDER BY c.at DESC
		LIMIT ?2`, f.To.Add(-proposePromises).Unix(), mostProposals)
	if err != nil {
		return fmt.Errorf("what replies promised: %w", err)
	}
	if f.Pledges, err = s.withItems(ctx, found); err != nil {
		return fmt.Errorf("what replies promised: %w", err)
	}
	slices.SortStableFunc(f.Pledges, func(a, b Proposal) int {
		switch {
		case a.Due.IsZero() == b.Due.IsZero():
			return a.Due.Compare(b.Due)
		case a.Due.IsZero():
			return 1
		}
		return -1
	})
	f.Pledges = f.Pledges[:min(len(f.Pledges), handoverRows)]
	return nil
}
