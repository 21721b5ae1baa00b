package ui

import (
	"fmt"
	"hash/crc32"
	"path/filepath"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"tend/feeds/web"
	"tend/ui/editor"
)

// editedMsg brings back the text as it is after the volunteer's editor, which
// may have gone wrong.
type editedMsg struct {
	itemID int64 // whose answer it is; 0: it is the hand-over
	text   string
	err    error
}

// edit opens the volunteer's own editor on a text. The file is in the cache's
// folder, which only its owner can read, and goes afterwards. What was written
// is kept here and now, the first limit characters of it: when the terminal has
// gone away meanwhile, nobody reads the answer any more. about names the file.
func (d *desk) edit(itemID int64, about, text string, limit int, keep func(text string) tea.Msg) tea.Cmd {
	sheet, err := editor.NewAbout(filepath.Dir(d.store.Path()), about, text)
	if err != nil {
		return func() tea.Msg { return editedMsg{itemID, text, err} }
	}
	open := d.openEditor(sheet, func(ended error) tea.Msg {
		written, err := sheet.Take(ended)
		if written == text {
			return editedMsg{itemID, text, err}
		}
		begun, _ := clip(written, limit)
		keep(begun)
		return editedMsg{itemID, written, err}
	})
	return tea.Sequence(d.inOrder(func() tea.Msg { return keep(text) }), open)
}

// aboutReply names the file of a reply: by the item, and by who writes it.
func (d *desk) aboutReply(itemID int64) string {
	return fmt.Sprintf("%d-%08x", itemID, crc32.ChecksumIEEE([]byte(d.who)))
}

// takeUp returns a draft with what an editor had saved of it when tend was
// killed, and keeps that before the file goes. found says that there was
// something.
func (d *desk) takeUp(itemID int64, draft string) (text string, found bool, err error) {
	for _, sheet := range editor.Left(filepath.Dir(d.store.Path()), d.aboutReply(itemID)) {
		left, err := sheet.Text()
		if err != nil {
			continue // it stays, for somebody who can read it
		}
		left, _ = clip(left, replyLimit)
		if joined := united(draft, left); joined != draft {
			if err := d.store.KeepDraft(d.ctx, d.who, itemID, joined); err != nil {
				return draft, found, err
			}
			draft, found = joined, true
		}
		sheet.Remove()
	}
	return draft, found, nil
}

// united is the longer of two states of a text; if it is the older one and
// lacks what the newer says, with that behind it.
func united(older, newer string) string {
	switch {
	case strings.Contains(older, strings.TrimSpace(newer)):
		return older
	case utf8.RuneCountInString(newer) >= utf8.RuneCountInString(older):
		return newer
	}
	return strings.TrimRight(older, "\n") + "\n\n" + newer
}

// openEditor lends the terminal to the editor. What the desk reads is not the
// device itself, which the editor needs.
func (d *desk) openEditor(s editor.Sheet, ended tea.ExecCallback) tea.Cmd {
	cmd := s.Command(d.ctx)
	if d.terminal != nil {
		cmd.Stdin = d.terminal
	}
	return tea.Exec(lending{cmd, d.lent}, ended)
}

// clip returns what of a text from outside there is room for, filtered, and
// whether that is not all. However long the text is, it costs no more.
func clip(text string, limit int) (clipped string, cut bool) {
	limit = max(0, limit)
	if most := utf8.UTFMax * limit; len(text) > most {
		text, cut = text[:most], true // the filter mends a character cut in two
	}
	text = web.Block(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)) // terminals end pasted lines so
	if utf8.RuneCountInString(text) <= limit {
		return text, cut
	}
	return string([]rune(text)[:limit]), true
}
