package when

import (
	"testing"
	"time"

	"tend/ui/text"
)

// berlin is where the examples take place.
func berlin(t testing.TB) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

// thursday is Thursday 2 July 2026, 19:43.
func thursday(t testing.TB) time.Time {
	t.Helper()
	return time.Date(2026, 7, 2, 19, 43, 21, 0, berlin(t))
}

func TestParseReadsWhatPeopleWrite(t *testing.T) {
	now := thursday(t)
	for in, want := range map[string]string{
		// weekdays
		"fri": "2026-07-03", "Friday": "2026-07-03", "fr": "2026-07-03", "Freitag": "2026-07-03",
		"Fr.": "2026-07-03", "am Freitag": "2026-07-03", "on friday": "2026-07-03", "bis Montag": "2026-07-06",
		"thu": "2026-07-09", "donnerstag": "2026-07-09", "thu 20:00": "2026-07-02 20:00", "Do 19:00": "2026-07-09 19:00",
		"next monday": "2026-07-06", "nächsten Montag": "2026-07-06", "naechsten montag": "2026-07-06",
		"next friday": "2026-07-10", "nächsten Freitag": "2026-07-10", "this friday": "2026-07-03",
		"diesen Freitag": "2026-07-03", "kommenden Freitag 18 Uhr": "2026-07-03 18:00",
		"last friday": "2026-06-26", "letzten Donnerstag": "2026-06-25", "friday next week": "2026-07-10",
		"nächste Woche Mittwoch": "2026-07-08", "fri 9am": "2026-07-03 09:00", "Sonnabend": "2026-07-04",
		"Freitagabend": "2026-07-03 20:00", "Freitag Abend": "2026-07-03 20:00", "Freitag morgen": "2026-07-03 09:00",
		// days by name
		"today": "2026-07-02", "heute": "2026-07-02", "tomorrow": "2026-07-03", "morgen": "2026-07-03",
		"übermorgen": "2026-07-04", "u\u0308bermorgen": "2026-07-04", "day after tomorrow": "2026-07-04",
		"the day after tomorrow": "2026-07-04", "yesterday": "2026-07-01", "gestern": "2026-07-01", "vorgestern": "2026-06-30",
		"tonight": "2026-07-02 20:00", "heute Abend": "2026-07-02 20:00", "heute abend 21 uhr": "2026-07-02 21:00",
		"morgen früh": "2026-07-03 09:00", "tomorrow evening": "2026-07-03 20:00", "morgen Mittag": "2026-07-03 12:00",
		"tomorrow in the morning": "2026-07-03 09:00", "morgen 8 uhr abends": "2026-07-03 20:00",
		"morgen 18:00": "2026-07-03 18:00", "morgen 18 Uhr": "2026-07-03 18:00", "morgen um 18 Uhr 30": "2026-07-03 18:30",
		"morgen 18.30 Uhr": "2026-07-03 18:30", "tomorrow at 6pm": "2026-07-03 18:00", "6:30 pm tomorrow": "2026-07-03 18:30",
		"12 am tomorrow": "2026-07-03 00:00", "tomorrow, 12pm": "2026-07-03 12:00", "tomorrow noon": "2026-07-03 12:00",
		// times alone
		"18 uhr": "2026-07-03 18:00", "21:15": "2026-07-02 21:15", "at 9": "2026-07-03 09:00", "um 9.30": "2026-07-03 09:30", "freitag um 9.10": "2026-07-03 09:10", "um 20": "2026-07-02 20:00",
		// how far away
		"+3d": "2026-07-05", "3d": "2026-07-05", "2w": "2026-07-16", "in 3 days": "2026-07-05", "in 3 Tagen": "2026-07-05",
		"in a week": "2026-07-09", "in einer Woche": "2026-07-09", "in zwei Wochen": "2026-07-16", "in a month": "2026-08-02",
		"in einem Monat": "2026-08-02", "+1y": "2027-07-02", "in drei Tagen 10:00": "2026-07-05 10:00",
		"heute in einer Woche": "2026-07-09", "3h": "2026-07-02 22:43", "in 40 min": "2026-07-02 20:23", "in 2 Stunden": "2026-07-02 21:43",
		"3 days ago": "2026-06-29", "vor 3 Tagen": "2026-06-29", "-2w": "2026-06-18", "14 d": "2026-07-16",
		// stretches
		"weekend": "2026-07-04", "at the weekend": "2026-07-04", "am Wochenende": "2026-07-04", "Wochenende": "2026-07-04",
		"next weekend": "2026-07-11", "nächstes Wochenende": "2026-07-11", "next week": "2026-07-06", "nächste Woche": "2026-07-06",
		"next month": "2026-08-01", "nächsten Monat": "2026-08-01", "end of month": "2026-07-31", "end of the month": "2026-07-31",
		"Monatsende": "2026-07-31", "Ende des Monats": "2026-07-31", "Ende August": "2026-08-31", "end of February": "2027-02-28",
		"Jahresende": "2026-12-31", "end of week": "2026-07-03",
		// the calendar
		"2026-12-01": "2026-12-01", "2026-12-01 18:00": "2026-12-01 18:00", "2026-12-01T18:00": "2026-12-01 18:00",
		"2026-12-01T17:00:00Z": "2026-12-01 18:00", "1.12.": "2026-12-01", "1.12": "2026-12-01", "1.12.2026": "2026-12-01",
		"1.12.27": "2027-12-01", "1. 12. 2026": "2026-12-01", "1. Dezember": "2026-12-01", "1. Dezember 18 Uhr": "2026-12-01 18:00",
		"am 1. Dez. 2027 um 18:00": "2027-12-01 18:00", "3 Jul": "2026-07-03", "3 Jul 2027": "2027-07-03", "3.7.2027": "2027-07-03",
		"July 3": "2026-07-03", "Dec 1st, 2026": "2026-12-01", "1st of december": "2026-12-01", "the 15th": "2026-07-15",
		"am 1.": "2026-08-01", "31.": "2026-07-31", "1. märz": "2027-03-01", "2 july": "2026-07-02", "1 July": "2027-07-01",
		"29 Feb": "2028-02-29", "Fri 3 Jul": "2026-07-03", "Fr 3. Juli": "2026-07-03", "2020-01-31": "2020-01-31",
	} {
		t.Run(in, func(t *testing.T) {
			m, ok := Parse(in, now)
			layout := "2006-01-02 15:04"
			if m.WholeDay {
				layout = "2006-01-02"
			}
			if got := m.Time.Format(layout); !ok || got != want {
				t.Errorf("Parse(%q) = %s, %t, want %s", in, got, ok, want)
			}
			if m.Time.Location() != now.Location() {
				t.Errorf("Parse(%q) is in %s, want %s", in, m.Time.Location(), now.Location())
			}
		})
	}
}

