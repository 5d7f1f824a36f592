package app

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"

	"hone/render"
)

func (p *painter) line(ln *render.Line, t grip, l *light) {
	points := ln.Points
	if len(points) < 2 {
		return
	}
	if t != (grip{}) {
		points = p.bent(points, l.off[t.first], l.off[t.last])
	}
	end := points[len(points)-1]
	ink, width := p.ink(ln.Stroke), float32(max(ln.Width, 1))
	if l.selected[ln.ID] || l.hover == ln.ID && ln.ID != "" {
		ink, width = p.look.ink(render.InkWarm), width+0.7
	}
	width = min(width, max(1, width*float32(p.camera.Zoom)))
	points = p.shortened(ln, points)
	if ln.Double {
		p.double(ln, points, ink)
	} else {
		p.path(ln.Dashed, points, ink, width)
	}
	if p.camera.Zoom < tipZoom {
		return
	}
	paper := p.look.ink(render.InkPaper)
	last := len(points) - 1
	p.tip(ln.From, points[0], points[1], frame{fill: paper, stroke: ink, width: 1})
	p.tip(ln.To, end, points[last-1], frame{fill: paper, stroke: ink, width: 1})
}

func (p *painter) path(isDashed bool, points []render.Point, ink color.Color, width float32) {
	for i := 1; i < len(points); i++ {
		a, b := p.camera.toScreen(points[i-1]), p.camera.toScreen(points[i])
		if isDashed {
			p.dashed(a, b, ink, width)
		} else {
			p.stroke(a, b, ink, width)
		}
	}
}

// double draws two parallel lines: what is settled together.
func (p *painter) double(ln *render.Line, points []render.Point, ink color.Color) {
	for i := 1; i < len(points); i++ {
		a, b := p.camera.toScreen(points[i-1]), p.camera.toScreen(points[i])
		dx, dy := float64(b.X-a.X), float64(b.Y-a.Y)
		length := math.Hypot(dx, dy)
		if length == 0 {
			continue
		}
		off := fyne.NewPos(float32(-dy/length*1.5), float32(dx/length*1.5))
		for _, side := range []float32{-1, 1} {
			o := fyne.NewPos(off.X*side, off.Y*side)
			if ln.Dashed {
				p.dashed(a.Add(o), b.Add(o), ink, 1.2)
			} else {
				p.stroke(a.Add(o), b.Add(o), ink, 1.2)
			}
		}
	}
}

// shortened ends a line where its hollow tip begins.
func (p *painter) shortened(ln *render.Line, points []render.Point) []render.Point {
	if ln.To != render.TipTriangle && ln.To != render.TipArrow || p.camera.Zoom < tipZoom {
		return points
	}
	last := len(points) - 1
	a, b := points[last-1], points[last]
	length := math.Hypot(b.X-a.X, b.Y-a.Y)
	if length <= tipLength {
		return points
	}
	t := (length - tipLength) / length
	p.short = append(append(p.short[:0], points[:last]...), render.Point{X: a.X + (b.X-a.X)*t, Y: a.Y + (b.Y-a.Y)*t})
	return p.short
}

// tipLength and tipHalf are a triangle's length and half its width, in points.
const tipLength, tipHalf = 9, 5

// tip draws a line's end at a point, coming from another.
func (p *painter) tip(kind render.Tip, at, from render.Point, f frame) {
	if !p.sees(render.Rect{X: at.X - 10, Y: at.Y - 10, W: 20, H: 20}) {
		return
	}
	zoom := float32(p.camera.Zoom)
	switch kind {
	case render.TipCircle:
		p.dot(p.camera.toScreen(at), 3*zoom, f)
	case render.TipArrow:
		f.fill = f.stroke
		p.triangle(at, from, f)
	case render.TipTriangle:
		p.triangle(at, from, f)
	}
}

func (p *painter) triangle(at, from render.Point, f frame) {
	length := math.Hypot(at.X-from.X, at.Y-from.Y)
	if length == 0 {
		return
	}
	ux, uy := (at.X-from.X)/length, (at.Y-from.Y)/length
	foot := render.Point{X: at.X - ux*tipLength, Y: at.Y - uy*tipLength}
	p.polygon(f, p.camera.toScreen(at),
		p.camera.toScreen(render.Point{X: foot.X - uy*tipHalf, Y: foot.Y + ux*tipHalf}),
		p.camera.toScreen(render.Point{X: foot.X + uy*tipHalf, Y: foot.Y - ux*tipHalf}))
}
