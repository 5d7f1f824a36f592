package render

import (
	"slices"

	"hone/model"
)

// Overlay lays a result over a graph: a way through it lit, a path that nothing
// on may be late, and further signs on elements.
type Overlay struct {
	Name     string            // the key of what it is called, for the heading
	Lit      map[model.ID]bool // elements of the way
	Path     map[[2]model.ID]bool
	Marks    map[model.ID][]Mark
	Inks     map[model.ID]Ink // of borders and lines
	critical map[model.ID]bool
}

// Overlays are the names of the results that OverlayOf lays over the deliverable
// graph and the PFD view.
func Overlays() []string { return []string{"feasibility", "cheapest", "critical"} }

// OverlayOf is a result by its name: the cheapest way and what stands in the
// way, the critical path, or both as the feasibility; nil for another name.
func OverlayOf(d *model.Derivation, name string) *Overlay {
	switch name {
	case "cheapest":
		return FeasibilityOverlay(d.Feasibility())
	case "critical":
		return ScheduleOverlay(d.Schedule())
	case "feasibility":
		o := FeasibilityOverlay(d.Feasibility()).with(ScheduleOverlay(d.Schedule()))
		o.Name = "view.feasibility"
		return o
	}
	return nil
}

// FeasibilityOverlay lights the cheapest way to each goal and marks what stands
// in the way and the goals over budget.
func FeasibilityOverlay(r model.FeasibilityResult) *Overlay {
	o := newOverlay("term.cheapest")
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

// ScheduleOverlay draws the critical path: the deliverables without slack, and
// the lines from each to the one that waits for it.
func ScheduleOverlay(r model.ScheduleResult) *Overlay {
	o := newOverlay("term.criticalPath")
	for _, item := range r.Items {
		if item.Critical {
			o.critical[item.ID] = true
			o.mark(item.ID, MarkCritical, InkWarm)
		}
	}
	for _, item := range r.Items {
		if !item.Critical {
			continue
		}
		for _, step := range [...][2]model.ID{{item.After, item.ID}, {item.After, item.Action}, {item.Action, item.ID}} {
			if step[0] == item.After && !o.critical[item.After] {
				continue
			}
			o.Path[step] = true
		}
	}
	return o
}

// CompareOverlay shows a Change on the picture of a version that holds both
// what it adds and what it removes.
func CompareOverlay(c model.Change) *Overlay {
	o := newOverlay("view.compare")
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

func newOverlay(name string) *Overlay {
	return &Overlay{
		Name: name, Lit: map[model.ID]bool{}, Path: map[[2]model.ID]bool{}, critical: map[model.ID]bool{},
		Marks: map[model.ID][]Mark{}, Inks: map[model.ID]Ink{},
	}
}

func (o *Overlay) mark(id model.ID, m Mark, ink Ink) {
	if !slices.Contains(o.Marks[id], m) {
		o.Marks[id] = append(o.Marks[id], m)
	}
	o.Inks[id] = ink
}

// with is both overlays in one; where inks differ, alarm wins.
func (o *Overlay) with(p *Overlay) *Overlay {
	for id := range p.Lit {
		o.Lit[id] = true
	}
	for step := range p.Path {
		o.Path[step] = true
	}
	for id, marks := range p.Marks {
		for _, m := range marks {
			if o.Inks[id] == InkAlarm {
				o.mark(id, m, InkAlarm)
			} else {
				o.mark(id, m, p.Inks[id])
			}
		}
	}
	return o
}
