package report

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"tend/store"
	"tend/ui/text"
	"tend/ui/theme"
)

func signs() theme.Signs { return theme.New(theme.Options{}).Signs }

// june2026 is the report of the replayed month.
func june2026(t *testing.T, m *month, lang string) Paper {
	t.Helper()
	span := store.Span{From: june(1, 0), To: june(1, 0).AddDate(0, 1, 0)}
	r, err := m.Report(t.Context(), span)
	if err != nil {
		t.Fatal(err)
	}
	before, err := m.Waits(t.Context(), span.Before())
	if err != nil {
		t.Fatal(err)
	}
	return About(text.New(lang), r, before, m.clock)
}

func TestReportReadsAsAPersonWouldWriteIt(t *testing.T) {
	m := replay(t)
	for _, lang := range []string{"en", "de"} {
		t.Run(lang, func(t *testing.T) {
			golden.RequireEqual(t, june2026(t, m, lang).Markdown(signs()))
		})
	}
}

func TestHandoverReadsAsAPersonWouldWriteIt(t *testing.T) {
	m := replay(t)
	facts, err := m.HandoverFacts(t.Context(), time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"en", "de"} {
		t.Run(lang, func(t *testing.T) {
			golden.RequireEqual(t, Handover(text.New(lang), facts, miriam, m.clock).Markdown(signs()))
		})
	}
}

func TestPromisesOfRepliesAreToldInTheirWords(t *testing.T) {
	now := june(20, 12)
	facts := store.HandoverFacts{Pledges: []store.Proposal{
		{Item: store.Item{Author: "Ole"}, Words: "ich frage nach", Since: june(17, 9), Due: june(19, 0)},
		{Item: store.Item{Author: "Petra"}, Words: "we will get back", Since: june(18, 9)},
		{Item: store.Item{Author: miriam, Team: true}, Words: "ich melde mich", Since: june(18, 9), Due: june(26, 0)},
	}}
	for lang, want := range map[string]string{
		"en": "## Promised\n\n- to Ole on 17 Jun: “ich frage nach”, overdue: yesterday\n- to Petra on 18 Jun: “we will get back”\n- Miriam wrote on 18 Jun: “ich melde mich”, by Fri 26 Jun\n",
		"de": "## Versprochen\n\n- an Ole am 17. Juni: „ich frage nach“, überfällig: gestern\n- an Petra am 18. Juni: „we will get back“\n- Miriam am 18. Juni: „ich melde mich“, bis Fr 26. Juni\n",
	} {
		if said := Handover(text.New(lang), facts, miriam, now).Markdown(signs()); !strings.Contains(said, want) {
			t.Errorf("%s: the hand-over lacks %q:\n%s", lang, want, said)
		}
	}
}

func TestWatchNamesTheTroublesomeAndRepeatedSpam(t *testing.T) {
	facts := store.HandoverFacts{
		Watch: []store.Watched{
			{Name: "Ann", Source: "Blog", Spam: 2, Wrote: 3},
			{Name: "Bob", Source: "Forum", Wrote: 1, Note: "ruhig bleiben"},
		},
		Repeats: []store.Repeated{
			{Host: "pills.example", Count: 5, Names: []string{"Di", "Cy", "Ann"}, More: 2},
			{Count: 3, Names: []string{"Eve"}},
		},
	}
	for lang, want := range map[string][]string{
		"en": {
			"Ann, Blog, tagged troublesome: 2 comments ended as spam or in the trash", "Bob, Forum, tagged troublesome, wrote a comment (ruhig bleiben)",
			"5 spam comments with links to pills.example, written as Di, Cy, Ann and 2 others", "3 spam comments from one e-mail address, written as Eve",
		},
		"de": {
			"Ann, Blog, als schwierig vermerkt: 2 Kommentare waren Spam oder kamen in den Papierkorb", "Bob, Forum, als schwierig vermerkt, hat einen Kommentar geschrieben (ruhig bleiben)",
			"5 Spam-Kommentare mit Links zu pills.example, als Di, Cy, Ann und 2 weitere", "3 Spam-Kommentare unter einer E-Mail-Adresse, als Eve",
		},
	} {
		paper := Handover(text.New(lang), facts, miriam, june(20, 12))
		if got := paper.Parts[len(paper.Parts)-1].List; !slices.Equal(got, want) {
			t.Errorf("%s: watch = %q, want %q", lang, got, want)
		}
	}
}

