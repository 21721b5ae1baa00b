package ui

import (
	"net/url"
	"os/exec"
	"runtime"
	"strings"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/net/html"

	"tend/feeds/web"
	"tend/store"
)

// browsable returns an address as it may be handed to a browser: http or
// https, with a host and no user, written anew from its parts.
func browsable(address string) (string, bool) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.User != nil {
		return "", false
	}
	if u.Scheme != "http" && u.Scheme != "https" {
		return "", false
	}
	return u.String(), true
}

// browse opens what is in focus in the browser.
func (a *app) browse() tea.Cmd {
	it, _ := a.item()
	return a.openURL(it.URL)
}

// openURL opens an address in the browser, if it is one that may be.
func (a *app) openURL(address string) tea.Cmd {
	target, ok := browsable(address)
	if !ok {
		a.tell(a.say("desk.no_url"))
		return nil
	}
	a.tell(a.say("desk.opened", "X", a.host(target)))
	return a.desk.browse(target)
}

// host is where an address leads, as a person should see it.
func (a *app) host(address string) string {
	if u, err := url.Parse(address); err == nil {
		return u.Host
	}
	return address
}

// copyLink puts the address of what is in focus into the clipboard.
func (a *app) copyLink() tea.Cmd {
	it, _ := a.item()
	target, ok := browsable(it.URL)
	if !ok {
		return nil
	}
	a.tell(a.say("desk.copied", "X", a.host(target)))
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
		if err := exec.Command(opener(), address).Run(); err != nil {
			return failedMsg{err}
		}
		return nil
	}
}

// opener is the system's program that opens an address.
func opener() string {
	switch runtime.GOOS {
	case "darwin":
		return "open"
	case "windows":
		return "explorer"
	}
	return "xdg-open"
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
			if address, ok := browsable(href(t)); ok && !seen[address] {
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
