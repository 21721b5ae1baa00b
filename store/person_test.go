package store

import (
	"errors"
	"fmt"
	"testing"
)

// people are four members of two sources: Jonas of the blog and of the forum
// with one address, and two others who name his site.
type people struct {
	*club
	jonas, forumJonas, petra, ayse int64
}

func openPeople(t *testing.T) *people {
	t.Helper()
	c := openClub(t)
	p := &people{club: c}
	member := func(source int64, state State) int64 {
		var id int64
		c.row(&id, `SELECT member_id FROM items WHERE id = ?`, c.comment(source, state))
		return id
	}
	p.jonas, p.forumJonas = member(c.blog, Public), member(c.feed, Public)
	p.petra, p.ayse = member(c.feed, Public), member(c.blog, Held)
	c.exec(`UPDATE members SET contact = 'jonas@a.example' WHERE id IN (?, ?)`, p.jonas, p.forumJonas)
	c.exec(`UPDATE members SET url = 'https://a.example' WHERE id IN (?, ?)`, p.jonas, p.petra)
	c.exec(`UPDATE members SET url = (SELECT url FROM sources WHERE id = ?) WHERE id = ?`, c.blog, p.ayse)
	c.exec(`UPDATE members SET comments = 1`)
	c.exec(`INSERT INTO texts (id, title, author, body) SELECT id, '', '', 'words' FROM items`)
	return p
}

// state writes down who is who, and what is said of them.
func (p *people) state() string {
	p.t.Helper()
	return fmt.Sprint(p.lines(`
		SELECT json_array(pm.member_id, pm.person_id, pe.note, pe.tags, pe.team)
		FROM person_members pm
		JOIN people pe ON pe.id = pm.person_id
		WHERE pe.note || pe.tags <> '' OR pe.team IS NOT NULL
		   OR (SELECT count(*) FROM person_members o WHERE o.person_id = pe.id) > 1
		ORDER BY pm.member_id`),
		p.lines(`SELECT json_array(member_id, other_id) FROM strangers`), p.lines(`SELECT json_array(item_id, reasons) FROM desk ORDER BY item_id`))
}

func (p *people) person(id int64) Person {
	p.t.Helper()
	person, err := p.Person(p.t.Context(), id)
	if err != nil {
		p.t.Fatal(err)
	}
	return person
}

func suggested(p Person) string {
	text := ""
	for _, s := range p.Suggested {
		text += fmt.Sprint(s.ID, s.Site, " ")
	}
	return text
}

func TestEveryActOnAPersonIsUndoneAndRedone(t *testing.T) {
	for name, act := range map[string]func(p *people) (Batch, error){
		"note": func(p *people) (Batch, error) { return p.NotePerson(t.Context(), miriam, p.jonas, "phones on Mondays") },
		"tag":  func(p *people) (Batch, error) { return p.Tag(t.Context(), miriam, p.jonas, []string{"#Helper"}, nil) },
		"untag": func(p *people) (Batch, error) {
			return p.Tag(t.Context(), miriam, p.petra, nil, []string{"Thanked"})
		},
		"link":       func(p *people) (Batch, error) { return p.Link(t.Context(), miriam, p.jonas, p.forumJonas) },
		"link known": func(p *people) (Batch, error) { return p.Link(t.Context(), miriam, p.jonas, p.petra) },
		"unlink":     func(p *people) (Batch, error) { return p.Unlink(t.Context(), miriam, p.petra) },
		"apart":      func(p *people) (Batch, error) { return p.Apart(t.Context(), miriam, p.forumJonas, p.jonas) },
		"team":       func(p *people) (Batch, error) { return p.MarkTeam(t.Context(), miriam, p.jonas, true) },
	} {
		t.Run(name, func(t *testing.T) {
			p := openPeople(t)
			p.must(p.NotePerson(t.Context(), deniz, p.petra, "brings cake"))
			p.must(p.Tag(t.Context(), deniz, p.petra, []string{"thanked"}, nil))
			p.must(p.MarkTeam(t.Context(), deniz, p.petra, true))
			p.must(p.Link(t.Context(), deniz, p.petra, p.ayse))
			before := p.state()
			p.must(act(p))
			after := p.state()
			if after == before {
				t.Fatalf("%s changed nothing: %s", name, before)
			}
			p.must(p.Undo(t.Context(), miriam))
			if got := p.state(); got != before {
				t.Errorf("after undo\n%s\nwant\n%s", got, before)
			}
			p.must(p.Redo(t.Context(), miriam))
			if got := p.state(); got != after {
				t.Errorf("after redo\n%s\nwant\n%s", got, after)
			}
			wantHealthy(t, p.Store)
		})
	}
}

