package ui

import (
	"errors"
	"io/fs"
	"net/url"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/feeds"
	"tend/feeds/login"
	"tend/feeds/web"
	"tend/store"
	"tend/ui/keyboard"
)

// addSource is the page on which a source is added: an address is typed, what
// is found there is shown, and what is chosen is kept and synced. On a desk
// without sources it is also the first thing one sees.
type addSource struct {
	*env
	first   bool   // nothing is connected yet
	dir     string // where everything is kept, as it is shown to people
	file    bool   // the field names a list of feeds
	form    form   // address; with a login also user and password
	seq     int    // of the newest question to the outside
	busy    string
	writing bool // what is done cannot be left any more
	problem string
	found   *foundFeeds // nil until something was found
}

// The fields of an addSource.
const (
	addAddress = iota
	addUser
	addPassword
)

// newAddSource returns the page for one more source.
func newAddSource(e *env) dialog { return &addSource{env: e, form: newForm("")} }

func (d *addSource) init() tea.Cmd { return nil }

func (d *addSource) update(msg tea.Msg) (dialog, tea.Cmd) {
	switch msg := msg.(type) {
	case discoveredMsg:
		if msg.seq == d.seq {
			d.discovered(msg)
		}
	case sourceAddedMsg:
		d.busy, d.writing = "", false
		if msg.err != nil {
			d.problem = d.words.Error(msg.err)
			return d, nil
		}
		return nil, answered(sourcesChosenMsg{ids: []int64{msg.source.ID}})
	case sourcesImportedMsg:
		return d.imported(msg)
	case tea.KeyPressMsg:
		return d.press(msg)
	case tea.PasteMsg:
		switch {
		case d.found != nil:
			d.found.update(msg)
		case d.busy == "":
			d.form.update(msg)
		}
	}
	return d, nil
}

// press handles a key by what is being done: waiting, choosing, typing.
func (d *addSource) press(k tea.KeyPressMsg) (dialog, tea.Cmd) {
	verb := d.verb(keyboard.Add, k)
	if verb == "esc" {
		return d.back()
	}
	switch {
	case d.busy != "":
		return d, nil
	case d.found != nil:
		if d.found.update(k) {
			d.busy, d.writing = d.say("sheets.adding"), true
			return d, d.desk.addSource(d.found.discovery, d.found.choice(d.user()))
		}
		return d, nil
	case verb == "add-sample" && d.first:
		return nil, answered(demoChosenMsg{})
	case verb == "add-file":
		d.file, d.problem, d.form = !d.file, "", newForm("")
		return d, nil
	}
	d.problem = ""
	if !d.form.update(k) {
		return d, nil
	}
	return d, d.look()
}

// look asks for what is at the address, or reads the list of feeds.
func (d *addSource) look() tea.Cmd {
	text := d.form.text(addAddress)
	if text == "" {
		return nil
	}
	if d.desk.feeds == nil {
		d.problem = d.say("sheets.no_adding")
		return nil
	}
	d.seq++
	if d.file {
		d.busy, d.writing = d.say("sheets.importing", "X", text), true
		return d.desk.importList(text)
	}
	d.busy = d.say("sheets.looking", "X", address(text))
	return d.desk.discover(d.seq, text, d.user())
}

// user is the login that was typed, if one was asked for.
func (d *addSource) user() login.Basic {
	if len(d.form.fields) <= addPassword {
		return login.Basic{}
	}
	return login.Basic{User: d.form.text(addUser), Password: d.form.text(addPassword)}
}

// back goes one step back: from waiting and choosing to the address, from
// there to the desk. What is being written is waited for: it takes a moment,
// and a source that came behind one's back would be worse.
func (d *addSource) back() (dialog, tea.Cmd) {
	if d.writing {
		return d, nil
	}
	if d.busy == "" && d.found == nil {
		return nil, nil
	}
	d.seq++ // what was asked for does not matter any more
	d.busy, d.problem, d.found = "", "", nil
	return d, nil
}

// discovered shows what was found, asks for a login, or says why nothing was.
func (d *addSource) discovered(msg discoveredMsg) {
	d.busy = ""
	var failure *web.Failure
	switch {
	case errors.As(msg.err, &failure):
		d.problem = d.words.Failure(failure.Failure, host(withScheme(d.form.text(addAddress))))
		if failure.Code == store.FailLogin && len(d.form.fields) == 1 {
			d.problem = d.say("sheets.login_needed")
			d.form.fields = append(d.form.fields, newField(""), field{secret: true})
			d.form.at = addUser
		}
	case msg.err != nil:
		d.problem = d.wrong(msg.err)
	case len(msg.found.Feeds) == 0:
		d.problem = d.say("sheets.found_none", "X", address(d.form.text(addAddress)))
	default:
		d.found = newFoundFeeds(d.env, msg.found)
	}
}

