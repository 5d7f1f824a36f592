package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"hone/render"
)

// desk is the arrangement of the window: a bar on top, the outline, the two
// views, the card, a panel below, and the question at the foot.
type desk struct {
	app      *App
	root     *fyne.Container
	bar      *bar
	banner   *banner
	outline  *outline
	card     *card
	panels   *panels
	question *question
	views    [2]*viewPane
	dividers map[string]*divider
	welcome  *welcome
	toast    *toast
	tour     *tourMark
	find     *finder
}

func newDesk(a *App) *desk {
	d := &desk{app: a}
	a.desk = d
	d.toast = newToast(a)
	d.tour = newTourMark(a)
	d.find = newFinder(a)
	d.banner = newBanner(a)
	d.bar = newBar(a)
	d.outline = newOutline(a)
	d.card = newCard(a)
	d.panels = newPanels(a)
	d.question = newQuestion(a)
	d.welcome = newWelcome(a)
	d.views = [2]*viewPane{newViewPane(a, a.deliverables, "view.deliverables"), newViewPane(a, a.actions, "view.actions")}
	d.dividers = map[string]*divider{}
	objects := []fyne.CanvasObject{d.bar.root, d.outline.root, d.views[0].root, d.views[1].root, d.card.root, d.panels.root, d.question.root, d.welcome.root, d.banner.root}
	for _, part := range []string{partOutline, partCard, partPanel, partShare} {
		d.dividers[part] = newDivider(a, part)
		objects = append(objects, d.dividers[part])
	}
	objects = append(objects, d.find.root, d.toast.root, d.tour.root)
	if a.meter != nil {
		objects = append(objects, a.meter.object())
	}
	d.root = container.New(&deskLayout{d}, objects...)
	return d
}

// partShare is the border between the two views.
const partShare = "share"

// The heights of the bars, and the least room for the views, in pixels at 100 %.
const (
	barHeight      = 44
	questionHeight = 50
	leastViews     = 160
)

// deskLayout gives every part its place.
type deskLayout struct{ *desk }

func (l *deskLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(560, 360) }

func (l *deskLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	a, scale := l.app, l.app.look.scale()
	p := a.settings.Panes
	top, foot := barHeight*scale, l.question.height()*scale
	isOpen := a.file != nil
	put(l.bar.root, true, fyne.NewPos(0, 0), fyne.NewSize(size.Width, top))
	put(l.question.root, foot > 0 && isOpen, fyne.NewPos(0, size.Height-foot), fyne.NewSize(size.Width, foot))
	if !isOpen {
		foot = 0
	}
	alert := l.banner.height()
	put(l.banner.root, alert > 0, fyne.NewPos(0, top), fyne.NewSize(size.Width, alert))
	top += alert
	put(l.welcome.root, !isOpen, fyne.NewPos(0, top), fyne.NewSize(size.Width, size.Height-top-foot))
	outline, card, panel := l.open(partOutline, p.Outline), l.open(partCard, p.Card), l.open(partPanel, p.Panel)
	panel = min(panel, max(0, size.Height-top-foot-leastViews))
	if a.isPanelLarge && panel > 0 {
		outline, card, panel = 0, 0, size.Height-top-foot
	}
	bottom := size.Height - foot - panel
	put(l.panels.root, panel > 0, fyne.NewPos(0, bottom), fyne.NewSize(size.Width, panel))
	put(l.outline.root, outline > 0, fyne.NewPos(0, top), fyne.NewSize(outline, bottom-top))
	put(l.card.root, card > 0, fyne.NewPos(size.Width-card, top), fyne.NewSize(card, bottom-top))
	put(l.dividers[partOutline], outline > 0, fyne.NewPos(outline-dividerWidth/2, top), fyne.NewSize(dividerWidth, bottom-top))
	put(l.dividers[partCard], card > 0, fyne.NewPos(size.Width-card-dividerWidth/2, top), fyne.NewSize(dividerWidth, bottom-top))
	put(l.dividers[partPanel], panel > 0, fyne.NewPos(0, bottom-dividerWidth/2), fyne.NewSize(size.Width, dividerWidth))
	l.layViews(fyne.NewPos(outline, top), fyne.NewSize(size.Width-outline-card, bottom-top))
	l.toast.place(fyne.NewPos(outline, top), fyne.NewSize(size.Width-outline-card, max(bottom-top, leastViews)))
	if a.tourAt > 0 {
		l.tour.show()
	}
	l.find.place(fyne.NewPos(outline, top), fyne.NewSize(size.Width-outline-card, max(bottom-top, leastViews)))
}

// open is the size of a part, none when it is hidden.
func (l *deskLayout) open(part string, size float32) float32 {
	if l.app.file == nil || l.app.settings.Panes.isHidden(part) {
		return 0
	}
	return size
}

