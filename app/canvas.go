package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"hone/model"
	"hone/render"
)

// picture is the canvas that shows one Scene: it pans, zooms, selects, and,
// where the view can be edited, drags, joins and names boxes. Pixels are
// Fyne's; everything kept is in the scene's points.
type picture struct {
	widget.BaseWidget
	app      *App
	view     model.View // empty: a picture to look at alone
	scene    *render.Scene
	extents  []render.Rect // of the scene's lines
	camera   camera
	framed   bool // the camera has been set for this scene once
	shape    drawing
	naming   *naming
	overview *minimap
	beyond   beyond
	cells    *mapCells // of the journey map; nil: the picture has none

	hover   target
	tip     []string // what is said about it
	press   *press
	gesture gesture
	isQuiet bool          // the button that is down has only given up a drag
	pointer fyne.Position // of the drag under way
	inner   bool          // the drag has been off the border
	pulling bool          // the picture moves along with the drag
	atSign  bool          // the pointer is on a sign of what lies out of sight
	shift   bool          // held, as far as this widget has seen
	loose   bool          // Alt or Ctrl likewise
	space   bool
	held    *render.Scene // arrived while a name is open
	remarks remarkSigns
	glide   *gliding // boxes on their way to new places
}

// drawing is the renderer's share of a picture.
type drawing struct {
	painter painter
	paper   *canvas.Rectangle
	objects []fyne.CanvasObject
}

var (
	_ fyne.Focusable     = (*picture)(nil)
	_ fyne.Tabbable      = (*picture)(nil)
	_ fyne.Shortcutable  = (*picture)(nil)
	_ fyne.Draggable     = (*picture)(nil)
	_ fyne.Scrollable    = (*picture)(nil)
	_ desktop.Mouseable  = (*picture)(nil)
	_ desktop.Hoverable  = (*picture)(nil)
	_ desktop.Keyable    = (*picture)(nil)
	_ desktop.Cursorable = (*picture)(nil)
)

func newPicture(a *App, view model.View) *picture {
	v := &picture{app: a, view: view, scene: &render.Scene{}, camera: camera{Zoom: 1}}
	v.shape.painter.look = a.look
	v.shape.paper = canvas.NewRectangle(color.Transparent)
	if view != "" {
		v.naming = newNaming(v)
	}
	v.overview, v.beyond = newMinimap(v), beyond{picture: v}
	v.ExtendBaseWidget(v)
	return v
}

// show puts another scene on the canvas. While a name is open it waits, so that
// nothing moves under the hands of who types.
func (v *picture) show(s *render.Scene) {
	if v.naming != nil && v.naming.isOpen() {
		v.held = s
		return
	}
	v.scene, v.held = s, nil
	v.extents = v.extents[:0]
	for i := range s.Lines {
		if l := &s.Lines[i]; l.Smooth {
			l.Points, l.Smooth = render.CurvePoints(l.Points, curvePieces), false
		}
		v.extents = append(v.extents, extentOf(s.Lines[i].Points))
	}
	v.hover, v.tip, v.glide = target{}, nil, nil
	if d, ok := v.gesture.(*dragging); ok {
		d.tie()
	}
	v.overview.redraw()
	if !v.framed && v.Size().Width > 1 {
		v.enter()
	}
	v.Refresh()
}

// curvePieces is how many straight pieces stand for a curve between two points.
const curvePieces = 10

func extentOf(points []render.Point) render.Rect {
	if len(points) == 0 {
		return render.Rect{}
	}
	low, high := points[0], points[0]
	for _, p := range points[1:] {
		low = render.Point{X: min(low.X, p.X), Y: min(low.Y, p.Y)}
		high = render.Point{X: max(high.X, p.X), Y: max(high.Y, p.Y)}
	}
	return grown(render.Rect{X: low.X, Y: low.Y, W: high.X - low.X, H: high.Y - low.Y}, 10)
}

// box finds the box of an element, frames last.
func (v *picture) box(id model.ID) (render.Rect, bool) {
	for i := range v.scene.Boxes {
		if v.scene.Boxes[i].ID == id {
			return v.scene.Boxes[i].Rect, true
		}
	}
	for i := range v.scene.Frames {
		if v.scene.Frames[i].ID == id {
			return v.scene.Frames[i].Rect, true
		}
	}
	for i := range v.scene.Lines {
		if v.scene.Lines[i].ID == id {
			return v.extents[i], true
		}
	}
	return render.Rect{}, false
}

// frame finds the frame of a record; nil when there is none.
func (v *picture) frame(id model.ID) *render.Box {
	for i := range v.scene.Frames {
		if v.scene.Frames[i].ID == id {
			return &v.scene.Frames[i]
		}
	}
	return nil
}

// whole is the extent of everything in the scene.
func (v *picture) whole() render.Rect {
	return v.scene.Bounds()
}

func (v *picture) Resize(s fyne.Size) {
	v.BaseWidget.Resize(s)
	if !v.framed && s.Width > 1 && v.scene.Width > 0 {
		v.enter()
	}
}

func (v *picture) CreateRenderer() fyne.WidgetRenderer { return &pictureRenderer{v} }

type pictureRenderer struct{ *picture }

// IsClip keeps the drawing inside the widget; Fyne looks for this name.
func (r *pictureRenderer) IsClip() {}

func (r *pictureRenderer) Destroy() {}

func (r *pictureRenderer) MinSize() fyne.Size { return fyne.NewSize(80, 60) }

func (r *pictureRenderer) Layout(fyne.Size) { r.draw() }

func (r *pictureRenderer) Objects() []fyne.CanvasObject { return r.shape.objects }

func (r *pictureRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.picture)
}

// draw makes the list of objects anew from what is in sight.
func (v *picture) draw() {
	p := &v.shape.painter
	size := v.Size()
	p.begin(v.camera, size)
	v.shape.paper.FillColor = v.app.look.ink(inkGround)
	v.shape.paper.Resize(size)
	p.out = append(p.out, v.shape.paper)
	l := v.light()
	p.scene(v.scene, v.extents, &l)
	p.laneNames(v.scene)
	v.sayEmpty(p)
	v.foldSigns(p)
	v.remarkMarks(p, &l)
	v.handles(p)
	v.lineEnds(p)
	if v.gesture != nil {
		v.gesture.paint(p)
	} else if g := v.app.joining(v); g != nil {
		g.paintIn(v, p)
	}
	if v.cells != nil {
		v.cells.paint(p)
	}
	v.slip(p)
	v.overview.paint(p)
	v.beyond.paint(p)
	if v.naming != nil {
		v.naming.paint(p)
	}
	v.shape.objects = p.out
}

func (v *picture) light() light {
	l := light{selected: v.app.selection.set, lit: v.app.selection.lit}
	if f := v.app.desk.find; f.isOpen && len(f.found) > 0 {
		l.lit = f.found
	}
	if v.view != "" {
		l.hover = v.hover.id()
	}
	if v.glide != nil {
		l.off, l.grips = v.glide.off, v.glide.grips
	}
	if d, ok := v.gesture.(*dragging); ok {
		l.off, l.grips = d.off, d.grips
	}
	return l
}
