// Package replies reads saved replies: texts that volunteers keep for what they
// answer often, one file for each in the folder replies beside config.toml.
//
// A file is called thanks.md, or thanks.de.md for a text in one language. In
// it, places such as {first_name} are filled from the comment that is answered.
// signature.md, and signature.de.md, is no reply but what {signature} stands
// for.
//
// Files were chosen over a table of config.toml because a reply has paragraphs,
// is written in an editor, and is shared with others as it is.
package replies

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tend/feeds/web"
)

// Reply is one saved reply in one language.
type Reply struct {
	Name string
	Lang string // "de"; empty: for any
	Text string
	File string // its file's name
}

// Shelf is all that is in a folder.
type Shelf struct {
	Replies    []Reply // in the order of their names
	Signatures []Reply
	Oversized  []string // files that are too long, or cannot be read, and are left out
}

// What is read of a folder at most.
const (
	mostFiles  = 500
	mostBytes  = 64 << 10
	suffix     = ".md"
	signatures = "signature"
)

// Folder is where the replies are, given where config.toml is.
func Folder(config string) string { return filepath.Join(filepath.Dir(config), "replies") }

// Read reads the saved replies of a folder. One that is not there has none.
func Read(folder string) (Shelf, error) {
	var shelf Shelf
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return shelf, nil
	}
	if err != nil {
		return shelf, fmt.Errorf("read saved replies: %w", err)
	}
	for _, entry := range entries {
		name, isReply := strings.CutSuffix(entry.Name(), suffix)
		if !isReply || strings.HasPrefix(name, ".") || entry.IsDir() || len(shelf.Replies) == mostFiles {
			continue
		}
		r := Reply{Name: web.Line(name), File: entry.Name()}
		if base, lang, ok := cutLang(name); ok {
			r.Name, r.Lang = web.Line(base), lang
		}
		raw, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		if err != nil || len(raw) > mostBytes {
			shelf.Oversized = append(shelf.Oversized, web.Line(entry.Name()))
			continue
		}
		r.Text = web.Block(strings.ToValidUTF8(string(raw), ""))
		if strings.EqualFold(r.Name, signatures) {
			shelf.Signatures = append(shelf.Signatures, r)
			continue
		}
		shelf.Replies = append(shelf.Replies, r)
	}
	return shelf, nil
}

// cutLang takes a language off a file's name: thanks.de.
func cutLang(name string) (base, lang string, ok bool) {
	i := strings.LastIndexByte(name, '.')
	if i <= 0 || len(name)-i != 3 {
		return name, "", false
	}
	lang = strings.ToLower(name[i+1:])
	if strings.Trim(lang, "abcdefghijklmnopqrstuvwxyz") != "" {
		return name, "", false
	}
	return name[:i], lang, true
}

// In returns one reply for each name: in the language that is wanted, else for
// any language, else in the desk's own, else the first.
func (s Shelf) In(wanted, desk string) []Reply { return inLanguage(s.Replies, wanted, desk) }

// Signature returns what {signature} stands for in a language, with its own
// places filled; "" if nothing is kept. A place in it that is unknown stays as
// it is written.
func (s Shelf) Signature(v Values, wanted, desk string) string {
	fit := inLanguage(s.Signatures, wanted, desk)
	if len(fit) == 0 {
		return ""
	}
	v.Signature = ""
	filled, err := fit[0].Fill(v)
	if err != nil {
		return fit[0].Text
	}
	return filled
}

func inLanguage(all []Reply, wanted, desk string) []Reply {
	var fit []Reply
	for _, r := range all {
		i := slices.IndexFunc(fit, func(f Reply) bool { return f.Name == r.Name })
		switch {
		case i < 0:
			fit = append(fit, r)
		case rank(r.Lang, wanted, desk) < rank(fit[i].Lang, wanted, desk):
			fit[i] = r
		}
	}
	return fit
}

// rank says how well a language fits; less is better.
func rank(lang, wanted, desk string) int {
	switch lang {
	case wanted:
		return 0
	case "":
		return 1
	case desk:
		return 2
	}
	return 3
}
