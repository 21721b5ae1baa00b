package ui

import tea "charm.land/bubbletea/v2"

// scroll is how far a text that is longer than its room has been moved.
type scroll struct{ top int }

// press moves the text and reports whether the key was one that moves.
func (s *scroll) press(k tea.KeyPressMsg) bool {
	const page = 8
	switch k.String() {
	case "down", "j":
		s.top++
	case "up", "k":
		s.top--
	case "pgdown", "space", "ctrl+d":
		s.top += page
	case "pgup", "ctrl+u":
		s.top -= page
	case "home", "g":
		s.top = 0
	case "end", "G":
		s.top = 1 << 20
	default:
		return false
	}
	s.top = max(0, s.top)
	return true
}

// part returns the lines in view. Moving stops where the last line is shown.
func (s *scroll) part(lines []string, rows int) []string {
	s.top = max(0, min(s.top, len(lines)-rows))
	return lines[s.top:min(len(lines), s.top+max(0, rows))]
}
