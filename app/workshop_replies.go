package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"hone/render"
)

// replies are the ready answers of a card, side by side, each with its number:
// picked by a click, by Alt and the number, or with the arrows and Enter.
type replies struct {
	widget.BaseWidget
	question *question
	list     []ready
	places   []replyPlace
	at       int // the keyboard's
	hover    int
	focused  bool
	painter  painter
	objects  []fyne.CanvasObject
}

// replyPlace is where a ready answer is drawn.
type replyPlace struct {
	at   fyne.Position
	size fyne.Size
	text string
}

func newReplies(q *question) *replies {
	r := &replies{question: q, hover: -1}
	r.painter.look = q.app.look
	r.ExtendBaseWidget(r)
	return r
}

// put shows other answers.
func (r *replies) put(list []ready) {
	r.list, r.hover = list, -1
	r.at = min(max(r.at, 0), max(0, len(list)-1))
	if !r.focused {
		r.at = 0
	}
	r.Refresh()
}

// lay places the answers row by row; those that do not fit are left out, and can
// be typed.
func (r *replies) lay() {
	scale, room := r.question.app.look.scale(), r.Size()
	r.places = r.places[:0]
	x, y, height := float32(0), float32(2), 30*scale
	for i, one := range r.list {
		size := sizeText * scale
		text := cutTo(itoa(i+1)+"　"+one.text, max(40, room.Width-20*scale), size, false)
		width := fyne.MeasureText(text, size, fyne.TextStyle{}).Width + 20*scale
		if x > 0 && x+width > room.Width {
			x, y = 0, y+height+4*scale
		}
		if y+height > room.Height+2 {
			return
		}
		r.places = append(r.places, replyPlace{fyne.NewPos(x, y), fyne.NewSize(width, height), text})
		x += width + 6*scale
	}
}

func (r *replies) index(at fyne.Position) int {
	for i, p := range r.places {
		if at.X >= p.at.X && at.X < p.at.X+p.size.Width && at.Y >= p.at.Y && at.Y < p.at.Y+p.size.Height {
			return i
		}
	}
	return -1
}

func (r *replies) Tapped(e *fyne.PointEvent) { r.question.pick(r.index(e.Position)) }

func (r *replies) MouseIn(e *desktop.MouseEvent) { r.MouseMoved(e) }

func (r *replies) MouseMoved(e *desktop.MouseEvent) {
	if i := r.index(e.Position); i != r.hover {
		r.hover = i
		r.Refresh()
	}
}

func (r *replies) MouseOut() { r.hover = -1; r.Refresh() }

func (r *replies) Cursor() desktop.Cursor {
	if r.hover >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

func (r *replies) FocusGained() { r.focused = true; r.Refresh() }

func (r *replies) FocusLost() { r.focused, r.at = false, 0; r.Refresh() }

// TypedRune picks by number.
func (r *replies) TypedRune(c rune) {
	switch {
	case c == ' ':
		r.question.pick(r.at)
	case c >= '1' && c <= '9':
		r.question.pick(int(c - '1'))
	}
}

// AcceptsTab is true: Tab goes back to the answer in words.
func (r *replies) AcceptsTab() bool { return true }

func (r *replies) TypedKey(k *fyne.KeyEvent) {
	switch c := chordOf(k.Name, 0); c {
	case "Left", "Up":
		r.at = max(0, r.at-1)
		if c == "Up" {
			r.question.app.workshop.focus()
		}
	case "Right", "Down":
		r.at = min(len(r.places)-1, r.at+1)
	case "Enter":
		r.question.pick(r.at)
	case "Tab", "Esc":
		r.question.app.workshop.focus()
	default:
		if !c.isLetter() {
			r.question.app.typedElsewhere(c)
		}
	}
	r.Refresh()
}

func (r *replies) TypedShortcut(s fyne.Shortcut) { r.question.app.typedElsewhere(chordOfShortcut(s)) }

func (r *replies) CreateRenderer() fyne.WidgetRenderer { return &repliesRenderer{r} }

type repliesRenderer struct{ *replies }

func (r *repliesRenderer) Destroy() {}

func (r *repliesRenderer) MinSize() fyne.Size { return fyne.NewSize(40, 30) }

func (r *repliesRenderer) Layout(fyne.Size) { r.draw() }

func (r *repliesRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *repliesRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.replies)
}

func (r *replies) draw() {
	r.lay()
	p, l, scale := &r.painter, r.question.app.look, r.question.app.look.scale()
	p.begin(camera{Zoom: 1}, r.Size())
	for i, place := range r.places {
		f := frame{fill: l.ink(inkSurface), stroke: l.ink(render.InkHair), width: 1, radius: 6 * scale}
		if i == r.hover {
			f.fill = l.ink(inkHover)
		}
		if r.focused && i == r.at {
			f.fill, f.stroke, f.width = l.ink(render.InkWash), l.ink(render.InkAccent), 1.5
		}
		p.rectangle(place.at, place.size, f)
		p.write(fyne.NewPos(place.at.X+10*scale, place.at.Y+place.size.Height/2+4.7*scale), 0, letters{text: place.text, size: sizeText * scale, ink: l.ink(render.InkText)})
	}
	r.objects = p.out
}
