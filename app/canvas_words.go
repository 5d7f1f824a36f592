package app

import (
	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// sayEmpty says how to begin in a picture that has nothing to show.
func (v *picture) sayEmpty(p *painter) {
	if len(v.scene.Boxes) > 0 || v.app.file == nil || v.naming != nil && v.naming.isOpen() {
		return
	}
	key := "empty.journey"
	if v.view != "" {
		key = "empty." + string(v.view)
	}
	size, scale := v.Size(), v.app.look.scale()
	letter := sizeText * scale
	lines := render.Type{Size: float64(letter)}.Wrap(p.look.measure, v.app.texts.say(key), float64(min(size.Width-60, 380*scale)), 5)
	y := size.Height/2 - float32(len(lines))*letter*0.8
	for i, line := range lines {
		p.write(fyne.NewPos(0, y+float32(i)*letter*1.6), size.Width, letters{text: line, size: letter, ink: p.look.ink(render.InkMuted), align: fyne.TextAlignCenter})
	}
}

// tip shows the whole name of what the pointer is over, where its box has room
// only for a part of it.
func (v *picture) tip(p *painter) {
	title := v.hover.title()
	if title == "" || v.gesture != nil || v.cells != nil && v.hover.box != nil && v.hover.box.Kind == "cell" || !v.isCut(v.hover.id(), title) {
		return
	}
	p.note(fyne.NewPos(v.hover.at.X+12, v.hover.at.Y+18), []string{title}, v.Size())
}

// note writes lines on a slip, the first of them stronger, moved so that all of
// it is in sight.
func (p *painter) note(at fyne.Position, lines []string, room fyne.Size) {
	size := sizeText * p.look.scale()
	step, width := size*1.55, float32(0)
	for _, line := range lines {
		width = max(width, fyne.MeasureText(line, size, fyne.TextStyle{}).Width)
	}
	slip := fyne.NewSize(width+16, step*float32(len(lines))+6)
	at.X, at.Y = max(4, min(at.X, room.Width-slip.Width-4)), max(4, min(at.Y, room.Height-slip.Height-4))
	p.rectangle(at, slip, frame{fill: p.look.ink(inkSurface), stroke: p.look.ink(render.InkOutline), width: 1, radius: 5})
	for i, line := range lines {
		ink := render.InkText
		if i > 0 {
			ink = render.InkMuted
		}
		p.write(fyne.NewPos(at.X+8, at.Y+3+step*float32(i)+step*0.72), width, letters{text: line, size: size, ink: p.look.ink(ink)})
	}
}

// isCut tells whether the scene shows less than the whole of a title, or shows
// it too small to read.
func (v *picture) isCut(id model.ID, title string) bool {
	shown := ""
	for i := range v.scene.Texts {
		if t := &v.scene.Texts[i]; t.Of == id {
			if t.Size*v.camera.Zoom < leastText {
				return true
			}
			shown += t.Text
		}
	}
	return len(withoutSpaces(shown)) < len(withoutSpaces(title))
}
