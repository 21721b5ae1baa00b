package cli

import (
	"context"

	"github.com/spf13/cobra"

	"tend/store"
)

// postsCommand is "tend posts".
func (sh *shell) postsCommand() *cobra.Command {
	var l list
	w := sh.words
	cmd := &cobra.Command{
		Use:     "posts",
		Short:   w.Say("cli.posts"),
		Long:    w.Say("cli.posts_long"),
		Example: "tend posts\ntend posts --view all --source Blog --limit 10 --json",
		Args:    sh.exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return sh.listed(cmd.Context(), store.KindPost, l, func(s *store.Store, f store.Filter) error {
				rows := sh.postListing(cmd.Context(), s, f)
				rows.none = l.none("cli.no_posts")
				return rows.print(sh, l.json, l.limit)
			})
		},
	}
	sh.listFlags(cmd, &l, "pending", "waiting", "done", "all")
	return cmd
}

// postListing is how posts are listed.
func (sh *shell) postListing(ctx context.Context, s *store.Store, f store.Filter) listing[store.Post] {
	return listing[store.Post]{
		read:   func(p store.Page) ([]store.Post, error) { return s.Posts(ctx, f, p) },
		place:  func(p store.Post) store.Cursor { return f.Cursor(p.Item) },
		object: func(p store.Post) (any, error) { return jsonOfPost(ctx, s, p) },
		row: func(p store.Post) []string {
			return []string{
				muted(itemID(p.Item)), sh.fit(p.Source, 16), sh.age(p.Item),
				p.Title, muted(sh.commentCount(p)),
			}
		},
		right: []int{0, 2},
	}
}

// commentCount says how many comments are under a post, if any.
func (sh *shell) commentCount(p store.Post) string {
	if p.Comments == 0 {
		return ""
	}
	return sh.words.Say("cli.comment_count", "N", p.Comments)
}
