package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"hone/model"
	"hone/render"
)

// stage shows a scene that is only looked at.
type stage struct {
	widget.BaseWidget
	scene   *render.Scene
	extents []render.Rect
	camera  camera
	light   light
	painter painter
	paper   *canvas.Rectangle
	objects []fyne.CanvasObject
}

func newStage(l *look) *stage {
	s := &stage{scene: &render.Scene{}, camera: camera{Zoom: 1}, paper: canvas.NewRectangle(color.Transparent)}
	s.painter.look = l
	s.ExtendBaseWidget(s)
	return s
}

// show puts a scene on the stage, with what is lit in it.
func (s *stage) show(scene *render.Scene, lit map[model.ID]bool) {
	s.scene, s.light = scene, light{lit: lit}
	s.extents = s.extents[:0]
	for i := range scene.Lines {
		if l := &scene.Lines[i]; l.Smooth {
			l.Points, l.Smooth = render.CurvePoints(l.Points, curvePieces), false
		}
		s.extents = append(s.extents, extentOf(scene.Lines[i].Points))
	}
}

// around is the extent of the boxes of some records, none when there are none.
func (s *stage) around(ids []model.ID) render.Rect {
	var r render.Rect
	for i := range s.scene.Boxes {
		for _, id := range ids {
			if s.scene.Boxes[i].ID == id {
				r = around(r, s.scene.Boxes[i].Rect)
			}
		}
	}
	return r
}

func (s *stage) CreateRenderer() fyne.WidgetRenderer { return &stageRenderer{s} }

type stageRenderer struct{ *stage }

// IsClip keeps the drawing inside the widget; Fyne looks for this name.
func (r *stageRenderer) IsClip() {}

func (r *stageRenderer) Destroy() {}

func (r *stageRenderer) MinSize() fyne.Size { return fyne.NewSize(10, 10) }

func (r *stageRenderer) Layout(fyne.Size) { r.draw() }

func (r *stageRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *stageRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.stage)
}

func (s *stage) draw() {
	p := &s.painter
	p.begin(s.camera, s.Size())
	s.paper.FillColor = p.look.ink(inkGround)
	s.paper.Resize(s.Size())
	p.out = append(p.out, s.paper)
	p.scene(s.scene, s.extents, &s.light)
	p.laneNames(s.scene)
	s.objects = p.out
}

// placard shows a few lines of large type in the middle.
type placard struct {
	widget.BaseWidget
	lines   []string
	painter painter
	objects []fyne.CanvasObject
}

func newPlacard(l *look) *placard {
	c := &placard{}
	c.painter.look = l
	c.ExtendBaseWidget(c)
	return c
}

func (c *placard) CreateRenderer() fyne.WidgetRenderer { return &placardRenderer{c} }

type placardRenderer struct{ *placard }

func (r *placardRenderer) Destroy() {}

func (r *placardRenderer) MinSize() fyne.Size { return fyne.NewSize(10, 10) }

func (r *placardRenderer) Layout(fyne.Size) { r.draw() }

func (r *placardRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *placardRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.placard)
}

// draw sets the first line as a title and wraps the others below it.
func (c *placard) draw() {
	p, size, scale := &c.painter, c.Size(), c.painter.look.scale()
	p.begin(camera{Zoom: 1}, size)
	type set struct {
		text letters
		step float32
	}
	var all []set
	height, width := float32(0), float64(size.Width*0.78)
	for i, text := range c.lines {
		letter, ink, gap := float32(sizeHeading)*scale, render.InkText, float32(sizeHeading)*scale*0.9
		if i == 0 {
			letter, ink, gap = 30*scale, render.InkAccent, 0
		}
		for k, line := range (render.Type{Size: float64(letter), Bold: i == 0}).Wrap(p.look.measure, text, width, 4) {
			step := letter * 1.5
			if k == 0 {
				step += gap
			}
			all = append(all, set{letters{text: line, size: letter, bold: i == 0, ink: p.look.ink(ink)}, step})
			height += step
		}
	}
	y := (size.Height - height) / 2
	for _, one := range all {
		y += one.step
		p.write(fyne.NewPos(size.Width*0.11, y), 0, one.text)
	}
	c.objects = p.out
}
