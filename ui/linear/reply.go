package linear

import (
	"errors"
	"strings"

	"tend/feeds"
	"tend/store"
	"tend/ui/phrase"
)

// replyLimit is how long a reply may be, in bytes.
const replyLimit = 64 << 10

// reply asks for the lines of an answer. What is written survives everything:
// each line is kept in the draft as soon as it is finished.
func (d *desk) reply() {
	it, ok := d.item()
	if !ok || !d.may(store.ActReply, it) {
		return
	}
	draft, err := d.store.Draft(d.ctx, d.who, it.ID)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		d.fail(err)
		return
	}
	if !d.introduce(it, draft.Text) {
		return
	}
	text, send := d.write(it, draft.Text)
	switch {
	case strings.TrimSpace(text) == "" && draft.Text != "":
		d.say("linear.draft_dropped")
	case strings.TrimSpace(text) == "":
		d.say("linear.as_before")
	case !send:
		d.say("linear.draft_kept")
	case it.State == store.Held:
		d.act(d.store.ApproveAndReply(d.ctx, d.who, it.ID, text))
	default:
		d.act(d.store.Reply(d.ctx, d.who, it.ID, text))
	}
}

// introduce says to whom the answer goes, under which name, and how it ends.
func (d *desk) introduce(it store.Item, draft string) bool {
	src, err := d.source(it)
	if err != nil {
		d.fail(err)
		return false
	}
	as, approves := "", ""
	if name := feeds.AppearsAs(src); name != "" {
		as = d.words.Say("mail.reply_as", "X", name)
	}
	if it.State == store.Held {
		approves = d.words.Say("mail.reply_approves")
	}
	d.out.line(joined(sentence(d.words.Say("mail.reply_name", "X", phrase.ItemName(it))), sentence(d.words.Say("mail.reply_where", "X", src.Name)), as))
	if approves != "" {
		d.out.line(approves)
	}
	d.say("linear.reply_lines")
	if draft != "" {
		d.say("mail.draft_here")
		d.out.text(draft)
	}
	return true
}

// write reads lines until one says what becomes of them: a full stop sends
// them, .q leaves them as a draft, .e goes on in the editor, .s writes a saved
// reply, .n begins anew.
func (d *desk) write(it store.Item, text string) (written string, send bool) {
	for {
		line, ok := d.line()
		switch {
		case !ok:
			return text, false
		case line == ".":
			return strings.TrimSpace(text), true
		case line == ".q":
			return text, false
		case line == ".n":
			text = ""
			d.say("linear.reply_anew")
		case line == ".e":
			text = d.edit(text)
		case line == ".s":
			if saved := d.saved(it); saved != "" {
				text = strings.TrimSpace(text + "\n" + saved)
				d.say("linear.reply_is")
				d.out.text(text)
			}
		case len(text)+len(line) > replyLimit:
			d.say("linear.reply_long")
			continue
		case text == "":
			text = line
		default:
			text += "\n" + line
		}
		if err := d.store.KeepDraft(d.ctx, d.who, it.ID, strings.TrimSpace(text)); err != nil {
			d.fail(err)
		}
	}
}

// edit lets the volunteer's own editor go on with a reply, and reads out what
// it is then.
func (d *desk) edit(text string) string {
	written := d.change(text)
	d.say("linear.reply_is")
	d.out.text(written)
	return written
}
