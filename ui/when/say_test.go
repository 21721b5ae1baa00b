package when

import (
	"testing"
	"time"

	"tend/ui/text"
)

func TestAgesTakeOneUnit(t *testing.T) {
	now := thursday(t)
	en, de := text.New("en"), text.New("de")
	for name, tt := range map[string]struct {
		t                    time.Time
		age, ago, alter, vor string
	}{
		"under a minute": {now.Add(-59 * time.Second), "now", "just now", "jetzt", "gerade eben"},
		"a skewed clock": {now.Add(2 * time.Minute), "now", "just now", "jetzt", "gerade eben"},
		"a minute":       {now.Add(-time.Minute), "1 min", "1 minute ago", "1 Min", "vor 1 Minute"},
		"minutes":        {now.Add(-40 * time.Minute), "40 min", "40 minutes ago", "40 Min", "vor 40 Minuten"},
		"hours":          {now.Add(-9*time.Hour - 59*time.Minute), "9 h", "9 hours ago", "9 Std", "vor 9 Stunden"},
		"a day":          {now.Add(-24 * time.Hour), "1 d", "1 day ago", "1 T", "vor 1 Tag"},
		"days":           {now.Add(-13 * day), "13 d", "13 days ago", "13 T", "vor 13 Tagen"},
		"weeks":          {now.Add(-14 * day), "2 wk", "2 weeks ago", "2 Wo", "vor 2 Wochen"},
		"nine weeks":     {now.Add(-63 * day), "2 mo", "2 months ago", "2 Mon", "vor 2 Monaten"},
		"months":         {now.AddDate(0, -23, 0), "23 mo", "23 months ago", "23 Mon", "vor 23 Monaten"},
		"years":          {now.AddDate(-2, 0, 0), "2 yr", "2 years ago", "2 J", "vor 2 Jahren"},
		"the year 1970":  {time.Unix(1, 0), "56 yr", "56 years ago", "56 J", "vor 56 Jahren"},
		"the future":     {now.Add(time.Hour), "?", "date unknown", "?", "Datum unbekannt"},
		"no date":        {time.Time{}, "?", "date unknown", "?", "Datum unbekannt"},
	} {
		t.Run(name, func(t *testing.T) {
			for got, want := range map[string]string{
				Age(en, tt.t, now): tt.age, Ago(en, tt.t, now): tt.ago,
				Age(de, tt.t, now): tt.alter, Ago(de, tt.t, now): tt.vor,
			} {
				if got != want {
					t.Errorf("got %q, want %q", got, want)
				}
			}
		})
	}
}

func TestDueFitsItsColumn(t *testing.T) {
	now := thursday(t)
	en, de := text.New("en"), text.New("de")
	at := func(y int, m time.Month, d, hour int) Moment {
		return Moment{Time: time.Date(y, m, d, hour, 0, 0, 0, now.Location())}
	}
	whole := func(y int, m time.Month, d int) Moment {
		return Moment{Time: time.Date(y, m, d, 0, 0, 0, 0, now.Location()), WholeDay: true}
	}
	for name, tt := range map[string]struct {
		m        Moment
		due, bis string
	}{
		"yesterday":       {whole(2026, 7, 1), "yesterday", "gestern"},
		"today":           {whole(2026, 7, 2), "today", "heute"},
		"today at a time": {at(2026, 7, 2, 18), "today 18:00", "heute 18:00"},
		"tomorrow":        {at(2026, 7, 3, 18), "Fri 3 Jul", "Fr 3. Juli"},
		"later":           {whole(2026, 7, 13), "Mon 13 Jul", "Mo 13. Juli"},
		"a week overdue":  {whole(2026, 6, 25), "Thu 25 Jun", "Do 25. Juni"},
		"long overdue":    {whole(2026, 6, 23), "23 Jun", "23. Juni"},
		"next year":       {at(2027, 7, 3, 9), "3 Jul 2027", "3.7.2027"},
		"over new year":   {whole(2026, 12, 16), "Wed 16 Dec", "Mi 16. Dez"},
		"a year ago":      {whole(2024, 9, 24), "24 Sep 2024", "24.9.2024"},
		"no date":         {Moment{}, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Due(en, tt.m, now); got != tt.due {
				t.Errorf("Due = %q, want %q", got, tt.due)
			}
			if got := Due(de, tt.m, now); got != tt.bis {
				t.Errorf("Due = %q, want %q", got, tt.bis)
			}
		})
	}
}

