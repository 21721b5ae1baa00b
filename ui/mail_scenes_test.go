package ui

import (
	"strings"
	"testing"
	"time"
)

// TestMailScreens compares what deciding and answering look like, on the sample
// community, with golden screens.
func TestMailScreens(t *testing.T) {
	for name, tt := range map[string]struct {
		lang          string
		width, height int
		keys          string // "+" lets six seconds pass
	}{
		"reply_80x24":           {"en", 80, 24, "j j j r J a , space g e r n"},
		"reply_120x40":          {"en", 120, 40, "r J a , space g e r n"},
		"reply_40x12":           {"en", 40, 12, "r J a"},
		"reply_200x50":          {"en", 200, 50, "r J a"},
		"reply_80x24_german":    {"de", 80, 24, "r tab"},
		"outbox_80x24":          {"en", 80, 24, "j a b"},
		"outbox_80x24_german":   {"de", 80, 24, "j a b"},
		"outbox_40x12":          {"en", 40, 12, "j a b"},
		"outbox_120x40":         {"en", 120, 40, "j a b G"},
		"quit_80x24":            {"en", 80, 24, "j a a q"},
		"quit_80x24_german":     {"de", 80, 24, "j a a q"},
		"quit_40x12":            {"en", 40, 12, "j a a q"},
		"selected_120x40":       {"en", 120, 40, "x j x j j j x"},
		"approving_80x24":       {"en", 80, 24, "j x j j x j x j x j x a"},
		"approving_40x12":       {"en", 40, 12, "a"},
		"afterwards_80x24":      {"en", 80, 24, "j x j j x j x j x j x a + +"},
		"afterwards_german":     {"de", 80, 24, "j x j j x j x j x j x a + +"},
		"refused_80x24":         {"en", 80, 24, "j j a + + k g enter"},
		"refused_80x24_german":  {"de", 80, 24, "j j a + + k g enter"},
		"refused_120x40":        {"en", 120, 40, "j j a + + k g enter"},
		"forum_cannot_80x24":    {"en", 80, 24, "G k k k s"},
		"held_not_done_80x24":   {"en", 80, 24, "e"},
		"undone_in_time_80x24":  {"en", 80, 24, "a z"},
		"undone_after_80x24":    {"en", 80, 24, "a + + z + k g"},
		"retract_80x24":         {"en", 80, 24, "r J a ctrl+s + + z"},
		"sources_120x40":        {"en", 120, 40, "S"},
		"drop_80x24":            {"en", 80, 24, "b d"},
		"draft_dropped_120x40":  {"en", 120, 40, "b G k k k d"},
		"forum_reply_sent_wide": {"en", 108, 24, "G k k k r O k ctrl+s + +"},
	} {
		t.Run(name, func(t *testing.T) {
			d := &blogDesk{T: t, clock: evening(t)}
			d.community(tt.lang, tt.width, tt.height)
			for _, k := range strings.Fields(tt.keys) {
				if k == "+" {
					d.pass(6 * time.Second)
					continue
				}
				d.press(k)
			}
			d.looks()
		})
	}
}

func TestWhatASourceRefusedStaysInSightUntilItIsLookedAt(t *testing.T) {
	d := &blogDesk{T: t, clock: evening(t)}
	d.community("en", 120, 40)
	inSight := func() bool { return strings.Contains(frameOf(d.app), "! 1 failed, b outbox") }
	if inSight() {
		t.Error("what had failed before tend was started is told")
	}
	for _, k := range strings.Fields("j j a") {
		d.press(k)
	}
	d.pass(6 * time.Second)
	d.pass(6 * time.Second)
	for _, k := range strings.Fields("j t esc") { // what was said has gone
		d.press(k)
	}
	if !inSight() {
		t.Errorf("nothing tells of the refused decision any more:\n%s", frameOf(d.app))
	}
	d.press("b")
	d.press("esc")
	if inSight() {
		t.Error("what was looked at is told still")
	}
}
