package app

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"hone/model"
	"hone/render"
)

// row is one line of a list.
type row struct {
	id      model.ID // the record that it is about, if any
	cells   []cell
	indent  int
	heading bool
	fold    fold
	faint   bool
	rule    bool      // a line between, without text
	action  string    // what can be done with it at once, at the right
	tip     string    // why it is there, said while it is pointed at
	leadIn  string    // no tip: this and the text of the last cell is said
	columns []float32 // its own widths, instead of the list's
}

// cell is a piece of text in a row.
type cell struct {
	text string
	bold bool
	ink  render.Ink // empty: that of names
	tip  string     // what is said while it is pointed at, instead of the row's
	tick tick       // a box before the text
	bar  float32    // a bar as long as this share of the cell, instead of the text
	edit *change    // how it is changed in its place; nil: it is only read
}

// fold tells whether a row has others below it that can be hidden.
type fold int

const (
	foldNone fold = iota
	foldOpen
	foldShut
)

// rows is a list of any length that draws only what is in sight. It is the
// outline, every panel, and the lists that are picked from.
type rows struct {
	widget.BaseWidget
	look    *look
	list    []row
	columns []float32 // widths in pixels; one below zero shares what is left
	wraps   bool      // long texts go on in a second line
	isTall  bool      // some do
	empty   string    // said when there are none
	offers  []offer   // what can be done then

	marked func(row) bool                 // washed: selected
	pick   func(i int)                    // clicked, or Enter
	step   func(i int)                    // the keyboard came to it; nil: pick
	unfold func(i int)                    // the triangle was clicked
	keys   func(c chord) bool             // what the list has no use for
	act    func(i int)                    // the row's action was clicked, or Space
	change func(i, col int, first string) // a cell is to be changed; first was typed already
	told   func()                         // what is pointed at, by pointer or keys, is another
	typing *rowEntry                      // the field over a cell; nil: none was needed yet
	first  func(c chord) bool             // takes a key before the list does; then Tab is one
	letter func(r rune)                   // takes what is typed; nil: keys

	wait func(then func()) // until the pointer rests; nil: texts that are cut are not told

	deepest int    // level of any row
	widest  string // the longest of the rows' actions
	at      int    // the keyboard's row
	col     int    // the cell in it that the keyboard is at; below zero: the row
	hover   int
	over    int // the cell under the pointer
	slip    int // the row whose whole text is told
	top     float32
	focused bool
	shift   bool
	painter painter
	ground  *canvas.Rectangle
	objects []fyne.CanvasObject
}

// rowHeight is a row's height in pixels at 100 %.
const rowHeight = 27

func newRows(l *look, columns ...float32) *rows {
	r := &rows{look: l, columns: columns, hover: -1, at: -1, col: -1, over: -1, slip: noSlip}
	r.painter.look = l
	r.ground = canvas.NewRectangle(color.Transparent)
	r.ExtendBaseWidget(r)
	return r
}

// show puts other rows into the list.
func (r *rows) show(list []row) {
	r.list, r.deepest, r.widest = list, 0, ""
	for i := range list {
		r.deepest = max(r.deepest, list[i].indent)
		if len(list[i].action) > len(r.widest) {
			r.widest = list[i].action
		}
	}
	if r.at >= len(list) {
		r.at = len(list) - 1
	}
	r.fitLines()
	r.hover, r.over, r.slip = -1, -1, noSlip
	if !r.edits(r.at, r.col) {
		r.col = -1
	}
	r.scroll(0)
}

// find is the index of the row about a record, or below zero.
func (r *rows) find(id model.ID) int {
	for i := range r.list {
		if r.list[i].id == id && id != "" {
			return i
		}
	}
	return -1
}

// reveal brings a row into sight.
func (r *rows) reveal(i int) {
	if i < 0 {
		return
	}
	r.slip = noSlip
	y, h := float32(i)*r.height(), r.height()
	switch {
	case y < r.top:
		r.top = y
	case y+h > r.top+r.Size().Height:
		r.top = y + h - r.Size().Height
	}
	r.scroll(0)
}

func (r *rows) scroll(by float32) {
	most := max(0, float32(len(r.list))*r.height()-r.Size().Height)
	if top := min(max(0, r.top-by), most); top != r.top {
		r.top, r.slip = top, noSlip
	}
	r.Refresh()
}

// index is the row at a height of the widget, or below zero.
func (r *rows) index(y float32) int {
	i := int((y + r.top) / r.height())
	if y < 0 || i >= len(r.list) {
		return -1
	}
	return i
}

func (r *rows) Scrolled(e *fyne.ScrollEvent) { r.scroll(e.Scrolled.DY) }

