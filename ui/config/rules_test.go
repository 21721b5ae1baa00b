package config

import (
	"math"
	"reflect"
	"testing"
	"time"

	"tend/store"
	"tend/ui/text"
)

func TestRulesAreReadInTheirOrder(t *testing.T) {
	c, problems := parse(`[rules.shops]
words = ["casino", "cheap pills"]
links = ">2"
marker = "advert"
fold = true

[rules."kind words"]
pattern = '\bthank'
tags = "helper"
newcomer = true
repeats = "7 d"
sources = ["Blog"]
state = "held"
hosts = ["bit.ly"]
names = ["ruth*"]
addresses = ["*@x.example"]
weight = "-12 h"
`)
	if len(problems) > 0 {
		t.Fatalf("problems = %v", problems)
	}
	want := []store.Rule{
		{Name: "shops", Words: []string{"casino", "cheap pills"}, Links: &store.Bounds{Least: 3, Most: math.MaxInt32}, Marker: "advert", Fold: true},
		{
			Name: "kind words", Patterns: []string{`\bthank`}, Tags: []string{"helper"}, Newcomer: true, Repeats: 7 * 24 * time.Hour,
			Sources: []string{"Blog"}, State: store.HeldState, Hosts: []string{"bit.ly"}, Names: []string{"ruth*"},
			Addresses: []string{"*@x.example"}, Weight: -12 * time.Hour,
		},
	}
	if !reflect.DeepEqual(c.Rules, want) {
		t.Errorf("rules = %+v, want %+v", c.Rules, want)
	}
}

func TestBoundsAreReadAsPeopleWriteThem(t *testing.T) {
	for typed, want := range map[any]store.Bounds{
		">2": {Least: 3, Most: math.MaxInt32}, ">= 2": {Least: 2, Most: math.MaxInt32}, "<2": {Most: 1}, "<=2": {Most: 2},
		"2": {Least: 2, Most: 2}, int64(4): {Least: 4, Most: 4}, "1-3": {Least: 1, Most: 3},
		"": {}, "many": {}, "<0": {}, "3-1": {}, "-1": {}, "1-x": {}, true: {},
	} {
		var b *store.Bounds
		ok := readBounds(&b, typed)
		if ok != (want != store.Bounds{}) || ok && *b != want {
			t.Errorf("readBounds(%v) = %+v, %t, want %+v", typed, b, ok, want)
		}
	}
}

func TestARuleWithAFaultIsLeftOutAndTheOthersHold(t *testing.T) {
	c, problems := parse(`[rules.broken]
pattern = "a("
marker = "x"
[rules.typo]
wrods = ["a"]
fold = true
[rules.none]
marker = "x"
[rules.nothing]
newcomer = true
[rules.long]
newcomer = true
marker = "a marker that no row has room for"
[rules.weight]
newcomer = true
weight = "++2 d"
[rules.good]
links = ">2"
fold = true
[rules]
loose = 3
`)
	var got []string
	for _, p := range problems {
		got = append(got, p.Say(text.New("en")))
	}
	want := []string{
		"config.toml, line 2: rules.broken.pattern is no regular expression as tend reads them (RE2): missing closing ): `a(`.",
		"config.toml, line 5: tend has no setting rules.typo.wrods. Perhaps rules.typo.words?",
		"config.toml, line 8: rules.none needs a condition, such as words = [\"casino\"].",
		"config.toml, line 10: rules.nothing needs something to do: marker = \"advert\", weight = \"+2 d\" or fold = true.",
		`config.toml, line 13: rules.long.marker can be "advert".`,
		`config.toml, line 16: rules.weight.weight can be "+2 d", "-12 h".`,
		"config.toml, line 21: rules.loose can be [rules.loose].",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("problems = %q, want %q", got, want)
	}
	if len(c.Rules) != 1 || c.Rules[0].Name != "good" {
		t.Errorf("rules = %+v, want the good one", c.Rules)
	}
}
