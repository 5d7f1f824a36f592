package app

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynelayout "fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"hone/render"
)

// answer is a button of a sheet or a message. Once pressed, what it is on goes,
// unless it stays.
type answer struct {
	text  string
	do    func()
	main  bool // what Enter does
	stays bool
}

// sheet is a box over the window: a title, what is in it, and answers below.
// Esc closes it, and so does a click beside it, unless it is modal.
type sheet struct {
	app   *App
	title string
	hint  string // a line below the title
	body  fyne.CanvasObject
	size  fyne.Size // of the body, in pixels at 100 %; none: as large as it needs
	first fyne.Focusable
	modal bool
	keeps func() bool // whether something is typed that a click beside would lose
	shut  bool

	answers []answer
	buttons []*answerButton
	popup   *widget.PopUp
	top     float32 // where it stands, in pixels
	depth   int     // how many things lie over the window, this the last
}

// showSheet puts a sheet over the window and gives it the keys.
func (a *App) showSheet(s *sheet) *sheet {
	s.app, s.shut = a, false
	gap := 12 * a.look.scale()
	head, foot := s.head(), s.foot()
	around := 2*gap + 2*theme.Padding() + head.MinSize().Height + sheetMargin
	if foot != nil {
		around += foot.MinSize().Height
	}
	inner := container.New(fynelayout.NewCustomPaddedLayout(gap, gap, gap, gap), container.NewBorder(head, foot, nil, nil, s.room(around)))
	content := container.NewStack(inner, a.look.edge())
	if s.modal {
		s.popup = widget.NewModalPopUp(content, a.window.Canvas())
	} else {
		s.popup = a.newPopUp(content, s.left)
	}
	a.sheets = append(a.sheets, s)
	s.place()
	s.depth = len(a.window.Canvas().Overlays().List())
	s.focus()
	return s
}

// left brings the sheet back when a click beside it has taken it away with
// something that is typed.
func (s *sheet) left() {
	if s.shut || s.keeps == nil || !s.keeps() {
		return
	}
	s.popup = s.app.newPopUp(s.popup.Content, s.left)
	s.place()
	s.focus()
}

// head is the title with its hint.
func (s *sheet) head() fyne.CanvasObject {
	rows := container.NewVBox()
	if s.title != "" {
		title := widget.NewLabelWithStyle(s.title, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
		title.SizeName = theme.SizeNameSubHeadingText
		rows.Add(title)
	}
	if s.hint != "" {
		hint := widget.NewLabel(s.app.wrapped(s.hint, s.size.Width))
		hint.Importance = widget.LowImportance
		rows.Add(hint)
	}
	return rows
}

// wrapped breaks a text to a width in pixels at 100 % where a reader of its
// language would; Fyne breaks Japanese at blanks and before any mark.
func (a *App) wrapped(text string, width float32) string {
	scale := a.look.scale()
	width = min(width, (a.window.Canvas().Size().Width-60)/scale) - 24
	var lines []string
	for _, part := range strings.Split(text, "\n") {
		lines = append(lines, render.Type{Size: sizeText}.Wrap(a.look.measure, part, float64(width), mostWrapped)...)
	}
	return strings.Join(lines, "\n")
}

// rankOf is where an answer stands: what Enter does stands last, in every sheet.
func rankOf(one answer) int {
	if one.main {
		return 1
	}
	return 0
}

// foot is the row of answers.
func (s *sheet) foot() fyne.CanvasObject {
	row := container.New(&inLine{gap: 8 * s.app.look.scale()})
	slices.SortStableFunc(s.answers, func(x, y answer) int { return rankOf(x) - rankOf(y) })
	for _, one := range s.answers {
		b := newAnswerButton(s.app.look, one, func() { s.press(one) }, s.close)
		s.buttons = append(s.buttons, b)
		row.Add(b)
	}
	if len(s.answers) == 0 {
		return nil
	}
	above := canvas.NewRectangle(color.Transparent)
	above.SetMinSize(fyne.NewSize(1, 10*s.app.look.scale()))
	return container.NewVBox(above, container.NewBorder(nil, nil, nil, row))
}

// sheetMargin is what at least stays free above and below a sheet together, in
// pixels.
const sheetMargin = 32

// room is the body with the size that is asked for, as far as the window has it
// beside what stands around the body.
func (s *sheet) room(around float32) fyne.CanvasObject {
	scale, window := s.app.look.scale(), s.app.window.Canvas().Size()
	least := canvas.NewRectangle(color.Transparent)
	least.SetMinSize(fyne.NewSize(min(s.size.Width*scale, window.Width-60), min(s.size.Height*scale, max(0, window.Height-around))))
	if s.body == nil {
		return least
	}
	return container.NewStack(least, s.body)
}

// place centres the sheet, a little above the middle.
func (s *sheet) place() {
	s.putAt(max(0, (s.app.window.Canvas().Size().Height-s.popup.MinSize().Height)*0.27))
}

func (s *sheet) putAt(top float32) {
	size, window := s.popup.MinSize(), s.app.window.Canvas().Size()
	s.top = top
	s.popup.ShowAtPosition(fyne.NewPos(max(0, (window.Width-size.Width)/2), top))
	s.popup.Resize(size)
}

// focus gives the keys to what wants them first, else to the main answer.
func (s *sheet) focus() {
	to := s.first
	for _, b := range s.buttons {
		if to == nil || s.first == nil && b.of.main {
			to = b
		}
	}
	if to != nil {
		s.app.window.Canvas().Focus(to)
	}
}

// fit makes the sheet as large as its content now needs. Its head stays where it
// is as long as the window has room below: what is being used does not jump.
func (s *sheet) fit() {
	s.popup.Content.Refresh()
	if s.top+s.popup.MinSize().Height < s.app.window.Canvas().Size().Height-sheetMargin/2 {
		s.putAt(s.top)
		return
	}
	s.place()
}

// close takes the sheet away. The keys go to one that lay below, if any.
func (s *sheet) close() {
	s.shut = true
	s.popup.Hide()
	if below := s.app.topSheet(); below != nil {
		below.focus()
		return
	}
	s.app.focusPicture(s.app.active)
}

// topSheet is the sheet that has the keys, if one lies over everything else.
func (a *App) topSheet() *sheet {
	a.sheets = slices.DeleteFunc(a.sheets, func(s *sheet) bool { return !s.popup.Visible() })
	if n := len(a.sheets); n > 0 && a.sheets[n-1].depth == len(a.window.Canvas().Overlays().List()) {
		return a.sheets[n-1]
	}
	return nil
}

// press does an answer.
func (s *sheet) press(one answer) {
	if !one.stays {
		s.close()
	}
	if one.do != nil {
		one.do()
	}
}

// inLine lays objects side by side, a gap between.
type inLine struct{ gap float32 }

func (l *inLine) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, o := range objects {
		m := o.MinSize()
		if i > 0 {
			size.Width += l.gap
		}
		size = fyne.NewSize(size.Width+m.Width, max(size.Height, m.Height))
	}
	return size
}

func (l *inLine) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for _, o := range objects {
		m := o.MinSize()
		o.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
		o.Resize(m)
		x += m.Width + l.gap
	}
}
