package render

import (
	"cmp"
	"slices"

	"hone/model"
)

// nameLines sets the words of lines beside them where they cover no box, no
// other text and, if that can be had, no line.
func (g *graph) nameLines(s *Scene) {
	var n *lineNames
	for i, k := range g.links {
		if k.text == "" {
			continue
		}
		if n == nil {
			n = newLineNames(*s)
		}
		spots := spotsBeside
		if from, _ := g.node(k.from); from.Shape == ShapeDiamond || k.Kind == string(model.Then) {
			spots = spotsFromStart
		}
		if t, ok := n.place(g.Measure, s.Lines[i].Points, k.text, spots); ok {
			t.Of = k.ID
			if s.Lines[i].Stroke == InkFaded {
				t.Ink = InkFaded
			}
			s.Texts = append(s.Texts, t)
		}
	}
}

// lineWords is how wide the words of a line may be, in points.
const lineWords = 138

// lineNames knows what the words of lines must keep off.
type lineNames struct {
	taken  []Rect // boxes and texts
	pieces []Rect // of lines
}

func newLineNames(s Scene) *lineNames {
	n := &lineNames{}
	for _, b := range s.Boxes {
		n.taken = append(n.taken, b.Rect)
	}
	for _, t := range s.Texts {
		n.taken = append(n.taken, t.Rect)
	}
	for _, f := range s.Frames {
		r := f.Rect
		left, right := Rect{r.X - 1, r.Y, 2, r.H}, Rect{r.X + r.W - 1, r.Y, 2, r.H}
		n.pieces = append(n.pieces, left, right, Rect{r.X, r.Y - 1, r.W, 2}, Rect{r.X, r.Y + r.H - 1, r.W, 2})
	}
	for _, l := range s.Lines {
		for i := 1; i < len(l.Points); i++ {
			n.pieces = append(n.pieces, grown(stretch(l.Points[i-1], l.Points[i]), 1))
		}
	}
	return n
}

// place finds room for some words beside a path, at the first of the spots that
// is free. It reports false when none is.
func (n *lineNames) place(m Measure, path []Point, words string, spotsOf func(path []Point, w, h float64) []Rect) (Text, bool) {
	kind := Type{Size: SizeSmall}
	line := kind.Wrap(m, words, lineWords, 1)[0]
	w, h := m.Width(line, kind.Size, false), lineHeight(kind.Size)
	spots := spotsOf(path, w, h)
	for _, strict := range []bool{true, false} {
		for _, r := range spots {
			if n.isFree(r, strict) {
				n.taken = append(n.taken, r)
				t := lineOfText(line, r, kind)
				t.Ink = InkMuted
				return t, true
			}
		}
	}
	return Text{}, false
}

func (n *lineNames) isFree(r Rect, strict bool) bool {
	near := func(o Rect) bool { return overlaps(r, o) }
	return !slices.ContainsFunc(n.taken, near) && !(strict && slices.ContainsFunc(n.pieces, near))
}

// spotsBeside lists rectangles of a size beside the pieces of a path, from the
// longest piece on: in its middle, then toward its ends, on both sides.
func spotsBeside(path []Point, w, h float64) []Rect {
	order := make([]int, 0, len(path))
	for i := 1; i < len(path); i++ {
		order = append(order, i)
	}
	long := func(i int) float64 { r := stretch(path[i-1], path[i]); return r.W + r.H }
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(long(j), long(i)) })
	var spots []Rect
	for _, i := range order {
		a, b := path[i-1], path[i]
		for _, part := range [...]float64{0.5, 0.3, 0.7, 0.15, 0.85, 0.4, 0.6, 0.05, 0.95} {
			spots = append(spots, onBothSides(Point{a.X + (b.X-a.X)*part, a.Y + (b.Y-a.Y)*part}, a.Y == b.Y, w, h)...)
		}
	}
	return spots
}

// spotsFromStart lists rectangles of a size where the pieces of a path begin that
// are long enough for it, from the first piece on, and then those of spotsBeside:
// what a branch is taken for is read where it branches off.
func spotsFromStart(path []Point, w, h float64) []Rect {
	const off, mostPieces = 6, 3
	var spots []Rect
	for i := 1; i < min(len(path), mostPieces+1); i++ {
		a, b := path[i-1], path[i]
		level := a.Y == b.Y
		room, need := abs(b.X-a.X), w
		if !level {
			room, need = abs(b.Y-a.Y), h
		}
		if room < need+off {
			continue
		}
		at := (need/2 + off) / room
		spots = append(spots, onBothSides(Point{a.X + (b.X-a.X)*at, a.Y + (b.Y-a.Y)*at}, level, w, h)...)
	}
	return append(spots, spotsBeside(path, w, h)...)
}

// onBothSides are the rectangles of a size above and below a point of a level
// line, or right and left of one of an upright line.
func onBothSides(at Point, level bool, w, h float64) []Rect {
	const off = 3
	if level {
		return []Rect{{at.X - w/2, at.Y - h - off + 1, w, h}, {at.X - w/2, at.Y + off, w, h}}
	}
	return []Rect{{at.X + 2*off, at.Y - h/2, w, h}, {at.X - 2*off - w, at.Y - h/2, w, h}}
}
