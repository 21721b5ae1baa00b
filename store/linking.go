package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Link says that two members are one person, with all who are linked to them
// already. Notes and tags of both are kept together. Nothing changes at the
// sources. ErrAlready if they are one already.
func (s *Store) Link(ctx context.Context, who string, memberID, otherID int64) (Batch, error) {
	return s.act(ctx, Batch{Volunteer: who, Act: ActLink}, func(d *deed) error {
		return d.each([]int64{otherID}, func(id int64) error { return d.link(ctx, memberID, id) })
	})
}

func (d *deed) link(ctx context.Context, memberID, otherID int64) error {
	one, err := d.aboutMember(ctx, memberID)
	if err != nil {
		return err
	}
	two, err := d.aboutMember(ctx, otherID)
	if err != nil {
		return err
	}
	made, err := d.personOf(ctx, memberID, one.subject)
	if err != nil {
		return err
	}
	before, err := d.personRow(ctx, memberID)
	if err != nil {
		return err
	}
	other, err := d.personRow(ctx, otherID)
	if err != nil {
		return err
	}
	if memberID == otherID || other.Person == made.Person {
		return ErrAlready
	}
	moving := []int64{otherID}
	if other.Person != 0 {
		moving, err = readIDs(ctx, d.tx, `SELECT member_id FROM person_members WHERE person_id = ?`, other.Person)
		if err != nil {
			return fmt.Errorf("read person: %w", err)
		}
	}
	after := before.and(other)
	if after != before {
		if err := d.keepPerson(ctx, after); err != nil {
			return err
		}
		one.before.Person, one.after.Person = &before, &after
		if _, err := d.decide(ctx, one); err != nil {
			return err
		}
	}
	for _, id := range moving {
		if err := d.moveMember(ctx, id, other.Person, after.Person); err != nil {
			return err
		}
		e := two
		e.about = thing{member: id}
		e.before.Person, e.after.Person = &other, &after
		if _, err := d.decide(ctx, e); err != nil {
			return err
		}
	}
	d.batch.Subject = one.subject
	return d.touchPerson(ctx, after.Person)
}

// and returns what is said of two persons who are one.
func (r personRow) and(other personRow) personRow {
	notes := []string{r.Note, other.Note}
	notes = slices.DeleteFunc(notes, func(note string) bool { return note == "" })
	r.Note = strings.Join(slices.Compact(notes), "\n")
	r.Tags = strings.Join(splitTags(r.Tags+","+other.Tags), ",")
	if r.Team == nil {
		r.Team = other.Team
	}
	return r
}

// Unlink says that a member is not the person they were linked to. The note
// and the tags stay with the others. ErrAlready if nobody is linked to them.
func (s *Store) Unlink(ctx context.Context, who string, memberID int64) (Batch, error) {
	return s.act(ctx, Batch{Volunteer: who, Act: ActUnlink}, func(d *deed) error {
		return d.each([]int64{memberID}, func(id int64) error {
			e, err := d.aboutMember(ctx, id)
			if err != nil {
				return err
			}
			before, err := d.personRow(ctx, id)
			if err != nil {
				return err
			}
			var others int
			err = d.tx.QueryRowContext(ctx, `
				SELECT count(*) FROM person_members WHERE person_id = ? AND member_id <> ?`, before.Person, id).Scan(&others)
			if err != nil {
				return fmt.Errorf("read person: %w", err)
			}
			if others == 0 {
				return ErrAlready
			}
			if err := d.moveMember(ctx, id, before.Person, 0); err != nil {
				return err
			}
			e.before.Person, e.after.Person = &before, &personRow{}
			_, err = d.decide(ctx, e)
			return err
		})
	})
}

// moveMember takes a member from one person to another; 0 is nobody. What
// they wrote may be the team's now, or no longer. ErrNotFound, and nothing is
// changed, if the other person is not there any more.
func (d *deed) moveMember(ctx context.Context, memberID, from, to int64) error {
	if to != 0 {
		var there bool
		err := d.tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM people WHERE id = ?)`, to).Scan(&there)
		if err != nil {
			return fmt.Errorf("read person: %w", err)
		}
		if !there {
			return fmt.Errorf("person %d: %w", to, ErrNotFound)
		}
	}
	if err := d.touchPerson(ctx, from); err != nil {
		return err
	}
	if _, err := d.tx.ExecContext(ctx, `DELETE FROM person_members WHERE member_id = ?`, memberID); err != nil {
		return fmt.Errorf("leave person: %w", err)
	}
	if to == 0 {
		return nil
	}
	_, err := d.tx.ExecContext(ctx, `
		INSERT INTO person_members (member_id, person_id) VALUES (?, ?)`, memberID, to)
	if err != nil {
		return fmt.Errorf("join person: %w", err)
	}
	return d.touchPerson(ctx, to)
}

// apartRow says whether a member was called another person than one more.
type apartRow struct {
	Other int64 `json:"other"`
	Apart bool  `json:"apart"`
}

// Apart remembers that two members are not the same person, so that nobody
// suggests it again. ErrAlready if that was said before, ErrOvertaken if they
// are linked.
func (s *Store) Apart(ctx context.Context, who string, memberID, otherID int64) (Batch, error) {
	return s.act(ctx, Batch{Volunteer: who, Act: ActApart}, func(d *deed) error {
		return d.each([]int64{otherID}, func(id int64) error {
			if _, err := d.aboutMember(ctx, id); err != nil {
				return err
			}
			one, err := d.personRow(ctx, memberID)
			if err != nil {
				return err
			}
			two, err := d.personRow(ctx, id)
			if err != nil {
				return err
			}
			if memberID == id || (one.Person != 0 && one.Person == two.Person) {
				return ErrOvertaken
			}
			return d.setApart(ctx, memberID, apartRow{Other: id, Apart: true}, ActApart, "")
		})
	})
}

// setApart writes whether two members are different people.
func (d *deed) setApart(ctx context.Context, memberID int64, after apartRow, act, of Act) error {
	e, err := d.aboutMember(ctx, memberID)
	if err != nil {
		return err
	}
	query := `DELETE FROM strangers WHERE member_id = min(?1, ?2) AND other_id = max(?1, ?2)`
	if after.Apart {
		query = `INSERT INTO strangers (member_id, other_id) VALUES (min(?1, ?2), max(?1, ?2)) ON CONFLICT DO NOTHING`
	}
	res, err := d.tx.ExecContext(ctx, query, memberID, after.Other)
	if err != nil {
		return fmt.Errorf("tell people apart: %w", err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return ErrAlready
	}
	e.act = act
	e.before.Apart = &apartRow{Other: after.Other, Apart: !after.Apart}
	e.after.Apart, e.after.Of = &after, of
	_, err = d.decide(ctx, e)
	return err
}

// reverseApart takes back that two members are different people.
func (d *deed) reverseApart(ctx context.Context, dec Decision, before, after stand) error {
	return d.setApart(ctx, dec.MemberID, *before.Apart, turnedAct(dec, after), turnedOf(dec))
}
