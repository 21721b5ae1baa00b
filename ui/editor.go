package ui

import (
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"tend/ui/editor"
)

// editedMsg brings back what was written in the volunteer's editor.
type editedMsg struct {
	text string
	err  error
}

// edit opens the volunteer's own editor on a text. The file is in the cache's
// folder, which only its owner can read, and goes afterwards.
func (d *desk) edit(text string) tea.Cmd {
	sheet, err := editor.New(filepath.Dir(d.store.Path()), text)
	if err != nil {
		return func() tea.Msg { return editedMsg{err: err} }
	}
	return tea.ExecProcess(sheet.Command(d.ctx), func(err error) tea.Msg {
		if err != nil {
			sheet.Remove()
			return editedMsg{err: err}
		}
		text, err := sheet.Read()
		return editedMsg{text: text, err: err}
	})
}
