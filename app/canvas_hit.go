package app

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// side is an edge of a box that a line can be drawn from.
type side int

const (
	sideNone   side = iota
	sideBefore      // left: what the box needs, the action before
	sideAfter       // right: what needs the box, the action after
)

// target is what lies under a point of the canvas.
type target struct {
	box    *render.Box
	line   *render.Line
	handle side
	end    lineEnd  // of the selected line
	remark model.ID // that the sign of open remarks is about
	at     fyne.Position
}

func (t target) id() model.ID {
	switch {
	case t.remark != "":
		return t.remark
	case t.box != nil:
		return t.box.Record()
	case t.line != nil:
		return t.line.ID
	}
	return ""
}

func (t target) title() string {
	switch {
	case t.remark != "":
		return string(t.remark)
	case t.box != nil:
		return t.box.Title
	case t.line != nil:
		return t.line.Title
	}
	return ""
}

func (t target) isSame(o target) bool {
	return t.box == o.box && t.line == o.line && t.handle == o.handle && t.end == o.end && t.remark == o.remark
}

// reach is how far, in pixels, a pointer may miss a line, a handle, or the left
// or right border of a box.
const reach, handleReach, borderReach = 5, 9, 3

// hit finds what is at a point of the canvas: an end of the selected line, a
// handle of the box that the pointer was over, else the topmost box, else a line, else a frame.
func (v *picture) hit(at fyne.Position) target {
	p := v.camera.toScene(at)
	if t, ok := v.hitEnd(at); ok {
		return t
	}
	if on := v.hitRemark(at); on != "" {
		return target{remark: on, at: at}
	}
	if t, ok := v.hitHandle(at); ok {
		return t
	}
	for i := len(v.scene.Boxes) - 1; i >= 0; i-- {
		if b := &v.scene.Boxes[i]; contains(b.Rect, p) {
			return target{box: b, at: at}
		}
	}
	for i := len(v.scene.Lines) - 1; i >= 0; i-- {
		l := &v.scene.Lines[i]
		if l.ID != "" && contains(grown(v.extents[i], reach/v.camera.Zoom), p) && distance(l.Points, p)*v.camera.Zoom <= reach {
			return target{line: l, at: at}
		}
	}
	for i := len(v.scene.Frames) - 1; i >= 0; i-- {
		if b := &v.scene.Frames[i]; contains(b.Rect, p) {
			return target{box: b, at: at}
		}
	}
	return target{at: at}
}

// hitHandle finds a handle of the box under the pointer.
func (v *picture) hitHandle(at fyne.Position) (target, bool) {
	b := v.hover.box
	if b == nil || !v.joins(b) || v.camera.Zoom < markZoom {
		return target{}, false
	}
	top, bottom := v.camera.toScreen(render.Point{Y: b.Rect.Y}).Y, v.camera.toScreen(render.Point{Y: b.Rect.Y + b.Rect.H}).Y
	for _, s := range []side{sideBefore, sideAfter} {
		c := v.camera.toScreen(handlePoint(b.Rect, s))
		isOnBorder := abs(float64(at.X-c.X)) <= borderReach && at.Y >= top && at.Y <= bottom
		if isOnBorder || math.Hypot(float64(c.X-at.X), float64(c.Y-at.Y)) <= handleReach {
			return target{box: b, handle: s, at: at}, true
		}
	}
	return target{}, false
}

func handlePoint(r render.Rect, s side) render.Point {
	if s == sideBefore {
		return render.Point{X: r.X, Y: r.Y + r.H/2}
	}
	return render.Point{X: r.X + r.W, Y: r.Y + r.H/2}
}

// joins tells whether lines can be drawn from a box of this picture.
func (v *picture) joins(b *render.Box) bool {
	return v.view != "" && (isElement(b.Kind) || isComposite(b))
}

// isNode tells whether a box that is no frame stands for a deliverable, folded
// or not, or for an action.
func isNode(b *render.Box) bool { return isElement(b.Kind) || isComposite(b) }

// isComposite tells whether a box or frame shows a deliverable with parts.
func isComposite(b *render.Box) bool { return b != nil && b.Kind == "composite" }

// isElement tells whether a box shows an element of the model's two views.
func isElement(kind string) bool {
	switch kind {
	case string(model.KindDeliverable), string(model.KindAction),
		string(model.ActionDecision), string(model.ActionStart), string(model.ActionEnd):
		return true
	}
	return false
}

// handles shows where a line can be drawn from.
func (v *picture) handles(p *painter) {
	b := v.hover.box
	if b == nil || !v.joins(b) || v.gesture != nil || v.camera.Zoom < markZoom || v.app.isReadOnly() {
		return
	}
	for _, s := range []side{sideBefore, sideAfter} {
		f := frame{fill: p.look.ink(render.InkPaper), stroke: p.look.ink(render.InkAccent), width: 1.5}
		if v.hover.handle == s {
			f.fill = f.stroke
		}
		p.dot(v.camera.toScreen(handlePoint(b.Rect, s)), 5, f)
	}
}

// distance is how far a point is from a chain of straight pieces.
func distance(points []render.Point, p render.Point) float64 {
	nearest := math.Inf(1)
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		dx, dy := b.X-a.X, b.Y-a.Y
		t := 0.0
		if length := dx*dx + dy*dy; length > 0 {
			t = min(max(((p.X-a.X)*dx+(p.Y-a.Y)*dy)/length, 0), 1)
		}
		nearest = min(nearest, math.Hypot(a.X+t*dx-p.X, a.Y+t*dy-p.Y))
	}
	return nearest
}

func withoutSpaces(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\n' || r == '\u3000' {
			return -1
		}
		return r
	}, s)
}

// inside lists the elements whose boxes touch a rectangle, in the scene's order.
func (v *picture) inside(r render.Rect) []model.ID {
	var ids []model.ID
	for i := range v.scene.Boxes {
		if b := &v.scene.Boxes[i]; b.ID != "" && isNode(b) && overlap(b.Rect, r) {
			ids = append(ids, b.Record())
		}
	}
	return ids
}
