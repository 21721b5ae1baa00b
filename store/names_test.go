package store

import "testing"

// renamed is a post that its feed tells apart by its address, under whatever
// remote ID it comes.
func renamed(id, address string) Arrival {
	a := post(id, 1)
	a.URL, a.Aliases = address, []string{address}
	return a
}

// wantItems checks how many items there are.
func wantItems(t *testing.T, s *Store, when string, want int) {
	t.Helper()
	var got int
	if err := s.read.QueryRowContext(t.Context(), `SELECT count(*) FROM items`).Scan(&got); err != nil || got != want {
		t.Errorf("items %s = %d, %v, want %d", when, got, err, want)
	}
}

func TestAnItemIsKnownByItsAddress(t *testing.T) {
	s := opened(t)
	_, f := added(t, s, "Blog")
	_, other := added(t, s, "Zeitung")
	const first, second = "https://blog.example/one/", "https://blog.example/two/"
	pulled(t, s, f[0], renamed("id 1", first))
	pulled(t, s, f[0], renamed("id 2", first))
	wantItems(t, s, "after a new ID", 1)
	pulled(t, s, f[0], renamed(first, second))
	wantItems(t, s, "when its address is the ID", 1)
	pulled(t, s, f[0], renamed("id 3", first))
	wantItems(t, s, "with the address of before", 1)
	pulled(t, s, f[0], renamed("id 4", second))
	wantItems(t, s, "with the later address", 1)
	pulled(t, s, other[0], renamed("id 1", first))
	wantItems(t, s, "of two sources", 2)
}

func TestASharedAddressIsNoName(t *testing.T) {
	s := opened(t)
	_, f := added(t, s, "Blog")
	c := comment("c1", "p1", "Jonas", 1)
	c.URL = "https://blog.example/p1/" // its post's, as some feeds have it
	pulled(t, s, f[1], c)
	pulled(t, s, f[0], renamed("p1", c.URL))
	wantItems(t, s, "of a comment and its post", 2)
	if got, want := fact[int64](t, s, "c1", "post_id"), fact[int64](t, s, "p1", "id"); got != want {
		t.Errorf("the comment belongs to %d, want %d", got, want)
	}
}

func TestAnAddressNeedsNoAlias(t *testing.T) {
	s := opened(t)
	_, f := added(t, s, "Blog")
	p := renamed("p1", "https://blog.example/p1/")
	p.Aliases = append(p.Aliases, "urn:p1")
	pulled(t, s, f[0], p)
	var alias string
	if err := s.read.QueryRowContext(t.Context(), `SELECT group_concat(alias) FROM aliases`).Scan(&alias); err != nil || alias != "urn:p1" {
		t.Errorf("aliases = %s, %v, want only the one that is not its address", alias, err)
	}
}

func TestWhatIsGoneIsFoundByItsAddress(t *testing.T) {
	s := opened(t)
	_, f := added(t, s, "Blog")
	pulled(t, s, f[0], renamed("p1", "https://blog.example/p1/"))
	if _, err := s.Save(t.Context(), Arrivals{Feed: f[0], Gone: []string{"https://blog.example/p1/"}}); err != nil {
		t.Fatal(err)
	}
	if got := State(fact[int](t, s, "p1", "state")); got != Gone {
		t.Errorf("state = %v, want gone", got)
	}
}

func TestWhatWasForgottenIsKnownByItsAddress(t *testing.T) {
	s := opened(t)
	_, f := added(t, s, "Blog")
	pulled(t, s, f[0], renamed("id 1", "https://blog.example/p1/"))
	if _, err := s.Forget(t.Context(), miriam, fact[int64](t, s, "id 1", "member_id"), false); err != nil {
		t.Fatal(err)
	}
	again := renamed("id 2", "https://blog.example/p1/")
	again.Author = Author{Name: "M."}
	pulled(t, s, f[0], again)
	wantItems(t, s, "after it came under another ID and name", 1)
}
