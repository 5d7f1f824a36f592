package render_test

import (
	"testing"

	"hone/model"
)

// BenchmarkSheets writes the sheets of a large model, everything derived.
func BenchmarkSheets(b *testing.B) {
	in := inputOf(largeModel(b, 300), model.Japanese)
	for _, view := range sheetViews {
		exported(b, in, view, "xlsx")
		b.Run(view, func(b *testing.B) {
			for b.Loop() {
				exported(b, in, view, "xlsx")
			}
		})
	}
}