func TestLinkedMembersAreOnePerson(t *testing.T) {
	p := openPeople(t)
	ctx := t.Context()
	p.must(p.NotePerson(ctx, miriam, p.petra, "brings cake"))
	p.must(p.Tag(ctx, miriam, p.petra, []string{"thanked, #Helper"}, nil))
	p.must(p.MarkTeam(ctx, miriam, p.petra, true))
	p.must(p.Tag(ctx, miriam, p.jonas, []string{"helper"}, nil))
	p.must(p.Link(ctx, miriam, p.jonas, p.petra))
	for _, id := range []int64{p.jonas, p.petra} {
		got := p.person(id)
		if len(got.Members) != 2 || got.Members[0].ID != id || got.Note != "brings cake" || fmt.Sprint(got.Tags) != "[helper thanked]" || !got.Team {
			t.Errorf("the person of member %d = %+v, want both, with all that was said of either", id, got)
		}
	}
	// The team's own comments are never pending.
	var pending int
	p.row(&pending, `SELECT count(*) FROM desk d JOIN items i ON i.id = d.item_id WHERE i.member_id IN (?, ?)`, p.jonas, p.petra)
	if pending != 0 {
		t.Errorf("%d comments of the team are pending", pending)
	}
	wantHealthy(t, p.Store)
	p.must(p.Unlink(ctx, deniz, p.jonas))
	if got := p.person(p.jonas); len(got.Members) != 1 || got.Note != "" || got.Team {
		t.Errorf("after Unlink the person = %+v, want nobody known", got)
	}
	if got := p.person(p.petra); len(got.Members) != 1 || got.Note != "brings cake" || !got.Team {
		t.Errorf("after Unlink the other = %+v, want all that was said", got)
	}
	wantHealthy(t, p.Store)
}

func TestSuggestionsNameTheSameAddressOrSite(t *testing.T) {
	p := openPeople(t)
	ctx := t.Context()
	if got, want := suggested(p.person(p.jonas)), fmt.Sprint(p.forumJonas, false, " ")+fmt.Sprint(p.petra, true, " "); got != want {
		t.Errorf("suggested = %q, want %q", got, want)
	}
	if got := suggested(p.person(p.ayse)); got != "" {
		t.Errorf("suggested by the source's own site = %q, want nobody", got)
	}
	p.must(p.Apart(ctx, miriam, p.petra, p.jonas))
	if got := suggested(p.person(p.petra)); got != "" {
		t.Errorf("suggested after being told apart = %q, want nobody", got)
	}
	p.must(p.Link(ctx, miriam, p.jonas, p.forumJonas))
	if got := suggested(p.person(p.forumJonas)); got != "" {
		t.Errorf("suggested when linked = %q, want nobody", got)
	}
	for i := range suggestMost + 1 { // a site that many name is nobody's own
		p.exec(`INSERT INTO members (source_id, remote_id, name, url, first_at, last_at) VALUES (?, ?, 'x', 'https://a.example', 0, 0)`, p.blog, fmt.Sprint("many", i))
	}
	p.must(p.Undo(ctx, miriam))
	if got, want := suggested(p.person(p.jonas)), fmt.Sprint(p.forumJonas, false, " "); got != want {
		t.Errorf("suggested = %q, want %q", got, want)
	}
}

