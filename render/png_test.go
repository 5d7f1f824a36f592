package render_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hone/render"
)

func pixelsOf(t testing.TB, s render.Scene, scale int) *image.RGBA {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(written(t, s, "png", render.Output{Scale: scale})))
	if err != nil {
		t.Fatal(err)
	}
	out := image.NewRGBA(picture.Bounds())
	draw.Draw(out, out.Rect, picture, image.Point{}, draw.Src)
	return out
}

// ink is how dark a part of a picture is on average, 0 for white to 1. The
// rectangle is in points.
func ink(p *image.RGBA, r render.Rect, scale float64) float64 {
	const half = 0.5 // a whole point is the middle of a row of pixels at scale 1
	part := image.Rect(int((r.X+half)*scale), int((r.Y+half)*scale), int(math.Ceil((r.X+r.W+half)*scale)), int(math.Ceil((r.Y+r.H+half)*scale))).Intersect(p.Rect)
	sum := 0
	for y := part.Min.Y; y < part.Max.Y; y++ {
		row := p.Pix[p.PixOffset(part.Min.X, y):p.PixOffset(part.Max.X, y)]
		for i := 0; i < len(row); i += 4 {
			sum += 3*255 - int(row[i]) - int(row[i+1]) - int(row[i+2])
		}
	}
	return float64(sum) / float64(max(3*255*part.Dx()*part.Dy(), 1))
}

