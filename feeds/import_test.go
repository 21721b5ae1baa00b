package feeds

import (
	"fmt"
	"testing"
)

// Many lists name no feed, and have hundreds of one host.
func TestImportTakesAllFeedsOfAHost(t *testing.T) {
	f, s := newFeeds(t, Options{})
	var list []Listed
	for i := range 150 {
		list = append(list, Listed{Line: i + 1, URL: fmt.Sprintf("https://videos.example/channel/%d/", i)})
	}
	added, left, err := f.Import(t.Context(), list, false)
	if err != nil || len(added) != 150 || len(left) != 0 {
		t.Fatalf("Import added %d, left out %v, %v; want all 150", len(added), left, err)
	}
	if added[0].Name != "videos.example" || added[7].Name != "videos.example/channel/7" {
		t.Errorf("names are %q and %q", added[0].Name, added[7].Name)
	}
	if _, err := s.FindSource(t.Context(), "videos.example/channel/149"); err != nil {
		t.Error(err)
	}
}
