package ui

// newFirstStart returns the page as the first thing to be seen.
func newFirstStart(e *env) dialog {
	return &addSource{env: e, form: newForm(""), first: true, dir: e.desk.folder()}
}

// welcome writes what tend is, over the field for the first address.
func (d *addSource) welcome(p *paper) {
	if p.narrow() {
		p.sentence(d.theme.Text, d.say("sheets.welcome"))
		p.sentence(d.theme.Muted, d.say("sheets.paste_short"))
		return
	}
	p.indent, p.width = 6, min(p.width, 70)
	p.sentence(d.theme.Text, d.say("sheets.welcome"))
	p.blank(1)
	p.text(d.theme.Muted, d.say("sheets.about_tend"))
	p.blank(1)
	p.sentence(d.theme.Strong, d.say("sheets.first_source"))
	p.text(d.theme.Muted, d.say("sheets.paste"))
	p.blank(1)
}

// ways writes the other ways to begin, and where everything is kept.
func (d *addSource) ways(p *paper) {
	for _, way := range [][2]string{
		{"enter", "sheets.way_look"}, {d.keys.Key("add-sample"), "sheets.way_demo"}, {d.keys.Key("add-file"), "sheets.way_file"},
	} {
		p.line(func(s *strip) {
			s.field(d.theme.Strong, way[0], 8).add(d.theme.Muted, d.theme.Signs.Cut(d.say(way[1]), p.width-8-p.indent))
		})
	}
	if !p.narrow() && d.dir != "" {
		p.blank(1)
		p.sentence(d.theme.Muted, d.say("sheets.data_stays", "X", d.dir))
	}
}
