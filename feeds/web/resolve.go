package web

import (
	"net/url"
	"strings"
)

// Resolve makes an address absolute against base and returns it as tend may
// keep it, or "" for one that tend neither shows nor follows: javascript:,
// data:, file: and all others but http, https, gemini and mailto. An address
// that is absolute already stays as written where that is a valid address.
func Resolve(base, ref string) string {
	if isPlainAddress(ref) {
		return ref
	}
	ref = strings.Trim(strings.Map(dropControl, ref), " ")
	if ref == "" {
		return ""
	}
	u, err := parseLeniently(ref)
	if err != nil {
		return ""
	}
	if !u.IsAbs() {
		b, err := url.Parse(base)
		if err != nil || !b.IsAbs() {
			return ""
		}
		u = b.ResolveReference(u)
		ref = u.String()
	}
	if !isShownAddress(u) {
		return ""
	}
	if strings.ContainsAny(ref, " \"<>\\`") {
		ref = u.String()
	}
	return Line(ref)
}

// isPlainAddress reports an absolute address of the web in which nothing can be
// wrong or hidden, as nearly all are: a host's name, and behind it letters,
// digits and signs that stand for themselves. It spares taking it apart.
func isPlainAddress(ref string) bool {
	rest, ok := strings.CutPrefix(ref, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(ref, "http://")
	}
	host := 0
	for host < len(rest) && isPlainByte(rest[host], "-.") {
		host++
	}
	if !ok || host == 0 || host < len(rest) && strings.IndexByte("/?#", rest[host]) < 0 {
		return false
	}
	for i := host; i < len(rest); i++ {
		if !isPlainByte(rest[i], "-._~/?#=&+,;:!@") {
			return false
		}
	}
	return true
}

// isPlainByte reports a letter, a digit or one of these signs.
func isPlainByte(c byte, signs string) bool {
	return isLetter(c) || '0' <= c && c <= '9' || strings.IndexByte(signs, c) >= 0
}

// parseLeniently reads an address as browsers do: a % that begins no escape
// stands for itself.
func parseLeniently(ref string) (*url.URL, error) {
	u, err := url.Parse(ref)
	if err == nil || !strings.Contains(ref, "%") {
		return u, err
	}
	return url.Parse(escapeStrayPercents(ref))
}

func escapeStrayPercents(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteByte(s[i])
		if s[i] == '%' && (i+2 >= len(s) || !isHex(s[i+1]) || !isHex(s[i+2])) {
			b.WriteString("25")
		}
	}
	return b.String()
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f'
}

// isShownAddress reports whether an absolute address is of a kind that tend
// shows.
func isShownAddress(u *url.URL) bool {
	switch u.Scheme {
	case "http", "https", "gemini":
		return u.Host != ""
	case "mailto":
		return true
	}
	return false
}

// dropControl drops what browsers drop from addresses, and what may hide there.
func dropControl(r rune) rune {
	if r < ' ' || r == 0x7f {
		return -1
	}
	return r
}
