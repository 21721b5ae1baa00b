package ui

// choices is the cursor in a dialog's list: which of its rows is in focus.
type choices struct {
	at int
}

// press moves the cursor in a list of n rows and reports whether the verb was
// one that moves. Where letters are typed into a field, the arrows have names
// of their own.
func (c *choices) press(verb string, n int) bool {
	const page = 8
	to := c.at
	switch verb {
	case "up":
		to--
	case "down":
		to++
	case "half-up", "pgup":
		to -= page
	case "half-down", "pgdown":
		to += page
	case "first":
		to = 0
	case "last":
		to = n - 1
	default:
		return false
	}
	c.set(to, n)
	return true
}

// set puts the cursor on row i of n, or the nearest one there is.
func (c *choices) set(i, n int) { c.at = max(0, min(i, n-1)) }

// window returns the first row in view and the one behind the last, when rows
// of them fit into the room, so that the row in focus is among them.
func (c choices) window(n, rows int) (from, to int) {
	rows = max(1, rows)
	from = max(0, min(c.at-rows/2, n-rows))
	return from, min(n, from+rows)
}
