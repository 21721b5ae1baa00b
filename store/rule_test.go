package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

const aDay = 24 * time.Hour

// ruled opens a cache with rules and a feed of comments.
func ruled(t *testing.T, rules ...Rule) (*Store, Feed) {
	t.Helper()
	s := opened(t)
	if err := s.SetRules(rules); err != nil {
		t.Fatal(err)
	}
	src, err := s.AddSource(t.Context(), Source{Kind: "feed", Name: "Blog", URL: "https://blog.example/"},
		[]Feed{{Role: RoleComments, URL: "https://blog.example/comments/feed/"}}, daysAgo(60))
	if err != nil {
		t.Fatal(err)
	}
	feeds, err := s.Feeds(t.Context(), src.ID)
	if err != nil {
		t.Fatal(err)
	}
	return s, feeds[0]
}

// wording is a comment with these words.
func wording(id, author, words string, days float64) Arrival {
	a := comment(id, "", author, days)
	a.Visible, a.HTML, a.Excerpt, a.Answers = words, "<p>"+words+"</p>", words, nil
	return a
}

// markedAs returns the markers of what is on the desk, by remote ID, in the
// five-minute order.
func markedAs(t *testing.T, s *Store) (list []string) {
	t.Helper()
	comments, err := s.Comments(t.Context(), Filter{Pending: true, Order: UrgentFirst}, Page{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range comments {
		var words []string
		for _, m := range c.Markers {
			words = append(words, m.Rule+"/"+m.Word)
		}
		list = append(list, strings.TrimSpace(c.RemoteID+" "+strings.Join(words, " ")))
	}
	return list
}

func TestRulesFitWhatTheySay(t *testing.T) {
	base := candidate{
		source: "Blog", state: Public, published: noon().Unix(), links: 3, newcomer: true,
		name: "Best Price 4U", contact: "sales@cheap.example", site: "https://cheap.example/", tags: []string{"troublesome"},
		text: "Great article!\nVisit our Online-Casino, cheap   PILLS & more: see https://bit.ly/x",
		html: `<a href="https://shop.cheap.example/?a=1&amp;b=2">shop</a>`,
	}
	for name, tt := range map[string]struct {
		rule Rule
		want bool
	}{
		"a word":                           {Rule{Words: []string{"CASINO"}}, true},
		"a phrase over blanks":             {Rule{Words: []string{"cheap pills"}}, true},
		"one word of several":              {Rule{Words: []string{"lottery", "casino"}}, true},
		"only a part of a word":            {Rule{Words: []string{"cas"}}, false},
		"the beginning of a word":          {Rule{Words: []string{"cas*"}}, true},
		"the end of a word":                {Rule{Words: []string{"*ills"}}, true},
		"the middle of a word":             {Rule{Words: []string{"*asin*"}}, true},
		"an empty word":                    {Rule{Words: []string{" ! "}}, false},
		"a pattern, any case":              {Rule{Patterns: []string{`visit\s+our\s+ONLINE`}}, true},
		"a pattern, this case":             {Rule{Patterns: []string{`(?-i)visit`}}, false},
		"enough links":                     {Rule{Links: &Bounds{3, 99}}, true},
		"too few links":                    {Rule{Links: &Bounds{4, 99}}, false},
		"too many links":                   {Rule{Links: &Bounds{0, 2}}, false},
		"a host below the one named":       {Rule{Hosts: []string{"cheap.example"}}, true},
		"a host in the text":               {Rule{Hosts: []string{"bit.ly"}}, true},
		"a host that only ends so":         {Rule{Hosts: []string{"heap.example"}}, false},
		"a name":                           {Rule{Names: []string{"best price*"}}, true},
		"another name":                     {Rule{Names: []string{"price"}}, false},
		"an address":                       {Rule{Addresses: []string{"*@cheap.example"}}, true},
		"a site":                           {Rule{Addresses: []string{"https://cheap.example/"}}, true},
		"another address":                  {Rule{Addresses: []string{"*@dear.example"}}, false},
		"a tag":                            {Rule{Tags: []string{"#Troublesome"}}, true},
		"another tag":                      {Rule{Tags: []string{"helper"}}, false},
		"a newcomer":                       {Rule{Newcomer: true}, true},
		"a source, any case":               {Rule{Sources: []string{"blog"}}, true},
		"another source":                   {Rule{Sources: []string{"Forum"}}, false},
		"open":                             {Rule{State: OpenState}, true},
		"held":                             {Rule{State: HeldState}, false},
		"all of several conditions":        {Rule{Words: []string{"casino"}, Links: &Bounds{2, 99}, Newcomer: true}, true},
		"one of several that does not fit": {Rule{Words: []string{"casino"}, Links: &Bounds{9, 99}}, false},
	} {
		t.Run(name, func(t *testing.T) {
			tt.rule.Name, tt.rule.Marker = "x", "advert"
			r, err := compileRule(tt.rule)
			if err != nil {
				t.Fatal(err)
			}
			c := base
			if got, err := r.fits(&c); err != nil || got != tt.want {
				t.Errorf("%+v fits = %t, %v, want %t", tt.rule, got, err, tt.want)
			}
		})
	}
}

func TestRulesThatCannotBeSayWhy(t *testing.T) {
	for name, tt := range map[string]struct {
		rule Rule
		want error
	}{
		"no condition":     {Rule{Marker: "x"}, ErrNoCondition},
		"no effect":        {Rule{Newcomer: true}, ErrNoEffect},
		"a broken one":     {Rule{Patterns: []string{"a("}, Fold: true}, ErrPattern},
		"what RE2 has not": {Rule{Patterns: []string{`(a)\1`}, Fold: true}, ErrPattern},
		"a huge one":       {Rule{Patterns: []string{strings.Repeat("a", MostPattern+1)}, Fold: true}, ErrPattern},
		"a bomb":           {Rule{Patterns: []string{`((a{1000}){1000}){1000}`}, Fold: true}, ErrPattern},
	} {
		t.Run(name, func(t *testing.T) {
			if err := tt.rule.Check(); !errors.Is(err, tt.want) || strings.Contains(fmt.Sprint(err), "\n") {
				t.Errorf("Check = %v, want %v in one line", err, tt.want)
			}
		})
	}
}

func TestRulesMarkWhatArrives(t *testing.T) {
	s, feed := ruled(t,
		Rule{Name: "shops", Words: []string{"casino"}, Marker: "advert", Weight: -10 * aDay, Fold: true},
		Rule{Name: "tables", Words: []string{"table*"}, Weight: 10 * aDay})
	pulled(t, s, feed, wording("1", "Jonas", "The casino is open", 1), wording("2", "Ruth", "Who brings tables", 1), wording("3", "Ines", "Thank you all", 0.9))
	want := []string{"2 tables/", "3", "1 shops/advert"}
	if got := markedAs(t, s); !slices.Equal(got, want) {
		t.Errorf("desk = %q, want %q", got, want)
	}
	c, err := s.Comments(t.Context(), Filter{Words: "casino"}, Page{})
	if err != nil {
		t.Fatal(err)
	}
	if len(c) == 1 && c[0].Folded() != "advert" {
		t.Errorf("Folded = %q, want advert", c[0].Folded())
	}
	edited := wording("3", "Ines", "A casino for all", 0.9)
	pulled(t, s, feed, edited)
	want = []string{"2 tables/", "1 shops/advert", "3 shops/advert"}
	if got := markedAs(t, s); !slices.Equal(got, want) {
		t.Errorf("after an edit the desk = %q, want %q", got, want)
	}
	wantHealthy(t, s)
}

func TestNewRulesAreAppliedOnceAndToAllOfTheDesk(t *testing.T) {
	s, feed := ruled(t)
	var items []Arrival
	for i := range applySize + 50 {
		items = append(items, wording(fmt.Sprint(i), fmt.Sprint("Person ", i), fmt.Sprintf("number %d of many", i%2), float64(i)/100+1))
	}
	pulled(t, s, feed, items...)
	count := func(want int) {
		t.Helper()
		n := 0
		if err := s.read.QueryRowContext(t.Context(), `SELECT count(*) FROM markers`).Scan(&n); err != nil || n != want {
			t.Errorf("markers = %d, %v, want %d", n, err, want)
		}
		wantHealthy(t, s)
	}
	apply := func(want int, rules ...Rule) {
		t.Helper()
		if err := s.SetRules(rules); err != nil {
			t.Fatal(err)
		}
		if n, err := s.ApplyRules(t.Context()); err != nil || n != want {
			t.Errorf("ApplyRules = %d, %v, want %d", n, err, want)
		}
	}
	odd := Rule{Name: "odd", Words: []string{"1"}, Marker: "odd", Weight: aDay}
	apply(applySize+50, odd)
	count((applySize + 50) / 2)
	apply(0, odd) // the same rules
	apply(applySize + 50)
	count(0)
}

func TestACrashWhileRulesAreAppliedLosesNothing(t *testing.T) {
	s, feed := ruled(t)
	var items []Arrival
	for i := range 2*applySize + 1 {
		items = append(items, wording(fmt.Sprint(i), fmt.Sprint("Person ", i), "what a text", float64(i)/100+1))
	}
	pulled(t, s, feed, items...)
	if err := s.SetRules([]Rule{{Name: "all", Words: []string{"text"}, Marker: "x"}}); err != nil {
		t.Fatal(err)
	}
	book := s.rules.Load()
	if n, err := s.applyPart(t.Context(), book, &ruleProgress{Next: book.key}); err != nil || n != applySize {
		t.Fatalf("the first part = %d, %v", n, err)
	}
	if n, err := s.ApplyRules(t.Context()); err != nil || n != applySize+1 {
		t.Errorf("ApplyRules goes on with %d, %v, want %d", n, err, applySize+1)
	}
	for i, row := range markedAs(t, s) {
		if !strings.HasSuffix(row, " all/x") {
			t.Fatalf("row %d is %q, want it marked", i, row)
		}
	}
}

func TestATagMarksWhatSomebodyHasOnTheDesk(t *testing.T) {
	s, feed := ruled(t, Rule{Name: "care", Tags: []string{"troublesome"}, Marker: "with care"})
	pulled(t, s, feed, wording("1", "Bernd", "Too loud again", 1))
	c, err := s.Comments(t.Context(), Filter{Pending: true}, Page{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Tag(t.Context(), miriam, c[0].MemberID, []string{"troublesome"}, nil); err != nil {
		t.Fatal(err)
	}
	if got := markedAs(t, s); !slices.Equal(got, []string{"1 care/with care"}) {
		t.Errorf("with the tag the desk = %q", got)
	}
	if _, err := s.Undo(t.Context(), miriam); err != nil {
		t.Fatal(err)
	}
	if got := markedAs(t, s); !slices.Equal(got, []string{"1"}) {
		t.Errorf("without the tag the desk = %q", got)
	}
}

func TestNearlyTheSameTextIsARepeat(t *testing.T) {
	s, feed := ruled(t, Rule{Name: "again", Repeats: 7 * aDay, Marker: "again"})
	const text = "Hello dear friends, we sell the very best garden chairs in the whole town, come and see us on Saturday at the market"
	pulled(t, s, feed,
		wording("old", "A", text, 20),
		wording("first", "B", text, 5),
		wording("same", "C", text, 4),
		wording("nearly", "D", strings.Replace(text, "Saturday", "Sunday", 1)+"!!!", 3),
		wording("other", "E", "Does anybody know when the garden opens on Saturday, and who has the key to the shed", 2),
		wording("short", "F", "Thank you all!", 1.5), wording("short again", "G", "Thank you all!", 1))
	got := markedAs(t, s)
	slices.Sort(got)
	want := []string{"first", "nearly again/again", "old", "other", "same again/again", "short", "short again"}
	if !slices.Equal(got, want) {
		t.Errorf("desk = %q, want %q", got, want)
	}
}

func FuzzPattern(f *testing.F) {
	f.Add(`\bcasino\b`, "Casino!")
	f.Add(`(a*)*b`, strings.Repeat("a", 200))
	f.Add("[", "")
	f.Fuzz(func(t *testing.T, pattern, text string) {
		p, err := ParsePattern(pattern)
		if err != nil {
			if !errors.Is(err, ErrPattern) || strings.Contains(err.Error(), "\n") {
				t.Errorf("ParsePattern(%q) = %q, want ErrPattern in one line", pattern, err)
			}
			return
		}
		p.MatchString(text)
		r, err := compileRule(Rule{Words: []string{pattern}, Names: []string{pattern}, Fold: true})
		if err != nil {
			return
		}
		if _, err := r.fits(&candidate{text: text, name: text}); err != nil {
			t.Errorf("fits: %v", err)
		}
	})
}
