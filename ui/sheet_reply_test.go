package ui

import (
	"errors"
	"image/color"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/feeds/wordpress/wptest"
	"tend/store"
	"tend/ui/editor"
)

func TestReplyApprovesAndArrives(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta")...)
	d.press("r")
	d.sees("Reply to Jonas", "Blog, public", "> Gibt es am Samstag etwas für Kinder?", "Appears as Miriam.", "Sending also approves the held comment.")
	d.press("ctrl+s")
	d.sees("Nothing written yet.")
	d.typed("Ja, von 11 bis 15 Uhr.")
	d.press("tab")
	d.typed("x") // on the button, letters write nothing
	d.press("enter")
	d.sees("Replying to Jonas.  z undo, 10 s")
	d.pass(15 * time.Second)
	d.sees("Approved Jonas. Replied to Jonas.")
	if got := d.site.Replies(8); d.site.Status(8) != "approved" || !slices.Equal(got, []string{"Ja, von 11 bis 15 Uhr."}) {
		t.Errorf("the site says %q and %q", d.site.Status(8), got)
	}
}

func TestReplyIsTakenBackAfterAQuestion(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta")...)
	d.press("r")
	d.typed("Ja.")
	d.press("ctrl+s")
	d.pass(15 * time.Second)
	d.press("z")
	d.sees("Take back the reply to Jonas?", "It was sent, and others may have read it.")
	d.press("esc")
	d.pass(time.Minute)
	if len(d.site.Replies(8)) != 1 || d.site.Comment(10).Status != "approved" {
		t.Fatal("esc took the reply back")
	}
	d.press("z", "d")
	d.pass(5 * time.Second)
	if got := d.site.Comment(10).Status; got != "trash" || d.site.Status(8) != "hold" {
		t.Errorf("the reply is %q, the comment %q", got, d.site.Status(8))
	}
}

func TestReplyUndoneInTimeIsADraftAgain(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta")...)
	d.press("r")
	d.typed("Ja.")
	d.press("ctrl+s", "z")
	d.sees("Taken back: the reply to Jonas is a draft again. Nothing was sent.")
	d.press("g", "r")
	d.sees("Ja.", "This draft was begun earlier.")
	d.pass(time.Minute)
	if d.writes() != 0 {
		t.Error("something was sent")
	}
}

func TestDraftSurvivesEscQuitAndCrash(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta")...)
	d.press("r")
	d.typed("Ja, ")
	d.misses("Draft kept.")
	d.pass(2 * time.Second)
	d.sees("Draft kept.")
	d.again() // a crash: what was kept is there
	d.press("r")
	d.sees("Ja,", "This draft was begun earlier.")
	d.typed("von 11 ")
	d.press("esc", "r")
	d.typed("bis 15 Uhr")
	d.press("ctrl+c") // no pause before it
	d.again()
	d.press("b")
	d.sees("DRAFTS", "Reply to Jonas", "Ja, von 11 bis 15 Uhr")
	d.press("enter")
	d.sees("Ja, von 11 bis 15 Uhr")
	d.press("ctrl+s")
	d.pass(15 * time.Second)
	if got := d.site.Replies(8); !slices.Equal(got, []string{"Ja, von 11 bis 15 Uhr"}) {
		t.Errorf("the site has %q", got)
	}
	d.misses("DRAFTS")
}

func TestDraftIsKeptWhileSomebodyNeverPauses(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas")...)
	d.press("r")
	for range 20 {
		d.typed("x")
		d.pass(time.Second)
	}
	draft, err := d.desk.store.Draft(t.Context(), "Miriam", d.comments.currentID())
	if err != nil || len(draft.Text) < 10 {
		t.Errorf("after 20 s of typing the draft is %q, %v", draft.Text, err)
	}
}

func TestDraftIsThrownAwayOnlyAfterAQuestion(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas")...)
	d.press("r")
	d.typed("Ja.")
	d.press("esc", "b", "d")
	d.sees("Drop the draft to Jonas?", "Its words are gone then.")
	d.press("esc")
	d.sees("DRAFTS")
	d.press("d", "d")
	d.misses("DRAFTS")
	if _, err := d.desk.store.Draft(t.Context(), "Miriam", d.comments.currentID()); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the draft is there still: %v", err)
	}
}

