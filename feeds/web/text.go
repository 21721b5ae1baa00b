package web

// Line filters a text from outside for a place of one line: title, author,
// address, server's error. HTML must have been decoded before; nothing may be
// unescaped after.
func Line(s string) string { panic("stub") }

// Block filters a text from outside that may have several lines.
func Block(s string) string { panic("stub") }
