package app

import (
	"strings"

	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// mapCells is the cursor on the cells of the journey map. A cell is named by the
// key that its hand edit has.
type mapCells struct {
	picture *picture
	at      model.ID
}

// cellAt is the cell at a point of the scene.
func (c *mapCells) cellAt(p render.Point) model.ID {
	for i := range c.picture.scene.Frames {
		if f := &c.picture.scene.Frames[i]; f.Kind == "cell" && contains(f.Rect, p) {
			return f.ID
		}
	}
	return ""
}

// textAt is the record that a line of text at a point speaks of.
func (c *mapCells) textAt(p render.Point) model.ID {
	for i := range c.picture.scene.Texts {
		if t := &c.picture.scene.Texts[i]; t.About != "" && contains(t.Rect, p) {
			return t.About
		}
	}
	return ""
}

// found is the cell with its phase, lane and hand edit, in the version drawn.
func (c *mapCells) found(id model.ID) (p model.JourneyPhase, lane model.Lane, ok bool) {
	if d := c.picture.app.drawn.derivation; d != nil && id != "" {
		return d.JourneyCell(string(id))
	}
	return p, lane, false
}

// pressed selects what is under the pointer: the element that a text speaks of,
// else all that the cell is made of. It tells whether that is all there is to do.
func (c *mapCells) pressed(at fyne.Position) bool {
	a, p := c.picture.app, c.picture.camera.toScene(at)
	cell := c.cellAt(p)
	if cell == "" {
		return false
	}
	if place, size, ok := c.resetPlace(cell); ok && at.X >= place.X && at.X < place.X+size.Width && at.Y >= place.Y && at.Y < place.Y+size.Height {
		c.reset(cell)
		return true
	}
	c.at = cell
	a.desk.panels.show()
	if id := c.picture.hit(at).id(); id != cell && a.head().Has(id) {
		return false
	}
	if id := c.textAt(p); a.head().Has(id) && !isOverlay(a.head(), id) {
		a.lightIn([]model.ID{id}, a.deliverables, a.actions)
		return true
	}
	c.light()
	return true
}

func isOverlay(m *model.Model, id model.ID) bool {
	_, ok := model.Find[model.Overlay](m, id)
	return ok
}

// light selects all that the cell is made of, in both views.
func (c *mapCells) light() {
	a := c.picture.app
	p, lane, ok := c.found(c.at)
	if !ok {
		return
	}
	if ids := a.drawn.derivation.JourneyElements(p, lane); len(ids) > 0 {
		a.lightIn(ids, a.deliverables, a.actions)
	} else {
		a.choose()
	}
	c.picture.Refresh()
	a.tellReason()
}

// edit asks for the text of the cell. What is derived stands below.
func (c *mapCells) edit() {
	a := c.picture.app
	p, lane, ok := c.found(c.at)
	if !ok {
		a.notice(a.texts.say("journey.choose"))
		return
	}
	if err := a.editable(); err != nil {
		a.notice(a.reason(err))
		return
	}
	key, derived := string(c.at), a.drawn.derivation.JourneyText(p, lane)
	asked := textAsked{title: a.cellName(p, lane), value: derived, back: c.picture, take: func(text string) bool {
		return a.edit(a.head().EditCell(key, a.mint(model.KindOverlay), text, derived))
	}}
	if e, edited := p.Edit(lane); edited {
		asked.value, asked.below = e.Text, a.texts.say("term.derived")+a.texts.say("punctuation.colon")+derived
		asked.reset = func() { c.reset(c.at) }
	}
	a.askText(asked)
}

// reset shows what is derived again.
func (c *mapCells) reset(cell model.ID) {
	a := c.picture.app
	a.edit(a.head().ResetCell(string(cell)))
}

// typed moves the cursor by the arrows, opens its cell by F2 or Enter, and takes
// a hand edit away by Delete.
func (c *mapCells) typed(k chord) bool {
	ways := map[chord]way{"Left": {-1, 0}, "Right": {1, 0}, "Up": {0, -1}, "Down": {0, 1}}
	switch {
	case ways[k] != way{}:
		c.walk(ways[k])
	case k == "F2" || k == "Enter":
		c.edit()
	case k == "Del":
		if c.at != "" {
			c.reset(c.at)
		}
	default:
		return false
	}
	return true
}

// walk goes to the next cell in a direction.
func (c *mapCells) walk(w way) {
	from, ok := c.picture.frameOf(c.at)
	best, nearest := model.ID(""), 0.0
	for i := range c.picture.scene.Frames {
		f := &c.picture.scene.Frames[i]
		if f.Kind != "cell" {
			continue
		}
		if !ok {
			best = f.ID
			break
		}
		dx, dy := middle(f.Rect).X-middle(from).X, middle(f.Rect).Y-middle(from).Y
		ahead, aside := dx*w.x+dy*w.y, abs(dx*w.y-dy*w.x)
		if ahead > 1 && aside < 1 && (best == "" || ahead < nearest) {
			best, nearest = f.ID, ahead
		}
	}
	if best == "" {
		return
	}
	c.at = best
	c.light()
	c.picture.reveal(best)
	c.picture.app.desk.panels.show()
}

func (v *picture) frameOf(id model.ID) (render.Rect, bool) {
	for i := range v.scene.Frames {
		if v.scene.Frames[i].ID == id && id != "" {
			return v.scene.Frames[i].Rect, true
		}
	}
	return render.Rect{}, false
}

// pointed is the cell under the pointer, else the one with the cursor.
func (c *mapCells) pointed() model.ID {
	if cell := c.hovered(); cell != "" {
		return cell
	}
	return c.at
}

func (c *mapCells) hovered() model.ID {
	h := &c.picture.hover
	if h.box == nil {
		return ""
	}
	if h.box.Kind == "cell" {
		return h.box.ID
	}
	return c.cellAt(middle(h.box.Rect))
}

// reason tells what the pointed cell is made of; of one that was written over,
// what is derived there.
func (c *mapCells) reason() string {
	a := c.picture.app
	if c.picture.hasFrameAlone() {
		return a.texts.say("empty.journey")
	}
	p, lane, ok := c.found(c.pointed())
	if !ok {
		return ""
	}
	name, text := a.cellName(p, lane), a.drawn.derivation.JourneyText(p, lane)
	if _, edited := p.Edit(lane); edited {
		return a.texts.say("journey.edited", "cell", name, "text", orDash(oneLine(text)))
	}
	return a.texts.say("journey.derived", "cell", name, "text", orDash(oneLine(text)))
}

func orDash(text string) string {
	if strings.TrimSpace(text) == "" {
		return "–"
	}
	return text
}

// resetPlace is where the way back to the derived text is, over a cell that was
// written over and is pointed at.
func (c *mapCells) resetPlace(cell model.ID) (fyne.Position, fyne.Size, bool) {
	p, lane, ok := c.found(cell)
	if !ok || cell != c.hovered() && cell != c.at {
		return fyne.Position{}, fyne.Size{}, false
	}
	if _, edited := p.Edit(lane); !edited {
		return fyne.Position{}, fyne.Size{}, false
	}
	r, _ := c.picture.frameOf(cell)
	at, size := c.picture.camera.rect(r)
	scale := c.picture.app.look.scale()
	width := fyne.MeasureText(c.picture.app.texts.say("button.derived"), sizeSmall*scale, fyne.TextStyle{Bold: true}).Width + 14*scale
	return fyne.NewPos(at.X+size.Width-width-3, at.Y+3), fyne.NewSize(width, 20*scale), true
}

// paint draws the cursor, the way back to the derived text, and the phases' names
// when their arrows are out of sight.
func (c *mapCells) paint(p *painter) {
	if r, ok := c.picture.frameOf(c.at); ok {
		at, size := p.camera.rect(r)
		p.rectangle(at, size, frame{stroke: p.look.ink(render.InkWarm), width: 2, radius: 4})
	}
	for _, cell := range []model.ID{c.hovered(), c.at} {
		if at, size, ok := c.resetPlace(cell); ok {
			scale := p.look.scale()
			p.rectangle(at, size, frame{fill: p.look.ink(inkSurface), stroke: p.look.ink(render.InkAccent), width: 1, radius: 5})
			p.write(fyne.NewPos(at.X+7*scale, at.Y+14*scale), 0, letters{text: c.picture.app.texts.say("button.derived"), size: sizeSmall * scale, bold: true, ink: p.look.ink(render.InkAccent)})
		}
	}
	c.paintPhases(p)
}

func (c *mapCells) paintPhases(p *painter) {
	for i := range c.picture.scene.Frames {
		f := &c.picture.scene.Frames[i]
		if f.Kind != "phase" || f.Rect.Y+f.Rect.H > p.sight.Y+4/p.camera.Zoom {
			continue
		}
		at, size := p.camera.rect(f.Rect)
		letter := float32(sizeText) * p.look.scale()
		p.rectangle(fyne.NewPos(at.X, 0), fyne.NewSize(size.Width, letter+11), frame{fill: p.look.ink(render.InkWash)})
		p.write(fyne.NewPos(max(at.X, 0)+14, letter+4), 0, letters{text: cutTo(f.Title, size.Width-24, letter, true), size: letter, bold: true, ink: p.look.ink(render.InkAccent)})
	}
}

// The zooms between which the map is opened: as wide as the panel, and to be read.
const leastMap, mostMap = 0.85, 1.15

// enterMap shows the map as wide as it can be read, from its phases on where there
// is no room for all.
func (v *picture) enterMap() {
	whole, size, scale := v.whole(), v.Size(), float64(v.app.look.scale())
	if whole.W <= 0 || size.Width < 1 {
		return
	}
	v.framed = true
	zoom := min(max(float64(size.Width)/whole.W, leastMap*scale), mostMap*scale)
	c := camera{Zoom: zoom, X: whole.X, Y: whole.Y}
	for i := range v.scene.Frames {
		if f := &v.scene.Frames[i]; f.Kind == "phase" && whole.H*zoom > float64(size.Height) {
			c.Y = f.Rect.Y - 6
			break
		}
	}
	v.look(c)
}
