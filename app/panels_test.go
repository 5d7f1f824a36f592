package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"hone/model"
)

// TestEveryTabCanBeReached: in a window of any width no tab lies over another or
// beyond the border, the open one is in sight, and the others are one menu away.
func TestEveryTabCanBeReached(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	for _, language := range []model.Language{model.English, model.Japanese} {
		h.app.setLanguage(language)
		for _, width := range []float32{700, 1000, 1280, 1480, 1900} {
			h.app.window.Resize(fyne.NewSize(width, 800))
			p := h.app.desk.panels
			for i, one := range p.all {
				p.choose(one.name)
				right := float32(0)
				buttons := append(append([]*button{}, p.tabs...), p.more)
				if one.tools != nil {
					tools := one.tools()
					for k := range tools {
						buttons = append(buttons, tools[len(tools)-1-k])
					}
				}
				for _, b := range append(buttons, p.large) {
					if !b.Visible() {
						continue
					}
					if b.Position().X < right || b.Position().X+b.Size().Width > width {
						t.Fatalf("%s, %v wide, %s open: %q is at %v", language, width, one.name, b.text, b.Position().X)
					}
					right = b.Position().X + b.Size().Width
				}
				if !p.tabs[i].Visible() || len(p.hidden) > 0 != p.more.Visible() {
					t.Fatalf("%s, %v wide: %s is open and not in sight, or what is hidden cannot be found", language, width, one.name)
				}
				if i < usualTabs && width >= 1280 && !p.tabs[usualTabs-1].Visible() {
					t.Errorf("%s, %v wide, %s open: the usual tabs find no room", language, width, one.name)
				}
				for k, tab := range p.tabs {
					isListed := false
					for _, hidden := range p.hidden {
						isListed = isListed || hidden == k
					}
					if tab.Visible() == isListed {
						t.Fatalf("%s: %s shown %t, behind the sign %t", language, tab.text, tab.Visible(), isListed)
					}
				}
			}
		}
	}
}

func TestTheSignLeadsToATabWithoutRoom(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	h.app.window.Resize(fyne.NewSize(760, 800))
	p := h.app.desk.panels
	p.choose("checkpoints")
	if len(p.hidden) < 2 {
		t.Fatalf("all tabs but %v fit", p.hidden)
	}
	want := p.all[p.hidden[1]]
	p.more.Tapped(nil)
	h.press("Down", "Down", "Enter")
	if p.open != want {
		t.Errorf("open is %s, not %s", p.open.name, want.name)
	}
}
