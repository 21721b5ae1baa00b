package cli

import (
	"context"

	"github.com/spf13/cobra"

	"tend/feeds/web"
	"tend/store"
)

// linkCommand is "tend link": it says that members are one person, or that
// they are not.
func (sh *shell) linkCommand() *cobra.Command {
	var apart bool
	w := sh.words
	cmd := sh.memberAct(&cobra.Command{
		Use:     "link MEMBER MEMBER",
		Short:   w.Say("people.link"),
		Long:    w.Say("people.link_long"),
		Example: "tend link m7 m12\ntend link m7 m12 --not-the-same",
		Args:    sh.exactly(2),
	}, func(ctx context.Context, s *store.Store, ids []int64) (store.Batch, error) {
		if len(ids) < 2 {
			return store.Batch{}, sh.misuse("people.link_two")
		}
		if apart {
			return s.Apart(ctx, sh.volunteer(), ids[0], ids[1])
		}
		return s.Link(ctx, sh.volunteer(), ids[0], ids[1])
	})
	cmd.Flags().BoolVar(&apart, "not-the-same", false, w.Say("people.flag_apart"))
	return cmd
}

// unlinkCommand is "tend unlink".
func (sh *shell) unlinkCommand() *cobra.Command {
	return sh.memberAct(&cobra.Command{
		Use:   "unlink MEMBER",
		Short: sh.words.Say("people.unlink"),
		Args:  sh.exactly(1),
	}, func(ctx context.Context, s *store.Store, ids []int64) (store.Batch, error) {
		return s.Unlink(ctx, sh.volunteer(), ids[0])
	})
}

// teamCommand is "tend team": who belongs to it.
func (sh *shell) teamCommand() *cobra.Command {
	var leaves bool
	cmd := sh.memberAct(&cobra.Command{
		Use:   "team MEMBER",
		Short: sh.words.Say("people.team"),
		Long:  sh.words.Say("people.team_long"),
		Args:  sh.exactly(1),
	}, func(ctx context.Context, s *store.Store, ids []int64) (store.Batch, error) {
		return s.MarkTeam(ctx, sh.volunteer(), ids[0], !leaves)
	})
	cmd.Flags().BoolVar(&leaves, "leave", false, sh.words.Say("people.flag_leave"))
	return cmd
}

// tagCommand is "tend tag": what volunteers call a person.
func (sh *shell) tagCommand() *cobra.Command {
	var remove []string
	cmd := &cobra.Command{
		Use:     "tag MEMBER [TAG...]",
		Short:   sh.words.Say("people.tag"),
		Example: "tend tag m7 helper thanked\ntend tag m7 --remove thanked",
		Args:    sh.atLeast(1),
	}
	sh.jsonFlag(cmd)
	cmd.Flags().StringSliceVar(&remove, "remove", nil, sh.words.Say("people.flag_remove"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		ids, err := sh.ids("m", "people.id_member", args[:1])
		if err != nil {
			return err
		}
		tags := cleaned(args[1:])
		if len(tags)+len(remove) == 0 {
			return sh.misuse("people.tag_which")
		}
		return sh.act(cmd, func(s *store.Store) (store.Batch, error) {
			return s.Tag(cmd.Context(), sh.volunteer(), ids[0], tags, cleaned(remove))
		})
	}
	return cmd
}

// cleaned are words that a person typed, fit to be shown again.
func cleaned(typed []string) []string {
	words := make([]string, len(typed))
	for i, word := range typed {
		words[i] = web.Line(word)
	}
	return words
}

// memberAct builds a command that takes members and acts on them.
func (sh *shell) memberAct(cmd *cobra.Command, do func(context.Context, *store.Store, []int64) (store.Batch, error)) *cobra.Command {
	sh.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		ids, err := sh.ids("m", "people.id_member", args)
		if err != nil {
			return err
		}
		return sh.act(cmd, func(s *store.Store) (store.Batch, error) {
			return do(cmd.Context(), s, ids)
		})
	}
	return cmd
}
