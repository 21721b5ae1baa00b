package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/feeds/wordpress/wptest"
	"tend/store"
)

func TestApprovalCountsDownAndIsConfirmed(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta")...)
	d.press("a")
	d.sees("Approving 1 comment.  z undo, 10 s")
	d.misses("Jonas")
	d.pass(3 * time.Second)
	d.sees("z undo, 8 s")
	d.pass(6 * time.Second)
	d.sees("z undo, 2 s")
	if d.writes() != 0 {
		t.Fatal("it left before its undo time was over")
	}
	d.pass(5 * time.Second)
	d.sees("Approved Jonas.  z take back")
	if got := d.site.Status(8); got != "approved" || d.site.Applied(8) != 1 {
		t.Errorf("the site says %q after %d changes", got, d.site.Applied(8))
	}
}

func TestNothingTicksWhenNothingIsOnItsWay(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta")...)
	d.press("a")
	d.pass(15 * time.Second)
	d.timers = nil
	d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	for _, timer := range d.timers {
		if soon := timer.at.Sub(d.clock); soon < 30*time.Second {
			t.Errorf("a timer rings in %s", soon)
		}
	}
}

func TestUndoInTimeSendsNothing(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta")...)
	d.press("s")
	d.pass(4 * time.Second)
	d.press("z")
	d.sees("Taken back: Jonas. Nothing was sent.  Z redo", "held  Jonas")
	d.pass(time.Minute)
	if d.writes() != 0 {
		t.Errorf("%d requests changed something", d.writes())
	}
	d.press("Z")
	d.sees("z undo, 10 s")
	d.pass(15 * time.Second)
	if got := d.site.Status(8); got != "spam" {
		t.Errorf("done again, the site says %q", got)
	}
}

func TestUndoAfterSendingAsksTheSite(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta")...)
	d.press("a")
	d.pass(15 * time.Second)
	d.press("z")
	d.sees("Jonas is held again.")
	d.press("k")
	d.sees("held  Jonas")
	if got := d.site.Status(8); got != "hold" || d.site.Applied(8) != 2 {
		t.Errorf("the site says %q after %d changes", got, d.site.Applied(8))
	}
}

func TestHoldAgainWhatIsPublic(t *testing.T) {
	public := heldComments("Jonas")
	public[0].Status = "approved"
	d := openBlogDesk(t, public...)
	d.sees("open  Jonas")
	d.press("a")
	d.sees("Public already.")
	d.press("u")
	d.sees("Holding 1 comment again.")
	d.pass(15 * time.Second)
	d.sees("Jonas is held again.", "held  Jonas")
	d.press("u")
	d.sees("Already held.")
	d.press("e")
	d.sees("Held at the site: a, s or d decides. w for later.")
}

func TestARefusalWaitsForAWord(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta")...)
	d.site.Break(wptest.Forbidden403)
	d.press("a")
	d.pass(15 * time.Second)
	d.sees("Not done: Jonas.", "b outbox")
	d.press("k", "g")
	d.sees("✗ refused")
	d.press("enter")
	d.sees("Not approved: Jonas", "Nothing is lost: the decision waits here.")
	d.press("r")
	d.pass(time.Second)
	d.sees("Approved Jonas.")
	if d.site.Status(8) != "approved" || d.site.Applied(8) != 1 {
		t.Errorf("the site says %q after %d changes", d.site.Status(8), d.site.Applied(8))
	}
}

func TestARefusedVerdictIsDropped(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta")...)
	d.site.Break(wptest.Forbidden403)
	d.press("a")
	d.pass(15 * time.Second)
	d.press("k", "g", "enter", "d")
	d.sees("Given up: Jonas.", "held  Jonas")
	d.misses("refused")
	d.pass(time.Minute)
	if d.site.Applied(8) != 0 || len(d.verdicts()) != 0 {
		t.Errorf("%d changes at the site, %d verdicts left", d.site.Applied(8), len(d.verdicts()))
	}
}

