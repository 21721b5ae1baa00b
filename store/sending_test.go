package store

import "time"

// ending is how a comment and the newest verdict on it stand at the end of a
// situation.
type ending struct {
	verdict VerdictState
	cause   Cause
	item    State
	done    bool
	onDesk  bool
}

func (c *club) ending(id int64) ending {
	c.t.Helper()
	var e ending
	c.row(&e.verdict, `SELECT coalesce((SELECT state FROM outbox WHERE item_id = ? ORDER BY id DESC LIMIT 1), '')`, id)
	c.row(&e.cause, `SELECT coalesce((SELECT cause FROM outbox WHERE item_id = ? ORDER BY id DESC LIMIT 1), '')`, id)
	c.row(&e.item, `SELECT state FROM items WHERE id = ?`, id)
	e.done, e.onDesk = c.markOf(id).Done != 0, c.onDesk(id)
	return e
}

// decide keeps miriam's verdict.
func (c *club) decide(act Act, ids ...int64) Batch {
	c.t.Helper()
	return c.must(c.Decide(c.t.Context(), miriam, act, ids...))
}

func (c *club) undo() Batch {
	c.t.Helper()
	return c.must(c.Undo(c.t.Context(), miriam))
}

func (c *club) redo() Batch {
	c.t.Helper()
	return c.must(c.Redo(c.t.Context(), miriam))
}

// next waits for the undo time and takes what may leave.
func (c *club) next() []Dispatch {
	c.t.Helper()
	c.clock = c.clock.Add(UndoTime + 2*time.Second)
	next, err := c.NextVerdicts(c.t.Context(), Round{Source: c.blog, Earlier: true})
	if err != nil {
		c.t.Fatal(err)
	}
	return next
}

// begin has one verdict sent, but not answered yet.
func (c *club) begin() Dispatch {
	c.t.Helper()
	next := c.next()
	if len(next) == 0 {
		c.t.Fatal("nothing to send")
	}
	if err := c.MarkSending(c.t.Context(), next[0].ID); err != nil {
		c.t.Fatal(err)
	}
	return next[0]
}

func (c *club) settle(id int64, a Answer) {
	c.t.Helper()
	if err := c.Settle(c.t.Context(), id, a); err != nil {
		c.t.Fatal(err)
	}
}

// look has the source looked at before something is sent, with this answer.
func (c *club) look(a Answer) {
	c.t.Helper()
	next := c.next()
	if len(next) == 0 {
		c.t.Fatal("nothing to look at")
	}
	c.settle(next[0].ID, a)
}

// send has everything sent that may leave, always with this answer.
func (c *club) send(a Answer) {
	c.t.Helper()
	for next := c.next(); len(next) > 0; next = c.next() {
		for _, o := range next {
			if err := c.MarkSending(c.t.Context(), o.ID); err != nil {
				c.t.Fatal(err)
			}
			said := a
			if said.Outcome == OutcomeApplied {
				said.State = o.Want
			}
			if o.Act == ActReply {
				said.RemoteID = "reply:" + o.Nonce
			}
			c.settle(o.ID, said)
		}
		if a.Outcome != OutcomeApplied {
			return
		}
	}
}

var applied, unclear, refused = Answer{Outcome: OutcomeApplied}, Answer{}, Answer{Outcome: OutcomeRefused, Why: "no"}

// newest returns the newest verdict on an item.
func (c *club) newest(id int64) (verdict int64) {
	c.t.Helper()
	c.row(&verdict, `SELECT max(id) FROM outbox WHERE item_id = ?`, id)
	return verdict
}

func (c *club) retry(id int64) {
	c.t.Helper()
	if n, err := c.Retry(c.t.Context(), c.newest(id)); n != 1 || err != nil {
		c.t.Fatalf("Retry = %d, %v, want 1", n, err)
	}
}

func (c *club) drop(id int64) {
	c.t.Helper()
	c.must(c.Drop(c.t.Context(), miriam, c.newest(id)))
}

// crash ends this run of the program in the middle, and begins another. The
// process that held the leases is one that has ended.
func (c *club) crash() {
	c.t.Helper()
	c.exec(`UPDATE outbox SET lease = ?1, owner = ?1 WHERE lease <> ''`, runOfTheDead())
	c.restart()
}
