package cli

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"tend/feeds/web"
	"tend/store"
	"tend/ui/editor"
	"tend/ui/phrase"
)

// replyCommand is "tend reply": it answers a comment at its site.
func (sh *shell) replyCommand() *cobra.Command {
	var message string
	var later bool
	w := sh.words
	cmd := &cobra.Command{
		Use:     "reply ID [-m TEXT]",
		Short:   w.Say("climail.reply"),
		Long:    w.Say("climail.reply_long"),
		Example: "tend reply 12 -m \"Yes, at six.\"\ntend reply 12 < answer.txt\ntend reply 12",
		Args:    sh.exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ids, err := sh.itemIDs(args)
			if err != nil {
				return err
			}
			return sh.carry(cmd, later, func(s *store.Store) (store.Batch, error) {
				return sh.reply(cmd, s, ids[0], message)
			})
		},
	}
	f := cmd.Flags()
	f.StringVarP(&message, "message", "m", "", w.Say("climail.flag_message"))
	f.BoolVar(&later, "later", false, w.Say("climail.flag_later"))
	sh.jsonFlag(cmd)
	return cmd
}

// reply keeps an answer; a held comment is approved before it. Words that
// cannot be kept as an answer are a draft.
func (sh *shell) reply(cmd *cobra.Command, s *store.Store, itemID int64, message string) (store.Batch, error) {
	ctx, who := cmd.Context(), sh.volunteer()
	it, err := s.Item(ctx, itemID)
	if err != nil {
		return store.Batch{Act: store.ActReply, Skipped: []store.Skipped{{ID: itemID, Why: err}}}, err
	}
	text := message
	if !cmd.Flags().Changed("message") {
		if err := answerable(ctx, s, it); err != nil {
			return store.Batch{}, sh.about(it.Author, err)
		}
		if text, err = sh.written(ctx, s, it); err != nil {
			return store.Batch{}, errors.Join(err, sh.keepWords(ctx, s, it.ID, text))
		}
	}
	if text = strings.TrimSpace(web.Block(text)); text == "" {
		return store.Batch{}, sh.not(nil, "climail.reply_empty")
	}
	var b store.Batch
	if it.State == store.Held {
		b, err = s.ApproveAndReply(ctx, who, itemID, text)
	} else {
		b, err = s.Reply(ctx, who, itemID, text)
	}
	if err == nil {
		return b, nil
	}
	return b, errors.Join(err, sh.keepWords(ctx, s, itemID, text))
}

// keepWords keeps an answer that could not be given as a draft, if there are
// any words, and says so.
func (sh *shell) keepWords(ctx context.Context, s *store.Store, itemID int64, text string) error {
	if text = strings.TrimSpace(web.Block(text)); text == "" {
		return nil
	}
	if err := s.KeepDraft(context.WithoutCancel(ctx), sh.volunteer(), itemID, text); err != nil {
		return err
	}
	sh.complain(sh.words.Say("climail.words_kept"))
	return nil
}

// answerable says, before somebody writes at length, why a source takes no
// reply.
func answerable(ctx context.Context, s *store.Store, it store.Item) error {
	src, err := s.Source(ctx, it.SourceID)
	if errors.Is(err, store.ErrNotFound) {
		return nil // it was removed: whoever keeps the reply says so
	}
	if err != nil {
		return err
	}
	if power := src.Powers[store.ActReply]; !power.May {
		return &store.PowerError{Act: store.ActReply, Source: src.Name, Login: src.Login, Why: power.Why}
	}
	return nil
}

// written returns an answer from standard input, or from the volunteer's
// editor where that is a terminal.
func (sh *shell) written(ctx context.Context, s *store.Store, it store.Item) (string, error) {
	if sh.terminal() == nil {
		return sh.readText(sh.in)
	}
	draft, err := s.Draft(ctx, sh.volunteer(), it.ID)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return "", err
	}
	about, err := s.Text(ctx, it.ID)
	if err != nil {
		return "", err
	}
	below := sh.words.Say("climail.cut") + "\n" + it.Author + ":\n" + bodyOf(about) + "\n"
	return sh.edited(ctx, draft.Text, below)
}

// edited opens the volunteer's editor on a text, with what it is about below
// a line that ends it, and returns what was written above that line.
func (sh *shell) edited(ctx context.Context, text, below string) (string, error) {
	sheet, err := editor.New(filepath.Dir(sh.files.Cache), text+"\n\n"+below)
	if err != nil {
		return "", sh.not(err, "mail.editor_failed", "X", web.Line(err.Error()))
	}
	cmd := sheet.Command(ctx)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	all, err := sheet.Take(cmd.Run())
	end, _, _ := strings.Cut(below, "\n")
	written, _, _ := strings.Cut(all, end)
	if err != nil {
		return written, sh.editorFailed(err)
	}
	return written, nil
}

// editorFailed says what was wrong with the volunteer's editor.
func (sh *shell) editorFailed(err error) error {
	return &failure{code: notDone, sentence: web.Line(phrase.Editor(sh.words, err)), err: err}
}

// terminal returns standard input if a person sits at it, nil otherwise.
func (sh *shell) terminal() *os.File {
	if f, ok := sh.in.(*os.File); ok && term.IsTerminal(f.Fd()) {
		return f
	}
	return nil
}
