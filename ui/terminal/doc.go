// Package terminal stands between the desk and the terminal it is shown on.
//
// Its one rule: what a terminal says by itself never becomes a key. A terminal
// answers questions in pieces when the line is slow, too late, or never to the
// end, and the rest of such an answer reads like somebody typing: "2e2e" ticks
// two comments off. So the pieces are put together here before anybody reads
// them as keys.
//
//	in := terminal.NewInput(os.Stdin, terminal.CharsetOf(os.Getenv))
//	p := tea.NewProgram(m, tea.WithInput(in))
//
// A locale that is not UTF-8. Context: on an old terminal, or under LANG=C, a
// letter in UTF-8 is two wrong ones, and every column behind it moves. Decision:
// the screen is made as ever, and its letters are written in the locale's own
// charset where that has them, else by what looks or sounds alike, in as many
// cells; what comes from the keyboard is read the same way, but UTF-8 stays
// what it is. Only terminals are written to so: files, pipes and JSON are
// always UTF-8. Consequence: nothing else in tend knows of charsets, a wide
// letter without a likeness is two question marks, and glyphs = "unicode" is for
// those whose locale says less than their terminal can.
package terminal
