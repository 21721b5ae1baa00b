package feeds

import (
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// roomAsking is what a sync may need beside its plan as long as nothing is new:
// two hundred connections, and what is said on them. With 8 MiB, all 1,000
// feeds unchanged peak at 35 MiB instead of 39, for half more to three quarters
// more of the processor and 40 ms; with less, it clears away all the time.
const roomAsking = 8 << 20

// thrift has garbage cleared away before it takes more room than asking needs,
// until something new has come. Most syncs find nothing new, and on a small
// machine beside other programs their size counts for more than some
// milliseconds of its processor; where there is something to read and to store,
// time counts, and what was never read is not saved at.
type thrift struct {
	before int64 // the limit that held until then
	once   sync.Once
}

// newThrift begins to save. A tighter limit of the program's own stays.
func newThrift() *thrift {
	debug.FreeOSMemory() // what the start has left behind is not held
	t := &thrift{before: debug.SetMemoryLimit(-1)}
	debug.SetMemoryLimit(min(held()+roomAsking, t.before))
	return t
}

// end stops saving. Repeating it is harmless, and so is ending none.
func (t *thrift) end() {
	if t != nil {
		t.once.Do(func() { debug.SetMemoryLimit(t.before) })
	}
}

// held is how many bytes the program holds, as its limit counts them.
func held() int64 {
	s := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(s)
	return int64(s[0].Value.Uint64() - s[1].Value.Uint64())
}
