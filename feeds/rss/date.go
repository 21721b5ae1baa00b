package rss

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"tend/feeds/web"
)

var (
	clock     = expression(`(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,:]\d+)?)?\s*(am|pm|a\.m\.|p\.m\.)?`)
	offset    = expression(`^\s*(?:gmt|utc|ut|z|[a-z]{3,4})?\s*-?([+-])\s?(\d{1,2}):?(\d{2})?(?::?\d{2})?`)
	zoneName  = expression(`^\s*([a-z]{1,5})\b`)
	remark    = expression(`\([^)]*\)`)
	isoDate   = expression(`^(\d{4})-?(?:w(\d{2})-?(\d)?|(\d{3}))(?:t|\s|$)`)
	digitRuns = expression(`\d+`)
)

// parseDate reads a date in any of the forms that feeds use. Without a zone it
// is taken as UTC. ok is false if it cannot be read: no date is better than a
// wrong one.
func parseDate(s string) (t time.Time, ok bool) {
	s = oneSpaced(s)
	if len(s) < 4 || len(s) > 100 {
		return time.Time{}, false
	}
	for _, layout := range []string{time.RFC3339, time.RFC1123Z, time.RFC1123} {
		if s[0] <= '9' != (layout == time.RFC3339) || layout == time.RFC1123 && !strings.HasSuffix(s, " GMT") {
			continue
		}
		if t, err := time.Parse(layout, s); err == nil {
			return plausible(t)
		}
	}
	if t, ok := parseNumber(s); ok {
		return plausible(t)
	}
	d := dateReader{rest: strings.ToLower(remark().ReplaceAllString(s, "")), zone: time.UTC}
	d.readClock()
	if !d.readWeekOrOrdinal() && !d.readDay() {
		return time.Time{}, false
	}
	return plausible(d.time())
}

