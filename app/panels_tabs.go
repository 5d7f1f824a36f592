package app

import (
	"slices"

	"fyne.io/fyne/v2"
)

// usualTabs are how many of the panels have a tab of their own at any time: those
// that a workshop turns to again and again. The others are behind a sign, and
// have a tab while they are open.
const usualTabs = 9

// layTabs sets the tabs side by side up to right. Those that find no room are
// behind the sign too; the open one always has a place. It gives where they end.
func (l *panelLayout) layTabs(right, scale float32) float32 {
	widths := make([]float32, len(l.tabs))
	for i, tab := range l.tabs {
		widths[i] = tab.MinSize().Width
	}
	left, more := 10*scale, l.more.MinSize()
	room := right - left - more.Width - 10*scale
	l.hidden = l.behind(widths, 2*scale, room)
	shown, whole := len(l.tabs)-len(l.hidden), float32(0)
	for i, w := range widths {
		if !slices.Contains(l.hidden, i) {
			whole += w
		}
	}
	gap := min(14*scale, max(2*scale, (room-whole)/float32(shown)))
	x := left
	for i, tab := range l.tabs {
		isShown := !slices.Contains(l.hidden, i)
		put(tab, isShown, fyne.NewPos(x, 6*scale), fyne.NewSize(widths[i], tab.MinSize().Height))
		if isShown {
			x += widths[i] + gap
		}
	}
	put(l.more, len(l.hidden) > 0, fyne.NewPos(x, 6*scale), more)
	return x + more.Width
}

// behind are the tabs behind the sign: all past the usual ones, and those that
// find no room, from the last one back; never the open one.
func (l *panelLayout) behind(widths []float32, gap, room float32) []int {
	var hidden []int
	whole := float32(0)
	for i, w := range widths {
		if i < usualTabs || l.all[i] == l.open {
			whole += w + gap
			continue
		}
		hidden = append(hidden, i)
	}
	for i := usualTabs - 1; i >= 0 && whole > room; i-- {
		if l.all[i] != l.open {
			hidden = append(hidden, i)
			whole -= widths[i] + gap
		}
	}
	slices.Sort(hidden)
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
