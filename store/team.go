package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// MarkTeam says that a member belongs to the team, or no longer does. What the
// team writes is never pending, and ticks off what it answers.
func (s *Store) MarkTeam(ctx context.Context, who string, id int64, team bool) (Batch, error) {
	return s.act(ctx, Batch{Volunteer: who, Act: ActTeam}, func(d *deed) error {
		return d.each([]int64{id}, func(id int64) error {
			name, source, is, err := d.member(ctx, id)
			if err != nil {
				return err
			}
			if is == team {
				return ErrAlready
			}
			before, err := d.personOf(ctx, id, name)
			if err != nil {
				return err
			}
			after := teamRow{Person: before.Person, Team: &team}
			return d.keepTeam(ctx, entry{
				act:     ActTeam,
				about:   thing{member: id},
				subject: name,
				source:  source,
				before:  stand{Team: &before},
				after:   stand{Team: &after},
			})
		})
	})
}

// teamRow says whether a person belongs to the team, as the journal keeps it.
type teamRow struct {
	Person int64 `json:"person"`
	Team   *bool `json:"team"` // nil: what the source says
}

func (r teamRow) same(as teamRow) bool {
	if r.Team == nil || as.Team == nil {
		return r.Team == as.Team
	}
	return *r.Team == *as.Team
}

// member reads a member's name and source, and whether the team has them.
func (d *deed) member(ctx context.Context, id int64) (name string, source int64, team bool, err error) {
	err = d.tx.QueryRowContext(ctx, `
		SELECT m.name, m.source_id, coalesce(p.team, m.team)
		FROM members m
		LEFT JOIN person_members pm ON pm.member_id = m.id
		LEFT JOIN people p ON p.id = pm.person_id
		WHERE m.id = ?`, id).Scan(&name, &source, &team)
	if errors.Is(err, sql.ErrNoRows) {
		return "", 0, false, ErrNotFound
	}
	return name, source, team, err
}

// personOf returns the person that a member is, as the team has it now. One
// that nobody has spoken of yet is made.
func (d *deed) personOf(ctx context.Context, id int64, name string) (teamRow, error) {
	var row teamRow
	err := d.tx.QueryRowContext(ctx, `
		SELECT p.id, p.team
		FROM person_members pm
		JOIN people p ON p.id = pm.person_id
		WHERE pm.member_id = ?`, id).Scan(&row.Person, &row.Team)
	if !errors.Is(err, sql.ErrNoRows) {
		return row, err
	}
	res, err := d.tx.ExecContext(ctx, `INSERT INTO people (name) VALUES (?)`, name)
	if err != nil {
		return row, fmt.Errorf("make person: %w", err)
	}
	if row.Person, err = res.LastInsertId(); err != nil {
		return row, err
	}
	_, err = d.tx.ExecContext(ctx, `INSERT INTO person_members (member_id, person_id) VALUES (?, ?)`, id, row.Person)
	return row, err
}

// keepTeam writes what e says comes after, with its entry in the journal, and
// has the desk derive what the person wrote and what that answers.
func (d *deed) keepTeam(ctx context.Context, e entry) error {
	after := e.after.Team
	_, err := d.tx.ExecContext(ctx, `UPDATE people SET team = ? WHERE id = ?`, after.Team, after.Person)
	if err != nil {
		return fmt.Errorf("write person: %w", err)
	}
	if _, err := d.decide(ctx, e); err != nil {
		return err
	}
	return d.touchPerson(ctx, after.Person)
}

// touchPerson has the desk derive what a person wrote and what that answers.
func (d *deed) touchPerson(ctx context.Context, person int64) error {
	ids, err := readIDs(ctx, d.tx, `
		SELECT i.id
		FROM person_members pm
		JOIN items i ON i.member_id = pm.member_id
		WHERE pm.person_id = ?1
		UNION
		SELECT i.parent_id
		FROM person_members pm
		JOIN items i ON i.member_id = pm.member_id
		WHERE pm.person_id = ?1 AND i.parent_id IS NOT NULL`, person)
	if err != nil {
		return fmt.Errorf("read what the person wrote: %w", err)
	}
	d.items = append(d.items, ids...)
	return nil
}

// reverseTeam puts back whether a person belongs to the team.
func (d *deed) reverseTeam(ctx context.Context, dec Decision, before, after stand) error {
	name, source, _, err := d.member(ctx, dec.MemberID)
	if err != nil {
		return err
	}
	now := teamRow{Person: after.Team.Person}
	err = d.tx.QueryRowContext(ctx, `SELECT team FROM people WHERE id = ?`, now.Person).Scan(&now.Team)
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	if err != nil {
		return err
	}
	if !now.same(*after.Team) && !now.same(*before.Team) {
		return ErrOvertaken
	}
	return d.keepTeam(ctx, entry{
		act:     turnedAct(dec, after),
		about:   thing{member: dec.MemberID},
		subject: name,
		source:  source,
		before:  stand{Team: &now},
		after:   stand{Team: before.Team, Of: turnedOf(dec)},
	})
}
