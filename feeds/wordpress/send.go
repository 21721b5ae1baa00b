package wordpress

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"time"

	"tend/feeds/web"
	"tend/store"
)

// Powers says what the login of a source may do. It fails for visitors, which
// is how a wrong password shows: public routes answer to it all the same.
func (c *Connector) Powers(ctx context.Context, src store.Source) (store.Powers, error) {
	t, _, err := c.dial(ctx, src)
	if err != nil {
		return nil, err
	}
	who, err := t.me(ctx)
	if err != nil {
		return nil, pullFailure(err)
	}
	return who.powers(), nil
}

// Look returns what the site shows of the thing a verdict is about. It changes
// nothing.
func (c *Connector) Look(ctx context.Context, src store.Source, o store.Dispatch) (store.Answer, error) {
	t, s, err := c.dial(ctx, src)
	if err != nil {
		return answerTo(err), nil
	}
	if o.Act == store.ActReply && (o.Tries > 0 || o.State == store.Unknown) {
		return c.lookForReply(ctx, t, s, o)
	}
	now, err := t.one(ctx, number(target(o)))
	if err != nil {
		return c.weigh(ctx, t, s, answerTo(err)), nil
	}
	return standing(now, s), nil
}

// weigh finds out whether a refusal is about the login or about one comment
// only: authors may decide under their own posts, and plugins have rules of
// their own.
func (c *Connector) weigh(ctx context.Context, t transport, s Settings, a store.Answer) store.Answer {
	if a.Outcome != store.OutcomeLogin {
		return a
	}
	who, err := t.me(ctx)
	switch {
	case err != nil:
		return a
	case who.Role != s.Role || who.Moderates != s.Moderates:
		a.Why = strings.TrimSpace(a.Why + " (" + who.Role + ")")
		return a
	}
	a.Outcome = store.OutcomeRefused
	return a
}

// target is the remote ID of what a verdict changes: the comment, or the reply
// that is taken back.
func target(o store.Dispatch) string {
	if o.Act == store.ActRetract {
		return o.ReplyID
	}
	return o.RemoteID
}

// wanted is the state a verdict asks for. A reply is taken back by trashing
// it.
func wanted(o store.Dispatch) store.State {
	if o.Act == store.ActRetract {
		return store.Trash
	}
	return o.Want
}

// lookForReply finds out whether a reply that was sent has arrived. What it
// answers must be there still.
func (c *Connector) lookForReply(ctx context.Context, t transport, s Settings, o store.Dispatch) (store.Answer, error) {
	there, found, err := ownReply(ctx, t, s, o, sameText)
	if err != nil {
		return answerTo(err), nil
	}
	if found {
		return there, nil
	}
	parent, err := t.one(ctx, number(o.RemoteID))
	if err != nil {
		return answerTo(err), nil
	}
	return standing(parent, s), nil
}

// ownReply looks for a reply of our own under the same comment with the same
// text, in the sense of the first of same that any has. WordPress takes no
// second one like it, so when it was written does not matter.
func ownReply(ctx context.Context, t transport, s Settings, o store.Dispatch, same ...func(comment, string) bool) (there store.Answer, found bool, err error) {
	postID, err := postOf(ctx, t, o)
	if err != nil {
		return there, false, err
	}
	own, err := t.answers(ctx, postID, number(o.RemoteID), s.User)
	if err != nil {
		return there, false, err
	}
	for _, isSame := range same {
		for _, reply := range own {
			if isSame(reply, o.Text) {
				return store.Answer{Outcome: store.OutcomeAlready, State: reply.State, RemoteID: commentID(reply.ID)}, true, nil
			}
		}
	}
	return there, false, nil
}

// Send makes the one request that carries an order out, and compares what came
// back with what was wanted. It never tries twice.
func (c *Connector) Send(ctx context.Context, src store.Source, o store.Dispatch) (store.Answer, error) {
	t, s, err := c.dial(ctx, src)
	if err != nil {
		return answerTo(err), nil
	}
	if o.Act == store.ActReply {
		return c.sendReply(ctx, t, s, o)
	}
	var kept baggage
	if o.Baggage != "" {
		if err := json.Unmarshal([]byte(o.Baggage), &kept); err != nil {
			kept = baggage{} // an older tend's: the site then sees our address
		}
	}
	id := number(target(o))
	now, err := t.set(ctx, comment{ID: id, IP: kept.IP, Agent: kept.Agent}, wanted(o))
	if err != nil {
		return c.weigh(ctx, t, s, answerTo(err)), nil
	}
	answer := standing(now, s)
	answer.Outcome = store.OutcomeApplied
	if now.ID != id || now.State != wanted(o) {
		answer.Outcome = store.OutcomeUnclear
	}
	return answer, nil
}