func (r *rows) MouseDown(e *desktop.MouseEvent) {
	fyne.CurrentApp().Driver().CanvasForObject(r).Focus(r)
	i := r.index(e.Position.Y)
	if i < 0 {
		r.takeOffer(r.offerAt(e.Position))
		return
	}
	if left := r.indent(i); r.list[i].fold != foldNone && e.Position.X < left+6 && e.Position.X > left-16 {
		r.unfold(i)
		return
	}
	r.at, r.col = i, -1
	switch w := &r.list[i]; {
	case r.edits(i, r.columnAt(i, e.Position.X)):
		col := r.columnAt(i, e.Position.X)
		if r.pick != nil {
			r.pick(i)
		}
		r.at, r.col = i, col
		r.change(i, col, "")
	case w.action != "" && e.Position.X > r.Size().Width-r.actionWidth(w):
		r.act(i)
	case r.pick != nil && !w.heading:
		r.pick(i)
	}
	r.Refresh()
}

// actionWidth is the room of a row's action at the right.
func (r *rows) actionWidth(w *row) float32 {
	return r.roomFor(w.action)
}

// roomFor is the room that an action's words take at the right.
func (r *rows) roomFor(action string) float32 {
	if action == "" {
		return 0
	}
	return fyne.MeasureText(action, sizeText*r.look.scale(), fyne.TextStyle{Bold: true}).Width + 28
}

func (r *rows) MouseUp(*desktop.MouseEvent) {}

func (r *rows) MouseIn(e *desktop.MouseEvent) { r.MouseMoved(e) }

func (r *rows) MouseMoved(e *desktop.MouseEvent) {
	i := r.index(e.Position.Y)
	if len(r.list) == 0 {
		r.hovers(-1, r.offerAt(e.Position))
		return
	}
	r.hovers(i, r.columnAt(i, e.Position.X))
}

func (r *rows) MouseOut() { r.hovers(-1, -1) }

func (r *rows) hovers(i, col int) {
	if i == r.hover && col == r.over {
		return
	}
	r.hover, r.over = i, col
	r.rest()
	r.Refresh()
	r.tell()
}

func (r *rows) FocusGained() { r.focused = true; r.Refresh(); r.tell() }

func (r *rows) FocusLost() { r.focused, r.shift = false, false; r.Refresh(); r.tell() }

func (r *rows) KeyDown(e *fyne.KeyEvent) { r.shift = r.shift || isShift(e.Name) }

func (r *rows) KeyUp(e *fyne.KeyEvent) { r.shift = r.shift && !isShift(e.Name) }

func (r *rows) TypedRune(c rune) {
	if r.edits(r.at, r.col) {
		r.change(r.at, r.col, strings.TrimSpace(string(c)))
		return
	}
	if c == ' ' && r.at >= 0 && r.at < len(r.list) && r.list[r.at].action != "" {
		r.act(r.at)
		return
	}
	if r.letter != nil {
		r.letter(c)
		return
	}
	r.pass(chordOfRune(c))
}

// AcceptsTab tells whether Tab is a key of the list's own.
func (r *rows) AcceptsTab() bool { return r.first != nil }

func (r *rows) TypedShortcut(s fyne.Shortcut) { r.pass(chordOfShortcut(s)) }

func (r *rows) pass(c chord) {
	if r.keys != nil {
		r.keys(c)
	}
}

func (r *rows) TypedKey(e *fyne.KeyEvent) {
	c := chordOf(e.Name, held(r.shift))
	if r.first != nil && r.first(c) {
		return
	}
	switch c {
	case "Up":
		r.move(-1)
	case "Down":
		r.move(1)
	case "PgUp":
		r.move(-max(1, int(r.Size().Height/r.height())-1))
	case "PgDn":
		r.move(max(1, int(r.Size().Height/r.height())-1))
	case "Enter", "F2":
		if r.edits(r.at, r.col) {
			r.change(r.at, r.col, "")
		} else if len(r.list) == 0 {
			r.takeOffer(max(r.col, 0))
		} else if r.at >= 0 && r.at < len(r.list) && r.pick != nil {
			r.pick(r.at)
		}
	case "Left", "Right":
		if !r.turn(c == "Left") && !r.turnOffer(c == "Left") && !r.sideways(c == "Left") {
			r.pass(c)
		}
	default:
		if !c.isLetter() {
			r.pass(c)
		}
	}
}

// turn shuts or opens the keyboard's row, when it can.
func (r *rows) turn(shut bool) bool {
	if r.unfold == nil || r.at < 0 || r.at >= len(r.list) || r.list[r.at].fold == foldNone || r.col >= 0 {
		return false
	}
	if (r.list[r.at].fold == foldOpen) != shut {
		return false
	}
	r.unfold(r.at)
	return true
}

// move brings the keyboard to another row; headings are passed over.
func (r *rows) move(by int) {
	i := min(max(r.at+by, 0), len(r.list)-1)
	for i >= 0 && i < len(r.list) && r.list[i].heading && i+sign(by) >= 0 && i+sign(by) < len(r.list) {
		i += sign(by)
	}
	if i < 0 || i >= len(r.list) {
		return
	}
	r.at = i
	if !r.edits(i, r.col) {
		r.col = -1
	}
	r.reveal(i)
	r.tell()
	switch {
	case r.step != nil:
		r.step(i)
	case r.pick != nil:
		r.pick(i)
	}
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}
