package text

import (
	"slices"
	"testing"
)

func TestNamesAreSortedAsTheLanguageSorts(t *testing.T) {
	names := []string{"Zoe", "Özlem", "ärztin", "Anna", "Olaf", "Ägidius", "Bernd", "éva", "Ulf", "Überall", "Emil"}
	want := []string{"Ägidius", "Anna", "ärztin", "Bernd", "Emil", "éva", "Olaf", "Özlem", "Überall", "Ulf", "Zoe"}
	for _, lang := range []string{"en", "de"} {
		if got := New(lang).Sorted(names); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
	if names[0] != "Zoe" {
		t.Error("the names handed in were moved")
	}
}
