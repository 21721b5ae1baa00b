// Package text is the message catalogue: every sentence that tend says to a
// person, in English and German.
//
// Its one rule: no sentence stands in Go code. A message has an id, the name
// of its file and its key in it ("errors.full" is full in en/errors.toml and
// de/errors.toml), may have places to fill ({X}), and a form for one and for
// several, chosen by the pair N.
//
// An id is written out where it is said, or begins with a literal that ends in
// an underscore ("errors.fail_" + code): a test finds ids that are said but not
// defined, and those that are defined but never said.
//
// golang.org/x/text chooses plural forms and writes numbers. A place such as
// {key:undo} takes the key that the verb really has. A room is read when its
// first message is said, and a message is put together when it is said.
//
//	w := text.New("de")
//	w.Say("when.days", "N", 3)                                 // 3 Tagen
//	w.Say("errors.fail_refused_detail", "X", "Blog", "D", "403") // Blog hat abgelehnt (403).
package text

import (
	"embed"
	"io/fs"
	"path"
	"strings"
	"sync"

	"golang.org/x/text/language"
	printer "golang.org/x/text/message"

	"tend/ui/keyboard"
)

//go:embed en/*.toml de/*.toml
var files embed.FS

// Words are all messages in one language. Any number of goroutines may use
// them. A room's file is read when its first message is said, so that starting
// costs what is shown and not what could be.
type Words struct {
	lang  string
	tag   language.Tag
	rooms map[string]func() room
	count *printer.Printer    // writes plain numbers
	keys  func() keyboard.Map // what {key:undo} is
	aloud bool                // they are heard, not seen
}

// New returns the words of a language, "en" or "de"; any other gives English.
func New(lang string) *Words {
	if lang != "de" {
		lang = "en"
	}
	w := &Words{keys: chosen(nil), lang: lang, tag: language.MustParse(lang), rooms: map[string]func() room{}}
	w.count = printer.NewPrinter(w.tag)
	names, err := fs.Glob(files, lang+"/*.toml")
	if err != nil {
		panic(err) // the pattern above is good
	}
	for _, name := range names {
		w.rooms[strings.TrimSuffix(path.Base(name), ".toml")] = sync.OnceValue(func() room { return open(name) })
	}
	return w
}

// open reads a catalogue file that is embedded.
func open(name string) room {
	raw, err := files.ReadFile(name)
	if err != nil {
		panic(err) // it was found there
	}
	r, err := read(string(raw))
	if err != nil {
		panic(err) // a test reads every file that is embedded
	}
	return r
}

// find returns the message of an id, and whether there is one.
func (w *Words) find(id string) (message, bool) {
	name, key, _ := strings.Cut(id, ".")
	open, ok := w.rooms[name]
	if !ok {
		return message{}, false
	}
	m, ok := open()[key]
	return m, ok
}

// Lang returns the language, "en" or "de".
func (w *Words) Lang() string { return w.lang }

// Has reports whether there is a message with that id.
func (w *Words) Has(id string) bool {
	_, ok := w.find(id)
	return ok
}

// Say returns the message with its places filled from pairs of a name and a
// value: Say("when.ago", "X", age). Whole numbers are written as the
// language writes them; the one called N also chooses between the forms for
// one and for several. An unknown id is returned as it is, so that a gap shows.
func (w *Words) Say(id string, pairs ...any) string {
	m, ok := w.find(id)
	if w.aloud {
		if spoken, some := w.find(id + aloud); some {
			m, ok = spoken, true
		}
	}
	if !ok {
		return id
	}
	return w.write(m, pairs)
}

// WithKeys returns the same words for somebody who has other keys.
func (w *Words) WithKeys(keys keyboard.Map) *Words {
	other := *w
	other.keys = func() keyboard.Map { return keys }
	return &other
}

// WithChoices returns the same words for somebody who chose other keys. They
// are bound when the first one is named: most commands name none.
func (w *Words) WithChoices(choices []keyboard.Choice) *Words {
	other := *w
	other.keys = chosen(choices)
	return &other
}

// chosen returns the keys of somebody who chose some of them.
func chosen(choices []keyboard.Choice) func() keyboard.Map {
	return sync.OnceValue(func() keyboard.Map {
		m, _ := keyboard.New(choices) // what is wrong with them is said where they are read
		return m
	})
}

// key is how a verb is reached: its key, or what finds it in the palette.
func (w *Words) key(verb string) string {
	switch key := w.keys().Key(verb); {
	case key == "":
		return ":" + verb
	case w.aloud:
		return w.Spell(key)
	default:
		return key
	}
}

// Number writes a whole number with the language's mark between thousands:
// 38,210 or 38.210.
func (w *Words) Number(n int) string { return w.count.Sprintf("%d", n) }
