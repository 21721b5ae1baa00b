package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Person is who one or more members are, as volunteers see them.
type Person struct {
	Members   []Member // the one that was asked for first
	Note      string
	Tags      []string // in the order of the alphabet
	Team      bool
	Suggested []Suggestion // who may be the same, from other sources or names
}

// Suggestion is a member who may be the same person, and why.
type Suggestion struct {
	Member
	Site bool // they name the same site; otherwise they have the same address
}

// suggestMost is how many members may share a site or an address before it
// tells nothing of a person: a club's own.
const suggestMost = 8

// Person returns the person that a member is, or ErrNotFound.
func (s *Store) Person(ctx context.Context, memberID int64) (Person, error) {
	m, err := s.Member(ctx, memberID)
	if err != nil {
		return Person{}, err
	}
	p := Person{Members: []Member{m}, Note: m.Note, Tags: m.Tags, Team: m.Team}
	if m.PersonID != 0 {
		p.Members, err = readMembers(ctx, s.read, selectMembers+`
			WHERE m.id IN (SELECT member_id FROM person_members WHERE person_id = ?)
			ORDER BY m.id <> ?, m.id`, m.PersonID, m.ID)
		if err != nil {
			return Person{}, fmt.Errorf("members of person %d: %w", m.PersonID, err)
		}
	}
	p.Suggested, err = s.suggest(ctx, p.Members)
	if err != nil {
		return Person{}, fmt.Errorf("who may be member %d: %w", memberID, err)
	}
	return p, nil
}

// suggest finds members with the same address or site, who are not the same
// person yet and were not called another.
func (s *Store) suggest(ctx context.Context, members []Member) ([]Suggestion, error) {
	var suggested []Suggestion
	for _, m := range members {
		for _, site := range []bool{false, true} {
			column, known := "contact", "m.contact <> ''"
			if site {
				column, known = "url", "m.url <> '' AND NOT EXISTS (SELECT 1 FROM sources WHERE url = m.url)"
			}
			found, err := readMembers(ctx, s.read, selectMembers+`
				WHERE m.`+column+` = (SELECT `+column+` FROM members WHERE id = ?1) AND `+known+`
				  AND m.id <> ?1 AND s.removed_at IS NULL AND m.forgotten_at IS NULL
				  AND NOT EXISTS (
				    SELECT 1 FROM strangers
				    WHERE member_id = min(m.id, ?1) AND other_id = max(m.id, ?1))
				LIMIT ?2`, m.ID, suggestMost+1)
			if err != nil {
				return nil, err
			}
			if len(found) > suggestMost {
				continue
			}
			for _, f := range found {
				if !isAmong(members, f) && !slices.ContainsFunc(suggested, func(s Suggestion) bool { return s.ID == f.ID }) {
					suggested = append(suggested, Suggestion{f, site})
				}
			}
		}
	}
	return suggested, nil
}

func isAmong(members []Member, m Member) bool {
	return slices.ContainsFunc(members, func(o Member) bool { return o.ID == m.ID })
}

// NotePerson keeps a note on a person; an empty text removes it.
func (s *Store) NotePerson(ctx context.Context, who string, memberID int64, text string) (Batch, error) {
	text = strings.TrimSpace(text)
	return s.act(ctx, Batch{Volunteer: who, Act: ActNote}, func(d *deed) error {
		return d.changePerson(ctx, memberID, func(row *personRow) { row.Note = text })
	})
}

// Tag gives a person a tag and takes others away. ErrAlready if they are as
// wished.
func (s *Store) Tag(ctx context.Context, who string, memberID int64, add, remove []string) (Batch, error) {
	return s.act(ctx, Batch{Volunteer: who, Act: ActTag}, func(d *deed) error {
		return d.changePerson(ctx, memberID, func(row *personRow) {
			tags := slices.Concat(splitTags(row.Tags), splitTags(strings.Join(add, ",")))
			for _, gone := range splitTags(strings.Join(remove, ",")) {
				tags = slices.DeleteFunc(tags, func(tag string) bool { return tag == gone })
			}
			row.Tags = strings.Join(splitTags(strings.Join(tags, ",")), ",")
		})
	})
}

// Tags returns tags as Tag keeps them: each once, in the order of the alphabet.
func Tags(typed ...string) []string { return splitTags(strings.Join(typed, ",")) }

