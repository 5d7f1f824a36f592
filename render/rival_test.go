package render_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"hone/assets"
	"hone/model"
	"hone/render"
)

// tally is what a drawing of lines costs its reader.
type tally struct {
	lines, crossings int
	length           float64 // in points
	area             float64 // in thousands of square points
}

func (t *tally) add(o tally) {
	t.lines += o.lines
	t.crossings += o.crossings
	t.length += o.length
	t.area += o.area
}

// tallied takes stock of lines drawn as chains of straight pieces.
func tallied(lines [][]render.Point) tally {
	t := tally{lines: len(lines)}
	for i, a := range lines {
		for j := 1; j < len(a); j++ {
			t.length += math.Hypot(a[j].X-a[j-1].X, a[j].Y-a[j-1].Y)
		}
		for _, b := range lines[:i] {
			t.crossings += crossingsOf(a, b)
		}
	}
	return t
}

// crossingsOf counts how often two lines go through each other; where they
// touch or run on one another they do not.
func crossingsOf(a, b []render.Point) int {
	count := 0
	for i := 1; i < len(a); i++ {
		for j := 1; j < len(b); j++ {
			if goThrough(a[i-1], a[i], b[j-1], b[j]) {
				count++
			}
		}
	}
	return count
}

func goThrough(a, b, c, d render.Point) bool {
	side := func(a, b, p render.Point) float64 { return (b.X-a.X)*(p.Y-a.Y) - (b.Y-a.Y)*(p.X-a.X) }
	return side(a, b, c)*side(a, b, d) < -1e-6 && side(c, d, a)*side(c, d, b) < -1e-6
}

// ours is the tally of a scene's lines.
func ours(r render.Rivals) tally {
	var lines [][]render.Point
	for _, l := range r.Scene.Lines {
		if r.Bound[l.ID] {
			lines = append(lines, l.Points)
		}
	}
	t := tallied(lines)
	t.area = r.Scene.Width * r.Scene.Height / 1000
	return t
}

// theirs is the tally of what native dot makes of the same boxes and lines.
func theirs(t testing.TB, dot string, r render.Rivals) tally {
	t.Helper()
	run := exec.Command(dot, "-Tjson0")
	run.Stdin = bytes.NewReader(r.DOT)
	out, err := run.Output()
	if err != nil {
		t.Fatalf("run dot: %v", err)
	}
	var drawn struct {
		BB    string
		Edges []struct{ Pos, Style string }
	}
	if err := json.Unmarshal(out, &drawn); err != nil {
		t.Fatal(err)
	}
	var lines [][]render.Point
	for _, e := range drawn.Edges {
		if e.Style != "invis" {
			lines = append(lines, flattened(t, e.Pos))
		}
	}
	got := tallied(lines)
	if box := numbers(t, strings.ReplaceAll(drawn.BB, ",", " ")); len(box) == 4 {
		got.area = (box[2] - box[0]) * (box[3] - box[1]) / 1000
	}
	return got
}

// flattened reads a spline of dot's and makes a chain of short pieces of it.
func flattened(t testing.TB, pos string) []render.Point {
	const pieces = 12
	var end []render.Point
	var control []render.Point
	for _, field := range strings.Fields(pos) {
		tip := strings.HasPrefix(field, "e,")
		at := numbers(t, strings.ReplaceAll(strings.TrimPrefix(field, "e,"), ",", " "))
		if tip {
			end = append(end, render.Point{X: at[0], Y: at[1]})
			continue
		}
		control = append(control, render.Point{X: at[0], Y: at[1]})
	}
	if len(control) == 0 {
		return end
	}
	chain := []render.Point{control[0]}
	for i := 0; i+3 < len(control); i += 3 {
		for k := 1; k <= pieces; k++ {
			chain = append(chain, bezier(control[i:i+4], float64(k)/pieces))
		}
	}
	return append(chain, end...)
}

func bezier(p []render.Point, t float64) render.Point {
	u := 1 - t
	mix := func(a, b, c, d float64) float64 { return u*u*u*a + 3*u*u*t*b + 3*u*t*t*c + t*t*t*d }
	return render.Point{X: mix(p[0].X, p[1].X, p[2].X, p[3].X), Y: mix(p[0].Y, p[1].Y, p[2].Y, p[3].Y)}
}

func numbers(t testing.TB, text string) []float64 {
	var all []float64
	for _, field := range strings.Fields(text) {
		x, err := strconv.ParseFloat(field, 64)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, x)
	}
	return all
}

// TestOursBesideDot draws the same boxes and lines as native dot does. Ours are
// in right angles and keep off boxes and off one another, dot's are curves.
func TestOursBesideDot(t *testing.T) {
	dot, err := exec.LookPath("dot")
	if err != nil {
		t.Skip("there is no native dot here")
	}
	var table strings.Builder
	row := func(name string, a, b tally) {
		fmt.Fprintf(&table, "%-28s %5d lines   crossings %5d ours %5d dot   length %8.0f ours %8.0f dot   area %7.0f ours %7.0f dot\n",
			name, a.lines, a.crossings, b.crossings, a.length, b.length, a.area, b.area)
	}
	var sumA, sumB tally
	for _, name := range assets.Samples() {
		for _, v := range []model.View{model.ViewDeliverables, model.ViewPFD} {
			r := render.RivalsOf(sampleInput(t, name, model.Japanese), v)
			a, b := ours(r), theirs(t, dot, r)
			row(name+" "+string(v), a, b)
			sumA.add(a)
			sumB.add(b)
		}
	}
	row("all samples", sumA, sumB)
	t.Logf("\n%s", table.String())
	if sumA.crossings > sumB.crossings {
		t.Errorf("our lines cross more often than dot's")
	}
	table.Reset()
	var fieldA, fieldB tally
	for _, c := range charts(t) {
		r := render.RivalsOf(inputOf(c.net(t), model.Japanese), model.ViewDeliverables)
		fieldA.add(ours(r))
		b := theirs(t, dot, r)
		fieldB.add(b)
	}
	row("all flow charts", fieldA, fieldB)
	t.Logf("\n%s", table.String())
	if 4*fieldA.crossings > 5*fieldB.crossings {
		t.Errorf("our lines cross more often than dot's")
	}
}
