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
//
// # Acts, and taking them back
//
// Everything a volunteer does is one batch of decisions, written with its
// effect in one transaction. Each decision keeps how our work on the thing
// stood before and after. Undo needs nothing else: it puts back what the
// decision changed, unless somebody has changed just that since, and is a batch
// itself, so that redo is the undo of an undo and both survive a restart. An
// act on several things applies to those it can; the rest comes back with the
// reason in Batch.Skipped.
//
// # Verdicts on their way
//
// A verdict must reach a source that may answer late, twice or not at all, and
// at which others decide too. So the source is looked at before each request,
// the intent is kept before the request leaves (MarkSending), and after an
// unclear answer the source is looked at again. On one comment's state one
// verdict is on its way at a time; only what takes it back, and a reply, may
// wait behind it. The alternative, a queue of verdicts for each comment, needs
// rules for every pair of answers and would still show a volunteer a state that
// nobody has confirmed.
//
// # Facts and the desk
//
// What is pending is derived by one query (desk.go), used when something
// changes, when the desk is rebuilt, and when it is checked. So there is one
// place that knows the rules, and a check that can find a forgotten refresh.
//
// An edit is judged within one feed's rendering. Two feeds of a source write
// the same text in different HTML; if they were compared with each other,
// every pull would bring everything back as changed. The first feed that
// brought an item counts, until one with a login comes; what the others said
// is kept as a hash in renderings.
//
// A feed may know no more of an author than a name. When another one, after a
// login, tells of the account, the item goes to the account, and a person whom
// volunteers had made of the name gets the account besides: the only thing that
// a pull writes of what people say, for their note would be lost otherwise.
//
// A pull gives way to people. All writing in a program goes through one
// connection; a pull's transaction ends at the next part when a human act
// waits for it. Only acts are synced to the disk at once, and they carry the
// pull's earlier transactions with them.
//
// The five-minute order is a number that never changes: the date, less what
// the reasons weigh. Time passes for all rows alike, so the order is an index.
//
// # Searching while somebody types
//
// Beginnings of two and three letters have an index of their own (FTS4's
// prefix): without it a beginning gathers every word that begins so, a second
// at a million items, and with it the newest hits are there in 5 ms. The index
// is twice as large with it, which is a sixth more of the whole file, and takes
// half its time again to grow; the alternative, to look through the texts of the newest rows, would show
// hits that depend on how much else there is. Longer beginnings gather few
// words and need none. Letters of other alphabets than the Latin one take two
// bytes, so that two of them are looked up as a longer beginning is.
//
// The index is read once for what is typed (Find), and the lists, counts and
// what is on the desk are asked among those hits: to gather them takes longer
// than all that.
//
// Words that must not be there are in most texts or in few, and nobody knows
// which. They become a byte for each item (idTable), a megabyte at a million,
// which SQL asks by number along the list's own index; a table of them, as NOT
// IN makes one for every query, took seconds.
package store
