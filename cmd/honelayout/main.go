// Honelayout is the layout worker of Hone: it reads graphs in the DOT
// language from standard input and writes Graphviz's geometry (json0, points,
// y upward) to standard output, one request at a time, until its input closes.
//
// It is a process of its own because the Graphviz inside it is one global
// WebAssembly instance that ignores deadlines, never gives memory back and can
// be poisoned by one bad graph: the only cure for any of these is to end the
// process, which must not be the one that holds the user's work. See package
// render, file layout_worker.go, for the other end of the pipe.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	memory := flag.Uint64("memory", 768, "memory limit in MiB")
	flag.Parse()
	if err := run(os.Stdin, os.Stdout, *memory<<20); err != nil {
		fmt.Fprintf(os.Stderr, "honelayout: %v\n", err)
		os.Exit(1)
	}
}

// run greets and then answers requests from in on out until in closes, which
// also happens when the program that started the worker dies. An unreadable
// frame ends the worker: after one there is no telling where the next begins.
func run(in io.Reader, out io.Writer, memoryLimit uint64) error {
	if err := limitMemory(memoryLimit); err != nil {
		return err
	}
	watchMemory(memoryLimit)
	engine, err := newEngine()
	if err != nil {
		return err
	}
	if err := writeAnswer(out, answer{status: statusReady, body: []byte(greeting)}); err != nil {
		return err
	}
	for req := range requests(in) {
		if req.err != nil {
			return req.err
		}
		if err := writeAnswer(out, engine.answer(req)); err != nil {
			return err
		}
	}
	return nil
}

// requests reads frames from in ahead of the layout, so that the end of the
// input is noticed while a layout runs: nobody waits for the answer any more,
// and Graphviz cannot be stopped otherwise, so the process ends there and then.
func requests(in io.Reader) <-chan request {
	next := make(chan request)
	go func() {
		for {
			req, err := readRequest(in)
			if errors.Is(err, io.EOF) {
				os.Exit(0)
			}
			req.err = err
			next <- req
			if err != nil {
				return
			}
		}
	}()
	return next
}
