package feeds

import (
	"context"

	"tend/store"
)

// Sender is a Connector whose source takes verdicts. Its methods are safe for
// concurrent use, and none of them asks for the same thing twice.
type Sender interface {
	Connector

	// Powers says what the source's login may do. It fails for visitors.
	Powers(ctx context.Context, src store.Source) (store.Powers, error)

	// Look returns what the source shows now of the thing a verdict is about:
	// OutcomeUntouched with its State, and with the Item if it has one, or for a
	// reply OutcomeAlready once it has arrived. It changes nothing. What the
	// source says against it is in the Answer; an error is ours.
	Look(ctx context.Context, src store.Source, d store.Dispatch) (store.Answer, error)

	// Send makes the one request that carries a verdict out, and compares what
	// came back with what was wanted. Whatever is not certain is
	// OutcomeUnclear. What the source says against it is in the Answer; an error
	// is ours.
	Send(ctx context.Context, src store.Source, d store.Dispatch) (store.Answer, error)
}
