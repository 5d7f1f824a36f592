package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"hone/render"
)

// panel is one derived view at the foot of the window. A panel is a name, what
// is in it, and how it follows.
type panel struct {
	name   string // also the key of its text, after "view."
	object fyne.CanvasObject
	show   func() // follows the model and what is derived of it
	follow func() // follows the selection
	count  func() string
	atOnce bool             // needs nothing derived
	keys   fyne.Focusable   // has the keys, where the object itself has not
	reason func() string    // of what is pointed at in it; nil: its rows have none
	again  func()           // tells it anew, looked at in another way
	tools  func() []*button // stand beside its tab while it is open
	early  bool             // derives by itself, from when the views are drawn
}

// panels are the tabs below the views.
type panels struct {
	app    *App
	root   *fyne.Container
	ground *canvas.Rectangle
	tabs   []*button
	large  *button
	more   *button // leads to the tabs that are not in the row
	hidden []int   // those
	all    []*panel
	open   *panel
	why    *canvas.Text
}

func newPanels(a *App) *panels {
	p := &panels{app: a, ground: canvas.NewRectangle(color.Transparent), why: canvas.NewText("", color.Black)}
	p.all = []*panel{
		newCheckpointPanel(a), newJourneyPanel(a), newIndicatorPanel(a), newPlayPanel(a), newKPIPanel(a), newExpectationPanel(a),
		newFeasibilityPanel(a), newQuestionPanel(a), newHistoryPanel(a),
		newFindingPanel(a), newWorkshopPanel(a), newAccountPanel(a), newSelfCheckPanel(a), // past the usual ones, see usualTabs
	}
	p.large = newButton(a.look, buttonPlain, "", func() { a.run("view.panelLarge") })
	p.more = newButton(a.look, buttonPlain, a.texts.say("panel.more"), p.listHidden)
	p.more.ink = render.InkMuted
	objects := []fyne.CanvasObject{p.ground, p.why, p.large, p.more}
	for _, one := range p.all {
		tab := newButton(a.look, buttonPlain, a.texts.say("view."+one.name), func() { p.choose(one.name) })
		p.tabs = append(p.tabs, tab)
		objects = append(objects, tab, one.object)
		if one.tools != nil {
			for _, b := range one.tools() {
				b.Hide()
				objects = append(objects, b)
			}
		}
	}
	p.root = container.New(&panelLayout{p}, objects...)
	p.choose(a.settings.Panes.PanelTab)
	return p
}

// choose opens a tab.
func (p *panels) choose(name string) {
	p.open = p.all[0]
	for _, one := range p.all {
		if one.name == name {
			p.open = one
		}
	}
	p.app.settings.Panes.PanelTab = p.open.name
	for _, one := range p.all {
		if one == p.open {
			one.object.Show()
		} else {
			one.object.Hide()
		}
	}
	p.restyle()
	p.show()
	p.tell()
}

// sees tells whether the list of a panel is the one that is in sight.
func (a *App) sees(list *rows) bool {
	d := a.desk
	return d != nil && d.panels != nil && d.panels.root.Visible() && d.panels.focusable() == fyne.Focusable(list)
}

// tell says at the foot why what is pointed at is there.
func (p *panels) tell() {
	l, text := p.app.look, ""
	if p.open.reason != nil {
		text = p.open.reason()
	}
	p.why.TextSize, p.why.Color = sizeSmall*l.scale(), l.ink(render.InkAccent)
	p.why.Text = cutTo(text, p.root.Size().Width-28*l.scale(), p.why.TextSize, false)
	p.why.Refresh()
}

// edited lets a panel that needs nothing derived follow at once.
func (p *panels) edited() {
	if p.open.atOnce {
		p.open.show()
	}
}

// drawn lets a panel that derives by itself begin with it.
func (p *panels) drawn() {
	if p.open.early {
		p.open.show()
	}
}

// show lets the open panel follow the model; the others do when they are opened.
func (p *panels) show() {
	p.open.show()
	p.open.follow()
	p.label()
}

func (p *panels) follow() {
	p.open.follow()
	p.tell()
}

func (p *panels) restyle() {
	p.ground.FillColor = p.app.look.ink(inkSurface)
	p.label()
	p.tell()
	p.root.Refresh()
	p.open.object.Refresh()
}

// label names the tabs, with how much is in them.
func (p *panels) label() {
	for i, one := range p.all {
		tab := p.tabs[i]
		text := p.app.texts.say("view." + one.name)
		if one.count != nil {
			text += one.count()
		}
		tab.under, tab.bold = one == p.open, one == p.open
		tab.ink = "muted"
		if tab.under {
			tab.ink = "accent"
		}
		tab.text = text
		tab.Refresh()
	}
	p.root.Layout.Layout(p.root.Objects, p.root.Size())
}

// focusable is what takes the keys in the open panel.
func (p *panels) focusable() fyne.Focusable {
	if p.open.keys != nil {
		return p.open.keys
	}
	if f, ok := p.open.object.(fyne.Focusable); ok {
		return f
	}
	return p.app.journey
}

type panelLayout struct{ *panels }

func (l *panelLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 60) }

func (l *panelLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	scale := l.app.look.scale()
	head, foot := 36*scale, reasonHeight*scale
	l.ground.Resize(size)
	l.large.text = l.app.texts.say("panel.large")
	if l.app.isPanelLarge {
		l.large.text = l.app.texts.say("panel.usual")
	}
	large := l.large.MinSize()
	right := size.Width - large.Width - 10*scale
	put(l.large, true, fyne.NewPos(right, 6*scale), large)
	l.layTabs(l.layTools(right, scale), scale)
	l.why.Move(fyne.NewPos(14*scale, size.Height-foot+2*scale))
	l.why.Resize(fyne.NewSize(size.Width, foot))
	for _, one := range l.all {
		bottom := float32(0)
		if one.reason != nil {
			bottom = foot
		}
		one.object.Move(fyne.NewPos(0, head))
		one.object.Resize(fyne.NewSize(size.Width, max(0, size.Height-head-bottom)))
	}
}

// layTools puts the buttons of the open panel to the left of right, and gives
// where they begin.
func (l *panelLayout) layTools(right, scale float32) float32 {
	for _, one := range l.all {
		if one.tools == nil {
			continue
		}
		for _, b := range one.tools() {
			m := b.MinSize()
			shown := one == l.open && !b.off
			if shown {
				right -= m.Width + 8*scale
			}
			put(b, shown, fyne.NewPos(right, 5*scale), m)
		}
	}
	return right
}

// reasonHeight is the height, in pixels at 100 %, of the line that says why.
const reasonHeight = 21
