package app

import (
	"fyne.io/fyne/v2"

	"hone/render"
)

// marks draws the signs on a box. Each says by its form what its colour says.
func (p *painter) marks(b *render.Box, at fyne.Position, size fyne.Size) {
	zoom := float32(p.camera.Zoom)
	for _, m := range b.Marks {
		accent := frame{fill: p.ink(markInk(b)), stroke: p.ink(markInk(b)), width: 1}
		alarm := p.ink(render.InkAlarm)
		right, bottom := at.X+size.Width, at.Y+size.Height
		switch m {
		case render.MarkCheckpoint:
			p.bookmark(fyne.NewPos(right-16*zoom, at.Y), zoom, accent)
		case render.MarkEitherOr:
			accent.fill = p.look.ink(render.InkPaper)
			p.bookmark(fyne.NewPos(right-16*zoom, at.Y), zoom, accent)
		case render.MarkCloses:
			c := fyne.NewPos(right-9*zoom, bottom-9*zoom)
			p.dot(c, 5*zoom, frame{stroke: accent.stroke, width: 1.2})
			p.dot(c, 2*zoom, frame{fill: accent.fill})
		case render.MarkDone:
			p.stroke(fyne.NewPos(at.X+6*zoom, bottom-9*zoom), fyne.NewPos(at.X+9*zoom, bottom-6*zoom), accent.stroke, 1.6)
			p.stroke(fyne.NewPos(at.X+9*zoom, bottom-6*zoom), fyne.NewPos(at.X+15*zoom, bottom-13*zoom), accent.stroke, 1.6)
		case render.MarkBlocked:
			p.stroke(fyne.NewPos(at.X+4*zoom, at.Y+4*zoom), fyne.NewPos(at.X+13*zoom, at.Y+13*zoom), alarm, 1.8)
			p.stroke(fyne.NewPos(at.X+13*zoom, at.Y+4*zoom), fyne.NewPos(at.X+4*zoom, at.Y+13*zoom), alarm, 1.8)
		case render.MarkUnobtainable:
			for y := at.Y + 4*zoom; y+6*zoom < bottom; y += 6 * zoom {
				p.stroke(fyne.NewPos(at.X, y+6*zoom), fyne.NewPos(at.X+6*zoom, y), alarm, 1.2)
			}
		}
	}
}

// bookmark is ten by fourteen points, with a notch at its foot.
func (p *painter) bookmark(at fyne.Position, zoom float32, f frame) {
	w, h, notch := 10*zoom, 14*zoom, 4*zoom
	p.polygon(f, at, fyne.NewPos(at.X+w, at.Y), fyne.NewPos(at.X+w, at.Y+h),
		fyne.NewPos(at.X+w/2, at.Y+h-notch), fyne.NewPos(at.X, at.Y+h))
}

// markInk is the accent, or that of a box which is seen through.
func markInk(b *render.Box) render.Ink {
	if b.Stroke == render.InkFaded {
		return render.InkFaded
	}
	return render.InkAccent
}
