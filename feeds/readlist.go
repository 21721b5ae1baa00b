package feeds

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"tend/feeds/web"
)

// maxList is how long a list of feeds may be.
const maxList = 16 << 20

// declaredEncoding finds what an XML file says about its encoding.
var declaredEncoding = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']`)
})

// ErrNoList says that a file is no list of feeds.
var ErrNoList = errors.New("not a list of feeds")

// ReadList reads OPML or newsboat's urls file. What cannot be used is left
// out, each with its line and the reason; the rest is read.
func ReadList(r io.Reader) (list []Listed, left []Left, err error) {
	body, err := io.ReadAll(io.LimitReader(r, maxList+1))
	if err != nil {
		return nil, nil, fmt.Errorf("read list: %w", err)
	}
	if len(body) > maxList {
		return nil, nil, fmt.Errorf("read list: larger than %d MiB", maxList>>20)
	}
	var l lister
	text := strings.TrimSpace(decodeList(body))
	if strings.HasPrefix(text, "<") {
		err = l.readOPML(text)
	} else {
		l.readURLs(text)
	}
	return l.list, l.left, err
}

// decodeList turns a list into UTF-8: by its byte order mark, by what it
// declares, and what is not UTF-8 although it should be as Windows-1252.
func decodeList(body []byte) string {
	if bytes.HasPrefix(body, []byte{0xff, 0xfe}) || bytes.HasPrefix(body, []byte{0xfe, 0xff}) {
		utf16 := unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
		if text, _, err := transform.Bytes(utf16.NewDecoder(), body); err == nil {
			return string(text)
		}
	}
	body = bytes.TrimPrefix(body, []byte("\ufeff"))
	if utf8.Valid(body) {
		return string(body)
	}
	label := "windows-1252"
	if m := declaredEncoding().FindSubmatch(bytes.TrimSpace(body)); m != nil && !strings.HasPrefix(strings.ToLower(string(m[1])), "utf") {
		label = string(m[1])
	}
	if e, _ := charset.Lookup(label); e != nil {
		if text, err := e.NewDecoder().Bytes(body); err == nil {
			return string(text)
		}
	}
	return strings.ToValidUTF8(string(body), "\uFFFD")
}

// lister collects the entries of a list.
type lister struct {
	list []Listed
	left []Left
}

// readOPML reads outlines, however deep they hang. It reads them as browsers
// read HTML, because many programs write OPML that is no XML: a value without
// quotes or a bare & must not lose the rest of the list.
func (l *lister) readOPML(text string) error {
	z := html.NewTokenizer(strings.NewReader(text))
	line, found := 1, false
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		begun := line
		line += bytes.Count(z.Raw(), []byte("\n"))
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		switch name, more := z.TagName(); string(name) {
		case "opml":
			found = true
		case "outline":
			found = true
			l.outline(attributes(z, more), begun)
		}
	}
	if !found {
		return fmt.Errorf("read list: %w", ErrNoList)
	}
	return nil
}

// attributes reads those of a tag, their names in lower case.
func attributes(z *html.Tokenizer, more bool) map[string]string {
	attrs := make(map[string]string)
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		attrs[string(key)] = strings.TrimSpace(string(value))
	}
	return attrs
}

// outline takes one outline; one without an address is a folder.
func (l *lister) outline(attrs map[string]string, line int) {
	address := attrs["xmlurl"]
	name := web.Plain(cmp.Or(attrs["title"], attrs["text"]))
	if address == "" {
		if strings.EqualFold(attrs["type"], "rss") {
			l.leave(line, name, LeftNoAddress)
		}
		return
	}
	l.take(line, name, address)
}

// readURLs reads newsboat's file: in each line an address, then tags, of which
// one that begins with ~ is the name.
func (l *lister) readURLs(text string) {
	n := 0
	for line := range strings.Lines(text) {
		n++
		words := splitQuoted(line)
		if len(words) == 0 || strings.HasPrefix(words[0], "#") {
			continue
		}
		name := ""
		for _, tag := range words[1:] {
			if rest, ok := strings.CutPrefix(tag, "~"); ok {
				name = web.Line(rest)
			}
		}
		l.take(n, name, words[0])
	}
}

// splitQuoted splits a line at white space; what stands in double quotes stays
// together, with \ before a quote or another \ in it.
func splitQuoted(line string) []string {
	var words []string
	var word strings.Builder
	quoted, begun, escaped := false, false, false
	for _, r := range line {
		switch {
		case escaped:
			word.WriteRune(r)
			escaped = false
		case quoted && r == '\\':
			escaped = true
		case r == '"':
			quoted, begun = !quoted, true
		case !quoted && strings.ContainsRune(" \t\r\n", r):
			if begun {
				words = append(words, word.String())
			}
			word.Reset()
			begun = false
		default:
			word.WriteRune(r)
			begun = true
		}
	}
	if begun {
		words = append(words, word.String())
	}
	return words
}

// take takes an entry if its address is one that tend reads.
func (l *lister) take(line int, name, address string) {
	if strings.HasPrefix(address, "query:") {
		l.leave(line, address, LeftQuery)
		return
	}
	if rest, ok := strings.CutPrefix(address, "feed:"); ok {
		address = strings.TrimPrefix(rest, "//")
	}
	host, _, _ := strings.Cut(address, "/")
	switch {
	case strings.Contains(host, ".") && !strings.Contains(host, ":"):
		address = "https://" + address
	case hostAndPort(host):
		address = "http://" + address // as servers with a port of their own are
	}
	if strings.HasPrefix(address, "|") {
		l.leave(line, address, LeftScheme)
		return
	}
	u, err := url.Parse(strings.TrimSpace(address))
	switch {
	case err != nil:
		l.leave(line, cmp.Or(name, address), LeftNoAddress)
	case u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https":
		l.leave(line, address, LeftScheme)
	case u.Scheme == "" || u.Host == "":
		l.leave(line, cmp.Or(name, address), LeftNoAddress)
	default:
		l.list = append(l.list, Listed{Name: name, URL: u.String(), Line: line})
	}
}

// hostAndPort reports whether an address without a scheme begins with a host
// and a port.
func hostAndPort(begin string) bool {
	host, port, err := net.SplitHostPort(begin)
	if err != nil || host == "" {
		return false
	}
	_, err = strconv.ParseUint(port, 10, 16)
	return err == nil
}

func (l *lister) leave(line int, entry string, why LeftReason) {
	l.left = append(l.left, Left{Line: line, Entry: web.Excerpt(web.Line(entry)), Why: why})
}
