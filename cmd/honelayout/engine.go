package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"testing/fstest"

	"github.com/goccy/go-graphviz"
)

// geometry is Graphviz's JSON of positions only: without drawing operations it
// is a fifth of the size, and unlike "plain" it keeps clusters apart.
const geometry = graphviz.Format("json0")

// engine is the process's one Graphviz. It must be used from one goroutine:
// the WebAssembly instance behind it is global and has no lock.
type engine struct{ graphviz *graphviz.Graphviz }

// newEngine opens Graphviz on an empty file system, so that no graph can make
// it look at files.
func newEngine() (*engine, error) {
	graphviz.SetFileSystem(fstest.MapFS{})
	g, err := graphviz.New(context.Background())
	if err != nil {
		return nil, fmt.Errorf("open graphviz: %w", err)
	}
	return &engine{graphviz: g}, nil
}

// answer serves one request; trouble with a graph is an answer, too.
func (e *engine) answer(req request) answer {
	if len(req.dot) == 0 {
		return answer{sequence: req.sequence, status: statusReady, memory: usedMemory()}
	}
	out := answer{sequence: req.sequence, status: statusDone}
	body, err := e.layout(req.dot)
	if err != nil {
		out.status, body = statusFailed, []byte(err.Error())
	}
	out.body, out.memory = body, usedMemory()
	return out
}

// layout returns the geometry of the graph in dot. A nil error says little:
// Graphviz swallows many, so the reader checks what the answer holds.
func (e *engine) layout(dot []byte) (body []byte, err error) {
	defer func() {
		if trap := recover(); trap != nil {
			err = fmt.Errorf("lay out graph: %v", trap)
		}
	}()
	graph, err := graphviz.ParseBytes(dot)
	if err != nil {
		return nil, fmt.Errorf("parse graph: %w", err)
	}
	if graph == nil {
		return nil, errors.New("parse graph: no graph")
	}
	var out bytes.Buffer
	if err := e.graphviz.Render(context.Background(), graph, geometry, &out); err != nil {
		return nil, fmt.Errorf("lay out graph: %w", err)
	}
	if err := graph.Close(); err != nil {
		return nil, fmt.Errorf("close graph: %w", err)
	}
	return out.Bytes(), nil
}
