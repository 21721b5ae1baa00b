package ui

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"tend/feeds/web"
)

// fieldLimit is how many characters a field takes at most.
const fieldLimit = 500

// field is one line of text that a volunteer types in. It is not bubbles' own,
// because that one deletes half of an emoji, draws by counting runes, and runs
// a program to read the clipboard, which would be the server's over SSH. Here
// a character is what a person sees as one, and all is measured in cells.
// A field is a value: a copy is not changed by typing into the original.
type field struct {
	chars  []string // as a person sees them
	at     int      // the cursor stands before this one
	secret bool     // shows asterisks
}

// newField returns a field with a text in it, the cursor at its end.
func newField(text string) field {
	chars := split(web.Line(begin(text)))
	return field{chars: chars, at: len(chars)}
}

// raw is what was typed, as it stands there.
func (f field) raw() string { return strings.Join(f.chars, "") }

// text is what was typed, without blanks around it.
func (f field) text() string { return strings.TrimSpace(strings.Join(f.chars, "")) }

// update types a key or a paste. What is pasted passes the filter for text
// from outside and is cut before that, however long it is.
func (f field) update(msg tea.Msg) field {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return f.insert(split(web.Line(begin(msg.Content))))
	case tea.KeyPressMsg:
		switch {
		case msg.Text == " ": // the filter would trim it
			return f.insert([]string{" "})
		case msg.Text != "":
			return f.insert(split(web.Line(begin(msg.Text))))
		}
		return f.edit(msg.String())
	}
	return f
}

// edit does what a key does that is no text: it moves or deletes.
func (f field) edit(key string) field {
	switch key {
	case "left", "ctrl+b":
		f.at = max(0, f.at-1)
	case "right":
		f.at = min(len(f.chars), f.at+1)
	case "home", "ctrl+a":
		f.at = 0
	case "end", "ctrl+e":
		f.at = len(f.chars)
	case "ctrl+left", "alt+left", "alt+b":
		f.at = f.wordLeft()
	case "ctrl+right", "alt+right", "alt+f":
		f.at = f.wordRight()
	case "backspace":
		return f.remove(f.at-1, f.at)
	case "delete":
		return f.remove(f.at, f.at+1)
	case "ctrl+w", "alt+backspace":
		return f.remove(f.wordLeft(), f.at)
	case "alt+d":
		return f.remove(f.at, f.wordRight())
	case "ctrl+u":
		return f.remove(0, f.at)
	case "ctrl+k":
		return f.remove(f.at, len(f.chars))
	}
	return f
}

// insert puts characters before the cursor, as many as there is room for.
func (f field) insert(chars []string) field {
	chars = chars[:min(len(chars), max(0, fieldLimit-len(f.chars)))]
	joined := make([]string, 0, len(f.chars)+len(chars))
	joined = append(append(append(joined, f.chars[:f.at]...), chars...), f.chars[f.at:]...)
	after := len(joined) - f.at - len(chars)
	f.chars = split(strings.Join(joined, "")) // an accent joins the letter before it
	f.at = max(0, len(f.chars)-after)
	return f
}

// remove takes the characters from one place to another away.
func (f field) remove(from, to int) field {
	from, to = max(0, from), min(to, len(f.chars))
	if from >= to {
		return f
	}
	kept := make([]string, 0, len(f.chars))
	f.chars = append(append(kept, f.chars[:from]...), f.chars[to:]...)
	f.at = from
	return f
}

// wordLeft is where the word before the cursor begins.
func (f field) wordLeft() int {
	i := f.at
	for i > 0 && !letter(f.chars[i-1]) {
		i--
	}
	for i > 0 && letter(f.chars[i-1]) {
		i--
	}
	return i
}

// wordRight is where the word behind the cursor ends.
func (f field) wordRight() int {
	i := f.at
	for i < len(f.chars) && !letter(f.chars[i]) {
		i++
	}
	for i < len(f.chars) && letter(f.chars[i]) {
		i++
	}
	return i
}

// letter reports whether a character belongs to a word.
func letter(char string) bool {
	r := []rune(char)[0]
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// view draws the part of the text around the cursor, exactly width cells, and
// says at which of them the cursor stands. The cursor needs a cell of its own
// behind the text.
func (f field) view(width int) (text string, cursor int) {
	shown := f.chars
	if f.secret {
		shown = strings.Split(strings.Repeat("*", len(f.chars)), "")
	}
	from, cells := f.at, 0
	for from > 0 && cells+ansi.StringWidth(shown[from-1]) < width {
		from--
		cells += ansi.StringWidth(shown[from])
	}
	text = ansi.Truncate(strings.Join(shown[from:], ""), width, "")
	return text + strings.Repeat(" ", max(0, width-ansi.StringWidth(text))), cells
}

// split cuts a text into what a person sees as single characters.
func split(text string) []string {
	var chars []string
	for text != "" {
		char, _ := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
		chars = append(chars, char)
		text = text[len(char):]
	}
	return chars
}

// begin returns as much of a text as a field could take at most, so that a
// paste of any length costs nothing.
func begin(text string) string {
	const most = 16 * fieldLimit
	if len(text) > most {
		text = text[:most] // the filter mends a character cut in two
	}
	return text
}
