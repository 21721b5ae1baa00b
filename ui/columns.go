package ui

import (
	"encoding/json"
	"os"
	"path/filepath"

	tea "charm.land/bubbletea/v2"
)

// columns is where a volunteer has drawn the lines between columns; 0 is where
// the layout draws them by itself.
type columns struct {
	Two   int    `json:"two,omitempty"`   // cells of the lists
	Three [2]int `json:"three,omitempty"` // cells of the first column, and of the comments
}

// The narrowest columns in which rows and text can still be read.
const (
	leastLists   = 50
	leastPosts   = 40
	leastReading = 44
)

// moved is columns with a line drawn to a column.
func (s columns) moved(l layout, line, x int) columns {
	switch {
	case l.class == twoColumns:
		s.Two = x
	case l.class != threeColumns:
	case line == 0:
		s.Three = [2]int{x, l.comments.w + l.comments.x - 1 - x}
	default:
		s.Three = [2]int{l.comments.x - 1, x - l.comments.x}
	}
	return s
}

// two is how wide the lists are beside the reading pane.
func (s columns) two(width int) int {
	if s.Two == 0 {
		return min(max(width*475/1000, 54), 64)
	}
	return min(max(s.Two, leastLists), width-1-leastReading)
}

// three is how wide the first two of three columns are.
func (s columns) three(width int) (a, b int) {
	a, b = min(max(width/4, 44), 50), min(max(width/3, 58), 66)
	if s.Three[0] > 0 {
		a = min(max(s.Three[0], leastPosts), width-2-leastLists-leastReading)
	}
	if s.Three[1] > 0 {
		b = max(s.Three[1], leastLists)
	}
	return a, min(b, width-a-2-leastReading)
}

// columnsFile is where they are kept, beside the cache.
const columnsFile = "columns.json"

// readColumns returns the columns that was kept; none if there is no such file, or
// none that can be read.
func readColumns(folder string) (s columns) {
	raw, err := os.ReadFile(filepath.Join(folder, columnsFile))
	if err != nil || json.Unmarshal(raw, &s) != nil {
		return columns{}
	}
	return s
}

// keepColumns keeps them for the next evening.
func (d *desk) keepColumns(s columns) tea.Cmd {
	if d.store == nil {
		return nil
	}
	return func() tea.Msg {
		raw, err := json.Marshal(s)
		if err == nil {
			err = os.WriteFile(filepath.Join(filepath.Dir(d.store.Path()), columnsFile), append(raw, '\n'), 0o600)
		}
		if err != nil {
			return failedMsg{err}
		}
		return nil
	}
}