// TestPixelsOfTheSpecimen holds the picture as it was looked at beside the SVG:
// how dark it is in every field of ten points, in parts of twenty-five. UPDATE_GOLDEN=1
// writes it anew.
func TestPixelsOfTheSpecimen(t *testing.T) {
	s := specimen()
	for scale := range 3 {
		scale := 1 << scale
		p := pixelsOf(t, s, scale)
		if want := image.Rect(0, 0, int(s.Width)*scale, int(s.Height)*scale); p.Rect != want {
			t.Fatalf("scale %d: %v, want %v", scale, p.Rect, want)
		}
		file := filepath.Join("testdata", "specimen.ink.txt")
		if os.Getenv("UPDATE_GOLDEN") != "" && scale == 1 {
			if err := os.WriteFile(file, []byte(inkMap(s, p, float64(scale))), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		compareInk(t, inkMap(s, p, float64(scale)), string(want), min(scale, 2))
	}
}

const fieldSize, inkLevels = 10, " 123456789"

func inkMap(s render.Scene, p *image.RGBA, scale float64) string {
	var b strings.Builder
	for y := 0.0; y < s.Height; y += fieldSize {
		for x := 0.0; x < s.Width; x += fieldSize {
			n := math.Ceil(ink(p, render.Rect{X: x, Y: y, W: fieldSize, H: fieldSize}, scale)*25 - 1e-9)
			b.WriteByte(inkLevels[min(int(n), len(inkLevels)-1)])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// compareInk allows for a little: finer pixels end fields elsewhere.
func compareInk(t *testing.T, got, want string, allowed int) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d fields, want %d", len(got), len(want))
	}
	level := func(b byte) int { return strings.IndexByte(inkLevels, b) }
	for i := range got {
		if d := level(got[i]) - level(want[i]); d < -allowed || d > allowed {
			t.Errorf("row %d, column %d: ink %q, want %q", i/(1+480/fieldSize), i%(1+480/fieldSize), got[i], want[i])
		}
	}
}

// TestPixelsFollowTheScene: texts leave ink where they stand, borders and lines
// too, and nothing is drawn where the scene has nothing.
func TestPixelsFollowTheScene(t *testing.T) {
	for name, s := range pictures(t) {
		if !strings.HasPrefix(name, "reservation.ja") && !strings.HasPrefix(name, "notation.en") && name != "specimen" {
			continue
		}
		s = s.AtOrigin()
		p := pixelsOf(t, s, 1)
		drawn := image.NewAlpha(p.Rect)
		for _, text := range s.Texts {
			if strings.TrimSpace(text.Text) == "" || text.Text == "・" || text.Text == "–" {
				continue
			}
			if dark := ink(p, text.Rect, 1); dark < 0.01 {
				t.Errorf("%s: no ink at text %q", name, text.Text)
			}
		}
		for _, b := range append(append([]render.Box{}, s.Frames...), s.Boxes...) {
			take(drawn, b.Rect, 3)
			edge := render.Rect{X: b.Rect.X + b.Rect.W*0.3, Y: b.Rect.Y - 1, W: b.Rect.W * 0.4, H: 2}
			if b.Stroke != render.InkNone && b.Shape != render.ShapeDiamond && b.Shape != render.ShapeDot && ink(p, edge, 1) < 0.02 {
				t.Errorf("%s: no border on %s", name, b.ID)
			}
		}
		for _, l := range s.Lines {
			for i := 1; i < len(l.Points); i++ {
				a, b := l.Points[i-1], l.Points[i]
				r := render.Rect{X: min(a.X, b.X), Y: min(a.Y, b.Y), W: math.Abs(a.X - b.X), H: math.Abs(a.Y - b.Y)}
				take(drawn, r, 8)
				if math.Hypot(r.W, r.H) > 12 && ink(p, render.Rect{X: r.X - 1, Y: r.Y - 1, W: r.W + 2, H: r.H + 2}, 1) < 0.001 {
					t.Errorf("%s: nothing drawn of %s", name, l.ID)
				}
			}
		}
		for _, text := range s.Texts {
			take(drawn, text.Rect, 6)
		}
		if at, ok := strayInk(p, drawn); ok {
			t.Errorf("%s: ink at %v, where the scene has nothing", name, at)
		}
	}
}

// take marks the pixels of a rectangle and of a rim round it.
func take(drawn *image.Alpha, r render.Rect, rim float64) {
	part := image.Rect(int(r.X-rim), int(r.Y-rim), int(r.X+r.W+rim)+1, int(r.Y+r.H+rim)+1).Intersect(drawn.Rect)
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			drawn.Pix[drawn.PixOffset(x, y)] = 255
		}
	}
}

func strayInk(p *image.RGBA, drawn *image.Alpha) (image.Point, bool) {
	for y := range p.Rect.Dy() {
		for x := range p.Rect.Dx() {
			if drawn.Pix[drawn.PixOffset(x, y)] == 0 && p.Pix[p.PixOffset(x, y)] != 255 {
				return image.Point{X: x, Y: y}, true
			}
		}
	}
	return image.Point{}, false
}

// TestHairlinesAreSharp: a line of one point at a whole point is one row of
// pixels of its own colour, and no more.
func TestHairlinesAreSharp(t *testing.T) {
	s := render.Scene{Width: 40, Height: 20, Lines: []render.Line{{ID: "l", Points: []render.Point{{X: 5, Y: 10}, {X: 35, Y: 10}}, Stroke: render.InkText, Width: 1}}}
	for _, scale := range []int{1, 2, 4} {
		p := pixelsOf(t, s, scale)
		var rows []string
		for y := range p.Rect.Dy() {
			if c := p.RGBAAt(20*scale, y); c.R != 255 {
				rows = append(rows, fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B))
			}
		}
		if want := strings.TrimSpace(strings.Repeat("#1f2933 ", scale)); strings.Join(rows, " ") != want {
			t.Errorf("scale %d: rows %v", scale, rows)
		}
	}
}

// TestPNGKnowsItsSize: so many pixels to a metre that a point is a point.
func TestPNGKnowsItsSize(t *testing.T) {
	file := written(t, specimen(), "png", render.Output{Scale: 2})
	at := bytes.Index(file, []byte("pHYs"))
	if at < 0 {
		t.Fatal("the size of a pixel is not told")
	}
	if n := binary.BigEndian.Uint32(file[at+4:]); n != 5669 || file[at+12] != 1 {
		t.Errorf("%d pixels a unit, want 5669 a metre", n)
	}
}

