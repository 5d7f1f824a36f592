package app

import (
	"testing"

	"hone/model"
)

// TestWhatIsOutOfReachSaysWhy: where nothing can be derived because no way leads
// to the goal, the panels name what stands in the way and lead to where it is told.
func TestWhatIsOutOfReachSaysWhy(t *testing.T) {
	h := start(t, model.Empty())
	for _, r := range []model.Record{
		model.Deliverable{ID: "g", Name: "合意されたゴール", Goal: true, Rank: "a"},
		model.Deliverable{ID: "d", Name: "だれも持たない鍵", Cover: model.CoverNobody, Rank: "b"},
		model.Relation{ID: "needs:g:d", Rel: model.Needs, From: "g", To: "d"},
	} {
		h.app.edit(h.app.head().Add(r))
	}
	for _, panel := range []string{"checkpoints", "playbook", "indicators"} {
		list := h.list(panel)
		i := h.saying(list, "◎", "合意されたゴール", "手に入らない：だれも持たない鍵")
		h.tap(list, i, true)
		if open := h.app.desk.panels.open.name; open != "feasibility" {
			t.Errorf("%s leads to %s", panel, open)
		}
	}
}

// TestAnEmptyMapIsReadable: over the phases of a map that has nothing in it yet
// no words are written; what it waits for is said at the foot.
func TestAnEmptyMapIsReadable(t *testing.T) {
	h := start(t, model.Empty())
	p := h.app.desk.panels
	p.choose("journey")
	h.app.edit(h.app.addPhases("preset.laer", 4))
	if want := h.app.texts.say("empty.journey"); !h.app.journey.hasFrameAlone() || p.why.Text != want {
		t.Fatalf("%d texts and %d boxes, %q is said", len(h.app.journey.scene.Texts), len(h.app.journey.scene.Boxes), p.why.Text)
	}
	full := start(t, sample(t, "reservation"))
	full.app.desk.panels.choose("journey")
	if full.app.journey.hasFrameAlone() {
		t.Fatal("the map of a whole model is called empty")
	}
}
