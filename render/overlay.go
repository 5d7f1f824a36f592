package render

import (
	"slices"

	"hone/model"
)

// Overlay lays a result over a graph: elements and the lines between them lit,
// and further signs on elements.
type Overlay struct {
	Lit   map[model.ID]bool
	Marks map[model.ID][]Mark
	Inks  map[model.ID]Ink // of borders
}

// FeasibilityOverlay lights the cheapest way to each goal and marks what stands
// in the way and the goals over budget.
func FeasibilityOverlay(r model.FeasibilityResult) *Overlay {
	o := newOverlay()
	for _, goal := range r.Goals {
		for _, id := range goal.Cheapest.Elements {
			o.Lit[id] = true
		}
		for _, id := range goal.Blocking {
			o.mark(id, MarkBlocked, InkAlarm)
		}
		if goal.OverBudget {
			o.mark(goal.Goal, MarkOverBudget, InkWarm)
		}
	}
	for _, id := range r.Lost {
		o.mark(id, MarkUnobtainable, InkAlarm)
	}
	return o
}

// ScheduleOverlay lights the deliverables without slack.
func ScheduleOverlay(r model.ScheduleResult) *Overlay {
	o := newOverlay()
	for _, item := range r.Items {
		if item.Critical {
			o.Lit[item.ID] = true
			o.mark(item.ID, MarkCritical, InkWarm)
		}
	}
	return o
}

// CompareOverlay shows a Change on the picture of a version that holds both
// what it adds and what it removes.
func CompareOverlay(c model.Change) *Overlay {
	o := newOverlay()
	for _, e := range c.Edits {
		switch {
		case e.Before == nil:
			o.mark(e.ID(), MarkAdded, InkAccent)
		case e.After == nil:
			o.mark(e.ID(), MarkRemoved, InkAlarm)
		default:
			o.mark(e.ID(), MarkChanged, InkWarm)
		}
	}
	return o
}

func newOverlay() *Overlay {
	return &Overlay{Lit: map[model.ID]bool{}, Marks: map[model.ID][]Mark{}, Inks: map[model.ID]Ink{}}
}

func (o *Overlay) mark(id model.ID, m Mark, ink Ink) {
	if !slices.Contains(o.Marks[id], m) {
		o.Marks[id] = append(o.Marks[id], m)
	}
	o.Inks[id] = ink
}

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
	for i := range g.links {
		k := &g.links[i]
		if o.lights(k.from) && o.lights(k.to) {
			k.Stroke, k.Width = InkAccent, max(k.Width, 2)
		}
		if ink, ok := o.Inks[k.ID]; ok {
			k.Stroke = ink
			k.Dashed = k.Dashed || slices.Contains(o.Marks[k.ID], MarkRemoved)
		}
	}
}

// lights tells whether an element is lit; the dot of alternatives is when any
// is: its lines are lit by their other end.
func (o *Overlay) lights(id model.ID) bool {
	return o.Lit[id] || len(id) > 3 && id[:3] == "or:"
}

func (o *Overlay) layBox(b *Box) {
	if o.Lit[b.ID] {
		b.Fill, b.Width = InkWash, max(b.Width, 1.8)
		if b.Stroke == InkOutline {
			b.Stroke = InkAccent
		}
	}
	for _, m := range o.Marks[b.ID] {
		if !slices.Contains(b.Marks, m) {
			b.Marks = append(slices.Clone(b.Marks), m)
		}
	}
	if ink, ok := o.Inks[b.ID]; ok {
		b.Stroke = ink
	}
	if slices.Contains(o.Marks[b.ID], MarkRemoved) {
		b.Dashed = true
	}
}
