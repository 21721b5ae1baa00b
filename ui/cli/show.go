package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"tend/feeds"
	"tend/store"
	"tend/ui/when"
)

// showCommand is "tend show": one thing in full.
func (sh *shell) showCommand() *cobra.Command {
	w := sh.words
	cmd := &cobra.Command{
		Use:     "show ID",
		Short:   w.Say("cli.show"),
		Long:    w.Say("cli.show_long"),
		Example: "tend show 12\ntend show 12 --full\ntend show t7 --json\ntend show v3",
		Args:    sh.exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			i, ok := parseID(args[0])
			if !ok {
				return sh.misuse("cli.id_any", "X", typed(args[0]))
			}
			if flagged(cmd, "full") {
				return sh.withFeeds(cmd.Context(), func(s *store.Store, fs *feeds.Feeds) error {
					if err := sh.showFull(cmd.Context(), s, fs, i, flagged(cmd, "json")); err != nil {
						return sh.about(i.String(), err)
					}
					return nil
				})
			}
			return sh.withStore(cmd.Context(), func(s *store.Store) error {
				if err := sh.show(cmd.Context(), s, i, flagged(cmd, "json")); err != nil {
					return sh.about(i.String(), err)
				}
				return nil
			})
		},
	}
	sh.jsonFlag(cmd)
	cmd.Flags().Bool("full", false, w.Say("reading.full_flag"))
	return cmd
}

// show prints what an ID stands for.
func (sh *shell) show(ctx context.Context, s *store.Store, i id, asJSON bool) error {
	switch i.letter {
	case "t":
		t, err := s.Task(ctx, i.n)
		if err != nil || asJSON {
			return sh.orJSON(sh.jsonOfTask(t), err)
		}
		return sh.showTask(t)
	case "m":
		p, err := s.Person(ctx, i.n)
		if err != nil {
			return err
		}
		if asJSON {
			return sh.printJSON(jsonOfMember(p.Members[0]))
		}
		return sh.showMember(p)
	case "v":
		v, err := s.Verdict(ctx, i.n)
		if err != nil || asJSON {
			return sh.orJSON(jsonOfVerdict(v), err)
		}
		return sh.showVerdict(v)
	}
	it, err := s.Item(ctx, i.n)
	if err != nil {
		return err
	}
	if it.Kind == store.KindPost {
		return sh.showPost(ctx, s, i.n, asJSON)
	}
	return sh.showComment(ctx, s, i.n, asJSON)
}

// orJSON prints an object, unless reading it failed.
func (sh *shell) orJSON(object any, err error) error {
	if err != nil {
		return err
	}
	return sh.printJSON(object)
}

func (sh *shell) showPost(ctx context.Context, s *store.Store, id int64, asJSON bool) error {
	p, err := s.Post(ctx, id)
	if err != nil {
		return err
	}
	if asJSON {
		return sh.orJSON(jsonOfPost(ctx, s, p))
	}
	return sh.showItem(ctx, s, p.Item, p.Title)
}

func (sh *shell) showComment(ctx context.Context, s *store.Store, id int64, asJSON bool) error {
	c, err := s.Comment(ctx, id)
	if err != nil {
		return err
	}
	if asJSON {
		return sh.orJSON(jsonOfComment(ctx, s, c))
	}
	return sh.showItem(ctx, s, c.Item, c.PostTitle)
}

// showItem prints a post or comment: what it is, why it is on the desk, what
// was decided, and its text.
func (sh *shell) showItem(ctx context.Context, s *store.Store, it store.Item, title string) error {
	text, err := s.Text(ctx, it.ID)
	if err != nil {
		return err
	}
	decisions, err := s.DecisionsAbout(ctx, it.ID, 10)
	if err != nil {
		return err
	}
	w := sh.words
	author := sh.author(it)
	if it.MemberID != 0 {
		author += " " + muted(id{"m", it.MemberID}.String())
	}
	facts := []fact{
		{w.Say("cli.fact_source"), it.Source},
		{w.Say("cli.fact_author"), author},
		{w.Say("cli.fact_published"), sh.day(it)},
		{w.Say("cli.fact_state"), sh.state(it)},
		{w.Say("cli.fact_reasons"), sh.reasons(it)},
		{w.Say("cli.fact_waits"), sh.until(it.Mark.WaitUntil)},
		{w.Say("cli.fact_note"), it.Mark.Note},
		{w.Say("cli.fact_link"), it.URL},
	}
	fmt.Fprintln(sh.out, bold(title))
	if err := sh.facts(facts); err != nil {
		return err
	}
	if it.Kind == store.KindPost {
		a, err := s.Article(ctx, it.ID)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		if err == nil {
			text.HTML = a.HTML
		}
	}
	sh.writing(text.HTML)
	var t table
	for _, d := range decisions {
		t.add(muted(sh.until(d.At)), d.Volunteer, sh.deed(store.Batch{Act: d.Act, Count: 1, Subject: d.Subject}))
	}
	if len(decisions) > 0 {
		fmt.Fprintln(sh.out)
	}
	return sh.print(t)
}