func TestARefusedLoginIsSaidAndResumed(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta", "Ines")...)
	d.press("a", "a")
	d.site.Deny(true)
	d.pass(15 * time.Second)
	d.sees("Blog: login refused. 2 decisions wait.")
	before := len(d.site.Requests())
	d.pass(10 * time.Minute)
	if again := len(d.site.Requests()) - before; again != 0 {
		t.Errorf("a refused login was tried %d times more", again)
	}
	d.site.Deny(false)
	d.press("b")
	d.sees("OUTBOX", "login refused: l logs in")
	d.press("l")
	d.sees("Log in to Blog")
	d.typed("wrong")
	d.press("enter")
	d.sees("User or application password is not good.")
	d.press("ctrl+u")
	d.typed(wptest.Password)
	d.press("ctrl+f", "enter")
	d.pass(2 * time.Second)
	d.press("esc")
	for id := int64(8); id <= 9; id++ {
		if got := d.site.Status(id); got != "approved" || d.site.Applied(id) != 1 {
			t.Errorf("comment %d is %q after %d changes", id, got, d.site.Applied(id))
		}
	}
}

func TestTwentyAtOnceHaveOneResultEach(t *testing.T) {
	var names []string
	for i := range 20 {
		names = append(names, fmt.Sprintf("Guest %02d", i+1))
	}
	d := openBlogDesk(t, heldComments(names...)...)
	d.press("X", "a")
	d.sees("Approving 20 comments.")
	d.site.Moderate(12, func(c *wptest.Comment) { c.Status = "spam" })
	d.pass(10 * time.Second)
	d.site.Break(wptest.Forbidden403)
	d.pass(5 * time.Second)
	d.sees("Approved 18. 2 went another way.", "z take back 18", "b outbox")
	if sent := d.verdicts(store.Sent); len(sent) != 18 {
		t.Errorf("%d were sent, want 18", len(sent))
	}
	if d.site.Status(12) != "spam" || d.site.Applied(12) != 0 {
		t.Errorf("what somebody else did was overwritten: %q", d.site.Status(12))
	}
	d.press("b")
	d.sees("✗ failed", "! overtaken", "somebody at the site marked", "✓ 19:43")
	d.press("esc", "z")
	d.pass(5 * time.Second)
	held := 0
	for id := int64(8); id < 28; id++ {
		if d.site.Status(id) == "hold" {
			held++
		}
	}
	if held != 19 || d.site.Status(12) != "spam" {
		t.Errorf("taken back: %d are held, comment 12 is %q", held, d.site.Status(12))
	}
}

func TestAboveTwentyIsAskedFirst(t *testing.T) {
	var names []string
	for i := range 21 {
		names = append(names, fmt.Sprintf("Guest %02d", i+1))
	}
	d := openBlogDesk(t, heldComments(names...)...)
	d.press("X", "d")
	d.sees("esc back")
	d.pass(time.Minute)
	d.press("esc")
	if d.writes() != 0 || len(d.verdicts()) != 0 {
		t.Error("21 comments were trashed without a yes")
	}
	d.press("d", "!")
	d.sees("Trashing 21 comments.")
}

func TestNetworkGoneInTheMiddle(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta", "Ines")...)
	d.press("X", "a")
	d.site.Break(wptest.LostAfter) // the first is applied, its answer is lost
	d.pass(15 * time.Second)
	for id := int64(8); id <= 10; id++ {
		if got := d.site.Status(id); got != "approved" || d.site.Applied(id) != 1 {
			t.Errorf("comment %d is %q after %d changes", id, got, d.site.Applied(id))
		}
	}
	d.sees("Approved 3 comments.")

	d.press("z")
	d.pass(5 * time.Second)
	d.sees("3 comments are held again.")
	d.press("X", "s")
	d.site.CloseClientConnections()
	d.site.Listener.Close()
	d.pass(15 * time.Second)
	d.sees("when the site answers again")
	if n := len(d.verdicts(store.Queued)); n != 3 {
		t.Errorf("%d verdicts wait, want 3", n)
	}
	d.press("b")
	d.sees("waits for the site")
}

func TestSleepGivesTheUndoTimeAgain(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta")...)
	awake := time.Duration(0)
	d.awake = func() time.Duration { return awake }
	d.mail.alive = moment{d.clock, 0}
	d.press("a")
	awake = 3 * time.Second
	d.pass(3 * time.Second)
	d.sees("z undo, 8 s")
	d.clock = d.clock.Add(8 * time.Hour) // the lid was closed
	d.pass(0)
	d.sees("Approving 1 comment.  z undo, 10 s")
	if d.writes() != 0 {
		t.Fatal("it left while the laptop woke up")
	}
	awake += 5 * time.Second
	d.pass(5 * time.Second)
	d.sees("z undo, 5 s")
	d.press("z")
	d.sees("held  Jonas")
	if d.writes() != 0 {
		t.Error("something was sent")
	}
}

