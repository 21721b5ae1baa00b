package rss

import "testing"

func TestEveryPatternOfTheTableCompiles(t *testing.T) {
	for _, row := range platforms() {
		if row.pattern().String() == "" {
			t.Errorf("%s has a row that matches everything", row.name)
		}
		if row.where != nil && row.where().String() == "" {
			t.Errorf("%s has a row for the feeds of all others", row.name)
		}
	}
}
