package wire

import (
	"sync"
	"time"
)

// A Gauge learns how fast the line to the terminal is, however many machines
// there are between: a frame is sent between two questions, and its bytes take
// as long as the two answers are apart. How long an answer takes does not
// matter. A fast line is asked once; that one is slow is said only when a second
// frame took as long as the first, because any line stands still at times.
type Gauge struct {
	// Slow is told how many bytes a second a slow line takes, and how many are
	// under way. Called once at most.
	Slow func(rate, underWay int)

	mu      sync.Mutex // frames are written by one goroutine, answers read by another
	sent    int        // bytes of the frame between the questions; 0: nothing was asked
	behind  int        // bytes that were sent after it
	since   time.Time  // when its first answer came; zero: none has
	fastest int        // rate so far
	frames  int        // measured
	done    bool
}

// What a Gauge goes by.
const (
	question  = "\x1b[5n" // every terminal answers that it is well
	telling   = 1 << 10   // bytes of a frame that tells how fast the line is
	agreeing  = 1 << 8    // bytes of one that tells the same again
	slow      = 2400      // bytes a second from which on a line is not slow
	agreement = 2         // frames that have to say the same
)

// asks reports whether a frame of so many bytes is sent between questions.
func (g *Gauge) asks(n int) bool {
	if g == nil {
		return false
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case g.sent > 0:
		g.behind += n
		return false
	case g.done, n < agreeing, n < telling && g.frames == 0:
		return false
	}
	g.sent, g.behind, g.since = n, 0, time.Time{}
	return true
}

// Answered says that the terminal has answered a question.
func (g *Gauge) Answered(now time.Time) {
	if rate, underWay := g.measured(now); rate > 0 {
		g.Slow(rate, underWay)
	}
}

// measured returns the rate of a line that turns out to be slow, else 0.
func (g *Gauge) measured(now time.Time) (rate, underWay int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case g.sent == 0:
		return 0, 0
	case g.since.IsZero():
		g.since = now
		return 0, 0
	}
	took := max(now.Sub(g.since), time.Millisecond)
	g.fastest = max(g.fastest, int(time.Duration(g.sent)*time.Second/took))
	g.frames++
	g.sent = 0
	switch {
	case g.fastest >= slow:
		g.done = true
	case g.frames == agreement:
		g.done = true
		return max(g.fastest, 1), g.behind
	}
	return 0, 0
}
