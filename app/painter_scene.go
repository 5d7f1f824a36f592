package app

import (
	"image/color"

	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// light is how an element stands out on the canvas.
type light struct {
	selected map[model.ID]bool
	lit      map[model.ID]bool // tied to what is selected, in the other view
	hover    model.ID
	off      map[model.ID]render.Point // on the move: how far from their places
	grips    []grip                    // of the scene's lines, to what is on the move
}

// ink is the colour of an ink; none draws nothing.
func (p *painter) ink(i render.Ink) color.Color {
	if i == render.InkNone {
		return nil
	}
	return p.look.ink(i)
}

// mixed is c with a share of another colour.
func mixed(c, other color.Color, share float64) color.Color {
	r, g, b, _ := c.RGBA()
	r2, g2, b2, _ := other.RGBA()
	mix := func(a, b uint32) uint8 { return uint8((float64(a)*(1-share) + float64(b)*share) / 257) }
	return color.NRGBA{R: mix(r, r2), G: mix(g, g2), B: mix(b, b2), A: 0xff}
}

// clearer is a colour that lets through what is below.
func clearer(c color.Color, alpha uint8) color.Color {
	r, g, b, _ := c.RGBA()
	return color.NRGBA{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(b >> 8), A: alpha}
}

// scene draws what is in sight, in the scene's own order.
func (p *painter) scene(s *render.Scene, extents []render.Rect, l *light) {
	for i := range s.Frames {
		p.box(&s.Frames[i], l)
	}
	for i := range s.Lines {
		var t grip
		if l.grips != nil {
			t = l.grips[i]
		}
		if p.sees(extents[i]) || t != (grip{}) {
			p.line(&s.Lines[i], t, l)
		}
	}
	for i := range s.Boxes {
		p.box(&s.Boxes[i], l)
	}
	for i := range s.Texts {
		p.text(&s.Texts[i], l)
	}
}

func (p *painter) place(id model.ID, r render.Rect, l *light) render.Rect {
	if len(l.off) == 0 {
		return r
	}
	return shiftedRect(r, l.off[id])
}

func (p *painter) box(b *render.Box, l *light) {
	r := p.place(b.ID, b.Rect, l)
	if !p.sees(grown(r, 12)) {
		return
	}
	id := b.Record()
	f := frame{fill: p.ink(b.Fill), stroke: p.ink(b.Stroke), width: float32(max(b.Width, 1))}
	f.width = min(f.width, max(1, f.width*float32(p.camera.Zoom)))
	at, size := p.camera.rect(r)
	switch {
	case l.selected[id]:
		p.ring(b, at, size)
	case l.lit[id]:
		f.fill, f.stroke, f.width = p.look.ink(render.InkWash), p.look.ink(render.InkWarm), 2
	case l.hover == id && id != "" && isElement(b.Kind):
		f.fill = p.look.ink(render.InkWash)
	}
	if b.Fill == render.InkAccent {
		f.fill = p.ink(b.Fill) // its name is written for that ground
	}
	p.outline(b, at, size, f)
	if p.camera.Zoom >= markZoom {
		p.marks(b, at, size)
	}
}

// ring marks a selected box from outside, so that its own form stays.
func (p *painter) ring(b *render.Box, at fyne.Position, size fyne.Size) {
	const out = 5
	f := frame{stroke: p.look.ink(render.InkWarm), width: 2, radius: 9}
	if b.Shape == render.ShapePill || b.Shape == render.ShapeDot {
		f.radius = size.Height/2 + out
	}
	p.rectangle(fyne.NewPos(at.X-out, at.Y-out), fyne.NewSize(size.Width+2*out, size.Height+2*out), f)
}

func (p *painter) outline(b *render.Box, at fyne.Position, size fyne.Size, f frame) {
	switch b.Shape {
	case render.ShapeDiamond:
		p.polygon(f, fyne.NewPos(at.X+size.Width/2, at.Y), fyne.NewPos(at.X+size.Width, at.Y+size.Height/2),
			fyne.NewPos(at.X+size.Width/2, at.Y+size.Height), fyne.NewPos(at.X, at.Y+size.Height/2))
		return
	case render.ShapeDot:
		p.dot(fyne.NewPos(at.X+size.Width/2, at.Y+size.Height/2), min(size.Width, size.Height)/2, f)
		return
	case render.ShapeChevron:
		p.chevron(at, size, f)
		return
	}
	zoom := float32(p.camera.Zoom)
	switch b.Shape {
	case render.ShapeRound:
		f.radius = min(6*zoom, size.Height/2)
	case render.ShapePill:
		f.radius = min(size.Height/2, 16*zoom)
	}
	if b.Dashed && f.stroke != nil {
		p.dashedBorder(at, size, f)
		return
	}
	p.rectangle(at, size, f)
	if inset := 3 * zoom; b.Double && inset >= 2 {
		f.fill, f.width, f.radius = nil, 1, max(0, f.radius-inset)
		p.rectangle(fyne.NewPos(at.X+inset, at.Y+inset), fyne.NewSize(size.Width-2*inset, size.Height-2*inset), f)
	}
}

// dashedBorder fills the shape and leaves its round corners to the fill.
func (p *painter) dashedBorder(at fyne.Position, size fyne.Size, f frame) {
	fill := f
	fill.stroke = nil
	p.rectangle(at, size, fill)
	right, bottom, r := at.X+size.Width, at.Y+size.Height, f.radius*0.6
	p.dashed(fyne.NewPos(at.X+r, at.Y), fyne.NewPos(right-r, at.Y), f.stroke, f.width)
	p.dashed(fyne.NewPos(right, at.Y+r), fyne.NewPos(right, bottom-r), f.stroke, f.width)
	p.dashed(fyne.NewPos(right-r, bottom), fyne.NewPos(at.X+r, bottom), f.stroke, f.width)
	p.dashed(fyne.NewPos(at.X, bottom-r), fyne.NewPos(at.X, at.Y+r), f.stroke, f.width)
}

func (p *painter) chevron(at fyne.Position, size fyne.Size, f frame) {
	point := min(size.Height/2, 14*float32(p.camera.Zoom))
	right, bottom, half := at.X+size.Width, at.Y+size.Height, at.Y+size.Height/2
	p.polygon(f, at, fyne.NewPos(right-point, at.Y), fyne.NewPos(right, half), fyne.NewPos(right-point, bottom),
		fyne.NewPos(at.X, bottom), fyne.NewPos(at.X+point, half))
}

func (p *painter) text(t *render.Text, l *light) {
	r := p.place(t.Of, t.Rect, l)
	if !p.sees(r) {
		return
	}
	size := t.Size * p.camera.Zoom
	if size < leastText {
		p.bar(t, r)
		return
	}
	at, space := p.camera.rect(r)
	base := p.camera.toScreen(render.Point{X: r.X, Y: t.Base + r.Y - t.Rect.Y})
	at.Y = base.Y
	w := letters{text: t.Text, size: quantised(size), bold: t.Bold, ink: p.ink(t.Ink)}
	switch t.Align {
	case render.AlignMiddle:
		w.align = fyne.TextAlignCenter
	case render.AlignEnd:
		w.align = fyne.TextAlignTrailing
	}
	p.write(at, space.Width, w)
}

// bar stands for a text that would be too small to read.
func (p *painter) bar(t *render.Text, r render.Rect) {
	if r.H*p.camera.Zoom < leastBar || t.Text == "" {
		return
	}
	at, size := p.camera.rect(render.Rect{X: r.X, Y: r.Y + r.H*0.3, W: r.W, H: r.H * 0.4})
	p.rectangle(at, size, frame{fill: mixed(p.ink(t.Ink), p.look.ink(render.InkPaper), 0.6)})
}
