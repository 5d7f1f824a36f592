package render

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"strconv"

	"golang.org/x/image/vector"

	"hone/model"
)

// mostScale is the finest that a picture is written as pixels, in pixels a
// point; mostPixels is how many one may have, mostDrawn how many of them are in
// memory at a time.
const mostScale, mostPixels, mostDrawn = 8, 250e6, 16 << 20

// TooManyPixels is a picture that is too large to be written as pixels.
type TooManyPixels struct {
	Width, Height float64 // in pixels
	Fits          int     // the largest scale that would do; 0 for none
}

func (e *TooManyPixels) Error() string {
	return fmt.Sprintf("write picture: %.0f × %.0f pixels are too many (at most %d million)", e.Width, e.Height, int(mostPixels/1e6))
}

// PNG writes a scene as pixels: scale of them a point, 0 for 1. The errors are
// *TooManyPixels, and those of a scale or a font that is none.
func PNG(s Scene, p Palette, o Output) ([]byte, error) {
	s = s.AtOrigin()
	scale := max(o.Scale, 1)
	if o.Scale < 0 || scale > mostScale {
		return nil, fmt.Errorf("write picture: a scale of %d is not within 1 to %d", o.Scale, mostScale)
	}
	wide, high := pixels(s.Width, scale), pixels(s.Height, scale)
	if !(wide*high <= mostPixels) {
		return nil, tooManyPixels(s, scale)
	}
	fonts, err := o.typefaces()
	if err != nil {
		return nil, err
	}
	b := &bandedPicture{scene: s, pen: newPixelPen(p, fonts, float64(scale)), size: image.Rect(0, 0, int(wide), int(high)), goesOn: o.goesOn}
	b.draw(0)
	if b.pen.picture.Rect == b.size {
		return b.encode(b.pen.picture, scale)
	}
	return b.encode(b, scale)
}

// bandedPicture is a large picture that is drawn band by band while it is read
// from top to bottom.
type bandedPicture struct {
	scene Scene
	pen   *pixelPen
	size  image.Rectangle
	read  color.RGBA // the pixel read last; handed out, as there are millions

	goesOn  func(done float64) bool
	stopped bool
}

// draw draws the band that begins at a row.
func (b *bandedPicture) draw(top int) {
	rows := max(mostDrawn/b.size.Dx(), 1)
	b.pen.begins(image.Rect(0, top, b.size.Max.X, min(top+rows, b.size.Max.Y)))
	if b.stopped = b.stopped || !b.goesOn(float64(top)/float64(b.size.Max.Y)); !b.stopped {
		paint(b.scene, b.pen)
	}
}

// encode writes what is drawn, as long as nobody says stop.
func (b *bandedPicture) encode(picture image.Image, scale int) ([]byte, error) {
	if b.stopped {
		return nil, ErrStopped
	}
	return encodePNG(picture, scale, &stoppable{of: b})
}

// stoppable takes what is written until the picture is stopped.
type stoppable struct {
	bytes.Buffer
	of *bandedPicture
}

func (w *stoppable) Write(p []byte) (int, error) {
	if w.of.stopped {
		return 0, ErrStopped
	}
	return w.Buffer.Write(p)
}

// At implements image.Image for rows that come in order.
func (b *bandedPicture) At(x, y int) color.Color {
	if y >= b.pen.picture.Rect.Max.Y {
		b.draw(y)
	}
	b.read = b.pen.picture.RGBAAt(x, y)
	return &b.read
}

func (b *bandedPicture) ColorModel() color.Model { return color.RGBAModel }
func (b *bandedPicture) Bounds() image.Rectangle { return b.size }

// Opaque spares the writer a look at every pixel.
func (b *bandedPicture) Opaque() bool { return true }

func pixels(points float64, scale int) float64 {
	return max(math.Ceil(points*float64(scale)-1e-6), 1)
}

