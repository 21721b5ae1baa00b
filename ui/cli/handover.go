package cli

import (
	"context"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"tend/feeds/web"
	"tend/store"
	"tend/ui/report"
	"tend/ui/when"
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
	var a handoverAsk
	w := sh.words
	cmd := &cobra.Command{
		Use:     "handover",
		Short:   w.Say("report.cli_handover"),
		Long:    w.Say("report.cli_handover_long"),
		Example: "tend handover --keep\ntend handover > tonight.md; $EDITOR tonight.md; tend handover --keep --file tonight.md\ntend handover --list\ntend handover --show 12",
		Args:    sh.exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !a.sensible() {
				return sh.misuse("report.handover_what")
			}
			return sh.withStore(cmd.Context(), func(s *store.Store) error {
				if a.list {
					return sh.handovers(cmd.Context(), s).print(sh, flagged(cmd, "json"), a.limit)
				}
				h, err := sh.handover(cmd.Context(), s, a)
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
	f.BoolVar(&a.keep, "keep", false, w.Say("report.flag_keep"))
	f.StringVar(&a.file, "file", "", w.Say("report.flag_file"))
	f.BoolVar(&a.last, "last", false, w.Say("report.flag_last"))
	f.Int64Var(&a.show, "show", 0, w.Say("board.flag_show"))
	f.BoolVar(&a.list, "list", false, w.Say("board.flag_list"))
	sh.limitFlag(cmd, &a.limit, 50)
	sh.jsonFlag(cmd)
	return cmd
}

// handoverAsk is what somebody wants of hand-overs.
type handoverAsk struct {
	keep, last, list bool
	file             string
	show             int64 // a number; 0 for none
	limit            int
}

// sensible reports whether what is asked for goes together.
func (a handoverAsk) sensible() bool {
	alone := 0
	for _, asked := range []bool{a.last, a.list, a.show != 0, a.keep || a.file != ""} {
		if asked {
			alone++
		}
	}
	return alone <= 1 && (a.keep || a.file == "")
}

// handovers is how hand-overs are listed: when, by whom, and how they begin.
func (sh *shell) handovers(ctx context.Context, s *store.Store) listing[store.Handover] {
	return listing[store.Handover]{
		read:   func(p store.Page) ([]store.Handover, error) { return s.Handovers(ctx, p) },
		place:  func(h store.Handover) store.Cursor { return store.Cursor{ID: h.ID} },
		object: func(h store.Handover) (any, error) { return jsonOfHandover(h), nil },
		row: func(h store.Handover) []string {
			w := sh.words
			return []string{
				muted(strconv.FormatInt(h.ID, 10)), when.Date(w, h.At, sh.now()), sh.fit(h.Volunteer, 20),
				muted(w.Say("board.handover_from", "X", when.Date(w, h.Since, sh.now()))),
			}
		},
		right: []int{0},
		none:  "report.no_handover",
	}
}

// handover returns one that was kept, or a new one: as tend writes it, or as
// it stands in a file; and keeps it if that was asked for.
func (sh *shell) handover(ctx context.Context, s *store.Store, a handoverAsk) (handoverJSON, error) {
	switch {
	case a.show != 0:
		h, err := s.Handover(ctx, a.show)
		if err != nil {
			return handoverJSON{}, sh.about(strconv.FormatInt(a.show, 10), err)
		}
		return jsonOfHandover(h), nil
	case a.last:
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
	if a.file != "" {
		if h.Text, err = sh.readWords(a.file); err != nil {
			return handoverJSON{}, err
		}
	}
	if a.keep {
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
	from := sh.in
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return "", sh.not(nil, "cli.file_missing", "X", typed(file))
		}
		defer f.Close()
		from = f
	}
	raw, err := sh.readText(from)
	if err != nil {
		return "", err
	}
	text := strings.TrimSpace(web.Block(raw))
	if text == "" {
		return "", sh.misuse("report.handover_empty")
	}
	return text + "\n", nil
}

// longest is how many bytes a text from outside tend may have: more than any
// site takes.
const longest = 1 << 20

// readText reads what somebody wrote outside tend, all of it or, if that is
// too long, nothing.
func (sh *shell) readText(from io.Reader) (string, error) {
	raw, err := io.ReadAll(io.LimitReader(from, longest+1))
	if err != nil {
		return "", sh.not(nil, "usage.text_unreadable", "X", web.Line(err.Error()))
	}
	if len(raw) > longest {
		return "", sh.not(nil, "usage.text_long")
	}
	return string(raw), nil
}

func jsonOfHandover(h store.Handover) handoverJSON {
	return handoverJSON{ID: number(h.ID), Volunteer: h.Volunteer, At: stamp{h.At}, Since: stamp{h.Since}, Text: h.Text}
}
