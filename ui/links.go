package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/net/html"

	"tend/feeds/web"
	"tend/store"
	"tend/ui/browser"
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

// links reads which addresses a text leads to and lets one be chosen.
func (d *desk) links(e *env, it store.Item) tea.Cmd {
	return func() tea.Msg {
		t, err := d.store.Text(d.ctx, it.ID)
		if err != nil {
			return failedMsg{err}
		}
		found := findLinks(t.HTML)
		if len(found) == 0 {
			return toldMsg{e.say("desk.no_links")}
		}
		return dialogOpenedMsg{dialog: newLinks(e, found), late: true}
	}
}

// browse hands an address to the system's browser: one argument, no shell, and
// none of our input or output.
func (d *desk) browse(address string) tea.Cmd {
	return func() tea.Msg {
		// Not bound to the desk's life: the browser may outlive it.
		if err := browser.Open(address); err != nil {
			return failedMsg{err}
		}
		return nil
	}
}

// findLinks returns the addresses that HTML leads to, each once, with the
// words that lead there.
func findLinks(source string) []link {
	var found []link
	seen := map[string]bool{}
	t := html.NewTokenizer(strings.NewReader(source))
	target, words := "", ""
	for {
		switch t.Next() {
		case html.ErrorToken:
			return found
		case html.TextToken:
			if target != "" {
				words += string(t.Text())
			}
		case html.StartTagToken:
			if address, ok := browser.Safe(href(t)); ok && !seen[address] {
				target, words = address, ""
			}
		case html.EndTagToken:
			if name, _ := t.TagName(); target != "" && string(name) == "a" {
				seen[target] = true
				found = append(found, link{text: web.Line(strings.Join(strings.Fields(words), " ")), url: target})
				target = ""
			}
		}
	}
}

// href is where the tag that was just read leads; "" if it is no link.
func href(t *html.Tokenizer) string {
	name, more := t.TagName()
	if string(name) != "a" {
		return ""
	}
	for more {
		var key, value []byte
		if key, value, more = t.TagAttr(); string(key) == "href" {
			return string(value)
		}
	}
	return ""
}
