package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"tend/feeds/web"
	"tend/store"
)

// odd are texts that have broken columns elsewhere.
func odd() []string {
	return []string{
		"山田花子 素敵な夏祭りですね。子どもも参加できますか。", "👩‍👩‍👧‍👦 family 👨🏽‍🚀 and flags 🇩🇪🇫🇷",
		"שלום עולם مرحبا بالعالم", "e\u0301\u0301\u0301\u0301 Zalgo t\u0334\u0335\u0336ext", "tab\there\nand\rthere",
		"\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b5m", "\u202eevil\u202c \u200bzero\u200d", "한국어 텍스트와 ｆｕｌｌｗｉｄｔｈ", strings.Repeat("x", 5000), "",
	}
}

// TestOddTextBreaksNoBorder looks at every row: the divider stands in the same
// column, and no line is longer than the window.
func TestOddTextBreaksNoBorder(t *testing.T) {
	a := newTestApp(t, 120, 40)
	var comments []store.Comment
	var posts []store.Post
	var tasks []store.Task
	for i, text := range odd() {
		id, line := int64(i+1), web.Line(text)
		it := store.Item{
			ID: id, Kind: store.KindComment, Author: line, Excerpt: line, Title: line, Source: line, Pending: store.PendingHeld,
			Published: a.now().AddDate(0, 0, -i), Late: i%2 == 0, Mark: store.Mark{ClaimedBy: line},
			Reasons: store.Reasons{Bits: store.Newcomer | store.Link | store.Question, Links: i},
		}
		comments = append(comments, store.Comment{Item: it, PostTitle: line})
		posts = append(posts, store.Post{Item: it, Comments: 1234})
		tasks = append(tasks, store.Task{ID: id, Title: line, About: line, Due: a.now()})
	}
	a.summary.loaded = true
	a.comments.replace(window[store.Comment]{rows: comments, total: len(comments)})
	a.posts.replace(window[store.Post]{rows: posts, total: len(posts)})
	a.tasks.replace(window[store.Task]{rows: tasks, total: len(tasks)})
	for _, width := range []int{40, 57, 72, 80, 108, 120, 168, 200} {
		for _, height := range []int{12, 18, 24, 40} {
			a.Update(tea.WindowSizeMsg{Width: width, Height: height})
			for _, k := range []string{"1", "2", "3"} {
				a.Update(pressed(k))
				checkBorders(t, a)
			}
		}
	}
}

// checkBorders fails if a line is too long, or a divider not in its column.
func checkBorders(t *testing.T, a *app) {
	t.Helper()
	for y, line := range strings.Split(frameOf(a), "\n") {
		if got := ansi.StringWidth(line); got > a.width {
			t.Errorf("%dx%d row %d has %d cells: %q", a.width, a.height, y, got, line)
		}
		if y < a.layout.body.y || y >= a.layout.body.y+a.layout.body.h {
			continue
		}
		for _, x := range a.layout.dividers {
			if got := ansi.Cut(line, x, x+1); got != "╎" {
				t.Errorf("%dx%d row %d has %q where the divider is: %q", a.width, a.height, y, got, line)
			}
		}
	}
}

func TestReasonsComeInTheirOrder(t *testing.T) {
	a := newTestApp(t, 80, 24)
	all := store.Refused | store.Reopened | store.Changed | store.Waited | store.Newcomer | store.Link | store.Question | store.Returning
	for name, tt := range map[string]struct {
		item        store.Item
		words, line string
	}{
		"none":             {store.Item{}, "", ""},
		"newcomer asks":    {store.Item{Reasons: store.Reasons{Bits: store.Newcomer | store.Question}}, "newcomer, question", "newcomer ?"},
		"one link":         {store.Item{Reasons: store.Reasons{Bits: store.Newcomer | store.Link, Links: 1}}, "newcomer, link", "newcomer »"},
		"many links first": {store.Item{Reasons: store.Reasons{Bits: store.Newcomer | store.Link, Links: 3}}, "3 links, newcomer", "3 links ✦"},
		"a claim replaces none": {
			store.Item{Mark: store.Mark{ClaimedBy: "Deniz"}, Reasons: store.Reasons{Bits: store.Question}},
			"question, Deniz has it", "Deniz has it",
		},
		"everything": {
			store.Item{Mark: store.Mark{ClaimedBy: "Deniz"}, Reasons: store.Reasons{Bits: all, Links: 2}},
			"refused, re-opened, changed, waited, newcomer, 2 links, question, returning, Deniz has it", "refused ◔✦»?",
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := said(a.reasonWords(tt.item)); got != tt.words {
				t.Errorf("in words %q, want %q", got, tt.words)
			}
			if got := said(a.reasonShort(tt.item, 13)); got != tt.line {
				t.Errorf("on one line %q, want %q", got, tt.line)
			}
		})
	}
}

// said puts the texts of parts together.
func said(ps []part) string {
	var b strings.Builder
	for _, p := range ps {
		b.WriteString(p.text)
	}
	return b.String()
}
