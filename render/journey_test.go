package render_test

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"hone/assets"
	"hone/model"
	"hone/render"
)

// journeyModel is a random model with what a journey map shows: phases or none,
// long and empty names, hand edits, roles of every side.
func journeyModel(t *testing.T, seed uint64) *model.Model {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 11))
	m := model.Empty()
	do := func(c model.Change, err error) {
		t.Helper()
		if err == nil {
			m, err = m.Apply(c)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	long := strings.Repeat("とても長い名前の成果物でも一行に収まらないことがある", 1+r.IntN(3))
	names := []string{"契約書", long[:3*(1+r.IntN(20))], "A very long deliverable name that nobody would type", "“quoted” <b>&", "😀"}
	name := func() string { return names[r.IntN(len(names))] }
	phases := r.IntN(6)
	for i := range phases {
		do(m.Add(model.Phase{ID: model.ID(fmt.Sprintf("p%d", i)), Name: name(), Rank: fmt.Sprint(i)}))
	}
	for i, side := range []model.Side{model.SideCustomer, model.SideOwn, model.SidePartner} {
		do(m.Add(model.Role{ID: model.ID(fmt.Sprintf("r%d", i)), Name: name(), Side: side}))
	}
	n := 1 + r.IntN(24)
	for i := range n {
		d := model.Deliverable{ID: model.ID(fmt.Sprintf("d%d", i)), Name: name(), Goal: i == 0 || r.IntN(9) == 0}
		if phases > 0 && r.IntN(2) == 0 {
			d.Phase = model.ID(fmt.Sprintf("p%d", r.IntN(phases)))
		}
		do(m.Add(d))
		if i > 0 {
			group := []string{"", "", "g"}[r.IntN(3)]
			do(m.Relate(model.NewRelation(model.Needs, model.ID(fmt.Sprintf("d%d", r.IntN(i))), d.ID, group)))
		}
	}
	for i := range r.IntN(12) {
		a := model.Action{ID: model.ID(fmt.Sprintf("a%d", i)), Name: name(), Feeling: float64(r.IntN(5) - 2), Thought: name(), Channel: name()}
		if role := r.IntN(4); role < 3 {
			a.Role = model.ID(fmt.Sprintf("r%d", role))
		}
		do(m.Add(a))
		do(m.Relate(model.NewRelation(model.Yields, a.ID, model.ID(fmt.Sprintf("d%d", r.IntN(n))), "")))
	}
	if phases > 0 {
		do(m.Add(model.Overlay{ID: "o1", OverlayKey: model.JourneyKey("p0", model.LaneOwn), Text: long}))
		do(m.Relate(model.NewRelation(model.Closes, "p0", "d0", "")))
	}
	do(m.Add(model.Signal{ID: "s1", Name: long[:60], Class: model.ClassProcess, Deliverable: "d0"}))
	return m
}

func TestJourneyMapKeepsItsParts(t *testing.T) {
	for seed := range uint64(150) {
		m := journeyModel(t, seed)
		s := render.Journey(inputOf(m, model.Japanese))
		checkParts(t, fmt.Sprintf("seed %d", seed), s)
		if again := render.Journey(inputOf(m, model.Japanese)); !bytes.Equal(render.JSON(s), render.JSON(again)) {
			t.Fatalf("seed %d: two maps of one model differ", seed)
		}
	}
	for _, name := range assets.Samples() {
		for _, l := range languages {
			checkParts(t, name, render.Journey(sampleInput(t, name, l)))
		}
	}
	checkParts(t, "an empty model", render.Journey(inputOf(model.Empty(), model.English)))
}

// checkParts: boxes apart from one another, every text inside what it belongs
// to, all inside the picture, every ID once.
func checkParts(t *testing.T, name string, s render.Scene) {
	t.Helper()
	home := map[model.ID]render.Rect{}
	for _, b := range append(append([]render.Box{}, s.Frames...), s.Boxes...) {
		if _, twice := home[b.ID]; twice {
			t.Fatalf("%s: two shapes are called %q", name, b.ID)
		}
		home[b.ID] = b.Rect
		if !inside(b.Rect, render.Rect{W: s.Width, H: s.Height}) {
			t.Fatalf("%s: %q lies outside the picture: %v", name, b.ID, b.Rect)
		}
	}
	for i, a := range s.Boxes {
		for _, b := range s.Boxes[i+1:] {
			if overlap(a.Rect, b.Rect) {
				t.Fatalf("%s: %q and %q overlap", name, a.ID, b.ID)
			}
		}
	}
	for i, a := range s.Texts {
		if r, ok := home[a.Of]; !ok || !inside(a.Rect, r) {
			t.Fatalf("%s: text %q is not inside %q: %v in %v", name, a.Text, a.Of, a.Rect, r)
		}
		for _, b := range s.Texts[i+1:] {
			if overlap(a.Rect, b.Rect) {
				t.Fatalf("%s: texts %q and %q overlap", name, a.Text, b.Text)
			}
		}
	}
}

const hair = 0.02 // rounding to hundredths

func inside(a, b render.Rect) bool {
	return a.X >= b.X-hair && a.Y >= b.Y-hair && a.X+a.W <= b.X+b.W+hair && a.Y+a.H <= b.Y+b.H+hair &&
		!math.IsNaN(a.X+a.Y+a.W+a.H) && !math.IsInf(a.X+a.Y+a.W+a.H, 0)
}

func overlap(a, b render.Rect) bool {
	return a.X < b.X+b.W-hair && b.X < a.X+a.W-hair && a.Y < b.Y+b.H-hair && b.Y < a.Y+a.H-hair
}

func BenchmarkJourneyOfSixtyCheckpointsToSVG(b *testing.B) {
	m := model.Empty()
	do := func(c model.Change, err error) {
		if err == nil {
			m, err = m.Apply(c)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	for i := range 4 {
		do(m.Add(model.Phase{ID: model.ID(fmt.Sprintf("p%d", i)), Name: "フェーズ", Rank: fmt.Sprint(i)}))
	}
	for i := range 61 {
		do(m.Add(model.Deliverable{
			ID: model.ID(fmt.Sprintf("d%02d", i)), Name: fmt.Sprintf("締結済みの契約 %d", i), Goal: i == 0,
			Phase: model.ID(fmt.Sprintf("p%d", 3-i/16)),
		}))
		if i > 0 {
			do(m.Relate(model.NewRelation(model.Needs, model.ID(fmt.Sprintf("d%02d", i-1)), model.ID(fmt.Sprintf("d%02d", i)), "")))
		}
	}
	for b.Loop() {
		render.SVG(render.Journey(inputOf(m, model.Japanese)), render.LightPalette())
	}
}
