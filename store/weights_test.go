package store

import (
	"slices"
	"testing"
	"time"
)

func TestWeightsChangeTheOrderOnceAndOfAll(t *testing.T) {
	s := listed(t)
	order := func() (names []string) {
		t.Helper()
		comments, err := s.Comments(t.Context(), Filter{Pending: true, Order: UrgentFirst}, Page{})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range comments {
			names = append(names, c.RemoteID)
		}
		return names
	}
	before := order()
	if n, err := s.ApplyWeights(t.Context()); n != 0 || err != nil {
		t.Errorf("with the usual weights %d items were looked at, %v", n, err)
	}
	none := Weights{}
	s.SetWeights(none) // by age alone
	n, err := s.ApplyWeights(t.Context())
	if err != nil || n == 0 {
		t.Fatalf("ApplyWeights = %d, %v", n, err)
	}
	var byAge []time.Time
	comments, err := s.Comments(t.Context(), Filter{Pending: true, Order: UrgentFirst}, Page{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range comments {
		byAge = append(byAge, c.Published)
	}
	if !slices.IsSortedFunc(byAge, time.Time.Compare) {
		t.Errorf("without weights the order is %v", order())
	}
	if n, err := s.ApplyWeights(t.Context()); n != 0 || err != nil {
		t.Errorf("the second time %d items were looked at, %v", n, err)
	}
	again, err := Open(t.Context(), s.Path(), Options{Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := again.ApplyWeights(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
	if got := order(); !slices.Equal(got, before) {
		t.Errorf("back with the usual weights the order is %v, want %v", got, before)
	}
}
