package when

import (
	"testing"
	"time"

	"tend/ui/text"
)

func TestParseRepeatReadsWhatPeopleSay(t *testing.T) {
	now := thursday(t) // 2 July 2026
	for in, want := range map[string]string{
		"every day": "FREQ=DAILY", "daily": "FREQ=DAILY", "täglich": "FREQ=DAILY", "jeden Tag": "FREQ=DAILY",
		"every 3 days": "FREQ=DAILY;INTERVAL=3", "alle drei Tage": "FREQ=DAILY;INTERVAL=3",
		"weekly": "FREQ=WEEKLY", "jede Woche": "FREQ=WEEKLY", "wöchentlich": "FREQ=WEEKLY",
		"every monday": "FREQ=WEEKLY;BYDAY=MO", "Mondays": "FREQ=WEEKLY;BYDAY=MO", "jeden Montag": "FREQ=WEEKLY;BYDAY=MO", "montags": "FREQ=WEEKLY;BYDAY=MO",
		"every mon, thu": "FREQ=WEEKLY;BYDAY=MO,TH", "jeden Montag und Donnerstag": "FREQ=WEEKLY;BYDAY=MO,TH", "dienstags und sonntags": "FREQ=WEEKLY;BYDAY=TU,SU",
		"every weekday": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "werktags": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
		"every 2 weeks": "FREQ=WEEKLY;INTERVAL=2", "alle 2 Wochen": "FREQ=WEEKLY;INTERVAL=2", "every other week": "FREQ=WEEKLY;INTERVAL=2", "jede zweite Woche": "FREQ=WEEKLY;INTERVAL=2", "fortnightly": "FREQ=WEEKLY;INTERVAL=2",
		"every 2 weeks on Friday": "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "alle zwei Wochen am Freitag": "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
		"every other tuesday": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "jeden zweiten Dienstag": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
		"monthly": "FREQ=MONTHLY;BYMONTHDAY=2", "jeden Monat": "FREQ=MONTHLY;BYMONTHDAY=2", "quarterly": "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=2",
		"monthly on the 1st": "FREQ=MONTHLY;BYMONTHDAY=1", "every month on the 1st": "FREQ=MONTHLY;BYMONTHDAY=1", "monatlich am 1.": "FREQ=MONTHLY;BYMONTHDAY=1", "jeden 15.": "FREQ=MONTHLY;BYMONTHDAY=15", "every 15th": "FREQ=MONTHLY;BYMONTHDAY=15",
		"jeden Monat am 31.": "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "monthly on the last day": "FREQ=MONTHLY;BYMONTHDAY=-1", "jeden letzten Tag im Monat": "FREQ=MONTHLY;BYMONTHDAY=-1",
		"every last friday": "FREQ=MONTHLY;BYDAY=-1FR", "jeden letzten Freitag": "FREQ=MONTHLY;BYDAY=-1FR", "every first monday of the month": "FREQ=MONTHLY;BYDAY=1MO",
		"jeden zweiten Dienstag im Monat": "FREQ=MONTHLY;BYDAY=2TU", "every second tuesday of the month": "FREQ=MONTHLY;BYDAY=2TU",
		"yearly": "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=2", "every year on 24 december": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24", "jedes Jahr am 24. Dezember": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24",
		"every july 4th": "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=4", "jährlich am 29. Februar": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1",
		"never": "", "nie": "",
	} {
		a, ok := ParseRepeat(in, now)
		if got := a.Rule(now); !ok || got != want || a.Timed {
			t.Errorf("ParseRepeat(%q) = %q, %t, want %q", in, got, ok, want)
		}
	}
}

func TestParseRepeatReadsTheTimeOfDay(t *testing.T) {
	for _, in := range []string{"every monday 18:00", "jeden Montag um 18 Uhr", "mondays at 6pm", "18 uhr jeden montag"} {
		a, ok := ParseRepeat(in, thursday(t))
		if !ok || !a.Timed || a.Clock != 18*time.Hour || a.Rule(thursday(t)) != "FREQ=WEEKLY;BYDAY=MO" {
			t.Errorf("ParseRepeat(%q) = %+v, %t, want Mondays at six", in, a, ok)
		}
	}
}

