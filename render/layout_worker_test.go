package render

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"testing"
	"time"
)

func TestLayouterHolds(t *testing.T) {
	l := newLayouter(t, realProgram(t))
	for seed := range uint64(24) {
		g := randomGraph(1+int(seed)*6, int(seed)/3, seed)
		g.BottomUp = seed%3 == 0
		got, err := l.Layout(t.Context(), g)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		mustHold(t, g, got)
		g.Keep = ranksAsPlaced(g, got)
		kept, err := l.Layout(t.Context(), g)
		if err != nil {
			t.Fatalf("seed %d, tidy: %v", seed, err)
		}
		mustHold(t, g, kept)
		if count := flipped(g, kept, g.Keep); count > 0 {
			t.Fatalf("seed %d: tidy flipped %d pairs", seed, count)
		}
		if len(g.Clusters) > 0 {
			continue
		}
		for _, row := range g.Keep {
			shuffleOutsideFrames(g, row, seed)
		}
		if kept, err = l.Layout(t.Context(), g); err != nil || flipped(g, kept, g.Keep) > 0 {
			t.Fatalf("seed %d: another order was not kept: %v", seed, err)
		}
	}
}

// The same graph must give the same places in this process's worker, in the
// next, and after other graphs.
func TestLayouterIsDeterministic(t *testing.T) {
	g := randomGraph(80, 5, 3)
	g.Nodes[3].Rank = 4
	var first LayoutResult
	for i := range 3 {
		l := newLayouter(t, realProgram(t))
		if i > 0 {
			if _, err := l.Layout(t.Context(), randomGraph(20, 2, uint64(i))); err != nil {
				t.Fatal(err)
			}
		}
		got, err := l.Layout(t.Context(), g)
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = got
		}
		if !maps.Equal(got.At, first.At) || got.W != first.W || got.H != first.H {
			t.Fatalf("process %d gives other places", i)
		}
		l.Close()
	}
}

// chain is a graph that the evil worker lays out well, up to its fault.
func chain() LayoutGraph {
	return LayoutGraph{Nodes: boxes("a", "b", "c", "loose"), Edges: []LayoutEdge{{"a", "b"}, {"b", "c"}}}
}

// Whatever a worker does, the call comes back with an error in time, nothing is
// left over, and the next call is served by a fresh worker.
func TestEvilWorkers(t *testing.T) {
	faults := map[string]error{
		"hang": ErrLayoutTime, "silent": ErrLayoutTime, "stillborn": errNoGreeting, "stranger": errNoGreeting,
	}
	for _, fault := range []string{
		"die", "killed", "refuse", "stale", "huge", "cut", "flood", "empty", "html", "null", "fewer-nodes", "more-nodes",
		"same-node", "other-names", "fewer-edges", "other-edges", "nan", "infinite", "no-place", "outside", "far-away",
		"sizes", "overlap", "backward", "nan-box", "no-box", "inside-out",
	} {
		faults[fault] = nil
	}
	for _, fault := range slices.Sorted(maps.Keys(faults)) {
		t.Run(fault, func(t *testing.T) {
			l := newLayouter(t, evilProgram(t, fault))
			l.TimeLimit, l.startLimit = 300*time.Millisecond, 300*time.Millisecond
			before := runtime.NumGoroutine()
			_, err := l.Layout(t.Context(), chain())
			if err == nil {
				t.Fatal("the answer was believed")
			}
			if want := faults[fault]; want != nil && !errors.Is(err, want) {
				t.Errorf("error is %v, want %v", err, want)
			}
			if errors.Is(err, ErrLayoutTime) && faults[fault] == nil {
				t.Errorf("only the time limit noticed: %v", err)
			}
			if l.worker != nil {
				t.Error("the worker lives on")
			}
			mustSettle(t, before)
			l.program = realProgram(t)
			l.TimeLimit, l.startLimit = layoutTime, startLimit
			got, err := l.Layout(t.Context(), chain())
			if err != nil {
				t.Fatalf("after it: %v", err)
			}
			mustHold(t, chain(), got)
		})
	}
}

// mustSettle fails if goroutines more than before do not end.
func mustSettle(t *testing.T, before int) {
	t.Helper()
	deadline := time.Now().Add(5 * time.Second)
	for runtime.NumGoroutine() > before {
		if time.Now().After(deadline) {
			t.Fatalf("%d goroutines, before %d", runtime.NumGoroutine(), before)
		}
		runtime.Gosched()
	}
}

// The evil worker's answers are refused for their faults only.
func TestFaultlessWorkerIsBelieved(t *testing.T) {
	l := newLayouter(t, evilProgram(t, "faultless"))
	for range 3 {
		got, err := l.Layout(t.Context(), chain())
		if err != nil {
			t.Fatal(err)
		}
		mustHold(t, chain(), got)
	}
}

// A second answer to one request is not taken for the answer to the next.
func TestSecondAnswerIsRefused(t *testing.T) {
	l := newLayouter(t, evilProgram(t, "chatter"))
	if _, err := l.Layout(t.Context(), chain()); err != nil {
		t.Fatal(err)
	}
	chatter := l.worker
	if _, err := l.Layout(t.Context(), chain()); err != nil || l.worker == chatter {
		t.Errorf("the chattering worker was kept (%v)", err)
	}
}

