package render

import (
	"bytes"
	"fmt"
	"os/exec"
	"testing"
)

// BenchmarkTidy times tidy from the request to the new positions with a warm
// worker, and native dot, where there is one, on the same text, process start
// included.
func BenchmarkTidy(b *testing.B) {
	l := newLayouter(b, realProgram(b))
	for _, size := range []int{100, 300, 500} {
		g := randomGraph(size, 0, 1)
		got, err := l.Layout(b.Context(), g)
		if err != nil {
			b.Fatal(err)
		}
		g.Keep = ranksAsPlaced(g, got)
		b.Run(fmt.Sprint(size, "/worker"), func(b *testing.B) {
			for b.Loop() {
				if _, err := l.Layout(b.Context(), g); err != nil {
					b.Fatal(err)
				}
			}
		})
		text := newDOT(newNet(g)).text
		b.Run(fmt.Sprint(size, "/native"), func(b *testing.B) {
			dot, err := exec.LookPath("dot")
			if err != nil {
				b.Skip("there is no native dot here")
			}
			for b.Loop() {
				run := exec.Command(dot, "-Tjson0")
				run.Stdin = bytes.NewReader(text)
				if err := run.Run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkRelayout times a layout from scratch, frames included, beside our
// own, and reports how many edges cross in each, drawn straight.
func BenchmarkRelayout(b *testing.B) {
	l := newLayouter(b, realProgram(b))
	for _, size := range []int{20, 100, 300, 500} {
		g := randomGraph(size, size/25, 1)
		report := func(b *testing.B, got LayoutResult) {
			b.ReportMetric(float64(straightCrossings(g, got)), "crossings")
			b.ReportMetric(got.W*got.H/float64(size)/1000, "kpt²/box")
		}
		b.Run(fmt.Sprint(size, "/graphviz"), func(b *testing.B) {
			var got LayoutResult
			var err error
			for b.Loop() {
				if got, err = l.Layout(b.Context(), g); err != nil {
					b.Fatal(err)
				}
			}
			report(b, got)
		})
		b.Run(fmt.Sprint(size, "/own"), func(b *testing.B) {
			var got LayoutResult
			for b.Loop() {
				got = OwnLayout(g)
			}
			report(b, got)
		})
	}
}

// BenchmarkWorkerStart times a kill, the restart and the first layout.
func BenchmarkWorkerStart(b *testing.B) {
	l := newLayouter(b, realProgram(b))
	for b.Loop() {
		if _, err := l.Layout(b.Context(), chain()); err != nil {
			b.Fatal(err)
		}
		l.drop()
	}
}
