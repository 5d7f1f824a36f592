package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"hone/model"
	"hone/render"
)

// naming is the entry for a name over a box of a picture. It is made once and
// only moved and shown, so that a name being composed by an input method is
// never cut off. What it is for is a plan: nothing is in the model until the
// name is accepted.
type naming struct {
	picture *picture
	entry   *nameEntry
	plan    *plan
	at      render.Rect // of the box, in the scene
	empty   bool        // the box is not there yet
	anchor  render.Point
}

// plan is what a name is wanted for.
type plan struct {
	of     model.ID // the element renamed, or grown from
	isNew  bool
	was    string // the name so far
	accept func(name string) (model.Change, error)
	made   model.ID // selected when accepted
	side   way      // where a new box is shown
	hint   string
	next   func() // asks on when Enter has taken the name
	kind   model.Kind
	// join is what is done instead when an element that is there is meant; nil:
	// none can be.
	join func(there model.ID) (model.Change, error)
}

func newNaming(v *picture) *naming {
	n := &naming{picture: v}
	n.entry = newNameEntry(v.app, n)
	n.entry.OnChanged = n.typed
	return n
}

func (n *naming) isOpen() bool { return n.plan != nil }

func (n *naming) asked() *plan { return n.plan }

// typed makes room for what is typed, and offers what is there already.
func (n *naming) typed(text string) {
	if n.isOpen() && n.entry.offers.follow(n.plan, text) {
		n.picture.Refresh()
	}
	n.place()
}

// newBox is the size, in points, of the box that a new element is shown as.
const newBoxWidth, newBoxHeight = 140, 46

// open asks for a name. typed is what has been typed already.
func (n *naming) open(p *plan, typed string) {
	n.plan, n.empty = p, p.isNew
	n.at = n.space(p)
	v := n.picture
	v.cancel()
	v.hover = target{}
	n.entry.begin(p, typed)
	v.camera = v.camera.revealing(grown(n.at, 8), v.Size())
	n.place()
	v.Refresh()
	n.entry.take(p, typed)
}

// space is where the box of a plan is, or will about be.
func (n *naming) space(p *plan) render.Rect {
	v := n.picture
	near, ok := v.box(p.of)
	if !p.isNew {
		n.anchor = render.Point{}
		return near
	}
	if !ok {
		c := v.camera.toScene(fyne.NewPos(v.Size().Width/2, v.Size().Height/2))
		n.anchor = render.Point{}
		return render.Rect{X: c.X - newBoxWidth/2, Y: c.Y - newBoxHeight/2, W: newBoxWidth, H: newBoxHeight}
	}
	r := render.Rect{
		X: near.X + near.W/2 - newBoxWidth/2 + p.side.x*(near.W/2+newBoxWidth/2+48),
		Y: near.Y + near.H/2 - newBoxHeight/2 + p.side.y*(near.H/2+newBoxHeight/2+14),
		W: newBoxWidth, H: newBoxHeight,
	}
	c := middle(near)
	n.anchor = render.Point{X: c.X + p.side.x*near.W/2, Y: c.Y + p.side.y*near.H/2}
	return v.freeBelow(r)
}

// freeBelow moves a rectangle down until it covers no box.
func (v *picture) freeBelow(r render.Rect) render.Rect {
	for range v.scene.Boxes {
		moved := false
		for i := range v.scene.Boxes {
			if b := v.scene.Boxes[i].Rect; overlap(grown(b, 6), r) {
				r.Y, moved = b.Y+b.H+14, true
			}
		}
		if !moved {
			break
		}
	}
	return r
}

// place puts the entry over its box: at least as large as a name needs, and
// inside the canvas.
func (n *naming) place() {
	if n.plan == nil {
		return
	}
	at, size := n.picture.camera.rect(n.at)
	height := n.entry.MinSize().Height
	least := max(size.Width, 150*n.picture.app.look.scale())
	at.X -= (least - size.Width) / 2
	// A long name grows to the right only, so that what is read stays where it is.
	width := min(max(least, n.wanted()), max(least, n.picture.Size().Width-2*edgeRoom))
	at.X = max(min(at.X, n.picture.Size().Width-edgeRoom-width), min(at.X, edgeRoom))
	at.Y += (size.Height - height) / 2
	hint(&n.entry.Entry, n.plan.hint, width)
	n.entry.Resize(fyne.NewSize(width, height))
	n.entry.Move(at)
	n.entry.offers.place(n.entry, n.picture.Size())
}

// edgeRoom is what a long name leaves free beside the canvas's edges.
const edgeRoom = 8

