package app

import (
	"testing"

	"hone/model"
	"hone/render"
)

// foldedSample is the sample with a composite, its picture, and the composite.
func foldedSample(t *testing.T) (*hands, *picture, model.ID) {
	h := start(t, sample(t, "notation"))
	v := h.app.deliverables
	v.fit()
	for i := range v.scene.Frames {
		if b := &v.scene.Frames[i]; isComposite(b) {
			return h, v, b.ID
		}
	}
	t.Fatal("the sample has no composite")
	return h, v, ""
}

func TestACompositeIsFoldedAndUnfolded(t *testing.T) {
	h, v, id := foldedSample(t)
	before, model0 := render.Positions(*v.scene), h.app.head()
	parts := h.app.partsOf(id)
	corner := v.camera.toScreen(render.Point{X: v.frame(id).Rect.X, Y: v.frame(id).Rect.Y})
	h.click(v, corner, 0)
	if _, shown := v.box(parts[0]); shown || v.frame(id) != nil {
		t.Fatal("a folded composite shows its parts")
	}
	box, shown := v.box(id)
	if !shown {
		t.Fatal("a folded composite is not shown at all")
	}
	for i := range v.scene.Lines {
		if p := v.scene.Lines[i].Points; len(p) < 2 {
			t.Errorf("%s leads nowhere", v.scene.Lines[i].ID)
		}
	}
	touching := 0
	for _, g := range gripsOf(v.scene, map[model.ID]bool{id: true}) {
		if g != (grip{}) {
			touching++
		}
	}
	if touching == 0 {
		t.Error("what the parts were joined to is not joined to the folded composite")
	}
	h.click(v, v.camera.toScreen(render.Point{X: box.X, Y: box.Y}), 0)
	if after := render.Positions(*v.scene); len(after) != len(before) {
		t.Errorf("%d boxes, %d before", len(after), len(before))
	} else {
		for _, part := range parts {
			if after[part] != before[part] {
				t.Errorf("%s is at %v, was at %v", part, after[part], before[part])
			}
		}
	}
	if h.app.head() != model0 || h.app.journal.CanUndo() != 0 {
		t.Error("folding changed the model")
	}
}

func TestPartsGoWithTheFoldedComposite(t *testing.T) {
	h, v, id := foldedSample(t)
	part := h.app.partsOf(id)[0]
	was, _ := v.box(part)
	h.app.choose(id)
	h.press("Ctrl+Shift+E")
	v.loose = true
	from := h.at(v, id)
	h.drag(v, from, from.AddXY(0, 150))
	h.press("Ctrl+Shift+E")
	if now, _ := v.box(part); abs(now.Y-was.Y-150/v.camera.Zoom) > 1 {
		t.Errorf("the part moved by %.0f", now.Y-was.Y)
	}
}

func TestGoingToAFoldedPartUnfolds(t *testing.T) {
	h, v, id := foldedSample(t)
	part := h.app.partsOf(id)[0]
	h.app.fold(id)
	h.app.jump(part)
	if _, shown := v.box(part); !shown || h.app.selection.lead() != part {
		t.Error("the part is not shown")
	}
	h.app.fold(id)
	if h.app.selection.lead() != id {
		t.Error("a part that cannot be seen stays selected")
	}
	h.app.keepSession()
	h.app.folds = folds{}
	h.app.restoreSession()
	if !h.app.folds.shut[id] {
		t.Error("what is folded is not restored")
	}
}
