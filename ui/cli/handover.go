package cli

import (
	"context"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"tend/feeds/web"
	"tend/store"
	"tend/ui/report"
)

// handoverJSON is a hand-over: the text, and of a new one what it is made of.
type handoverJSON struct {
	ID        number     `json:"id"` // null: not kept
	Volunteer string     `json:"volunteer"`
	At        stamp      `json:"at"`
	Since     stamp      `json:"since"`
	Text      string     `json:"text"`
	Decisions []deedJSON `json:"decisions,omitempty"`
}

// handoverCommand is "tend handover": what the next volunteer has to know.
func (sh *shell) handoverCommand() *cobra.Command {
	var keep, last bool
	var file string
	w := sh.words
	cmd := &cobra.Command{
		Use:     "handover",
		Short:   w.Say("report.cli_handover"),
		Long:    w.Say("report.cli_handover_long"),
		Example: "tend handover --keep\ntend handover > tonight.md; $EDITOR tonight.md; tend handover --keep --file tonight.md\ntend handover --last",
		Args:    sh.exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if last && (keep || file != "") || file != "" && !keep {
				return sh.misuse("report.handover_what")
			}
			return sh.withStore(cmd.Context(), func(s *store.Store) error {
				h, err := sh.handover(cmd.Context(), s, last, keep, file)
				if err != nil {
					return err
				}
				if flagged(cmd, "json") {
					return sh.printJSON(h)
				}
				_, err = io.WriteString(sh.out, strings.TrimRight(h.Text, "\n")+"\n")
				return err
			})
		},
	}
	f := cmd.Flags()
	f.BoolVar(&keep, "keep", false, w.Say("report.flag_keep"))
	f.StringVar(&file, "file", "", w.Say("report.flag_file"))
	f.BoolVar(&last, "last", false, w.Say("report.flag_last"))
	sh.jsonFlag(cmd)
	return cmd
}

// handover returns the last hand-over, or a new one: as tend writes it, or as
// it stands in a file; and keeps it if that was asked for.
func (sh *shell) handover(ctx context.Context, s *store.Store, last, keep bool, file string) (handoverJSON, error) {
	if last {
		h, err := s.LastHandover(ctx)
		if err != nil {
			return handoverJSON{}, sh.not(err, "report.no_handover")
		}
		return jsonOfHandover(h), nil
	}
	facts, err := s.HandoverFacts(ctx, sh.now().Location())
	if err != nil {
		return handoverJSON{}, err
	}
	h := store.Handover{Volunteer: sh.volunteer(), At: sh.now(), Since: facts.From}
	h.Text = report.Handover(sh.words, facts, sh.volunteer(), sh.now()).Markdown(sh.signs)
	if file != "" {
		if h.Text, err = sh.readWords(file); err != nil {
			return handoverJSON{}, err
		}
	}
	if keep {
		if h, err = s.KeepHandover(ctx, h.Volunteer, h.Since, h.Text); err != nil {
			return handoverJSON{}, err
		}
		sh.complain(sh.words.Say("report.kept"))
	}
	j := jsonOfHandover(h)
	j.Decisions = jsonOfDeeds(facts.Deeds)
	return j, nil
}

// readWords returns what a volunteer wrote into a file, or on standard input.
func (sh *shell) readWords(file string) (string, error) {
	const longest = 1 << 20
	from := sh.in
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return "", sh.not(nil, "cli.file_missing", "X", typed(file))
		}
		defer f.Close()
		from = f
	}
	raw, err := io.ReadAll(io.LimitReader(from, longest))
	if err != nil {
		return "", err
	}
	text := strings.TrimSpace(web.Block(string(raw)))
	if text == "" {
		return "", sh.misuse("report.handover_empty")
	}
	return text + "\n", nil
}

func jsonOfHandover(h store.Handover) handoverJSON {
	return handoverJSON{ID: number(h.ID), Volunteer: h.Volunteer, At: stamp{h.At}, Since: stamp{h.Since}, Text: h.Text}
}
