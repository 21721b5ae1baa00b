package ui

import (
	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/browser"
	"tend/ui/prose"
)

// browse opens what is in focus in the browser.
func (a *app) browse() tea.Cmd {
	it, _ := a.item()
	return a.openURL(it.URL)
}

// openURL opens an address in the browser, if it is one that may be.
func (a *app) openURL(address string) tea.Cmd {
	target, ok := browser.Safe(address)
	if !ok {
		a.tell(a.say("desk.no_url"))
		return nil
	}
	a.tell(a.say("desk.opened", "X", browser.Host(target)))
	return a.desk.browse(target)
}

// copyLink puts the address of what is in focus into the clipboard.
func (a *app) copyLink() tea.Cmd {
	it, _ := a.item()
	target, ok := browser.Safe(it.URL)
	if !ok {
		return nil
	}
	a.tell(a.say("desk.copied", "X", browser.Host(target)))
	return tea.SetClipboard(target)
}

// chooseLink lets one of the links in the text be chosen.
func (a *app) chooseLink() tea.Cmd {
	it, ok := a.item()
	if !ok {
		return nil
	}
	return a.desk.links(a.env, it)
}

// links reads where a text leads and lets one of its links be chosen.
func (d *desk) links(e *env, it store.Item) tea.Cmd {
	return func() tea.Msg {
		t, err := d.store.Text(d.ctx, it.ID)
		if err != nil {
			return failedMsg{err}
		}
		found := prose.Read(t.HTML, linkBytes).Links
		if len(found) == 0 {
			return toldMsg{e.say("desk.no_links")}
		}
		return dialogOpenedMsg{dialog: newLinks(e, found), late: true}
	}
}

// linkBytes is how much of a text is searched for links.
const linkBytes = 4 << 20

// browse hands an address to the system's browser: one argument, no shell, and
// none of our input or output.
func (d *desk) browse(address string) tea.Cmd {
	return func() tea.Msg {
		// Not bound to the desk's life: the browser may outlive it.
		if err := browser.Open(address); err != nil {
			return noBrowserMsg{}
		}
		return nil
	}
}
