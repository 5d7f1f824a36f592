package app

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"hone/render"
)

// option is one thing that can be picked.
type option struct {
	title string
	side  string // at the right: a key, a kind
	why   string // why it cannot be picked now; shown, and not picked
	pick  func()
}

// chooser is a list that is picked from by typing part of a name: the palette
// of commands, the search, the other end of a relation, a reference's record.
type chooser struct {
	app     *App
	popup   *widget.PopUp
	entry   *chooserEntry
	list    *rows
	options []option
	shown   []option                         // those that fit what is typed
	fresh   func(text string) (option, bool) // offered when nothing fits
	offers  func(text string) []option       // what can be made of any text
	back    fyne.Focusable                   // has the keys afterwards; nil: the view
	hint    string
	closed  bool // by a pick or by Escape
}

// mostShown is how many options a list shows at once.
const mostShown = 400

// pickFrom opens a chooser over the window.
func (a *App) pickFrom(hint string, options []option, fresh func(text string) (option, bool)) *chooser {
	c := &chooser{app: a, options: options, fresh: fresh, hint: hint}
	c.entry = &chooserEntry{chooser: c}
	c.entry.ExtendBaseWidget(c.entry)
	c.entry.SetPlaceHolder(hint)
	c.entry.OnChanged = c.filter
	c.list = newRows(a.look, columnsFor(options)...)
	c.list.wait = func(then func()) { a.border.after("tip chooser", tipAfter, then) }
	c.list.empty = a.texts.say("empty.search")
	c.list.pick = c.pick
	c.list.step = func(i int) { c.list.at = i }
	c.list.marked = func(row) bool { return false }
	scale := a.look.scale()
	room := a.window.Canvas().Size()
	size := fyne.NewSize(min(720*scale, room.Width-40), min(380*scale, room.Height-80))
	if len(options) == 0 && fresh != nil { // nothing is searched: a name is asked for
		c.list.empty, size.Height = a.texts.say("chooser.fresh"), min(size.Height, freshHeight*scale)
	}
	height := canvas.NewRectangle(color.Transparent)
	height.SetMinSize(size)
	c.popup = a.newPopUp(container.NewStack(height, container.NewBorder(c.entry, nil, nil, nil, c.list), a.look.edge()), c.left)
	c.filter("")
	c.popup.Resize(size)
	c.popup.ShowAtPosition(fyne.NewPos((room.Width-size.Width)/2, min(90*scale, room.Height/6)))
	a.keeper = keeper{c.popup, c.entry}
	a.window.Canvas().Focus(c.entry)
	if draft := a.drafts[hint]; draft != "" {
		c.begin(draft)
		c.entry.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	return c
}

// freshHeight is the height, in pixels at 100 %, of a chooser that only asks for
// a name: the field and the line that makes it.
const freshHeight = 104

// left keeps what was typed when a click beside the list has taken it away.
// Where only what is there is searched, there is nothing to keep.
func (c *chooser) left() {
	text := strings.TrimSpace(c.entry.Text)
	if c.closed || text == "" || c.fresh == nil && c.offers == nil {
		return
	}
	c.app.keepDraft(c.hint, c.entry.Text)
	c.app.notice(c.app.texts.say("naming.kept", "text", clip(oneLine(text), 24)))
}

// begin puts what has been typed already into the field.
func (c *chooser) begin(first string) {
	if first != "" {
		c.entry.SetText(first)
		c.entry.CursorColumn = len([]rune(first))
	}
}

// filter shows what fits a text, best first; what cannot be picked comes last.
func (c *chooser) filter(text string) {
	c.shown = fittingOptions(c.options, text, c.fresh)
	if text = strings.TrimSpace(text); c.offers != nil && text != "" {
		c.shown = append(c.shown, c.offers(text)...)
	}
	list := make([]row, len(c.shown))
	for i, o := range c.shown {
		list[i] = rowOf(o)
	}
	c.list.at, c.list.top, c.list.focused = 0, 0, true
	c.list.show(list)
}

// fittingOptions are the options that fit a text, best first, what cannot be picked
// last; and the offer to make something new of the text, when nothing is called
// so.
func fittingOptions(options []option, text string, fresh func(string) (option, bool)) []option {
	type ranked struct {
		option
		score int
	}
	var fits []ranked
	for _, o := range options {
		if score, ok := fit(text, o.title); ok {
			if o.why != "" {
				score += 1000
			}
			fits = append(fits, ranked{o, score})
		}
	}
	slices.SortStableFunc(fits, func(a, b ranked) int { return a.score - b.score })
	var shown []option
	for _, f := range fits[:min(len(fits), mostShown)] {
		shown = append(shown, f.option)
	}
	isThere := slices.ContainsFunc(options, func(o option) bool { return o.title == text })
	if name := strings.TrimSpace(text); fresh != nil && name != "" && !isThere {
		if o, ok := fresh(name); ok {
			shown = append(shown, o)
		}
	}
	return shown
}

func rowOf(o option) row {
	r := row{cells: []cell{{text: o.title}, {text: o.side, ink: render.InkMuted}}}
	if o.why != "" {
		r.faint = true
		r.cells = append(r.cells, cell{text: o.why, ink: render.InkMuted})
	}
	return r
}

// columnsFor are the columns of options: what it is, what is beside it, and,
// where some cannot be picked, why not.
func columnsFor(options []option) []float32 {
	if slices.ContainsFunc(options, func(o option) bool { return o.why != "" }) {
		return []float32{-0.45, 124, -0.55}
	}
	return []float32{-0.58, -0.42}
}

// pick closes the list and does what was picked; what cannot be done says why.
func (c *chooser) pick(i int) {
	if i < 0 || i >= len(c.shown) {
		return
	}
	o := c.shown[i]
	c.close()
	if o.why != "" {
		c.app.notice(o.why)
		return
	}
	o.pick()
}

func (c *chooser) close() {
	c.closed = true
	c.app.keepDraft(c.hint, "")
	c.popup.Hide()
	if c.back != nil {
		c.app.window.Canvas().Focus(c.back)
		return
	}
	c.app.focusPicture(c.app.active)
}

// fit tells whether a text can be found in a title, and how well: whole at the
// start, whole within, or its characters in order. Smaller is better. The case
// of letters and the forms of kana do not matter.
func fit(text, title string) (score int, ok bool) {
	t, in := folded(text), folded(title)
	if t == "" {
		return 0, true
	}
	if at := strings.Index(in, t); at >= 0 {
		return min(at, 50), true
	}
	at, gaps := 0, 0
	letters := []rune(in)
	for _, r := range t {
		if r == ' ' {
			continue
		}
		start := at
		for at < len(letters) && letters[at] != r {
			at++
		}
		if at == len(letters) {
			return 0, false
		}
		gaps += at - start
		at++
	}
	return 100 + gaps, true
}

// chooserEntry is the field of a chooser: the arrows move in the list below.
type chooserEntry struct {
	widget.Entry
	chooser *chooser
}

func (e *chooserEntry) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		e.chooser.list.TypedKey(k)
	case fyne.KeyReturn, fyne.KeyEnter:
		e.chooser.pick(e.chooser.list.at)
	case fyne.KeyEscape:
		e.chooser.close()
	default:
		e.Entry.TypedKey(k)
	}
}
