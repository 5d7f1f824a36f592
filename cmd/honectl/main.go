// Command honectl works on Hone's models without a window.
package main

import (
	"crypto/rand"
	"io"
	"os"
	"time"
)

// terminal is what a command may touch: its streams, the environment, the
// clock and chance.
type terminal struct {
	in     io.Reader
	out    io.Writer
	err    io.Writer
	env    func(string) string
	now    func() time.Time
	random io.Reader
}

func main() {
	t := &terminal{os.Stdin, os.Stdout, os.Stderr, os.Getenv, time.Now, rand.Reader}
	os.Exit(t.run(os.Args[1:]))
}
