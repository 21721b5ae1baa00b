// Package store is tend's vocabulary and its cache: one SQLite file that keeps
// what sources gave (facts) and what volunteers think of it (work).
//
// Its one rule: facts and work never mix. Only a pull writes feeds, items,
// members and texts; only people write marks, decisions, the outbox, drafts,
// tasks and persons. The desk, what is pending and why, is derived from both
// in the same transaction that changes either, and can be rebuilt at any time.
//
// The package knows nothing of screens or networks. It has no interface and no
// mock: its tests, and those of its users, open a real file.
//
//	s, err := store.Open(ctx, path, store.Options{})
//	…
//	defer s.Close()
//	comments, err := s.Comments(ctx, store.Filter{Pending: true}, store.Page{Limit: 50})
//	batch, err := s.Done(ctx, "miriam", comments[0].ID)
//	batch, err = s.Undo(ctx, "miriam")
package store