func (sh *shell) showTask(t store.Task) error {
	w := sh.words
	fmt.Fprintln(sh.out, bold(t.Title))
	return sh.facts([]fact{
		{w.Say("cli.fact_due"), sh.dueWord(t)},
		{w.Say("cli.fact_about"), t.About},
		{w.Say("follow.fact_repeat"), when.Repeat(w, string(t.Repeat))},
		{w.Say("follow.fact_remind"), sh.until(t.Remind)},
		{w.Say("follow.fact_who"), t.ClaimedBy},
		{w.Say("follow.fact_answered"), sh.answeredFact(t)},
		{w.Say("cli.fact_done"), sh.until(t.Done)},
		{w.Say("follow.fact_done_by"), t.DoneBy},
		{w.Say("cli.fact_by"), t.CreatedBy},
		{w.Say("follow.fact_checks"), sh.checksFact(t)},
	})
}

// showVerdict prints a decision on its way to its source, or how it ended.
func (sh *shell) showVerdict(v store.Verdict) error {
	w := sh.words
	fmt.Fprintln(sh.out, bold(w.Say("mail.what_"+string(v.Act), "X", v.Subject)))
	err := sh.facts([]fact{
		{w.Say("cli.fact_source"), v.Source},
		{w.Say("cli.fact_about"), id{"", v.ItemID}.String()},
		{w.Say("cli.fact_state"), w.Say("climail.state_" + string(v.State))},
		{w.Say("cli.fact_reasons"), sh.outboxNote(v)},
		{w.Say("usage.fact_decided"), sh.until(v.At) + " " + v.Volunteer},
		{w.Say("usage.fact_ended"), sh.until(v.Ended)},
	})
	if v.Text != "" {
		fmt.Fprintln(sh.out)
		fmt.Fprintln(sh.out, v.Text)
	}
	return err
}

// answeredFact says who answered the comment a task is about, and when.
func (sh *shell) answeredFact(t store.Task) string {
	if t.Answered.IsZero() {
		return ""
	}
	return strings.TrimSpace(t.AnsweredBy + " " + when.Ago(sh.words, t.Answered, sh.now()))
}

// checksFact are the lines of a task's checklist with their numbers.
func (sh *shell) checksFact(t store.Task) string {
	var lines []string
	for i, c := range t.Checklist.Checks() {
		box := "[ ]"
		if c.Done {
			box = "[x]"
		}
		lines = append(lines, fmt.Sprintf("%d %s %s", i+1, box, c.Text))
	}
	return strings.Join(lines, "; ")
}

func (sh *shell) showMember(p store.Person) error {
	w, m := sh.words, p.Members[0]
	also := make([]string, 0, len(p.Members))
	for _, o := range p.Members[1:] {
		also = append(also, o.Name+" ("+o.Source+", "+memberID(o)+")")
	}
	maybe := make([]string, 0, len(p.Suggested))
	for _, o := range p.Suggested {
		maybe = append(maybe, o.Name+" ("+o.Source+", "+memberID(o.Member)+")")
	}
	team := ""
	if m.Team {
		team = w.Say("cli.team")
	}
	name := m.Name
	if m.Forgotten {
		name = w.Say("people.somebody")
	}
	fmt.Fprintln(sh.out, bold(name))
	return sh.facts([]fact{
		{w.Say("cli.fact_source"), m.Source},
		{w.Say("cli.fact_team"), team},
		{w.Say("cli.fact_wrote"), w.Say("cli.member_counts", "N", m.Comments, "P", m.Posts)},
		{w.Say("cli.fact_first"), when.Ago(w, m.First, sh.now())},
		{w.Say("cli.fact_last"), when.Ago(w, m.Last, sh.now())},
		{w.Say("cli.fact_note"), m.Note},
		{w.Say("people.fact_tags"), strings.Join(w.Sorted(m.Tags), ", ")},
		{w.Say("people.fact_also"), strings.Join(also, ", ")},
		{w.Say("people.fact_maybe"), strings.Join(maybe, ", ")},
		{w.Say("cli.fact_link"), m.URL},
	})
}

// fact is a line of "show": what it is about, and what is so.
type fact struct{ name, value string }

// facts prints the facts that are known.
func (sh *shell) facts(all []fact) error {
	t := table{whole: true}
	for _, f := range all {
		if f.value != "" {
			t.add(muted(f.name), f.value)
		}
	}
	return sh.print(t)
}

// day says when an item was published.
func (sh *shell) day(it store.Item) string {
	if it.Published.IsZero() {
		return when.Ago(sh.words, it.Published, sh.now())
	}
	return sh.until(it.Published) + " " + muted("("+when.Ago(sh.words, it.Published, sh.now())+")")
}

// author is who wrote an item, as far as that is known.
func (sh *shell) author(it store.Item) string {
	if it.Forgotten {
		return sh.words.Say("people.somebody")
	}
	return it.Author
}
