package feeds

import (
	"testing"
	"time"

	"tend/feeds/wordpress/wptest"
	"tend/store"
)

// TestFaultsNeverApplyTwiceNorLose is the table of what the site does against
// what the desk says. Whatever happens, after the faults are over the verdict
// has been applied exactly once, or the desk says that it was not.
func TestFaultsNeverApplyTwiceNorLose(t *testing.T) {
	refused := map[wptest.Fault]bool{wptest.Forbidden403: true, wptest.Unsupported501: true}
	for _, fault := range wptest.Faults() {
		for _, act := range verdicts {
			t.Run(string(fault)+"/"+string(act), func(t *testing.T) {
				t.Parallel()
				b := openBlog(t)
				batch := b.decide(act)
				b.Break(fault)
				b.send()
				first := b.verdict(batch)
				if first.State == store.Sent && !b.applied(act) {
					t.Errorf("the desk says sent, the site has not done it: %q", b.Status(8))
				}
				for range 3 { // later evenings, without faults
					b.clock = b.clock.Add(time.Hour)
					b.sync()
					b.send()
				}
				last := b.verdict(batch)
				t.Logf("%s: at first %s (%s), then %s", act, first.State, first.Cause, last.State)
				if refused[fault] {
					if last.State != store.Failed || b.applied(act) || !b.pending() {
						t.Errorf("refused: the verdict is %s, pending %v", last.State, b.pending())
					}
					return
				}
				if last.State != store.Sent || !b.applied(act) || b.Applied(8) != 1 {
					t.Errorf("in the end the verdict is %s (%s %q), the site says %q %q after %d changes",
						last.State, last.Cause, last.Answer, b.Status(8), b.Replies(8), b.Applied(8))
				}
				if b.Leaked() {
					t.Error("a credential reached another host")
				}
			})
		}
	}
}
