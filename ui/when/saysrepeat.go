package when

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"tend/ui/text"
)

// Repeat says a rule of RFC 5545 as a person would: "every Monday", "every
// month on the 1st". ParseRepeat reads what it says. No rule gives nothing.
func Repeat(w *text.Words, rule string) string {
	if rule == "" {
		return ""
	}
	parts := map[string]string{}
	for part := range strings.SplitSeq(rule, ";") {
		name, value, _ := strings.Cut(part, "=")
		parts[name] = value
	}
	n, _ := strconv.Atoi(parts["INTERVAL"])
	freq := strings.ToLower(parts["FREQ"])
	every := w.Say("follow.every_"+freq, "N", max(1, n))
	on := ruleDay(w, parts)
	switch {
	case freq == "weekly" && n < 2 && parts["BYDAY"] == "MO,TU,WE,TH,FR":
		return w.Say("follow.every_weekday")
	case freq == "weekly" && n < 2 && on != "":
		return w.Say("follow.every_day_named", "X", on)
	case on == "":
		return every
	case freq == "weekly":
		return w.Say("follow.every_on_weekday", "X", every, "Y", on)
	case freq == "yearly":
		return w.Say("follow.every_on_date", "X", every, "Y", on)
	}
	return w.Say("follow.every_on", "X", every, "Y", on)
}

// ruleDay says on which day of its week, month or year a rule comes; "" if it
// names none.
func ruleDay(w *text.Words, parts map[string]string) string {
	names := w.Say("when.weekdays")
	if list := parts["BYDAY"]; list != "" {
		var said []string
		for code := range strings.SplitSeq(list, ",") {
			day := word(names, max(0, slices.Index(weekdayCodes(), code[max(0, len(code)-2):])))
			if nth := strings.TrimSuffix(code, code[max(0, len(code)-2):]); nth != "" {
				day = w.Say("follow.nth_day", "X", nthWord(w, nth), "Y", day)
			}
			said = append(said, day)
		}
		return joinAnd(w, said)
	}
	list := strings.Split(parts["BYMONTHDAY"], ",")
	day, err := strconv.Atoi(list[len(list)-1])
	switch {
	case err != nil:
		return ""
	case day == -1:
		return w.Say("follow.last_day")
	case parts["BYMONTH"] != "":
		month, _ := strconv.Atoi(parts["BYMONTH"])
		date := time.Date(2024, time.Month(month), day, 0, 0, 0, 0, time.UTC)
		return w.Say("follow.day_month", "D", day, "M", word(w.Say("when.months"), int(date.Month())-1))
	}
	return word(w.Say("follow.ordinals"), day-1)
}

// nthWord is "last" or "second" as a rule writes it.
func nthWord(w *text.Words, nth string) string {
	n, _ := strconv.Atoi(nth)
	if n < 1 {
		return w.Say("follow.last")
	}
	return word(w.Say("follow.nths"), n-1)
}

// joinAnd lists names: "Monday, Tuesday and Friday".
func joinAnd(w *text.Words, names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return w.Say("follow.and", "X", strings.Join(names[:last], ", "), "Y", names[last])
}
