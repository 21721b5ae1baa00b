package store

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
)

// Repeated is spam that came again and again since the last hand-over.
type Repeated struct {
	Host  string   // where its links go; "" for what came under one e-mail address
	Count int      // comments
	Names []string // some of those under which it came, each once, the newest first
	More  int      // how many further names there are
}

const (
	repeatsFew   = 3    // so many comments are again and again
	repeatsNamed = 3    // names that are given as examples
	repeatsRead  = 1000 // texts that are looked into, the newest
)

// trace is what spam has in common: a host or an e-mail address. An address is
// never told, as a kept hand-over would keep it for good.
type trace struct{ host, address string }

// sighting is one comment that ended as spam.
type sighting struct {
	id     int64
	person int64 // the same for members who are one person
	name   string
	traces []trace
}

// handRepeats fills in which spam came again and again: three comments or more
// with links to one host, or under one address by several people.
func (s *Store) handRepeats(ctx context.Context, f *HandoverFacts) error {
	seen, err := s.readSpam(ctx, f)
	if err != nil {
		return fmt.Errorf("which spam came again: %w", err)
	}
	by := map[trace][]sighting{}
	for _, one := range seen {
		for _, t := range one.traces {
			by[t] = append(by[t], one)
		}
	}
	maps.DeleteFunc(by, func(t trace, all []sighting) bool {
		return len(all) < repeatsFew || t.address != "" && len(writers(all)) < 2
	})
	// Most first; a host says more than an address.
	order := slices.SortedFunc(maps.Keys(by), func(a, b trace) int {
		return cmp.Or(cmp.Compare(len(by[b]), len(by[a])), cmp.Compare(a.address, b.address), cmp.Compare(a.host, b.host))
	})
	told := map[int64]bool{}
	for _, t := range order {
		fresh := slices.ContainsFunc(by[t], func(one sighting) bool { return !told[one.id] })
		if !fresh || len(f.Repeats) == handoverRows {
			continue // the same spam under another sign
		}
		names := spammers(by[t])
		few := min(len(names), repeatsNamed)
		f.Repeats = append(f.Repeats, Repeated{Host: t.host, Count: len(by[t]), Names: names[:few], More: len(names) - few})
		for _, one := range by[t] {
			told[one.id] = true
		}
	}
	return nil
}

// readSpam returns the comments that ended as spam since the last hand-over,
// by somebody's decision or because their site says so; the newest first.
func (s *Store) readSpam(ctx context.Context, f *HandoverFacts) ([]sighting, error) {
	rows, err := s.read.QueryContext(ctx, `
		WITH spam (id) AS (
		  SELECT d.item_id
		  FROM decisions d
		  WHERE d.at >= ?1 AND d.at <= ?2 AND d.item_id IS NOT NULL
		    AND (d.act = 'spam' OR (d.act = 'moderated' AND json_extract(d.after, '$.state') = 'spam'))
		    AND NOT EXISTS (SELECT 1 FROM batches b WHERE b.undoes = d.batch_id)
		    AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.id = d.id AND o.state IN ('withdrawn', 'overtaken', 'failed'))
		  UNION
		  SELECT i.id
		  FROM items i INDEXED BY items_said
		  WHERE i.kind = 2 AND i.published_at >= ?1 AND i.published_at <= ?2 AND i.state = 2
		)
		SELECT i.id, coalesce(-pm.person_id, m.id, 0), coalesce(m.name, ''), coalesce(m.contact, ''), coalesce(m.url, ''),
		       coalesce(t.html, '') || ' ' || coalesce(t.body, ''), s.url
		FROM (SELECT id FROM spam ORDER BY id DESC LIMIT ?3) n
		JOIN items i ON i.id = n.id
		JOIN sources s ON s.id = i.source_id AND s.removed_at IS NULL
		LEFT JOIN texts t ON t.id = i.id
		LEFT JOIN members m ON m.id = i.member_id AND m.forgotten_at IS NULL
		LEFT JOIN person_members pm ON pm.member_id = m.id
		ORDER BY i.id DESC`, f.From.Unix(), f.To.Unix(), repeatsRead)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []sighting
	for rows.Next() {
		var one sighting
		var contact, site, text, source string
		if err := rows.Scan(&one.id, &one.person, &one.name, &contact, &site, &text, &source); err != nil {
			return nil, err
		}
		one.traces = tracesOf(contact, site, text, source)
		all = append(all, one)
	}
	return all, rows.Err()
}

// tracesOf returns where a text and its author's site link to, each host once,
// without the source's own, and the author's address.
func tracesOf(contact, site, text, source string) []trace {
	var traces []trace
	own := ""
	if u, err := url.Parse(source); err == nil {
		own = bareHost(u.Hostname())
	}
	for _, host := range append(hostsOf(text), hostsOf(site)...) {
		if t := (trace{host: bareHost(host)}); t.host != own && !slices.Contains(traces, t) {
			traces = append(traces, t)
		}
	}
	if contact != "" {
		traces = append(traces, trace{address: strings.ToLower(contact)})
	}
	return traces
}

func bareHost(host string) string { return strings.TrimPrefix(strings.ToLower(host), "www.") }

// writers returns who wrote some comments, each once.
func writers(all []sighting) map[int64]bool {
	who := map[int64]bool{}
	for _, one := range all {
		who[one.person] = true
	}
	return who
}

// spammers returns the names under which some comments came, each once.
func spammers(all []sighting) []string {
	var names []string
	for _, one := range all {
		if one.name != "" && !slices.Contains(names, one.name) {
			names = append(names, one.name)
		}
	}
	return names
}
