package phrase

import (
	"errors"

	"tend/ui/editor"
	"tend/ui/text"
)

// Editor says what was wrong with the volunteer's editor, and what became of
// the text.
func Editor(w *text.Words, err error) string {
	var f *editor.Failure
	if !errors.As(err, &f) {
		return w.Error(err)
	}
	switch {
	case f.Why == editor.Missing:
		return w.Say("faults.editor_missing", "X", f.Program)
	case f.Why == editor.Emptied:
		return w.Say("faults.editor_emptied")
	case f.Why == editor.Unreadable:
		return w.Say("faults.editor_unreadable", "X", f.Err.Error())
	case f.Saved:
		return w.Say("faults.editor_saved", "X", f.Err.Error())
	}
	return w.Say("mail.editor_failed", "X", f.Err.Error())
}
