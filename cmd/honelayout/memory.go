package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

const (
	watchPause = 50 * time.Millisecond
	exitMemory = 3
)

// watchMemory ends the process soon after it holds more than limit bytes. It
// is the limit where the system has none of its own; a graph of two nodes can
// otherwise take gigabytes. The soft limit of the runtime alone does not do:
// Graphviz's memory is one live block, which no collection can shrink.
func watchMemory(limit uint64) {
	debug.SetMemoryLimit(int64(limit / 2))
	time.AfterFunc(watchPause, func() {
		if used := usedMemory(); used > limit {
			fmt.Fprintf(os.Stderr, "honelayout: memory limit of %d bytes passed: %d\n", limit, used)
			os.Exit(exitMemory)
		}
		watchMemory(limit)
	})
}

// usedMemory returns the bytes the process holds and has not given back, about
// its resident size; reading it stops nothing, not even a layout under way.
func usedMemory() uint64 {
	sample := []metrics.Sample{
		{Name: "/memory/classes/total:bytes"},
		{Name: "/memory/classes/heap/released:bytes"},
	}
	metrics.Read(sample)
	return sample[0].Value.Uint64() - sample[1].Value.Uint64()
}
