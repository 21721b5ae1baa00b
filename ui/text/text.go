// Package text is the message catalogue: every sentence that tend says to a
// person, in English and German.
//
// Its one rule: no sentence stands in Go code. A message has an id, the name
// of its file and its key in it ("desk.summary" is summary in en/desk.toml and
// de/desk.toml), may have places to fill ({X}), and a form for one and for
// several, chosen by the pair N.
//
//	w := text.New("de")
//	w.Say("desk.held", "N", 7)                  // 7 zu prüfen
//	w.Say("desk.replied", "X", "Jonas Albrecht") // Jonas Albrecht hat die Antwort.
package text

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
)

//go:embed en/*.toml de/*.toml
var files embed.FS

// Words are all messages in one language. They never change, so that any
// number of goroutines may use them.
type Words struct {
	lang     string
	messages map[string]message
}

// New returns the words of a language, "en" or "de"; any other gives English.
func New(lang string) *Words {
	if lang != "de" {
		lang = "en"
	}
	w := &Words{lang: lang, messages: map[string]message{}}
	names, err := fs.Glob(files, lang+"/*.toml")
	if err != nil {
		panic(err) // the pattern above is good
	}
	for _, name := range names {
		if err := w.read(name); err != nil {
			panic(err) // a test reads every file that is embedded
		}
	}
	return w
}

// read adds the messages of one catalogue file.
func (w *Words) read(name string) error {
	raw, err := files.ReadFile(name)
	if err != nil {
		return err
	}
	var table map[string]any
	if err := toml.Unmarshal(raw, &table); err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	room := strings.TrimSuffix(path.Base(name), ".toml")
	for key, value := range table {
		m, err := newMessage(value)
		if err != nil {
			return fmt.Errorf("read %s: %s: %w", name, key, err)
		}
		w.messages[room+"."+key] = m
	}
	return nil
}

// Lang returns the language, "en" or "de".
func (w *Words) Lang() string { return w.lang }

// Has reports whether there is a message with that id.
func (w *Words) Has(id string) bool {
	_, ok := w.messages[id]
	return ok
}

// Say returns the message with its places filled from pairs of a name and a
// value: Say("desk.waits", "X", name). Whole numbers are written as the
// language writes them; the one called N also chooses between the forms for
// one and for several. An unknown id is returned as it is, so that a gap shows.
func (w *Words) Say(id string, pairs ...any) string {
	m, ok := w.messages[id]
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
