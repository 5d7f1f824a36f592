package app

import (
	"maps"

	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// presentLayout sets the present slide: words above and below, the pictures
// between them.
type presentLayout struct{ *presentation }

func (l *presentLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(560, 360) }

// The border round a slide, in pixels at 100 %.
const slideBorder = 20

func (l *presentLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size.Width < 2*slideBorder {
		return
	}
	scale := l.look.scale()
	for _, o := range []fyne.CanvasObject{l.ground, l.black, l.clicker} {
		o.Move(fyne.Position{})
		o.Resize(size)
	}
	s := l.slides[l.at]
	border := slideBorder * scale
	head, count := l.head.MinSize(), l.count.MinSize()
	put(l.head, s.head != "", fyne.NewPos(border, border*0.6), head)
	put(l.count, true, fyne.NewPos(size.Width-border-count.Width, size.Height-border*0.6-count.Height), count)
	top := border * 0.6
	if s.head != "" {
		top += head.Height + 4*scale
	}
	bottom := l.layFoot(s.foot, size, count.Width)
	room := render.Rect{X: float64(border), Y: float64(top), W: float64(size.Width - 2*border), H: float64(bottom - top)}
	put(l.words, s.kind == slideOpening, fyne.NewPos(0, 0), size)
	l.words.lines = nil
	if s.kind == slideOpening {
		l.words.lines = l.opening()
	}
	l.words.Refresh()
	l.layStages(s, room)
}

// layFoot writes the words below in one line, or smaller in two, and gives the
// height at which they begin.
func (l *presentLayout) layFoot(text string, size fyne.Size, counter float32) float32 {
	scale, border := l.look.scale(), slideBorder*l.look.scale()
	width := size.Width - 3*border - counter
	letter := float32(sizeHeading)
	kind := func() render.Type { return render.Type{Size: float64(letter * scale), Bold: true} }
	lines := kind().Wrap(l.look.measure, text, float64(width), 2)
	if len(lines) > 1 {
		letter = sizeText
		lines = kind().Wrap(l.look.measure, text, float64(width), 2)
	}
	step := letter * scale * 1.5
	y := size.Height - border*0.6 - step*float32(max(len(lines), 1))
	for i, t := range l.foot {
		line := ""
		if i < len(lines) {
			line = lines[i]
		}
		l.write(t, line, letters{size: letter, bold: true, ink: l.look.ink(render.InkText)})
		put(t, line != "", fyne.NewPos(border, y+step*float32(i)), t.MinSize())
	}
	return y - 6*scale
}

// layStages shows the pictures of a slide in the room between the words.
func (l *presentLayout) layStages(s slide, room render.Rect) {
	shown := [2]bool{}
	switch s.kind {
	case slideWhole, slideStep:
		l.layBoth(s, room)
		shown = [2]bool{true, len(l.plain[1].Boxes) > 0}
	case slideXray:
		l.stages[0].show(l.xray, nil)
		l.lay(0, room)
		l.stages[0].camera = fitting(l.stages[0].around(s.focus), l.stages[0].Size(), mostShownZoom)
		shown[0] = true
	case slideJourney:
		in := l.app.wants().input(l.d)
		in.Options = render.Options{}
		l.stages[0].show(scene(render.JourneyPhase(in, render.JourneyPart{Phase: s.n, Lanes: s.lanes, Width: room.W / mostShownZoom})), nil)
		l.lay(0, room)
		l.stages[0].camera = fitting(l.stages[0].scene.Bounds(), l.stages[0].Size().AddWidthHeight(2*fitMargin, 2*fitMargin), mostShownZoom)
		l.stages[0].camera.X += fitMargin / l.stages[0].camera.Zoom
		l.stages[0].camera.Y = 0 // the row of phases stays where it is from slide to slide
		shown[0] = true
	}
	for i, stage := range l.stages {
		if !shown[i] {
			stage.Hide()
		}
		if both := shown[0] && shown[1]; !both {
			l.names[i].Hide()
		}
		stage.Refresh()
	}
}

// The zooms of a presentation: that of everything at 150 %, and the least at which
// names can be read from the last row.
const mostShownZoom, leastShownZoom = presentScale, 1.15

// layBoth shares the room between both views, so that more of them can be seen,
// and points them at what has just come.
func (l *presentLayout) layBoth(s slide, room render.Rect) {
	there, lit := l.come(s)
	for i, stage := range l.stages {
		shown := l.plain[i]
		if s.kind == slideStep {
			shown = fadedScene(shown, func(id model.ID) bool { return !there[id] })
		}
		stage.show(shown, lit)
	}
	first, second := halves(room, l.plain[0].Bounds(), l.plain[1].Bounds())
	if len(l.plain[1].Boxes) == 0 {
		first = room
	}
	l.lay(0, first)
	l.lay(1, second)
	for _, stage := range l.stages {
		if stage.camera = fitting(stage.scene.Bounds(), stage.Size(), mostShownZoom); s.kind == slideStep && stage.camera.Zoom < leastShownZoom {
			l.follow(stage, s.n)
		}
	}
}

// halves shares a room between two pictures, below or beside one another,
// whichever shows them larger.
func halves(room, a, b render.Rect) (first, second render.Rect) {
	below, beside := room, room
	below.H, beside.W = room.H/2, room.W/2
	larger := func(r render.Rect) float64 {
		return min(r.W/max(a.W, 1), r.H/max(a.H, 1), r.W/max(b.W, 1), r.H/max(b.H, 1))
	}
	if larger(below) >= larger(beside) {
		under := below
		under.Y += below.H
		return below, under
	}
	right := beside
	right.X += beside.W
	return beside, right
}

// lay puts a stage and the name of its view into a room.
func (l *presentLayout) lay(i int, room render.Rect) {
	at := fyne.NewPos(float32(room.X), float32(room.Y))
	name := l.names[i].MinSize()
	put(l.names[i], true, at, name)
	drop := name.Height + 2
	if l.slides[l.at].kind == slideXray || l.slides[l.at].kind == slideJourney {
		drop = 0
	}
	put(l.stages[i], true, at.AddXY(0, drop), fyne.NewSize(float32(room.W), max(10, float32(room.H)-drop-8)))
}

// come is what is there at a step of the replay, and what of it has just come.
func (p *presentation) come(s slide) (there, lit map[model.ID]bool) {
	there, lit = map[model.ID]bool{}, map[model.ID]bool{}
	if s.kind != slideStep {
		return there, nil
	}
	for n, step := range p.steps[:s.n+1] {
		for _, id := range append([]model.ID{step.Action}, step.Born...) {
			there[id] = true
			if n == s.n && id != "" {
				lit[id] = true
			}
		}
	}
	maps.DeleteFunc(there, func(id model.ID, _ bool) bool { return id == "" })
	return there, lit
}

// follow points a stage that cannot show everything at what has just come. The
// camera goes the way that the steps before it led it, so that going back shows
// what was shown.
func (p *presentation) follow(s *stage, n int) {
	whole := s.scene.Bounds()
	s.camera = camera{Zoom: leastShownZoom, X: whole.X, Y: whole.Y}
	for _, step := range p.steps[:n+1] {
		r := s.around(append([]model.ID{step.Action}, step.Born...))
		if r.W == 0 {
			continue
		}
		s.camera.Zoom = leastShownZoom
		if sight := s.camera.sees(s.Size()); r.W+60 > sight.W || r.H+60 > sight.H {
			s.camera = fitting(r, s.Size(), leastShownZoom)
			continue
		}
		s.camera = s.camera.revealing(grown(r, 30), s.Size())
	}
}
