package store

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strings"
	"testing"
)

func TestSumHashesEachTextBehindItsLength(t *testing.T) {
	for _, lengths := range [][]int{{}, {0}, {0, 0}, {1, 2}, {1021, 5}, {1022, 1}, {1013, 1014, 1015}, {1024, 3}, {5000, 0, 5000}} {
		var texts []string
		var whole []byte
		for i, n := range lengths {
			text := strings.Repeat(string(rune('a'+i)), n)
			texts = append(texts, text)
			whole = append(binary.AppendUvarint(whole, uint64(n)), text...)
		}
		hash := sha256.Sum256(whole)
		if got, want := sum(texts...), int64(binary.BigEndian.Uint64(hash[:])); got != want {
			t.Errorf("sum of texts of %v bytes = %x, want %x", lengths, got, want)
		}
	}
}

func TestReadiedBeforehandIsTheSame(t *testing.T) {
	s := opened(t)
	_, feeds := added(t, s, "Blog")
	items := []Arrival{post("p", 1), comment("c", "p", "Jonas", 1)}
	pulled(t, s, feeds[0], items...)
	again := Arrivals{Feed: feeds[0], Items: slices.Clone(items)}
	s.Ready(&again)
	saved, err := s.Save(t.Context(), again)
	if err != nil || saved[0].Changed != 0 {
		t.Errorf("Save = %+v, %v, want nothing changed", saved, err)
	}
	edited := Arrivals{Feed: feeds[0], Items: slices.Clone(items)}
	edited.Items[1].HTML = "<p>buy now</p>"
	s.Ready(&edited)
	saved, err = s.Save(t.Context(), edited)
	if err != nil || saved[0].Changed != 1 {
		t.Errorf("Save of an edit = %+v, %v, want one changed", saved, err)
	}
}
