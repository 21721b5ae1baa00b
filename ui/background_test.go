package ui

import (
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/feeds"
	"tend/store"
	"tend/ui/config"
)

// byClock is a desk that syncs by itself every 15 minutes, and a way to let
// time go by.
func byClock(t *testing.T) (a *app, later func(time.Duration)) {
	t.Helper()
	a = deskOn(t, sample(t, "en"), "en", 80, 24)
	now := a.now()
	a.now = func() time.Time { return now }
	start := now.Add(-a.mail.alive.awake)
	a.awake = func() time.Duration { return now.Sub(start) }
	a.environ = func(string) string { return "" }
	a.config.SyncEvery, a.config.Notify.Held = 15*time.Minute, true
	a.background.jitter = 0
	settleAll(t, a, a.reload(false))
	return a, func(d time.Duration) { now = now.Add(d) }
}

// chime lets the clock ring.
func chime(t *testing.T, a *app) {
	t.Helper()
	settleAll(t, a, a.updateDesk(tickedMsg{a.clock.seq}))
}

func TestDeskSyncsByItselfAtTheNextKnownInstant(t *testing.T) {
	a, later := byClock(t)
	if want := a.summary.synced.Add(15 * time.Minute); !a.nextSync().Equal(want) {
		t.Fatalf("the next sync is at %v, want %v", a.nextSync(), want)
	}
	later(a.nextSync().Sub(a.now()))
	before, said := a.comments.idsFrom(0), "Something else."
	a.tell(said)
	chime(t, a)
	if got := a.comments.idsFrom(0); !reflect.DeepEqual(got, before) {
		t.Errorf("rows moved by themselves: %v, want %v", got, before)
	}
	if a.comments.news == 0 || a.status.said != said || a.View().ProgressBar != nil {
		t.Errorf("%d new, the status says %q", a.comments.news, a.status.said)
	}
	if next := a.nextSync(); next.Sub(a.now()) < 14*time.Minute {
		t.Errorf("the next sync is %v later", next.Sub(a.now()))
	}
	a.config.SyncEvery = 0
	if next := a.nextSync(); !next.IsZero() {
		t.Errorf("switched off, the next sync is at %v", next)
	}
}

func TestSyncByItselfWaitsForNetworkAndSleep(t *testing.T) {
	a, _ := byClock(t)
	every := a.config.SyncEvery
	a.summary.synced = a.now().Add(-time.Hour)
	for _, want := range []time.Duration{2 * every, 4 * every, 2 * time.Hour, 2 * time.Hour} {
		a.background.quiet = true
		a.synced(syncEndedMsg{result: feeds.Result{Offline: true}})
		if got := a.nextSync().Sub(a.now()); got != want {
			t.Errorf("without a network it waits %v, want %v", got, want)
		}
	}
	a.background.rest = time.Time{}
	a.wakeUp(a.now())
	if got := a.nextSync().Sub(a.now()); got != afterSleep {
		t.Errorf("after the machine slept it waits %v, want %v", got, afterSleep)
	}
	a.background.rest, a.summary.synced = time.Time{}, a.now() // another program did
	if got := a.nextSync().Sub(a.now()); got != every {
		t.Errorf("after another program's sync it waits %v, want %v", got, every)
	}
}

func TestSyncAskedForMeanwhileFollows(t *testing.T) {
	a, later := byClock(t)
	later(time.Hour)
	cmd := a.syncDue()
	if cmd == nil || !a.background.quiet {
		t.Fatal("it does not sync by itself")
	}
	play(t, a, "R")
	if !a.background.asked {
		t.Error("R is forgotten")
	}
	settleAll(t, a, cmd)
	if a.syncs.going != nil || !strings.HasPrefix(a.status.said, "Synced.") {
		t.Errorf("the status says %q", a.status.said)
	}
}

func TestVerdictsOfAnEarlierEveningStay(t *testing.T) {
	a, later := byClock(t)
	d := a.desk
	if _, err := d.store.Decide(t.Context(), "Miriam", store.ActApprove, a.comments.rows[0].ID); err != nil {
		t.Fatal(err)
	}
	later(time.Hour)
	m := d.runSync(t.Context(), &syncing{events: make(chan feeds.Event, 64), cancel: func() {}}, feeds.Which{All: true}, byItself).(syncEndedMsg)
	if m.err != nil || len(m.mail.outcomes) != 0 || m.held != 1 || m.result.Saved.NewComments != 3 {
		t.Errorf("the sync sent %v, %d more held, %d new, %v", m.mail.outcomes, m.held, m.result.Saved.NewComments, m.err)
	}
}

func TestWhoLooksElsewhereIsToldInOneSentence(t *testing.T) {
	a, _ := byClock(t)
	m := syncEndedMsg{result: feeds.Result{Saved: store.Saved{NewComments: 4}}, arrived: arrived{held: 2, newcomers: 1}}
	a.status.trouble = "Forum failing"
	for name, tt := range map[string]struct {
		looking looking
		notify  config.Notify
		known   string
		want    string
	}{
		"held":            {elsewhere, config.Notify{Held: true}, "Forum failing", "4 new comments, 2 held"},
		"newcomers too":   {elsewhere, config.Notify{Newcomer: true}, "Forum failing", "4 new comments, 2 held, 1 newcomer"},
		"trouble":         {unknown, config.Notify{Failed: true}, "", "Forum failing"},
		"known trouble":   {unknown, config.Notify{Failed: true}, "Forum failing", ""},
		"looking here":    {here, config.Notify{Held: true}, "", ""},
		"quiet hours":     {elsewhere, config.Notify{Held: true, Quiet: config.Hours{From: 18 * time.Hour, To: 8 * time.Hour}}, "", ""},
		"nothing of that": {elsewhere, config.Notify{}, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			a.looking, a.config.Notify = tt.looking, tt.notify
			cmd := a.noticeSync(m, tt.known)
			if (cmd == nil) != (tt.want == "") {
				t.Fatalf("told: %v, want %q", cmd != nil, tt.want)
			}
			if cmd == nil {
				return
			}
			raw, ok := cmd().(tea.RawMsg)
			if want := "\x1b]9;tend: Nachbarschaftshaus Lindenhof: " + tt.want + "\x07"; !ok || raw.Msg != want {
				t.Errorf("the terminal gets %q, want %q", raw.Msg, want)
			}
		})
	}
	a.looking, a.config.Notify, a.config.Bell = elsewhere, config.Notify{Held: true}, true
	if raw, _ := a.noticeSync(m, "")().(tea.RawMsg); !strings.HasSuffix(raw.Msg.(string), "\x07\a") {
		t.Errorf("the bell does not ring: %q", raw.Msg)
	}
}

func TestReminderIsToldElsewhereToo(t *testing.T) {
	a, _ := byClock(t)
	a.config.Notify = config.Notify{Task: true}
	for want, tasks := range map[string][]store.Task{
		"Call the council": {{Title: "Call the council"}},
		"2":                {{Title: "Call the council"}, {Title: "Buy tea"}},
	} {
		cmd := a.noticeTasks(tasks)
		if cmd == nil {
			t.Fatal("nothing is told")
		}
		if raw, _ := cmd().(tea.RawMsg); !strings.Contains(raw.Msg.(string), want) {
			t.Errorf("the terminal gets %q, want %q", raw.Msg, want)
		}
	}
	a.config.Notify.Task = false
	if a.noticeTasks([]store.Task{{Title: "Call the council"}}) != nil {
		t.Error("it is told although nobody wants it")
	}
}
