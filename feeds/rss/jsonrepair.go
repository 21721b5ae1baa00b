package rss

import (
	"cmp"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
)

var errNoObject = errors.New("no object begins here")

// repairJSON is the second stage for JSON Feed. It brings every value into the
// type that the format wants: numbers into text, one author into a list of
// authors, null and nonsense into nothing. Items that a cut-off body still
// holds whole are kept.
func repairJSON(s string) (fixed []byte, damaged string, err error) {
	dec := json.NewDecoder(strings.NewReader(s))
	dec.UseNumber()
	top, items, err := readJSON(dec)
	if err != nil {
		line := strconv.Itoa(lineOf(s, int(dec.InputOffset())))
		if len(items) == 0 {
			return nil, "", unreadable("json " + line)
		}
		damaged = "cutoff " + line
	}
	version, _ := top["version"].(string)
	if items == nil && !strings.Contains(version, "jsonfeed") {
		return nil, "", unreadable("nojsonfeed")
	}
	out := jsonTexts(top, "version", "title", "home_page_url", "feed_url", "description")
	out["authors"] = jsonAuthors(top)
	list := make([]map[string]any, 0, len(items))
	for _, it := range items {
		fields := jsonTexts(it, "id", "url", "external_url", "title", "content_html", "content_text", "summary",
			"date_published", "date_modified")
		fields["authors"] = jsonAuthors(it)
		list = append(list, fields)
	}
	out["items"] = list
	fixed, err = json.Marshal(out)
	return fixed, damaged, err
}

// readJSON reads the feed's own fields and as many items as can be read.
func readJSON(dec *json.Decoder) (top map[string]any, items []map[string]any, err error) {
	top = map[string]any{}
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return top, nil, cmp.Or(err, errNoObject)
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return top, items, err
		}
		if key == "items" {
			if items, err = readItems(dec); err != nil {
				return top, items, err
			}
			continue
		}
		var v any
		if err := dec.Decode(&v); err != nil {
			return top, items, err
		}
		top[key.(string)] = v
	}
	_, err = dec.Token()
	return top, items, err
}

func readItems(dec *json.Decoder) ([]map[string]any, error) {
	items := []map[string]any{}
	t, err := dec.Token()
	if err != nil || t != json.Delim('[') {
		return items, err
	}
	for dec.More() && len(items) < maxScanned {
		var v any
		if err := dec.Decode(&v); err != nil {
			return items, err
		}
		if it, ok := v.(map[string]any); ok {
			items = append(items, it)
		}
	}
	_, err = dec.Token()
	return items, err
}

// jsonTexts returns the fields with these names as texts.
func jsonTexts(from map[string]any, names ...string) map[string]any {
	out := map[string]any{}
	for _, name := range names {
		switch v := from[name].(type) {
		case string:
			out[name] = v
		case json.Number:
			out[name] = v.String()
		case bool:
			out[name] = strconv.FormatBool(v)
		}
	}
	return out
}

// jsonAuthors reads authors, or version 1.0's author, each of them as a list,
// as one object or as a name alone.
func jsonAuthors(from map[string]any) []map[string]any {
	var out []map[string]any
	var read func(v any)
	read = func(v any) {
		switch v := v.(type) {
		case string:
			out = append(out, map[string]any{"name": v})
		case map[string]any:
			out = append(out, jsonTexts(v, "name", "url"))
		case []any:
			for _, one := range v {
				if _, nested := one.([]any); !nested {
					read(one)
				}
			}
		}
	}
	read(from["authors"])
	read(from["author"])
	return out
}