// wanted is the width that shows the whole name, or the hint while there is
// none yet.
func (n *naming) wanted() float32 {
	text := n.entry.Text
	if text == "" {
		text = n.plan.hint
	}
	return fyne.MeasureText(text, theme.Size(theme.SizeNameText), n.entry.TextStyle).Width + entryRoom()
}

// entryRoom is what an entry needs beside its text, in pixels.
func entryRoom() float32 {
	return 2*theme.Size(theme.SizeNameText) + 2*theme.Size(theme.SizeNameInnerPadding)
}

// hint has an empty entry say as much as there is room for in a width, in pixels.
func hint(e *widget.Entry, text string, width float32) {
	if said := cutTo(text, width-entryRoom(), theme.Size(theme.SizeNameText), false); e.Text == "" && said != e.PlaceHolder {
		e.SetPlaceHolder(said)
	}
}

// boxRoom is what a new box shows of itself beside its name, in pixels.
const boxRoom = 5

func (n *naming) paint(p *painter) {
	if n.plan == nil {
		return
	}
	if n.empty {
		if n.anchor != (render.Point{}) {
			c := middle(n.at)
			to := render.Point{X: c.X - n.plan.side.x*n.at.W/2, Y: c.Y - n.plan.side.y*n.at.H/2}
			p.dashed(p.camera.toScreen(n.anchor), p.camera.toScreen(to), p.look.ink(render.InkAccent), 1)
		}
		at, size := p.camera.rect(n.at)
		if inner := n.entry.Size().Width + 2*boxRoom; inner > size.Width { // the box grows with its name
			at.X, size.Width = n.entry.Position().X-boxRoom, inner
		}
		p.rectangle(at, size, frame{fill: p.look.ink(inkSurface), stroke: p.look.ink(render.InkAccent), width: 1, radius: 6})
	}
	p.out = append(p.out, n.entry)
	n.entry.offers.paint(p)
}

// accept ends the naming: an empty name, or one that is as it was, changes
// nothing; one that is refused stays open, so that nothing typed is lost. It
// tells whether the model took the name.
func (n *naming) accept() bool {
	p, name := n.plan, strings.TrimSpace(n.entry.Text)
	if p == nil {
		return false
	}
	a := n.picture.app
	if there := n.entry.offers.picked(); there != "" {
		return n.join(there)
	}
	if name == "" || !p.isNew && name == p.was {
		n.close()
		return !p.isNew
	}
	before := n.picture.scene
	if p.isNew {
		// The box that was drawn for the name stands for it until the picture
		// with the new element is there.
		n.picture.scene = withTentative(before, p.made, n.at, name)
	}
	var err error
	isDone := false
	a.meter.work("name", func() {
		var c model.Change
		c, err = p.accept(name)
		isDone = a.edit(c, err)
	})
	if !isDone {
		n.picture.scene = before
		if isJoined(err) {
			n.close()
			return false
		}
		a.window.Canvas().Focus(n.entry)
		return false
	}
	n.close()
	if p.made != "" {
		n.choose(a.made(p))
	}
	return true
}

// join takes an element that is there instead of a new one.
func (n *naming) join(there model.ID) bool {
	id, taken := n.picture.app.joinPlanned(n.plan, there)
	if taken {
		n.close()
		n.choose(id)
	}
	return taken
}

func (n *naming) choose(id model.ID) {
	n.picture.app.choose(id)
	n.picture.reveal(id)
}

// close leaves everything as it was and shows what arrived meanwhile.
func (n *naming) close() {
	hadKeys := n.entry.hasKeys()
	n.plan = nil
	n.entry.Hide()
	n.entry.offers.close()
	v := n.picture
	if hadKeys {
		v.app.window.Canvas().Focus(v)
	}
	if v.held != nil {
		v.show(v.held)
		return
	}
	v.Refresh()
}

// withTentative is a scene with one more box.
func withTentative(s *render.Scene, id model.ID, at render.Rect, name string) *render.Scene {
	more := *s
	box := render.Box{ID: id, Kind: string(model.KindDeliverable), Rect: at, Shape: render.ShapeRound, Fill: render.InkPaper, Stroke: render.InkOutline, Width: 1.2, Title: name}
	more.Boxes = append(s.Boxes[:len(s.Boxes):len(s.Boxes)], box)
	text := render.Text{Of: id, Text: name, Rect: render.Rect{X: at.X + 4, Y: at.Y, W: at.W - 8, H: at.H}, Base: at.Y + at.H/2 + 5, Size: sizeText, Ink: render.InkText, Align: render.AlignMiddle}
	more.Texts = append(s.Texts[:len(s.Texts):len(s.Texts)], text)
	return &more
}
