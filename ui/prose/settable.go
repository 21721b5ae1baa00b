package prose

// table sets a table: its columns side by side where they fit, else each row
// as lines of its own.
func (s Setting) table(b Block, base Look) []Line {
	var rows [][][]Line
	var widths []int
	wide := s
	wide.Width = 1 << 20
	for _, row := range b.Blocks {
		if row.Kind != Row {
			continue
		}
		var cells [][]Line
		for i, c := range row.Blocks {
			look := base
			if c.Head && base == Plain {
				look = Bold
			}
			lines := wide.blocks(c.Blocks, look)
			if len(widths) <= i {
				widths = append(widths, 0)
			}
			for _, line := range lines {
				widths[i] = max(widths[i], s.width(line.String()))
			}
			cells = append(cells, lines)
		}
		rows = append(rows, cells)
	}
	total := 2 * (len(widths) - 1)
	for _, n := range widths {
		total += n
	}
	if total > s.Width {
		return s.stacked(b, base)
	}
	return s.columns(rows, widths)
}

// columns sets the rows of a table side by side.
func (s Setting) columns(rows [][][]Line, widths []int) []Line {
	var all []Line
	for _, row := range rows {
		height := 0
		for _, c := range row {
			height = max(height, len(c))
		}
		for y := range height {
			var line Line
			for i, c := range row {
				used := 0
				if y < len(c) {
					line = append(line, c[y]...)
					used = s.width(c[y].String())
				}
				if i+1 < len(row) {
					line = append(line, Piece{repeat(" ", widths[i]-used+2), Plain})
				}
			}
			all = append(all, line)
		}
	}
	return all
}

// stacked sets the cells of a table below one another, a blank line between
// two rows, the cells behind the first one further in.
func (s Setting) stacked(b Block, base Look) []Line {
	var all []Line
	inner, by := s.narrower(2)
	for i, row := range b.Blocks {
		if i > 0 && len(all) > 0 {
			all = append(all, nil)
		}
		for j, c := range row.Blocks {
			look := base
			if c.Head && base == Plain {
				look = Bold
			}
			if j == 0 {
				all = append(all, s.blocks(c.Blocks, look)...)
				continue
			}
			for _, line := range inner.blocks(c.Blocks, look) {
				all = append(all, append(Line{{repeat(" ", by), Plain}}, line...))
			}
		}
	}
	return all
}
