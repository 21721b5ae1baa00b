package ui

import (
	"tend/store"
	"tend/ui/when"
)

// alsoRows is how many other comments of a member are shown beside one.
const alsoRows = 4

// readAlso reads what else the author of p's item wrote, the newest first.
func (d *desk) readAlso(p *page) error {
	if p.item.Kind != store.KindComment || p.member.Comments < 2 {
		return nil
	}
	all, err := d.store.Comments(d.ctx, store.Filter{MemberID: p.member.ID}, store.Page{Limit: alsoRows + 1})
	for _, c := range all {
		if c.ID != p.item.ID && len(p.also) < alsoRows {
			p.also = append(p.also, c)
		}
	}
	return err
}

// alsoBy lists them: how old, what became of it, and its first words.
func (t *leaf) alsoBy(p page) {
	if len(p.also) == 0 || t.layout.class < twoColumns {
		return
	}
	t.section(t.say("reading.also_by"), part{t.say("reading.also_by_who", "X", t.author(p.item), "N", p.member.Comments-1), t.theme.Muted})
	for _, c := range p.also {
		s := t.strip(0).right(t.theme.Muted, when.Age(t.words, c.Published, t.now()), 6).gap(2)
		if c.Pending != store.NotPending || c.State != store.Public {
			word, style := t.stateWord(c.Item)
			s.add(style, word).gap(2)
		}
		t.put(s.add(t.theme.Muted, t.theme.Signs.Cut(t.excerpt(c.Item), t.edge()-s.width)))
	}
}
