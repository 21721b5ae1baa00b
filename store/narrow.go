package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Narrow is what a Filter can ask of each row besides what has an index. The
// zero Narrow asks nothing.
type Narrow struct {
	Since, Before time.Time  // published in between; a zero one is open
	Reasons       ReasonBits // on the desk for all of these reasons
	Late          bool       // waiting on the desk for longer than its source's limit
	Author        string     // only whose author's name, or a word of it, begins so
	Team          bool       // only what the team wrote
	Links         bool       // only what has a link in it
	Question      bool       // only what asks a question
	Noted         bool       // only what somebody wrote a note on
	Tasked        bool       // only what has an open task
	Marked        bool       // only what a rule gave a marker
	Marker        string     // only what has a marker that begins so
	Rule          string     // only what the rule of that name fits
	ClaimedBy     string     // only what somebody claimed whose name begins so
	Unclaimed     bool       // only what nobody claimed
	About         string     // only posts with these words in the title, and comments under them
	Without       string     // only items whose text has none of these words
}

// found is what the names in a Narrow stand for, and what few items match.
type found struct {
	known    bool // it was looked up
	members  []int64
	posts    []int64
	nothing  bool    // one of the names stands for nothing
	unwanted idTable // what Without leaves out; nil: it was not looked up
	rare     string  // the only items that can match, a list for json_each; "" if they are not so few
	large    bool    // the desk holds a large part of all items
	now      time.Time
	late     time.Duration
	lateFrom int64 // Unix; nothing that was published later is late
}

// mostFound is how many members or posts a name may stand for; the newest are
// taken.
const mostFound = 1000

// resolveAll is Resolve with the words that f leaves out.
func (s *Store) resolveAll(ctx context.Context, kind Kind, f Filter) (Filter, error) {
	f, err := s.Resolve(ctx, kind, f)
	if err != nil || f.Without == "" || f.found.nothing || f.found.unwanted != nil {
		return f, err
	}
	unwanted, err := s.Unwanted(ctx, Listed{kind, f})
	return f.Lacking(unwanted), err
}

// Resolve looks up what the names in f stand for, and which items can match
// where they are few. Every list does so by itself; whoever asks for several
// things of the same filter does it once.
func (s *Store) Resolve(ctx context.Context, kind Kind, f Filter) (Filter, error) {
	if f.found.known {
		return f, nil
	}
	f.found = found{known: true, now: s.now(), late: time.Duration(s.late.Load())}
	if f.Author != "" || f.Team {
		ids, err := s.membersAsked(ctx, f.Narrow)
		if err != nil {
			return f, err
		}
		f.found.members = ids
		f.found.nothing = len(ids) == 0
		if len(ids) == 1 && f.MemberID == 0 {
			f.MemberID = ids[0]
		}
	}
	if f.About != "" {
		ids, err := readIDs(ctx, s.read, `
			SELECT i.id
			FROM search CROSS JOIN items i ON i.id = search.docid
			WHERE search.title MATCH ? AND i.kind = 1
			ORDER BY search.docid DESC
			LIMIT ?`, match(f.About), mostFound)
		if err != nil {
			return f, fmt.Errorf("find posts: %w", err)
		}
		f.found.posts = ids
		f.found.nothing = f.found.nothing || len(ids) == 0
		if len(ids) == 1 && kind == KindComment && f.PostID == 0 {
			f.PostID = ids[0]
		}
	}
	if f.found.nothing = f.found.nothing || kind == KindPost && f.ofComments(); f.found.nothing {
		return f, nil
	}
	var err error
	if f.Late {
		if f.found.lateFrom, err = s.lateFrom(ctx, f.found); err != nil {
			return f, err
		}
	}
	if f.sifted() {
		if f.found.large, err = s.largeDesk(ctx, kind); err != nil {
			return f, err
		}
	}
	f.found.rare, err = s.gather(ctx, kind, f)
	return f, err
}

// ofComments reports whether n asks for what only comments can be.
func (n Narrow) ofComments() bool {
	return n.Late || n.Reasons&(Newcomer|Link|Question|Returning) != 0
}

// lateFrom returns the time after which nothing is late yet, in Unix seconds:
// what the source that waits least calls late.
func (s *Store) lateFrom(ctx context.Context, known found) (int64, error) {
	least := int64(known.late / time.Second)
	err := s.read.QueryRowContext(ctx, `SELECT min(?1, coalesce((SELECT min(late) FROM sources WHERE late > 0), ?1))`, least).Scan(&least)
	if err != nil {
		return 0, fmt.Errorf("find what is late: %w", err)
	}
	return known.now.Unix() - least, nil
}

