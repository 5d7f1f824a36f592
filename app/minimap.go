package app

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"hone/render"
)

// minimap is the small picture of the whole in the corner of a picture, with a
// frame round what is in sight. It shows only while something is out of sight.
type minimap struct {
	picture *picture
	image   *canvas.Image
	scale   float64
	size    fyne.Size
}

// The area of the small map, its least height and greatest width, and its
// distance from the corner, in pixels. It is as flat as the picture is.
const (
	mapArea           = 132 * 84
	mapLow, mapWidest = 34, 208
	mapMargin         = 12
)

// mostOfPicture is the share of the picture that the small map may cover.
const mostOfPicture = 0.06

// mapSize is the size of the small map of a scene.
func mapSize(s *render.Scene) fyne.Size {
	width := min(max(math.Sqrt(mapArea*s.Width/s.Height), 72), mapWidest)
	return fyne.NewSize(float32(math.Round(width)), float32(math.Round(min(max((width-8)*s.Height/s.Width+8, mapLow), 132))))
}

func newMinimap(v *picture) *minimap {
	m := &minimap{picture: v, image: &canvas.Image{FillMode: canvas.ImageFillStretch}}
	return m
}

// redraw makes the picture of the boxes anew; done once a scene.
func (m *minimap) redraw() {
	s := m.picture.scene
	if s.Width <= 0 || s.Height <= 0 || len(s.Boxes) == 0 {
		m.scale = 0
		return
	}
	m.size = mapSize(s)
	m.scale = min(float64(m.size.Width-8)/s.Width, float64(m.size.Height-8)/s.Height)
	// Twice as fine as it is shown, so that it is sharp on fine screens.
	img := image.NewNRGBA(image.Rect(0, 0, int(s.Width*m.scale*2)+1, int(s.Height*m.scale*2)+1))
	for _, b := range s.Boxes {
		r := b.Rect
		r.X, r.Y = r.X-s.Left, r.Y-s.Top
		fill(img, r, m.scale*2, m.inkOf(&b))
	}
	m.image.Image = img
}

func (m *minimap) inkOf(b *render.Box) color.Color {
	look := m.picture.app.look
	for _, mark := range b.Marks {
		if mark == render.MarkCheckpoint {
			return mixed(look.ink(render.InkAccent), look.ink(inkSurface), 0.45)
		}
	}
	return mixed(look.ink(render.InkMuted), look.ink(inkSurface), 0.65)
}

func fill(img draw.Image, r render.Rect, scale float64, c color.Color) {
	box := image.Rect(int(r.X*scale), int(r.Y*scale), int((r.X+r.W)*scale)+1, int((r.Y+r.H)*scale)+1)
	draw.Draw(img, box, image.NewUniform(c), image.Point{}, draw.Src)
}

func (m *minimap) isShown() bool {
	v := m.picture
	room := v.Size()
	if m.scale == 0 || v.view == "" || room.Width < 2.2*m.size.Width || m.size.Width*m.size.Height > mostOfPicture*room.Width*room.Height {
		return false
	}
	s := v.camera.sees(v.Size())
	w := v.whole()
	return s.X > w.X+8 || s.Y > w.Y+8 || s.X+s.W < w.X+w.W-8 || s.Y+s.H < w.Y+w.H-8
}

func (m *minimap) corner() fyne.Position {
	s := m.picture.Size()
	return fyne.NewPos(s.Width-m.size.Width-mapMargin, s.Height-m.size.Height-mapMargin)
}

// takes tells whether a point of the picture is on the small map.
func (m *minimap) takes(at fyne.Position) bool {
	c := m.corner()
	return m.isShown() && at.X >= c.X && at.Y >= c.Y && at.X <= c.X+m.size.Width && at.Y <= c.Y+m.size.Height
}

// toScene is the point of the scene that a point of the picture, on the small
// map, stands for.
func (m *minimap) toScene(at fyne.Position) render.Point {
	c := m.corner().Add(m.offset())
	s := m.picture.scene
	return render.Point{X: s.Left + float64(at.X-c.X)/m.scale, Y: s.Top + float64(at.Y-c.Y)/m.scale}
}

// offset centres the scene in the small map.
func (m *minimap) offset() fyne.Position {
	s := m.picture.scene
	return fyne.NewPos((m.size.Width-float32(s.Width*m.scale))/2, (m.size.Height-float32(s.Height*m.scale))/2)
}

func (m *minimap) paint(p *painter) {
	if !m.isShown() {
		return
	}
	c := m.corner()
	p.rectangle(c, m.size, frame{fill: p.look.ink(inkSurface), stroke: p.look.ink(render.InkHair), width: 1, radius: 6})
	s, at := m.picture.scene, c.Add(m.offset())
	m.image.Move(at)
	m.image.Resize(fyne.NewSize(float32(s.Width*m.scale), float32(s.Height*m.scale)))
	p.out = append(p.out, m.image)
	sight := p.sight
	sight.X, sight.Y = sight.X-s.Left, sight.Y-s.Top
	low := render.Point{X: max(sight.X, 0), Y: max(sight.Y, 0)}
	high := render.Point{X: min(sight.X+sight.W, s.Width), Y: min(sight.Y+sight.H, s.Height)}
	if high.X <= low.X || high.Y <= low.Y {
		return
	}
	p.rectangle(fyne.NewPos(at.X+float32(low.X*m.scale)-1, at.Y+float32(low.Y*m.scale)-1),
		fyne.NewSize(float32((high.X-low.X)*m.scale)+2, float32((high.Y-low.Y)*m.scale)+2),
		frame{stroke: p.look.ink(render.InkAccent), width: 1, radius: 2})
}
