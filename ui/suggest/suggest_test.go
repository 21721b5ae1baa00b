package suggest

import (
	"testing"
	"time"

	"tend/ui/when"
)

// evening is Thursday 2 July 2026.
func evening() time.Time { return time.Date(2026, 7, 2, 19, 43, 0, 0, time.UTC) }

func reader(t *testing.T, own ...string) *Reader {
	t.Helper()
	r, err := New(own...)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestPromisesAreFoundInGerman(t *testing.T) {
	r := reader(t)
	for _, text := range []string{
		"Danke! Ich melde mich.",
		"Ich melde mich morgen wieder bei dir.",
		"Wir melden uns, sobald wir mehr wissen.",
		"Dann melden wir uns bis Freitag.",
		"Melde mich bis Montag.",
		"Ich kümmere mich darum.",
		"Darum kümmern wir uns nächste Woche.",
		"Ich frage beim Bezirk nach und schreibe dann.",
		"Ich frage mal den Vorstand.",
		"Wir klären das mit der Stadt.",
		"Das kläre ich am Wochenende mit Ruth.",
		"Ich schaue mir das an.",
		"Ich schau morgen nach.",
		"Ich sage dir Bescheid.",
		"Wir geben euch rechtzeitig Bescheid!",
		"Gebe dir Bescheid, wenn der Schlüssel da ist.",
		"Ich schicke dir den Plan.",
		"Den Plan schicke ich dir noch.",
		"Ich erkundige mich bei der Bank.",
		"Wir reichen das Protokoll nach.",
		"Ich antworte morgen ausführlich.",
		"Ich komme darauf nächste Woche zurück.",
		"Ich rufe dich an.",
		"Ich rufe morgen zurück.",
		"Wir werden uns darum kümmern.",
		"Ich werde das mit Deniz besprechen.",
		"Ich verspreche es.",
		"Das weiß ich nicht, aber ich frage beim Verein nach.",
		"Ich bin nicht sicher; ich melde mich.",
	} {
		if _, ok := r.Promise(text, evening()); !ok {
			t.Errorf("%q: no promise found", text)
		}
	}
}

func TestOtherSentencesPromiseNothingInGerman(t *testing.T) {
	r := reader(t)
	for _, text := range []string{
		"Melde dich gern bei uns.",
		"Meldet euch bis Freitag an.",
		"Soll ich mich melden?",
		"Kümmert sich jemand darum?",
		"Er hat sich gemeldet.",
		"Ich habe mich schon gemeldet.",
		"Ich melde mich ab.",
		"Wir melden uns für den Lauf an.",
		"Ich melde mich nicht mehr.",
		"Ich frage mich, ob das stimmt.",
		"Wir fragen uns das auch.",
		"> Ich melde mich morgen.",
		"Bitte sagt uns Bescheid.",
		"Sag mir Bescheid.",
		"Ich bringe Kuchen mit.",
		"Vielen Dank für die Frage.",
		"Das Sommerfest ist am 11. Juli.",
		"Wir sehen uns am Samstag.",
		"Der Schlüssel liegt im Büro.",
		"Ich würde mich melden.",
		"Ihr werdet euch wundern.",
		"Wir werden sehen.",
		"Das klärt die Stadt.",
		"Ich rufe nie zurück.",
		"Schick mir den Plan.",
	} {
		if p, ok := r.Promise(text, evening()); ok {
			t.Errorf("%q promises %q", text, p.Words)
		}
	}
}

func TestPromisesAreFoundInEnglish(t *testing.T) {
	r := reader(t)
	for _, text := range []string{
		"Thanks! I'll get back to you.",
		"I’ll get back to you by Friday.",
		"We will get back to you soon.",
		"We'll come back to this next week.",
		"I will ask the council.",
		"I'll check with Ruth.",
		"I'll quickly check the plan.",
		"We'll find out.",
		"I will look into it tomorrow.",
		"We'll let you know.",
		"I'll send you the plan on Monday.",
		"We are going to sort this out.",
		"I'm going to ask the landlord.",
		"Let me check.",
		"Let me find out and come back.",
		"Will get back to you tomorrow.",
		"Will check.",
		"I promise.",
		"You'll hear from us by Friday.",
		"I'll follow up after the meeting.",
		"I'll report back on Saturday.",
		"We'll write to the school.",
		"I'll call the office in the morning.",
		"We'll take care of it.",
		"I'm not sure, but I'll ask Deniz.",
		"I shall reply at length later.",
		"We will also post the minutes here.",
		"I'll be back with an answer.",
	} {
		if _, ok := r.Promise(text, evening()); !ok {
			t.Errorf("%q: no promise found", text)
		}
	}
}

func TestOtherSentencesPromiseNothingInEnglish(t *testing.T) {
	r := reader(t)
	for _, text := range []string{
		"Get back to us when you can.",
		"Could you let us know?",
		"Shall I ask the council?",
		"Will you send the plan?",
		"Please let us know by Friday.",
		"We got back to him yesterday.",
		"I asked the council.",
		"I won't get back to this.",
		"I can't promise anything.",
		"We will not ask again.",
		"We will never send adverts.",
		"> I'll get back to you.",
		"I would ask the council.",
		"We could check that.",
		"I will be there on Saturday.",
		"We'll see.",
		"You will get there.",
		"They will ask you for a key.",
		"Thanks for your question.",
		"The party is on 11 July.",
		"I'll have cake.",
		"We'll meet at nine.",
		"It will check itself.",
		"Let me be.",
		"Let us dance.",
	} {
		if p, ok := r.Promise(text, evening()); ok {
			t.Errorf("%q promises %q", text, p.Words)
		}
	}
}

func TestAPromiseKnowsItsDate(t *testing.T) {
	r := reader(t)
	for text, want := range map[string]string{
		"Ich melde mich bis Freitag.":                     "2026-07-03",
		"Wir melden uns bis 10. Juli.":                    "2026-07-10",
		"Ich frage nach und sage dir bis morgen Bescheid": "2026-07-03",
		"I'll get back to you by Monday.":                 "2026-07-06",
		"We will let you know on 11 July 2026, promised.": "2026-07-11",
		"I'll send it in three days.":                     "2026-07-05",
		"I'll ask, so do not worry.":                      "",
		"I'll check 3 chairs.":                            "",
		"Wir klären das nächste Woche Dienstag.":          "2026-07-07",
		"Ich melde mich am 2026-07-20":                    "2026-07-20",
		"I'll get back to you. See you on Friday.":        "",
	} {
		p, ok := r.Promise(text, evening())
		got := ""
		if !p.Due.Time.IsZero() {
			got = p.Due.Time.Format(time.DateOnly)
		}
		if !ok || got != want {
			t.Errorf("%q: %t, due %q, want %q", text, ok, got, want)
		}
	}
}

func TestOwnPhrasesPromiseToo(t *testing.T) {
	r := reader(t, "We are on it", "a. b (c")
	if _, ok := r.Promise("Thank you, we are  ON it!", evening()); !ok {
		t.Error("an own phrase is not found")
	}
	if _, ok := r.Promise("we are on italics", evening()); ok {
		t.Error("a part of a word is found")
	}
}

func TestEventsAreDatesToCome(t *testing.T) {
	r := reader(t)
	for name, tt := range map[string]struct{ title, text, want string }{
		"in the title":            {"Sommerfest am 11. Juli: wer hilft beim Aufbau?", "", "2026-07-11"},
		"a weekday":               {"Repair café on Saturday", "", "2026-07-04"},
		"in the first lines":      {"Sommerfest", "Am Samstag, 11.7.2026, feiern wir. Aufbau ab neun.", "2026-07-11"},
		"English":                 {"Summer party, 11 July 2026", "", "2026-07-11"},
		"minutes of what was":     {"Protokoll der Sitzung vom 3. Mai 2026", "Am Freitag geht es weiter.", ""},
		"no date":                 {"Opening hours in July", "We are so happy. Do come.", ""},
		"a number":                {"3 new chairs", "We have 12 of them in 4 colours", ""},
		"a year far away":         {"Planning for 11 July 2028", "", ""},
		"a time alone":            {"Doors open at 18:00", "", ""},
		"nearly a weekday":        {"So do we", "The sun may shine in mid-March weather", ""},
		"today is no day to come": {"Heute, 2. Juli", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			day, ok := r.Event(tt.title, tt.text, evening())
			got := ""
			if ok {
				got = day.Format(time.DateOnly)
			}
			if got != tt.want {
				t.Errorf("Event(%q, %q) = %q, want %q", tt.title, tt.text, got, tt.want)
			}
		})
	}
}

func FuzzReader(f *testing.F) {
	f.Add("I'll get back to you by Friday, 3. Juli.", "11. 7.")
	f.Add("> …\n?!.", "\xff\xfe")
	f.Fuzz(func(t *testing.T, text, title string) {
		r := reader(t)
		p, ok := r.Promise(text, evening())
		if ok && p.Words == "" {
			t.Errorf("Promise(%q) has no words", text)
		}
		if day, ok := r.Event(title, text, evening()); ok && !day.After(evening()) {
			t.Errorf("Event(%q, %q) = %v, want a day to come", title, text, day)
		}
		if m, ok := dateIn(text, evening(), anyDate); ok && m == (when.Moment{}) {
			t.Errorf("dateIn(%q) found nothing and says it did", text)
		}
	})
}
