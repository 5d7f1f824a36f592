package main

import (
	"syscall"
	"time"
)

// processor is the processor time that this thread has had. The window's work
// is all done on one.
func processor() time.Duration {
	const thread = 1 // RUSAGE_THREAD
	var used syscall.Rusage
	if syscall.Getrusage(thread, &used) != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