func TestParseRepeatRefusesTheRest(t *testing.T) {
	for _, in := range []string{
		"", "often", "every", "jeden", "every 0 days", "every 200 days", "every monday monthly", "monthly on friday", "every 32nd",
		"every 30 february", "every monday on the 1st", "daily daily", "every monday monday", "every 2 hours", "fri fri", "next monday", "every last week",
		"tomorrow", "2026-12-01", "every 1st 2nd", "every day of may", "\x1b[31m", "every monday 25:00",
	} {
		if a, ok := ParseRepeat(in, thursday(t)); ok {
			t.Errorf("ParseRepeat(%q) = %q, want no rule", in, a.Rule(thursday(t)))
		}
	}
}

// What tend says about a rule, tend understands.
func TestParseRepeatReadsWhatTendWrites(t *testing.T) {
	for _, lang := range []string{"en", "de"} {
		w := text.New(lang)
		for rule, want := range map[string]map[string]string{
			"FREQ=DAILY":                                         {"en": "every day", "de": "jeden Tag"},
			"FREQ=DAILY;INTERVAL=3":                              {"en": "every 3 days", "de": "alle 3 Tage"},
			"FREQ=WEEKLY":                                        {"en": "every week", "de": "jede Woche"},
			"FREQ=WEEKLY;BYDAY=MO":                               {"en": "every Monday", "de": "jeden Montag"},
			"FREQ=WEEKLY;BYDAY=MO,WE,SU":                         {"en": "every Monday, Wednesday and Sunday", "de": "jeden Montag, Mittwoch und Sonntag"},
			"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR":                   {"en": "every weekday", "de": "jeden Werktag"},
			"FREQ=WEEKLY;INTERVAL=2;BYDAY=FR":                    {"en": "every 2 weeks on Friday", "de": "alle 2 Wochen am Freitag"},
			"FREQ=MONTHLY;BYMONTHDAY=1":                          {"en": "every month on the 1st", "de": "jeden Monat am 1."},
			"FREQ=MONTHLY;BYMONTHDAY=-1":                         {"en": "every month on the last day", "de": "jeden Monat am letzten Tag"},
			"FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1":    {"en": "every month on the 31st", "de": "jeden Monat am 31."},
			"FREQ=MONTHLY;BYDAY=-1FR":                            {"en": "every month on the last Friday", "de": "jeden Monat am letzten Freitag"},
			"FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU":                  {"en": "every 3 months on the second Tuesday", "de": "alle 3 Monate am zweiten Dienstag"},
			"FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24":               {"en": "every year on 24 December", "de": "jedes Jahr am 24. Dezember"},
			"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1": {"en": "every year on 29 February", "de": "jedes Jahr am 29. Februar"},
			"FREQ=YEARLY;INTERVAL=2;BYMONTH=7;BYMONTHDAY=1":      {"en": "every 2 years on 1 July", "de": "alle 2 Jahre am 1. Juli"},
		} {
			said := Repeat(w, rule)
			if said != want[lang] {
				t.Errorf("Repeat(%s) = %q, want %q", rule, said, want[lang])
			}
			if a, ok := ParseRepeat(said, thursday(t)); !ok || a.Rule(thursday(t)) != rule {
				t.Errorf("ParseRepeat(%q) = %q, %t, want %s", said, a.Rule(thursday(t)), ok, rule)
			}
		}
	}
}

