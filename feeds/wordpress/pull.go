package wordpress

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"tend/store"
)

const (
	// firstPages is how many pages of a hundred the first pull reads of what is
	// already public.
	firstPages = 5
	// heldPages bounds the list of held comments; a spam wave may fill it.
	heldPages = 100
	// watched is how many of the newest public comments are watched for being
	// taken down by somebody else.
	watched = 100
)

// cursor is what a feed remembers from one pull to the next.
type cursor struct {
	ChangedAt time.Time `json:"changed_at,omitzero"` // of the newest post pulled
	Newest    int64     `json:"newest,omitempty"`    // the highest comment number pulled
	Spam      int64     `json:"spam,omitempty"`      // the highest number among the spam pulled
	Held      []int64   `json:"held,omitempty"`      // what was held
	Public    []int64   `json:"public,omitempty"`    // the newest public ones
	Posts     []int64   `json:"posts,omitempty"`     // posts that comments brought along
}

// Pull implements feeds.Connector. A feed of role posts brings what changed
// since; one of role comments brings all that is held, what is new, and where
// comments went that left the lists.
func (c *Connector) Pull(ctx context.Context, src store.Source, feed store.Feed, save func(store.Arrivals) error) error {
	t, s, err := c.dial(ctx, src)
	if err != nil {
		return err
	}
	var at cursor
	if feed.Cursor != "" {
		if err := json.Unmarshal([]byte(feed.Cursor), &at); err != nil {
			at = cursor{} // begin again: everything is found once more and nothing doubles
		}
	}
	pull := pullPosts
	if feed.Role == store.RoleComments {
		pull = pullComments
	}
	asked := c.now()
	a, err := pull(ctx, t, s, &at)
	if err != nil {
		return pullFailure(err)
	}
	a.Asked = asked
	if feed.Cursor, err = encode(at); err != nil {
		return err
	}
	a.Feed = feed
	return save(a)
}

func (c *Connector) now() time.Time {
	if c.Now == nil {
		return time.Now()
	}
	return c.Now()
}

func encode(at cursor) (string, error) {
	b, err := json.Marshal(at)
	if err != nil {
		return "", fmt.Errorf("cursor: %w", err)
	}
	return string(b), nil
}

func pullPosts(ctx context.Context, t transport, s Settings, at *cursor) (store.Arrivals, error) {
	var a store.Arrivals
	newest := at.ChangedAt
	for page := 1; page <= firstPages; page++ {
		list, more, err := t.posts(ctx, postQuery{Page: page, ChangedAt: at.ChangedAt})
		if err != nil {
			return a, err
		}
		for _, p := range list {
			a.Items = append(a.Items, arrivalOfPost(p))
			if p.Modified.After(newest) {
				newest = p.Modified
			}
		}
		if !more {
			break
		}
	}
	at.ChangedAt = newest
	return a, nil
}

func pullComments(ctx context.Context, t transport, s Settings, at *cursor) (store.Arrivals, error) {
	held, err := listAll(ctx, t, "hold", heldPages)
	if err != nil {
		return store.Arrivals{}, err
	}
	public, err := listUntil(ctx, t, "approve", at.Newest)
	if err != nil {
		return store.Arrivals{}, err
	}
	spam, err := listUntil(ctx, t, "spam", at.Spam)
	if err != nil {
		return store.Arrivals{}, err
	}
	left := slices.Concat(without(at.Held, slices.Concat(held, public, spam)), takenDown(at.Public, public))
	moved, err := t.lookUp(ctx, left)
	if err != nil {
		return store.Arrivals{}, err
	}
	all := slices.Concat(held, public, spam, moved)
	a := store.Arrivals{Complete: true}
	for _, n := range without(left, moved) {
		a.Gone = append(a.Gone, commentID(n))
	}
	posts, err := postsOf(ctx, t, all, at)
	if err != nil {
		return store.Arrivals{}, err
	}
	for _, p := range posts {
		a.Items = append(a.Items, arrivalOfPost(p))
	}
	for _, c := range all {
		a.Items = append(a.Items, arrivalOfComment(c, s))
	}
	at.Held = numbers(held)
	at.Public = newestOf(public, at.Public)
	at.Newest = max(at.Newest, highest(public))
	at.Spam = max(at.Spam, highest(spam))
	return a, nil
}

// listAll reads a whole list. A page may be short, or even empty, and still
// not be the last: rows that the login may not see are left out of it.
func listAll(ctx context.Context, t transport, status string, pages int) ([]comment, error) {
	var all []comment
	for page := 1; page <= pages; page++ {
		list, more, err := t.comments(ctx, status, page)
		if err != nil {
			return nil, err
		}
		all = append(all, list...)
		if !more {
			break
		}
	}
	return all, nil
}

// listUntil reads a list from its newest row to the first row that an earlier
// pull has seen; without an earlier pull, some pages. The page with that row is
// read to its end: it shows what was changed since.
func listUntil(ctx context.Context, t transport, status string, newest int64) ([]comment, error) {
	var all []comment
	for page := 1; page <= firstPages || newest > 0 && page <= heldPages; page++ {
		list, more, err := t.comments(ctx, status, page)
		if err != nil {
			return nil, err
		}
		all = append(all, list...)
		seen := newest > 0 && slices.ContainsFunc(list, func(c comment) bool { return c.ID <= newest })
		if !more || seen {
			break
		}
	}
	return all, nil
}

// takenDown returns which of the watched comments are missing where the list
// of public ones reaches back to them.
func takenDown(before []int64, public []comment) []int64 {
	if len(public) == 0 {
		return before
	}
	lowest := slices.MinFunc(public, func(a, b comment) int { return int(a.ID - b.ID) }).ID
	var missing []int64
	for _, id := range without(before, public) {
		if id > lowest {
			missing = append(missing, id)
		}
	}
	return missing
}

// postsOf fetches the posts and pages that comments stand under and that no
// pull of comments has brought yet, so that no comment hangs in the air. A
// plugin's type of posts may not be where the others are, or not for this
// login: its comments come without their post.
func postsOf(ctx context.Context, t transport, list []comment, at *cursor) ([]post, error) {
	missing := map[string][]int64{}
	for _, c := range list {
		if c.Post != 0 && !slices.Contains(at.Posts, c.Post) {
			at.Posts = append(at.Posts, c.Post)
			missing[c.PostType] = append(missing[c.PostType], c.Post)
		}
	}
	var posts []post
	for collection, ids := range missing {
		for some := range slices.Chunk(ids, perPage) {
			found, _, err := t.posts(ctx, postQuery{IDs: some, Collection: collection})
			if isDenied(err) {
				continue
			}
			if err != nil {
				return nil, err
			}
			posts = append(posts, found...)
		}
	}
	return posts, nil
}

func numbers(list []comment) []int64 {
	ids := make([]int64, len(list))
	for i, c := range list {
		ids[i] = c.ID
	}
	return ids
}

// newestOf returns the highest numbers of list, and of before where list is
// shorter than what is watched.
func newestOf(list []comment, before []int64) []int64 {
	ids := append(numbers(list), before...)
	slices.Sort(ids)
	ids = slices.Compact(ids)
	return ids[max(0, len(ids)-watched):]
}

func highest(list []comment) int64 {
	var n int64
	for _, c := range list {
		n = max(n, c.ID)
	}
	return n
}