func TestActsOnAPersonSayWhyNot(t *testing.T) {
	p := openPeople(t)
	ctx := t.Context()
	p.must(p.Tag(ctx, miriam, p.jonas, []string{"helper"}, nil))
	p.must(p.Link(ctx, miriam, p.jonas, p.forumJonas))
	for name, tt := range map[string]struct {
		act  func() (Batch, error)
		want error
	}{
		"a tag twice":         {func() (Batch, error) { return p.Tag(ctx, miriam, p.forumJonas, []string{"Helper"}, nil) }, ErrAlready},
		"nobody":              {func() (Batch, error) { return p.NotePerson(ctx, miriam, 999, "x") }, ErrNotFound},
		"linked already":      {func() (Batch, error) { return p.Link(ctx, miriam, p.forumJonas, p.jonas) }, ErrAlready},
		"with oneself":        {func() (Batch, error) { return p.Link(ctx, miriam, p.petra, p.petra) }, ErrAlready},
		"with nobody":         {func() (Batch, error) { return p.Link(ctx, miriam, p.petra, 999) }, ErrNotFound},
		"not linked":          {func() (Batch, error) { return p.Unlink(ctx, miriam, p.petra) }, ErrAlready},
		"apart though linked": {func() (Batch, error) { return p.Apart(ctx, miriam, p.jonas, p.forumJonas) }, ErrOvertaken},
	} {
		before := p.state()
		if _, err := tt.act(); !errors.Is(err, tt.want) {
			t.Errorf("%s = %v, want %v", name, err, tt.want)
		}
		if p.state() != before {
			t.Errorf("%s changed something", name)
		}
	}
	if _, err := p.Forget(ctx, miriam, p.petra, false); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Link(ctx, miriam, p.jonas, p.petra); !errors.Is(err, ErrGone) {
		t.Errorf("Link with somebody forgotten = %v, want ErrGone", err)
	}
}

func TestUndoOfALinkStopsAtWhatChangedSince(t *testing.T) {
	p := openPeople(t)
	ctx := t.Context()
	p.must(p.NotePerson(ctx, miriam, p.jonas, "one"))
	p.must(p.NotePerson(ctx, deniz, p.jonas, "two"))
	if _, err := p.Undo(ctx, miriam); !errors.Is(err, ErrOvertaken) {
		t.Errorf("Undo = %v, want ErrOvertaken", err)
	}
	if got := p.person(p.jonas); got.Note != "two" {
		t.Errorf("the note = %q, want two", got.Note)
	}
}

func TestForgettingSomebodyElseLeavesALinkToBeUndone(t *testing.T) {
	p := openPeople(t)
	ctx := t.Context()
	p.must(p.NotePerson(ctx, miriam, p.jonas, "one"))
	p.must(p.NotePerson(ctx, miriam, p.forumJonas, "two"))
	link := p.must(p.Link(ctx, miriam, p.jonas, p.forumJonas))
	if _, err := p.Forget(ctx, miriam, p.ayse, false); err != nil {
		t.Fatal(err)
	}
	p.must(p.UndoBatch(ctx, miriam, link.ID))
	if one, two := p.person(p.jonas).Note, p.person(p.forumJonas).Note; one != "one" || two != "two" {
		t.Errorf("after undo the notes are %q and %q, want one and two", one, two)
	}
}

func TestForgettingLeavesNothingOfAPersonWhoWasLinked(t *testing.T) {
	p := openPeople(t)
	ctx := t.Context()
	p.must(p.NotePerson(ctx, miriam, p.jonas, "one"))
	p.must(p.NotePerson(ctx, miriam, p.forumJonas, "two"))
	link := p.must(p.Link(ctx, miriam, p.jonas, p.forumJonas))
	if _, err := p.Forget(ctx, miriam, p.forumJonas, true); err != nil {
		t.Fatal(err)
	}
	if left := p.lines(`SELECT note FROM people`); len(left) != 0 {
		t.Errorf("people = %q, want nobody", left)
	}
	if _, err := p.UndoBatch(ctx, miriam, link.ID); err == nil {
		t.Error("the link of two who are forgotten was undone")
	}
}

func TestNobodyLeavesAPersonForOneWhoIsNotThere(t *testing.T) {
	p := openPeople(t)
	ctx := t.Context()
	p.must(p.NotePerson(ctx, miriam, p.jonas, "one"))
	p.must(p.NotePerson(ctx, miriam, p.forumJonas, "two"))
	link := p.must(p.Link(ctx, miriam, p.jonas, p.forumJonas))
	p.exec(`UPDATE decisions SET before = json_set(before, '$.person.id', 999) WHERE batch_id = ? AND member_id = ?`, link.ID, p.forumJonas)
	if b := p.must(p.UndoBatch(ctx, miriam, link.ID)); len(b.Skipped) != 1 || !errors.Is(b.Skipped[0].Why, ErrNotFound) {
		t.Errorf("UndoBatch skipped %+v, want one who is not there", b.Skipped)
	}
	if members := p.person(p.jonas).Members; len(members) != 2 {
		t.Errorf("the person is %d members, want two linked still", len(members))
	}
}
