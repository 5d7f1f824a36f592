package model

import "slices"

// phasing holds the derived phase of every element as an index into the phases
// by rank.
type phasing struct {
	phases []ID
	of     []int // -1 where there are no phases at all
}

// PhaseOf is the phase of a deliverable or action, derived where it has none of
// its own: for a deliverable the phase that it closes, the earliest phase among
// the phased deliverables that need it, the latest among those that it needs,
// its composite's, or the first. Empty where the model has no phases.
func (d *Derivation) PhaseOf(id ID) ID {
	v, ok := d.Graph.Of[id]
	if !ok {
		return ""
	}
	return d.phasing().id(v)
}

// id is the phase of an element's node.
func (p phasing) id(v int) ID {
	if p.of[v] < 0 {
		return ""
	}
	return p.phases[p.of[v]]
}

func (d *Derivation) phasing() phasing { return d.phases.get(d.phaseAll) }

func (d *Derivation) phaseAll() phasing {
	p := phasing{of: make([]int, d.Graph.Elements)}
	rank := map[ID]int{}
	for i, phase := range d.Model.Records(KindPhase) {
		p.phases = append(p.phases, phase.Key())
		rank[phase.Key()] = i
	}
	for v := range p.of {
		p.of[v] = -1
	}
	if len(p.phases) == 0 {
		return p
	}
	d.phaseOwn(p, rank)
	needs, neededBy := d.needEdges()
	phased := slices.Clone(p.of[:d.Graph.Deliverables])
	ofDependents, ofNeeds := unphased(phased), unphased(phased)
	for i := range p.phases { // the earliest reaches first
		spread(ofDependents, phased, i, needs)
	}
	for i := len(p.phases) - 1; i >= 0; i-- { // the latest reaches first
		spread(ofNeeds, phased, i, neededBy)
	}
	d.phaseRest(p, ofDependents, ofNeeds)
	d.phaseActions(p)
	return p
}

// phaseOwn gives elements their own phase, or the earliest that they close.
func (d *Derivation) phaseOwn(p phasing, rank map[ID]int) {
	for v := range d.Graph.things {
		if own := d.Graph.things[v].Phase; own != "" {
			p.of[v] = rank[own]
		}
	}
	for i := range d.Graph.acts {
		if own := d.Graph.acts[i].Phase; own != "" {
			p.of[d.Graph.Deliverables+i] = rank[own]
		}
	}
	closing := make([]int, d.Graph.Deliverables)
	for _, j := range d.Graph.Joints {
		if j.Rel == Closes && (closing[j.To] == 0 || int(j.From) < closing[j.To]-1) {
			closing[j.To] = int(j.From) + 1
		}
	}
	for v, i := range closing {
		if i > 0 && p.of[v] < 0 {
			p.of[v] = i - 1
		}
	}
}

// needEdges are the needs relations both ways, as deliverables' nodes.
func (d *Derivation) needEdges() (needs, neededBy edges) {
	pairs := make([][2]int32, 0, len(d.Graph.Joints))
	for _, j := range d.Graph.Joints {
		if j.Rel == Needs {
			pairs = append(pairs, [2]int32{j.From, j.To})
		}
	}
	return layOut(pairs, d.Graph.Deliverables, 0), layOut(pairs, d.Graph.Deliverables, 1)
}

func unphased(like []int) []int {
	of := make([]int, len(like))
	for v := range of {
		of[v] = -1
	}
	return of
}

// spread gives a phase to all deliverables that are reached over along from
// those phased with it. What an earlier call reached is not passed again: it
// has passed on a phase that goes before this one.
func spread(of, phased []int, phase int, along edges) {
	var stack []int32
	for v, i := range phased {
		if i == phase {
			stack = append(stack, int32(v))
		}
	}
	for len(stack) > 0 {
		v := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for _, to := range along.of(int(v)) {
			if of[to] < 0 {
				of[to] = phase
				stack = append(stack, to)
			}
		}
	}
}

func (d *Derivation) phaseRest(p phasing, ofDependents, ofNeeds []int) {
	for v := range d.Graph.Deliverables {
		if p.of[v] < 0 {
			p.of[v] = ofDependents[v]
		}
		if p.of[v] < 0 {
			p.of[v] = ofNeeds[v]
		}
	}
	for v := range d.Graph.Deliverables {
		d.phaseOfComposite(p, v)
	}
}

// phaseOfComposite walks up to the first composite with a phase and gives it to
// all on the way; each deliverable is passed once.
func (d *Derivation) phaseOfComposite(p phasing, v int) {
	var way []int
	phase := 0
	for p.of[v] < 0 {
		way = append(way, v)
		up := d.Graph.things[v].Parent
		if up == "" {
			break
		}
		v = d.Graph.Of[up]
	}
	phase = max(p.of[v], 0)
	for _, v := range way {
		p.of[v] = phase
	}
}

// phaseActions gives actions without a phase that of the earliest deliverable
// they yield, else of the latest they use, else the first.
func (d *Derivation) phaseActions(p phasing) {
	yields := make([]int, d.Graph.Elements)
	uses := make([]int, d.Graph.Elements)
	for _, j := range d.Graph.Joints {
		switch j.Rel {
		case Yields:
			if phase := p.of[j.To] + 1; yields[j.From] == 0 || phase < yields[j.From] {
				yields[j.From] = phase
			}
		case Uses:
			uses[j.From] = max(uses[j.From], p.of[j.To]+1)
		}
	}
	for v := d.Graph.Deliverables; v < d.Graph.Elements; v++ {
		if p.of[v] < 0 && yields[v] > 0 {
			p.of[v] = yields[v] - 1
		} else if p.of[v] < 0 {
			p.of[v] = max(uses[v]-1, 0)
		}
	}
}