func TestReplyThatCannotBeKeptIsShownAgain(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta")...)
	d.press("r")
	d.typed("Ja.")
	if err := d.desk.store.Close(); err != nil {
		t.Fatal(err)
	}
	d.press("ctrl+s")
	d.sees("Reply to Jonas", "Ja.")
	d.misses("Nothing has been sent yet.")
}

func TestReplyTakesTenMegabytesPasted(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas")...)
	d.press("r")
	d.send(tea.PasteMsg{Content: strings.Repeat("päste 山 \x1b[31m\n", 10<<20/16)})
	d.sees("Cut: a reply has 20,000 characters at most.", "päste 山 ␛[31m")
	d.typed("!")
	d.pass(2 * time.Second)
	draft, err := d.desk.store.Draft(t.Context(), "Miriam", d.comments.currentID())
	if err != nil || strings.Contains(draft.Text, "\x1b") || len([]rune(draft.Text)) > replyLimit {
		t.Errorf("the draft has %d characters, %v", len([]rune(draft.Text)), err)
	}
}

func TestResizeWhileReplying(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas")...)
	d.press("r")
	d.typed("Ja, von 11 bis 15 Uhr.")
	want := frameOf(d.app)
	for width := 1; width <= 210; width += 11 {
		for height := 1; height <= 60; height += 7 {
			d.send(tea.WindowSizeMsg{Width: width, Height: height})
			v := d.View()
			if c := v.Cursor; c != nil && (c.X >= width || c.Y >= height || c.X < 0 || c.Y < 0) {
				t.Fatalf("%dx%d: the cursor stands at %d, %d", width, height, c.X, c.Y)
			}
		}
	}
	d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	if got := frameOf(d.app); got != want {
		t.Errorf("after all sizes the screen is\n%s\nwant\n%s", got, want)
	}
	d.send(editedMsg{itemID: d.front().(*replySheet).item.ID, text: "Ja,\nund \x1b[2Jmehr."})
	d.sees("und ␛[2Jmehr.")
	d.send(editedMsg{itemID: d.front().(*replySheet).item.ID, text: "Ja.", err: editor.Failed(errors.New("exit status 1"))})
	d.sees("The editor ended with an error: exit status 1", "Ja.")
}

func TestFailedReplyIsChangedAndSentOnce(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta")...)
	d.press("r")
	d.typed("Ja.")
	d.press("ctrl+s")
	d.site.Moderate(8, func(c *wptest.Comment) { c.Status = "approved" })
	d.pass(10 * time.Second)
	d.site.Break(wptest.Forbidden403)
	d.pass(5 * time.Second)
	d.press("b")
	d.sees("✗ failed     Reply to Jonas")
	d.press("c")
	d.sees("Reply to Jonas", "Ja.")
	d.typed(" Gern!")
	d.press("ctrl+s")
	d.pass(15 * time.Second)
	if got := d.site.Replies(8); !slices.Equal(got, []string{"Ja. Gern!"}) {
		t.Errorf("the site has %q", got)
	}
}

func TestAReplyIsReadableWhateverTheTerminalTurnsTo(t *testing.T) {
	light := tea.BackgroundColorMsg{Color: color.White}
	late, early := openBlogDesk(t, heldComments("Jonas")...), openBlogDesk(t, heldComments("Jonas")...)
	early.send(light)
	for _, d := range []*blogDesk{late, early} {
		d.press("r")
		d.typed("Ja.")
	}
	late.send(light)
	if got, want := late.View().Content, early.View().Content; got != want {
		t.Errorf("a reply begun in the dark looks different in the light:\n%q\nwant\n%q", got, want)
	}
}

func TestPastedLinesStayLines(t *testing.T) {
	for _, end := range []string{"\n", "\r\n", "\r"} {
		d := openBlogDesk(t, heldComments("Jonas")...)
		d.press("r")
		d.send(tea.PasteMsg{Content: "eins" + end + end + "zwei"})
		if got := d.front().(*replySheet).text.Value(); got != "eins\n\nzwei" {
			t.Errorf("lines that end with %q are pasted as %q", end, got)
		}
	}
}

