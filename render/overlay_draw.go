package render

import (
	"slices"

	"hone/model"
)

// Widths of borders and lines that an overlay lifts out: the way that is lit, the
// path that decides, and lines that were added.
const litWidth, pathWidth, addedWidth = 1.8, 2.6, 2.2

// layOver shows an overlay on the nodes and links of a graph.
func (g *graph) layOver(o *Overlay) {
	if o == nil {
		return
	}
	for i := range g.groups {
		o.layBox(&g.groups[i].Box)
	}
	for i := range g.leaves {
		o.layBox(&g.leaves[i].Box)
	}
	joins := g.joins()
	for i := range g.links {
		k := &g.links[i]
		if g.isLit(k, joins, func(from, to model.ID) bool { return o.Lit[from] && o.Lit[to] }) {
			k.Stroke, k.Width = InkAccent, max(k.Width, litWidth)
		}
		if g.isLit(k, joins, func(from, to model.ID) bool { return o.Path[[2]model.ID{from, to}] }) {
			k.Stroke, k.Width = InkWarm, pathWidth
		}
		o.layLine(k)
	}
}

// joins tells, for each dot of alternatives, what it leads to.
func (g *graph) joins() map[model.ID]model.ID {
	of := map[model.ID]model.ID{}
	for _, k := range g.links {
		if k.Kind == "or" {
			of[k.from] = k.to
		}
	}
	return of
}

// isLit tells whether a line belongs to a way: through the dot of alternatives it
// goes from the alternative taken to what needs one.
func (g *graph) isLit(k *link, joins map[model.ID]model.ID, lit func(from, to model.ID) bool) bool {
	if k.Kind == "or" {
		return slices.ContainsFunc(g.links, func(in link) bool { return in.to == k.from && lit(in.from, k.to) })
	}
	if of, isDot := joins[k.to]; isDot {
		return lit(k.from, of)
	}
	return lit(k.from, k.to)
}

func (o *Overlay) layBox(b *Box) {
	if o.Lit[b.ID] {
		b.Fill, b.Width = InkWash, max(b.Width, litWidth)
		if b.Stroke == InkOutline || b.Stroke == InkPaleRim {
			b.Stroke = InkAccent
		}
	}
	for _, m := range o.Marks[b.ID] {
		if !slices.Contains(b.Marks, m) {
			b.Marks = append(slices.Clone(b.Marks), m)
		}
	}
	if ink, ok := o.Inks[b.ID]; ok {
		b.Stroke, b.Width = ink, max(b.Width, litWidth)
	}
	if slices.Contains(o.Marks[b.ID], MarkRemoved) {
		b.Dashed = true
	}
}

// layLine draws what was added thick, what was removed dashed, with a sign
// beside the line, so that colour is not needed to tell.
func (o *Overlay) layLine(k *link) {
	ink, found := o.Inks[k.ID]
	if !found {
		return
	}
	k.Stroke = ink
	for _, m := range o.Marks[k.ID] {
		switch m {
		case MarkAdded:
			k.Width = max(k.Width, addedWidth)
			k.text = signed("＋", k.text)
		case MarkRemoved:
			k.Dashed = true
			k.text = signed("－", k.text)
		case MarkChanged:
			k.text = signed("△", k.text)
		}
	}
}

func signed(sign, text string) string {
	if text == "" {
		return sign
	}
	return sign + " " + text
}
