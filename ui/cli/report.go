package cli

import (
	"context"
	"io"
	"time"

	"github.com/spf13/cobra"

	"tend/store"
	"tend/ui/report"
)

// reportCommand is "tend report": what a span of time was like.
func (sh *shell) reportCommand() *cobra.Command {
	var since, until, page string
	w := sh.words
	cmd := &cobra.Command{
		Use:     "report",
		Short:   w.Say("report.cli_report"),
		Long:    w.Say("report.cli_report_long"),
		Example: "tend report\ntend report --since 2026-01-01 --html report.html\ntend report --since \"4 weeks ago\" --json",
		Args:    sh.exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			span, err := sh.span(since, until)
			if err != nil {
				return err
			}
			return sh.withStore(cmd.Context(), func(s *store.Store) error {
				return sh.tellReport(cmd.Context(), s, span, page, flagged(cmd, "json"))
			})
		},
	}
	f := cmd.Flags()
	f.StringVar(&since, "since", "", w.Say("report.flag_since"))
	f.StringVar(&until, "until", "", w.Say("report.flag_until"))
	f.StringVar(&page, "html", "", w.Say("report.flag_html"))
	sh.jsonFlag(cmd)
	return cmd
}

// span understands what --since and --until say. Without either it is the
// month before this one; a day is meant from its beginning.
func (sh *shell) span(since, until string) (store.Span, error) {
	y, m, _ := sh.now().Date()
	span := store.Span{
		From: time.Date(y, m-1, 1, 0, 0, 0, 0, sh.now().Location()),
		To:   time.Date(y, m, 1, 0, 0, 0, 0, sh.now().Location()),
	}
	if since != "" {
		from, err := sh.moment(since)
		if err != nil {
			return span, err
		}
		span.From, span.To = sh.past(from.Time), sh.now().Add(time.Second) // with what is done this second
	}
	if until != "" {
		to, err := sh.moment(until)
		if err != nil {
			return span, err
		}
		span.To = sh.past(to.Time)
	}
	if !span.From.Before(span.To) {
		return span, sh.misuse("report.span_empty")
	}
	return span, nil
}

// past takes a day that lies ahead for the one before it: who says "monday" or
// "1 June" of a report means what has been.
func (sh *shell) past(t time.Time) time.Time {
	switch now := sh.now(); {
	case !t.After(now):
		return t
	case t.Before(now.AddDate(0, 0, 8)):
		return t.AddDate(0, 0, -7)
	}
	return t.AddDate(-1, 0, 0)
}

// tellReport writes the report as it was asked for.
func (sh *shell) tellReport(ctx context.Context, s *store.Store, span store.Span, page string, asJSON bool) error {
	r, err := s.Report(ctx, span)
	if err != nil {
		return err
	}
	if asJSON {
		return sh.printJSON(jsonOfReport(r))
	}
	before, err := s.Waits(ctx, r.Before())
	if err != nil {
		return err
	}
	paper := report.About(sh.words, r, before, sh.now())
	if page != "" {
		return sh.toFile(page, paper.HTML)
	}
	_, err = io.WriteString(sh.out, paper.Markdown(sh.signs))
	return err
}
