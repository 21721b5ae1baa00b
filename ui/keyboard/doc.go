// Package keyboard is what tend's keys mean: every verb by its name, where it
// exists, and the keys it has, those that a volunteer chose among them.
//
// Its one rule: nobody else compares keys. The desk, its dialogs and the
// linear desk ask a Map which verb a key stands for where the volunteer is,
// and which key to show for a verb; so a key that was changed is changed in
// what happens, in the hint line, in help and in every sentence.
//
// A new verb is one row in verbs.go or dialogs.go, and a case where it acts.
//
//	m, _ := keyboard.New([]keyboard.Choice{{Verb: "approve", Keys: []string{"A"}}})
//	m.Verb(keyboard.Comments, "A") // "approve"
//	m.Key("approve")               // "A"
//
// Some keys cannot be chosen. Those that have a meaning which nobody should
// have to look for (enter, esc, tab, the arrows) are fixed. Those that a
// terminal cannot tell from others (ctrl+m is enter there) are never bound.
package keyboard
