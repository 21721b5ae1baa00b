package rss

import (
	"encoding/json"
	"html"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"tend/feeds/web"
)

// at returns what stands at a place of a JSON value: title, items[0].url.
func at(v any, place string) any {
	for step := range strings.SplitSeq(place, ".") {
		name, index, indexed := strings.Cut(strings.TrimSuffix(step, "]"), "[")
		object, _ := v.(map[string]any)
		v = object[name]
		if !indexed {
			continue
		}
		n, err := strconv.Atoi(index)
		list, _ := v.([]any)
		if err != nil || n >= len(list) {
			return nil
		}
		v = list[n]
	}
	return v
}

// compare compares a value by meaning, as the check's mode says.
func (c check) compare(v any) bool {
	got := words(v)
	switch c.Mode {
	case "count":
		list, _ := v.([]any)
		return strconv.Itoa(len(list)) == c.Want
	case "nonempty":
		return strings.TrimSpace(got) != ""
	case "distinct-ids":
		return distinct(v)
	case "oneof":
		return slices.Contains(strings.Split(c.Want, "\x00"), got)
	case "id":
		return got == c.Want
	case "url":
		return sameAddress(got, c.Want)
	case "time":
		return sameInstant(got, c.Want)
	case "author":
		return seen(got) == seen(c.Want) || strings.Contains(seen(c.Want), seen(got)) && got != ""
	case "plain":
		return got == c.Want
	case "plainhtml":
		return seen(got) == squeeze(c.Want)
	case "noctl":
		return !strings.ContainsFunc(got, func(r rune) bool {
			return unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
		})
	case "sanitize":
		return seen(got) == seen(c.Want) && !activeContent.MatchString(got)
	case "html":
		return seen(got) == seen(c.Want) && slices.Equal(addresses(got), addresses(c.Want))
	case "text":
		return seen(got) == seen(c.Want) || squeeze(got) == squeeze(c.Want) || seen(html.EscapeString(got)) == seen(c.Want)
	}
	return false
}

var (
	activeContent = regexp.MustCompile(`(?i)<(?:script|style|iframe|object|embed|form)|\son\w+=|javascript:`)
	linkInHTML    = regexp.MustCompile(`<(?:a|img)\s[^>]*?(?:href|src)="([^"]*)"`)
)

func words(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case nil:
		return ""
	default:
		b, _ := json.Marshal(v)
		return string(b)
	}
}

// seen is what a person sees of HTML, on one line.
func seen(s string) string {
	return squeeze(web.See(web.Clean(s, "")).Text)
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

func addresses(s string) []string {
	var out []string
	for _, m := range linkInHTML.FindAllStringSubmatch(s, -1) {
		out = append(out, html.UnescapeString(m[1]))
	}
	return out
}

func distinct(v any) bool {
	seen := map[any]bool{}
	list, _ := v.([]any)
	for _, it := range list {
		id := at(it, "id")
		if id == "" || seen[id] {
			return false
		}
		seen[id] = true
	}
	return true
}

func sameAddress(a, b string) bool {
	u, errU := url.Parse(a)
	w, errW := url.Parse(b)
	if errU != nil || errW != nil {
		return a == b
	}
	if u.Path == "/" {
		u.Path = ""
	}
	if w.Path == "/" {
		w.Path = ""
	}
	return u.String() == w.String()
}

func sameInstant(a, b string) bool {
	t, errT := time.Parse(time.RFC3339, a)
	u, errU := time.Parse(time.RFC3339, b)
	return errT == nil && errU == nil && t.Truncate(time.Second).Equal(u.Truncate(time.Second))
}
