package render_test

import (
	"bytes"
	"os/exec"
	"testing"

	"hone/assets"
	"hone/model"
	"hone/render"
)

// BenchmarkBesideDot times a picture from nothing (measuring, layout, routing,
// words) and native dot on the same boxes and lines, process start included, and
// reports what each drawing costs its reader.
func BenchmarkBesideDot(b *testing.B) {
	for _, name := range assets.Samples() {
		for _, v := range []model.View{model.ViewDeliverables, model.ViewPFD} {
			in := sampleInput(b, name, model.Japanese)
			in.Words = render.WordsIn(model.Japanese)
			b.Run(name+"/"+string(v)+"/ours", func(b *testing.B) {
				var r render.Rivals
				for b.Loop() {
					r = render.RivalsOf(in, v)
				}
				report(b, ours(r))
			})
			b.Run(name+"/"+string(v)+"/dot", func(b *testing.B) {
				dot, err := exec.LookPath("dot")
				if err != nil {
					b.Skip("there is no native dot here")
				}
				r := render.RivalsOf(in, v)
				for b.Loop() {
					run := exec.Command(dot, "-Tjson0")
					run.Stdin = bytes.NewReader(r.DOT)
					if _, err := run.Output(); err != nil {
						b.Fatal(err)
					}
				}
				report(b, theirs(b, dot, r))
			})
		}
	}
}

func report(b *testing.B, t tally) {
	b.ReportMetric(float64(t.crossings), "crossings")
	b.ReportMetric(t.length/1000, "kpt-of-lines")
}

// BenchmarkFieldCharts draws all flow charts of the field, to SVG, and lets native
// dot draw them, one process each.
func BenchmarkFieldCharts(b *testing.B) {
	var all []render.Input
	for _, c := range charts(b) {
		in := inputOf(c.net(b), model.Japanese)
		in.Words = render.WordsIn(model.Japanese)
		all = append(all, in)
	}
	b.Run("ours", func(b *testing.B) {
		var sum tally
		for b.Loop() {
			sum = tally{}
			for _, in := range all {
				r := render.RivalsOf(in, model.ViewDeliverables)
				render.SVG(r.Scene, render.LightPalette())
				sum.add(ours(r))
			}
		}
		report(b, sum)
	})
	b.Run("dot", func(b *testing.B) {
		dot, err := exec.LookPath("dot")
		if err != nil {
			b.Skip("there is no native dot here")
		}
		var sum tally
		for b.Loop() {
			sum = tally{}
			for _, in := range all {
				sum.add(theirs(b, dot, render.RivalsOf(in, model.ViewDeliverables)))
			}
		}
		report(b, sum)
	})
}
