package config

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"tend/feeds/web"
	"tend/store"
	"tend/ui/when"
)

// rulesTable is [rules.NAME]: what volunteers say once about comments that
// look alike.
func rulesTable() table {
	return table{
		name: "rules", doc: "rules.doc_rules",
		example: "[rules.shops]\nwords = [\"casino\", \"cheap pills\"]\nlinks = \">2\"\nmarker = \"advert\"\nfold = true",
		good:    `[rules.shops]`,
		deep:    true,
		take:    (*Config).setRule,
		keep:    func(to, from *Config) { to.Rules = from.Rules },
	}
}

// ruleDraft is a rule while its lines are read.
type ruleDraft struct {
	store.Rule
	line   int
	broken bool // a line of it was reported: a rule with less than was meant fits too much
}

// ruleKey is one key that a rule may have.
type ruleKey struct {
	name string
	good string // an example of its value
	read func(*store.Rule, any) bool
}

// ruleKeys are all of them, conditions first.
func ruleKeys() []ruleKey {
	return []ruleKey{
		{"words", `["casino", "cheap pills", "casino*"]`, func(r *store.Rule, v any) bool { return readLines(&r.Words, v) }},
		{"pattern", `'\b(viagra|cialis)\b'`, func(r *store.Rule, v any) bool { return readLines(&r.Patterns, v) }},
		{"links", `">2", "0", "1-3"`, func(r *store.Rule, v any) bool { return readBounds(&r.Links, v) }},
		{"hosts", `["bit.ly"]`, func(r *store.Rule, v any) bool { return readLines(&r.Hosts, v) }},
		{"names", `["bestprice*"]`, func(r *store.Rule, v any) bool { return readLines(&r.Names, v) }},
		{"addresses", `["*@mail.example"]`, func(r *store.Rule, v any) bool { return readLines(&r.Addresses, v) }},
		{"tags", `["troublesome"]`, func(r *store.Rule, v any) bool { return readLines(&r.Tags, v) }},
		{"newcomer", "true, false", func(r *store.Rule, v any) bool { return readFlag(&r.Newcomer, v) }},
		{"repeats", `"7 d"`, func(r *store.Rule, v any) bool { return readSpan(&r.Repeats, v) }},
		{"sources", `["Blog"]`, func(r *store.Rule, v any) bool { return readLines(&r.Sources, v) }},
		{"state", `"held", "open"`, func(r *store.Rule, v any) bool {
			r.State = store.RuleState(oneLine(v))
			return r.State == store.HeldState || r.State == store.OpenState
		}},
		{"marker", `"advert"`, func(r *store.Rule, v any) bool {
			r.Marker = oneLine(v)
			return r.Marker != "" && len([]rune(r.Marker)) <= longestMarker
		}},
		{"weight", `"+2 d", "-12 h"`, func(r *store.Rule, v any) bool { return readWeight(&r.Weight, v) }},
		{"fold", "true, false", func(r *store.Rule, v any) bool { return readFlag(&r.Fold, v) }},
	}
}

// longestMarker is how many letters of a marker a row can show.
const longestMarker = 22

// mostLines is how many words, hosts or names one rule may list.
const mostLines = 1000

// setRule takes over one line of a rule, or says what is wrong with it.
func (c *Config) setRule(v value) (Problem, bool) {
	d := c.ruleDraft(v)
	var names []string
	for _, k := range ruleKeys() {
		names = append(names, k.name)
		if k.name != v.path[2] {
			continue
		}
		if !k.read(&d.Rule, v.any) {
			d.broken = true
			return v.bad(k.good), false
		}
		if k.name != "pattern" {
			return Problem{}, true
		}
		for _, pattern := range d.Patterns {
			if _, err := store.ParsePattern(pattern); err != nil {
				d.broken = true
				return v.wrong("rules.bad_pattern", "X", v.key(), "Y", strings.TrimPrefix(err.Error(), store.ErrPattern.Error()+": ")), false
			}
		}
		return Problem{}, true
	}
	d.broken = true
	return v.unknown(names...), false
}

// ruleDraft returns the rule that a line belongs to.
func (c *Config) ruleDraft(v value) *ruleDraft {
	name := web.Line(v.path[1])
	i := slices.IndexFunc(c.drafts, func(d *ruleDraft) bool { return d.Name == name })
	if i < 0 {
		i = len(c.drafts)
		c.drafts = append(c.drafts, &ruleDraft{Rule: store.Rule{Name: name}, line: v.line})
	}
	return c.drafts[i]
}

// keepRules takes over the rules that are whole, and says of the others what
// they lack.
func (c *Config) keepRules() []Problem {
	var problems []Problem
	for _, d := range c.drafts {
		if d.broken {
			continue
		}
		at := value{line: d.line, path: []string{"rules", d.Name}}
		err := d.Check()
		switch {
		case err == nil:
			c.Rules = append(c.Rules, d.Rule)
		case errors.Is(err, store.ErrNoCondition):
			problems = append(problems, at.wrong("rules.no_condition", "X", at.key()))
		default:
			problems = append(problems, at.wrong("rules.no_effect", "X", at.key()))
		}
	}
	c.drafts = nil
	return problems
}

// oneLine is a value that is a line of text, "" if it is none.
func oneLine(v any) string {
	line, _ := v.(string)
	return web.Line(strings.TrimSpace(line))
}

// readLines reads one line or several.
func readLines(to *[]string, v any) bool {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	*to = nil
	for _, one := range list {
		line := oneLine(one)
		if line == "" || len(*to) == mostLines {
			return false
		}
		*to = append(*to, line)
	}
	return len(*to) > 0
}

func readFlag(to *bool, v any) (ok bool) {
	*to, ok = v.(bool)
	return ok
}

func readSpan(to *time.Duration, v any) (ok bool) {
	*to, ok = when.ParseSpan(oneLine(v))
	return ok
}

// readWeight reads a length of time with a sign before it.
func readWeight(to *time.Duration, v any) bool {
	line := oneLine(v)
	span, ok := when.ParseSpan(strings.TrimSpace(strings.TrimLeft(line, "+-")))
	if strings.HasPrefix(line, "-") {
		span = -span
	}
	*to = span
	return ok && len(strings.TrimLeft(line, "+-")) >= len(line)-1
}

// readBounds reads how many there must be: 3, "3", ">2", "<5", ">=2", "1-3".
func readBounds(to **store.Bounds, v any) bool {
	text := strings.ReplaceAll(fmt.Sprint(v), " ", "")
	b := store.Bounds{Most: math.MaxInt32}
	from, upTo, isRange := strings.Cut(text, "-")
	var ok bool
	switch {
	case strings.HasPrefix(text, ">="):
		b.Least, ok = number(text[2:])
	case strings.HasPrefix(text, "<="):
		b.Most, ok = number(text[2:])
	case strings.HasPrefix(text, ">"):
		b.Least, ok = number(text[1:])
		b.Least++
	case strings.HasPrefix(text, "<"):
		b.Most, ok = number(text[1:])
		b.Most--
	case isRange:
		var up bool
		b.Least, ok = number(from)
		b.Most, up = number(upTo)
		ok = ok && up
	default:
		b.Least, ok = number(text)
		b.Most = b.Least
	}
	*to = &b
	return ok && b.Least <= b.Most
}

func number(text string) (int, bool) {
	n, err := strconv.Atoi(text)
	return n, err == nil && 0 <= n && n < math.MaxInt32
}
