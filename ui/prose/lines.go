package prose

import "strings"

// paragraphs parts spans at their blank lines. A paragraph comes as lines.
func paragraphs(spans []Span) [][][]Span {
	var all [][][]Span
	var lines [][]Span
	end := func() {
		if len(lines) > 0 {
			all = append(all, lines)
			lines = nil
		}
	}
	for _, line := range split(spans) {
		if line = trimmed(line); len(line) == 0 {
			end()
			continue
		}
		lines = append(lines, line)
	}
	end()
	return all
}

// split parts spans at their line ends.
func split(spans []Span) [][]Span {
	lines := [][]Span{nil}
	for _, s := range spans {
		for i, text := range strings.Split(s.Text, "\n") {
			if i > 0 {
				lines = append(lines, nil)
			}
			if text != "" {
				last := len(lines) - 1
				lines[last] = append(lines[last], Span{text, s.Face, s.Link})
			}
		}
	}
	return lines
}

// joined puts lines together again, with sep between them. What is written in
// the same way becomes one span.
func joined(lines [][]Span, sep string) []Span {
	var spans []Span
	var text strings.Builder
	var open Span
	end := func() {
		if text.Len() > 0 {
			open.Text = text.String()
			spans = append(spans, open)
			text.Reset()
		}
	}
	for i, line := range lines {
		if i > 0 {
			text.WriteString(sep)
		}
		for _, s := range line {
			if s.Face != open.Face || s.Link != open.Link || s.Face&Image != 0 {
				end()
				open = Span{Face: s.Face, Link: s.Link}
			}
			text.WriteString(s.Text)
		}
	}
	end()
	return spans
}

// trimmed takes the spaces at both ends of a line away.
func trimmed(line []Span) []Span {
	for len(line) > 0 {
		first := &line[0]
		if first.Text = strings.TrimLeft(first.Text, " "); first.Text != "" {
			break
		}
		line = line[1:]
	}
	for len(line) > 0 {
		last := &line[len(line)-1]
		if last.Text = strings.TrimRight(last.Text, " "); last.Text != "" {
			break
		}
		line = line[:len(line)-1]
	}
	return line
}

// trimLines takes the blank lines at both ends of a piece of code away.
func trimLines(spans []Span) []Span {
	lines := split(spans)
	for len(lines) > 0 && blank(lines[0]) {
		lines = lines[1:]
	}
	for len(lines) > 0 && blank(lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
	}
	return joined(lines, "\n")
}

// blank reports a line with nothing but spaces.
func blank(line []Span) bool {
	for _, s := range line {
		if strings.TrimSpace(s.Text) != "" {
			return false
		}
	}
	return true
}