func TestWorkerIsRecycled(t *testing.T) {
	l := newLayouter(t, evilProgram(t, "fat"))
	if _, err := l.Layout(t.Context(), chain()); err != nil || l.worker != nil {
		t.Errorf("a worker that has grown lives on (%v)", err)
	}
	l.program = evilProgram(t, "faultless")
	for i := range requestsPerWorker {
		if _, err := l.Layout(t.Context(), chain()); err != nil {
			t.Fatal(err)
		}
		if last := i == requestsPerWorker-1; (l.worker == nil) != last {
			t.Fatalf("after request %d the worker is %v", i+1, l.worker)
		}
	}
}

// A worker that died while idle costs nobody a layout.
func TestWorkerKilledWhileIdle(t *testing.T) {
	l := newLayouter(t, realProgram(t))
	for range 3 {
		if _, err := l.Layout(t.Context(), chain()); err != nil {
			t.Fatal(err)
		}
		if err := l.worker.command.Process.Kill(); err != nil {
			t.Fatal(err)
		}
	}
}

// tangle is a graph that Graphviz does not finish: everything needs everything.
func tangle(size int) LayoutGraph {
	var g LayoutGraph
	for i := range size {
		g.Nodes = append(g.Nodes, LayoutNode{ID: fmt.Sprint(i), W: 100, H: 40})
		for j := range i {
			g.Edges = append(g.Edges, LayoutEdge{fmt.Sprint(i), fmt.Sprint(j)})
		}
	}
	return g
}

func TestHugeLayoutIsKilled(t *testing.T) {
	l := newLayouter(t, realProgram(t))
	if _, err := l.Layout(t.Context(), chain()); err != nil {
		t.Fatal(err)
	}
	ends := map[string]struct {
		g     LayoutGraph
		limit time.Duration
		wait  time.Duration
		want  error
	}{
		"time limit":    {tangle(200), 200 * time.Millisecond, time.Minute, ErrLayoutTime},
		"cancelled":     {tangle(200), time.Minute, 200 * time.Millisecond, context.DeadlineExceeded},
		"five thousand": {randomGraph(5000, 0, 1), 200 * time.Millisecond, time.Minute, ErrLayoutTime},
		"too large":     {LayoutGraph{Nodes: randomGraph(mostNodes+1, 0, 1).Nodes}, time.Minute, time.Minute, ErrLayoutSize},
	}
	for _, name := range slices.Sorted(maps.Keys(ends)) {
		end := ends[name]
		t.Run(name, func(t *testing.T) {
			before := runtime.NumGoroutine()
			l.TimeLimit = end.limit
			ctx, cancel := context.WithTimeout(t.Context(), end.wait)
			defer cancel()
			if _, err := l.Layout(ctx, end.g); !errors.Is(err, end.want) {
				t.Fatalf("error is %v, want %v", err, end.want)
			}
			if end.want != ErrLayoutSize {
				mustSettle(t, before)
			}
			l.TimeLimit = layoutTime
			if _, err := l.Layout(t.Context(), chain()); err != nil {
				t.Errorf("after it: %v", err)
			}
		})
	}
}

// A worker without memory dies, and nobody but the one request notices.
func TestStarvedWorker(t *testing.T) {
	l := newLayouter(t, realProgram(t))
	l.memory = 160
	if _, err := l.Layout(t.Context(), chain()); err != nil {
		t.Fatalf("a small graph needs little: %v", err)
	}
	l.TimeLimit = time.Minute
	if _, err := l.Layout(t.Context(), tangle(300)); err == nil || errors.Is(err, ErrLayoutTime) {
		t.Errorf("error is %v, want the worker's death", err)
	}
	if _, err := l.Layout(t.Context(), chain()); err != nil {
		t.Errorf("after it: %v", err)
	}
}

func TestNewerRequestWins(t *testing.T) {
	l := newLayouter(t, realProgram(t))
	before := runtime.NumGoroutine()
	const rounds = 4
	old := make(chan error, rounds)
	for range rounds {
		call := l.current()
		go func() {
			_, err := l.Layout(context.Background(), tangle(150))
			old <- err
		}()
		for l.current() == call {
			runtime.Gosched()
		}
	}
	got, err := l.Layout(t.Context(), chain())
	if err != nil {
		t.Fatal(err)
	}
	mustHold(t, chain(), got)
	for range rounds {
		if err := <-old; !errors.Is(err, ErrSuperseded) || !IsLayoutGivenUp(err) {
			t.Errorf("error is %v, want %v", err, ErrSuperseded)
		}
	}
	l.Close()
	mustSettle(t, before)
}

func (l *Layouter) current() *layoutCall {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.newest
}

func TestCloseEndsEverything(t *testing.T) {
	before := runtime.NumGoroutine()
	l := newLayouter(t, realProgram(t))
	end := make(chan error)
	go func() {
		_, err := l.Layout(context.Background(), tangle(150))
		end <- err
	}()
	for l.current() == nil {
		runtime.Gosched()
	}
	l.Close()
	if err := <-end; !errors.Is(err, ErrLayoutClosed) {
		t.Errorf("error is %v, want %v", err, ErrLayoutClosed)
	}
	if _, err := l.Layout(t.Context(), chain()); !errors.Is(err, ErrLayoutClosed) {
		t.Errorf("error is %v, want %v", err, ErrLayoutClosed)
	}
	l.Close()
	mustSettle(t, before)
}
