package render

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

const (
	// layoutTime is how long a layout may take unless the Layouter says else.
	layoutTime = 10 * time.Second
	// A worker leaks with every layout and never gets smaller; a new one is
	// ready in a tenth of a second.
	requestsPerWorker = 200
	memoryPerWorker   = 300 << 20
	mostNodes         = 20000
	mostEdges         = 60000
)

// Layouter lays graphs out with Graphviz in a process of its own, which it
// starts at the first request and again after any trouble. Its methods may be
// called from any goroutine and wait for their result: call Layout from one
// that may wait.
type Layouter struct {
	// TimeLimit bounds one layout, without the worker's start; set it before
	// the first request.
	TimeLimit time.Duration

	program    string
	cacheDir   string
	startLimit time.Duration
	memory     int // the worker's own limit, MiB

	mu     sync.Mutex
	newest *layoutCall
	closed bool

	turn   chan struct{} // holds one token; its holder may touch what follows
	worker *workerProcess
	served int
}

// layoutCall is one call of Layout, known by its address.
type layoutCall struct{ cancel context.CancelCauseFunc }

// NewLayouter returns a Layouter for the worker program at this path (see
// FindLayoutProgram). The worker's temporary files go into a private folder
// under cacheDir, which should be the user's own, not a shared one.
func NewLayouter(program, cacheDir string) *Layouter {
	return &Layouter{
		TimeLimit: layoutTime, program: program, cacheDir: cacheDir,
		startLimit: startLimit, memory: workerMemory, turn: make(chan struct{}, 1),
	}
}

// Layout places the boxes of g. A newer call ends an older one that still
// runs, which returns ErrSuperseded; the end of ctx ends it with the cause, the
// time limit with ErrLayoutTime. Any other error means that the worker died or
// answered nonsense. After an error the picture should stay as it was: the next
// call starts with a fresh worker.
func (l *Layouter) Layout(ctx context.Context, g LayoutGraph) (LayoutResult, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	call := &layoutCall{cancel}
	if err := l.enter(call); err != nil {
		return LayoutResult{}, err
	}
	defer l.leave(call)
	n := newNet(g)
	if len(n.nodes) == 0 {
		return n.picture(nil), nil
	}
	if len(n.nodes) > mostNodes || len(n.edges) > mostEdges {
		return LayoutResult{}, ErrLayoutSize
	}
	d := newDOT(n)
	select {
	case l.turn <- struct{}{}:
	case <-ctx.Done():
		return LayoutResult{}, context.Cause(ctx)
	}
	defer func() { <-l.turn }()
	return l.serve(ctx, d)
}

// enter makes the call the one that counts and ends the one before.
func (l *Layouter) enter(call *layoutCall) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return ErrLayoutClosed
	}
	if l.newest != nil {
		l.newest.cancel(ErrSuperseded)
	}
	l.newest = call
	return nil
}

// leave forgets the call, unless a newer one has taken its place already.
func (l *Layouter) leave(call *layoutCall) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.newest == call {
		l.newest = nil
	}
}

// serve gets the answer from the worker, starting one when there is none, and
// ends the worker unless the answer is beyond reproach.
func (l *Layouter) serve(ctx context.Context, d *dotGraph) (LayoutResult, error) {
	body, err := l.ask(ctx, d)
	if err != nil {
		return LayoutResult{}, err
	}
	result, err := d.read(body)
	if err != nil {
		l.drop()
		return LayoutResult{}, err
	}
	l.served++
	if l.served >= requestsPerWorker || l.worker.memory > memoryPerWorker {
		l.drop()
	}
	return result, nil
}

// ask hands the graph to a worker that is ready, and ends it on any error.
func (l *Layouter) ask(ctx context.Context, d *dotGraph) ([]byte, error) {
	if err := l.ready(ctx); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeoutCause(ctx, l.TimeLimit, ErrLayoutTime)
	defer cancel()
	body, err := l.worker.ask(ctx, d)
	if err != nil {
		return nil, fmt.Errorf("%w%s", err, l.drop())
	}
	return body, nil
}

// ready sees to it that there is a worker. One that died while nobody wanted it
// is replaced before it can be taken for this graph's victim.
func (l *Layouter) ready(ctx context.Context) error {
	if l.worker != nil {
		knock, cancel := context.WithTimeoutCause(ctx, l.startLimit, ErrLayoutTime)
		defer cancel()
		if l.worker.knock(knock) == nil {
			return nil
		}
		l.drop()
	}
	worker, err := l.startWorker(ctx)
	if cause := context.Cause(ctx); err != nil && cause != nil {
		return cause
	}
	if err != nil {
		return err
	}
	l.worker, l.served = worker, 0
	return nil
}

// drop ends the worker and returns what it complained about.
func (l *Layouter) drop() string {
	complaint := ""
	if l.worker != nil {
		l.worker.end()
		complaint = l.worker.errors.String()
	}
	l.worker = nil
	return complaint
}

// Close ends the request under way, if any, and the worker. It returns when
// the process is gone.
func (l *Layouter) Close() {
	l.mu.Lock()
	l.closed = true
	if l.newest != nil {
		l.newest.cancel(ErrLayoutClosed)
	}
	l.mu.Unlock()
	l.turn <- struct{}{}
	defer func() { <-l.turn }()
	l.drop()
}

// IsLayoutGivenUp says whether err only means that nobody wants the result any
// more, which is no trouble to speak of.
func IsLayoutGivenUp(err error) bool {
	return errors.Is(err, ErrSuperseded) || errors.Is(err, ErrLayoutClosed) || errors.Is(err, context.Canceled)
}