// oneSpaced returns a text with one space wherever it has white space, none at
// its ends.
func oneSpaced(s string) string {
	if strings.TrimSpace(s) == s && !strings.Contains(s, "  ") && web.Printable(s) == len(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// plausible refuses the dates that programs write when they have none.
func plausible(t time.Time) (time.Time, bool) {
	if t.Year() < 2 || t.Year() > 9999 {
		return time.Time{}, false
	}
	return t.UTC(), true
}

// parseNumber reads dates that are digits alone: seconds or milliseconds since
// 1970, or year, month, day and more without anything between them.
func parseNumber(s string) (time.Time, bool) {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 {
		return time.Time{}, false
	}
	for _, layout := range []string{"2006", "060102", "2006002", "20060102", "200601021504", "20060102150405"} {
		if len(s) == len(layout) {
			t, err := time.Parse(layout, s)
			return t, err == nil
		}
	}
	switch len(s) {
	case 9, 10:
		return time.Unix(n, 0), true
	case 13:
		return time.UnixMilli(n), true
	}
	return time.Time{}, false
}

// dateReader takes a date apart, one kind of thing after the other.
type dateReader struct {
	rest              string // what has not been read yet, in lower case
	year, month, day  int
	hour, minute, sec int
	american          bool // it has am or pm, so its numbers are month/day
	zone              *time.Location
}

func (d *dateReader) time() time.Time {
	return time.Date(d.year, time.Month(d.month), d.day, d.hour, d.minute, d.sec, 0, d.zone)
}

// readClock takes the time of day and the zone behind it out of the rest.
func (d *dateReader) readClock() {
	s := d.rest
	m := clock().FindStringSubmatchIndex(s)
	if m == nil {
		d.hourOnly()
		return
	}
	number := func(i int) int {
		if m[i] < 0 {
			return 0
		}
		n, _ := strconv.Atoi(s[m[i]:m[i+1]])
		return n
	}
	before, behind := s[:m[0]], s[m[1]:]
	half := ""
	if m[8] >= 0 {
		half = s[m[8]:m[9]]
	}
	for word, h := range map[string]string{"오전": "am", "오후": "pm", "上午": "am", "下午": "pm"} {
		if strings.Contains(before, word) {
			before, half = strings.ReplaceAll(before, word, " "), h
		}
	}
	d.hour, d.minute, d.sec = number(2), number(4), number(6)
	if half != "" {
		d.american = true
		d.hour %= 12
		if half[0] == 'p' {
			d.hour += 12
		}
	}
	if d.hour > 24 || d.minute > 59 || d.sec > 61 {
		d.rest = ""
		return
	}
	before = strings.TrimSuffix(before, "t")
	d.rest = before + " " + d.readZone(behind)
}

// hourOnly reads a clock that has no minutes: 2003-12-31t10z.
func (d *dateReader) hourOnly() {
	date, hour, ok := strings.Cut(d.rest, "t")
	if !ok || len(date) < 6 || len(hour) < 2 || date[len(date)-1] > '9' {
		return
	}
	n, err := strconv.Atoi(hour[:2])
	if err != nil || n > 24 {
		return
	}
	d.hour = n
	hour = hour[2:]
	if m, err := strconv.Atoi(hour[:min(2, len(hour))]); err == nil && len(hour) >= 2 && m < 60 && hour[0] <= '9' && hour[0] >= '0' {
		d.minute, hour = m, hour[2:]
	}
	if s, err := strconv.Atoi(hour[:min(2, len(hour))]); err == nil && len(hour) >= 2 && s < 62 && hour[0] <= '9' && hour[0] >= '0' {
		d.sec, hour = s, hour[2:]
	}
	d.rest = date + " " + d.readZone(hour)
}

// readZone reads the zone at the beginning of s and returns what is behind it.
func (d *dateReader) readZone(s string) string {
	if m := offset().FindStringSubmatchIndex(s); m != nil && !isYear(s[m[0]:m[1]]) {
		hours, _ := strconv.Atoi(s[m[4]:m[5]])
		minutes := 0
		if m[6] >= 0 {
			minutes, _ = strconv.Atoi(s[m[6]:m[7]])
		}
		seconds := hours*3600 + minutes*60
		if s[m[2]] == '-' {
			seconds = -seconds
		}
		if hours <= 14 && minutes < 60 {
			d.zone = time.FixedZone("", seconds)
		}
		return zoneName().ReplaceAllString(s[m[1]:], "")
	}
	m := zoneName().FindStringSubmatchIndex(s)
	if m == nil {
		return s
	}
	if hours, ok := zoneHours(s[m[2]:m[3]]); ok {
		d.zone = time.FixedZone("", int(hours*3600))
		return s[m[1]:]
	}
	return s
}

// isYear reports whether what looks like an offset is a year behind a dash:
// 10:00 -2004 is none.
func isYear(s string) bool {
	s = strings.TrimSpace(s)
	return len(s) == 5 && s[0] == '-' && (s[1:3] == "20" || s[1:3] == "19")
}

// readWeekOrOrdinal reads 2026-w01-5 and 2003-335.
func (d *dateReader) readWeekOrOrdinal() bool {
	m := isoDate().FindStringSubmatch(d.rest)
	if m == nil {
		return false
	}
	d.year, _ = strconv.Atoi(m[1])
	d.month = 1
	if m[4] != "" {
		d.day, _ = strconv.Atoi(m[4])
		return d.day >= 1 && time.Date(d.year, 1, d.day, 0, 0, 0, 0, time.UTC).Year() == d.year
	}
	week, _ := strconv.Atoi(m[2])
	weekday, _ := strconv.Atoi(m[3])
	if weekday == 0 {
		weekday = 1
	}
	// The fourth of January is always in the first week.
	fourth := time.Date(d.year, 1, 4, 0, 0, 0, 0, time.UTC)
	back := (int(fourth.Weekday()) + 6) % 7
	d.day = 4 - back + (week-1)*7 + weekday - 1
	y, w := time.Date(d.year, 1, d.day, 0, 0, 0, 0, time.UTC).ISOWeek()
	return y == d.year && w == week
}

// readDay reads day, month and year, with the month as a word or as a number.
// Of several words the last that can name a month does: the weekday stands
// before it, and in some languages is cut to what is a month in others.
func (d *dateReader) readDay() bool {
	words := strings.FieldsFunc(d.rest, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	for _, w := range slices.Backward(words) {
		if month := monthCalled(w); month > 0 {
			d.month = month
			break
		}
	}
	numbers := digitRuns().FindAllString(d.rest, -1)
	if d.month > 0 {
		return d.withMonth(numbers) && d.inCalendar()
	}
	return d.numbersOnly(numbers) && d.inCalendar()
}

// inCalendar refuses days that their month does not have, such as 30 February.
func (d *dateReader) inCalendar() bool {
	return time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC).Day() == d.day
}

// withMonth finds the day and the year beside a month that was a word.
func (d *dateReader) withMonth(numbers []string) bool {
	for _, n := range numbers {
		v, _ := strconv.Atoi(n)
		switch {
		case len(n) == 4 && d.year == 0:
			d.year = v
		case len(n) <= 2 && d.day == 0 && v >= 1 && v <= 31:
			d.day = v
		case len(n) == 2 && d.year == 0:
			d.year = century(v)
		}
	}
	if d.day == 0 && d.year > 0 {
		d.day = 1
	}
	return d.year > 0
}

// numbersOnly finds out which of three numbers is what, by their lengths and
// by what stands between them.
func (d *dateReader) numbersOnly(numbers []string) bool {
	if len(numbers) == 0 {
		return false
	}
	var n [3]int
	for i := range numbers[:min(3, len(numbers))] {
		n[i], _ = strconv.Atoi(numbers[i])
	}
	switch {
	case len(numbers[0]) == 8:
		t, err := time.Parse("20060102", numbers[0])
		d.year, d.month, d.day = t.Year(), int(t.Month()), t.Day()
		return err == nil
	case len(numbers[0]) == 4:
		d.year, d.month, d.day = n[0], max(n[1], 1), max(n[2], 1)
		if d.month > 12 && d.day <= 12 {
			d.month, d.day = d.day, d.month
		}
	case len(numbers) < 3:
		return false
	case len(numbers[2]) == 4 || strings.Contains(d.rest, ".") || strings.Contains(d.rest, "/"):
		d.year, d.month, d.day = n[2], n[1], n[0]
		if len(numbers[2]) == 2 {
			d.year = century(n[2])
		}
		if american := d.american && strings.Contains(d.rest, "/"); (american || d.month > 12) && n[0] <= 12 {
			d.month, d.day = n[0], n[1]
		}
	default:
		d.year, d.month, d.day = century(n[0]), n[1], n[2]
	}
	return d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= 31
}

// century completes a year of two digits.
func century(year int) int {
	switch {
	case year >= 100:
		return year
	case year < 70:
		return 2000 + year
	}
	return 1900 + year
}
