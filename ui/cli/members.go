package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"tend/store"
	"tend/ui/when"
)

// memberJSON is a person as one source names them.
type memberJSON struct {
	ID       string   `json:"id"`
	Source   string   `json:"source"`
	SourceID int64    `json:"source_id"`
	RemoteID string   `json:"remote_id"`
	Name     string   `json:"name"`
	URL      string   `json:"url"`
	First    stamp    `json:"first"`
	Last     stamp    `json:"last"`
	Posts    int      `json:"posts"`
	Comments int      `json:"comments"`
	Team     bool     `json:"team"`
	Note     string   `json:"note"`
	Tags     []string `json:"tags"`
	Person   number   `json:"person"` // the same for members who are linked
}

// membersCommand is "tend members".
func (sh *shell) membersCommand() *cobra.Command {
	var l list
	w := sh.words
	cmd := &cobra.Command{
		Use:     "members",
		Short:   w.Say("cli.members"),
		Example: "tend members --search jonas",
		Args:    sh.exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return sh.withStore(cmd.Context(), func(s *store.Store) error {
				rows := sh.memberListing(cmd.Context(), s, l.search)
				rows.none = l.none("cli.no_members")
				return rows.print(sh, l.json, l.limit)
			})
		},
	}
	f := cmd.Flags()
	f.StringVar(&l.search, "search", "", w.Say("cli.flag_search_name"))
	sh.limitFlag(cmd, &l.limit, 50)
	f.BoolVar(&l.json, "json", false, w.Say("cli.flag_json"))
	return cmd
}

// memberListing is how members are listed.
func (sh *shell) memberListing(ctx context.Context, s *store.Store, words string) listing[store.Member] {
	return listing[store.Member]{
		read:   func(p store.Page) ([]store.Member, error) { return s.Members(ctx, words, p) },
		place:  func(m store.Member) store.Cursor { return store.Cursor{Key: m.Last.Unix(), ID: m.ID} },
		object: func(m store.Member) (any, error) { return jsonOfMember(m), nil },
		row: func(m store.Member) []string {
			said := sh.words.Sorted(m.Tags)
			if m.Team {
				said = append([]string{sh.words.Say("cli.team")}, said...)
			}
			return []string{
				muted(memberID(m)), sh.fit(m.Name, 30), sh.fit(m.Source, 16),
				when.Age(sh.words, m.Last, sh.now()),
				sh.words.Say("cli.member_counts", "N", m.Comments, "P", m.Posts), strings.Join(said, ", "),
			}
		},
		right: []int{0, 3},
	}
}

// jsonOfMember returns a member as JSON has it.
func jsonOfMember(m store.Member) memberJSON {
	return memberJSON{
		ID: memberID(m), Source: m.Source, SourceID: m.SourceID, RemoteID: m.RemoteID,
		Name: m.Name, URL: m.URL, First: stamp{m.First}, Last: stamp{m.Last},
		Posts: m.Posts, Comments: m.Comments, Team: m.Team, Note: m.Note, Tags: append([]string{}, m.Tags...), Person: number(m.PersonID),
	}
}
