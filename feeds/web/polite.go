package web

import (
	"context"
	"strings"
	"sync"
	"time"
)

// line is where requests wait for their turn: before a host that is busy with
// two already, before the network, and with their bodies before memory and
// processors.
type line struct {
	perHost  int
	hosts    *sync.Map // host → chan struct{}
	inFlight chan struct{}
	bodies   chan struct{}
	large    chan struct{}
	workers  chan struct{}
}

func newLine(o Options) line {
	return line{
		perHost:  o.PerHost,
		hosts:    &sync.Map{},
		inFlight: make(chan struct{}, o.InFlight),
		bodies:   make(chan struct{}, o.Bodies),
		large:    make(chan struct{}, max(1, o.Bodies/8)),
		workers:  make(chan struct{}, o.Workers),
	}
}

// host waits until one more request may go to a host. Who waits for a slow
// host takes nobody else's place.
func (l *line) host(ctx context.Context, name string) (*place, error) {
	ch, _ := l.hosts.LoadOrStore(strings.ToLower(name), make(chan struct{}, l.perHost))
	p := &place{}
	if err := p.enter(ctx, ch.(chan struct{})); err != nil {
		return nil, err
	}
	if err := p.enter(ctx, l.inFlight); err != nil {
		p.leave()
		return nil, err
	}
	return p, nil
}

// body waits until one more body may be held. The server is not to blame for
// that time.
func (l *line) body(ctx context.Context, c *clock) (*place, error) {
	c.pause()
	defer c.resume()
	p := &place{}
	return p, p.enter(ctx, l.bodies)
}

// worker waits until one more body may be worked on.
func (l *line) worker(ctx context.Context) (*place, error) {
	p := &place{}
	return p, p.enter(ctx, l.workers)
}

// place is what one request takes up.
type place struct {
	taken []chan struct{}
}

// enter waits for a place.
func (p *place) enter(ctx context.Context, ch chan struct{}) error {
	select {
	case ch <- struct{}{}:
		p.taken = append(p.taken, ch)
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// leave gives everything back. Repeating it is harmless.
func (p *place) leave() {
	for _, ch := range p.taken {
		<-ch
	}
	p.taken = nil
}

// clock ends an exchange that takes too long. It stands still while we make
// the server wait.
type clock struct {
	parent  context.Context
	cancel  context.CancelCauseFunc
	timer   *time.Timer
	left    time.Duration
	started time.Time
}

// startClock returns a context that ends with errSlow after limit.
func startClock(ctx context.Context, limit time.Duration) (context.Context, *clock) {
	c := &clock{parent: ctx, left: limit, started: time.Now()}
	ctx, c.cancel = context.WithCancelCause(ctx)
	c.timer = time.AfterFunc(limit, func() { c.cancel(errSlow) })
	return ctx, c
}

func (c *clock) pause() {
	c.timer.Stop()
	c.left -= time.Since(c.started)
}

func (c *clock) resume() {
	c.started = time.Now()
	c.timer.Reset(max(c.left, 0))
}

// end stops the clock and ends its context. Repeating it is harmless.
func (c *clock) end() {
	c.timer.Stop()
	c.cancel(nil)
}
