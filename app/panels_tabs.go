package app

import (
	"slices"

	"fyne.io/fyne/v2"
)

// layTabs sets the tabs side by side up to right. Those that find no room are
// behind a sign of their own; the open one always has a place. It gives where
// they end.
func (l *panelLayout) layTabs(right, scale float32) float32 {
	widths, whole := make([]float32, len(l.tabs)), float32(0)
	for i, tab := range l.tabs {
		widths[i] = tab.MinSize().Width
		whole += widths[i]
	}
	left, room := 10*scale, right-20*scale
	gap := min(14*scale, max(2*scale, (room-whole)/float32(len(l.tabs))))
	more := l.more.MinSize()
	l.hidden = l.hidden[:0]
	if whole+gap*float32(len(l.tabs)) > room {
		l.hidden = l.tooMany(widths, gap, room-more.Width)
	}
	x := left
	for i, tab := range l.tabs {
		shown := !slices.Contains(l.hidden, i)
		put(tab, shown, fyne.NewPos(x, 6*scale), fyne.NewSize(widths[i], tab.MinSize().Height))
		if shown {
			x += widths[i] + gap
		}
	}
	put(l.more, len(l.hidden) > 0, fyne.NewPos(x, 6*scale), more)
	if len(l.hidden) > 0 {
		x += more.Width
	}
	return x
}

// tooMany are the tabs that find no room, from the last one back, but not the
// open one.
func (l *panelLayout) tooMany(widths []float32, gap, room float32) []int {
	var hidden []int
	whole := float32(0)
	for _, w := range widths {
		whole += w + gap
	}
	for i := len(widths) - 1; i > 0 && whole > room; i-- {
		if l.all[i] != l.open {
			hidden = append(hidden, i)
			whole -= widths[i] + gap
		}
	}
	slices.Reverse(hidden)
	return hidden
}

// listHidden shows the tabs that found no room as a menu.
func (p *panels) listHidden() {
	var items []menuItem
	for _, i := range p.hidden {
		items = append(items, menuItem{text: p.tabs[i].text, run: func() { p.choose(p.all[i].name) }})
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.more)
	at.Y += p.more.Size().Height + 3
	p.app.showMenu(items, at, -1)
}

// turn opens the tab so many further on, round the end, and gives it the keys.
func (p *panels) turn(by int) {
	a, n := p.app, len(p.all)
	if a.settings.Panes.isHidden(partPanel) {
		a.togglePart(partPanel)
	}
	p.choose(p.all[(slices.Index(p.all, p.open)+by+n)%n].name)
	a.window.Canvas().Focus(p.focusable())
}
