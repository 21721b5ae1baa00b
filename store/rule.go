package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Rule is what volunteers say once about comments that look alike: all of its
// conditions hold (of a list, one is enough), and then it gives a marker, a
// place in the five-minute order, or folds the text. It never decides. The
// zero value of a condition asks nothing.
type Rule struct {
	Name string

	Words     []string      // whole words or phrases in the title or text; a * stands for the rest of a word
	Patterns  []string      // regular expressions (RE2) found in the title or text
	Links     *Bounds       // how many links there are
	Hosts     []string      // a link goes there, or to a host below it
	Names     []string      // who wrote it is called so; * stands for anything
	Addresses []string      // their address or site; * stands for anything
	Tags      []string      // they have one of these tags
	Newcomer  bool          // it is their first comment
	Repeats   time.Duration // nearly the same was written not longer ago than this
	Sources   []string      // names of sources
	State     RuleState

	Marker string        // a word in the reasons' place
	Weight time.Duration // more urgent, as if it had been there for so much longer; less below zero
	Fold   bool          // its text is folded until somebody asks for it
}

// Bounds are how many of something there must be, both ends inclusive.
type Bounds struct{ Least, Most int }

// RuleState says in which state a rule wants its comments.
type RuleState string

// The states a rule may ask for.
const (
	AnyState  RuleState = ""
	HeldState RuleState = "held"
	OpenState RuleState = "open"
)

// MostPattern is how long a regular expression of a rule may be, in bytes.
const MostPattern = 500

// Why a rule is none.
var (
	ErrPattern     = errors.New("not a regular expression")
	ErrNoCondition = errors.New("a rule needs a condition")
	ErrNoEffect    = errors.New("a rule needs something to do")
)

// ParsePattern reads a regular expression of a rule, or says ErrPattern and
// what is wrong with it. Letter case does not matter unless it says (?-i).
func ParsePattern(text string) (*regexp.Regexp, error) {
	if len(text) > MostPattern {
		return nil, fmt.Errorf("%w: longer than %d characters", ErrPattern, MostPattern)
	}
	p, err := regexp.Compile("(?i)" + text)
	if err != nil {
		return nil, fmt.Errorf("%w: %s", ErrPattern, reasonOf(err))
	}
	return p, nil
}

// reasonOf is what is wrong with a regular expression, in one line.
func reasonOf(err error) string {
	said := strings.TrimPrefix(err.Error(), "error parsing regexp: ")
	return strings.Join(strings.Fields(strings.ReplaceAll(said, "`(?i)", "`")), " ")
}

// Check says what a rule lacks: ErrNoCondition, ErrNoEffect or ErrPattern.
func (r Rule) Check() error {
	_, err := compileRule(r)
	return err
}

// asks reports whether the rule has a condition.
func (r Rule) asks() bool {
	return len(r.Words)+len(r.Patterns)+len(r.Hosts)+len(r.Names)+len(r.Addresses)+len(r.Tags)+len(r.Sources) > 0 ||
		r.Links != nil || r.Newcomer || r.Repeats > 0 || r.State != AnyState
}

// rulebook is the volunteers' rules, ready for use.
type rulebook struct {
	rules   []compiled
	repeats time.Duration // the longest that a rule asks for; 0: none does
	key     string        // says whether two books are the same
}

// compiled is a rule that can be put to a comment.
type compiled struct {
	Rule
	words     []wild
	patterns  []*regexp.Regexp
	names     []wild
	addresses []wild
}

// newRulebook compiles rules. Those that cannot be are left out: the settings
// have complained about them.
func newRulebook(rules []Rule) (*rulebook, error) {
	b := &rulebook{}
	for _, r := range rules {
		c, err := compileRule(r)
		if err != nil {
			return nil, fmt.Errorf("rule %s: %w", r.Name, err)
		}
		b.rules = append(b.rules, c)
		b.repeats = max(b.repeats, r.Repeats)
	}
	if len(rules) > 0 {
		key, err := json.Marshal(rules)
		if err != nil {
			return nil, err
		}
		b.key = string(key)
	}
	return b, nil
}

func compileRule(r Rule) (compiled, error) {
	c := compiled{Rule: r}
	switch {
	case !r.asks():
		return c, ErrNoCondition
	case r.Marker == "" && r.Weight == 0 && !r.Fold:
		return c, ErrNoEffect
	}
	for _, text := range r.Patterns {
		p, err := ParsePattern(text)
		if err != nil {
			return c, err
		}
		c.patterns = append(c.patterns, p)
	}
	for _, word := range r.Words {
		c.words = append(c.words, wildWord(word))
	}
	for _, name := range r.Names {
		c.names = append(c.names, wildText(name))
	}
	for _, address := range r.Addresses {
		c.addresses = append(c.addresses, wildText(address))
	}
	return c, nil
}

// fits reports whether all conditions of the rule hold, the cheap ones first.
func (r *compiled) fits(c *candidate) (bool, error) {
	switch {
	case r.State == HeldState && c.state != Held, r.State == OpenState && c.state != Public:
		return false, nil
	case r.Newcomer && !c.newcomer:
		return false, nil
	case r.Links != nil && (c.links < r.Links.Least || c.links > r.Links.Most):
		return false, nil
	case len(r.Sources) > 0 && !slices.ContainsFunc(r.Sources, func(s string) bool { return strings.EqualFold(s, c.source) }):
		return false, nil
	case len(r.Tags) > 0 && !slices.ContainsFunc(Tags(r.Tags...), func(tag string) bool { return slices.Contains(c.tags, tag) }):
		return false, nil
	case len(r.names) > 0 && !anyWild(r.names, strings.ToLower(c.name)):
		return false, nil
	case len(r.addresses) > 0 && !anyWild(r.addresses, c.contact) && !anyWild(r.addresses, c.site):
		return false, nil
	case len(r.words) > 0 && !anyWild(r.words, c.plain()):
		return false, nil
	case len(r.Hosts) > 0 && !c.linksTo(r.Hosts):
		return false, nil
	case len(r.patterns) > 0 && !slices.ContainsFunc(r.patterns, func(p *regexp.Regexp) bool { return p.MatchString(c.text) }):
		return false, nil
	case r.Repeats > 0:
		return c.repeats(r.Repeats)
	}
	return true, nil
}