func tooManyPixels(s Scene, scale int) error {
	e := &TooManyPixels{Width: pixels(s.Width, scale), Height: pixels(s.Height, scale)}
	for e.Fits = scale - 1; e.Fits > 0; e.Fits-- {
		if pixels(s.Width, e.Fits)*pixels(s.Height, e.Fits) <= mostPixels {
			break
		}
	}
	return e
}

// encodePNG writes the pixels and how many there are to a metre, so that the
// picture comes out in its size where it is inserted.
func encodePNG(picture image.Image, scale int, out *stoppable) ([]byte, error) {
	if err := png.Encode(out, picture); err != nil {
		return nil, fmt.Errorf("write picture: %w", err)
	}
	const header = 8 + 12 + 13 // the signature and the chunk IHDR
	const pointsAMetre = 72 / 0.0254
	size := uint32(math.Round(pointsAMetre * float64(scale)))
	chunk := append(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32([]byte("pHYs"), size), size), 1)
	file := append(make([]byte, 0, out.Len()+12+len(chunk)), out.Bytes()[:header]...)
	file = binary.BigEndian.AppendUint32(file, uint32(len(chunk)-4))
	file = append(file, chunk...)
	file = binary.BigEndian.AppendUint32(file, crc32.ChecksumIEEE(chunk))
	return append(file, out.Bytes()[header:]...), nil
}

// pixelPen paints on pixels.
type pixelPen struct {
	picture *image.RGBA
	scale   float64
	inks    map[Ink]color.RGBA
	fonts   *typefaces
	shape   vector.Rasterizer
	cover   []uint8 // how much of each pixel the shape covers
}

func newPixelPen(p Palette, fonts *typefaces, scale float64) *pixelPen {
	w := &pixelPen{picture: &image.RGBA{}, inks: map[Ink]color.RGBA{}, fonts: fonts, scale: scale}
	for ink, c := range p {
		w.inks[ink] = colorOf(c)
	}
	return w
}

// begins makes the pen ready for a part of the picture, on blank paper.
func (w *pixelPen) begins(part image.Rectangle) {
	if n := 4 * part.Dx() * part.Dy(); n > cap(w.picture.Pix) {
		w.picture = image.NewRGBA(part)
	} else {
		*w.picture = image.RGBA{Pix: w.picture.Pix[:n], Stride: 4 * part.Dx(), Rect: part}
	}
	draw.Draw(w.picture, part, image.NewUniform(w.inks[InkPaper]), image.Point{}, draw.Src)
}

// colorOf reads #rrggbb; anything else is black.
func colorOf(text string) color.RGBA {
	n, err := strconv.ParseUint(text[min(1, len(text)):], 16, 24)
	if err != nil {
		n = 0
	}
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}
}

func (w *pixelPen) begin(model.ID, string, string) {}
func (w *pixelPen) end()                           {}

func (w *pixelPen) rect(r Rect, radius float64, l look) { w.path(boxPath(r, radius), l) }

func (w *pixelPen) circle(middle Point, radius float64, l look) {
	w.path(circlePath(middle, radius), l)
}

func (w *pixelPen) path(steps []step, l look) {
	if l.fill != InkNone {
		w.fill(steps, l.fill)
	}
	if l.stroke == InkNone || !(l.width > 0) {
		return
	}
	const smooth = 0.1 // of a pixel
	for _, c := range strands(steps, smooth/w.scale) {
		for _, dash := range c.dashed(l.dash) {
			w.fill(dash.outlined(l.width), l.stroke)
		}
	}
}

// text sets a line with its baseline between two rows of pixels, so that feet
// of letters are sharp.
func (w *pixelPen) text(t Text) {
	t.Base = math.Round((t.Base+halfPixel)*w.scale)/w.scale - halfPixel
	w.fill(w.fonts.drawnText(t), t.Ink)
}

// halfPixel moves the picture, in points, so that a line of one point at a
// whole point fills one row of pixels.
const halfPixel = 0.5

