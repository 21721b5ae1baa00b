package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/keyboard"
	"tend/ui/phrase"
)

// sourcesPage shows all sources and how they are.
type sourcesPage struct {
	*env
	sources  []store.Source
	loaded   bool
	row      choices
	begin    int64            // the source to be in focus first; 0: any
	counted  sourceCountedMsg // of the source in focus
	renaming *field           // the new name of the source in focus, while it is typed
	syncing  bool
	reading  bool // the sources are being read
	again    bool // something has changed since that began
	problem  string
}

func newSourcesPage(e *env) dialog { return &sourcesPage{env: e} }

// newSourcesPageAt returns the page with one of the sources in focus.
func newSourcesPageAt(e *env, id int64) dialog { return &sourcesPage{env: e, begin: id} }

func (d *sourcesPage) init() tea.Cmd { return d.desk.loadSources() }

func (d *sourcesPage) update(msg tea.Msg) (dialog, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		d.problem = ""
		if d.renaming != nil {
			return d, d.rename(msg)
		}
		return d.press(msg)
	case tea.PasteMsg:
		if d.renaming != nil {
			*d.renaming = d.renaming.update(msg)
		}
	case sourcesLoadedMsg:
		d.load(msg)
		return d, tea.Batch(d.countFocus(), d.readAgain())
	case sourceCountedMsg:
		d.counted = msg
	case sourceRenamedMsg:
		return d, d.changed(msg.err)
	case removalLoadedMsg:
		if msg.err != nil {
			d.problem = d.words.Error(msg.err)
			return d, nil
		}
		return d, openDialog(d.removal(msg.source, msg.removal))
	case sourceRemovedMsg:
		return d, d.changed(msg.err)
	case syncProgressedMsg:
		d.syncing = true
		return d, d.read()
	case syncEndedMsg:
		d.syncing = false
		return d, d.read()
	case changedMsg:
		return d, d.read()
	}
	return d, nil
}

// read reads the sources again, once however much changes while they are being
// read: a sync tells of thousands of steps.
func (d *sourcesPage) read() tea.Cmd {
	if d.reading {
		d.again = true
		return nil
	}
	d.reading = true
	return d.desk.loadSources()
}

// readAgain reads the sources once more, if something has changed meanwhile.
func (d *sourcesPage) readAgain() tea.Cmd {
	d.reading = false
	if !d.again {
		return nil
	}
	d.again = false
	return d.read()
}

// load shows what the store has; the row in focus stays on its source.
func (d *sourcesPage) load(msg sourcesLoadedMsg) {
	if msg.err != nil {
		d.problem = d.words.Error(msg.err)
		return
	}
	focus, _ := d.source()
	if d.begin != 0 {
		focus.ID, d.begin = d.begin, 0
	}
	d.sources, d.loaded = msg.sources, true
	d.row.set(d.row.at, len(d.sources))
	for i, src := range d.sources {
		if src.ID == focus.ID {
			d.row.at = i
		}
	}
}

// changed says what went wrong with a change, or shows it.
func (d *sourcesPage) changed(err error) tea.Cmd {
	if err != nil {
		d.problem = d.words.Error(err)
	}
	return d.desk.loadSources()
}

// countFocus asks how much of the source in focus is here: of all of them it would
// take long.
func (d *sourcesPage) countFocus() tea.Cmd {
	src, ok := d.source()
	if !ok {
		return nil
	}
	return d.desk.countSource(src)
}

// source is the one in focus.
func (d *sourcesPage) source() (store.Source, bool) {
	if d.row.at >= len(d.sources) {
		return store.Source{}, false
	}
	return d.sources[d.row.at], true
}

func (d *sourcesPage) press(k tea.KeyPressMsg) (dialog, tea.Cmd) {
	verb := d.verb(keyboard.Sources, k)
	if d.row.press(verb, len(d.sources)) {
		return d, d.countFocus()
	}
	switch verb {
	case "esc", "quit", "sources":
		return nil, nil
	case "source-add":
		return d, openDialog(newAddSource(d.env))
	}
	src, ok := d.source()
	if !ok {
		return d, nil
	}
	switch verb {
	case "source-sync":
		return d, answered(sourcesChosenMsg{ids: []int64{src.ID}})
	case "source-login":
		return d, d.desk.openLogin(d.env, src.ID)
	case "source-rename":
		name := newField(src.Name)
		d.renaming = &name
	case "source-remove":
		return d, d.desk.loadRemoval(src)
	case "browser":
		return d, answered(linkChosenMsg{url: src.URL})
	}
	return d, nil
}

