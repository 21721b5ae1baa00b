package cli

import (
	"context"
	"errors"

	"tend/feeds/web"
	"tend/store"
)

// itemJSON is what posts and comments have in common.
type itemJSON struct {
	ID        int64        `json:"id"`
	Kind      string       `json:"kind"` // post, comment
	Source    string       `json:"source"`
	SourceID  int64        `json:"source_id"`
	RemoteID  string       `json:"remote_id"`
	URL       string       `json:"url"`
	Published stamp        `json:"published"`
	Seen      stamp        `json:"seen"`    // when a pull first brought it
	State     string       `json:"state"`   // the source's: public, held, spam, trash, gone
	Pending   word         `json:"pending"` // ours: new, held, open or null
	Late      bool         `json:"late"`
	Reasons   []string     `json:"reasons"`
	Markers   []string     `json:"markers"` // of the rules that fit
	Verdict   *verdictJSON `json:"verdict"`
	Mark      *markJSON    `json:"mark"`
	Author    string       `json:"author"`
	Member    word         `json:"member"` // the author's ID
	Team      bool         `json:"team"`
	Title     string       `json:"title"`
	Text      string       `json:"text"`
}

// postJSON is a post.
type postJSON struct {
	itemJSON
	Comments int      `json:"comments"`
	AlsoIn   []string `json:"also_in"`
	FullText word     `json:"full_text"` // what its page says, if that was fetched
}

// commentJSON is a comment.
type commentJSON struct {
	itemJSON
	Post      number `json:"post"` // the post's ID
	PostTitle string `json:"post_title"`
	PostURL   string `json:"post_url"`
	InReplyTo number `json:"in_reply_to"` // the ID of the comment it answers
}

// verdictJSON is a decision on its way to the source.
type verdictJSON struct {
	Act       string `json:"act"`
	State     string `json:"state"`
	SendAfter stamp  `json:"send_after"`
	Answer    string `json:"answer"`
}

// markJSON is what volunteers think of an item.
type markJSON struct {
	Done          stamp  `json:"done"`
	WaitUntil     stamp  `json:"wait_until"`
	WaitForAnswer bool   `json:"wait_for_answer"`
	ClaimedBy     word   `json:"claimed_by"`
	Note          string `json:"note"`
	By            string `json:"by"`
	At            stamp  `json:"at"`
}

// jsonOf returns what is common to posts and comments, with the text.
func jsonOf(ctx context.Context, s *store.Store, it store.Item) (itemJSON, error) {
	text, err := s.Text(ctx, it.ID)
	if err != nil {
		return itemJSON{}, err
	}
	j := itemJSON{
		ID: it.ID, Kind: kindWord(it.Kind), Source: it.Source, SourceID: it.SourceID,
		RemoteID: it.RemoteID, URL: it.URL,
		Published: stamp{it.Published}, Seen: stamp{it.Seen},
		State: stateWord(it.State), Pending: pendingWord(it.Pending), Late: it.Late,
		Reasons: reasonWords(it), Markers: markerWords(it), Author: it.Author, Team: it.Team,
		Title: it.Title, Text: bodyOf(text),
	}
	if it.MemberID != 0 {
		j.Member = word(id{"m", it.MemberID}.String())
	}
	if v := it.Verdict; v != nil {
		j.Verdict = &verdictJSON{string(v.Act), string(v.State), stamp{v.SendAfter}, v.Answer}
	}
	if m := it.Mark; m != (store.Mark{}) {
		j.Mark = &markJSON{
			Done: stamp{m.Done}, WaitUntil: stamp{m.WaitUntil}, WaitForAnswer: m.WaitAnswer,
			ClaimedBy: word(m.ClaimedBy), Note: m.Note, By: m.By, At: stamp{m.At},
		}
	}
	return j, nil
}

// jsonOfPost returns a post as JSON has it.
func jsonOfPost(ctx context.Context, s *store.Store, p store.Post) (postJSON, error) {
	j, err := jsonOf(ctx, s, p.Item)
	also := p.AlsoIn
	if also == nil {
		also = []string{}
	}
	if err != nil {
		return postJSON{}, err
	}
	article, err := s.Article(ctx, p.ID)
	if errors.Is(err, store.ErrNotFound) {
		err = nil
	}
	return postJSON{j, p.Comments, also, word(article.Body)}, err
}

// jsonOfComment returns a comment as JSON has it.
func jsonOfComment(ctx context.Context, s *store.Store, c store.Comment) (commentJSON, error) {
	j, err := jsonOf(ctx, s, c.Item)
	return commentJSON{j, number(c.PostID), c.PostTitle, c.PostURL, number(c.ParentID)}, err
}

// bodyOf returns the visible text, which may not have been extracted yet.
func bodyOf(t store.Text) string {
	if t.Body != "" {
		return t.Body
	}
	return web.See(t.HTML).Text
}

// The words that JSON has for what the store keeps as numbers. They never
// change and are never translated.

func kindWord(k store.Kind) string {
	if k == store.KindPost {
		return "post"
	}
	return "comment"
}

func stateWord(s store.State) string {
	switch s {
	case store.Held:
		return "held"
	case store.Spam:
		return "spam"
	case store.Trash:
		return "trash"
	case store.Gone:
		return "gone"
	}
	return "public"
}

func pendingWord(p store.Pending) word {
	switch p {
	case store.PendingNew:
		return "new"
	case store.PendingHeld:
		return "held"
	case store.PendingOpen:
		return "open"
	}
	return ""
}

func reasonWords(it store.Item) []string {
	words := []string{}
	if it.Pending == store.PendingHeld {
		words = append(words, "held")
	}
	for _, reason := range []struct {
		bit  store.ReasonBits
		word string
	}{
		{store.Refused, "refused"},
		{store.Reopened, "reopened"},
		{store.Changed, "changed"},
		{store.Waited, "waited"},
		{store.Newcomer, "newcomer"},
		{store.Link, "link"},
		{store.Question, "question"},
		{store.Returning, "returning"},
	} {
		if it.Reasons.Has(reason.bit) {
			words = append(words, reason.word)
		}
	}
	if it.Late {
		words = append(words, "late")
	}
	return words
}

// markerWords are the markers that rules gave an item.
func markerWords(it store.Item) []string {
	words := []string{}
	for _, m := range it.Markers {
		if m.Word != "" {
			words = append(words, m.Word)
		}
	}
	return words
}