func TestParseRefusesWhatIsNoDate(t *testing.T) {
	for _, in := range []string{
		"", " ", "soon", "bald", "3/4", "12/1/2026", "32.1.", "31.4.", "29.2.2027", "1.13.", "0.5.", "2026-02-30",
		"25 uhr", "24:00", "12:60", "18:5", "13pm", "0am", "tomorrow tomorrow", "fri sat", "fri 4 jul", "morgen gestern",
		"in", "the", "um", "next", "nächsten", "in 3", "3", "2026", "5m", "in 3 hours at 18:00", "fri in 3 days",
		"in 99999 days", "in 9999 years", "9999-12-31", "0001-01-01", "+", "-", "+-3d", "morgen 18:00 19:00", "18:00 9 uhr morgens x",
		"20:00 morning", "march", "this week", "\x00", "fri\x1b[31m", "a", "ein", "12 of", "1.2.3.4", "١٢.٣.", "３d",
	} {
		if m, ok := Parse(in, thursday(t)); ok {
			t.Errorf("Parse(%q) = %v, want no date", in, m)
		}
	}
}

func TestParseKeepsTheClockAcrossDaylightSaving(t *testing.T) {
	loc := berlin(t)
	saturday := time.Date(2026, 10, 24, 20, 0, 0, 0, loc) // clocks go back that night
	for in, want := range map[string]time.Time{
		"tomorrow 18:00": time.Date(2026, 10, 25, 18, 0, 0, 0, loc),
		"in 2 days":      time.Date(2026, 10, 26, 0, 0, 0, 0, loc),
		"in 10 hours":    saturday.Add(10 * time.Hour),
	} {
		if m, ok := Parse(in, saturday); !ok || !m.Time.Equal(want) {
			t.Errorf("Parse(%q) = %v, %t, want %v", in, m.Time, ok, want)
		}
	}
}

