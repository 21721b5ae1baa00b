package demo

import (
	"fmt"
	"sync"

	"tend/store"
)

// site is what the demo's sources have come to show since it began: they take
// verdicts like real ones, and one comment was dealt with by somebody else
// while nobody looked.
type site struct {
	faster  map[string]faster  // by remote ID
	refuses map[string]refusal // by remote ID

	mu      sync.Mutex
	states  map[string]store.State // by remote ID; what is not here is as it was
	replies map[string]string      // by the verdict's nonce: the reply's remote ID
}

// faster is somebody at a source who had decided before.
type faster struct {
	state store.State
	by    string
}

// refusal is a verdict that a source does not carry out.
type refusal struct {
	act store.Act
	why string
}

// newSite returns the sources of a community.
func newSite(c community) *site {
	s := &site{
		faster: map[string]faster{}, refuses: map[string]refusal{},
		states: map[string]store.State{}, replies: map[string]string{},
	}
	for _, it := range c.Comments {
		if state, ok := stateAfter(store.Act(it.Faster)); ok {
			s.faster[commentID(it.ID)] = faster{state, it.FasterBy}
		}
		if it.Refuses != "" {
			s.refuses[commentID(it.ID)] = refusal{store.Act(it.Refuses), it.Refusal}
		}
	}
	return s
}

// stateAfter is what a comment is after a verdict; false if that changes
// nothing about it.
func stateAfter(act store.Act) (store.State, bool) {
	switch act {
	case store.ActApprove:
		return store.Public, true
	case store.ActHold:
		return store.Held, true
	case store.ActSpam:
		return store.Spam, true
	case store.ActTrash:
		return store.Trash, true
	}
	return 0, false
}

// look says how a comment is, and whether a reply has arrived. What tend did
// not hear an answer to has arrived.
func (s *site) look(d store.Dispatch) store.Answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	a := store.Answer{Outcome: store.OutcomeUntouched, State: s.now(d)}
	id, arrived := s.replies[d.Nonce]
	switch {
	case d.Act == store.ActRetract:
		a.State = store.Public
		if s.states[d.ReplyID] == store.Trash {
			a.State = store.Trash
		}
	case d.Act == store.ActReply && (arrived || d.State == store.Unknown):
		if !arrived {
			id = s.reply(d)
		}
		a.Outcome, a.RemoteID = store.OutcomeAlready, id
	}
	if f, ok := s.faster[d.RemoteID]; ok && a.State == f.state {
		a.By = f.by
	}
	return a
}

// now is what a comment is.
func (s *site) now(d store.Dispatch) store.State {
	if state, ok := s.states[d.RemoteID]; ok {
		return state
	}
	if f, ok := s.faster[d.RemoteID]; ok {
		return f.state
	}
	return d.Saw
}

// send carries a verdict out, unless the source refuses it.
func (s *site) send(d store.Dispatch) store.Answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r, ok := s.refuses[d.RemoteID]; ok && r.act == d.Act {
		return store.Answer{Outcome: store.OutcomeRefused, Why: r.why}
	}
	switch d.Act {
	case store.ActReply:
		return store.Answer{Outcome: store.OutcomeApplied, RemoteID: s.reply(d)}
	case store.ActRetract:
		s.states[d.ReplyID] = store.Trash
		return store.Answer{Outcome: store.OutcomeApplied, State: store.Trash}
	}
	s.states[d.RemoteID] = d.Want
	return store.Answer{Outcome: store.OutcomeApplied, State: d.Want}
}

// reply keeps an answer and returns its remote ID.
func (s *site) reply(d store.Dispatch) string {
	id := commentID(fmt.Sprintf("reply-%d", len(s.replies)+1))
	s.replies[d.Nonce] = id
	return id
}
