package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Member is a person as one source names them.
type Member struct {
	ID        int64
	SourceID  int64
	Source    string
	RemoteID  string
	Name      string
	URL       string
	First     time.Time // of their oldest item known
	Last      time.Time
	Posts     int
	Comments  int
	Team      bool
	PersonID  int64 // 0 until a volunteer linked or marked them
	Note      string
	Tags      []string // what volunteers call them: helper, thanked
	Forgotten bool     // nothing but the number is left
}

// selectMembers reads members as readMembers wants them.
const selectMembers = `
	SELECT m.id, m.source_id, s.name, m.remote_id, m.name, m.url, m.first_at, m.last_at, m.posts, m.comments,
	       coalesce(p.team, m.team), coalesce(p.id, 0), coalesce(p.note, ''), coalesce(p.tags, ''), m.forgotten_at IS NOT NULL
	FROM members m
	JOIN sources s ON s.id = m.source_id
	LEFT JOIN person_members pm ON pm.member_id = m.id
	LEFT JOIN people p ON p.id = pm.person_id`

// Member returns the member with the given ID, or ErrNotFound.
func (s *Store) Member(ctx context.Context, id int64) (Member, error) {
	members, err := readMembers(ctx, s.read, selectMembers+` WHERE m.id = ?`, id)
	if err == nil && len(members) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return Member{}, fmt.Errorf("member %d: %w", id, err)
	}
	return members[0], nil
}

// Members returns a page of members, those seen last first; with words only
// those whose name begins so.
func (s *Store) Members(ctx context.Context, words string, p Page) ([]Member, error) {
	where, args := []string{"s.removed_at IS NULL", "m.forgotten_at IS NULL"}, []any{}
	if words = strings.TrimSpace(words); words != "" {
		where, args = append(where, `m.name LIKE ? || '%' ESCAPE '\'`), append(args, escapeLike(words))
	}
	sign, direction := "<", "DESC"
	if p.Before != (Cursor{}) {
		sign, direction = ">", "ASC"
		p.After = p.Before
	}
	if p.After != (Cursor{}) {
		where, args = append(where, `(m.last_at, m.id) `+sign+` (?, ?)`), append(args, p.After.Key, p.After.ID)
	}
	members, err := readMembers(ctx, s.read, selectMembers+`
		WHERE `+strings.Join(where, " AND ")+`
		ORDER BY m.last_at `+direction+`, m.id `+direction+`
		LIMIT ?`, append(args, p.limit())...)
	if err != nil {
		return nil, fmt.Errorf("members: %w", err)
	}
	if direction == "ASC" {
		slices.Reverse(members)
	}
	return members, nil
}

// Cursor returns the member's place in the list of members.
func (m Member) Cursor() Cursor { return Cursor{Key: m.Last.Unix(), ID: m.ID} }

// escapeLike lets the signs of LIKE stand for themselves.
func escapeLike(words string) string {
	return strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(words)
}

func readMembers(ctx context.Context, db reader, query string, args ...any) ([]Member, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var members []Member
	for rows.Next() {
		m, err := scanMember(rows)
		if err != nil {
			return nil, err
		}
		members = append(members, m)
	}
	return members, rows.Err()
}

func scanMember(rows *sql.Rows) (Member, error) {
	var m Member
	var first, last int64
	var tags string
	err := rows.Scan(&m.ID, &m.SourceID, &m.Source, &m.RemoteID, &m.Name, &m.URL, &first, &last, &m.Posts, &m.Comments,
		&m.Team, &m.PersonID, &m.Note, &tags, &m.Forgotten)
	m.First, m.Last = moment(first), moment(last)
	m.Tags = splitTags(tags)
	return m, err
}
