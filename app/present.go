package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"hone/model"
	"hone/render"
)

// presentation shows the model in a big room: large type, nothing round it, one
// slide after the other by a clicker. It has the window to itself and its own
// pictures, so the desk is afterwards exactly as it was.
type presentation struct {
	app    *App
	look   *look
	d      *model.Derivation
	slides []slide
	at     int
	steps  []model.ReplayStep
	plain  [2]*render.Scene // the two views, nouns first
	xray   *render.Scene

	root    *fyne.Container
	ground  *canvas.Rectangle
	head    *canvas.Text
	foot    [2]*canvas.Text
	count   *canvas.Text
	names   [2]*canvas.Text
	stages  [2]*stage
	words   *placard
	black   *canvas.Rectangle
	clicker *clicker
	back    fyne.Focusable // had the keys before
}

// present begins the presentation, or ends it.
func (a *App) present() {
	if a.presentation != nil {
		a.presentation.end()
		return
	}
	if a.drawn.derivation == nil {
		return
	}
	p := newPresentation(a)
	a.presentation = p
	a.window.SetFullScreen(true)
	a.window.SetContent(p.root)
	a.window.Canvas().Focus(p.clicker)
	p.show(0)
}

func presentable(a *App) error {
	if a.file == nil {
		return errNothingOpen
	}
	if len(a.head().Records(model.KindDeliverable))+len(a.head().Records(model.KindAction)) == 0 {
		return reason("nothing-to-present")
	}
	return nil
}

// end gives the window back to the desk.
func (p *presentation) end() {
	a := p.app
	a.presentation = nil
	a.window.SetFullScreen(false)
	a.window.SetContent(a.desk.root)
	if p.back != nil {
		a.window.Canvas().Focus(p.back)
		return
	}
	a.focusPicture(a.active)
}

func newPresentation(a *App) *presentation {
	large := *a.look
	large.presenting = true
	p := &presentation{app: a, look: &large, d: model.Derive(a.head(), model.Options{}), back: a.window.Canvas().Focused()}
	p.steps = p.d.Replay()
	in := a.wants().input(p.d)
	in.Options, in.Positions = render.Options{}, a.positions.deliverables
	p.plain[0] = scene(render.Deliverables(in))
	in.Options.XRay = true
	p.xray = scene(render.Deliverables(in))
	in.Options, in.Positions = render.Options{}, a.positions.actions
	p.plain[1] = scene(render.Actions(in))
	p.slides = p.plan()
	p.build()
	return p
}

// build makes the objects of all slides once.
func (p *presentation) build() {
	p.ground, p.black = canvas.NewRectangle(p.look.ink(inkGround)), canvas.NewRectangle(color.Black)
	text := func() *canvas.Text { return canvas.NewText("", color.Black) }
	p.head, p.count = text(), text()
	p.foot, p.names = [2]*canvas.Text{text(), text()}, [2]*canvas.Text{text(), text()}
	p.stages = [2]*stage{newStage(p.look), newStage(p.look)}
	p.words = newPlacard(p.look)
	p.clicker = newClicker(p)
	p.black.Hide()
	p.root = container.New(
		&presentLayout{p}, p.ground, p.words, p.stages[0], p.stages[1], p.names[0], p.names[1], p.head, p.foot[0], p.foot[1], p.count, p.black, p.clicker,
	)
}

// show goes to a slide, as far as there is one.
func (p *presentation) show(i int) {
	p.at = min(max(i, 0), len(p.slides)-1)
	p.black.Hide()
	s := p.slides[p.at]
	p.write(p.head, s.head, letters{size: sizeTitle, bold: true, ink: p.look.ink(render.InkAccent)})
	p.write(p.count, itoa(p.at+1)+" / "+itoa(len(p.slides)), letters{size: sizeText, ink: p.look.ink(render.InkMuted)})
	for i, key := range []string{"view.deliverables", "view.actions"} {
		p.write(p.names[i], p.app.texts.say(key), letters{size: sizeSmall, bold: true, ink: p.look.ink(render.InkMuted)})
	}
	p.arrange()
}

// write sets a text of a slide, its size at 100 %.
func (p *presentation) write(t *canvas.Text, text string, l letters) {
	t.Text, t.TextSize, t.TextStyle.Bold, t.Color = text, l.size*p.look.scale(), l.bold, l.ink
	t.Refresh()
}

func (p *presentation) arrange() {
	p.root.Layout.Layout(p.root.Objects, p.root.Size())
	p.root.Refresh()
}

// darken makes everything black, or shows the slide again.
func (p *presentation) darken() {
	if p.black.Visible() {
		p.black.Hide()
	} else {
		p.black.Show()
	}
	p.root.Refresh()
}

// isDark tells whether everything is black.
func (p *presentation) isDark() bool { return p.black.Visible() }
