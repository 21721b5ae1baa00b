package ui

// readOn is how far a page has been moved on behind the last of its rows: what
// stands below them can be read, too, where the window is small.
type readOn struct {
	lines int
	below int // lines that there are still to read, as last drawn
}

// press moves the page and reports whether the verb did: down once the last
// row is in focus, and back up before the focus moves.
func (o *readOn) press(verb string, last bool) bool {
	const page = 8
	was := o.lines
	switch verb {
	case "down":
		o.lines++
	case "half-down", "pgdown":
		o.lines += page
	case "up":
		o.lines--
	case "half-up", "pgup":
		o.lines -= page
	case "last":
		o.lines = 1 << 20
		return false // the focus moves as well
	case "first":
		o.lines = 0
		return false
	default:
		return false
	}
	if !last {
		o.lines = 0
	}
	o.lines = max(0, o.lines)
	return o.lines != was
}

// drawing is the paper's, with the row in focus in view and from there so many
// lines on. Moving stops where the last line is shown.
func (o *readOn) drawing(p *paper) drawing {
	spare := max(0, len(p.lines)-p.room.height)
	from := 0
	if p.focus >= 0 {
		from = max(0, min(p.entries[p.focus].to-p.room.height/2, spare))
	}
	if p.focus == 0 {
		from = max(0, p.entries[0].to-p.room.height) // the page begins with its beginning
	}
	o.lines = min(o.lines, spare-from)
	o.below = spare - from - o.lines
	return p.drawingFrom(from + o.lines)
}
