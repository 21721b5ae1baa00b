package ui

import "testing"

func TestNoStateOfATextIsLostToAShorterOne(t *testing.T) {
	for name, tt := range map[string]struct{ older, newer, want string }{
		"written on":            {"Lieber Jonas,", "Lieber Jonas,\nja.\n", "Lieber Jonas,\nja.\n"},
		"as it was":             {"Lieber Jonas,\nja.", "Lieber Jonas,\nja.\n", "Lieber Jonas,\nja."},
		"the beginning of it":   {"Lieber Jonas,\nja.", "Lieber Jonas,", "Lieber Jonas,\nja."},
		"emptied":               {"Lieber Jonas,", "\n", "Lieber Jonas,"},
		"written anew":          {"Nein.", "Lieber Jonas, ja.", "Lieber Jonas, ja."},
		"written anew, shorter": {"Lieber Jonas, ja.\n", "Nein.", "Lieber Jonas, ja.\n\nNein."},
	} {
		t.Run(name, func(t *testing.T) {
			if got := united(tt.older, tt.newer); got != tt.want {
				t.Errorf("united(%q, %q) = %q, want %q", tt.older, tt.newer, got, tt.want)
			}
		})
	}
}
