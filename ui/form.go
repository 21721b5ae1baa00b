package ui

import tea "charm.land/bubbletea/v2"

// form is the fields of a dialog, one of which is being typed in.
type form struct {
	fields []field
	at     int
}

// newForm returns a form with these texts in its fields, the first of which is
// typed in.
func newForm(texts ...string) form {
	f := form{fields: make([]field, len(texts))}
	for i, text := range texts {
		f.fields[i] = newField(text)
	}
	return f
}

// text is what was typed into field i.
func (f *form) text(i int) string { return f.fields[i].text() }

// update types into the form or moves on in it, and reports whether enter was
// pressed in its last field.
func (f *form) update(msg tea.Msg) (finished bool) {
	k, isKey := msg.(tea.KeyPressMsg)
	if !isKey {
		f.fields[f.at] = f.fields[f.at].update(msg)
		return false
	}
	n := len(f.fields)
	switch k.String() {
	case "tab", "down":
		f.at = (f.at + 1) % n
	case "shift+tab", "up":
		f.at = (f.at + n - 1) % n
	case "enter":
		if f.at == n-1 {
			return true
		}
		f.at++
	default:
		f.fields[f.at] = f.fields[f.at].update(msg)
	}
	return false
}
