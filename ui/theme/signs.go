package theme

// Signs are the characters that carry a meaning. Each is one cell wide in
// every terminal, except Ellipsis and Spark.
type Signs struct {
	Held, Open               string // narrow rows
	Newcomer, Question, Link string // second reasons
	Selected                 string
	Task, Waiting            string // mixed lists
	Late                     string // before an age or a date that is overdue
	Sent, Failed, Unknown    string // outbox
	Row, Pane                string // where the focus is
	Folded, Unfolded         string
	Rule, Divider            string
	Progress, Rest           string
	Bar                      string
	Spark                    []string // four heights; none where there are only numbers
	Ellipsis                 string   // ends a text that was cut
	Times                    string   // between width and height
	wide                     bool
}

// newSigns returns the signs for a terminal: in ASCII, or with ambiguous
// characters two cells wide.
func newSigns(ascii, wide bool) Signs {
	s := Signs{
		Held: "◉", Open: "◦", Newcomer: "✦", Question: "?", Link: "»",
		Selected: "*", Task: "☐", Waiting: "◔", Late: "!",
		Sent: "✓", Failed: "✗", Unknown: "?", Row: "▐", Pane: "▸",
		Folded: "▸", Unfolded: "▾", Rule: "╌", Divider: "╎",
		Progress: "▰", Rest: "▱", Bar: "▮", Spark: []string{"⣀", "⣤", "⣶", "⣿"},
		Ellipsis: "…", Times: "×", wide: wide,
	}
	if wide {
		s.Ellipsis, s.Times = "..", "x"
	}
	if ascii {
		s = Signs{
			Held: "H", Open: "o", Newcomer: "N", Question: "?", Link: "/",
			Selected: "*", Task: "-", Waiting: "w", Late: "!",
			Sent: "v", Failed: "x", Unknown: "?", Row: ">", Pane: ">",
			Folded: "+", Unfolded: "-", Rule: "-", Divider: "|",
			Progress: "#", Rest: ".", Bar: "#",
			Ellipsis: "..", Times: "x", wide: wide,
		}
	}
	return s
}
