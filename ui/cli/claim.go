package cli

import (
	"strings"

	"tend/store"
)

// followDeed says in a few words what a batch did to claims, reminders and
// checklists.
func (sh *shell) followDeed(b store.Batch, subject string) string {
	id := "follow.deed_" + strings.ReplaceAll(string(b.Act), " ", "_")
	if b.Act == store.ActTaskRemind && b.Until.IsZero() {
		id = "follow.deed_no_reminder"
	}
	return sh.words.Say(id, "X", subject, "Y", b.Whom, "T", sh.until(b.Until))
}
