package render

// routeGrid finds the boxes near a line: each cell lists those that reach into
// it.
type routeGrid struct {
	boxes   []routeBox
	corner  Point
	columns int
	rows    int
	starts  []int32 // where each cell's list starts in items
	items   []int32
}

// routeCell is a cell's size in points; routeReach is how far round a box it
// is still listed.
const routeCell, routeReach = 96, 12

func (g *routeGrid) build(boxes []routeBox) {
	g.boxes = boxes
	low, high := Point{}, Point{}
	for i, b := range boxes {
		if i == 0 {
			low, high = Point{b.X, b.Y}, Point{b.X + b.W, b.Y + b.H}
		}
		low = Point{min(low.X, b.X), min(low.Y, b.Y)}
		high = Point{max(high.X, b.X+b.W), max(high.Y, b.Y+b.H)}
	}
	g.corner = Point{low.X - routeReach, low.Y - routeReach}
	g.columns = cellsOf(high.X - low.X)
	g.rows = cellsOf(high.Y - low.Y)
	g.starts = make([]int32, g.columns*g.rows+1)
	for _, b := range boxes {
		g.cells(grown(b.Rect, routeReach), func(c int) { g.starts[c+1]++ })
	}
	for c := 1; c < len(g.starts); c++ {
		g.starts[c] += g.starts[c-1]
	}
	g.items = make([]int32, g.starts[len(g.starts)-1])
	next := append([]int32(nil), g.starts...)
	for i, b := range boxes {
		g.cells(grown(b.Rect, routeReach), func(c int) {
			g.items[next[c]] = int32(i)
			next[c]++
		})
	}
}

// mostCells bounds the grid, however far boxes lie apart.
const mostCells = 400

func cellsOf(length float64) int {
	return int(min(max((length+2*routeReach)/routeCell, 0), mostCells-1)) + 1
}

// cells calls f with every cell that a rectangle reaches into.
func (g *routeGrid) cells(r Rect, f func(cell int)) {
	left, right := g.cell(r.X-g.corner.X, g.columns), g.cell(r.X+r.W-g.corner.X, g.columns)
	top, bottom := g.cell(r.Y-g.corner.Y, g.rows), g.cell(r.Y+r.H-g.corner.Y, g.rows)
	for y := top; y <= bottom; y++ {
		for x := left; x <= right; x++ {
			f(y*g.columns + x)
		}
	}
}

func (g *routeGrid) cell(at float64, count int) int {
	return int(within(at/routeCell, 0, float64(count-1)))
}

func grown(r Rect, by float64) Rect { return Rect{r.X - by, r.Y - by, r.W + 2*by, r.H + 2*by} }

// near calls f with every box listed where a rectangle reaches, some more than
// once, until it returns false; near then returns false too.
func (g *routeGrid) near(r Rect, f func(box int) bool) bool {
	left, right := g.cell(r.X-g.corner.X, g.columns), g.cell(r.X+r.W-g.corner.X, g.columns)
	top, bottom := g.cell(r.Y-g.corner.Y, g.rows), g.cell(r.Y+r.H-g.corner.Y, g.rows)
	for y := top; y <= bottom; y++ {
		for x := left; x <= right; x++ {
			c := y*g.columns + x
			for _, i := range g.items[g.starts[c]:g.starts[c+1]] {
				if !f(int(i)) {
					return false
				}
			}
		}
	}
	return true
}

// stretch is the rectangle between two points.
func stretch(a, b Point) Rect {
	return Rect{min(a.X, b.X), min(a.Y, b.Y), abs(a.X - b.X), abs(a.Y - b.Y)}
}

// hair keeps touching apart from overlapping in spite of rounding.
const hair = 0.01

// overlaps tells whether two rectangles share more than a border.
func overlaps(a, b Rect) bool {
	return a.X+hair < b.X+b.W && b.X+hair < a.X+a.W && a.Y+hair < b.Y+b.H && b.Y+hair < a.Y+a.H
}

// isFree tells whether the piece of a wire from a to b keeps clear of all
// boxes but the skipped one, and of frames that the wire does not enter.
func (r *router) isFree(w *wire, a, b Point, skip ...int) bool {
	piece := grown(stretch(a, b), r.clear)
	r.looksAt(piece)
	return r.grid.near(piece, func(i int) bool {
		if !overlaps(r.boxes[i].Rect, piece) || r.passes(w, i) {
			return true
		}
		for _, s := range skip {
			if s == i {
				return true
			}
		}
		return false
	})
}

// passes tells whether box i is a frame with an end of the wire inside.
func (r *router) passes(w *wire, i int) bool {
	if !r.boxes[i].frame {
		return false
	}
	for _, end := range [...]int{w.from, w.to} {
		for in := r.boxes[end].inside; in >= 0; in = r.boxes[in].inside {
			if in == i {
				return true
			}
		}
	}
	return false
}
