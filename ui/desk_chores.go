package ui

import (
	"bufio"
	"errors"
	"io/fs"
	"os"

	tea "charm.land/bubbletea/v2"

	"tend/ui/config"
	"tend/ui/editor"
	"tend/ui/phrase"
)

// fileWrittenMsg says that a file was written, or why not.
type fileWrittenMsg struct {
	path string
	err  error
}

// checkedMsg says what is wrong with the cache.
type checkedMsg struct {
	wrong []string
	err   error
}

// backup writes a copy of the cache to a new file.
func (d *desk) backup(path string) tea.Cmd {
	return func() tea.Msg { return fileWrittenMsg{path, d.store.Backup(d.ctx, path)} }
}

// export writes the list of sources to a new file.
func (d *desk) export(path string) tea.Cmd {
	return func() tea.Msg {
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return fileWrittenMsg{path, err}
		}
		buffer := bufio.NewWriter(f)
		if err = errors.Join(d.feeds.WriteOPML(d.ctx, buffer), buffer.Flush(), f.Close()); err != nil {
			err = errors.Join(err, os.Remove(path))
		}
		return fileWrittenMsg{path, err}
	}
}

// check examines the whole cache.
func (d *desk) check() tea.Cmd {
	return func() tea.Msg {
		wrong, err := d.store.Check(d.ctx)
		return checkedMsg{wrong, err}
	}
}

// loadPalette reads the settings as they are written, what was chosen last, and
// what the sources are called.
func (d *desk) loadPalette() tea.Cmd {
	return func() tea.Msg {
		m := paletteLoadedMsg{values: map[string]string{}, recent: d.memory.read().Recent}
		m.sources, m.err = d.store.SourceNames(d.ctx)
		if d.settings == "" {
			return m
		}
		for _, s := range config.Settings() {
			if value, err := config.Get(d.settings, s.Key); err == nil {
				m.values[s.Key] = value
			}
		}
		return m
	}
}

// changeSetting writes a setting, whose value is one of its choices.
func (d *desk) changeSetting(key, value string) tea.Cmd {
	return func() tea.Msg {
		_, err := config.Set(d.settings, key, value)
		return settingChangedMsg{err}
	}
}

// editSettings opens config.toml in the volunteer's editor. One that is not
// there is begun, with every setting explained.
func (a *app) editSettings() tea.Cmd {
	d := a.desk
	if err := config.Init(d.settings, a.words); err != nil && !errors.Is(err, fs.ErrExist) {
		a.fail(err)
		return nil
	}
	old, words := a.config, a.words
	return d.openEditor(editor.File(d.settings), func(err error) tea.Msg {
		if err := editor.Failed(err); err != nil {
			return toldMsg{phrase.Editor(words, err)}
		}
		return d.readSettings(old)
	})
}

// readSettingsNow reads config.toml without waiting for the news that it has
// changed.
func (a *app) readSettingsNow() tea.Cmd {
	d, old := a.desk, a.config
	return func() tea.Msg { return d.readSettings(old) }
}

// remember keeps in mind what was chosen from the palette.
func (d *desk) remember(id string) tea.Cmd {
	return func() tea.Msg {
		if err := d.memory.chose(id); err != nil {
			return failedMsg{err}
		}
		return nil
	}
}
