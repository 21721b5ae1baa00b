package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// randomActs does n acts of miriam's on a random choice of things. Now and
// then she takes something back, too.
func (c *club) randomActs(r *rand.Rand, n int, items, members []int64) {
	c.t.Helper()
	ctx := c.t.Context()
	for range n {
		c.clock = c.clock.Add(time.Duration(r.IntN(40)) * time.Second)
		id := items[r.IntN(len(items))]
		some := []int64{id, items[r.IntN(len(items))], items[r.IntN(len(items))]}
		task := Task{ID: int64(1 + r.IntN(5)), Title: fmt.Sprintf("task %d", r.IntN(9)), ItemID: id, Checklist: "- one\n- two"}
		if r.IntN(2) == 0 {
			task.Repeat, task.ClaimedBy = "FREQ=WEEKLY;BYDAY=MO,TH", []string{"", deniz}[r.IntN(2)]
		}
		tasks := Things{Tasks: []int64{task.ID, task.ID + 1}}
		later := Due{At: noon().AddDate(0, 0, 30+r.IntN(9)), WholeDay: true}
		var err error
		switch r.IntN(28) {
		case 0, 1:
			_, err = c.Done(ctx, miriam, some...)
		case 2:
			_, err = c.Reopen(ctx, miriam, some...)
		case 3:
			_, err = c.WaitUntil(ctx, miriam, later.At, some...)
		case 4:
			_, err = c.WaitForAnswer(ctx, miriam, id)
		case 5:
			_, err = c.Note(ctx, miriam, id, fmt.Sprintf("note %d", r.IntN(3)))
		case 6:
			_, err = c.Assign(ctx, miriam, []string{miriam, deniz}[r.IntN(2)], some...)
		case 7:
			_, err = c.Unclaim(ctx, miriam, some...)
		case 8:
			_, _, err = c.AddTask(ctx, miriam, task)
		case 9:
			_, err = c.EditTask(ctx, miriam, Task{}, task)
		case 10:
			_, err = c.FinishTasks(ctx, miriam, task.ID, task.ID+1)
		case 11:
			_, err = c.DeleteTasks(ctx, miriam, task.ID, task.ID+1)
		case 12:
			_, err = c.PostponeTasks(ctx, miriam, later, task.ID, task.ID+1)
		case 13, 14:
			acts := []Act{ActApprove, ActHold, ActSpam, ActTrash}
			_, err = c.Decide(ctx, miriam, acts[r.IntN(len(acts))], some...)
		case 15:
			_, err = c.Reply(ctx, miriam, id, "words")
		case 16:
			_, err = c.ApproveAndReply(ctx, miriam, id, "words")
		case 17:
			_, err = c.MarkTeam(ctx, miriam, members[r.IntN(len(members))], r.IntN(2) == 0)
		case 18:
			_, err = c.Drop(ctx, miriam, int64(1+r.IntN(n)))
		case 19:
			_, err = c.Undo(ctx, miriam)
		case 20:
			_, err = c.Redo(ctx, miriam)
		case 21:
			_, err = c.AssignThings(ctx, miriam, []string{miriam, deniz, ""}[r.IntN(3)], tasks)
		case 22:
			_, err = c.RemindTasks(ctx, miriam, later.At.Add(-time.Hour), task.ID, task.ID+1)
		case 23:
			_, err = c.TickCheck(ctx, miriam, task.ID, r.IntN(3), []string{"one", "two", "gone"}[r.IntN(3)])
		case 24:
			_, err = c.ReopenTasks(ctx, miriam, task.ID, task.ID+1)
		case 25, 26:
			_, err = c.FinishTasks(ctx, miriam, task.ID)
		case 27:
			_, err = c.ClaimThings(ctx, miriam, Things{Items: some, Tasks: tasks.Tasks})
		}
		if err != nil && !skips(err) && !errors.Is(err, ErrNothing) {
			c.t.Fatal(err)
		}
	}
}

