// Package report writes what the next volunteer and the board want to read:
// the hand-over as Markdown, and the report of a span of time as Markdown for
// a terminal or as one HTML page that needs nothing from elsewhere.
//
// Its one rule: what is said is put together once, as a Paper, and each form
// only sets it. A number that a chart shows stands beside it in words, so
// that nobody has to see to read.
//
//	paper := report.About(words, facts, now)
//	os.Stdout.WriteString(paper.Markdown(signs))
//	err := paper.HTML(file)
package report

// Paper is a text of parts, as it is written for people.
type Paper struct {
	Lang  string
	Title string
	Lead  []string // sentences under the title
	Parts []Part
	Foot  string
}

// Part is what a paper says under one heading. Empty parts are left out.
type Part struct {
	Title string
	Says  []string // sentences
	List  []string
	Chart Chart
}

// Chart is numbers to be shown as bars.
type Chart struct {
	Name  string // what is counted, for those who do not see it
	Over  string // what the bars stand for: the head of their column
	Note  string // the head of the notes' column; empty if there are none
	Bars  []Bar
	Times bool // the bars follow each other in time
}

// Bar is one number of a chart.
type Bar struct {
	Name string
	N    int
	Note string
}

// add appends a part that has something to say.
func (p *Paper) add(part Part) {
	if len(part.Says)+len(part.List)+len(part.Chart.Bars) > 0 {
		p.Parts = append(p.Parts, part)
	}
}
