package prose

// plain reports whether a table is one: at least two rows of at least two
// cells, none of which holds more than a paragraph. Other tables lay pages
// out.
func (b Block) plain() bool {
	cells := 0
	for _, row := range b.Blocks {
		if row.Kind != Row {
			continue
		}
		cells = max(cells, len(row.Blocks))
		for _, c := range row.Blocks {
			if c.Kind == Cell && (len(c.Blocks) > 1 || len(c.Blocks) == 1 && c.Blocks[0].Kind != Paragraph) {
				return false
			}
		}
	}
	return cells > 1 && len(b.Blocks) > 1
}

// flow returns what a table holds, one after the other.
func (b Block) flow() []Block {
	var all []Block
	for _, row := range b.Blocks {
		if row.Kind != Row {
			all = append(all, row)
			continue
		}
		for _, c := range row.Blocks {
			if c.Kind != Cell {
				all = append(all, c)
				continue
			}
			all = append(all, c.Blocks...)
		}
	}
	return all
}
