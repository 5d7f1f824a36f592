package app

import (
	"testing"

	"hone/model"
)

// BenchmarkTwins is what outline, card and an open table do for one edit of
// 1 000 + 1 000 elements, on the window's goroutine.
func BenchmarkTwins(b *testing.B) {
	a := open(b, 1000)
	a.showTable(model.ViewDeliverables, model.KindDeliverable)
	parts := map[string]func(){
		"outline": a.desk.outline.show,
		"card":    a.desk.card.show,
		"table":   func() { w := a.twinOf(a.deliverables); w.table.show(); w.table.draw() },
		"select": func() {
			a.desk.card.ids = nil
			a.desk.card.ties.said = ""
			a.desk.card.foot.said = ""
			a.desk.card.show()
		},
	}
	a.choose("d0010")
	for _, name := range []string{"outline", "card", "select", "table"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				parts[name]()
			}
		})
	}
	b.Run("search", func(b *testing.B) {
		f := a.desk.find
		f.open(false)
		f.what.SetText("データ9")
		for b.Loop() {
			f.search()
		}
	})
}