// rename types into the name of the source in focus.
func (d *sourcesPage) rename(k tea.KeyPressMsg) tea.Cmd {
	src, _ := d.source()
	name := d.renaming.text()
	switch d.verb(keyboard.Form, k) {
	case "esc":
		d.renaming = nil
	case "enter":
		d.renaming = nil
		if name != "" && name != src.Name {
			return d.desk.renameSource(src.ID, name)
		}
	default:
		*d.renaming = d.renaming.update(k)
	}
	return nil
}

// removal is the question before a source goes.
func (d *sourcesPage) removal(src store.Source, r store.Removal) dialog {
	goes := d.say("sheets.remove_goes", "POSTS", d.count("sheets.posts", r.Posts), "COMMENTS", d.count("sheets.comments", r.Comments))
	lines := []string{goes}
	if r.Kept > 0 {
		lines = append(lines, d.say("sheets.remove_stays", "N", r.Kept,
			"NOTES", d.say("sheets.notes", "N", r.Notes), "TASKS", d.say("sheets.tasks", "N", r.Tasks)))
	}
	return &question{
		env:   d.env,
		name:  d.say("sheets.remove_name", "X", src.Name),
		lines: append(lines, d.say("sheets.remove_again")),
		answers: []answer{{
			"confirm-remove", d.keyAs("confirm-remove", "sheets.remove_do"),
			func() tea.Cmd { return d.desk.removeSource(src) },
		}},
		stay: d.backHint(),
		said: d.say("sheets.remove_status"),
		wide: true,
	}
}

// kept says with a message how many posts and comments of a source are here,
// as soon as they are counted.
func (d *sourcesPage) kept(id string, src store.Source) string {
	if d.counted.err != nil {
		return d.words.Error(d.counted.err)
	}
	if d.counted.id != src.ID {
		return ""
	}
	kept := d.counted.kept
	posts, comments := d.count("sheets.posts", kept.Posts), d.count("sheets.comments", kept.Comments)
	return d.say(id, "POSTS", posts, "COMMENTS", comments)
}

func (d *sourcesPage) frame() frame {
	return frame{page: true, name: d.say("sheets.sources_name"), note: d.counts()}
}

// counts says how many sources are well, failing, and so on.
func (d *sourcesPage) counts() string {
	n := map[store.HealthState]int{}
	for _, src := range d.sources {
		n[src.Health.State]++
	}
	said := ""
	for _, state := range []store.HealthState{store.Well, store.Fresh, store.Failing, store.Resting, store.Stopped} {
		if n[state] == 0 {
			continue
		}
		if said != "" {
			said += ", "
		}
		said += phrase.Count(d.words, state, n[state])
	}
	return said
}

func (d *sourcesPage) view(r room) drawing {
	p := newPaper(d.env, r, pageText)
	if len(d.sources) == 0 {
		if d.loaded {
			p.text(d.theme.Muted, d.say("sheets.sources_none"))
		}
		return p.drawing()
	}
	rows := 3
	if r.height < 12 {
		rows = 2
	}
	from, to := d.row.window(len(d.sources), (r.height+1)/rows)
	for i := from; i < to; i++ {
		focus := i == d.row.at
		p.row(focus, func(s *strip) { d.line(s, p, d.sources[i], d.nameStyle(focus)) })
		d.second(p, focus, d.sources[i])
		if rows == 3 {
			p.blank(1)
		}
	}
	return p.drawing()
}

func (d *sourcesPage) hints() []key.Binding {
	if d.renaming != nil {
		return []key.Binding{d.hint("enter", "sheets.keep"), d.backHint()}
	}
	hints := []key.Binding{}
	if len(d.sources) > 0 {
		hints = append(hints, d.key("source-sync"), d.key("source-login"), d.key("source-rename"))
	}
	hints = append(hints, d.key("source-add"))
	if len(d.sources) > 0 {
		hints = append(hints, d.key("source-remove"), d.key("browser"))
	}
	return append(hints, d.backHint())
}

func (d *sourcesPage) status() string {
	src, ok := d.source()
	switch {
	case d.problem != "":
		return d.problem
	case d.syncing || !ok:
		return ""
	}
	if src.Health.State == store.Failing || src.Health.State == store.Stopped {
		return d.kept("sheets.kept_safe", src)
	}
	return d.kept("sheets.kept_here", src)
}
