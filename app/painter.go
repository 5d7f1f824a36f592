package app

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"hone/render"
)

// painter turns what is in sight of a scene into canvas objects. It keeps the
// objects from one frame to the next, so that panning makes none.
type painter struct {
	heads  laneHeads
	look   *look
	camera camera
	size   fyne.Size
	sight  render.Rect
	dashes int // pieces that dashed lines may still be made of
	out    []fyne.CanvasObject
	short  []render.Point // room for a line without its tip
	bend   []render.Point // room for a line whose ends are on the move

	rects    pool[*canvas.Rectangle]
	lines    pool[*canvas.Line]
	circles  pool[*canvas.Circle]
	texts    pool[*canvas.Text]
	polygons pool[*canvas.ArbitraryPolygon]
}

// pool hands out objects and takes them all back at once.
type pool[T fyne.CanvasObject] struct {
	made []T
	used int
}

func (p *pool[T]) take(fresh func() T) T {
	if p.used == len(p.made) {
		p.made = append(p.made, fresh())
	}
	p.used++
	return p.made[p.used-1]
}

// dashBudget is how many pieces the dashed lines of one frame may have; beyond
// it they are drawn solid.
const dashBudget = 900

// The sizes, in pixels, below which detail is left out.
const (
	leastText = 6   // of letters; below it a name is a bar
	leastBar  = 2.5 // below it nothing stands for a text

	leastPiece = 1.2 // of a line
)

// tipZoom and markZoom are the zooms below which the ends of lines and the
// marks on boxes are left out.
const tipZoom, markZoom = 0.35, 0.3

func (p *painter) begin(c camera, size fyne.Size) {
	p.camera, p.size, p.sight = c, size, c.sees(size)
	p.dashes = dashBudget
	p.out = p.out[:0]
	p.rects.used, p.lines.used, p.circles.used, p.texts.used, p.polygons.used = 0, 0, 0, 0, 0
}

func (p *painter) sees(r render.Rect) bool { return overlap(r, p.sight) }

// frame is how a shape is filled and bordered; a nil colour draws nothing.
type frame struct {
	fill, stroke color.Color
	width        float32
	radius       float32
}

// seen is the frame without nil colours, which not every driver of Fyne bears.
func (f frame) seen() frame {
	if f.fill == nil {
		f.fill = color.Transparent
	}
	if f.stroke == nil {
		f.stroke, f.width = color.Transparent, 0
	}
	return f
}

func (p *painter) rectangle(at fyne.Position, size fyne.Size, f frame) {
	r := p.rects.take(func() *canvas.Rectangle { return &canvas.Rectangle{} })
	f = f.seen()
	r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius = f.fill, f.stroke, f.width, f.radius
	r.Move(at)
	r.Resize(size)
	p.out = append(p.out, r)
}

// stroke draws a straight piece, in pixels. Upright and level pieces are put on
// whole pixels, where they are sharp.
func (p *painter) stroke(a, b fyne.Position, c color.Color, width float32) {
	if max(abs(float64(a.X-b.X)), abs(float64(a.Y-b.Y))) < leastPiece {
		return
	}
	l := p.lines.take(func() *canvas.Line { return &canvas.Line{} })
	if a.X == b.X {
		a.X = snapped(a.X, width)
		b.X = a.X
	}
	if a.Y == b.Y {
		a.Y = snapped(a.Y, width)
		b.Y = a.Y
	}
	l.Position1, l.Position2, l.StrokeColor, l.StrokeWidth = a, b, c, width
	p.out = append(p.out, l)
}

func snapped(v, width float32) float32 {
	if width < 1.75 {
		return float32(math.Floor(float64(v))) + 0.5
	}
	return float32(math.Round(float64(v)))
}

// The lengths of a dash and of the gap after it, in pixels.
const dash, gap = 6, 4

func (p *painter) dashed(a, b fyne.Position, c color.Color, width float32) {
	dx, dy := float64(b.X-a.X), float64(b.Y-a.Y)
	length := math.Hypot(dx, dy)
	pieces := int(length/(dash+gap)) + 1
	if pieces > p.dashes || length > 8000 {
		p.stroke(a, b, c, width)
		return
	}
	p.dashes -= pieces
	for at := 0.0; at < length; at += dash + gap {
		end := min(at+dash, length)
		p.stroke(along(a, dx, dy, at/length), along(a, dx, dy, end/length), c, width)
	}
}

func along(a fyne.Position, dx, dy, t float64) fyne.Position {
	return fyne.NewPos(a.X+float32(dx*t), a.Y+float32(dy*t))
}

func (p *painter) dot(centre fyne.Position, radius float32, f frame) {
	c := p.circles.take(func() *canvas.Circle { return &canvas.Circle{} })
	f = f.seen()
	c.FillColor, c.StrokeColor, c.StrokeWidth = f.fill, f.stroke, f.width
	c.Move(fyne.NewPos(centre.X-radius, centre.Y-radius))
	c.Resize(fyne.NewSquareSize(2 * radius))
	p.out = append(p.out, c)
}

// polygon draws a closed shape of corners in pixels, clockwise.
func (p *painter) polygon(f frame, corners ...fyne.Position) {
	g := p.polygons.take(func() *canvas.ArbitraryPolygon { return &canvas.ArbitraryPolygon{} })
	low, high := corners[0], corners[0]
	for _, c := range corners[1:] {
		low = fyne.NewPos(min(low.X, c.X), min(low.Y, c.Y))
		high = fyne.NewPos(max(high.X, c.X), max(high.Y, c.Y))
	}
	g.Points = g.Points[:0]
	for _, c := range corners {
		g.Points = append(g.Points, c.Subtract(low))
	}
	f = f.seen()
	g.FillColor, g.StrokeColor, g.StrokeWidth = f.fill, f.stroke, f.width
	g.Move(low)
	g.Resize(fyne.NewSize(high.X-low.X, high.Y-low.Y))
	p.out = append(p.out, g)
}

// letters is a text in pixels: at is the left end, the middle or the right end
// of its baseline.
type letters struct {
	text  string
	size  float32
	bold  bool
	ink   color.Color
	align fyne.TextAlign
}

// write puts a text on its baseline. width is the space that it is aligned in,
// from at.X on.
func (p *painter) write(at fyne.Position, width float32, l letters) {
	t := p.texts.take(func() *canvas.Text { return &canvas.Text{} })
	t.Text, t.TextSize, t.TextStyle.Bold, t.Color, t.Alignment = l.text, l.size, l.bold, l.ink, l.align
	height, base := fontHeight(l.size)
	t.Move(fyne.NewPos(at.X, at.Y-base))
	t.Resize(fyne.NewSize(width, height))
	p.out = append(p.out, t)
}

// fontHeight is the height of a line of the bundled font and how far its
// baseline is from the top.
func fontHeight(size float32) (height, base float32) {
	measured, base := fyne.CurrentApp().Driver().RenderedTextSize("あ", size, fyne.TextStyle{}, nil)
	return measured.Height, base
}

// quantised rounds a size of letters down to half a pixel, so that zooming does
// not make every letter anew at every step and no text outgrows its box.
func quantised(size float64) float32 { return float32(math.Floor(size*2) / 2) }
