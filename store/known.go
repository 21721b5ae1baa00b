package store

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"strconv"
	"strings"
)

// knownItem is what a pull must know of an item that is here already.
type knownItem struct {
	id       int64
	remoteID string
	kind     Kind
	state    State
	feedID   int64 // whose rendering hash and textHash are of
	hash     int64
	textHash int64
	rendered bool // this feed rendered it before
	ownHash  int64
	ownText  int64
	comments int
	postID   int64
	parentID int64
	memberID int64
	dated    bool
	taken    bool // by an earlier one of the same arrivals
}

// knownColumns are what readKnownBy reads, by three ways to find an item.
const knownColumns = `
	SELECT n.key, i.id, i.remote_id, i.kind, i.state, i.feed_id, i.hash, i.text_hash,
	       r.item_id IS NOT NULL, coalesce(r.hash, 0), coalesce(r.text_hash, 0),
	       i.comments, coalesce(i.post_id, 0), coalesce(i.parent_id, 0), coalesce(i.member_id, 0), i.dated`

// readKnown finds out which of the arrivals are here already: by their remote
// ID, or by another one of theirs.
func (in *intake) readKnown(ctx context.Context, part []*Arrival) error {
	in.known = make(map[string]*knownItem, len(part))
	if in.source.empty {
		return nil
	}
	names := make([]string, 0, len(part))
	for _, a := range part {
		names = append(names, a.RemoteID)
	}
	if err := in.readKnownBy(ctx, names); err != nil {
		return err
	}
	names = names[:0]
	for _, a := range part {
		if in.known[a.RemoteID] == nil {
			names = append(names, a.Aliases...)
		}
	}
	if len(names) == 0 {
		return nil
	}
	return in.readKnownBy(ctx, names)
}

func (in *intake) readKnownBy(ctx context.Context, names []string) error {
	rows, err := in.tx.QueryContext(ctx, knownColumns+`
		FROM json_each(?1) n
		CROSS JOIN items i ON i.source_id = +?2 AND i.remote_id = n.key
		LEFT JOIN renderings r ON r.item_id = i.id AND r.feed_id = +?3
		UNION ALL`+knownColumns+`
		FROM json_each(?1) n
		CROSS JOIN aliases a ON a.source_id = +?2 AND a.alias = n.key
		CROSS JOIN items i ON i.id = a.item_id
		LEFT JOIN renderings r ON r.item_id = i.id AND r.feed_id = +?3
		UNION ALL`+knownColumns+`
		FROM json_each(?1) n
		CROSS JOIN items i ON i.url_key = n.value AND i.url_key <> 0 AND i.source_id = +?2 AND i.by_url AND i.url = n.key
		LEFT JOIN renderings r ON r.item_id = i.id AND r.feed_id = +?3`,
		keysOf(names), in.source.id, in.feed.ID)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		var k knownItem
		err := rows.Scan(&name, &k.id, &k.remoteID, &k.kind, &k.state, &k.feedID, &k.hash, &k.textHash,
			&k.rendered, &k.ownHash, &k.ownText, &k.comments, &k.postID, &k.parentID, &k.memberID, &k.dated)
		if err != nil {
			return err
		}
		if k.feedID == in.feed.ID {
			k.rendered, k.ownHash, k.ownText = true, k.hash, k.textHash
		}
		if in.known[name] == nil {
			in.known[name] = in.sameItem(&k)
		}
	}
	return rows.Err()
}

// sameItem returns the value that stands for k's item, so that an item found
// by two names is one.
func (in *intake) sameItem(k *knownItem) *knownItem {
	key := "id " + strconv.FormatInt(k.id, 10)
	if in.known[key] == nil {
		in.known[key] = k
	}
	return in.known[key]
}

// knownAs returns the item that an arrival is, nil if it is new.
func (in *intake) knownAs(a *Arrival) *knownItem {
	if k := in.known[a.RemoteID]; k != nil {
		return k
	}
	for _, alias := range a.Aliases {
		if k := in.known[alias]; k != nil {
			return k
		}
	}
	return nil
}

// unchanged reports whether this feed said the same of an item before. What a
// feed without a login shows as public may be an old copy of what was moved
// since, so its word counts against a state only when it is news.
func (in *intake) unchanged(k *knownItem, a *Arrival) bool {
	if !k.rendered {
		return false
	}
	if hash, _ := hashesOf(a); hash != k.ownHash {
		return false
	}
	if k.state == a.State {
		return true
	}
	return a.State == Public && a.Baggage == "" && k.state != Gone
}

// hashesOf sums up all that a feed said of an item, and of that its text.
func hashesOf(a *Arrival) (all, text int64) {
	if a.ready.done {
		return a.ready.hash, a.ready.textHash
	}
	text = sum(a.Title, a.HTML, a.Visible)
	all = sum(strconv.Itoa(int(a.Kind)), strconv.Itoa(int(a.State)), a.RemoteID, a.URL,
		a.Author.RemoteID, a.Author.Name, strconv.FormatInt(a.Published.Unix(), 10),
		strconv.Itoa(a.Comments), a.Thread, a.Baggage,
		strings.Join(a.Aliases, " "), strings.Join(a.Answers, " "), strings.Join(a.Post, " "),
		strconv.FormatInt(text, 16))
	return all, text
}

// textHashOf sums up what an edit would change.
func textHashOf(a *Arrival) int64 {
	_, text := hashesOf(a)
	return text
}

// sum returns the first bytes of a hash of texts, so that nobody can make an
// edit that goes unseen.
func sum(texts ...string) int64 {
	hash := sha256.New()
	var room [1024]byte // a text is not copied whole to be hashed
	piece := room[:0]
	for _, text := range texts {
		if len(piece)+binary.MaxVarintLen64 > len(room) {
			hash.Write(piece)
			piece = room[:0]
		}
		piece = binary.AppendUvarint(piece, uint64(len(text)))
		for text != "" {
			if len(piece) == len(room) {
				hash.Write(piece)
				piece = room[:0]
			}
			n := copy(room[len(piece):], text)
			piece, text = room[:len(piece)+n], text[n:]
		}
	}
	hash.Write(piece)
	return int64(binary.BigEndian.Uint64(hash.Sum(room[:0])))
}
