package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// Go's collector starts anew when the heap has grown by a percentage of what was alive, and from 4 MB on. Scripts leave
// little alive and allocate much, so that alone means dozens of collections a second; each has a fixed price, and while
// one runs every store of a pointer costs more. A collection for every 32 MB costs next to nothing, and leaves a process
// about as large as PHP's. Scripts that keep much alive get a smaller percentage, so that the peak stays near PHP's too.
const (
	gcFloor   = 32 << 20
	gcPercent = 300 // at least
	// gcMost is the percentage for a small heap: Go multiplies its own floor of 4 MB by it.
	gcMost = gcFloor / (4 << 20) * 100
)

// tuneGC sets the percentage now and after every collection, unless the user did.
func tuneGC() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(gcMost)
	t := &gcTuner{percent: gcMost, live: []metrics.Sample{{Name: "/gc/heap/live:bytes"}}}
	runtime.SetFinalizer(&gcMark{t}, (*gcMark).collected)
}

type gcTuner struct {
	percent int
	live    []metrics.Sample
}

// gcMark is garbage from the start: its finalizer runs after each collection.
type gcMark struct{ t *gcTuner }

func (m *gcMark) collected() {
	t := m.t
	metrics.Read(t.live)
	if t.live[0].Value.Kind() == metrics.KindUint64 {
		live := int(max(t.live[0].Value.Uint64(), 1<<20))
		p := min(max((gcFloor-live)*100/live, gcPercent), gcMost)
		if p < t.percent*9/10 || p > t.percent*11/10 {
			t.percent = p
			debug.SetGCPercent(p)
		}
	}
	runtime.SetFinalizer(&gcMark{t}, (*gcMark).collected)
}
