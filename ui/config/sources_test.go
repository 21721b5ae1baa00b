package config

import (
	"strings"
	"testing"
	"time"

	"tend/ui/text"
)

func TestASourceKeepsForATime(t *testing.T) {
	c, problems := parse("[sources.\"My Blog\"]\nkeep = \"180 d\"\n[sources.Forum]\nkeep = \"1d\"\nkep = \"1 y\"\n[sources.Radio]\nkeep = 3\n")
	if len(c.Keep) != 1 || c.Keep["my blog"] != 180*24*time.Hour {
		t.Errorf("Keep = %v, want 180 days for My Blog alone", c.Keep)
	}
	var said []string
	for _, p := range problems {
		said = append(said, p.Say(text.New("en")))
	}
	all := strings.Join(said, "\n")
	for _, want := range []string{"4", "sources.Forum.keep is shorter than 31 days", "sources.Forum.kep", "sources.Forum.keep?", "sources.Radio.keep", `"180 d"`} {
		if !strings.Contains(all, want) {
			t.Errorf("the problems lack %q:\n%s", want, all)
		}
	}
}
