package app

import (
	"math"

	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// remarkSign says in the picture that something about a record is still open. It
// is on the screen alone: what is exported shows the model.
type remarkSign struct {
	on   model.ID
	at   render.Point
	lane *render.Box // whose head stays in sight at the left; nil: it is of no lane
}

// remarkSigns are the signs of a scene, found again only when the scene or the
// model is another one.
type remarkSigns struct {
	scene *render.Scene
	head  *model.Model
	list  []remarkSign
}

// signs lists where the picture says that remarks are open.
func (v *picture) signs() []remarkSign {
	s, head := &v.remarks, v.app.head()
	if v.view == "" || s.scene == v.scene && s.head == head {
		return s.list
	}
	s.scene, s.head, s.list = v.scene, head, s.list[:0]
	open := v.app.openQuestions()
	if len(open) == 0 {
		return s.list
	}
	for _, boxes := range [][]render.Box{v.scene.Frames, v.scene.Boxes} {
		for i := range boxes {
			if b := &boxes[i]; open[b.Record()] {
				sign := remarkSign{on: b.Record(), at: signAt(b)}
				if b.Kind == "lane" {
					sign.lane = b
				}
				s.list = append(s.list, sign)
			}
		}
	}
	for i := range v.scene.Lines {
		if l := &v.scene.Lines[i]; open[l.ID] && len(l.Points) > 1 {
			s.list = append(s.list, remarkSign{on: l.ID, at: longestMiddle(l.Points)})
		}
	}
	return s.list
}

// signAt is where a box's sign is: on its upper border, beside the other marks.
func signAt(b *render.Box) render.Point {
	switch {
	case b.Kind == "lane":
		return render.Point{X: b.Rect.X + 12, Y: b.Rect.Y + 12}
	case b.Kind == "phase":
		return render.Point{X: b.Rect.X + b.Rect.W - 14, Y: b.Rect.Y + 12}
	case b.Shape == render.ShapeDiamond:
		return render.Point{X: b.Rect.X + b.Rect.W/4, Y: b.Rect.Y + b.Rect.H/4}
	}
	return render.Point{X: b.Rect.X + min(24, b.Rect.W/3), Y: b.Rect.Y}
}

// longestMiddle is the middle of the longest piece of a line.
func longestMiddle(points []render.Point) render.Point {
	best, at := -1.0, points[0]
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		if length := math.Hypot(b.X-a.X, b.Y-a.Y); length > best {
			best, at = length, render.Point{X: (a.X + b.X) / 2, Y: (a.Y + b.Y) / 2}
		}
	}
	return at
}

// signReach is how far, in pixels, the pointer may miss a sign.
const signReach = 9

// hitRemark finds the sign of open remarks at a point: of which record.
func (v *picture) hitRemark(at fyne.Position) model.ID {
	if v.view == "" || v.camera.Zoom < markZoom {
		return ""
	}
	for _, s := range v.signs() {
		if c := v.signPlace(s); math.Hypot(float64(c.X-at.X), float64(c.Y-at.Y)) <= signReach {
			return s.on
		}
	}
	return ""
}

// signPlace is where a sign is on the screen.
func (v *picture) signPlace(s remarkSign) fyne.Position {
	c := v.camera.toScreen(s.at)
	if s.lane != nil {
		bottom := v.camera.toScreen(render.Point{Y: s.lane.Rect.Y + s.lane.Rect.H}).Y
		c = fyne.NewPos(max(c.X, 12), max(c.Y, min(12, bottom-12)))
	}
	return c
}

// remarkMarks draws the signs in sight: a bubble with a question mark.
func (v *picture) remarkMarks(p *painter, l *light) {
	if v.view == "" || v.camera.Zoom < markZoom {
		return
	}
	for _, s := range v.signs() {
		if len(l.off) > 0 {
			s.at.X, s.at.Y = s.at.X+l.off[s.on].X, s.at.Y+l.off[s.on].Y
		}
		if at := v.signPlace(s); isWithin(at.AddXY(12, 12), v.Size().AddWidthHeight(24, 24)) {
			p.bubble(at, v.hover.remark == s.on)
		}
	}
}

// bubble is a disc with a tail and a question mark; full when pointed at.
func (p *painter) bubble(c fyne.Position, isFull bool) {
	zoom := min(max(float32(p.camera.Zoom), 0.6), 1.4)
	ink, ground := p.look.ink(render.InkWarm), p.look.ink(inkSurface)
	if isFull {
		ink, ground = ground, ink
	}
	stroke := frame{fill: ground, stroke: p.look.ink(render.InkWarm), width: 1.2}
	r := 7.5 * zoom
	p.polygon(frame{fill: p.look.ink(render.InkWarm)}, c.AddXY(-r*0.7, r*0.5), c.AddXY(-r*0.9, r*1.5), c.AddXY(r*0.1, r*0.9))
	p.dot(c, r, stroke)
	size := quantised(float64(11 * zoom))
	p.write(c.AddXY(-r, size*0.36), 2*r, letters{text: "?", size: size, bold: true, ink: ink, align: fyne.TextAlignCenter})
}

// remarkTexts are the open remarks on a record as they are told.
func (a *App) remarkTexts(on model.ID) []string {
	var lines []string
	for _, r := range a.remarksOn(on) {
		if isOpenRemark(r) {
			lines = append(lines, a.remarkText(r))
		}
	}
	return lines
}

func (a *App) remarkText(r model.Remark) string {
	return a.texts.say("remark."+string(r.About)) + a.texts.say("punctuation.colon") + oneLine(r.Text)
}

// showRemarks selects a record and lists what is open about it: how each stands
// can be set at once, and another one added.
func (a *App) showRemarks(on model.ID, at fyne.Position) {
	a.choose(on)
	var items []menuItem
	for _, r := range a.remarksOn(on) {
		items = append(items, menuItem{text: clip(a.remarkText(r), 44), checked: !isOpenRemark(r), more: func() []menuItem { return a.statusMenu(r.ID) }})
	}
	items = append(items, menuItem{rule: true}, menuItem{text: a.texts.say("command.add.remark"), run: func() { a.askRemark(on) }})
	a.showMenu(items, at, -1)
}
