package store

import (
	"fmt"
	"testing"
	"time"
)

// says lets the author of a comment have a name, an address and a text.
func (c *club) says(id int64, name, contact, html string) {
	c.t.Helper()
	c.exec(`UPDATE members SET name = ?, contact = ? WHERE id = (SELECT member_id FROM items WHERE id = ?)`, name, contact, id)
	c.exec(`INSERT INTO texts (id, title, author, body, html) VALUES (?, '', '', 'words', ?)`, id, html)
}

func TestHandoverWatchesTheTroublesomeWhoWrote(t *testing.T) {
	c := openClub(t)
	ctx := t.Context()
	before, after, spammer, quiet := c.said(200*time.Hour), c.said(3*time.Hour), c.said(2*time.Hour), c.said(time.Hour)
	member := func(id int64) (m int64) {
		c.row(&m, `SELECT member_id FROM items WHERE id = ?`, id)
		return m
	}
	for id, tag := range map[int64]string{before: "troublesome", after: "Troublesome, loud", spammer: "schwierig", quiet: "troublesome twin"} {
		c.must(c.Tag(ctx, miriam, member(id), []string{tag}, nil))
	}
	c.exec(`UPDATE items SET seen_at = published_at`)
	c.decide(ActSpam, spammer)
	c.send(applied)
	c.exec(`UPDATE items SET member_id = ? WHERE id = ?`, member(after), c.said(30*time.Minute))

	f, err := c.HandoverFacts(ctx, time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, w := range f.Watch {
		got = append(got, fmt.Sprint(w.MemberID, " spam ", w.Spam, " wrote ", w.Wrote))
	}
	want := []string{fmt.Sprint(member(spammer), " spam 1 wrote 1"), fmt.Sprint(member(after), " spam 0 wrote 2")}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("watched = %q, want %q", got, want)
	}
}

func TestHandoverTellsOfSpamThatCameAgain(t *testing.T) {
	c := openClub(t)
	const pills, shop = `<a href="https://www.pills.example/a">x</a>`, `<a href="https://shop.example/">x</a> <a href="https://shop.example/b">x</a>`
	own := `<a href="https://blog.example/cake">x</a>`
	add := func(state State, name, contact, html string) int64 {
		id := c.comment(c.blog, state)
		c.says(id, name, contact, own+html)
		return id
	}
	for i, name := range []string{"Ann", "Bob", "Ann", "Cy", "Di"} {
		add(Spam, name, fmt.Sprint(i, "@x.example"), pills)
	}
	for range 2 {
		add(Spam, "Shop", "", shop)
	}
	add(Public, "Kind", "", pills+shop)
	held := add(Held, "Sneaky", "same@mail.example", "")
	for _, name := range []string{"Eve", "Flo"} {
		add(Spam, name, "Same@mail.example", "")
	}
	c.exec(`UPDATE items SET published_at = ? WHERE id = ?`, noon().AddDate(0, 0, -9).Unix(), add(Spam, "Long ago", "", shop))
	c.decide(ActSpam, held)
	c.send(applied)

	f, err := c.HandoverFacts(t.Context(), time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	want := []Repeated{
		{Host: "pills.example", Count: 5, Names: []string{"Di", "Cy", "Ann"}, More: 1},
		{Count: 3, Names: []string{"Flo", "Eve", "Sneaky"}},
	}
	if fmt.Sprintf("%+v", f.Repeats) != fmt.Sprintf("%+v", want) {
		t.Errorf("repeats = %+v, want %+v", f.Repeats, want)
	}
}
