package store

import "testing"

func TestThreeRenderingsAreNoEdit(t *testing.T) {
	s := opened(t)
	src, feeds := added(t, s, "Blog")
	if _, err := s.Save(t.Context(), Arrivals{Feed: feeds[0], Found: []Feed{{Role: "api", URL: "https://blog.example/api"}}}); err != nil {
		t.Fatal(err)
	}
	feeds, err := s.Feeds(t.Context(), src.ID)
	if err != nil {
		t.Fatal(err)
	}
	renderings := make([]Arrival, 3)
	for i, html := range []string{"<p>Who brings a cake?</p>", "Who brings a cake?", "<div><p>Who brings <b>a cake</b>?</p>\n</div>"} {
		renderings[i] = comment("c", "p", "Jonas", 1)
		renderings[i].HTML, renderings[i].Visible = html, html
	}
	renderings[1].RemoteID, renderings[1].Aliases = "https://blog.example/?c=1", []string{"c"}
	renderings[2].RemoteID, renderings[2].Aliases, renderings[2].Baggage = "comment:1", []string{"c"}, `{"ip":"1.2.3.4"}`
	for range 3 {
		for i, a := range renderings {
			pulled(t, s, feeds[i], a)
		}
	}
	if got := fact[int](t, s, "c", "revision"); got != 1 {
		t.Errorf("revision after three renderings = %d, want 1", got)
	}
	var items int
	if err := s.read.QueryRowContext(t.Context(), `SELECT count(*) FROM items`).Scan(&items); err != nil || items != 1 {
		t.Errorf("items = %d, %v, want 1", items, err)
	}
	for i := range renderings {
		renderings[i].HTML = "<p>Who brings two cakes?</p>"
		renderings[i].Visible = "Who brings two cakes?"
		pulled(t, s, feeds[i], renderings[i])
	}
	if got := fact[int](t, s, "c", "revision"); got != 2 {
		t.Errorf("revision after one edit in three feeds = %d, want 2", got)
	}
}
