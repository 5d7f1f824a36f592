package render_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"

	"hone/model"
	"hone/render"
)

// randomGraph is a random model with all that the graphs show: phases or none,
// composites in composites, alternatives, circles, equals, pins, blocked
// elements, hostile and empty names, actions with branches and lines back.
func randomGraph(t testing.TB, seed uint64) *model.Model {
	random := rand.New(rand.NewPCG(seed, 5))
	b := &modelBuilder{t: t, m: model.Empty()}
	pick := func(texts ...string) string { return texts[random.IntN(len(texts))] }
	name := func() string {
		return pick("契約書", "移行済みの予約データ", "とても長い名前の成果物でも枠からはみ出さないことを確かめる名前であるからして", "Order slip", "", "A name of many words that somebody pasted from a mail", "<b>&\"", "\u202eabc", "👩\u200d👧 x", "Donaudampfschifffahrtsgesellschaftskapitän")
	}
	id := func(kind string, i int) model.ID { return model.ID(fmt.Sprintf("%s%d", kind, i)) }
	phases, roles, n, actions := random.IntN(4), random.IntN(4), 1+random.IntN(30), random.IntN(20)
	for i := range phases {
		b.add(model.Phase{ID: id("p", i), Name: name(), Rank: fmt.Sprint(i)})
	}
	for i := range roles {
		b.add(model.Role{ID: id("r", i), Name: name(), Side: model.Side(pick("", "customer", "own", "partner")), Rank: fmt.Sprint(i)})
	}
	some := func(kind string, count, of int) model.ID {
		if count == 0 || random.IntN(of) > 0 {
			return ""
		}
		return id(kind, random.IntN(count))
	}
	for i := range n {
		d := model.Deliverable{
			ID: id("d", i), Name: name(), Goal: random.IntN(8) == 0, Phase: some("p", phases, 2), Days: float64(random.IntN(3)),
			Origin: model.Origin(pick("", "", "external", "assumption")), State: model.State(pick("", "", "done", "blocked")), Multiplicity: pick("", "n"),
		}
		if i > 0 && random.IntN(4) == 0 {
			d.Parent = id("d", random.IntN(i))
		}
		b.add(d)
	}
	relate := func(r model.Relation) {
		if r.From != r.To && !b.m.Has(r.ID) {
			r.Label = pick("", "", "はい", "if it is more than was agreed upon")
			b.add(r)
		}
	}
	for range random.IntN(2 * n) {
		kind := []model.RelationKind{model.Needs, model.Needs, model.Needs, model.Helps, model.Sync}[random.IntN(5)]
		group := ""
		if kind == model.Needs {
			group = pick("", "", "g", "h")
		}
		relate(model.NewRelation(kind, id("d", random.IntN(n)), id("d", random.IntN(n)), group))
	}
	for i := range actions {
		b.add(model.Action{ID: id("a", i), Name: name(), Role: some("r", roles, 1), Phase: some("p", phases, 3), Does: model.ActionKind(pick("", "", "", "decision", "start", "end"))})
		relate(model.NewRelation(model.Yields, id("a", i), id("d", random.IntN(n)), ""))
		relate(model.NewRelation(model.Uses, id("a", i), id("d", random.IntN(n)), ""))
		relate(model.NewRelation(model.Then, id("a", random.IntN(i+1)), id("a", i), ""))
		relate(model.NewRelation(model.Then, id("a", random.IntN(i+1)), id("a", random.IntN(i+1)), ""))
	}
	for range random.IntN(4) {
		of := id("d", random.IntN(n))
		if view := model.View(pick("deliverables", "pfd")); !b.m.Has(model.PlaceID(view, of)) {
			b.add(model.Place{ID: model.PlaceID(view, of), View: view, Of: of, X: random.Float64()*1200 - 300, Y: random.Float64()*800 - 200})
		}
	}
	return b.m
}

func TestRandomPicturesHoldTheLaws(t *testing.T) {
	for seed := range uint64(150) {
		in := inputOf(randomGraph(t, seed), languages[seed%2])
		in.Options = render.Options{Title: seed%3 == 0, Legend: seed%2 == 0, XRay: seed%5 == 0, BottomUp: seed%4 == 1}
		for _, v := range views {
			what := fmt.Sprintf("seed %d %s", seed, v.name)
			s := v.make(in)
			checkScene(t, what, s)
			if again := v.make(in); !bytes.Equal(render.JSON(s), render.JSON(again)) {
				t.Errorf("%s: another picture the second time", what)
			}
		}
	}
}

// TestAnEditMovesNothingElse adds a need somewhere: no box moves but those that
// must make room for one that has grown with its lines.
func TestAnEditMovesNothingElse(t *testing.T) {
	still := 0
	for seed := range uint64(80) {
		m := randomGraph(t, seed)
		in := inputOf(m, model.Japanese)
		first := render.Deliverables(in)
		before := render.Positions(first)
		random := rand.New(rand.NewPCG(seed, 6))
		all := model.All[model.Deliverable](m)
		change, err := m.AddNeed(all[random.IntN(len(all))].ID, "new", "新しい成果物")
		if err != nil {
			t.Fatal(err)
		}
		after, err := m.Apply(change)
		if err != nil {
			t.Fatal(err)
		}
		next := inputOf(after, model.Japanese)
		next.Positions = before
		s := render.Deliverables(next)
		checkScene(t, fmt.Sprintf("seed %d", seed), s)
		moved, grown := changes(before, render.Positions(s))
		_, frames := changes(framesOf(first), framesOf(s))
		grown += frames
		if grown == 0 && moved > 0 {
			t.Errorf("seed %d: %d boxes moved", seed, moved)
		}
		if moved == 0 {
			still++
		}
	}
	if still < 60 {
		t.Errorf("only %d of 80 pictures stayed still", still)
	}
}

func framesOf(s render.Scene) map[model.ID]render.Rect {
	at := map[model.ID]render.Rect{}
	for _, f := range s.Frames {
		if f.Kind == "composite" {
			at[f.ID] = f.Rect
		}
	}
	return at
}

// changes counts the boxes that stand elsewhere, and those of another size.
func changes(before, after map[model.ID]render.Rect) (moved, grown int) {
	for id, was := range before {
		now, there := after[id]
		switch {
		case !there:
		case now.W != was.W || now.H != was.H:
			grown++
		case now != was:
			moved++
		}
	}
	return moved, grown
}