// TestEverythingCanBeTakenBackAndDoneAgain does random acts, takes all of them
// back over a restart and does all of them again.
func TestEverythingCanBeTakenBackAndDoneAgain(t *testing.T) {
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			c := openClub(t)
			var items, members []int64
			for i := range 8 {
				items = append(items, c.comment([]int64{c.blog, c.feed}[i%2], State(i%4/2)), c.post(c.feed))
				members = append(members, int64(2*i+1))
			}
			start := c.dump()
			c.randomActs(rand.New(rand.NewPCG(seed, 1)), 120, items, members)
			end := c.dump()
			c.restart()

			undone := 0
			for ; ; undone++ {
				u, err := c.Undo(t.Context(), miriam)
				if errors.Is(err, ErrNothing) {
					break
				}
				if err != nil || len(u.Skipped) > 0 {
					t.Fatalf("undo %d = %+v, %v", undone, u, err)
				}
			}
			if got := c.dump(); got != start {
				t.Fatalf("after %d undos:\n%s\nwant:\n%s", undone, got, start)
			}
			if undone < 20 {
				t.Errorf("only %d acts were taken back", undone)
			}
			c.restart()
			for range undone {
				if r, err := c.Redo(t.Context(), miriam); err != nil || len(r.Skipped) > 0 {
					t.Fatalf("Redo = %+v, %v", r, err)
				}
			}
			if got := c.dump(); got != end {
				t.Fatalf("after %d redos:\n%s\nwant:\n%s", undone, got, end)
			}
		})
	}
}

// carryOut has a verdict sent to a site that does what it is asked, or does
// not answer, whether it did it or not. It fails if a verdict would
// overwrite what the site shows, or comes a second time.
func (c *club) carryOut(r *rand.Rand, site map[int64]State, sent map[int64]bool, o Dispatch) {
	c.t.Helper()
	if site[o.ItemID] == o.Want {
		c.settle(o.ID, Answer{Outcome: OutcomeAlready})
		return
	}
	if site[o.ItemID] != o.Saw {
		c.t.Fatalf("%+v, but the site shows %v", o, site[o.ItemID])
	}
	if err := c.MarkSending(c.t.Context(), o.ID); err != nil {
		c.t.Fatal(err)
	}
	how := r.IntN(6)
	if how == 1 {
		c.settle(o.ID, unclear)
		return
	}
	if sent[o.ID] {
		c.t.Fatalf("%+v was applied before", o)
	}
	sent[o.ID], site[o.ItemID] = true, o.Want
	if how == 2 {
		c.settle(o.ID, unclear)
		return
	}
	c.settle(o.ID, Answer{Outcome: OutcomeApplied, State: o.Want})
}

// TestTheSiteIsAsBeforeWhenAllIsTakenBack sends verdicts over a bad network,
// takes back what had been sent and what had not, and looks at the site.
func TestTheSiteIsAsBeforeWhenAllIsTakenBack(t *testing.T) {
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			c := openClub(t)
			r := rand.New(rand.NewPCG(seed, 2))
			site, start, sent := map[int64]State{}, map[int64]State{}, map[int64]bool{}
			var ids []int64
			for range 6 {
				state := State(r.IntN(2))
				id := c.comment(c.blog, state)
				ids, site[id], start[id] = append(ids, id), state, state
			}
			acts := []Act{ActApprove, ActHold, ActSpam, ActTrash}
			for range 60 {
				_, err := c.Decide(t.Context(), miriam, acts[r.IntN(4)], ids[r.IntN(6)], ids[r.IntN(6)])
				if r.IntN(4) == 0 {
					_, err = c.Undo(t.Context(), miriam)
				}
				if err != nil && !skips(err) && !errors.Is(err, ErrNothing) {
					t.Fatal(err)
				}
				if r.IntN(2) == 0 {
					for _, o := range c.next() {
						c.carryOut(r, site, sent, o)
					}
				}
			}
			for {
				_, err := c.Undo(t.Context(), miriam)
				if errors.Is(err, ErrNothing) {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
				for next := c.next(); len(next) > 0; next = c.next() {
					for _, o := range next {
						c.carryOut(r, site, sent, o)
					}
					c.clock = c.clock.Add(2 * time.Hour)
				}
			}
			for _, id := range ids {
				got := c.ending(id)
				if site[id] != start[id] || got.item != start[id] || got.verdict == Unknown || got.verdict == Queued {
					t.Errorf("item %d: the site shows %v, here %+v, at the beginning %v", id, site[id], got, start[id])
				}
			}
		})
	}
}
