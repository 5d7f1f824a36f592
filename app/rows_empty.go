package app

import (
	"fyne.io/fyne/v2"

	"hone/render"
)

// offer is something that can be done about an empty list.
type offer struct {
	title string
	run   func()
}

// offers are commands as what can be done about an empty list.
func (a *App) offers(names ...string) []offer {
	list := make([]offer, len(names))
	for i, name := range names {
		list[i] = offer{a.texts.say(a.command(name).text), func() { a.run(name) }}
	}
	return list
}

// The room round an offer's words, and its height, in pixels at 100 %.
const offerPad, offerHeight = 12, 28

// emptyLines are what an empty list says, in lines.
func (r *rows) emptyLines() []string {
	size := sizeText * r.look.scale()
	width := float64(r.Size().Width - 2*rowLeft*r.look.scale())
	return (render.Type{Size: float64(size)}).Wrap(r.look.measure, r.empty, width, 6)
}

func (r *rows) drawEmpty() {
	size := sizeText * r.look.scale()
	for i, line := range r.emptyLines() {
		r.painter.write(fyne.NewPos(rowLeft*r.look.scale(), (24+float32(i)*20)*r.look.scale()), 0,
			letters{text: line, size: size, ink: r.look.ink(render.InkMuted)})
	}
	for i := range r.offers {
		at, room := r.offerPlace(i)
		f := frame{fill: r.look.ink(inkSurface), stroke: r.look.ink(render.InkOutline), width: 1, radius: 6 * r.look.scale()}
		if i == r.over || r.focused && i == max(r.col, 0) {
			f.stroke, f.width = r.look.ink(render.InkAccent), 1.5
		}
		r.painter.rectangle(at, room, f)
		r.painter.write(fyne.NewPos(at.X+offerPad*r.look.scale(), at.Y+room.Height/2+4.7*r.look.scale()), 0,
			letters{text: r.offers[i].title, size: size, bold: true, ink: r.look.ink(render.InkAccent)})
	}
}

// offerPlace is where an offer is: beside one another below the words.
func (r *rows) offerPlace(i int) (fyne.Position, fyne.Size) {
	scale := r.look.scale()
	x, y := float32(rowLeft)*scale, (14+float32(len(r.emptyLines()))*20)*scale
	width := float32(0)
	for k := range i + 1 {
		x += width
		if k > 0 {
			x += 10 * scale
		}
		width = fyne.MeasureText(r.offers[k].title, sizeText*scale, fyne.TextStyle{Bold: true}).Width + 2*offerPad*scale
	}
	return fyne.NewPos(x, y), fyne.NewSize(width, offerHeight*scale)
}

// offerAt is the offer at a point of an empty list, or below zero.
func (r *rows) offerAt(p fyne.Position) int {
	if len(r.list) > 0 {
		return -1
	}
	for i := range r.offers {
		at, size := r.offerPlace(i)
		if p.X >= at.X && p.X < at.X+size.Width && p.Y >= at.Y && p.Y < at.Y+size.Height {
			return i
		}
	}
	return -1
}

func (r *rows) takeOffer(i int) {
	if i >= 0 && i < len(r.offers) {
		r.offers[i].run()
	}
}

// turnOffer moves the keyboard along the offers of an empty list.
func (r *rows) turnOffer(isLeft bool) bool {
	if len(r.list) > 0 || len(r.offers) == 0 {
		return false
	}
	if r.col++; isLeft {
		r.col -= 2
	}
	r.col = min(max(r.col, 0), len(r.offers)-1)
	r.Refresh()
	return true
}
