package report

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"tend/ui/theme"
)

// Markdown writes the paper for a terminal or a text file: charts are bars of
// signs with their numbers, in blocks that keep their columns.
func (p Paper) Markdown(signs theme.Signs) string {
	var b strings.Builder
	b.WriteString("# " + p.Title + "\n")
	paragraph(&b, p.Lead)
	for _, part := range p.Parts {
		b.WriteString("\n## " + part.Title + "\n")
		paragraph(&b, part.Says)
		if len(part.List) > 0 {
			b.WriteString("\n")
		}
		for _, line := range part.List {
			b.WriteString("- " + wrap(line, "  ") + "\n")
		}
		part.Chart.write(&b, signs)
	}
	if p.Foot != "" {
		b.WriteString("\n" + p.Foot + "\n")
	}
	return b.String()
}

// column is how wide a line of text may be.
const column = 72

// paragraph writes sentences one after the other.
func paragraph(b *strings.Builder, sentences []string) {
	if len(sentences) > 0 {
		b.WriteString("\n" + wrap(strings.Join(sentences, " "), "") + "\n")
	}
}

// wrap breaks a text into lines; all but the first begin with indent.
func wrap(s, indent string) string {
	return strings.ReplaceAll(ansi.Wordwrap(s, column-len(indent), ""), "\n", "\n"+indent)
}

// The parts of a chart's line.
const (
	nameCells = 24
	barCells  = 30
)

// write draws the chart, a line for each bar.
func (c Chart) write(b *strings.Builder, signs theme.Signs) {
	if len(c.Bars) == 0 {
		return
	}
	most, names, numbers := 0, 0, 0
	for _, bar := range c.Bars {
		most = max(most, bar.N)
		names = max(names, signs.Width(signs.Cut(bar.Name, nameCells)))
		numbers = max(numbers, len(strconv.Itoa(bar.N)))
	}
	b.WriteString("\n```\n")
	for _, bar := range c.Bars {
		name := signs.Cut(bar.Name, nameCells)
		drawn := length(bar.N, most)
		n := strconv.Itoa(bar.N)
		line := name + strings.Repeat(" ", names-signs.Width(name)+2) +
			strings.Repeat(signs.Bar, drawn) + strings.Repeat(" ", barCells-drawn+2) +
			strings.Repeat(" ", numbers-len(n)) + n
		if bar.Note != "" {
			line += "  " + bar.Note
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	b.WriteString("```\n")
}

// length is how long a bar is: none for nothing, at least one cell otherwise.
func length(n, most int) int {
	if n <= 0 {
		return 0
	}
	return max(1, n*barCells/max(most, 1))
}