// mostCover is how many pixels are painted at a time: a large shape is painted
// in bands, so that it takes no more room than the picture.
const mostCover = 1 << 20

func (w *pixelPen) fill(steps []step, ink Ink) {
	r := w.bounds(steps)
	if r.Empty() || ink == InkNone {
		return
	}
	rows := max(mostCover/max(r.Dx(), exactWidth), 1)
	for top := r.Min.Y; top < r.Max.Y; top += rows {
		w.band(steps, image.Rect(r.Min.X, top, r.Max.X, min(top+rows, r.Max.Y)), w.inks[ink])
	}
}

// bounds are the pixels that a path may touch; none when it is nowhere.
func (w *pixelPen) bounds(steps []step) image.Rectangle {
	if len(steps) == 0 {
		return image.Rectangle{}
	}
	r := boundsOf(steps)
	if !(r.W >= 0 && r.H >= 0) {
		return image.Rectangle{} // no numbers
	}
	size := w.picture.Rect.Max
	pixel := func(x float64, most int) int { return int(min(max((x+halfPixel)*w.scale, -1), float64(most)+1)) }
	return image.Rect(pixel(r.X, size.X)-1, pixel(r.Y, size.Y)-1,
		pixel(r.X+r.W, size.X)+2, pixel(r.Y+r.H, size.Y)+2).Intersect(w.picture.Rect)
}

// exactWidth is from where on the rasterizer reckons in floating point. Below,
// it rounds at every row, and a long line that only passes through would come
// in far beside its place.
const exactWidth = 513

// band paints the part of a path that lies in a rectangle of pixels.
func (w *pixelPen) band(steps []step, r image.Rectangle, c color.RGBA) {
	wide := max(r.Dx(), exactWidth)
	w.shape.Reset(wide, r.Dy())
	w.shape.DrawOp = draw.Src
	at := func(p Point) (float32, float32) {
		return float32((p.X+halfPixel)*w.scale - float64(r.Min.X)), float32((p.Y+halfPixel)*w.scale - float64(r.Min.Y))
	}
	for _, s := range steps {
		x, y := at(s.to)
		switch s.kind {
		case stepMove:
			w.shape.MoveTo(x, y)
		case stepLine:
			w.shape.LineTo(x, y)
		case stepBend:
			bx, by := at(s.turn[0])
			w.shape.QuadTo(bx, by, x, y)
		case stepCurve:
			bx, by := at(s.turn[0])
			cx, cy := at(s.turn[1])
			w.shape.CubeTo(bx, by, cx, cy, x, y)
		case stepClose:
			w.shape.ClosePath()
		}
	}
	n := wide * r.Dy()
	if n > cap(w.cover) {
		w.cover = make([]uint8, n)
	}
	mask := image.Alpha{Pix: w.cover[:n], Stride: wide, Rect: image.Rect(0, 0, wide, r.Dy())}
	w.shape.Draw(&mask, mask.Rect, image.Opaque, image.Point{})
	w.blend(&mask, r, c)
}

// blend lays a colour over the picture through the mask, which is mostly empty.
func (w *pixelPen) blend(mask *image.Alpha, r image.Rectangle, c color.RGBA) {
	for y := range r.Dy() {
		row := mask.Pix[y*mask.Stride : y*mask.Stride+r.Dx()]
		out := w.picture.Pix[w.picture.PixOffset(r.Min.X, r.Min.Y+y):]
		for x, cover := range row {
			if cover == 0 {
				continue
			}
			pixel := out[4*x : 4*x+3 : 4*x+3]
			a := uint32(cover)
			pixel[0] = mixed(pixel[0], c.R, a)
			pixel[1] = mixed(pixel[1], c.G, a)
			pixel[2] = mixed(pixel[2], c.B, a)
		}
	}
}

func mixed(under, over uint8, cover uint32) uint8 {
	return uint8((uint32(under)*(255-cover) + uint32(over)*cover + 127) / 255)
}
