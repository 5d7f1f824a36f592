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
		case render.MarkCritical:
			p.clock(fyne.NewPos(at.X+11*zoom, bottom-10*zoom), zoom)
		case render.MarkOverBudget:
			p.warning(fyne.NewPos(at.X+7*zoom, at.Y+6*zoom), zoom)
		case render.MarkAdded, render.MarkRemoved, render.MarkChanged:
			p.change(m, fyne.NewPos(at.X+5*zoom, at.Y+4*zoom), zoom)
		}
	}
}

// bookmark is ten by fourteen points, with a notch at its foot.
func (p *painter) bookmark(at fyne.Position, zoom float32, f frame) {
	w, h, notch := 10*zoom, 14*zoom, 4*zoom
	p.polygon(f, at, fyne.NewPos(at.X+w, at.Y), fyne.NewPos(at.X+w, at.Y+h),
		fyne.NewPos(at.X+w/2, at.Y+h-notch), fyne.NewPos(at.X, at.Y+h))
}

// clock says that there is no time to lose.
func (p *painter) clock(at fyne.Position, zoom float32) {
	warm := p.ink(render.InkWarm)
	p.dot(at, 5*zoom, frame{fill: p.look.ink(render.InkPaper), stroke: warm, width: 1.3})
	p.stroke(at, fyne.NewPos(at.X, at.Y-3.2*zoom), warm, 1.3)
	p.stroke(at, fyne.NewPos(at.X+3.2*zoom, at.Y), warm, 1.3)
}

// warning is a triangle with a stroke in it.
func (p *painter) warning(at fyne.Position, zoom float32) {
	p.polygon(frame{fill: p.ink(render.InkWarm)}, fyne.NewPos(at.X, at.Y-6*zoom),
		fyne.NewPos(at.X+6.5*zoom, at.Y+5*zoom), fyne.NewPos(at.X-6.5*zoom, at.Y+5*zoom))
	p.stroke(fyne.NewPos(at.X, at.Y-2*zoom), fyne.NewPos(at.X, at.Y+2.6*zoom), p.ink(render.InkOnDark), 1.4)
}

// change is a plus, a minus or a triangle in a disc.
func (p *painter) change(m render.Mark, at fyne.Position, zoom float32) {
	arm, on := 3*zoom, p.ink(render.InkOnDark)
	ink := map[render.Mark]render.Ink{render.MarkAdded: render.InkAccent, render.MarkRemoved: render.InkAlarm, render.MarkChanged: render.InkWarm}[m]
	p.dot(at, 6*zoom, frame{fill: p.ink(ink)})
	if m == render.MarkChanged {
		top, right, left := fyne.NewPos(at.X, at.Y-arm), fyne.NewPos(at.X+arm, at.Y+arm-zoom), fyne.NewPos(at.X-arm, at.Y+arm-zoom)
		p.stroke(top, right, on, 1.2)
		p.stroke(right, left, on, 1.2)
		p.stroke(left, top, on, 1.2)
		return
	}
	p.stroke(fyne.NewPos(at.X-arm, at.Y), fyne.NewPos(at.X+arm, at.Y), on, 1.5)
	if m == render.MarkAdded {
		p.stroke(fyne.NewPos(at.X, at.Y-arm), fyne.NewPos(at.X, at.Y+arm), on, 1.5)
	}
}

// markInk is the accent, or that of a box which is seen through.
func markInk(b *render.Box) render.Ink {
	if b.Stroke == render.InkFaded {
		return render.InkFaded
	}
	return render.InkAccent
}