// splitTags reads tags as the cache keeps them, and as people type them: with
// commas, in any case, with or without a #.
func splitTags(text string) []string {
	var tags []string
	for tag := range strings.SplitSeq(strings.ToLower(text), ",") {
		if tag = strings.Join(strings.Fields(strings.ReplaceAll(tag, "#", " ")), " "); tag != "" {
			tags = append(tags, tag)
		}
	}
	slices.Sort(tags)
	return slices.Compact(tags)
}

// personRow is who a member is, as the journal keeps it.
type personRow struct {
	Person int64  `json:"id"` // 0: nobody has spoken of them
	Note   string `json:"note,omitempty"`
	Tags   string `json:"tags,omitempty"` // with commas between
	Team   *bool  `json:"team,omitempty"` // nil: what the source says
}

// personRow reads who a member is now.
func (d *deed) personRow(ctx context.Context, memberID int64) (personRow, error) {
	var row personRow
	err := d.tx.QueryRowContext(ctx, `
		SELECT p.id, p.note, p.tags, p.team
		FROM person_members pm
		JOIN people p ON p.id = pm.person_id
		WHERE pm.member_id = ?`, memberID).Scan(&row.Person, &row.Note, &row.Tags, &row.Team)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return row, fmt.Errorf("read person: %w", err)
	}
	return row, nil
}

// keepPerson writes what volunteers say of a person.
func (d *deed) keepPerson(ctx context.Context, row personRow) error {
	_, err := d.tx.ExecContext(ctx, `
		UPDATE people SET note = ?, tags = ?, team = ? WHERE id = ?`, row.Note, row.Tags, row.Team, row.Person)
	if err != nil {
		return fmt.Errorf("write person: %w", err)
	}
	return nil
}

// changePerson changes what volunteers say of the person that a member is.
func (d *deed) changePerson(ctx context.Context, memberID int64, change func(*personRow)) error {
	return d.each([]int64{memberID}, func(id int64) error {
		e, err := d.aboutMember(ctx, id)
		if err != nil {
			return err
		}
		before, err := d.personRow(ctx, id)
		if err != nil {
			return err
		}
		after := before
		if change(&after); after == before {
			return ErrAlready
		}
		made, err := d.personOf(ctx, id, e.subject)
		if err != nil {
			return err
		}
		before.Person, after.Person = made.Person, made.Person
		if err := d.keepPerson(ctx, after); err != nil {
			return err
		}
		e.before.Person, e.after.Person = &before, &after
		if _, err = d.decide(ctx, e); err != nil || before.Tags == after.Tags {
			return err
		}
		return d.touchTagged(ctx, after.Person)
	})
}

// aboutMember begins an entry of the journal. Of somebody forgotten nothing is
// kept any more: ErrGone.
func (d *deed) aboutMember(ctx context.Context, id int64) (entry, error) {
	name, source, _, err := d.member(ctx, id)
	if err != nil {
		return entry{}, err
	}
	var gone bool
	err = d.tx.QueryRowContext(ctx, `SELECT forgotten_at IS NOT NULL FROM members WHERE id = ?`, id).Scan(&gone)
	if err == nil && gone {
		err = ErrGone
	}
	return entry{act: d.batch.Act, about: thing{member: id}, subject: name, source: source}, err
}

// reversePerson puts back what a decision changed about who a member is.
func (d *deed) reversePerson(ctx context.Context, dec Decision, before, after stand) error {
	e, err := d.aboutMember(ctx, dec.MemberID)
	if err != nil {
		return err
	}
	now, err := d.personRow(ctx, dec.MemberID)
	if err != nil {
		return err
	}
	was, is := *before.Person, *after.Person
	if now.Person != is.Person {
		return ErrOvertaken
	}
	next := now
	if was.Person != is.Person {
		next = was
		err = d.moveMember(ctx, dec.MemberID, now.Person, was.Person)
	} else {
		if now.Note != is.Note || now.Tags != is.Tags {
			return ErrOvertaken
		}
		next.Note, next.Tags = was.Note, was.Tags
		if !(teamRow{Team: was.Team}).same(teamRow{Team: is.Team}) {
			next.Team = was.Team
		}
		err = d.keepPerson(ctx, next)
	}
	if err != nil {
		return err
	}
	e.act = turnedAct(dec, after)
	e.before.Person, e.after.Person, e.after.Of = &now, &next, turnedOf(dec)
	if _, err := d.decide(ctx, e); err != nil {
		return err
	}
	return d.touchPerson(ctx, cmp.Or(next.Person, now.Person))
}