func TestParseFindsTheDayWhereMidnightIsSkipped(t *testing.T) {
	loc, err := time.LoadLocation("America/Santiago")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 9, 5, 12, 0, 0, 0, loc) // the 6th begins at one o'clock
	m, ok := Parse("tomorrow", now)
	if _, _, d := m.Time.Date(); !ok || d != 6 || m.At().Hour() != DefaultHour {
		t.Errorf("Parse(tomorrow) = %v, at %v, %t, want 6 September", m.Time, m.At(), ok)
	}
}

// What tend says about a day, tend understands.
func TestParseReadsWhatTendWrites(t *testing.T) {
	now := thursday(t)
	for _, lang := range []string{"en", "de"} {
		w := text.New(lang)
		for n := range 200 {
			want := Beginning(2026, 7, 2+n, now.Location())
			for _, said := range []string{
				Day(w, want, now), ShortDate(w, want, now), Date(w, want, now),
				Long(w, Moment{Time: want, WholeDay: true}, now),
				Due(w, Moment{Time: want, WholeDay: true}, now),
			} {
				if m, ok := Parse(said, now); !ok || !m.WholeDay || !m.Time.Equal(want) {
					t.Errorf("Parse(%q) = %v, %t, want %v", said, m, ok, want)
				}
			}
			six := Moment{Time: time.Date(2026, 7, 2+n, 18, 0, 0, 0, now.Location())}
			for _, said := range []string{DayTime(w, six, now), Long(w, six, now)} {
				if m, ok := Parse(said, now); !ok || m.WholeDay || !m.Time.Equal(six.Time) {
					t.Errorf("Parse(%q) = %v, %t, want %v", said, m, ok, six.Time)
				}
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"fri", "in 3 days", "morgen 18 Uhr", "1.12.", "1. Dezember 18 Uhr", "2026-12-01T18:00",
		"end of the month", "Freitagabend", "+2w", "heute in einer Woche", "12 am", "31. 4. 2026",
	} {
		f.Add(seed, int64(1783014201))
	}
	loc := berlin(f)
	f.Fuzz(func(t *testing.T, s string, unix int64) {
		now := time.Unix(unix%4e9, 0).In(loc)
		m, ok := Parse(s, now)
		if !ok {
			return
		}
		if !inReach(m.Time) || m.Time.Location() != loc {
			t.Errorf("Parse(%q) = %v", s, m.Time)
		}
		if m.WholeDay && m.At().Hour() != DefaultHour {
			t.Errorf("Parse(%q) is at %v", s, m.At())
		}
	})
}

func TestParseSpanReadsLengths(t *testing.T) {
	for in, want := range map[string]time.Duration{
		"3 d": 3 * day, "12h": 12 * time.Hour, "2 weeks": 14 * day, "eine Woche": week, "3 Tage": 3 * day,
		"1 mo": 30 * day, "1 y": 365 * day, "90 min": 90 * time.Minute,
		"": 0, "3": 0, "d": 0, "0 d": 0, "3 d 2 h": 0, "99 years": 0, "590 years": 0, "9007199254740993 min": 0, "soon": 0, "-3d": 0,
	} {
		if got, ok := ParseSpan(in); ok != (want != 0) || ok && got != want {
			t.Errorf("ParseSpan(%q) = %v, %t, want %v", in, got, ok, want)
		}
	}
}
