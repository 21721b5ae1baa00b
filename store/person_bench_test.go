package store

import (
	"errors"
	"testing"
)

// BenchmarkMember reads what the page about a person shows: of somebody who
// wrote thousands of comments, and of somebody who wrote a few.
func BenchmarkMember(b *testing.B) {
	s := reportStore(b)
	for name, id := range map[string]int64{"of thousands": 1, "of a few": 77} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				p, known := s.Person(b.Context(), id)
				wrote, listed := s.Comments(b.Context(), Filter{MemberID: id}, Page{Limit: 20})
				_, decided := s.DecisionsOn(b.Context(), id, 20)
				_, promised := s.Tasks(b.Context(), TaskFilter{MemberID: id}, Page{Limit: 20})
				if err := errors.Join(known, listed, decided, promised); err != nil || len(wrote) == 0 || len(p.Suggested) == 0 {
					b.Fatal(wrote, p.Suggested, err)
				}
			}
		})
	}
}
