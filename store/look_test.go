package store

import (
	"testing"
	"time"
)

// heldBlog is a source with a login and one held comment that a volunteer has
// approved. Its verdict is due.
func heldBlog(t *testing.T) (*Store, Source, []Feed, Arrival, Dispatch) {
	t.Helper()
	s := opened(t)
	clock := noon()
	s.now = func() time.Time { return clock }
	src, feeds := added(t, s, "Blog")
	src.Kind, src.Login = "wordpress", "miriam"
	src.Powers = Powers{ActApprove: {May: true, Undo: true}}
	if _, err := s.Connect(t.Context(), src, feeds); err != nil {
		t.Fatal(err)
	}
	held := comment("comment:8", "p", "Jonas", 1)
	held.State, held.Baggage = Held, `{"ip":"192.0.2.1"}`
	held.HTML, held.Visible = "<p>5 &lt; 6 &amp; 7</p>", "5 < 6 & 7"
	pulled(t, s, feeds[1], held)
	if _, err := s.Decide(t.Context(), "miriam", ActApprove, fact[int64](t, s, "comment:8", "id")); err != nil {
		t.Fatal(err)
	}
	clock = clock.Add(UndoTime + 2*time.Second)
	due, err := s.NextVerdicts(t.Context(), Round{Source: src.ID})
	if err != nil || len(due) != 1 {
		t.Fatalf("NextVerdicts = %v, %v, want the approval", due, err)
	}
	return s, src, feeds, held, due[0]
}

// outcome returns how a verdict stands.
func outcome(t *testing.T, s *Store, id int64) (state VerdictState, cause Cause) {
	t.Helper()
	err := s.read.QueryRowContext(t.Context(), `SELECT state, cause FROM outbox WHERE id = ?`, id).Scan(&state, &cause)
	if err != nil {
		t.Fatal(err)
	}
	return state, cause
}

func TestTheSourcesOwnRewritingIsNoEdit(t *testing.T) {
	s, _, feeds, held, due := heldBlog(t)
	rewritten := held
	rewritten.State, rewritten.HTML, rewritten.Visible = Public, "<p>5  7</p>", "5 7"
	if err := s.MarkSending(t.Context(), due.ID); err != nil {
		t.Fatal(err)
	}
	if err := s.Settle(t.Context(), due.ID, Answer{Outcome: OutcomeApplied, State: Public, Item: &rewritten}); err != nil {
		t.Fatal(err)
	}
	pulled(t, s, feeds[1], rewritten)
	wantDesk(t, s, "after the approval was read back", map[string]ReasonBits{})
	text, err := s.Text(t.Context(), due.ItemID)
	if err != nil || text.HTML != held.HTML {
		t.Errorf("the text is %q, %v, want the one that was decided on", text.HTML, err)
	}
	again := rewritten
	again.HTML, again.Visible = "<p>something else</p>", "something else"
	pulled(t, s, feeds[1], again)
	wantDesk(t, s, "after a real edit", map[string]ReasonBits{"comment:8": Newcomer | Changed})
}

func TestAPullDuringAnUnclearAnswerSeesNoEdit(t *testing.T) {
	s, _, feeds, held, due := heldBlog(t)
	if err := s.MarkSending(t.Context(), due.ID); err != nil {
		t.Fatal(err)
	}
	if err := s.Settle(t.Context(), due.ID, Answer{Outcome: OutcomeUnclear}); err != nil {
		t.Fatal(err)
	}
	rewritten := held
	rewritten.State, rewritten.HTML, rewritten.Visible = Public, "<p>5  7</p>", "5 7"
	pulled(t, s, feeds[1], rewritten)
	if state, _ := outcome(t, s, due.ID); state != Sent {
		t.Errorf("the verdict is %s, want sent: the pull found it applied", state)
	}
	wantDesk(t, s, "after the pull", map[string]ReasonBits{})
}

