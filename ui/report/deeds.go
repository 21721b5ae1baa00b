package report

import (
	"strings"

	"tend/store"
	"tend/ui/text"
)

// deeds says who did what, a line for each volunteer, the busiest first. What
// somebody did at a source comes last.
func deeds(w *text.Words, all []store.Deed) []string {
	var names []string
	did := map[string][]string{}
	others := map[string]int{}
	for _, d := range all {
		if _, known := did[d.Volunteer]; !known {
			did[d.Volunteer] = nil
			names = append(names, d.Volunteer)
		}
		id := "report.act_" + strings.ReplaceAll(string(d.Act), " ", "_")
		if !w.Has(id) {
			others[d.Volunteer] += d.Count
			continue
		}
		did[d.Volunteer] = append(did[d.Volunteer], w.Say(id, "N", d.Count))
	}
	line := func(volunteer, name string) string {
		acts := did[volunteer]
		if n := others[volunteer]; n > 0 {
			acts = append(acts, w.Say("report.act_other", "N", n))
		}
		return w.Say("report.did", "X", name, "Y", strings.Join(acts, ", "))
	}
	var lines []string
	for _, name := range names {
		if name != "" {
			lines = append(lines, line(name, name))
		}
	}
	if _, there := did[""]; there {
		lines = append(lines, line("", w.Say("report.elsewhere")))
	}
	return lines
}