func TestParseReminderCountsBack(t *testing.T) {
	now := thursday(t)
	loc := now.Location()
	six := Moment{Time: time.Date(2026, 10, 25, 18, 0, 0, 0, loc)} // the clocks went back that night
	day := Moment{Time: time.Date(2026, 7, 10, 0, 0, 0, 0, loc), WholeDay: true}
	for in, tt := range map[string]struct {
		due  Moment
		want string
	}{
		"1 hour before":         {six, "2026-10-25 17:00"},
		"eine Stunde vorher":    {six, "2026-10-25 17:00"},
		"30 min before":         {six, "2026-10-25 17:30"},
		"1 day before":          {six, "2026-10-24 18:00"},
		"the day before":        {six, "2026-10-24 18:00"},
		"am Vortag um 20 Uhr":   {six, "2026-10-24 20:00"},
		"am Tag davor":          {day, "2026-07-09 09:00"},
		"2 Tage vorher":         {day, "2026-07-08 09:00"},
		"1 week before 18:00":   {day, "2026-07-03 18:00"},
		"1 hour before (day)":   {day, ""},
		"2 hours before":        {day, "2026-07-10 07:00"},
		"on time":               {six, "2026-10-25 18:00"},
		"pünktlich":             {day, "2026-07-10 09:00"},
		"tomorrow 8:00":         {six, "2026-07-03 08:00"},
		"fri":                   {Moment{}, "2026-07-03 09:00"},
		"before":                {six, "2026-10-25 18:00"},
		"1 day before the rest": {six, ""},
		"soon":                  {six, ""},
	} {
		at, ok := ParseReminder(in, tt.due, now)
		if got := at.Format("2006-01-02 15:04"); ok != (tt.want != "") || ok && got != tt.want {
			t.Errorf("ParseReminder(%q) = %s, %t, want %q", in, got, ok, tt.want)
		}
	}
	if _, ok := ParseReminder("1 day before", Moment{}, now); ok {
		t.Error("ParseReminder before no date = true, want false")
	}
}

func TestZoneKnowsItsName(t *testing.T) {
	if got := Zone(thursday(t)); got != "Europe/Berlin" {
		t.Errorf("Zone = %q, want Europe/Berlin", got)
	}
	if got := Zone(time.Now()); got == "Local" {
		t.Errorf("Zone = %q, want a name that is the same everywhere", got)
	}
}

func FuzzParseRepeat(f *testing.F) {
	for _, seed := range []string{"every monday", "jeden zweiten Dienstag im Monat", "monthly on the 31st", "every 2 weeks 18:00", "24. Dezember"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		now := time.Date(2026, 7, 31, 9, 0, 0, 0, time.UTC)
		a, ok := ParseRepeat(s, now)
		if !ok || a.Never() {
			return
		}
		rule := a.Rule(now)
		said := Repeat(text.New("en"), rule)
		if b, ok := ParseRepeat(said, now); !ok || b.Rule(now) != rule {
			t.Errorf("%q is %s, said as %q, read as %q", s, rule, said, b.Rule(now))
		}
	})
}

func TestReadDatesPutsADateAndItsRuleTogether(t *testing.T) {
	now := thursday(t) // 19:43
	for name, tt := range map[string]struct{ due, repeat, want, rule string }{
		"a date alone":            {"fri", "", "2026-07-03 whole", ""},
		"a rule alone":            {"", "every friday", "2026-07-03 whole", "FREQ=WEEKLY;BYDAY=FR"},
		"today is its first day":  {"", "jeden Donnerstag", "2026-07-02 whole", "FREQ=WEEKLY;BYDAY=TH"},
		"unless the time is over": {"", "every thursday 18:00", "2026-07-09 18:00", "FREQ=WEEKLY;BYDAY=TH"},
		"or still to come":        {"", "every thursday 20:00", "2026-07-02 20:00", "FREQ=WEEKLY;BYDAY=TH"},
		"in the date's place":     {"every friday 18:00", "", "2026-07-03 18:00", "FREQ=WEEKLY;BYDAY=FR"},
		"both":                    {"1 aug", "monthly", "2026-08-01 whole", "FREQ=MONTHLY;BYMONTHDAY=1"},
		"the rule has the time":   {"6 jul", "jeden Montag 18 Uhr", "2026-07-06 18:00", "FREQ=WEEKLY;BYDAY=MO"},
		"never":                   {"fri", "never", "2026-07-03 whole", ""},
		"a bad date":              {"soon", "", "", ""},
		"a bad rule":              {"fri", "often", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := ReadDates(tt.due, tt.repeat, now)
			said := got.Due.Time.Format("2006-01-02 15:04")
			if got.Due.WholeDay {
				said = got.Due.Time.Format(time.DateOnly) + " whole"
			}
			if !got.DueRead || !got.RepeatRead {
				said = ""
			}
			if said != tt.want || string(got.Repeat) != tt.rule {
				t.Errorf("ReadDates(%q, %q) = %s, %q, want %s, %q", tt.due, tt.repeat, said, got.Repeat, tt.want, tt.rule)
			}
		})
	}
}