func TestTooManyPixelsAreRefused(t *testing.T) {
	large := render.Scene{Width: 20_000, Height: 4000}
	_, err := render.Write(large, "png", render.Output{Scale: 4})
	var many *render.TooManyPixels
	if !errors.As(err, &many) || many.Fits != 1 {
		t.Fatalf("%v; want TooManyPixels that fit at scale 1", err)
	}
	_, err = render.Write(render.Scene{Width: math.Inf(1), Height: 1e300}, "png", render.Output{})
	if !errors.As(err, &many) || many.Fits != 0 {
		t.Errorf("endless picture: %v", err)
	}
	for _, scale := range []int{-1, 9} {
		if _, err := render.Write(specimen(), "png", render.Output{Scale: scale}); err == nil {
			t.Errorf("scale %d is accepted", scale)
		}
	}
}

// TestLargePicturesAreDrawnInBands: as when they are drawn at once, here by
// drawing the upper and the lower part alone.
func TestLargePicturesAreDrawnInBands(t *testing.T) {
	whole := specimen()
	whole.Width, whole.Height = 2000, 9000
	for i, b := range whole.Boxes {
		b.ID, b.Rect.Y = "lower "+b.ID, b.Rect.Y+8000
		whole.Boxes = append(whole.Boxes, b)
		whole.Boxes[i].Rect.H += 10
	}
	whole.Lines = append(whole.Lines, render.Line{ID: "across", Points: []render.Point{{X: 1000, Y: 0}, {X: 1500, Y: 8990}}, Stroke: render.InkAlarm, Width: 3})
	banded := pixelsOf(t, whole, 1)
	for top, height := range map[float64]float64{0: 900, 8100: 900, 8500: 300} {
		part := whole
		part.Top, part.Height = top, height
		alone := pixelsOf(t, part, 1)
		for y := range alone.Rect.Dy() {
			from := banded.PixOffset(0, y+int(top))
			if a, b := alone.Pix[alone.PixOffset(0, y):alone.PixOffset(2000, y)], banded.Pix[from:from+8000]; !alike(a, b) {
				t.Fatalf("row %d is not the same in bands", y+int(top))
			}
		}
	}
}

// alike allows for rounding in the last place.
func alike(a, b []byte) bool {
	return slices.EqualFunc(a, b, func(x, y byte) bool { return max(x, y)-min(x, y) <= 2 })
}

// TestStrokesEndAndTurnAsInSVG: corners are filled to their tip, ends are cut
// where the line ends, and a stroke covers itself where it overlaps.
func TestStrokesEndAndTurnAsInSVG(t *testing.T) {
	s := render.Scene{Width: 60, Height: 60}
	s.Lines = []render.Line{{ID: "l", Points: []render.Point{{X: 9.5, Y: 9.5}, {X: 49.5, Y: 9.5}, {X: 49.5, Y: 49.5}, {X: 29.5, Y: 49.5}, {X: 29.5, Y: 4.5}}, Stroke: render.InkText, Width: 8}}
	p := pixelsOf(t, s, 1)
	for _, c := range []struct {
		x, y int
		dark bool
	}{
		{53, 6, true}, {54, 6, false}, {53, 5, false}, {53, 53, true}, {26, 53, true}, {25, 53, false}, // corners
		{10, 6, true}, {9, 9, false}, {30, 5, true}, {30, 4, false}, // ends
		{30, 10, true}, {33, 13, true}, {46, 14, true}, {45, 14, false}, // the crossing, the inner side of a corner
	} {
		if got := p.RGBAAt(c.x, c.y); got.R == 0x1f != c.dark || !c.dark && got.R != 255 {
			t.Errorf("pixel %d, %d is %v; dark: %v", c.x, c.y, got, c.dark)
		}
	}
}