// Timers stand still while the machine sleeps: what was due in the night comes
// with the first key of the morning, and nothing leaves before it can be seen.
func TestTheFirstKeyAfterASleepBringsBackWhatWasDue(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta")...)
	d.press("w", "f", "r", "i", "enter")
	d.sees("waits until")
	d.press("a")
	awake := d.awake()
	d.awake = func() time.Duration { return awake }
	d.clock = d.clock.Add(26 * time.Hour)
	d.press("j")
	d.sees("Back from waiting: one.")
	d.sees("held  Jonas")
	if d.writes() != 0 {
		t.Error("a verdict left while the machine woke up")
	}
	d.clock = d.clock.Add(time.Second)
	awake += time.Second
	d.press("z")
	d.sees("held  Marta")
	if d.writes() != 0 {
		t.Error("a verdict left although it was taken back")
	}
}

func TestAClockThatIsSetBackLeavesNothingWaiting(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas")...)
	d.clock = d.clock.Add(-26 * time.Hour)
	d.send(tickedMsg{d.app.clock.seq})
	d.press("a")
	d.sees("z undo, 10 s")
	d.pass(11 * time.Second)
	if d.writes() != 1 {
		t.Errorf("%d verdicts have left, want 1", d.writes())
	}
}

func TestQuitWithVerdictsQueuedAsksOnce(t *testing.T) {
	for name, tt := range map[string]struct {
		key    string
		ended  bool
		status string
		queued int
	}{
		"send now": {"enter", true, "approved", 0},
		"keep":     {"k", true, "hold", 2},
		"stay":     {"esc", false, "hold", 2},
	} {
		t.Run(name, func(t *testing.T) {
			d := openBlogDesk(t, heldComments("Jonas", "Marta", "Ines")...)
			d.press("a", "a")
			d.pass(3 * time.Second)
			d.press("q")
			d.sees("Quit with 2 decisions on their way?", "Approve Jonas            queued 8 s", "Approve Marta            queued 8 s")
			d.pass(2 * time.Second)
			d.sees("queued 6 s", "Nothing has been sent yet.")
			d.pass(time.Minute)
			if d.writes() != 0 {
				t.Fatal("something left while the volunteer was asked")
			}
			d.press(tt.key)
			if d.ended != tt.ended || d.site.Status(8) != tt.status && name != "stay" {
				t.Errorf("ended %v, the site says %q; want %v, %q", d.ended, d.site.Status(8), tt.ended, tt.status)
			}
			if name == "stay" {
				d.pass(time.Second)
				d.sees("Approved 2 comments.")
				return
			}
			if got := len(d.verdicts(store.Queued)); got != tt.queued {
				t.Errorf("%d are queued, want %d", got, tt.queued)
			}
		})
	}
}

func TestWhatACrashLeftWaitsForR(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta")...)
	d.press("a")
	d.again()
	d.sees("1 decision from an earlier evening has not left.  R send  b show")
	d.pass(time.Hour)
	if d.writes() != 0 {
		t.Fatal("what an earlier run left was sent by itself")
	}
	d.press("b")
	d.sees("of an earlier evening: r sends")
	d.press("esc", "q")
	if !d.ended {
		t.Error("what waits anyway is asked about at the end")
	}
	d.ended = false
	d.press("R")
	d.sees("Approved Jonas.")
	if got := d.site.Status(8); got != "approved" || d.site.Applied(8) != 1 {
		t.Errorf("the site says %q after %d changes", got, d.site.Applied(8))
	}
}

func TestFeedsThatCannotSayWhy(t *testing.T) {
	a := storeApp(t)
	b := newApp(t.Context(), Options{Store: a.desk.store, Words: a.words, Volunteer: "miriam", Now: a.now})
	b.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	b.Update(b.reload(true)())
	for k, want := range map[string]string{
		"s": "This feed cannot mark as spam. Log in to the site: tend login Blog",
		"d": "This feed cannot trash. Log in to the site: tend login Blog",
		"r": "This feed cannot reply. Log in to the site: tend login Blog",
	} {
		b.Update(pressed(k))
		if got := frameOf(b); !strings.Contains(got, want) {
			t.Errorf("%s does not say %q:\n%s", k, want, got)
		}
	}
}
