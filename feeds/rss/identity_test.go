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

// A planet has posts of many sites, and each site counts from one.
func TestNumbersOfOtherSitesTellNothingApart(t *testing.T) {
	for name, tt := range map[string]struct {
		doc  string
		want []string
	}{
		"posts of a planet": {
			"<link>https://planet.example/</link><item><guid>https://anna.example/?p=12</guid><link>https://anna.example/a</link></item>" +
				"<item><guid>https://ben.example/?p=12</guid><link>https://ben.example/b</link></item>",
			[]string{"https://anna.example/?p=12", "https://ben.example/?p=12"},
		},
		"comments of a planet": {
			"<link>https://planet.example/</link><item><guid>https://anna.example/a#comment-7</guid><link>https://anna.example/a#comment-7</link></item>" +
				"<item><guid>https://ben.example/b#comment-7</guid><link>https://ben.example/b#comment-7</link></item>",
			[]string{"https://anna.example/a#comment-7", "https://ben.example/b#comment-7"},
		},
		"one site and another": {
			"<link>https://anna.example/</link><item><guid>https://anna.example/?p=12</guid><link>https://www.anna.example/a</link></item>" +
				"<item><guid>https://ben.example/?p=12</guid><link>https://ben.example/b</link></item>",
			[]string{"post:12", "https://ben.example/?p=12"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			reading, err := Read([]byte("<rss><channel>"+tt.doc+"</channel></rss>"), Meta{URL: "https://planet.example/feed/"})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, a := range reading.Arrivals() {
				got = append(got, a.RemoteID)
				if names := slices.Concat(a.Post, a.Answers, a.Aliases); slices.ContainsFunc(names, ownNumber().MatchString) && a.RemoteID != "post:12" {
					t.Errorf("%s has a number among %q", a.RemoteID, names)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("remote IDs %q, want %q", got, tt.want)
			}
		})
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
