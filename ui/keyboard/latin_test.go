package keyboard

import "testing"

func TestLettersOfOtherScriptsStandInALatinPlace(t *testing.T) {
	for r, want := range map[rune]rune{'ф': 'a', 'Ф': 'A', 'і': 's', 'ω': 'v', 'Γ': 'G', 'ש': 'a', 'a': 0, 'ä': 0, '/': 0, '語': 0} {
		got, ok := Latin(r)
		if got != want || ok != (want != 0) {
			t.Errorf("Latin(%c) = %c, %t, want %c", r, got, ok, want)
		}
	}
}
