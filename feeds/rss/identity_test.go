package rss

import (
	"slices"
	"strings"
	"testing"
)

// remoteIDs reads a feed with these items and returns their remote IDs.
func remoteIDs(t *testing.T, items ...string) []string {
	t.Helper()
	doc := "<rss><channel><link>https://x.org/</link><item>" + strings.Join(items, "</item><item>") + "</item></channel></rss>"
	reading, err := Read([]byte(doc), Meta{})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, a := range reading.Arrivals() {
		ids = append(ids, a.RemoteID)
	}
	return ids
}

func TestAnItemIsKnownByItsIDElseItsLink(t *testing.T) {
	got := remoteIDs(t, "<guid> HTTP://X.org/a b# </guid>", "<link>/c</link>")
	want := []string{"HTTP://X.org/a b#", "https://x.org/c"}
	if !slices.Equal(got, want) {
		t.Errorf("remote IDs %q, want %q", got, want)
	}
}

func TestItemsWithoutAnythingButTextAreToldApart(t *testing.T) {
	const one, two = "<title>A</title><description>one</description>", "<title>A</title><description>two</description>"
	ids := remoteIDs(t, one, two)
	if len(ids) != 2 || ids[0] == ids[1] {
		t.Fatalf("remote IDs %q, want two", ids)
	}
	if again := remoteIDs(t, "<title>New</title>", two, one); again[1] != ids[1] || again[2] != ids[0] {
		t.Errorf("remote IDs %q in another order, want %q", again, ids)
	}
}

func TestItemsThatShareAnIDAreToldApartInAnyOrder(t *testing.T) {
	const a, b = "<guid>same</guid><link>https://x.org/a</link>", "<guid>same</guid><link>https://x.org/b</link>"
	ids := remoteIDs(t, a, b)
	if len(ids) != 2 || ids[0] == ids[1] {
		t.Fatalf("remote IDs %q, want two", ids)
	}
	if turned := remoteIDs(t, b, a); turned[0] != ids[1] || turned[1] != ids[0] {
		t.Errorf("remote IDs %q the other way round, want %q", turned, ids)
	}
}

func TestTheSameItemTwiceIsStoredOnce(t *testing.T) {
	const item = "<guid>a</guid><title>A</title>"
	if ids := remoteIDs(t, item, item); len(ids) != 1 {
		t.Errorf("remote IDs %q, want one", ids)
	}
}

// An id that changes with every pull does no harm if the links tell items apart.
func TestAnItemWhoseIDChangesIsKnownByItsLink(t *testing.T) {
	doc := `<rss><channel><item><guid>new-1</guid><link>https://x.org/a</link></item>
		<item><guid>new-2</guid><link>https://x.org/b</link></item></channel></rss>`
	reading, err := Read([]byte(doc), Meta{})
	if err != nil {
		t.Fatal(err)
	}
	if got := reading.Items[0].Aliases; !slices.Contains(got, "https://x.org/a") {
		t.Errorf("aliases %q, want the link among them", got)
	}
	one := strings.ReplaceAll(doc, "/b<", "/a<")
	if reading, err = Read([]byte(one), Meta{}); err != nil {
		t.Fatal(err)
	}
	if got := reading.Items[0].Aliases; len(got) != 0 {
		t.Errorf("aliases %q of items that share a link, want none", got)
	}
}
