package linear

import (
	"errors"
	"strconv"

	"tend/store"
	"tend/ui/phrase"
	"tend/ui/replies"
)

// saved asks which of the saved replies is to be written, in the language of
// the comment; "" if none.
func (d *desk) saved(it store.Item) string {
	list, values, err := d.readSaved(it)
	switch {
	case err != nil:
		d.fail(err)
		return ""
	case len(list) == 0:
		d.say("linear.no_saved")
		return ""
	}
	for i, r := range list {
		d.out.line(d.words.Say("linear.option", "N", i+1, "X", stop(r.Name)))
	}
	d.say("linear.saved_which")
	typed, ok := d.line()
	n, err := strconv.Atoi(typed)
	if !ok || err != nil || n < 1 || n > len(list) {
		d.say("linear.as_before")
		return ""
	}
	text, err := list[n-1].Fill(values)
	var unknown *replies.UnknownError
	if errors.As(err, &unknown) && unknown.File == "" { // it stands beside a reason
		d.say("replies.unknown_reason", "X", list[n-1].Name, "Y", replies.Places())
		return ""
	}
	if errors.As(err, &unknown) {
		d.say("replies.unknown", "X", unknown.File, "L", unknown.Line, "Y", "{"+unknown.Place+"}", "Z", replies.Places())
		return ""
	}
	if err != nil {
		d.fail(err)
		return ""
	}
	return text
}

// readSaved reads the saved replies in the comment's language, or the desk's,
// and those that go with reasons, and what their places stand for.
func (d *desk) readSaved(it store.Item) ([]replies.Reply, replies.Values, error) {
	var shelf replies.Shelf
	if d.replies != "" {
		var err error
		if shelf, err = replies.Read(d.replies); err != nil {
			return nil, replies.Values{}, err
		}
	}
	comment, err := d.store.Comment(d.ctx, it.ID)
	if err != nil {
		return nil, replies.Values{}, err
	}
	text, err := d.store.Text(d.ctx, it.ID)
	if err != nil {
		return nil, replies.Values{}, err
	}
	lang := replies.Language(text.Body)
	if lang == "" {
		lang = d.words.Lang()
	}
	list := shelf.In(lang, d.words.Lang())
	for _, r := range d.config.Reasons {
		if r.Text != "" {
			list = append(list, r)
		}
	}
	values := replies.Values{Name: phrase.ItemName(it), Post: comment.PostTitle, Site: it.Source, Me: d.who}
	values.Signature = shelf.Signature(values, lang, d.words.Lang())
	return list, values, nil
}
