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
// The catalogue is a map of cut texts and no library's, because Say is called
// some hundred times a frame: it takes 0.13 µs, while go-i18n took 2.2 µs and
// x/text/message 1.4 µs, and both more time to load. The price is that the
// plural rule, one or several, stands here.
//
//	w := text.New("de")
//	w.Say("when.days", "N", 3)                                 // 3 Tagen
//	w.Say("errors.fail_refused_detail", "X", "Blog", "D", "403") // Blog abgelehnt (403).
package text

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
)

//go:embed en/*.toml de/*.toml
var files embed.FS

// Words are all messages in one language. Any number of goroutines may use
// them. A room's file is read when its first message is said, so that starting
// costs what is shown and not what could be.
type Words struct {
	lang  string
	rooms map[string]func() map[string]message
}

// New returns the words of a language, "en" or "de"; any other gives English.
func New(lang string) *Words {
	if lang != "de" {
		lang = "en"
	}
	w := &Words{lang: lang, rooms: map[string]func() map[string]message{}}
	names, err := fs.Glob(files, lang+"/*.toml")
	if err != nil {
		panic(err) // the pattern above is good
	}
	for _, name := range names {
		room := strings.TrimSuffix(path.Base(name), ".toml")
		w.rooms[room] = sync.OnceValue(func() map[string]message {
			messages, err := read(name)
			if err != nil {
				panic(err) // a test reads every file that is embedded
			}
			return messages
		})
	}
	return w
}

// read returns the messages of one catalogue file by their keys.
func read(name string) (map[string]message, error) {
	raw, err := files.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var table map[string]any
	if err := toml.Unmarshal(raw, &table); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	messages := make(map[string]message, len(table))
	for key, value := range table {
		m, err := newMessage(value)
		if err != nil {
			return nil, fmt.Errorf("read %s: %s: %w", name, key, err)
		}
		messages[key] = m
	}
	return messages, nil
}

// message returns the message with that id, and whether there is one.
func (w *Words) message(id string) (message, bool) {
	room, key, _ := strings.Cut(id, ".")
	messages, ok := w.rooms[room]
	if !ok {
		return message{}, false
	}
	m, ok := messages()[key]
	return m, ok
}

// Lang returns the language, "en" or "de".
func (w *Words) Lang() string { return w.lang }

// Has reports whether there is a message with that id.
func (w *Words) Has(id string) bool {
	_, ok := w.message(id)
	return ok
}

// Say returns the message with its places filled from pairs of a name and a
// value: Say("when.ago", "X", age). Whole numbers are written as the
// language writes them; the one called N also chooses between the forms for
// one and for several. An unknown id is returned as it is, so that a gap shows.
func (w *Words) Say(id string, pairs ...any) string {
	m, ok := w.message(id)
	if !ok {
		return id
	}
	f := m.other
	if m.one != nil && isOne(pairs) {
		f = m.one
	}
	return f.fill(w, pairs)
}

// Number writes a whole number with the language's mark between thousands:
// 38,210 or 38.210.
func (w *Words) Number(n int) string {
	if -1000 < n && n < 1000 {
		return strconv.Itoa(n)
	}
	mark := byte(',')
	if w.lang == "de" {
		mark = '.'
	}
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	out := make([]byte, 0, len(digits)+len(digits)/3)
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			out = append(out, mark)
		}
		out = append(out, digits[i])
	}
	return sign + string(out)
}
