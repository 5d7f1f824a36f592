package model

import "slices"

// network is the graph with what binds the schedule beyond it: which actions
// count, which parts wait for their composite's needs, and who starts together.
// A gate is a node after those of the graph: the needs of one composite, which
// its parts wait for.
type network struct {
	g        *Graph
	fix      *Fixpoint
	days     []float64 // by element
	maker    []int32   // by deliverable: the action or choice of actions that yields it, or -1
	quickest []float64 // by choice: the days of the actions that count
	any      []bool    // by choice: all actions count
	gate     []int32   // by deliverable: the gate that it waits for, or -1
	gates    []gate
	bound    edges   // from a node or gate to the gates and deliverables that wait for it
	group    []int32 // by deliverable: who it starts together with, or -1
	groups   [][]int32
}

type gate struct {
	inputs []int32
	above  int32 // the gate of the composite that holds this one, or -1
}

func (d *Derivation) newNetwork() *network {
	g := d.Graph
	n := &network{g: g, fix: d.Fixpoint, days: make([]float64, g.Elements)}
	for v := range g.things {
		n.days[v] = g.things[v].Days
	}
	for i := range g.acts {
		n.days[g.Deliverables+i] = g.acts[i].Days
	}
	n.maker = make([]int32, g.Deliverables)
	for v := range n.maker {
		n.maker[v] = -1
		for _, in := range g.In(v) {
			if int(in) >= g.Deliverables && !n.isGroup(in) {
				n.maker[v] = in
			}
		}
	}
	n.chooseQuickest()
	n.openGates(d.parents())
	n.pairUp()
	return n
}

// isGroup tells a choice among needs from actions and choices among them.
func (n *network) isGroup(v int32) bool {
	return n.g.IsOr(int(v)) && n.g.Ors[int(v)-n.g.Elements].Group != ""
}

func (n *network) isGate(v int32) bool { return int(v) >= n.g.Nodes() }

func (n *network) chooseQuickest() {
	n.quickest, n.any = make([]float64, len(n.g.Ors)), make([]bool, len(n.g.Ors))
	for i, or := range n.g.Ors {
		first := true
		for _, a := range n.g.In(n.g.Elements + i) {
			if or.Group == "" && n.fix.In(int(a)) && (first || n.days[a] < n.quickest[i]) {
				n.quickest[i], first = n.days[a], false
			}
		}
	}
}

// counts tells whether a choice may be met by one of its inputs.
func (n *network) counts(or, in int32) bool {
	i := int(or) - n.g.Elements
	return n.g.Ors[i].Group != "" || n.any[i] || n.days[in] == n.quickest[i]
}

// parents lists each deliverable's composite, or -1.
func (d *Derivation) parents() []int32 {
	parents := make([]int32, d.Graph.Deliverables)
	for v := range parents {
		parents[v] = -1
		if up := d.Graph.things[v].Parent; up != "" {
			parents[v] = int32(d.Graph.Of[up])
		}
	}
	return parents
}

// openGates makes a gate for each composite that needs something besides its
// own parts. What is given from outside waits for none, but its parts do.
func (n *network) openGates(parents []int32) {
	n.gate = make([]int32, len(parents))
	if !slices.ContainsFunc(parents, func(up int32) bool { return up >= 0 }) {
		for v := range n.gate {
			n.gate[v] = -1
		}
		n.bound = layOut(nil, n.g.Nodes(), 0)
		return
	}
	pre, within := preorder(parents)
	below := make([]int32, len(parents))
	holds := make([]bool, len(parents))
	for _, up := range parents {
		if up >= 0 {
			holds[up] = true
		}
	}
	for _, v := range pre {
		n.gate[v], below[v] = -1, -1
		if up := parents[v]; up >= 0 {
			n.gate[v], below[v] = below[up], below[up]
		}
		if holds[v] {
			if inputs := n.outerNeeds(v, within); len(inputs) > 0 {
				n.gates = append(n.gates, gate{inputs, below[v]})
				below[v] = int32(n.g.Nodes() + len(n.gates) - 1)
			}
		}
		if n.g.Given[v] && n.g.things[v].Origin != OriginMade {
			n.gate[v] = -1
		}
	}
	var pairs [][2]int32
	for i, gate := range n.gates {
		at := int32(n.g.Nodes() + i)
		for _, in := range gate.inputs {
			pairs = append(pairs, [2]int32{in, at})
		}
		if gate.above >= 0 {
			pairs = append(pairs, [2]int32{gate.above, at})
		}
	}
	for v, gate := range n.gate {
		if gate >= 0 {
			pairs = append(pairs, [2]int32{gate, int32(v)})
		}
	}
	n.bound = layOut(pairs, n.g.Nodes()+len(n.gates), 0)
}

// outerNeeds lists the obtainable needs of a composite but those on what it
// holds itself.
func (n *network) outerNeeds(composite int32, within [][2]int32) []int32 {
	var needs []int32
	for _, in := range n.g.In(int(composite)) {
		isDeliverable := int(in) < n.g.Deliverables
		if isDeliverable && within[composite][0] <= within[in][0] && within[in][0] < within[composite][1] {
			continue
		}
		if (isDeliverable || n.isGroup(in)) && n.fix.In(int(in)) {
			needs = append(needs, in)
		}
	}
	return needs
}

// preorder lists a forest's nodes, each before what it holds, and where in that
// list a node and what it holds begin and end.
func preorder(parents []int32) (order []int32, within [][2]int32) {
	var pairs [][2]int32
	var stack []int32
	for v, up := range parents {
		if up < 0 {
			stack = append(stack, int32(v))
		} else {
			pairs = append(pairs, [2]int32{up, int32(v)})
		}
	}
	holds := layOut(pairs, len(parents), 0)
	within = make([][2]int32, len(parents))
	for len(stack) > 0 {
		v := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		within[v] = [2]int32{int32(len(order)), int32(len(order) + 1)}
		order = append(order, v)
		stack = append(stack, holds.of(int(v))...)
	}
	for i := len(order) - 1; i >= 0; i-- {
		if up := parents[order[i]]; up >= 0 {
			within[up][1] = max(within[up][1], within[order[i]][1])
		}
	}
	return order, within
}

// pairUp gathers the obtainable deliverables that syncs join, however many.
func (n *network) pairUp() {
	n.group = make([]int32, n.g.Deliverables)
	for v := range n.group {
		n.group[v] = -1
	}
	var pairs [][2]int32
	for i := range n.g.Joints {
		if j := &n.g.Joints[i]; j.Rel == Sync && n.fix.In(int(j.From)) && n.fix.In(int(j.To)) {
			pairs = append(pairs, [2]int32{j.From, j.To}, [2]int32{j.To, j.From})
		}
	}
	if len(pairs) == 0 {
		return
	}
	of, count := components(layOut(pairs, n.g.Deliverables, 0))
	members := make([][]int32, count)
	for v, c := range of {
		members[c] = append(members[c], int32(v))
	}
	for v := range n.group {
		if of := members[of[v]]; int(of[0]) == v {
			n.join(of)
		}
	}
}

// join makes some deliverables start together; one alone starts by itself.
func (n *network) join(members []int32) {
	of := int32(-1)
	if len(members) > 1 {
		of = int32(len(n.groups))
		n.groups = append(n.groups, members)
	}
	for _, v := range members {
		n.group[v] = of
	}
}
