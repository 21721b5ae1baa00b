package ui

import (
	"strconv"
	"strings"

	"tend/ui/browser"
	"tend/ui/prose"
)

// linksShown is how many addresses are listed below a text.
const linksShown = 8

// links lists where the links of a text lead: first the host, which nobody can
// disguise. What stands in the text in full is not said twice.
func (t *leaf) links(all []prose.Link) {
	var listed []int
	for i, l := range all {
		if !l.InText() {
			listed = append(listed, i)
		}
	}
	if len(listed) == 0 {
		return
	}
	t.section(t.say("reading.links"), part{t.words.Number(len(all)), t.theme.Muted})
	cells := len(strconv.Itoa(len(all))) + 2
	for n, i := range listed {
		if n == linksShown && len(listed) > linksShown+1 {
			s := t.strip(2)
			t.put(s.add(t.theme.Muted, t.theme.Signs.Cut(t.say("reading.links_more", "N", len(listed)-n), t.edge()-s.width)))
			return
		}
		s := t.strip(2).right(t.theme.Link.Underline(false), "["+strconv.Itoa(i+1)+"]", cells).gap(1)
		host := browser.Host(all[i].URL)
		s.add(t.theme.Text, t.theme.Signs.Cut(host, t.edge()-s.width)).gap(1)
		t.put(s.add(t.theme.Muted, t.theme.Signs.Cut(behindHost(all[i].URL, host), t.edge()-s.width)))
	}
}

// behindHost is what an address says behind its host.
func behindHost(address, host string) string {
	_, path, _ := strings.Cut(address, host)
	if path == "/" {
		return ""
	}
	return path
}
