package main

import (
	"os"
	"syscall"
)

// peakMemory returns the largest resident size the process had, in bytes.
func peakMemory(state *os.ProcessState) int64 {
	return state.SysUsage().(*syscall.Rusage).Maxrss << 10
}
