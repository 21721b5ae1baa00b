package report

import (
	"strings"

	"tend/store"
)

// people is who came, and whom to thank.
func (s scribe) people() Part {
	part := Part{Title: s.Say("report.h_people")}
	if s.Newcomers > 0 {
		id := "report.newcomers"
		if s.Welcomed == 0 {
			id = "report.newcomers_none"
		}
		part.Says = append(part.Says, s.Say(id, "N", s.Newcomers, "W", s.Number(s.Welcomed)))
	}
	var thanks []string
	for _, h := range s.Helpers {
		thanks = append(thanks, s.Say("report.helper", "X", h.Name, "N", h.Answers))
	}
	if len(thanks) > 0 {
		part.Says = append(part.Says, s.Say("report.thanks", "X", list(s.Words, thanks)))
	}
	if len(s.Around) > 0 {
		part.Says = append(part.Says, s.Say("watch.around", "X", list(s.Words, s.Sorted(s.Around))))
	}
	return part
}

// reasons is why comments were marked spam or trashed, a line for each.
func (s scribe) reasons() Part {
	part := Part{Title: s.Say("watch.h_reasons")}
	for _, act := range []store.Act{store.ActSpam, store.ActTrash} {
		var given []string
		for _, r := range s.Reasons {
			if r.Act == act {
				given = append(given, s.Say("watch.reason", "X", r.Reason, "N", r.Count))
			}
		}
		if len(given) > 0 {
			part.List = append(part.List, s.Say("watch.reasons_"+string(act), "X", strings.Join(given, ", ")))
		}
	}
	return part
}
