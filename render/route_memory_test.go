package render_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"

	"hone/model"
	"hone/render"
)

// randomEdit is an edit as the hands make it; false when it came to nothing.
func randomEdit(m *model.Model, random *rand.Rand, n int) (*model.Model, bool) {
	var c model.Change
	var err error
	nouns, verbs := model.All[model.Deliverable](m), model.All[model.Action](m)
	noun := nouns[random.IntN(len(nouns))].ID
	switch id := model.ID(fmt.Sprint("new", n)); random.IntN(9) {
	case 0:
		c, err = m.AddNeed(noun, id, "新しい成果物")
	case 1:
		c, err = m.AddAlternative(noun, id, "別のもの")
	case 2:
		c, err = m.Rename(noun, fmt.Sprint("前よりもずっと長い名前の成果物", n))
	case 3:
		c, err = m.Rename(noun, "短")
	case 4:
		c, err = m.Pin(model.ViewDeliverables, noun, random.Float64()*900, random.Float64()*600)
	case 5:
		if len(nouns) > 2 {
			c, err = m.Remove(noun)
		}
	case 6:
		c, err = m.Relate(model.NewRelation(model.Needs, noun, nouns[random.IntN(len(nouns))].ID, ""))
	case 7:
		c, err = m.Set(noun, "parent", string(nouns[random.IntN(len(nouns))].ID))
	default:
		if len(verbs) > 0 {
			c, err = m.AddNextAction(verbs[random.IntN(len(verbs))].ID, id, "次にすること")
		}
	}
	if err != nil || c.IsEmpty() {
		return m, false
	}
	after, err := m.Apply(c)
	return after, err == nil
}

// TestRememberedRoutesAreThoseOfASearchFromScratch edits models at random and
// draws each version both ways.
func TestRememberedRoutesAreThoseOfASearchFromScratch(t *testing.T) {
	edits := 0
	for seed := range uint64(25) {
		random := rand.New(rand.NewPCG(seed, 8))
		m := randomGraph(t, seed)
		var memory [2]render.Routes
		var at map[model.ID]render.Rect
		for n := range 25 {
			after, ok := randomEdit(m, random, n)
			if !ok {
				continue
			}
			m, edits = after, edits+1
			for i, draw := range []func(render.Input) render.Scene{render.Deliverables, render.Actions} {
				in := inputOf(m, model.Japanese)
				if i == 0 {
					in.Positions = at
				}
				scratch := draw(in)
				in.Routes = &memory[i]
				if got := draw(in); !bytes.Equal(render.JSON(got), render.JSON(scratch)) {
					t.Fatalf("seed %d, edit %d: view %d runs otherwise than from scratch", seed, n, i)
				}
				if i == 0 {
					at = render.Positions(scratch)
				}
			}
		}
	}
	if edits < 300 {
		t.Errorf("only %d edits were tried", edits)
	}
}
