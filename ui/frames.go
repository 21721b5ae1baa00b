package ui

import (
	"reflect"
	"sync/atomic"
	"time"
	"unsafe"

	tea "charm.land/bubbletea/v2"
)

// frames lets the renderer rest while nothing happens. Bubble Tea looks for
// something to draw at a fixed rate for as long as the program runs, which at
// 120 frames costs 1.7 % of a core on a desk that nobody touches, and offers
// no way to stop. So its ticker is taken in hand: quick after every message,
// slower and slower then, and stopped in the end.
//
// The ticker is a field that is not exported. Should a later version have none
// of that name and type, nothing is done here, and a test says so.
type frames struct {
	program *tea.Program
	ticker  atomic.Pointer[time.Ticker] // nil before the first message, and for ever if the library has it elsewhere
	slower  *time.Timer
	step    atomic.Int32 // of rates; len(rates): it rests
}

// rate is how often the renderer looks, and for how long.
type rate struct{ every, length time.Duration }

// rates are the steps from a message to rest. The first draws what the message
// changed, the slow ones what a busy machine had no time for in the quick ones.
func rates() []rate {
	return []rate{
		{2 * time.Millisecond, 12 * time.Millisecond},
		{4 * time.Millisecond, 100 * time.Millisecond},
		{50 * time.Millisecond, time.Second},
		{500 * time.Millisecond, 5 * time.Second},
	}
}

// newFrames takes the renderer of a program in hand.
func newFrames(p *tea.Program) *frames {
	f := &frames{program: p}
	f.step.Store(-1) // at its own rate
	f.slower = time.AfterFunc(rates()[0].length, f.slow)
	return f
}

// wake makes the renderer quick. Called for every message, where the program
// handles it.
func (f *frames) wake() {
	if f == nil {
		return
	}
	t := f.find()
	if t == nil {
		return
	}
	first := rates()[0]
	if f.step.Swap(0) != 0 {
		t.Reset(first.every)
	}
	f.slower.Reset(first.length)
}

// slow takes the next step to rest.
func (f *frames) slow() {
	t := f.ticker.Load()
	if t == nil {
		return // no message has come yet
	}
	all := rates()
	n := f.step.Add(1)
	if int(n) >= len(all) {
		t.Stop()
		return
	}
	t.Reset(all[n].every)
	f.slower.Reset(all[n].length)
}

// stop ends what is done by the clock.
func (f *frames) stop() { f.slower.Stop() }

// find returns the ticker of the program's renderer; nil if it has none where
// it was. Only the program itself writes that field, before it handles its
// first message, so that nobody else may look there.
func (f *frames) find() *time.Ticker {
	if t := f.ticker.Load(); t != nil {
		return t
	}
	field := reflect.ValueOf(f.program).Elem().FieldByName("ticker")
	if !field.IsValid() || field.Type() != reflect.TypeFor[*time.Ticker]() {
		return nil
	}
	t := *(**time.Ticker)(unsafe.Pointer(field.UnsafeAddr()))
	f.ticker.Store(t)
	return t
}
