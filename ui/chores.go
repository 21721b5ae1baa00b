package ui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/keyboard"
)

// choreActions are what is done now and then, and has no key unless it is
// given one.
func choreActions() []action {
	return []action{
		does("palette", (*app).showPalette),
		does("add-source", (*app).showAddSource),
		does("backup", (*app).askBackup),
		does("check", (*app).check),
		does("export", (*app).askExport),
		does("settings", (*app).editSettings).unless((*app).noSettings),
		does("reload", (*app).readSettingsNow).unless((*app).noSettings),
		does("tour", (*app).startTour).unless((*app).noTour),
		does("suspend", (*app).suspend).unless((*app).noSuspend),
	}
}

func (a *app) showAddSource() tea.Cmd { return a.open(newAddSource(a.env)) }

// askBackup asks where a copy of the cache is to go.
func (a *app) askBackup() tea.Cmd {
	return a.open(newFileSheet(a.env, a.say("palette.backup_name"), a.dated("tend", "db"), a.desk.backup))
}

// askExport asks where the list of sources is to go.
func (a *app) askExport() tea.Cmd {
	return a.open(newFileSheet(a.env, a.say("palette.export_name"), a.dated("tend-sources", "opml"), a.desk.export))
}

// dated is the name of a new file of today in the home folder.
func (a *app) dated(name, ending string) string {
	return fmt.Sprintf("~/%s-%s.%s", name, a.now().Format(time.DateOnly), ending)
}

// check examines the whole cache, which takes seconds with a million items.
func (a *app) check() tea.Cmd {
	a.tell(a.say("palette.checking"))
	return a.desk.check()
}

// checked says what came of examining the cache.
func (a *app) checked(m checkedMsg) {
	switch {
	case m.err != nil:
		a.fail(m.err)
	case len(m.wrong) > 0:
		a.tell(a.say("palette.check_wrong", "N", len(m.wrong), "X", m.wrong[0]))
		a.status.loud = true
	default:
		a.tell(a.say("palette.check_well"))
	}
}

// noSettings: nobody said where the settings are.
func (a *app) noSettings() string {
	if a.desk.settings == "" {
		return a.say("palette.no_settings")
	}
	return ""
}

// fileSheet asks for the name of a file that something is written to.
type fileSheet struct {
	*env
	name  string
	path  field
	write func(path string) tea.Cmd
}

func newFileSheet(e *env, name, path string, write func(string) tea.Cmd) dialog {
	return &fileSheet{env: e, name: name, path: newField(path), write: write}
}

func (d *fileSheet) init() tea.Cmd { return nil }

func (d *fileSheet) update(msg tea.Msg) (dialog, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch d.verb(keyboard.Form, k) {
		case "esc":
			return nil, nil
		case "enter", "keep":
			if d.path.text() == "" {
				return d, nil
			}
			return nil, d.write(atHome(d.path.text()))
		}
	}
	d.path = d.path.update(msg)
	return d, nil
}

func (d *fileSheet) frame() frame { return frame{rows: 5, name: d.name} }

func (d *fileSheet) view(r room) drawing {
	p := newPaper(d.env, r, sheetText)
	p.blank(1)
	p.field(true, d.say("palette.file"), p.labels("palette.file"), d.path, p.width, understood{})
	p.blank(1)
	p.text(d.theme.Muted, d.say("palette.file_new"))
	return p.drawing()
}

func (d *fileSheet) hints() []key.Binding {
	return []key.Binding{d.hint("enter", "palette.write"), d.backHint()}
}

func (d *fileSheet) status() string { return d.say("palette.file_yours") }

// fileWritten says that a file was written, or why not.
func (a *app) fileWritten(m fileWrittenMsg) {
	switch {
	case errors.Is(m.err, os.ErrExist), errors.Is(m.err, store.ErrExists):
		a.tell(a.say("palette.file_there", "X", filepath.Base(m.path)))
		a.status.loud = true
	case m.err != nil:
		a.fail(m.err)
	default:
		a.tell(a.say("palette.written", "X", m.path))
	}
}
