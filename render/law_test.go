package render_test

import (
	"bytes"
	"fmt"
	"math"
	"testing"

	"hone/assets"
	"hone/model"
	"hone/render"
)

// slack is for rounding to hundredths.
const slack = 0.02

// sceneFaults lists what breaks the laws of a scene: everything finite and
// named once, boxes apart, texts inside their box, the words of lines clear of
// boxes and texts, nothing beyond the picture's bounds.
func sceneFaults(s render.Scene) []string {
	var faults []string
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	element := map[model.ID]render.Rect{}
	isLine := map[model.ID]bool{}
	bounds := s.Bounds()
	for _, b := range append(append([]render.Box{}, s.Frames...), s.Boxes...) {
		if _, twice := element[b.ID]; twice {
			fault("box %s: twice", b.ID)
		}
		element[b.ID] = b.Rect
		if !finiteRect(b.Rect) || b.Rect.W <= 0 || b.Rect.H <= 0 {
			fault("box %s: %v", b.ID, b.Rect)
		}
		if !holds(bounds, b.Rect) {
			fault("box %s: beyond the picture", b.ID)
		}
	}
	for i, a := range s.Boxes {
		for _, b := range s.Boxes[:i] {
			if meet(a.Rect, b.Rect) {
				fault("boxes %s and %s overlap: %v %v", a.ID, b.ID, a.Rect, b.Rect)
			}
		}
	}
	for _, l := range s.Lines {
		isLine[l.ID] = true
		for _, p := range l.Points {
			if !finiteRect(render.Rect{X: p.X, Y: p.Y}) || !holds(bounds, render.Rect{X: p.X, Y: p.Y}) {
				fault("line %s: point %v", l.ID, p)
			}
		}
	}
	for i, t := range s.Texts {
		if !finiteRect(t.Rect) || !holds(bounds, t.Rect) || math.IsNaN(t.Base) {
			fault("text %q: %v", t.Text, t.Rect)
		}
		if r, ok := element[t.Of]; ok && !holds(r, t.Rect) {
			fault("text %q: outside %s: %v %v", t.Text, t.Of, t.Rect, r)
		}
		for _, b := range s.Boxes {
			if t.Of != b.ID && meet(t.Rect, b.Rect) {
				fault("text %q lies on %s", t.Text, b.ID)
			}
		}
		for _, u := range s.Texts[:i] {
			if meet(t.Rect, u.Rect) {
				fault("texts %q and %q overlap", t.Text, u.Text)
			}
		}
	}
	return faults
}

func finiteRect(r render.Rect) bool {
	for _, x := range []float64{r.X, r.Y, r.W, r.H} {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return false
		}
	}
	return true
}

func holds(a, b render.Rect) bool {
	return b.X >= a.X-slack && b.Y >= a.Y-slack && b.X+b.W <= a.X+a.W+slack && b.Y+b.H <= a.Y+a.H+slack
}

func meet(a, b render.Rect) bool {
	return a.X+slack < b.X+b.W && b.X+slack < a.X+a.W && a.Y+slack < b.Y+b.H && b.Y+slack < a.Y+a.H
}

// routeFaults lists lines that are aslant, run through boxes, or run closely
// along boxes that they do not end at.
func routeFaults(s render.Scene) []string {
	var faults []string
	for _, l := range s.Lines {
		if l.Smooth || l.Kind == "legend" || l.Kind == "rule" {
			continue
		}
		for i := 1; i < len(l.Points); i++ {
			a, b := l.Points[i-1], l.Points[i]
			if a.X != b.X && a.Y != b.Y {
				faults = append(faults, fmt.Sprintf("line %s is aslant: %v %v", l.ID, a, b))
			}
			r := render.Rect{X: min(a.X, b.X), Y: min(a.Y, b.Y), W: math.Abs(a.X - b.X), H: math.Abs(a.Y - b.Y)}
			for _, box := range s.Boxes {
				if touchesInside(r, box.Rect) {
					faults = append(faults, fmt.Sprintf("line %s runs through %s", l.ID, box.ID))
				}
				isEnd := i == 1 && touches(a, box.Rect) || i == len(l.Points)-1 && touches(b, box.Rect)
				if !isEnd && touchesInside(swollen(r, nearBox), box.Rect) {
					faults = append(faults, fmt.Sprintf("line %s runs close to %s", l.ID, box.ID))
				}
			}
		}
	}
	return faults
}

