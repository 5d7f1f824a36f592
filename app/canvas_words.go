package app

import (
	"time"

	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// sayEmpty says how to begin in a picture that has nothing to show.
func (v *picture) sayEmpty(p *painter) {
	if len(v.scene.Boxes) > 0 || v.hasFrameAlone() || v.app.file == nil || v.naming != nil && v.naming.isOpen() {
		return
	}
	key := "empty.journey"
	if v.view != "" {
		key = "empty." + string(v.view)
	}
	size, scale := v.Size(), v.app.look.scale()
	letter := sizeText * scale
	lines := render.Type{Size: float64(letter)}.Wrap(p.look.measure, v.app.texts.say(key), float64(min(size.Width-60, 380*scale)), 5)
	high := float32(len(lines)) * letter * 1.6
	y := size.Height/2 - high/2
	if below := v.camera.toScreen(point(0, v.whole().Y+v.whole().H)).Y + 2*letter; len(v.scene.Frames) > 0 && below > y { // lanes without actions
		y = max(letter, min(below, size.Height-high-letter))
		p.rectangle(fyne.NewPos(20, y-letter), fyne.NewSize(size.Width-40, high+letter), frame{fill: p.look.ink(inkGround), radius: 6})
	}
	for i, line := range lines {
		p.write(fyne.NewPos(0, y+float32(i)*letter*1.6), size.Width, letters{text: line, size: letter, ink: p.look.ink(render.InkMuted), align: fyne.TextAlignCenter})
	}
}

// hasFrameAlone tells whether a map of phases is drawn that has nothing in it yet;
// words across it could not be read.
func (v *picture) hasFrameAlone() bool {
	return v.view == "" && len(v.scene.Boxes) == 0 && len(v.scene.Texts) > 0
}

// tipAfter is how long the pointer rests before the canvas says more.
const tipAfter = 450 * time.Millisecond

// over notes what the pointer is over now. After a while a slip says what the
// picture does not show of it: the whole name, and why one cannot do without it.
func (v *picture) over(t target) {
	v.hover, v.tip = t, nil
	name := "tip " + string(v.view)
	if t.title() == "" {
		v.app.border.cancel(name)
		return
	}
	v.app.border.after(name, tipAfter, func() {
		if v.hover.isSame(t) && v.gesture == nil {
			v.tip = v.toTell(t)
			v.Refresh()
		}
	})
}

// toTell is what a slip says about what the pointer is over; nil for nothing.
func (v *picture) toTell(t target) []string {
	if v.cells != nil && t.box != nil && t.box.Kind == "cell" {
		return nil
	}
	if t.remark != "" {
		return v.toTellRemarks(t.remark)
	}
	because := v.because(t.id())
	if because == "" && !v.isCut(t.id(), t.title()) {
		return nil
	}
	kind := render.Type{Size: float64(sizeText * v.app.look.scale())}
	width := min(float64(v.Size().Width)-40, 420*float64(v.app.look.scale()))
	lines := kind.Wrap(v.app.look.measure, t.title(), width, 3)
	if because != "" {
		lines = append(lines, kind.Wrap(v.app.look.measure, because, width, 4)...)
	}
	return lines
}

// toTellRemarks is what a slip says of what is open about a record.
func (v *picture) toTellRemarks(on model.ID) []string {
	scale := v.app.look.scale()
	kind, width := render.Type{Size: float64(sizeText * scale)}, min(float64(v.Size().Width)-40, 420*float64(scale))
	lines := []string{oneLine(nameIn(v.app.head(), on))}
	if r, ok := model.Find[model.Relation](v.app.head(), on); ok {
		lines[0] = describe(r, v.app.head())
	}
	for _, text := range v.app.remarkTexts(on) {
		lines = append(lines, kind.Wrap(v.app.look.measure, text, width, 3)...)
	}
	return lines
}

// because is why one cannot do without a deliverable: the chain from the goal.
func (v *picture) because(id model.ID) string {
	a := v.app
	for _, g := range a.derived.checkpoints.Goals {
		for _, c := range g.Checkpoints {
			if c.ID != id {
				continue
			}
			text := a.texts.say("term.checkpoint") + a.texts.say("punctuation.colon") + "◎"
			for _, on := range c.Because[min(1, len(c.Because)):min(mostChain, len(c.Because))] {
				text += " ← " + a.name(on)
			}
			return text
		}
	}
	return ""
}

// slip shows what is told about what the pointer is over.
func (v *picture) slip(p *painter) {
	if v.tip != nil && v.gesture == nil && v.hover.id() != "" {
		p.note(fyne.NewPos(v.hover.at.X+12, v.hover.at.Y+18), v.tip, v.Size())
	}
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
		if t := &v.scene.Texts[i]; t.Of == id || t.Of == "head:"+id { // a lane's name is in its head
			if t.Size*v.camera.Zoom < leastText {
				return true
			}
			shown += t.Text
		}
	}
	return len(withoutSpaces(shown)) < len(withoutSpaces(title))
}