// postOf returns the number of the post a comment belongs to. A source that
// was read by its feeds before the login knows the post by its address: then
// the site is asked, through the comment.
func postOf(ctx context.Context, t transport, o store.Dispatch) (int64, error) {
	if n := number(o.Post); n != 0 {
		return n, nil
	}
	parent, err := t.one(ctx, number(o.RemoteID))
	return parent.Post, err
}

// later turns an answer to a mere question, which changed nothing, into one
// that leaves nothing open.
func later(a store.Answer) store.Answer {
	if a.Outcome == store.OutcomeUnclear {
		a.Outcome = store.OutcomeLater
	}
	return a
}

// sendReply writes a comment. A site that refuses one may do so because it has
// it already: so a refusal is looked into.
func (c *Connector) sendReply(ctx context.Context, t transport, s Settings, o store.Dispatch) (store.Answer, error) {
	postID, err := postOf(ctx, t, o)
	if err != nil {
		return later(answerTo(err)), nil
	}
	reply, err := t.reply(ctx, postID, number(o.RemoteID), o.Text)
	if err != nil {
		if there, found := double(ctx, t, s, o, err); found {
			return there, nil
		}
		return c.weigh(ctx, t, s, answerTo(err)), nil
	}
	if reply.ID == 0 || reply.Parent != number(o.RemoteID) {
		return store.Answer{Outcome: store.OutcomeUnclear, Why: "not the API's answer"}, nil
	}
	return store.Answer{Outcome: store.OutcomeApplied, State: reply.State, RemoteID: commentID(reply.ID)}, nil
}

// double finds the reply because of which a site refused the same one. REST's
// 409 is about nothing else; XML-RPC has one fault for all, and says why in the
// site's language only.
func double(ctx context.Context, t transport, s Settings, o store.Dispatch, refusal error) (store.Answer, bool) {
	var p *problem
	if !errors.As(refusal, &p) {
		return store.Answer{}, false
	}
	same := []func(comment, string) bool{sameText}
	switch p.Status {
	case http.StatusForbidden:
	case http.StatusConflict:
		same = append(same, sameWords)
	default:
		return store.Answer{}, false
	}
	there, found, err := ownReply(ctx, t, s, o, same...)
	return there, found && err == nil
}

// standing says how a comment stands at the site.
func standing(now comment, s Settings) store.Answer {
	a := arrivalOfComment(now, s)
	return store.Answer{Outcome: store.OutcomeUntouched, State: a.State, Item: &a, Baggage: a.Baggage}
}

// answerTo sorts an error by what it leaves open. Only an answer in the API's
// own form, and a request that never left, are certain.
func answerTo(err error) store.Answer {
	var p *problem
	if !errors.As(err, &p) {
		return answerToFailure(err)
	}
	a := store.Answer{Outcome: store.OutcomeRefused, Why: p.Error(), After: wait(p.Retry)}
	if p.Text != "" {
		a.Why = p.Text
	}
	switch {
	case p.Status == http.StatusTooManyRequests, p.Status == http.StatusServiceUnavailable && !p.Retry.IsZero():
		a.Outcome = store.OutcomeLater
	case p.Unclear:
		a.Outcome = store.OutcomeUnclear
	case p.Status == http.StatusUnauthorized, p.Status == http.StatusForbidden:
		a.Outcome = store.OutcomeLogin
	case p.Status == http.StatusNotFound:
		a.Outcome = store.OutcomeGone
	case p.Status == http.StatusConflict, p.Status == http.StatusGone:
		a.Outcome = store.OutcomeUnclear // it is so already, says the site; a look tells
	}
	return a
}

func answerToFailure(err error) store.Answer {
	var f *web.Failure
	if !errors.As(err, &f) {
		return store.Answer{Outcome: store.OutcomeUnclear, Why: web.Line(err.Error())}
	}
	a := store.Answer{Outcome: store.OutcomeUnclear, Why: f.Error(), After: wait(f.Retry)}
	switch {
	case f.Code == store.FailLogin:
		a.Outcome = store.OutcomeLogin
	case !f.Sent:
		a.Outcome = store.OutcomeLater
	}
	return a
}

// wait is how long the site asked us to stay away.
func wait(until time.Time) time.Duration {
	if until.IsZero() {
		return 0
	}
	return max(time.Until(until), 0)
}
