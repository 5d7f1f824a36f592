package app

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"hone/model"
)

// clicker lies over the slides and takes every key and click. The little devices
// that speakers hold send Page Down, Page Up, arrows, Space, B or a full stop for
// black, Escape and F5.
type clicker struct {
	widget.BaseWidget
	of *presentation
}

func newClicker(p *presentation) *clicker {
	c := &clicker{of: p}
	c.ExtendBaseWidget(c)
	return c
}

func (c *clicker) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

func (c *clicker) FocusGained()                       {}
func (c *clicker) FocusLost()                         {}
func (c *clicker) AcceptsTab() bool                   { return true }
func (c *clicker) Tapped(*fyne.PointEvent)            { c.of.turn(1) }
func (c *clicker) TappedSecondary(_ *fyne.PointEvent) { c.of.turn(-1) }
func (c *clicker) turnTo(kind slideKind)              { c.of.turnTo(kind) }

// TypedShortcut keeps commands from working behind the slides.
func (c *clicker) TypedShortcut(s fyne.Shortcut) {
	if chordOfShortcut(s) == "Ctrl+M" {
		c.of.park()
	}
}

func (c *clicker) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyPageDown, fyne.KeyRight, fyne.KeyDown, fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		c.of.turn(1)
	case fyne.KeyPageUp, fyne.KeyLeft, fyne.KeyUp, fyne.KeyBackspace:
		c.of.turn(-1)
	case fyne.KeyHome:
		c.of.show(0)
	case fyne.KeyEnd:
		c.of.show(len(c.of.slides) - 1)
	case fyne.KeyEscape, fyne.KeyF5:
		c.of.end()
	}
}

func (c *clicker) TypedRune(r rune) {
	switch strings.ToLower(string(r)) {
	case "b", ".":
		c.of.darken()
	case "r":
		c.turnTo(slideStep)
	case "x":
		c.turnTo(slideXray)
	case "j":
		c.turnTo(slideJourney)
	case "p":
		c.of.park()
	}
}

// turn goes on or back by slides; out of the black it only brings back the slide.
func (p *presentation) turn(by int) {
	if p.isDark() {
		p.darken()
		return
	}
	p.show(p.at + by)
}

// park puts something off that comes up while presenting.
func (p *presentation) park() {
	a := p.app
	a.askText(textAsked{title: a.texts.say("command.workshop.park"), back: p.clicker, take: func(text string) bool {
		return a.edit(model.Park(a.workshop.scribe(""), text))
	}})
}

// turnTo goes to the first slide of a kind.
func (p *presentation) turnTo(kind slideKind) {
	for i, s := range p.slides {
		if s.kind == kind {
			p.show(i)
			return
		}
	}
}