func TestKeepLookEndsWhatItMakesNeedless(t *testing.T) {
	for name, tt := range map[string]struct {
		change func(*Arrival)
		state  VerdictState
		cause  Cause
	}{
		"as it was":            {func(*Arrival) {}, Queued, ""},
		"approved by somebody": {func(a *Arrival) { a.State = Public }, Overtaken, CauseAlready},
		"spam by somebody":     {func(a *Arrival) { a.State = Spam }, Overtaken, CauseElse},
		"edited":               {func(a *Arrival) { a.HTML, a.Visible = "<p>new</p>", "new" }, Overtaken, CauseEdited},
	} {
		t.Run(name, func(t *testing.T) {
			s, src, _, held, due := heldBlog(t)
			tt.change(&held)
			if err := s.KeepLook(t.Context(), src.ID, held); err != nil {
				t.Fatal(err)
			}
			if state, cause := outcome(t, s, due.ID); state != tt.state || cause != tt.cause {
				t.Errorf("the verdict is %s (%s), want %s (%s)", state, cause, tt.state, tt.cause)
			}
		})
	}
}

func TestConnectKeepsItemsAndMarks(t *testing.T) {
	s := opened(t)
	src, feeds := added(t, s, "Blog")
	byFeed := comment("comment:8", "p", "Jonas", 1)
	pulled(t, s, feeds[1], byFeed)
	id := fact[int64](t, s, "comment:8", "id")
	if _, err := s.Note(t.Context(), "miriam", id, "hears badly"); err != nil {
		t.Fatal(err)
	}
	src.Kind, src.Login, src.Powers = "wordpress", "miriam", Powers{ActApprove: {May: true}}
	if _, err := s.Connect(t.Context(), src, []Feed{{Role: RoleComments, URL: "https://blog.example/wp-json/wp/v2/comments"}}); err != nil {
		t.Fatal(err)
	}
	feeds, err := s.Feeds(t.Context(), src.ID)
	if err != nil || len(feeds) != 1 {
		t.Fatalf("feeds = %v, %v, want the one of the API", feeds, err)
	}
	byAPI := byFeed
	byAPI.HTML, byAPI.Visible, byAPI.Baggage = "<p>comment:8</p>\n", "comment:8", `{"ip":"192.0.2.1"}`
	pulled(t, s, feeds[0], byAPI)
	now, err := s.Comment(t.Context(), id)
	if err != nil || now.Mark.Note != "hears badly" || now.Revision != 1 {
		t.Errorf("after the login: %+v, %v, want the same comment with its note and no edit", now.Item, err)
	}
	found, err := s.FindSource(t.Context(), "Blog")
	if err != nil || found.Kind != "wordpress" || !found.Powers[ActApprove].May {
		t.Errorf("the source = %+v, %v", found, err)
	}
}

func TestAPullThatAskedBeforeAVerdictArrivedIsOld(t *testing.T) {
	s, _, feeds, held, due := heldBlog(t)
	asked := s.now()
	if err := s.MarkSending(t.Context(), due.ID); err != nil {
		t.Fatal(err)
	}
	public := held
	public.State = Public
	if err := s.Settle(t.Context(), due.ID, Answer{Outcome: OutcomeApplied, State: Public, Item: &public}); err != nil {
		t.Fatal(err)
	}
	old := held
	old.Links = 1 // something of it is read in another way
	if _, err := s.Save(t.Context(), Arrivals{Feed: feeds[1], Asked: asked, Items: []Arrival{old}}); err != nil {
		t.Fatal(err)
	}
	wantDesk(t, s, "after a pull that had asked before", map[string]ReasonBits{})
	if _, err := s.Save(t.Context(), Arrivals{Feed: feeds[1], Asked: asked.Add(time.Minute), Items: []Arrival{old}}); err != nil {
		t.Fatal(err)
	}
	wantDesk(t, s, "after one that asked later", map[string]ReasonBits{"comment:8": Reopened | Newcomer | Link})
}

func TestAVerdictThatAPullFindsIsOursHoweverLongThePullTakes(t *testing.T) {
	s, _, feeds, held, due := heldBlog(t)
	if err := s.MarkSending(t.Context(), due.ID); err != nil {
		t.Fatal(err)
	}
	if err := s.Settle(t.Context(), due.ID, Answer{}); err != nil {
		t.Fatal(err)
	}
	at := s.now()
	s.now = func() time.Time { at = at.Add(time.Second); return at }
	held.State = Public
	pulled(t, s, feeds[1], held)
	if state, _ := outcome(t, s, due.ID); state != Sent {
		t.Errorf("the verdict is %s, want sent", state)
	}
	decisions, err := s.DecisionsAbout(t.Context(), due.ItemID, 10)
	if err != nil || len(decisions) != 1 || decisions[0].Act != ActApprove {
		t.Errorf("the journal = %+v, %v, want our approval only", decisions, err)
	}
}
