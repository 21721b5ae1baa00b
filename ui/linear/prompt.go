package linear

import (
	"strings"
	"time"
)

// pause is how much time is left to a sentence before the next announcement.
const pause = time.Second

// key waits for the next key. What happens meanwhile is announced, and what is
// due is sent.
func (d *desk) key() (string, bool) {
	d.out.raw = d.in.ask(false)
	d.out.prompt()
	for {
		select {
		case t := <-d.in.typed:
			return d.pressed(t)
		case <-d.ctx.Done():
			return "", false
		case r := <-d.outcomes:
			d.take(r)
		case <-d.nextNews():
			d.announce()
		case <-d.nextSend():
			d.send()
		case <-d.nextSync():
			d.syncItself()
		case r := <-d.changed:
			d.reread(r)
		case _, open := <-d.seen:
			if !open {
				d.seen = nil
				continue
			}
			d.notice()
		}
	}
}

// pressed shows what was pressed behind the prompt, where the terminal has not
// done so, and returns it as a key.
func (d *desk) pressed(t typed) (string, bool) {
	if !t.ok {
		d.out.finish("")
		return "", false
	}
	key := t.text
	if d.in.manner != Keys {
		key = strings.TrimSpace(key)
		if key == "" {
			key = "enter"
		}
	}
	if d.in.manner == Lines {
		d.out.finished()
	} else {
		d.out.finish(key)
	}
	return key, true
}

// line waits for a line of text. Nothing is announced before it is finished.
// At the end of all that is typed it is not ok.
func (d *desk) line() (string, bool) {
	d.out.raw = d.in.ask(true)
	d.out.prompt()
	select {
	case <-d.ctx.Done():
		return "", false
	case t := <-d.in.typed:
		if !t.ok {
			d.out.finish("")
			return "", false
		}
		if d.in.manner == Script {
			d.out.finish(t.text)
		} else {
			d.out.finished()
		}
		return t.text, true
	}
}

// nextNews fires when the next announcement may be made; never, if there is
// none.
func (d *desk) nextNews() <-chan time.Time {
	if len(d.news) == 0 {
		return nil
	}
	return time.After(time.Until(d.quiet))
}

// announce says what has waited longest, on a line of its own, and asks again.
func (d *desk) announce() {
	d.out.line(d.news[0])
	d.news, d.quiet = d.news[1:], time.Now().Add(pause)
	d.out.prompt()
}
