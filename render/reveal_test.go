package render

import (
	"bytes"

	"hone/model"
)

// Rivals are one graph in two forms: as it is drawn, and as the text that
// Graphviz lays out and routes by itself.
type Rivals struct {
	Scene Scene
	Bound map[model.ID]bool // the lines that both know of
	DOT   []byte
	Boxes LayoutGraph
}

// RivalsOf makes both forms of a view that is laid out as a graph.
func RivalsOf(in Input, view model.View) Rivals {
	g := newDeliverables(in)
	if view == model.ViewPFD {
		g = newPFD(in)
	}
	r := Rivals{Bound: map[model.ID]bool{}, Boxes: g.layoutGraph()}
	for _, k := range g.links {
		if g.bindsRanks(k) {
			r.Bound[k.ID] = true
		}
	}
	r.DOT = bytes.Replace(newDOT(newNet(r.Boxes)).text, []byte("splines=none"), []byte("splines=true"), 1)
	g.place()
	r.Scene = g.scene()
	return r
}
