package render_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"hone/model"
	"hone/render"
)

// TestFlowKeepsItsRows adds an action somewhere: of the actions of one lane none
// comes to stand above another that it stood below.
func TestFlowKeepsItsRows(t *testing.T) {
	pairs, flips := 0, 0
	for seed := range uint64(120) {
		m := randomGraph(t, seed)
		all := model.All[model.Action](m)
		if len(all) < 2 {
			continue
		}
		in := inputOf(m, model.Japanese)
		in.Positions = render.Positions(render.Actions(in))
		again := render.Positions(render.Actions(in))
		random := rand.New(rand.NewPCG(seed, 9))
		beside := all[random.IntN(len(all))]
		b := &modelBuilder{t: t, m: m}
		b.add(model.Action{ID: "new", Name: "新しいアクション", Role: beside.Role, Phase: beside.Phase})
		b.add(model.NewRelation(model.Then, beside.ID, "new", ""))
		next := inputOf(b.m, model.Japanese)
		next.Positions = in.Positions
		after := render.Positions(render.Actions(next))
		for i, x := range all {
			if again[x.ID] != in.Positions[x.ID] {
				t.Errorf("seed %d: %s has moved without an edit", seed, x.ID)
			}
			for _, y := range all[:i] {
				if x.Role != y.Role {
					continue
				}
				was := middleOf(in.Positions[x.ID]) - middleOf(in.Positions[y.ID])
				now := middleOf(after[x.ID]) - middleOf(after[y.ID])
				pairs++
				if was > 1 && now < -1 || was < -1 && now > 1 {
					flips++
				}
			}
		}
		checkScene(t, fmt.Sprint("seed ", seed), render.Actions(next))
	}
	t.Logf("%d of %d pairs changed sides", flips, pairs)
	if flips*100 > pairs {
		t.Errorf("%d of %d pairs of actions changed sides", flips, pairs)
	}
}

func middleOf(r render.Rect) float64 { return r.Y + r.H/2 }