// layViews shares the room in the middle between the two views.
func (l *deskLayout) layViews(at fyne.Position, size fyne.Size) {
	order, share := l.app.settings.Panes.Views, l.app.settings.Panes.Share
	if l.app.file == nil {
		size = fyne.NewSize(0, 0)
	}
	border, first, second := l.dividers[partShare], l.views[0].root, l.views[1].root
	shown := size.Width > 1 && size.Height > 1
	switch order {
	case viewsDeliverables:
		put(first, shown, fyne.NewPos(at.X, at.Y), fyne.NewSize(size.Width, size.Height))
		put(second, false, fyne.Position{}, fyne.Size{})
		put(border, false, fyne.Position{}, fyne.Size{})
	case viewsActions:
		put(second, shown, fyne.NewPos(at.X, at.Y), fyne.NewSize(size.Width, size.Height))
		put(first, false, fyne.Position{}, fyne.Size{})
		put(border, false, fyne.Position{}, fyne.Size{})
	case viewsStacked:
		h := size.Height * share
		put(first, shown, fyne.NewPos(at.X, at.Y), fyne.NewSize(size.Width, h))
		put(second, shown, fyne.NewPos(at.X, at.Y+h), fyne.NewSize(size.Width, size.Height-h))
		put(border, shown, fyne.NewPos(at.X, at.Y+h-dividerWidth/2), fyne.NewSize(size.Width, dividerWidth))
	default:
		w := size.Width * share
		put(first, shown, fyne.NewPos(at.X, at.Y), fyne.NewSize(w, size.Height))
		put(second, shown, fyne.NewPos(at.X+w, at.Y), fyne.NewSize(size.Width-w, size.Height))
		put(border, shown, fyne.NewPos(at.X+w-dividerWidth/2, at.Y), fyne.NewSize(dividerWidth, size.Height))
	}
}

// put places an object, or hides it.
func put(o fyne.CanvasObject, shown bool, at fyne.Position, size fyne.Size) {
	if !shown {
		o.Hide()
		return
	}
	o.Move(at)
	o.Resize(size)
	o.Show()
}

// arrange lays everything out anew.
func (d *desk) arrange() {
	wasHidden := !d.panels.root.Visible()
	if d.app.file == nil {
		d.welcome.follow()
	}
	d.root.Layout.Layout(d.root.Objects, d.root.Size())
	d.root.Refresh()
	if wasHidden && d.panels.root.Visible() {
		d.panels.show()
	}
}

// titles shows over each view what it is, and which has the keys.
func (d *desk) titles() {
	for _, v := range d.views {
		v.title()
	}
}

// restyle gives everything the colours of the theme.
func (d *desk) restyle() {
	d.bar.follow()
	d.titles()
	d.panels.restyle()
	d.outline.list.Refresh()
	d.card.restyle()
	d.question.show()
	d.welcome.restyle()
	d.toast.restyle()
	d.find.restyle()
	for _, v := range d.dividers {
		v.Refresh()
	}
}

// stops are the parts of the window that the keys can go to, in order.
func (d *desk) stops() []fyne.Focusable {
	var stops []fyne.Focusable
	add := func(o fyne.CanvasObject, f fyne.Focusable) {
		if o.Visible() {
			stops = append(stops, f)
		}
	}
	if len(d.banner.buttons) > 0 {
		add(d.banner.root, d.banner.buttons[0])
	}
	for _, v := range d.views {
		if v.twin.isOpen {
			add(v.root, v.twin.table)
		} else {
			add(v.root, v.picture)
		}
	}
	if f := d.card.first(); f != nil {
		add(d.card.root, f)
	}
	add(d.panels.root, d.panels.focusable())
	add(d.question.root, d.question.entry)
	add(d.outline.root, d.outline.list)
	return stops
}

// viewPane is a view with its title above.
type viewPane struct {
	app     *App
	picture *picture
	key     string
	twin    *twin
	root    *fyne.Container
	ground  *canvas.Rectangle
	name    *canvas.Text
	count   *canvas.Text
}

func newViewPane(a *App, v *picture, key string) *viewPane {
	p := &viewPane{app: a, picture: v, key: key}
	p.ground = canvas.NewRectangle(color.Transparent)
	p.name, p.count = canvas.NewText("", color.Black), canvas.NewText("", color.Black)
	p.twin = newTwin(a, v.view)
	p.root = container.New(&viewLayout{p}, append([]fyne.CanvasObject{p.ground, v, p.name, p.count}, p.twin.objects()...)...)
	p.title()
	return p
}

// title says what the view is, how much is in it, and whether it has the keys.
func (p *viewPane) title() {
	l, scale := p.app.look, p.app.look.scale()
	p.ground.FillColor = l.ink(inkGround)
	ink := render.InkText
	if p.app.active == p.picture {
		ink = render.InkAccent
	}
	p.name.Text, p.name.Color, p.name.TextSize, p.name.TextStyle.Bold = p.app.texts.say(p.key), l.ink(ink), sizeText*scale, true
	p.count.Text, p.count.Color, p.count.TextSize = p.app.counts(p.picture), l.ink(render.InkMuted), sizeSmall*scale
	p.twin.title()
	p.root.Refresh()
}

type viewLayout struct{ *viewPane }

func (l *viewLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(80, 60) }

func (l *viewLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	scale := l.app.look.scale()
	head := 36 * scale
	l.ground.Resize(fyne.NewSize(size.Width, head))
	right := l.twin.lay(size, head)
	put(l.picture, !l.twin.isOpen, fyne.NewPos(0, head), fyne.NewSize(size.Width, size.Height-head))
	name, count := l.name.MinSize(), l.count.MinSize()
	put(l.name, !l.twin.isOpen, fyne.NewPos(16*scale, (head-name.Height)/2+2), name)
	at := 16*scale + name.Width + 14*scale
	put(l.count, !l.twin.isOpen && at+count.Width < right, fyne.NewPos(at, (head-count.Height)/2+3), count)
}
