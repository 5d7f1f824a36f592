package app

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// presenting starts the presentation as F5 does.
func presenting(t *testing.T, m *model.Model) *hands {
	t.Helper()
	h := start(t, m)
	h.app.focusPicture(h.app.deliverables)
	h.press("F5")
	if h.app.presentation == nil || h.focused() != fyne.Focusable(h.app.presentation.clicker) {
		t.Fatal("F5 does not begin it")
	}
	return h
}

// deskState is all that a presentation must leave as it was.
func (h *hands) deskState() []any {
	a := h.app
	state := []any{a.head(), a.desk.panels.open.name, a.active, a.xray, a.window.Content(), a.settings.Panes.Views, a.look.scale(), h.focused()}
	for _, v := range a.pictures() {
		state = append(state, v.camera, v.scene, v.Size(), v.framed)
	}
	for _, id := range a.selection.ids {
		state = append(state, id)
	}
	return state
}

func TestAPresentationLeavesTheDeskExactlyAsItWas(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	h.app.setViews(viewsStacked)
	h.app.jump(h.named("合意済みの導入計画"))
	h.app.focusPicture(h.app.actions)
	h.app.actions.zoom(1.3)
	h.app.toggleXray()
	h.list("feasibility")
	before := h.deskState()
	for _, way := range []string{"Esc", "F5"} {
		h.press("F5")
		for range len(h.app.presentation.slides) {
			h.press("Right")
		}
		h.press("X", "J", "B", "B")
		h.press(chord(way))
		if after := h.deskState(); !slices.EqualFunc(before, after, func(a, b any) bool { return equalStates(a, b) }) {
			t.Errorf("after %s the desk is another:\n%v\n%v", way, before, after)
		}
	}
}

func equalStates(a, b any) bool { return a == b }

// TestTheReplayLightsEachDeliverableOnce: from nothing to the goal, each element
// that can be had is lit in exactly one slide, and from then on stays.
func TestTheReplayLightsEachDeliverableOnce(t *testing.T) {
	h := presenting(t, sample(t, "reservation"))
	p, lit := h.app.presentation, map[model.ID]int{}
	for i, s := range p.slides {
		if s.kind != slideStep {
			continue
		}
		p.show(i)
		for id := range p.stages[0].light.lit {
			lit[id]++
		}
		for k, view := range p.stages {
			shown, fresh := 0, 0
			for _, b := range view.scene.Boxes {
				if view.light.lit[b.ID] {
					fresh++
					if r := view.camera.sees(view.Size()); !contains(r, middle(b.Rect)) {
						t.Errorf("slide %d: %s is lit out of sight in view %d", i, h.app.name(b.ID), k)
					}
				}
				if b.Stroke != render.InkFaded {
					shown++
				}
			}
			if fresh > 0 && shown == 0 {
				t.Errorf("slide %d: what is lit is faded", i)
			}
		}
		if s.foot == "" || strings.Contains(s.foot, "{") {
			t.Errorf("slide %d says %q", i, s.foot)
		}
	}
	for _, d := range model.All[model.Deliverable](h.app.head()) {
		if lit[d.ID] != 1 {
			t.Errorf("%s is lit %d times", d.Name, lit[d.ID])
		}
	}
}

func TestAClickerTurnsTheSlides(t *testing.T) {
	h := presenting(t, sample(t, "reservation"))
	p := h.app.presentation
	type step struct {
		key fyne.KeyName
		at  int
	}
	for _, s := range []step{
		{fyne.KeyPageDown, 1},
		{fyne.KeyRight, 2},
		{fyne.KeySpace, 3},
		{fyne.KeyDown, 4},
		{fyne.KeyReturn, 5},
		{fyne.KeyPageUp, 4},
		{fyne.KeyLeft, 3},
		{fyne.KeyUp, 2},
		{fyne.KeyHome, 0},
		{fyne.KeyPageUp, 0},
		{fyne.KeyEnd, len(p.slides) - 1},
		{fyne.KeyPageDown, len(p.slides) - 1},
	} {
		p.clicker.TypedKey(&fyne.KeyEvent{Name: s.key})
		if p.at != s.at || !strings.HasPrefix(p.count.Text, itoa(s.at+1)+" / ") {
			t.Errorf("after %s at %d, counting %q", s.key, p.at, p.count.Text)
		}
	}
	at := p.at
	p.clicker.TypedRune('.')
	if !p.isDark() {
		t.Error("a full stop does not make it black")
	}
	p.clicker.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageUp})
	if p.isDark() || p.at != at {
		t.Error("out of the black one does not come back to the slide")
	}
	p.clicker.Tapped(nil)
	p.clicker.TappedSecondary(nil)
	if p.at != at-1 {
		t.Errorf("clicks lead to %d", p.at)
	}
	for r, kind := range map[rune]slideKind{'x': slideXray, 'J': slideJourney, 'r': slideStep} {
		if p.clicker.TypedRune(r); p.slides[p.at].kind != kind {
			t.Errorf("%c leads to %d", r, p.slides[p.at].kind)
		}
	}
}

func TestSomethingIsPutOffWhilePresenting(t *testing.T) {
	h := presenting(t, sample(t, "reservation"))
	before := h.app.head()
	h.press("P")
	h.write("支払いは別の日に")
	h.press("Ctrl+Enter")
	d := model.Diff(before, h.app.head())
	if len(d.Edits) != 1 || d.Edits[0].After.(model.Remark).On != "" || h.focused() != fyne.Focusable(h.app.presentation.clicker) {
		t.Errorf("%d records changed, or the keys went elsewhere", len(d.Edits))
	}
}

func TestEverySampleCanBePresented(t *testing.T) {
	for _, name := range []string{"reservation", "restaurant", "renewal", "notation", "ends"} {
		h := presenting(t, sample(t, name))
		p := h.app.presentation
		kinds := map[slideKind]bool{}
		for i, s := range p.slides {
			p.show(i)
			kinds[s.kind] = true
			if s.kind != slideOpening && len(p.stages[0].scene.Boxes)+len(p.stages[0].scene.Texts) < 5 {
				t.Errorf("%s: slide %d shows nothing", name, i)
			}
			if s.kind == slideJourney && p.stages[0].camera.Zoom < 0.9 {
				t.Errorf("%s: slide %d is too small to be read: %v", name, i, p.stages[0].camera.Zoom)
			}
		}
		if len(kinds) != 5 {
			t.Errorf("%s has slides of %d kinds", name, len(kinds))
		}
		h.press("Esc")
	}
}

func TestAnEmptyModelIsNotPresented(t *testing.T) {
	h := start(t, model.Empty())
	h.app.focusPicture(h.app.deliverables)
	h.press("F5")
	if h.app.presentation != nil || !h.app.desk.toast.root.Visible() {
		t.Error("it begins, or says nothing")
	}
}
