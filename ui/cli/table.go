package cli

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// table prints rows as columns that align. On a terminal the last column is
// cut where the line ends; elsewhere nothing is cut.
type table struct {
	rows  [][]string
	right map[int]bool // columns that end at the same cell
	whole bool         // nothing is cut
	heads map[int]string
}

// head writes a line of its own above the next row.
func (t *table) head(line string) {
	if t.heads == nil {
		t.heads = map[int]string{}
	}
	t.heads[len(t.rows)] = line
}

// add appends a row of cells.
func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// print writes the table to standard output.
func (sh *shell) print(t table) error {
	var widths []int
	for _, row := range t.rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], ansi.StringWidth(cell))
		}
	}
	for i, row := range t.rows {
		if head := t.heads[i]; head != "" {
			if _, err := fmt.Fprintln(sh.out, muted(head)); err != nil {
				return err
			}
		}
		var line strings.Builder
		for i, cell := range row {
			space := strings.Repeat(" ", widths[i]-ansi.StringWidth(cell))
			if t.right[i] {
				cell, space = space+cell, ""
			}
			if widths[i] > 0 && line.Len() > 0 {
				line.WriteString("  ")
			}
			line.WriteString(cell + space)
		}
		s := strings.TrimRight(line.String(), " ")
		if sh.width > 0 && !t.whole {
			s = ansi.Truncate(s, sh.width, sh.signs.Ellipsis)
		}
		if _, err := fmt.Fprintln(sh.out, s); err != nil {
			return err
		}
	}
	return nil
}

// fit cuts a cell of a middle column, so that one long name does not push the
// others off the line.
func (sh *shell) fit(s string, cells int) string { return sh.signs.Cut(s, cells) }

// The four ways in which the command line colours a word. They are the
// terminal's own colours, so that they fit a light and a dark one.

func bold(s string) string  { return paint(lipgloss.NewStyle().Bold(true), s) }
func muted(s string) string { return paint(lipgloss.NewStyle().Faint(true), s) }
func warn(s string) string  { return paint(lipgloss.NewStyle().Foreground(lipgloss.Yellow), s) }
func alarm(s string) string { return paint(lipgloss.NewStyle().Foreground(lipgloss.Red), s) }

// paint styles a word. Nothing stays nothing, so that a row can end before it.
func paint(style lipgloss.Style, s string) string {
	if s == "" {
		return ""
	}
	return style.Render(s)
}