func TestReasonsAndHelpersAreSaid(t *testing.T) {
	r := store.Report{
		Span: store.Span{From: june(1, 0), To: june(30, 0)}, Around: []string{"Zoe", "Öney", "Olga"},
		Reasons: []store.ReasonCount{{Reason: "Werbung", Act: store.ActSpam, Count: 5}, {Reason: "Beleidigung", Act: store.ActTrash, Count: 2}, {Reason: "doppelt", Act: store.ActSpam, Count: 1}},
	}
	for lang, wanted := range map[string][]string{
		"en": {"Helpers who wrote as well, and whom to thank: Olga, Öney and Zoe.", "## Why comments were removed\n\n- Spam: Werbung (5), doppelt (1)\n- Trash: Beleidigung (2)\n"},
		"de": {"Auch dabei und zu danken: Olga, Öney und Zoe.", "## Warum Kommentare verschwanden\n\n- Spam: Werbung (5), doppelt (1)\n- Papierkorb: Beleidigung (2)\n"},
	} {
		paper := About(text.New(lang), r, store.Waits{}, june(30, 12))
		var page strings.Builder
		if err := paper.HTML(&page); err != nil || !strings.Contains(page.String(), "<li>Spam: Werbung (5), doppelt (1)</li>") {
			t.Errorf("%s: the page lacks the reasons, %v", lang, err)
		}
		for _, want := range wanted {
			if said := paper.Markdown(signs()); !strings.Contains(said, want) {
				t.Errorf("%s: the report lacks %q:\n%s", lang, want, said)
			}
		}
	}
}

func TestNothingHappenedIsSaid(t *testing.T) {
	m := openMonth(t)
	facts, err := m.HandoverFacts(t.Context(), time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	said := Handover(text.New("en"), facts, miriam, m.clock).Markdown(signs())
	for _, want := range []string{"Nothing yet.", "No comment waits."} {
		if !strings.Contains(said, want) {
			t.Errorf("the hand-over of nothing lacks %q:\n%s", want, said)
		}
	}
	if said := june2026(t, m, "en").Markdown(signs()); !strings.Contains(said, "Nobody wrote.") || strings.Contains(said, "```") {
		t.Errorf("the report of nothing:\n%s", said)
	}
}

func TestPageNeedsNothingFromElsewhere(t *testing.T) {
	p := june2026(t, replay(t), "de")
	p.Parts[0].Chart.Bars[0].Name = `<script>alert("x")</script>`
	var page strings.Builder
	if err := p.HTML(&page); err != nil {
		t.Fatal(err)
	}
	got := page.String()
	for _, want := range []string{
		`<html lang="de">`, "<title>Bericht: Juni 2026</title>", "prefers-color-scheme: dark", "@media print",
		`role="img" aria-labelledby="plot0-name plot0-says"`, `<desc id="plot1-says">Blog`, `<th scope="row">Forum</th>`,
		"fill:var(--bar)", "fill:var(--text)",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	for _, bad := range []string{"<script", "src=", "href=", "url(", "@import", "rgb(1,2,", "Roboto"} {
		if strings.Contains(got, bad) {
			t.Errorf("the page has %q", bad)
		}
	}
	if svgs, tables := strings.Count(got, "<svg"), strings.Count(got, "<table"); svgs != tables || svgs < 4 {
		t.Errorf("the page has %d plots and %d tables of their numbers", svgs, tables)
	}
}
