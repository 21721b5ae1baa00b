package rss

import (
	"strings"
	"testing"
)

func TestScannerFindsTags(t *testing.T) {
	for doc, want := range map[string]string{
		"<a><b/></a>":                   "a b/ /a",
		"<!-- <x> --><a>":               "a",
		"<?xml version='1'?><a>":        "a",
		"<!DOCTYPE a [<!ENTITY b ''>]>": "",
		"<![CDATA[<x>]]><a>":            "a",
		"1 < 2 <3 <a>":                  "a",
		`<a b="<x>" c='>'><d>`:          "a d",
		`<a b="never closed><d>`:        "a d",
		"<!-- never closed <a>":         "a",
		"<a\n b = 'c'\n><d >":           "a d",
		"<a</b>":                        "/b",
		"<é:ü></é:ü>":                   "é:ü /é:ü",
		"<a></a":                        "a /a",
		"<a><b":                         "a",
		"<! not a doctype><a>":          "a",
	} {
		sc := scanner{s: doc}
		var got []string
		for pos := 0; ; {
			tag, ok := sc.next(pos)
			if !ok {
				break
			}
			pos = tag.end
			name := tag.name
			if tag.close {
				name = "/" + name
			}
			if tag.empty {
				name += "/"
			}
			got = append(got, name)
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("tags of %q: %s, want %s", doc, got, want)
		}
	}
}

func TestEachAttrReadsWhatPeopleWrite(t *testing.T) {
	for attrs, want := range map[string]string{
		` a="1" b='2'`:        "a=1 b=2",
		` a = "1"  b=2 c`:     "a=1 b=2 c=",
		` a="x>y" xml:b=""`:   "a=x>y xml:b=",
		` a="never closed`:    "a=never closed=",
		` = " ' /`:            "",
		"\n\ta='it\"s'\r\n":   `a=it"s`,
		` a="1"b="2"`:         "a=1 b=2",
		` href=http://x/?a=b`: "href=http://x/?a=b",
	} {
		var got []string
		eachAttr(attrs, func(name, value string) bool {
			got = append(got, name+"="+value)
			return true
		})
		if got := strings.Join(got, " "); got != want {
			t.Errorf("attributes of %q: %s, want %s", attrs, got, want)
		}
	}
}
