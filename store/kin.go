package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
)

// relative is an item that others may answer.
type relative struct {
	id     int64
	kind   Kind
	postID int64
	urlKey int64
}

// kin is what a comment belongs to, as far as that is here.
type kin struct {
	postID   int64
	parentID int64
	missing  []string // better evidence that is not here yet, the best first
}

// addressPrefix sets the addresses among an item's names apart from its remote
// IDs.
const addressPrefix = "url:"

// readParents finds what the comments among the arrivals name as answered.
func (in *intake) readParents(ctx context.Context, part []*Arrival) error {
	in.parents = make(map[string]*relative)
	var names []string
	keys := make(map[int64]string)
	in.answers = false
	for _, a := range part {
		in.answers = in.answers || a.Kind == KindComment
		for _, list := range [][]string{a.Answers, a.Post} {
			for _, name := range list {
				names = append(names, name)
				if key := urlKey(name); key != 0 {
					keys[key] = addressPrefix + urlName(name)
				}
			}
		}
	}
	if len(names) == 0 {
		return nil
	}
	if err := in.readNamed(ctx, names); err != nil {
		return err
	}
	return in.readAddressed(ctx, keys)
}

// readNamed finds items by their remote IDs and what else they are known by.
func (in *intake) readNamed(ctx context.Context, names []string) error {
	rows, err := in.tx.QueryContext(ctx, `
		SELECT n.key, i.id, i.kind, coalesce(i.post_id, 0), i.url_key
		FROM json_each(?1) n
		CROSS JOIN items i ON i.source_id = +?2 AND i.remote_id = n.key
		UNION ALL
		SELECT n.key, i.id, i.kind, coalesce(i.post_id, 0), i.url_key
		FROM json_each(?1) n
		CROSS JOIN aliases a ON a.source_id = +?2 AND a.alias = n.key
		CROSS JOIN items i ON i.id = a.item_id
		UNION ALL
		SELECT n.key, i.id, i.kind, coalesce(i.post_id, 0), i.url_key
		FROM json_each(?1) n
		CROSS JOIN items i ON i.url_key = n.value AND i.url_key <> 0 AND i.source_id = +?2 AND i.by_url AND i.url = n.key`,
		keysOf(names), in.source.id)
	if err != nil {
		return fmt.Errorf("find what is answered: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		var r relative
		if err := rows.Scan(&name, &r.id, &r.kind, &r.postID, &r.urlKey); err != nil {
			return err
		}
		if in.parents[name] == nil {
			in.parents[name] = &r
		}
	}
	return rows.Err()
}

// readAddressed finds items by their addresses. Some feeds give comments the
// address of their post: of several the post is meant.
func (in *intake) readAddressed(ctx context.Context, keys map[int64]string) error {
	list := make([]int64, 0, len(keys))
	for key := range keys {
		list = append(list, key)
	}
	rows, err := in.tx.QueryContext(ctx, `
		SELECT i.id, i.kind, coalesce(i.post_id, 0), i.url_key
		FROM json_each(?) n
		CROSS JOIN items i ON i.url_key = n.value AND i.url_key <> 0 AND i.source_id = +?
		ORDER BY i.kind, i.id`, listOf(list), in.source.id)
	if err != nil {
		return fmt.Errorf("find what is answered: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var r relative
		if err := rows.Scan(&r.id, &r.kind, &r.postID, &r.urlKey); err != nil {
			return err
		}
		if name := keys[r.urlKey]; in.parents[name] == nil {
			in.parents[name] = &r
		}
	}
	return rows.Err()
}

// introduce lets comments that come later in the same part answer an item.
func (in *intake) introduce(a *Arrival, r *relative) {
	if !in.answers && !in.source.orphans {
		return
	}
	for _, name := range namesOf(a) {
		if old := in.parents[name]; old == nil || (old.kind == KindComment && r.kind == KindPost) {
			in.parents[name] = r
		}
	}
}

// namesOf returns all names under which others may answer an item.
func namesOf(a *Arrival) []string {
	names := append([]string{a.RemoteID}, a.Aliases...)
	if keyOf(a) != 0 {
		names = append(names, addressPrefix+urlName(a.URL))
	}
	return names
}

// kinOf finds what an arrival belongs to; id is its own, 0 if it is new.
func (in *intake) kinOf(a *Arrival, id int64) kin {
	var k kin
	if a.Kind != KindComment {
		return k
	}
	for _, name := range a.Answers {
		r := in.named(name, a, id)
		if r == nil {
			k.miss(name)
			continue
		}
		if r.kind == KindPost {
			k.postID = r.id
		} else {
			k.parentID, k.postID = r.id, r.postID
		}
		break
	}
	for _, name := range a.Post {
		if k.postID != 0 {
			break
		}
		if r := in.named(name, a, id); r != nil && r.kind == KindPost {
			k.postID = r.id
			break
		}
		k.miss(name)
	}
	if k.postID == 0 {
		k.postID = in.feed.ItemID
	}
	return k
}

// miss notes evidence that may be here later.
func (k *kin) miss(name string) {
	k.missing = append(k.missing, name)
	if urlKey(name) != 0 {
		k.missing = append(k.missing, addressPrefix+urlName(name))
	}
}

// named returns the item that a name stands for, nil if it is not here. A
// comment that has the same address as the one that asks is not meant by it.
func (in *intake) named(name string, a *Arrival, id int64) *relative {
	r := in.parents[name]
	if r == nil && urlKey(name) != 0 {
		r = in.parents[addressPrefix+urlName(name)]
		if r != nil && r.kind == KindComment && r.urlKey == keyOf(a) {
			return nil
		}
	}
	if r == nil || (id != 0 && r.id == id) {
		return nil
	}
	return r
}

// settleKin finds what a comment belongs to that had nobody so far.
func (in *intake) settleKin(ctx context.Context, k *knownItem, a *Arrival) error {
	if a.Kind != KindComment || (k.parentID != 0 && k.postID != 0) {
		return nil
	}
	kin := in.kinOf(a, k.id)
	if kin.parentID != 0 || kin.postID != 0 {
		if err := in.link(ctx, k.id, kin.parentID, kin.postID); err != nil {
			return err
		}
	}
	return in.keepOrphan(ctx, k.id, kin)
}

// urlKey sums an address up for looking it up; 0 for what is none. Addresses
// of one host lie together, so that what a pull brings lies together in the
// index: its first 24 bits are the host's.
func urlKey(address string) int64 {
	if !isAddress(address) {
		return 0
	}
	name := urlName(address)
	host, _, _ := strings.Cut(name, "/")
	const pathBits = 1<<40 - 1
	return sum(host)&^pathBits | sum(name)&pathBits
}

// keyOf returns the key of an arrival's own address.
func keyOf(a *Arrival) int64 {
	if a.ready.done {
		return a.ready.urlKey
	}
	return urlKey(a.URL)
}

func isAddress(name string) bool {
	return strings.HasPrefix(name, "http://") || strings.HasPrefix(name, "https://")
}

// keysOf writes names as an object that json_each reads: each name, and the key
// under which an item with that address is looked up, 0 for what is none.
func keysOf(names []string) string {
	keys := make(map[string]int64, len(names))
	for _, name := range names {
		keys[name] = urlKey(name)
	}
	object, err := json.Marshal(keys)
	if err != nil {
		panic(err) // names and numbers can always be written
	}
	return string(object)
}

// urlName leaves of an address what makes it the same in two feeds.
func urlName(address string) string {
	_, name, _ := strings.Cut(address, "://")
	host, path, _ := strings.Cut(name, "/")
	host = strings.TrimPrefix(strings.ToLower(host), "www.")
	return host + "/" + strings.TrimSuffix(strings.Replace(path, "/#", "#", 1), "/")
}
