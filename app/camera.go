package app

import (
	"math"

	"fyne.io/fyne/v2"

	"hone/render"
)

// camera maps a scene to the canvas: zoom is pixels a point; x and y are the
// point of the scene at the canvas's top left corner.
type camera struct {
	Zoom float64 `json:"zoom"`
	X    float64 `json:"x"`
	Y    float64 `json:"y"`
}

// The reach of zooming, and its step.
const (
	leastZoom, mostZoom = 0.02, 4.0
	zoomStep            = 1.2
)

func (c camera) toScreen(p render.Point) fyne.Position {
	return fyne.NewPos(float32((p.X-c.X)*c.Zoom), float32((p.Y-c.Y)*c.Zoom))
}

func (c camera) toScene(p fyne.Position) render.Point {
	return render.Point{X: float64(p.X)/c.Zoom + c.X, Y: float64(p.Y)/c.Zoom + c.Y}
}

// rect is a rectangle of the scene on the canvas.
func (c camera) rect(r render.Rect) (fyne.Position, fyne.Size) {
	return c.toScreen(render.Point{X: r.X, Y: r.Y}), fyne.NewSize(float32(r.W*c.Zoom), float32(r.H*c.Zoom))
}

// sees is the part of the scene that a canvas of this size shows.
func (c camera) sees(size fyne.Size) render.Rect {
	return render.Rect{X: c.X, Y: c.Y, W: float64(size.Width) / c.Zoom, H: float64(size.Height) / c.Zoom}
}

// panned moves the scene by pixels.
func (c camera) panned(dx, dy float32) camera {
	c.X -= float64(dx) / c.Zoom
	c.Y -= float64(dy) / c.Zoom
	return c
}

// zoomed changes the zoom and keeps the point under at where it is.
func (c camera) zoomed(factor float64, at fyne.Position) camera {
	fixed := c.toScene(at)
	c.Zoom = min(max(c.Zoom*factor, leastZoom), mostZoom)
	c.X = fixed.X - float64(at.X)/c.Zoom
	c.Y = fixed.Y - float64(at.Y)/c.Zoom
	return c
}

// fitMargin is the free border, in pixels, round what is fitted.
const fitMargin = 24

// fitting shows the whole of a rectangle in the middle, at most at zoom most.
func fitting(r render.Rect, size fyne.Size, most float64) camera {
	w, h := float64(size.Width)-2*fitMargin, float64(size.Height)-2*fitMargin
	zoom := most
	if r.W > 0 && r.H > 0 && w > 0 && h > 0 {
		zoom = min(most, w/r.W, h/r.H)
	}
	zoom = min(max(zoom, leastZoom), mostZoom)
	return camera{
		Zoom: zoom,
		X:    r.X + r.W/2 - float64(size.Width)/2/zoom,
		Y:    r.Y + r.H/2 - float64(size.Height)/2/zoom,
	}
}

// revealing is the camera moved as little as shows a rectangle.
func (c camera) revealing(r render.Rect, size fyne.Size) camera {
	margin := fitMargin / c.Zoom
	s := c.sees(size)
	c.X = nudged(c.X, s.W, r.X-margin, r.X+r.W+margin)
	c.Y = nudged(c.Y, s.H, r.Y-margin, r.Y+r.H+margin)
	return c
}

// nudged moves a window of a length from at so that it shows low to high, or
// their start where there is no room for both.
func nudged(at, length, low, high float64) float64 {
	if high > at+length {
		at = high - length
	}
	return math.Min(at, low)
}

func overlap(a, b render.Rect) bool {
	return a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H
}

func grown(r render.Rect, by float64) render.Rect {
	return render.Rect{X: r.X - by, Y: r.Y - by, W: r.W + 2*by, H: r.H + 2*by}
}

func contains(r render.Rect, p render.Point) bool {
	return p.X >= r.X && p.X <= r.X+r.W && p.Y >= r.Y && p.Y <= r.Y+r.H
}

// around is the smallest rectangle that holds both; an empty a is b.
func around(a, b render.Rect) render.Rect {
	if a.W == 0 && a.H == 0 {
		return b
	}
	x, y := min(a.X, b.X), min(a.Y, b.Y)
	return render.Rect{X: x, Y: y, W: max(a.X+a.W, b.X+b.W) - x, H: max(a.Y+a.H, b.Y+b.H) - y}
}

// between is the rectangle that two opposite corners span.
func between(a, b render.Point) render.Rect {
	x, y := min(a.X, b.X), min(a.Y, b.Y)
	return render.Rect{X: x, Y: y, W: max(a.X, b.X) - x, H: max(a.Y, b.Y) - y}
}

// shown is where the canvas's middle of a rectangle lies.
func middle(r render.Rect) render.Point { return render.Point{X: r.X + r.W/2, Y: r.Y + r.H/2} }

func point(x, y float64) render.Point { return render.Point{X: x, Y: y} }
