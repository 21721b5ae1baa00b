package cli

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"tend/store"
)

// forgotJSON is what forgetting somebody did, and what it could not do.
type forgotJSON struct {
	ID       string `json:"id"`
	Members  int    `json:"members"`
	Posts    int    `json:"posts"`
	Comments int    `json:"comments"`
	Named    int    `json:"named"`    // places in volunteers' words that named them
	Mentions int    `json:"mentions"` // texts of others that still do
	Linked   int    `json:"linked"`   // members of the same person who stay
	Swept    bool   `json:"swept"`    // the file holds no trace any more
}

// forgetCommand is "tend forget": it removes what is known of a member.
func (sh *shell) forgetCommand() *cobra.Command {
	var person, yes bool
	w := sh.words
	cmd := &cobra.Command{
		Use:     "forget MEMBER",
		Short:   w.Say("people.forget"),
		Long:    w.Say("people.forget_long"),
		Example: "tend members --search jonas\ntend forget m7\ntend forget m7 --person --yes",
		Args:    sh.exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ids, err := sh.ids("m", "people.id_member", args)
			if err != nil {
				return err
			}
			return sh.withStore(cmd.Context(), func(s *store.Store) error {
				m, err := s.Member(cmd.Context(), ids[0])
				if err != nil {
					return sh.about(args[0], err)
				}
				if err := sh.sure(m, yes); err != nil {
					return err
				}
				return sh.forget(cmd.Context(), s, m, person, flagged(cmd, "json"))
			})
		},
	}
	cmd.Flags().BoolVar(&person, "person", false, w.Say("people.flag_person"))
	cmd.Flags().BoolVar(&yes, "yes", false, w.Say("people.flag_yes"))
	sh.jsonFlag(cmd)
	return cmd
}

// sure has the person at the terminal type the member's name: nothing brings
// it back.
func (sh *shell) sure(m store.Member, yes bool) error {
	if yes || m.Forgotten {
		return nil
	}
	if !sh.asks {
		return sh.misuse("people.forget_yes")
	}
	sh.say("people.forget_what", "X", m.Name, "Y", m.Source,
		"T", sh.words.Say("cli.member_counts", "N", m.Comments, "P", m.Posts))
	fmt.Fprint(sh.out, sh.words.Say("people.forget_type")+" ")
	in := bufio.NewScanner(sh.in)
	if !in.Scan() || !strings.EqualFold(strings.TrimSpace(in.Text()), m.Name) {
		return sh.not(in.Err(), "people.forget_not")
	}
	return nil
}

// largeCache is how many bytes a cache has that is not written anew at once.
const largeCache = 200 << 20

// forget removes a member, and says what is gone and what is not.
func (sh *shell) forget(ctx context.Context, s *store.Store, m store.Member, person, asJSON bool) error {
	if file, err := os.Stat(s.Path()); err == nil && file.Size() > largeCache {
		sh.complain(sh.words.Say("board.forget_takes"))
	}
	done, err := s.Forget(ctx, sh.volunteer(), m.ID, person)
	if err != nil {
		return sh.about(memberID(m), err)
	}
	if asJSON {
		return sh.printJSON(forgotJSON{
			ID: memberID(m), Members: done.Members, Posts: done.Posts, Comments: done.Comments,
			Named: done.Named, Mentions: done.Mentions, Linked: done.Linked, Swept: done.Swept,
		})
	}
	w := sh.words
	sh.say("people.forgotten", "X", memberID(m),
		"T", w.Say("cli.member_counts", "N", done.Comments, "P", done.Posts))
	if done.Named > 0 {
		sh.say("people.forgot_named", "N", done.Named)
	}
	if done.Linked > 0 {
		sh.say("people.forgot_linked", "N", done.Linked)
	}
	if done.Mentions > 0 {
		sh.say("people.forgot_mentions", "N", done.Mentions)
	}
	if !done.Swept {
		sh.say("people.forgot_later")
	}
	sh.say("people.forgot_not")
	return nil
}
