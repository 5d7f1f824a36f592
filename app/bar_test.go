package app

import (
	"os"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"hone/model"
)

func TestStateOfSavingIsInSightAtAnySize(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	for _, l := range []model.Language{model.Japanese, model.English} {
		for _, size := range typeSizes() {
			h.app.tune(func(p *preferences) { p.Language, p.Type = l, 1 })
			h.app.tune(func(p *preferences) { p.Type = size })
			for _, width := range []float32{1900, 1480, 1100} {
				h.app.window.Resize(fyne.NewSize(width, 900))
				b := h.app.desk.bar
				at, extent := b.status.Position(), b.status.MinSize()
				if !b.status.Visible() || at.X+extent.Width > width {
					t.Errorf("%s %v %v: the state is at %v", l, size, width, at)
				}
				for _, o := range []*button{b.search, b.palette, b.present} {
					if o.Visible() && o.Position().X < at.X+extent.Width {
						t.Errorf("%s %v %v: %q lies over the state", l, size, width, o.text)
					}
				}
				if last := b.menus[len(b.menus)-1]; last.Position().X+last.Size().Width > at.X {
					t.Errorf("%s %v %v: the menus lie over the state", l, size, width)
				}
			}
		}
	}
}

func TestLongNoticeIsSaidWhole(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	h.app.window.Resize(fyne.NewSize(900, 640))
	sentence := h.app.texts.say("drop.foreign", "name", "とても長い名前の付いた写真.png")
	h.app.notice(sentence)
	toast := h.app.desk.toast
	said := toast.text.Text
	for _, line := range toast.more {
		said += line.Text
	}
	if said != sentence {
		t.Errorf("of %q it says %q", sentence, said)
	}
	if at, size := toast.root.Position(), toast.root.Size(); at.X < 0 || at.X+size.Width > 900 {
		t.Errorf("it lies at %v, %v", at, size)
	}
}

func TestFileThatIsGoneIsForgotten(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	path := h.second("m-gone")
	h.app.remember(path)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	h.app.open(path)
	if s := h.app.topSheet(); s == nil {
		t.Error("nothing is said")
	}
	if slices.Contains(h.app.recent(), path) {
		t.Error("it is still among the recent files")
	}
}

func TestWindowIsAsLargeAsTheFileWasLookedAt(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	path, folder := h.app.file.Path(), h.app.options.Folder
	h.app.window.Resize(fyne.NewSize(1200, 700))
	h.app.quit()
	other := startIn(t, folder, h.second("m-other"))
	other.app.window.Resize(fyne.NewSize(900, 600))
	other.app.openNow(path, false)
	if size := other.app.window.Canvas().Size(); size != fyne.NewSize(1200, 700) {
		t.Errorf("the window is %v", size)
	}
}
