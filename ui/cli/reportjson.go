package cli

import (
	"time"

	"tend/store"
)

// reportJSON is what a span of time was like. Lengths of time are seconds.
type reportJSON struct {
	Since      stamp            `json:"since"`
	Until      stamp            `json:"until"`
	Comments   int              `json:"comments"`
	Answered   int              `json:"answered"`
	Done       int              `json:"done"`
	Open       int              `json:"open"`
	Earlier    int              `json:"earlier"` // older than the baseline: never on the desk
	Spam       int              `json:"spam"`
	Median     *int             `json:"median_seconds"` // null: at least half have no answer yet, or nobody asked
	Longest    *int             `json:"longest_seconds"`
	Oldest     stamp            `json:"oldest_open"`
	Within     withinJSON       `json:"answered_within"`
	Sources    []sourcePartJSON `json:"sources"`
	Days       []dayJSON        `json:"days"`
	Newcomers  int              `json:"newcomers"`
	Welcomed   int              `json:"newcomers_answered"` // within two days
	Helpers    []helperJSON     `json:"helpers"`
	Tagged     []string         `json:"helpers_tagged"` // others, who wrote
	Volunteers []deedJSON       `json:"decisions"`
	Reasons    []reasonJSON     `json:"reasons"`
}

// reasonJSON is how often a reason was given for spam or trash.
type reasonJSON struct {
	Reason string `json:"reason"`
	Act    string `json:"act"` // spam or trash
	Count  int    `json:"count"`
}

// withinJSON counts first answers by how long they took.
type withinJSON struct {
	Hour   int `json:"hour"`
	Day    int `json:"day"`
	Days   int `json:"three_days"`
	Longer int `json:"longer"`
}

// sourcePartJSON is one source's part of a report.
type sourcePartJSON struct {
	ID       int64  `json:"id"`
	Name     string `json:"name"`
	Comments int    `json:"comments"`
	Answered int    `json:"answered"`
	Spam     int    `json:"spam"`
	Median   *int   `json:"median_seconds"`
}

// dayJSON is how many comments one day brought.
type dayJSON struct {
	Day      string `json:"day"`
	Comments int    `json:"comments"`
}

// helperJSON is somebody who answered others.
type helperJSON struct {
	Name    string `json:"name"`
	Answers int    `json:"answers"`
}

// deedJSON is how often somebody did something.
type deedJSON struct {
	Volunteer string `json:"volunteer"` // empty: somebody at a source
	Act       string `json:"act"`
	Count     int    `json:"count"`
}

// jsonOfReport returns a report as JSON has it.
func jsonOfReport(r store.Report) reportJSON {
	a, t := r.Answers, r.Comments
	j := reportJSON{
		Since: stamp{r.From}, Until: stamp{r.To}, Comments: t.All(), Answered: t.Answered, Done: t.Done,
		Open: t.Open, Earlier: t.Earlier, Spam: t.Spam, Oldest: stamp{a.Oldest},
		Within:  withinJSON{a.Hour, a.Day, a.Days, a.Longer},
		Sources: []sourcePartJSON{}, Days: []dayJSON{}, Helpers: []helperJSON{},
		Newcomers: r.Newcomers, Welcomed: r.Welcomed, Volunteers: jsonOfDeeds(r.Deeds),
		Tagged: append([]string{}, r.Around...), Reasons: []reasonJSON{},
	}
	if t.Answered > 0 && !a.Unknown {
		j.Median = seconds(a.Median)
	}
	if t.Answered > 0 {
		j.Longest = seconds(a.Longest)
	}
	for _, s := range r.Sources {
		part := sourcePartJSON{ID: s.ID, Name: s.Name, Comments: s.Comments, Answered: s.Answered, Spam: s.Spam}
		if s.Answered > 0 {
			part.Median = seconds(s.Median)
		}
		j.Sources = append(j.Sources, part)
	}
	for _, d := range r.Days {
		j.Days = append(j.Days, dayJSON{d.At.Format(time.DateOnly), d.Comments})
	}
	for _, h := range r.Helpers {
		j.Helpers = append(j.Helpers, helperJSON{h.Name, h.Answers})
	}
	for _, g := range r.Reasons {
		j.Reasons = append(j.Reasons, reasonJSON{g.Reason, string(g.Act), g.Count})
	}
	return j
}

// jsonOfDeeds returns who did what as JSON has it.
func jsonOfDeeds(deeds []store.Deed) []deedJSON {
	j := []deedJSON{}
	for _, d := range deeds {
		j = append(j, deedJSON{d.Volunteer, string(d.Act), d.Count})
	}
	return j
}

func seconds(d time.Duration) *int {
	n := int(d / time.Second)
	return &n
}
