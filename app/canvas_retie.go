package app

import (
	"math"

	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// lineEnd is an end of a line in the picture.
type lineEnd int

const (
	endNone lineEnd = iota
	endFirst
	endLast
)

// retying draws an end of the selected line to another box: the relation then
// holds for that one, of the same kind as before.
type retying struct {
	picture *picture
	was     model.Relation
	isFrom  bool         // the end that is drawn says whose relation it is
	fixed   render.Point // where the other end is
	still   *render.Box  // what it is at
	to      render.Point
	over    *render.Box // in the picture in
	in      *picture
}

// tiedLine is the line of the relation that is selected alone, with the boxes at
// its two ends; nil when there is none or one end is out of the picture.
func (v *picture) tiedLine() (line *render.Line, r model.Relation) {
	ids := v.app.selection.ids
	if len(ids) != 1 || v.view == "" {
		return nil, r
	}
	r, ok := model.Find[model.Relation](v.app.head(), ids[0])
	if !ok || v.shownBox(r.From) == nil || v.shownBox(r.To) == nil {
		return nil, r
	}
	for i := range v.scene.Lines {
		if l := &v.scene.Lines[i]; l.ID == r.ID && len(l.Points) > 1 {
			return l, r
		}
	}
	return nil, r
}

// shownBox is the box or frame of an element; nil when it is not in the picture.
func (v *picture) shownBox(id model.ID) *render.Box {
	for i := range v.scene.Boxes {
		if b := &v.scene.Boxes[i]; b.Record() == id && isNode(b) {
			return b
		}
	}
	return v.frame(id)
}

// fromFirst tells whether a line is drawn from the record whose relation it is.
// A line may end at the dot of alternatives, so both ends are weighed together.
func (v *picture) fromFirst(l *render.Line, r model.Relation) bool {
	from, to := v.shownBox(r.From).Rect, v.shownBox(r.To).Rect
	first, last := l.Points[0], l.Points[len(l.Points)-1]
	return away(from, first)+away(to, last) < away(from, last)+away(to, first)
}

// away is how far a point is from a rectangle.
func away(r render.Rect, p render.Point) float64 {
	return math.Hypot(max(r.X-p.X, 0, p.X-r.X-r.W), max(r.Y-p.Y, 0, p.Y-r.Y-r.H))
}

// pointOf is where an end of a line is.
func pointOf(l *render.Line, end lineEnd) render.Point {
	if end == endFirst {
		return l.Points[0]
	}
	return l.Points[len(l.Points)-1]
}

// hitEnd finds an end of the selected line.
func (v *picture) hitEnd(at fyne.Position) (target, bool) {
	l, _ := v.tiedLine()
	if l == nil || v.camera.Zoom < markZoom {
		return target{}, false
	}
	for _, end := range []lineEnd{endLast, endFirst} {
		if c := v.camera.toScreen(pointOf(l, end)); math.Hypot(float64(c.X-at.X), float64(c.Y-at.Y)) <= handleReach {
			return target{line: l, end: end, at: at}, true
		}
	}
	return target{}, false
}

// lineEnds shows where the selected line can be drawn elsewhere.
func (v *picture) lineEnds(p *painter) {
	l, _ := v.tiedLine()
	if l == nil || v.gesture != nil || v.camera.Zoom < markZoom || v.app.isReadOnly() {
		return
	}
	for _, end := range []lineEnd{endFirst, endLast} {
		f := frame{fill: p.look.ink(render.InkPaper), stroke: p.look.ink(render.InkWarm), width: 1.5}
		if v.hover.end == end {
			f.fill = f.stroke
		}
		p.dot(v.camera.toScreen(pointOf(l, end)), 5, f)
	}
}

// newRetying begins to draw an end of the selected line; nil when it has gone.
func newRetying(v *picture, p *press) gesture {
	l, r := v.tiedLine()
	if l == nil {
		return nil
	}
	isFirst := p.on.end == endFirst
	g := &retying{picture: v, was: r, isFrom: isFirst == v.fromFirst(l, r), to: p.at, fixed: pointOf(l, endFirst)}
	if isFirst {
		g.fixed = pointOf(l, endLast)
	}
	g.still = v.shownBox(r.From)
	if g.isFrom {
		g.still = v.shownBox(r.To)
	}
	return g
}

func (g *retying) moved(to render.Point) {
	g.to = to
	g.over, g.in = g.picture.under(to, g.still)
}

// relation is what the line would say then. Alternatives are those of one
// dependent: drawn to another, the need is one of its own.
func (g *retying) relation() model.Relation {
	from, to, group := g.was.From, g.over.Record(), g.was.Group
	if g.isFrom {
		from, to = g.over.Record(), g.was.To
	}
	if from != g.was.From {
		group = ""
	}
	now := model.NewRelation(g.was.Rel, from, to, group)
	now.Label = g.was.Label
	return now
}

func (g *retying) dropped() {
	a := g.picture.app
	if g.over == nil || g.relation() == g.was {
		return
	}
	if now := g.relation(); a.edit(a.head().Retie(g.was.ID, now)) {
		a.choose(now.ID)
	}
}

func (g *retying) paint(p *painter) { g.paintIn(g.picture, p) }

func (g *retying) paintIn(v *picture, p *painter) {
	d := drawnLine{from: g.picture, start: g.picture.camera.toScreen(g.fixed), to: g.to, over: g.over, in: g.in}
	if g.over != nil && g.relation() != g.was {
		_, d.err = v.app.head().Retie(g.was.ID, g.relation())
		d.says = g.was.Rel
	}
	d.paint(v, p)
}

// drawnLine is a line on its way to a box of either view.
type drawnLine struct {
	from  *picture // that it is drawn out of
	start fyne.Position
	to    render.Point
	over  *render.Box // that it would lead to, in the picture in
	in    *picture
	says  model.RelationKind // empty: what is there already
	err   error              // why it cannot
}

// paint draws the part of the line that one of the two views shows.
func (d drawnLine) paint(v *picture, p *painter) {
	ink := p.look.ink(render.InkAccent)
	off := fyne.Position{}
	if v != d.from {
		off = d.from.from(v)
	}
	end := d.from.camera.toScreen(d.to).Add(off)
	p.stroke(d.start.Add(off), end, ink, 1.5)
	p.dot(end, 4, frame{fill: ink})
	if d.over == nil || d.in != v || d.says == "" {
		return
	}
	at, size := p.camera.rect(grown(d.over.Rect, 4/p.camera.Zoom))
	f, lines := frame{stroke: ink, width: 2, radius: 9}, []string{v.app.texts.say("relation." + string(d.says))}
	if d.err != nil {
		f.stroke = p.look.ink(render.InkAlarm)
		lines = append(lines, v.app.reason(d.err))
	}
	p.rectangle(at, size, f)
	p.note(fyne.NewPos(end.X+14, end.Y+14), lines, v.Size())
}
