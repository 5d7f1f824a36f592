package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynelayout "fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"hone/render"
)

// openMenu is a menu on the screen: a list of commands that is picked from by
// pointer or keys. What does not apply now is grey, and picked, says why.
type openMenu struct {
	app   *App
	popup *widget.PopUp
	list  *rows
	items []menuItem
	at    fyne.Position
	bar   int // which menu of the bar it is; below zero: none of them
}

// menuItem is one line: a command, a line between, or a further menu.
type menuItem struct {
	text    string
	key     string
	why     string
	checked bool
	rule    bool
	run     func()
	more    func() []menuItem
}

// showMenu opens a menu at a point of the window.
func (a *App) showMenu(items []menuItem, at fyne.Position, bar int) {
	o := &openMenu{app: a, at: at, bar: bar}
	o.list = newRows(a.look, -1, 0)
	o.list.pick = o.pick
	o.list.step = func(i int) { o.list.at = i }
	o.list.keys = o.key
	size := canvas.NewRectangle(color.Transparent)
	o.popup = widget.NewPopUp(container.NewStack(size, container.New(fynelayout.NewCustomPaddedLayout(4, 4, 0, 0), o.list), a.look.edge()), a.window.Canvas())
	o.fill(items)
	a.keeper = keeper{o.popup, o.list}
	a.window.Canvas().Focus(o.list)
}

// menuMark is the room for the sign that what a line is about is on, in pixels
// at 100 %: words stand below one another with it and without.
const menuMark = 16

// edge is the border of what lies over the window: in the dark no shadow sets it
// apart.
func (l *look) edge() *canvas.Rectangle {
	return &canvas.Rectangle{FillColor: color.Transparent, StrokeColor: l.ink(render.InkOutline), StrokeWidth: 1, CornerRadius: 6}
}

// fill shows items in the menu's place.
func (o *openMenu) fill(items []menuItem) {
	o.items = items
	scale := o.app.look.scale()
	text, key := float32(0), float32(0)
	lines := make([]row, len(items))
	for i, item := range items {
		mark, side := "", item.key
		if item.checked {
			mark = "✓"
		}
		if item.more != nil {
			side = "›"
		}
		text = max(text, fyne.MeasureText(item.text, sizeText*scale, fyne.TextStyle{}).Width/scale)
		key = max(key, fyne.MeasureText(side, sizeText*scale, fyne.TextStyle{}).Width/scale)
		lines[i] = row{faint: item.why != "", heading: item.rule, rule: item.rule, cells: []cell{{text: mark, ink: render.InkAccent}, {text: item.text}, {text: side, ink: render.InkMuted}}}
	}
	o.list.columns = []float32{menuMark, text + 28, key + 16}
	width := (menuMark + text + key + 28 + 16 + rowLeft) * scale
	room := o.app.window.Canvas().Size()
	height := min(float32(len(items))*o.list.height()+8, room.Height-20)
	o.list.at, o.list.top = -1, 0
	o.popup.Content.(*fyne.Container).Objects[0].(*canvas.Rectangle).SetMinSize(fyne.NewSize(width, height))
	o.list.show(lines)
	at := fyne.NewPos(min(o.at.X, room.Width-width-12), min(o.at.Y, room.Height-height-12))
	o.popup.ShowAtPosition(at)
	o.popup.Resize(fyne.NewSize(width, height))
}

// pick does an item, or shows the menu behind it.
func (o *openMenu) pick(i int) {
	item := o.items[i]
	switch {
	case item.rule:
	case item.more != nil:
		o.fill(item.more())
	default:
		o.close()
		if item.why != "" {
			o.app.notice(item.why)
			return
		}
		item.run()
	}
}

func (o *openMenu) close() {
	o.popup.Hide()
	o.app.focusPicture(o.app.active)
}

// key closes the menu, or goes to the menu beside it.
func (o *openMenu) key(c chord) bool {
	switch c {
	case "Esc", "F10":
		o.close()
	case "Left", "Right":
		by := 1
		if c == "Left" {
			by = -1
		}
		if n := len(o.app.desk.bar.menus); o.bar >= 0 {
			o.close()
			o.app.openBarMenu((o.bar + by + n) % n)
		}
	}
	return true
}

// openBarMenu opens a menu of the bar below its word.
func (a *App) openBarMenu(i int) {
	under := a.desk.bar.menus[i]
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(under)
	at.Y += under.Size().Height + 3
	a.showMenu(a.menuItems(menuTable()[i]), at, i)
}

// contextMenu shows what can be done with the selection, at a point.
func (a *App) contextMenu(at fyne.Position) {
	a.showMenu(a.menuItems(contextOf(a.active.view)), at, -1)
}
