package cli

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"tend/store"
	"tend/ui/editor"
	"tend/ui/replies"
)

// savedJSON is a saved reply.
type savedJSON struct {
	ID   string `json:"id"` // its name
	Lang word   `json:"lang"`
	File string `json:"file"`
	Text string `json:"text"`
}

// repliesCommand is "tend replies": the texts that volunteers keep.
func (sh *shell) repliesCommand() *cobra.Command {
	w := sh.words
	cmd := &cobra.Command{
		Use:     "replies",
		Short:   w.Say("replies.replies"),
		Long:    w.Say("replies.replies_long", "Y", replies.Places()),
		Example: "tend replies\ntend replies show thanks --for 12\ntend replies edit thanks --lang de",
		Args:    sh.exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return sh.listReplies(flagged(cmd, "json"))
		},
	}
	sh.jsonFlag(cmd)
	cmd.AddCommand(sh.replyShowCommand(), sh.replyEditCommand())
	return cmd
}

// repliesFolder is where the saved replies are.
func (sh *shell) repliesFolder() string { return replies.Folder(sh.files.Config) }

func (sh *shell) listReplies(asJSON bool) error {
	shelf, err := replies.Read(sh.repliesFolder())
	if err != nil {
		return err
	}
	for _, file := range shelf.Oversized {
		sh.complain(sh.words.Say("replies.left_out", "X", file))
	}
	if asJSON {
		out := newArray(sh.raw)
		for _, r := range shelf.Replies {
			if err := out.add(savedJSON{ID: r.Name, Lang: word(r.Lang), File: r.File, Text: r.Text}); err != nil {
				return err
			}
		}
		return out.end()
	}
	if len(shelf.Replies) == 0 {
		sh.say("replies.no_replies")
		return nil
	}
	t := table{}
	for _, r := range shelf.Replies {
		t.add(bold(r.Name), muted(r.Lang), strings.Join(strings.Fields(r.Text), " "))
	}
	return sh.print(t)
}

// replyShowCommand is "tend replies show".
func (sh *shell) replyShowCommand() *cobra.Command {
	var about, lang string
	cmd := &cobra.Command{
		Use:     "show NAME",
		Short:   sh.words.Say("replies.replies_show"),
		Example: "tend replies show thanks --for 12 | tend reply 12",
		Args:    sh.exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.showReply(cmd, args[0], about, lang)
		},
	}
	cmd.Flags().StringVar(&about, "for", "", sh.words.Say("replies.flag_for"))
	cmd.Flags().StringVar(&lang, "lang", "", sh.words.Say("replies.flag_lang"))
	return cmd
}

func (sh *shell) showReply(cmd *cobra.Command, name, about, lang string) error {
	shelf, err := replies.Read(sh.repliesFolder())
	if err != nil {
		return err
	}
	values := replies.Values{Me: sh.volunteer()}
	if about != "" {
		ids, err := sh.itemIDs([]string{about})
		if err != nil {
			return err
		}
		err = sh.withStore(cmd.Context(), func(s *store.Store) error {
			c, err := s.Comment(cmd.Context(), ids[0])
			if err != nil {
				return sh.about(about, err)
			}
			values.Name, values.Post, values.Site = c.Author, c.PostTitle, c.Source
			text, err := s.Text(cmd.Context(), c.ID)
			if lang == "" {
				lang = replies.Language(text.Body)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	for _, r := range shelf.In(lang, sh.words.Lang()) {
		if !strings.EqualFold(r.Name, name) {
			continue
		}
		if about == "" {
			_, err := sh.raw.Write([]byte(strings.TrimSpace(r.Text) + "\n"))
			return err
		}
		values.Signature = shelf.Signature(values, lang, sh.words.Lang())
		return sh.printFilled(r, values)
	}
	return sh.not(nil, "replies.not_there", "X", typed(name))
}

// printFilled prints a saved reply with its places filled.
func (sh *shell) printFilled(r replies.Reply, v replies.Values) error {
	text, err := r.Fill(v)
	var unknown *replies.UnknownError
	if errors.As(err, &unknown) {
		return sh.not(nil, "replies.unknown", "X", unknown.File, "L", unknown.Line, "Y", "{"+unknown.Place+"}", "Z", replies.Places())
	}
	_, err = sh.raw.Write([]byte(text + "\n"))
	return err
}

// replyEditCommand is "tend replies edit".
func (sh *shell) replyEditCommand() *cobra.Command {
	var lang string
	cmd := &cobra.Command{
		Use:     "edit NAME",
		Short:   sh.words.Say("replies.replies_edit"),
		Example: "tend replies edit thanks\ntend replies edit signature --lang de",
		Args:    sh.exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			name := args[0]
			if lang != "" {
				name += "." + strings.ToLower(lang)
			}
			if !replies.Nameable(args[0]) || lang != "" && len(lang) != 2 {
				return sh.misuse("replies.bad_name", "X", typed(name))
			}
			return sh.editReply(cmd, name+".md")
		},
	}
	cmd.Flags().StringVar(&lang, "lang", "", sh.words.Say("replies.flag_lang"))
	return cmd
}

// editReply opens a saved reply in the volunteer's editor. The file is written
// when the editor has ended well.
func (sh *shell) editReply(cmd *cobra.Command, file string) error {
	folder := sh.repliesFolder()
	path := filepath.Join(folder, file)
	before, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	sheet, err := editor.New(folder, string(before))
	if err != nil {
		return err
	}
	run := sheet.Command(cmd.Context())
	run.Stdin, run.Stdout, run.Stderr = os.Stdin, os.Stdout, os.Stderr
	text, err := sheet.Take(run.Run())
	if err != nil {
		err = sh.editorFailed(err)
	}
	if text == string(before) {
		return err
	}
	if writing := os.WriteFile(path, []byte(text), 0o600); writing != nil {
		return errors.Join(err, writing)
	}
	sh.say("replies.kept", "X", file)
	return err
}
