package render_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"hone/model"
	"hone/render"
)

// largeModel has n deliverables and n actions in four phases and six lanes,
// with alternatives, composites and decisions.
func largeModel(t testing.TB, n int) *model.Model {
	t.Helper()
	random := rand.New(rand.NewPCG(1, uint64(n)))
	var c model.Change
	add := func(r model.Record) { c.Edits = append(c.Edits, model.Edit{After: r}) }
	for i, name := range []string{"Land", "Adopt", "Expand", "Renew"} {
		add(model.Phase{ID: model.ID(fmt.Sprintf("p%d", i)), Name: name, Rank: fmt.Sprint(i)})
	}
	for i := range 6 {
		add(model.Role{ID: model.ID(fmt.Sprintf("r%d", i)), Name: fmt.Sprintf("役割%d", i), Rank: fmt.Sprint(i)})
	}
	phase := func(i int) model.ID { return model.ID(fmt.Sprintf("p%d", min(i*4/n, 3))) }
	names := []string{"入力ルールの合意", "移行済みの予約データ", "研修を終えたスタッフ", "Order slip", "動画と電話による研修の修了記録"}
	for i := range n {
		add(model.Deliverable{
			ID: model.ID(fmt.Sprintf("d%d", i)), Name: fmt.Sprintf("%s%d", names[i%5], i), Phase: phase(i),
			Goal: i == n-1, Rank: fmt.Sprintf("%05d", i),
		})
		add(model.Action{
			ID: model.ID(fmt.Sprintf("a%d", i)), Name: fmt.Sprintf("%sを作る%d", names[i%5], i), Phase: phase(i),
			Role: model.ID(fmt.Sprintf("r%d", random.IntN(6))), Rank: fmt.Sprintf("%05d", i),
		})
		add(model.NewRelation(model.Yields, model.ID(fmt.Sprintf("a%d", i)), model.ID(fmt.Sprintf("d%d", i)), ""))
		if i == 0 {
			continue
		}
		near := func() int { return max(0, i-1-random.IntN(25)) }
		seen := map[model.ID]bool{}
		for k := range 1 + random.IntN(2) {
			r := model.NewRelation(model.Needs, model.ID(fmt.Sprintf("d%d", i)), model.ID(fmt.Sprintf("d%d", near())), []string{"", "g"}[k*(i%2)])
			if !seen[r.ID] {
				add(r)
			}
			seen[r.ID] = true
		}
		add(model.NewRelation(model.Then, model.ID(fmt.Sprintf("a%d", near())), model.ID(fmt.Sprintf("a%d", i)), ""))
	}
	m, err := model.Empty().Apply(c)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// BenchmarkScene builds the pictures of a large model whose boxes have their
// places, as after an edit, all derived results at hand.
func BenchmarkScene(b *testing.B) {
	for _, n := range []int{300, 1000} {
		in := inputOf(largeModel(b, n), model.Japanese)
		in.Words = render.WordsIn(model.Japanese)
		for _, v := range views {
			in.Positions = nil
			in.Positions = render.Positions(v.make(in))
			b.Run(fmt.Sprintf("%s/%d", v.name, n), func(b *testing.B) {
				for b.Loop() {
					v.make(in)
				}
			})
		}
	}
}

// BenchmarkFirstScene lays the deliverable graph out as well.
func BenchmarkFirstScene(b *testing.B) {
	for _, n := range []int{300, 1000} {
		in := inputOf(largeModel(b, n), model.Japanese)
		in.Words = render.WordsIn(model.Japanese)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				render.Deliverables(in)
			}
		})
	}
}
