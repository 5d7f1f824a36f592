package app

import (
	"fyne.io/fyne/v2"

	"hone/render"
)

// outward is a side of a picture on which boxes lie out of sight.
type outward int

const (
	outLeft outward = iota
	outRight
	outUp
	outDown
	outwards // how many there are
)

// beyond says at the sides of a picture how much lies out of sight there, and
// leads to it: a picture that is not seen whole never looks as if it were.
type beyond struct {
	picture *picture
	counts  [outwards]int
	said    [outwards]string // and the counts that it was said of
	of      [outwards]int
}

// count counts the boxes that are wholly out of sight, by side; those past a
// corner are left or right of it.
func (b *beyond) count() {
	b.counts = [outwards]int{}
	v := b.picture
	sight := v.camera.sees(v.Size())
	for i := range v.scene.Boxes {
		box := &v.scene.Boxes[i]
		if !isElement(box.Kind) {
			continue
		}
		switch r := box.Rect; {
		case r.X+r.W < sight.X:
			b.counts[outLeft]++
		case r.X > sight.X+sight.W:
			b.counts[outRight]++
		case r.Y+r.H < sight.Y:
			b.counts[outUp]++
		case r.Y > sight.Y+sight.H:
			b.counts[outDown]++
		}
	}
}

// text is what is said of a side, made anew only when the number is another.
func (b *beyond) text(side outward) string {
	if n := b.counts[side]; b.said[side] == "" || b.of[side] != n {
		b.said[side], b.of[side] = b.picture.app.texts.say("view.beyond", "n", itoa(n)), n
	}
	return b.said[side]
}

// The height of a sign, and the room in it for its arrow, in pixels at 100 %.
const beyondHeight, beyondArrow = 20, 12

// place is where the sign of a side stands, in pixels: at the foot, or at the
// head where boxes are in its way there.
func (b *beyond) place(side outward) (fyne.Position, fyne.Size) {
	v, scale := b.picture, b.picture.app.look.scale()
	letter, edge := sizeSmall*scale, 8*scale
	size := fyne.NewSize(fyne.MeasureText(b.text(side), letter, fyne.TextStyle{}).Width+(beyondArrow+14)*scale, beyondHeight*scale)
	room := v.Size()
	at := fyne.NewPos((room.Width+v.edge()-size.Width)/2, room.Height-edge-size.Height)
	switch side {
	case outLeft:
		at.X = edge + v.edge()
	case outRight:
		at.X = room.Width - edge - size.Width
		if v.overview.isShown() {
			at.Y = v.overview.corner().Y - edge - size.Height
		}
	case outUp:
		at.Y = edge
	}
	if side == outLeft || side == outRight {
		if above := fyne.NewPos(at.X, edge); b.covers(at, size) && !b.covers(above, size) {
			return above, size
		}
		return at, size
	}
	return b.clear(side, at, size), size
}

// clear moves a sign that stands in the middle out of the way of those at the
// sides and of the small map: a narrow picture has no room for all in one line.
func (b *beyond) clear(side outward, at fyne.Position, size fyne.Size) fyne.Position {
	step := size.Height + 4*b.picture.app.look.scale()
	if side == outDown {
		step = -step
	}
	for range outwards {
		if !b.isTaken(at, size) {
			break
		}
		at.Y += step
	}
	return at
}

// isTaken tells whether the signs at the sides or the small map stand there.
func (b *beyond) isTaken(at fyne.Position, size fyne.Size) bool {
	const gap = 4
	meets := func(p fyne.Position, s fyne.Size) bool {
		return at.X < p.X+s.Width+gap && p.X < at.X+size.Width+gap && at.Y < p.Y+s.Height+gap && p.Y < at.Y+size.Height+gap
	}
	for _, side := range []outward{outLeft, outRight} {
		if b.isShown(side) {
			if p, s := b.place(side); meets(p, s) {
				return true
			}
		}
	}
	m := b.picture.overview
	return m.isShown() && meets(m.corner(), m.size)
}

// covers tells whether a sign there would lie over a box.
func (b *beyond) covers(at fyne.Position, size fyne.Size) bool {
	v := b.picture
	low, high := v.camera.toScene(at), v.camera.toScene(at.Add(size))
	r := between(low, high)
	for i := range v.scene.Boxes {
		if overlap(v.scene.Boxes[i].Rect, r) {
			return true
		}
	}
	return false
}

// isShown tells whether there is room for signs, and something to lead to.
func (b *beyond) isShown(side outward) bool {
	v := b.picture
	return v.view != "" && b.counts[side] > 0 && v.Size().Width > 220 && v.gesture == nil
}

func (b *beyond) paint(p *painter) {
	b.count()
	for side := range outwards {
		if !b.isShown(side) {
			continue
		}
		at, size := b.place(side)
		scale := p.look.scale()
		p.rectangle(at, size, frame{fill: p.look.ink(inkSurface), stroke: p.look.ink(render.InkHair), width: 1, radius: 6 * scale})
		text, arrow := at.AddXY((beyondArrow+6)*scale, 0), at.AddXY(11*scale, size.Height/2)
		if side == outRight {
			text, arrow = at.AddXY(8*scale, 0), at.AddXY(size.Width-11*scale, size.Height/2)
		}
		b.arrow(p, arrow, side)
		_, base := fontHeight(sizeSmall * scale)
		height, _ := fontHeight(sizeSmall * scale)
		p.write(text.AddXY(0, (size.Height-height)/2+base), size.Width, letters{text: b.text(side), size: sizeSmall * scale, ink: p.look.ink(render.InkMuted)})
	}
}

// arrow points to a side.
func (b *beyond) arrow(p *painter, c fyne.Position, side outward) {
	long, half := 3*p.look.scale(), 4*p.look.scale()
	f := frame{fill: p.look.ink(render.InkAccent)}
	switch side {
	case outLeft:
		p.polygon(f, c.AddXY(-long, 0), c.AddXY(long, -half), c.AddXY(long, half))
	case outRight:
		p.polygon(f, c.AddXY(-long, -half), c.AddXY(long, 0), c.AddXY(-long, half))
	case outUp:
		p.polygon(f, c.AddXY(0, -long), c.AddXY(half, long), c.AddXY(-half, long))
	case outDown:
		p.polygon(f, c.AddXY(-half, -long), c.AddXY(half, -long), c.AddXY(0, long))
	}
}

// at is the sign at a point of the picture.
func (b *beyond) at(at fyne.Position) (outward, bool) {
	for side := range outwards {
		if !b.isShown(side) {
			continue
		}
		if c, size := b.place(side); at.X >= c.X && at.Y >= c.Y && at.X <= c.X+size.Width && at.Y <= c.Y+size.Height {
			return side, true
		}
	}
	return 0, false
}

// beyondStep is the part of what is in sight that a sign moves the picture by:
// what was at the side stays to go on from.
const beyondStep = 0.8

// lead moves the picture to what lies out of sight at a side, not past its end.
func (b *beyond) lead(side outward) {
	v := b.picture
	c, whole := v.camera, v.whole()
	sight, margin := c.sees(v.Size()), fitMargin/c.Zoom
	switch side {
	case outLeft:
		c.X = max(c.X-sight.W*beyondStep, whole.X-margin)
	case outRight:
		c.X = min(c.X+sight.W*beyondStep, whole.X+whole.W+margin-sight.W)
	case outUp:
		c.Y = max(c.Y-sight.H*beyondStep, whole.Y-margin)
	case outDown:
		c.Y = min(c.Y+sight.H*beyondStep, whole.Y+whole.H+margin-sight.H)
	}
	v.look(c)
}