// wrong says why nothing was added.
func (d *addSource) wrong(err error) string {
	if errors.Is(err, feeds.ErrSample) {
		return d.say("demo.no_adding")
	}
	return d.words.Error(err)
}

// withScheme is an address as a browser would read it.
func withScheme(address string) string {
	if host(address) == address {
		return "https://" + address
	}
	return address
}

// imported says what came of a list of feeds, and goes on to sync them.
func (d *addSource) imported(msg sourcesImportedMsg) (dialog, tea.Cmd) {
	d.busy, d.writing = "", false
	switch {
	case errors.Is(msg.err, fs.ErrNotExist):
		d.problem = d.say("sheets.no_file", "X", d.form.text(addAddress))
		return d, nil
	case msg.err != nil:
		d.problem = d.wrong(msg.err)
		return d, nil
	case len(msg.added) == 0:
		d.problem = d.say("sheets.import_none")
		return d, nil
	}
	chosen := sourcesChosenMsg{}
	for _, src := range msg.added {
		chosen.ids = append(chosen.ids, src.ID)
	}
	said := d.say("sheets.imported", "N", len(msg.added))
	if msg.left > 0 {
		said += " " + d.say("sheets.import_left", "N", msg.left)
	}
	return nil, tea.Sequence(answered(toldMsg{said}), answered(chosen))
}

func (d *addSource) frame() frame {
	switch {
	case d.found != nil:
		return frame{
			page: true, name: d.say("sheets.add_name"), note: d.say("sheets.found", "N", len(d.found.discovery.Feeds)),
			right: address(d.found.discovery.Address),
		}
	case d.first:
		return frame{page: true}
	}
	return frame{page: true, name: d.say("sheets.add_name")}
}

func (d *addSource) view(r room) drawing {
	if d.found != nil {
		return d.found.view(r)
	}
	p := newPaper(d.env, r, pageText)
	if d.first {
		d.welcome(p)
	} else {
		p.text(d.theme.Muted, d.say("sheets.paste"))
		p.blankIfRoom()
	}
	d.fields(p)
	d.answer(p)
	if d.first {
		d.ways(p)
	}
	return p.drawing()
}

// fields writes what is typed.
func (d *addSource) fields(p *paper) {
	ids := []string{"sheets.add_address", "sheets.add_user", "sheets.add_password"}
	if d.file {
		ids[addAddress] = "sheets.add_file"
	}
	ids = ids[:len(d.form.fields)]
	cells := p.labels(ids...)
	for i, f := range d.form.fields {
		p.field(i == d.form.at && d.busy == "", d.say(ids[i]), cells, f, p.width, understood{})
	}
}

// answer writes what came of the address: that it is being looked at, or what
// went wrong.
func (d *addSource) answer(p *paper) {
	p.blankIfRoom()
	switch {
	case d.busy != "":
		p.text(d.theme.Accent, d.busy)
		p.blankIfRoom()
	case d.problem != "":
		p.text(d.theme.Warning, d.problem)
		p.blankIfRoom()
	}
}

func (d *addSource) hints() []key.Binding {
	last := d.backHint()
	if d.first && d.busy == "" && d.found == nil {
		last = d.hint("esc", "sheets.not_now")
	}
	switch {
	case d.writing:
		return nil
	case d.busy != "":
		return []key.Binding{d.hint("esc", "sheets.cancel")}
	case d.found != nil:
		return append(d.found.hints(), last)
	}
	hints := []key.Binding{d.hint("enter", "sheets.look")}
	if d.file {
		hints[0] = d.hint("enter", "sheets.import")
	}
	if d.first {
		hints = append(hints, d.key("add-sample"))
	}
	if d.file {
		return append(hints, d.keyAs("add-file", "sheets.by_address"), last)
	}
	return append(hints, d.key("add-file"), last)
}

func (d *addSource) status() string {
	if d.first {
		return d.say("sheets.language")
	}
	return d.say("sheets.nothing_kept")
}

// host is where an address really leads.
func host(address string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return u.Hostname()
	}
	return address
}