func TestDraftIsWaitedForAtTheEnd(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta")...)
	id := d.comments.currentID()
	d.press("r")
	d.typed("Ja, das geht.")
	d.Update(pressed("esc")) // keeping it takes a while
	d.finish()               // and tend ends
	if draft, err := d.desk.store.Draft(t.Context(), "Miriam", id); draft.Text != "Ja, das geht." {
		t.Errorf("the draft is %q, %v", draft.Text, err)
	}
}

func TestSentReplyLeavesNoDraft(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta")...)
	id := d.comments.currentID()
	d.press("r")
	d.typed("Ja, das geht.")
	slow := d.replyTo(id).keep() // somebody paused; keeping it takes a while
	d.press("ctrl+s")
	d.run(slow)
	if draft, err := d.desk.store.Draft(t.Context(), "Miriam", id); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the sent text is a draft again: %q, %v", draft.Text, err)
	}
}

func TestReplyGoesOnFromWhatWasTypedLast(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta")...)
	d.press("r")
	d.typed("Ja")
	_, slow := d.Update(pressed("esc"))
	d.press("r")
	d.run(slow)
	if got := d.front().(*replySheet).text.Value(); got != "Ja" {
		t.Errorf("the sheet shows %q, want what was typed before", got)
	}
}

func TestDraftThatCannotBeKeptIsToldOf(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta")...)
	d.press("r")
	d.typed("Ja, das geht.")
	if err := d.desk.store.Close(); err != nil {
		t.Fatal(err)
	}
	d.press("esc")
	if !d.status.loud || d.status.said == "" {
		t.Errorf("said %q, loud %v", d.status.said, d.status.loud)
	}
}

func TestAnswersForOneReplyReachNoOther(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta")...)
	other := d.comments.currentID()
	d.press("j", "r")
	d.typed("Ja")
	d.send(editedMsg{itemID: other, text: "To Jonas"})
	d.send(draftKeptMsg{itemID: other, err: store.ErrFull})
	sheet := d.front().(*replySheet)
	if got := sheet.text.Value(); got != "Ja" || sheet.problem != "" {
		t.Errorf("the reply is %q, its problem %q", got, sheet.problem)
	}
	if !d.status.loud {
		t.Error("nobody says that the other draft was not kept")
	}
}

func TestKeyPressedTwiceOpensOneSheet(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta")...)
	id := d.comments.currentID()
	_, first := d.Update(pressed("r"))
	_, second := d.Update(pressed("r"))
	d.run(first)
	d.typed("first text")
	d.run(second)
	d.typed(", and on")
	d.press("esc")
	if draft, err := d.desk.store.Draft(t.Context(), "Miriam", id); draft.Text != "first text, and on" || d.front() != nil {
		t.Errorf("the draft is %q, %v; %d dialogs are open", draft.Text, err, len(d.dialogs))
	}
	d.press("a")
	_, first = d.Update(pressed("q"))
	_, second = d.Update(pressed("q"))
	d.run(first)
	d.run(second)
	if len(d.dialogs) != 1 {
		t.Errorf("q twice opens %d dialogs", len(d.dialogs))
	}
}

func TestReplyFromTheOutboxComesBehindTheDraft(t *testing.T) {
	for verb, keys := range map[string][]string{"change": {"c"}, "drop": {"d", "d"}} {
		t.Run(verb, func(t *testing.T) {
			d := openBlogDesk(t, heldComments("Jonas", "Marta")...)
			id := d.comments.currentID()
			d.press("r")
			d.typed("A careful answer.")
			d.press("ctrl+s")
			if err := d.desk.store.KeepDraft(t.Context(), "Miriam", id, "abc"); err != nil {
				t.Fatal(err)
			}
			d.press("b")
			for r, _ := d.front().(*outboxPage).focus(); r.verdict.Act != store.ActReply; r, _ = d.front().(*outboxPage).focus() {
				d.press("j")
			}
			d.press(keys...)
			if draft, err := d.desk.store.Draft(t.Context(), "Miriam", id); draft.Text != "abc\n\nA careful answer." {
				t.Errorf("the draft is %q, %v; want the words of both", draft.Text, err)
			}
		})
	}
}
