package app

import (
	"image/color"
	"slices"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"hone/model"
	"hone/render"
)

// nameOffers is the list below the field of a new element's name: those that are
// there already and whose names hold what is typed. Down picks one, which is then
// joined as the new one would be; Enter alone keeps the name as it is typed.
type nameOffers struct {
	app    *App
	ground *canvas.Rectangle
	list   *rows
	ids    []model.ID
}

// mostOffered is how many elements are offered at once.
const mostOffered = 5

func newNameOffers(a *App, take func()) *nameOffers {
	o := &nameOffers{app: a, ground: canvas.NewRectangle(color.Transparent), list: newRows(a.look, -1, 20)}
	o.list.marked = func(row) bool { return false }
	o.list.step = func(i int) { o.list.at = i }
	o.list.pick = func(i int) {
		o.list.at = i
		take()
	}
	o.ground.StrokeWidth, o.ground.CornerRadius = 1, 6
	o.close()
	return o
}

// follow offers what fits a text; it tells whether there is something else to
// draw than before.
func (o *nameOffers) follow(p *plan, text string) bool {
	had := len(o.ids) > 0
	o.ids = o.fitting(p, text)
	o.list.at, o.list.top, o.list.focused = -1, 0, true
	if len(o.ids) == 0 {
		o.close()
		return had
	}
	lines := make([]row, len(o.ids))
	for i, id := range o.ids {
		lines[i] = row{id: id, cells: []cell{{text: oneLine(nameIn(o.app.head(), id))}, {ink: render.InkMuted}}}
	}
	lines[0].cells[1].text = "↓"
	o.ground.Show()
	o.list.Show()
	o.list.show(lines)
	return true
}

// fitting lists the elements to offer, those first whose names begin alike.
func (o *nameOffers) fitting(p *plan, text string) []model.ID {
	typed := folded(text)
	if p == nil || p.join == nil || isShort(typed) {
		return nil
	}
	type fitted struct {
		id    model.ID
		score int
	}
	var fits []fitted
	for _, r := range o.app.head().Records(p.kind) {
		if score, ok := fit(text, model.NameOf(r)); ok && score < 100 {
			fits = append(fits, fitted{r.Key(), score})
		}
	}
	slices.SortStableFunc(fits, func(a, b fitted) int { return a.score - b.score })
	var ids []model.ID
	for _, f := range fits {
		if _, err := p.join(f.id); err == nil && len(ids) < mostOffered {
			ids = append(ids, f.id)
		}
	}
	return ids
}

// isShort tells whether too little is typed to mean a name: one Latin letter.
func isShort(text string) bool {
	letters := []rune(text)
	return len(letters) == 0 || len(letters) == 1 && letters[0] < unicode.MaxLatin1
}

// move takes the arrows while something is offered: above the first is what is
// typed.
func (o *nameOffers) move(key fyne.KeyName) bool {
	if len(o.ids) == 0 || key != fyne.KeyDown && key != fyne.KeyUp {
		return false
	}
	by := 1
	if key == fyne.KeyUp {
		by = -1
	}
	o.list.at = max(-1, min(o.list.at+by, len(o.ids)-1))
	o.list.Refresh()
	return true
}

// picked is the element that is to be joined; empty: what is typed is new.
func (o *nameOffers) picked() model.ID {
	if o.list.at < 0 || o.list.at >= len(o.ids) {
		return ""
	}
	return o.ids[o.list.at]
}

func (o *nameOffers) close() {
	o.ids, o.list.at = nil, -1
	o.ground.Hide()
	o.list.Hide()
}

// place puts the list below a field, or above it where there is no room below.
func (o *nameOffers) place(field fyne.CanvasObject, room fyne.Size) {
	if len(o.ids) == 0 {
		return
	}
	at, size, scale := field.Position(), field.Size(), o.app.look.scale()
	wide := min(max(size.Width, 280*scale), room.Width-2*edgeRoom)
	o.explain(wide)
	tall := float32(len(o.ids)) * o.list.height()
	y := at.Y + size.Height + 3
	if y+tall > room.Height-2 && at.Y > tall+5 {
		y = at.Y - tall - 3
	}
	corner := fyne.NewPos(max(edgeRoom, min(at.X, room.Width-wide-edgeRoom)), y)
	o.list.Move(corner)
	o.list.Resize(fyne.NewSize(wide, tall))
	o.ground.FillColor, o.ground.StrokeColor = o.app.look.ink(inkSurface), o.app.look.ink(render.InkOutline)
	o.ground.Move(corner.SubtractXY(1, 1))
	o.ground.Resize(fyne.NewSize(wide+2, tall+2))
}

// explain says what the key does where there is room for it.
func (o *nameOffers) explain(wide float32) {
	text, scale := "↓", o.app.look.scale()
	if words := text + " " + o.app.texts.say("naming.offer"); wide >= 260*scale {
		text = words
	}
	width := fyne.MeasureText(text, sizeText*scale, fyne.TextStyle{}).Width + 14*scale
	o.list.list[0].cells[1].text, o.list.columns[1] = text, width
}

func (o *nameOffers) paint(p *painter) {
	if len(o.ids) > 0 {
		p.out = append(p.out, o.ground, o.list)
	}
}

// joinPlanned joins what a plan would have made anew to an element that is there,
// and gives what is selected then.
func (a *App) joinPlanned(p *plan, there model.ID) (selected model.ID, taken bool) {
	c, err := p.join(there)
	if err == nil && c.IsEmpty() { // it was to stand alone: there it is
		return there, true
	}
	if !a.edit(c, err) {
		return "", false
	}
	return a.made(p), true
}
