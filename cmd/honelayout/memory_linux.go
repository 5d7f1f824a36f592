package main

import (
	"fmt"
	"syscall"
)

// limitMemory makes the system refuse memory beyond limit bytes, which ends
// the process. The limit is on private writable memory: address space, the
// more usual measure, is reserved by the Go runtime far beyond its use.
func limitMemory(limit uint64) error {
	hard := syscall.Rlimit{Cur: limit, Max: limit}
	if err := syscall.Setrlimit(syscall.RLIMIT_DATA, &hard); err != nil {
		return fmt.Errorf("limit memory: %w", err)
	}
	return nil
}
