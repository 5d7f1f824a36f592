package model

import "math"

// calendarDays answers when things are due, in days from the start. A model
// without any days counts the rounds in which things are obtained instead.
type calendarDays struct {
	end     float64   // of the goals
	starts  []float64 // by element: earliest start
	ends    []float64 // by deliverable: earliest finish
	latest  []float64 // by deliverable: the finish after which a goal is late
	inPhase []float64 // by phase: the earliest start of what the goals rest on
	planned bool
}

func (d *Derivation) calendarDays() calendarDays {
	schedule := d.Schedule()
	c := calendarDays{
		end: schedule.Finish, planned: schedule.Finish > 0,
		starts: make([]float64, d.Graph.Elements), ends: make([]float64, d.Graph.Deliverables), latest: make([]float64, d.Graph.Deliverables),
	}
	p := d.phasing()
	c.inPhase = make([]float64, len(p.phases))
	for i := range c.inPhase {
		c.inPhase[i] = math.Inf(1)
	}
	if !c.planned {
		for _, v := range d.goals() {
			if d.Fixpoint.In(v) {
				c.end = max(c.end, float64(d.Fixpoint.Round[v]))
			}
		}
	}
	for v := range d.Graph.Elements {
		if d.Fixpoint.In(v) {
			c.starts[v] = float64(d.Fixpoint.Round[v])
			if c.planned {
				c.starts[v] = schedule.times.start[v]
			}
		}
	}
	for i, v := range schedule.times.items {
		item := &schedule.Items[i]
		c.ends[v], c.latest[v] = item.Finish, max(item.Finish, item.Finish+item.Slack)
		if !c.planned {
			c.ends[v], c.latest[v] = c.starts[v], c.starts[v]
		}
		if i := p.of[v]; i >= 0 {
			c.inPhase[i] = min(c.inPhase[i], c.starts[v])
		}
	}
	return c
}

// lead is the share of the way to the finish that is left once something has
// been read and the days of its improving action are over.
func (c calendarDays) lead(readOn, improving float64) float64 {
	if c.end <= 0 {
		return 0
	}
	if !c.planned {
		improving = 0
	}
	return min(1, max(0, (c.end-readOn-improving)/c.end))
}

// latestStart is the latest start of a deliverable.
func (c calendarDays) latestStart(v int) float64 {
	return max(0, c.latest[v]-(c.ends[v]-c.starts[v]))
}

// readFrom is the day from which a KPI can be read: the start of the phase from
// which on it is shown, else when the first that it measures is there.
func (g *gatherer) readFrom(k KPI, measured []int) float64 {
	for i, phase := range g.d.phasing().phases {
		if phase == k.Phase && !math.IsInf(g.days.inPhase[i], 1) {
			return g.days.inPhase[i]
		}
	}
	day := math.Inf(1)
	for _, v := range measured {
		day = min(day, g.days.ends[v])
	}
	return day
}

// tie is how near our own side is to improving something: by which action or
// accepted play, in how many days.
type tie struct {
	nearness float64
	by       ID
	days     float64
}

// How near an improving action is.
const (
	tieOwn      = 1.0  // our own action or play yields it
	tieStep     = 0.7  // … yields something that it directly takes
	tieCustomer = 0.5  // only others act
	tieNone     = 0.05 // nobody does
)

// tie is the nearest over some elements; of equals the first.
func (g *gatherer) tie(elements []int) tie {
	best := tie{nearness: tieNone}
	for _, v := range elements {
		if t := g.tieOf(v); t.nearness > best.nearness {
			best = t
		}
		if best.nearness == tieOwn {
			break
		}
	}
	return best
}

func (g *gatherer) tieOf(v int) tie {
	if t, ok := g.ownTie(v); ok {
		return t
	}
	if t, ok := g.stepTie(v); ok {
		return t
	}
	by := int32(v)
	if v < g.d.Graph.Deliverables {
		by = -1
		for _, a := range g.d.Graph.yielding(v) {
			if g.d.Fixpoint.In(int(a)) && g.role[a] != "" && (by < 0 || g.flow[a] < g.flow[by]) {
				by = a
			}
		}
	}
	if by < 0 || g.role[by] == "" {
		return tie{nearness: tieNone}
	}
	return tie{tieCustomer, g.d.Graph.IDs[by], g.d.Graph.action(by).Days}
}

// ownTie: an action of our own is it or yields it, or an accepted play is for it.
func (g *gatherer) ownTie(v int) (tie, bool) {
	by := int32(-1)
	if v >= g.d.Graph.Deliverables {
		if g.side[v] == SideOwn {
			by = int32(v)
		}
	} else {
		for _, a := range g.d.Graph.yielding(v) {
			if g.d.Fixpoint.In(int(a)) && g.side[a] == SideOwn && (by < 0 || g.flow[a] < g.flow[by]) {
				by = a
			}
		}
	}
	if by >= 0 {
		return tie{tieOwn, g.d.Graph.IDs[by], g.d.Graph.action(by).Days}, true
	}
	if len(g.plays) == 0 {
		return tie{}, false
	}
	if plays := g.plays[g.d.Graph.IDs[v]]; len(plays) > 0 {
		return tie{tieOwn, plays[0].ID, plays[0].LimitDays}, true
	}
	return tie{}, false
}

// stepTie: the same of something that it takes directly, a deliverable's actions
// counting with what they use.
func (g *gatherer) stepTie(v int) (tie, bool) {
	for _, in := range g.d.Graph.In(v) {
		if t, ok := g.stepThrough(int(in), v); ok {
			return tie{tieStep, t.by, t.days}, true
		}
	}
	return tie{}, false
}

func (g *gatherer) stepThrough(in, of int) (tie, bool) {
	switch {
	case g.d.Graph.IsOr(in):
		for _, member := range g.d.Graph.In(in) {
			if t, ok := g.stepThrough(int(member), of); ok {
				return t, true
			}
		}
	case !g.d.Fixpoint.In(in):
	case in < g.d.Graph.Deliverables:
		return g.ownTie(in)
	case of < g.d.Graph.Deliverables: // an action that yields it
		for _, used := range g.d.Graph.In(in) {
			if t, ok := g.ownTie(int(used)); ok {
				return t, true
			}
		}
	}
	return tie{}, false
}
