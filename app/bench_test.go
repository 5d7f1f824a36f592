package app

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"hone/model"
)

// large is a model of n deliverables and n actions with a goal, phases, roles
// and some alternatives, as a workshop of months would have it.
func large(n int) *model.Model {
	random := rand.New(rand.NewSource(7))
	doc := model.Empty()
	m := doc
	apply := func(c model.Change, err error) {
		if err == nil {
			m, err = m.Apply(c)
		}
		if err != nil {
			panic(err)
		}
	}
	for i := range 4 {
		apply(m.Add(model.Phase{ID: model.ID(fmt.Sprint("p", i)), Name: fmt.Sprint("段階", i), Rank: fmt.Sprint(i + 1)}))
		apply(m.Add(model.Role{ID: model.ID(fmt.Sprint("r", i)), Name: fmt.Sprint("役割", i), Side: model.SideCustomer, Rank: fmt.Sprint(i + 1)}))
	}
	whole := model.Change{Label: "build"}
	at := m
	add := func(r model.Record) {
		c, err := at.Add(r)
		if err != nil {
			return // drawn twice
		}
		whole.Edits = append(whole.Edits, c.Edits...)
		at, _ = at.Apply(c)
	}
	for i := range n {
		id := model.ID(fmt.Sprintf("d%04d", i))
		add(model.Deliverable{ID: id, Name: fmt.Sprintf("移行済みの予約データ%d", i), Goal: i == 0, Rank: fmt.Sprintf("a%04d", i)})
		act := model.ID(fmt.Sprintf("a%04d", i))
		add(model.Action{ID: act, Name: fmt.Sprintf("予約データを移す%d", i), Role: model.ID(fmt.Sprint("r", i%4)), Rank: fmt.Sprintf("a%04d", i)})
		add(model.NewRelation(model.Yields, act, id, ""))
		if i > 0 {
			add(model.NewRelation(model.Needs, model.ID(fmt.Sprintf("d%04d", max(0, i-1-random.Intn(12)))), id, ""))
			add(model.NewRelation(model.Then, act, model.ID(fmt.Sprintf("a%04d", max(0, i-1-random.Intn(3)))), ""))
		}
		if i > 20 && i%3 == 0 {
			add(model.NewRelation(model.Needs, model.ID(fmt.Sprintf("d%04d", i-10-random.Intn(10))), id, ""))
		}
	}
	return at
}

func open(b *testing.B, n int) *App {
	b.Helper()
	a := New(Options{
		Fyne: newScreen(b), Folder: b.TempDir(), Documents: b.TempDir(), Version: "test",
		Language: model.Japanese, Now: clock(), Random: rand.New(rand.NewSource(1)), Measure: measure, Fonts: fonts, Inline: true,
	})
	a.window.Resize(fyne.NewSize(1480, 920))
	if err := a.create("large", large(n)); err != nil {
		b.Fatal(err)
	}
	return a
}

// BenchmarkEdit is one edit with everything derived and drawn anew, but for
// what the screen driver does: half of keystroke to repaint.
func BenchmarkEdit(b *testing.B) {
	for _, n := range []int{30, 300, 1000} {
		b.Run(fmt.Sprintf("%d+%d", n, n), func(b *testing.B) {
			a := open(b, n)
			for i := 0; b.Loop(); i++ {
				a.edit(a.head().Rename("d0005", fmt.Sprint("名前", i)))
			}
		})
	}
}

// BenchmarkEdits is a mixture of what is done in a workshop, as one edit: half of
// the edits take less than p50, all but one of a hundred less than p99.
func BenchmarkEdits(b *testing.B) {
	for _, n := range []int{300, 1000} {
		b.Run(fmt.Sprintf("%d+%d", n, n), func(b *testing.B) {
			a := open(b, n)
			random := rand.New(rand.NewSource(3))
			var took []float64
			for i := 0; b.Loop(); i++ {
				start := time.Now()
				workOn(a, random, i)
				took = append(took, float64(time.Since(start))/1e6)
			}
			slices.Sort(took)
			b.ReportMetric(took[len(took)/2], "p50-ms")
			b.ReportMetric(took[min(len(took)*99/100, len(took)-1)], "p99-ms")
		})
	}
}

// workOn is one edit of a kind that goes by i.
func workOn(a *App, random *rand.Rand, i int) {
	m := a.head()
	nouns := m.Records(model.KindDeliverable)
	noun := nouns[random.Intn(len(nouns))].Key()
	id := model.ID(fmt.Sprint("new", i))
	switch i % 7 {
	case 0:
		a.edit(m.Rename(noun, fmt.Sprint("名前", i)))
	case 1:
		a.edit(m.Rename(noun, fmt.Sprintf("前よりも長い名前になった成果物の%d番", i)))
	case 2:
		a.edit(m.AddNeed(noun, id, "先に要るもの"))
	case 3:
		a.edit(m.Set(noun, "days", "3"))
	case 4:
		a.edit(m.AddNextAction("a0007", id, "次にすること"))
	case 5:
		at, _ := a.deliverables.box(noun)
		a.edit(m.Pin(model.ViewDeliverables, noun, at.X+16, at.Y+8))
	default:
		a.undo()
	}
}

// BenchmarkSelect is the choice of another element, in every part of the window.
func BenchmarkSelect(b *testing.B) {
	a := open(b, 1000)
	for i := 0; b.Loop(); i++ {
		a.jump([]model.ID{"d0005", "a0900"}[i%2])
	}
}

// BenchmarkPan is one step of panning at working zoom, without the screen driver.
func BenchmarkPan(b *testing.B) {
	for _, n := range []int{300, 1000} {
		b.Run(fmt.Sprintf("%d+%d", n, n), func(b *testing.B) {
			v := open(b, n).deliverables
			v.look(camera{Zoom: 1, X: v.whole().X + v.whole().W/2, Y: v.whole().Y + v.whole().H/2})
			for i := 0; b.Loop(); i++ {
				v.look(v.camera.panned(float32(i%7-3), float32(i%5-2)))
			}
		})
	}
}

// BenchmarkZoom is one step of zooming over the whole picture.
func BenchmarkZoom(b *testing.B) {
	v := open(b, 1000).deliverables
	v.fit()
	for i := 0; b.Loop(); i++ {
		v.zoom([]float64{1.2, 1 / 1.2}[i%2])
	}
}

// BenchmarkDraw is all derivations and pictures of a version.
func BenchmarkDraw(b *testing.B) {
	for _, n := range []int{30, 300, 1000} {
		b.Run(fmt.Sprintf("%d+%d", n, n), func(b *testing.B) {
			a := open(b, n)
			for i := 0; b.Loop(); i++ {
				w := a.wants()
				c, _ := w.model.Rename("d0005", fmt.Sprint("名", i))
				w.model, _ = w.model.Apply(c)
				deriveRest(w, drawViews(w).derivation)
			}
		})
	}
}

// BenchmarkObjects counts what is drawn of 1000 and 1000 elements at once.
func BenchmarkObjects(b *testing.B) {
	a := open(b, 1000)
	for _, v := range []*picture{a.deliverables, a.actions} {
		b.Run(string(v.view), func(b *testing.B) {
			v.fit()
			for b.Loop() {
				v.draw()
			}
			b.ReportMetric(v.camera.Zoom, "zoom")
			b.ReportMetric(float64(len(v.shape.objects)), "objects")
		})
	}
}