// nearBox is how near a line may pass a box that it has nothing to do with.
const nearBox = 3

func swollen(r render.Rect, by float64) render.Rect {
	return render.Rect{X: r.X - by, Y: r.Y - by, W: r.W + 2*by, H: r.H + 2*by}
}

func touches(p render.Point, r render.Rect) bool {
	return holds(swollen(r, 1), render.Rect{X: p.X, Y: p.Y})
}

func touchesInside(r, box render.Rect) bool {
	return r.X < box.X+box.W-slack && r.X+r.W > box.X+slack && r.Y < box.Y+box.H-slack && r.Y+r.H > box.Y+slack
}

// uponEachOther measures how far pieces of different lines run on one another,
// within a point, those that join in one dot or leave by one tip left out.
func uponEachOther(s render.Scene) (length float64, pairs []string) {
	end := func(l render.Line) render.Point { return l.Points[len(l.Points)-1] }
	for i, l := range s.Lines {
		for _, k := range s.Lines[:i] {
			if len(l.Points) < 2 || len(k.Points) < 2 || end(l) == end(k) || l.Points[0] == k.Points[0] {
				continue
			}
			if both := common(l.Points, k.Points); both > 2 {
				length += both
				pairs = append(pairs, fmt.Sprintf("%s and %s: %.0f", l.ID, k.ID, both))
			}
		}
	}
	return length, pairs
}

func common(a, b []render.Point) float64 {
	sum := 0.0
	for i := 1; i < len(a); i++ {
		for j := 1; j < len(b); j++ {
			sum += commonPiece(a[i-1], a[i], b[j-1], b[j])
		}
	}
	return sum
}

func commonPiece(a, b, c, d render.Point) float64 {
	const near = 1
	if a.Y == b.Y && c.Y == d.Y && math.Abs(a.Y-c.Y) < near {
		return max(0, min(max(a.X, b.X), max(c.X, d.X))-max(min(a.X, b.X), min(c.X, d.X)))
	}
	if a.X == b.X && c.X == d.X && math.Abs(a.X-c.X) < near {
		return max(0, min(max(a.Y, b.Y), max(c.Y, d.Y))-max(min(a.Y, b.Y), min(c.Y, d.Y)))
	}
	return 0
}

func checkScene(t *testing.T, what string, s render.Scene) {
	t.Helper()
	for _, f := range sceneFaults(s) {
		t.Errorf("%s: %s", what, f)
	}
}

func TestSamplePicturesHoldTheLaws(t *testing.T) {
	for _, name := range assets.Samples() {
		for _, l := range languages {
			for _, v := range views {
				for _, bottomUp := range []bool{false, true} {
					checkSamplePicture(t, fmt.Sprintf("%s %s %s %v", name, l, v.name, bottomUp), v, func() render.Input {
						return sampleInputWith(t, name, l, render.Options{Title: true, Legend: true, BottomUp: bottomUp})
					})
				}
			}
		}
	}
}

func checkSamplePicture(t *testing.T, what string, v view, in func() render.Input) {
	t.Helper()
	s := v.make(in())
	checkScene(t, what, s)
	for _, f := range routeFaults(s) {
		t.Errorf("%s: %s", what, f)
	}
	if length, pairs := uponEachOther(s); length > 8 {
		t.Errorf("%s: lines run on one another: %v", what, pairs)
	}
	if again := v.make(in()); !bytes.Equal(render.JSON(s), render.JSON(again)) {
		t.Errorf("%s: another picture the second time", what)
	}
}

func sampleInputWith(t *testing.T, name string, l model.Language, o render.Options) render.Input {
	in := sampleInput(t, name, l)
	in.Options = o
	return in
}
