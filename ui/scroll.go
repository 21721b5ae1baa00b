package ui

// scroll is how far a text that is longer than its room has been moved.
type scroll struct{ top int }

// press moves the text if the verb is one that moves.
func (s *scroll) press(verb string) {
	const page = 8
	switch verb {
	case "down":
		s.top++
	case "up":
		s.top--
	case "half-down", "read-on":
		s.top += page
	case "half-up":
		s.top -= page
	case "first":
		s.top = 0
	case "last":
		s.top = 1 << 20
	}
	s.top = max(0, s.top)
}

// part returns the lines in view. Moving stops where the last line is shown.
func (s *scroll) part(lines []string, rows int) []string {
	s.top = max(0, min(s.top, len(lines)-rows))
	return lines[s.top:min(len(lines), s.top+max(0, rows))]
}