func TestSentencesNameTheirDays(t *testing.T) {
	now := thursday(t)
	en, de := text.New("en"), text.New("de")
	friday := Moment{Time: time.Date(2026, 7, 3, 9, 0, 0, 0, now.Location())}
	six := Moment{Time: friday.Time.Add(9 * time.Hour)}
	for _, tt := range []struct{ got, want string }{
		{Long(en, friday, now), "Friday 3 July, 09:00"},
		{Long(de, friday, now), "Freitag, 3. Juli, 09:00"},
		{Long(en, Moment{Time: friday.Time.AddDate(1, 0, 0)}, now), "Saturday 3 July 2027, 09:00"},
		{Long(en, Moment{Time: friday.Time, WholeDay: true}, now), "Friday 3 July"},
		{Near(en, six, now), "tomorrow, Fri 3 July, 18:00"},
		{Near(de, six, now), "morgen, Fr 3. Juli, 18:00"},
		{Near(en, Moment{Time: now.AddDate(0, 0, 4)}, now), "Monday 6 July, 19:43"},
		{DayTime(en, friday, now), "Fri 3 Jul, 09:00"},
		{DayTime(de, friday, now), "Fr 3. Juli, 09:00"},
		{In(en, friday.Time, now), "in 13 hours"},
		{In(de, now.AddDate(0, 0, 3), now), "in 3 Tagen"},
		{In(en, now.Add(-time.Hour), now), "at once"},
		{In(en, now.AddDate(0, 6, 0), now), "in 6 months"},
		{In(en, now.AddDate(3, 0, 0), now), "in 3 years"},
		{Since(en, now.Add(-2*day), now), "since Tuesday"},
		{Since(en, now.Add(-day), now), "since yesterday"},
		{Since(de, now.AddDate(0, 0, -9), now), "seit 23. Juni"},
		{Since(de, now.Add(-time.Hour), now), "seit 18:43"},
		{For(en, now.Add(-3*day), now), "for 3 days"},
		{For(de, now.Add(-3*day), now), "seit 3 Tagen"},
		{AgoShort(en, now.Add(-4*time.Minute), now), "4 min ago"},
		{AgoShort(de, now.Add(-4*time.Minute), now), "vor 4 min"},
		{AgoShort(en, now.Add(-3*day), now), "3 days ago"},
		{Span(en, 18*time.Minute), "about 18 minutes"},
		{Span(de, 17*time.Minute+time.Second), "etwa 18 Minuten"},
		{SpanShort(en, 18*time.Minute), "about 18 min"},
		{SpanShort(de, 18*time.Minute), "etwa 18 min"},
		{SpanShort(en, 0), "about 1 min"},
		{Span(en, 3*time.Hour), "about 3 hours"},
		{SpanShort(de, 50*time.Hour), "etwa 2 T"},
		{Date(en, now, now), "2 July 2026"},
		{Date(de, now, now), "2. Juli 2026"},
		{Month(en, now.AddDate(-2, -4, 0), now), "March 2024"},
		{ShortDate(en, now.AddDate(0, 0, -49), now), "14 May"},
		{Clock(now.UTC(), now), "19:43"},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}

func TestDatesAreThoseOfNowsPlace(t *testing.T) {
	now := thursday(t)
	late := time.Date(2026, 7, 2, 22, 30, 0, 0, time.UTC) // half past midnight in Berlin
	if got, want := Day(text.New("en"), late, now), "Fri 3 Jul"; got != want {
		t.Errorf("Day = %q, want %q", got, want)
	}
	whole := Moment{Time: time.Date(2026, 7, 3, 0, 0, 0, 0, time.FixedZone("far", 14*3600)), WholeDay: true}
	if got, want := Due(text.New("en"), whole, now), "Fri 3 Jul"; got != want {
		t.Errorf("Due of a whole day elsewhere = %q, want %q", got, want)
	}
}