// membersAsked returns whose items n asks for.
func (s *Store) membersAsked(ctx context.Context, n Narrow) ([]int64, error) {
	if !n.Team {
		return s.membersNamed(ctx, n.Author)
	}
	team, err := readIDs(ctx, s.read, `
		SELECT m.id
		FROM (
		  SELECT id FROM members WHERE team = 1
		  UNION
		  SELECT pm.member_id
		  FROM people p
		  CROSS JOIN person_members pm ON pm.person_id = p.id
		  WHERE p.team IS NOT NULL
		) m
		JOIN team t ON t.member_id = m.id`)
	if err != nil {
		return nil, fmt.Errorf("find the team: %w", err)
	}
	if n.Author == "" {
		return team, nil
	}
	named, err := s.membersNamed(ctx, n.Author)
	return slices.DeleteFunc(named, func(id int64) bool { return !slices.Contains(team, id) }), err
}

// membersNamed returns the members whose name, or a word of it, begins so.
// Letter case does not matter; SQLite knows only that of ASCII.
func (s *Store) membersNamed(ctx context.Context, name string) ([]int64, error) {
	name = strings.ToLower(strings.Join(strings.Fields(name), " "))
	pattern := looseLike(name) + "%"
	rows, err := s.read.QueryContext(ctx, `
		SELECT id, name
		FROM members
		WHERE name LIKE ?1 ESCAPE '\' OR name LIKE '% ' || ?1 ESCAPE '\'
		ORDER BY last_at DESC, id DESC`, pattern)
	if err != nil {
		return nil, fmt.Errorf("find members: %w", err)
	}
	defer rows.Close()
	var ids []int64
	for rows.Next() && len(ids) < mostFound {
		var id int64
		var full string
		if err := rows.Scan(&id, &full); err != nil {
			return nil, fmt.Errorf("find members: %w", err)
		}
		if strings.Contains(" "+strings.ToLower(full), " "+name) {
			ids = append(ids, id)
		}
	}
	return ids, rows.Err()
}

// ask adds the clauses to a list of one kind.
func (n Narrow) ask(l *list, kind Kind, known found) {
	published := "i.published_at"
	if strings.HasPrefix(l.from, "desk d") { // its index begins at that time
		published = "d.published_at"
	}
	if !n.Since.IsZero() {
		l.and(published+" >= ?", n.Since.Unix())
	}
	if !n.Before.IsZero() {
		l.and(published+" < ?", n.Before.Unix())
	}
	if n.Reasons != 0 {
		l.and("d.reasons & ? = ?", n.Reasons, n.Reasons)
	}
	if n.Late {
		l.and(published+" < ?", known.lateFrom)
		l.and(`i.kind = 2 AND d.item_id IS NOT NULL AND d.wait_until IS NULL AND i.published_at < ? - coalesce(
		  (SELECT nullif(late, 0) FROM sources WHERE id = i.source_id), ?)`,
			known.now.Unix(), int64(known.late/time.Second))
	}
	if len(known.members) > 0 {
		l.and("i.member_id IN (SELECT value FROM json_each(?))", listOf(known.members))
	}
	n.askMarks(l)
	n.askMarkers(l)
	n.askText(l, kind, known)
}

// askMarks adds what volunteers made of an item.
func (n Narrow) askMarks(l *list) {
	if n.Noted {
		l.and("EXISTS (SELECT 1 FROM marks WHERE item_id = i.id AND note <> '')")
	}
	if n.Tasked {
		l.and("EXISTS (SELECT 1 FROM tasks WHERE item_id = i.id AND done_at IS NULL)")
	}
	if n.ClaimedBy != "" {
		l.and(`EXISTS (SELECT 1 FROM marks WHERE item_id = i.id AND claimed_by LIKE ? || '%' ESCAPE '\')`, escapeLike(n.ClaimedBy))
	}
	if n.Unclaimed {
		l.and("NOT EXISTS (SELECT 1 FROM marks WHERE item_id = i.id AND claimed_by <> '')")
	}
}

// askMarkers adds what rules made of an item.
func (n Narrow) askMarkers(l *list) {
	if n.Marked {
		l.and("EXISTS (SELECT 1 FROM markers WHERE item_id = i.id AND marker <> '')")
	}
	if n.Marker != "" {
		l.and(`EXISTS (SELECT 1 FROM markers WHERE item_id = i.id AND marker LIKE ? || '%' ESCAPE '\')`, escapeLike(n.Marker))
	}
	if n.Rule != "" {
		l.and("EXISTS (SELECT 1 FROM markers WHERE item_id = i.id AND rule = ? COLLATE NOCASE)", n.Rule)
	}
}

// askText adds what is in an item's text.
func (n Narrow) askText(l *list, kind Kind, known found) {
	if n.Links {
		l.and("i.links > 0")
	}
	if n.Question {
		l.and("i.question = 1")
	}
	if n.About != "" && kind == KindPost {
		l.and("i.id IN (SELECT value FROM json_each(?))", listOf(known.posts))
	}
	if n.About != "" && kind == KindComment {
		l.and("i.post_id IN (SELECT value FROM json_each(?))", listOf(known.posts))
	}
	if n.Without != "" {
		l.and("substr(?, i.id + 1, 1) <> x'01'", []byte(known.unwanted))
	}
}
