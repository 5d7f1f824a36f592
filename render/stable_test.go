package render_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"hone/assets"
	"hone/model"
	"hone/render"
)

// editor makes random edits at a model as hands make them.
type editor struct {
	*rand.Rand
	t    *testing.T
	m    *model.Model
	made int
}

func (e *editor) some() model.Deliverable {
	all := model.All[model.Deliverable](e.m)
	return all[e.IntN(len(all))]
}

// edit applies one random edit; it answers the deliverables that it touched.
func (e *editor) edit() map[model.ID]bool {
	d, o := e.some(), e.some()
	var change model.Change
	var err error
	switch e.IntN(12) {
	case 0, 1, 2, 3:
		e.made++
		change, err = e.m.AddNeed(d.ID, model.ID(fmt.Sprint("made", e.made)), []string{"新しい成果物", "名", "とても長い名前の成果物でも場所を取りすぎない"}[e.IntN(3)])
	case 4, 5:
		change, err = e.m.Rename(d.ID, []string{"合意", "合意済みの導入計画とその根拠になる数字", "Signed plan"}[e.IntN(3)])
	case 6:
		change, err = e.m.Relate(model.NewRelation(model.Needs, d.ID, o.ID, ""))
	case 7:
		change, err = e.m.Relate(model.NewRelation(model.Helps, d.ID, o.ID, ""))
	case 8:
		after := d
		after.Days = float64(e.IntN(9))
		after.State = []model.State{"", model.StateDone, model.StateBlocked}[e.IntN(3)]
		change = model.Change{Edits: []model.Edit{{Before: d, After: after}}}
	case 9:
		if len(model.All[model.Deliverable](e.m)) > 8 {
			change, err = e.m.Remove(d.ID)
		}
	default:
		after := d
		after.Goal = !d.Goal
		change = model.Change{Edits: []model.Edit{{Before: d, After: after}}}
	}
	if err != nil || len(change.Edits) == 0 {
		return nil
	}
	next, err := e.m.Apply(change)
	if err != nil {
		return nil
	}
	e.m = next
	touched := map[model.ID]bool{}
	for _, edit := range change.Edits {
		touched[edit.ID()] = true
	}
	return touched
}

// movement is what edits did to boxes that they had nothing to do with.
type movement struct {
	edits, boxes, moved, needless int
	far, furthest                 float64
}

// TestThousandEditsMoveWhatTheyMust: whatever a thousand edits do, a box that an
// edit does not touch moves only where something else now stands in its place.
func TestThousandEditsMoveWhatTheyMust(t *testing.T) {
	var all movement
	for _, bottomUp := range []bool{false, true} {
		for i, name := range assets.Samples() {
			e := &editor{Rand: rand.New(rand.NewPCG(uint64(i), 77)), t: t, m: sampleInput(t, name, model.Japanese).Model}
			e.follow(&all, 110, bottomUp)
		}
	}
	t.Logf("%d edits: of %d boxes seen %d moved to make room, by %.0f points in the mean and %.0f at most; %d needlessly",
		all.edits, all.boxes, all.moved, all.far/math.Max(float64(all.moved), 1), all.furthest, all.needless)
	if all.edits < 1000 {
		t.Errorf("only %d edits", all.edits)
	}
	if all.needless > 0 {
		t.Errorf("%d boxes moved needlessly", all.needless)
	}
	if all.moved*50 > all.boxes {
		t.Errorf("%d of %d boxes moved", all.moved, all.boxes)
	}
}

func (e *editor) follow(all *movement, edits int, bottomUp bool) {
	picture := func(before map[model.ID]render.Rect) render.Scene {
		in := inputOf(e.m, model.Japanese)
		in.Positions, in.Options.BottomUp = before, bottomUp
		return render.Deliverables(in)
	}
	before := render.Positions(picture(nil))
	for range edits {
		touched := e.edit()
		if touched == nil {
			continue
		}
		s := picture(before)
		checkScene(e.t, "an edited picture", s)
		after := render.Positions(s)
		all.edits++
		for id, was := range before {
			now, there := after[id]
			if !there {
				continue
			}
			all.boxes++
			if touched[id] || now.W != was.W || now.H != was.H || now == was {
				continue
			}
			far := math.Abs(now.X-was.X) + math.Abs(now.Y-was.Y)
			all.moved++
			all.far += far
			all.furthest = math.Max(all.furthest, far)
			if !isTaken(s, id, was, e.m) {
				all.needless++
				e.t.Logf("%s moved from %v to %v", id, was, now)
			}
		}
		before = after
	}
}

// isTaken tells whether something stands now where a box has stood, or so near
// that it had to go.
func isTaken(s render.Scene, id model.ID, was render.Rect, m *model.Model) bool {
	const gap = 11
	for _, b := range s.Boxes {
		if b.ID != id && meet(swollen(was, gap), b.Rect) {
			return true
		}
	}
	d, _ := model.Find[model.Deliverable](m, id)
	for _, f := range s.Frames {
		if f.Kind == "composite" && f.ID != d.Parent && meet(swollen(was, gap), f.Rect) {
			return true
		}
	}
	return false
}
