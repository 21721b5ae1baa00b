package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/keyboard"
	"tend/ui/when"
)

// member is the page about a person: what they wrote in any source, what was
// decided on it, what volunteers say of them, and who may be the same. Its
// rows are the comments, and behind them the suggestions.
type member struct {
	*env
	id      int64
	known   *memberLoadedMsg // nil until it is read
	problem string
	acted   bool // the status line says what was done
	row     choices
	on      readOn
}

func newMember(e *env, memberID int64) dialog { return &member{env: e, id: memberID} }

func (d *member) init() tea.Cmd { return d.desk.loadMember(d.id) }

func (d *member) update(msg tea.Msg) (dialog, tea.Cmd) {
	switch msg := msg.(type) {
	case memberLoadedMsg:
		if msg.err != nil {
			if msg.id == d.id {
				d.problem = d.words.Error(msg.err)
			}
			return d, nil
		}
		if msg.person.Members[0].ID != d.id {
			return d, nil // another page's
		}
		d.load(msg)
	case changedMsg:
		return d, d.desk.loadMember(d.id)
	case actedMsg:
		d.acted = true
		return d, d.desk.loadMember(d.id)
	case turnedMsg:
		return d, d.desk.loadMember(d.id)
	case tea.KeyPressMsg:
		return d.press(msg)
	}
	return d, nil
}

// load shows what is known now. The focus stays on its comment or on its
// person; it never goes from one who is suggested to another.
func (d *member) load(msg memberLoadedMsg) {
	focus := d.focus()
	d.known = &msg
	if focus.memberID != 0 {
		d.row.at = 0
	}
	d.row.set(d.row.at, d.rows())
	for at := range d.rows() {
		if d.at(at) == focus {
			d.row.at = at
		}
	}
}

// rows is how many rows there are to choose from.
func (d *member) rows() int {
	if d.known == nil {
		return 0
	}
	return len(d.known.comments) + len(d.known.person.Suggested)
}

// memberRow is what a row of the page is about: a comment, or somebody who is
// suggested.
type memberRow struct{ itemID, memberID int64 }

// at is what a row is about.
func (d *member) at(row int) memberRow {
	if wrote := len(d.known.comments); row >= wrote {
		return memberRow{memberID: d.known.person.Suggested[row-wrote].ID}
	}
	return memberRow{itemID: d.known.comments[row].ID}
}

// focus is what the row in focus is about; zero if there is none.
func (d *member) focus() memberRow {
	if d.row.at >= d.rows() {
		return memberRow{}
	}
	return d.at(d.row.at)
}

// suggestion is the one in focus, else the first; nil if there is none.
func (d *member) suggestion() *store.Suggestion {
	all := d.known.person.Suggested
	if len(all) == 0 {
		return nil
	}
	return &all[max(0, d.row.at-len(d.known.comments))]
}

func (d *member) press(k tea.KeyPressMsg) (dialog, tea.Cmd) {
	verb := d.verb(keyboard.Member, k)
	switch verb {
	case "esc", "quit", "member":
		return nil, nil
	}
	if d.known == nil || d.on.press(verb, d.row.at >= d.rows()-1) || d.row.press(verb, d.rows()) {
		return d, nil
	}
	switch verb {
	case "enter":
		return d.enter()
	case "browser":
		if address := d.known.person.Members[0].URL; address != "" {
			return d, answered(linkChosenMsg{url: address})
		}
	case "note":
		return d, openDialog(newPersonNote(d.env, d))
	case "task":
		return d, openDialog(newMemberTask(d.env, d.id, d.known.person.Members[0].Name))
	case "member-tag":
		return d, openDialog(newPersonTags(d.env, d))
	case "member-team":
		return d.act(d.desk.markTeam(d.id, !d.known.person.Team))
	case "member-link":
		if s := d.suggestion(); s != nil {
			return d.act(d.desk.linkMembers(d.id, s.ID))
		}
	case "member-apart":
		if s := d.suggestion(); s != nil {
			return d.act(d.desk.tellApart(d.id, s.ID))
		}
	case "member-unlink":
		if len(d.known.person.Members) > 1 {
			return d.act(d.desk.unlinkMember(d.id))
		}
	case "undo":
		d.acted = true
		return d, answered(undoChosenMsg{})
	}
	return d, nil
}

// act has the desk keep something about the person.
func (d *member) act(keep tea.Cmd) (dialog, tea.Cmd) {
	return d, answered(personChosenMsg{keep: keep})
}

// enter reads the comment in focus, or opens the page of who is suggested.
func (d *member) enter() (dialog, tea.Cmd) {
	switch {
	case d.rows() == 0:
		return d, nil
	case d.row.at < len(d.known.comments):
		return nil, answered(itemChosenMsg{id: d.known.comments[d.row.at].ID})
	}
	return d, openDialog(newMember(d.env, d.suggestion().ID))
}

func (d *member) frame() frame {
	f := frame{page: true, name: d.say("sheets.member_name")}
	switch {
	case d.known == nil:
	case d.known.person.Team:
		f.right = d.say("sheets.member_team")
	case d.wrote().Comments <= 1 && !d.wrote().Forgotten:
		f.right = d.say("sheets.member_newcomer")
	}
	return f
}

// wrote sums up what a person wrote, in the member that the page is about.
func (d *member) wrote() store.Member {
	sum := d.known.person.Members[0]
	for _, m := range d.known.person.Members[1:] {
		sum.Posts, sum.Comments = sum.Posts+m.Posts, sum.Comments+m.Comments
		if m.First.Before(sum.First) {
			sum.First = m.First
		}
		if m.Last.After(sum.Last) {
			sum.Last = m.Last
		}
		if !strings.Contains(", "+sum.Source+",", ", "+m.Source+",") {
			sum.Source += ", " + m.Source
		}
	}
	return sum
}

// seen says how much a person wrote, since when, and where.
func (d *member) seen() string {
	m := d.wrote()
	wrote := d.count("sheets.comments", m.Comments)
	if m.Posts > 0 {
		wrote = d.count("sheets.posts", m.Posts) + ", " + wrote
	}
	first, last := when.Date(d.words, m.First, d.now()), when.Date(d.words, m.Last, d.now())
	if first == last {
		return d.say("sheets.member_once", "WROTE", wrote, "DATE", first, "X", m.Source)
	}
	return d.say("sheets.member_seen", "WROTE", wrote, "FIRST", first, "LAST", last, "X", m.Source)
}

func (d *member) hints() []key.Binding {
	var hints []key.Binding
	if d.on.below > 0 {
		hints = append(hints, d.keyAs("down", "keys.read_on"))
	}
	if d.rows() > 0 {
		hints = append(hints, d.hint("enter", "sheets.read"))
	}
	if d.known != nil && !d.known.person.Members[0].Forgotten {
		hints = append(hints, d.keyAs("note", "people.hint_note"), d.key("task"), d.key("member-tag"))
		if d.suggestion() != nil {
			hints = append(hints, d.key("member-link"))
		}
		if len(d.known.person.Members) > 1 {
			hints = append(hints, d.key("member-unlink"))
		}
		hints = append(hints, d.key("member-team"))
		if d.known.person.Members[0].URL != "" {
			hints = append(hints, d.key("browser"))
		}
	}
	return append(hints, d.backHint())
}

func (d *member) status() string {
	switch {
	case d.problem != "":
		return d.problem
	case d.acted:
		return ""
	case d.known != nil && d.suggestion() != nil:
		return d.say("people.link_changes_nothing")
	}
	return d.say("sheets.member_status")
}
