package model

import "slices"

// Graph is a version compiled to an AND/OR graph of whole numbers. Nodes below
// Elements are the deliverables and then the actions, each list by rank and
// then ID; they are ANDs over their inputs. The nodes from there on are ORs: a
// group of alternatives, or the actions that yield one deliverable. A group of
// one member and a single yielding action are plain inputs.
type Graph struct {
	Model        *Model
	Deliverables int        // how many nodes are deliverables
	Elements     int        // and how many are deliverables or actions
	IDs          []ID       // of the elements
	Records      []Record   // the elements themselves
	Joints       []Joint    // relations between elements, by ID
	Of           map[ID]int // the other way round
	Given        []bool     // elements that need no input
	Blocked      []bool     // elements that cannot be had
	Ors          []Or       // of node Elements+i
	in, out      edges
}

// Joint is a relation with its ends as nodes; the From of a closes is the
// phase's place among the phases by rank, that of a measures is -1.
type Joint struct {
	Rel      RelationKind
	From, To int32
	Relation *Relation
}

// Or is a choice: its owner needs one of the inputs.
type Or struct {
	Owner int
	Group string // empty: the actions that yield the owner
}

// edges are adjacency lists in one slice: those of v are to[start[v]:start[v+1]].
type edges struct {
	start []int32
	to    []int32
}

func (e edges) of(v int) []int32 { return e.to[e.start[v]:e.start[v+1]] }

// Nodes is the number of nodes, ORs included.
func (g *Graph) Nodes() int { return g.Elements + len(g.Ors) }

// In lists the inputs of a node, Out the nodes that it is an input of. Both
// slices are shared.
func (g *Graph) In(v int) []int32 { return g.in.of(v) }

// Out lists the nodes that v is an input of. The slice is shared.
func (g *Graph) Out(v int) []int32 { return g.out.of(v) }

// IsOr tells whether a node is a choice.
func (g *Graph) IsOr(v int) bool { return v >= g.Elements }

// Compile builds the graph of a version, with further elements blocked.
func Compile(m *Model, block []ID) *Graph {
	size := len(m.Records(KindDeliverable)) + len(m.Records(KindAction))
	g := &Graph{Model: m, Of: make(map[ID]int, size)}
	for _, r := range m.Records(KindDeliverable) {
		g.add(r, g.blocksItself(r.(Deliverable)))
	}
	g.Deliverables = len(g.IDs)
	for _, r := range m.Records(KindAction) {
		g.add(r, false)
	}
	g.Elements = len(g.IDs)
	for _, id := range block {
		if v, ok := g.Of[id]; ok {
			g.Blocked[v] = true
		}
	}
	g.join()
	g.connect()
	return g
}

// join looks the relations' ends up once for all derivations.
func (g *Graph) join() {
	rank := map[ID]int32{}
	for i, p := range g.Model.Records(KindPhase) {
		rank[p.Key()] = int32(i)
	}
	relations := g.Model.Records(KindRelation)
	g.Joints = make([]Joint, len(relations))
	for i, record := range relations {
		r := record.(Relation)
		j := Joint{Rel: r.Rel, From: -1, To: int32(g.Of[r.To]), Relation: &r}
		if r.Rel == Closes {
			j.From = rank[r.From]
		} else if r.Rel != Measures {
			j.From = int32(g.Of[r.From])
		}
		g.Joints[i] = j
	}
}

func (g *Graph) blocksItself(d Deliverable) bool {
	return d.State == StateBlocked || d.Cover == CoverNobody
}

func (g *Graph) add(r Record, blocked bool) {
	g.Of[r.Key()] = len(g.IDs)
	g.IDs = append(g.IDs, r.Key())
	g.Records = append(g.Records, r)
	g.Blocked = append(g.Blocked, blocked)
}

// wire is one input before the lists are laid out: of node to, under a group.
// Plain needs, parts and uses have group plain.
type wire struct {
	to, from int32
	group    string
	yields   bool
}

// connect lays out the inputs: a wire that is the only one of its group becomes
// plain; groups and yields of two and more become ORs.
func (g *Graph) connect() {
	wires := g.wires()
	slices.SortFunc(wires, compareWires)
	var pairs [][2]int32 // input, node
	g.Given = make([]bool, g.Elements)
	for i := 0; i < len(wires); {
		j := i + 1
		for j < len(wires) && wires[i].sameChoice(wires[j]) {
			j++
		}
		pairs = g.choose(pairs, wires[i:j])
		i = j
	}
	g.in = layOut(pairs, g.Nodes(), 1)
	g.out = layOut(pairs, g.Nodes(), 0)
	for v := range g.Deliverables {
		g.Given[v] = len(g.In(v)) == 0
	}
}

func (g *Graph) choose(pairs [][2]int32, wires []wire) [][2]int32 {
	to := wires[0].to
	if len(wires) > 1 && (wires[0].yields || wires[0].group != "") {
		g.Ors = append(g.Ors, Or{int(to), wires[0].group})
		or := int32(g.Elements + len(g.Ors) - 1)
		pairs = append(pairs, [2]int32{or, to})
		to = or
	}
	for _, w := range wires {
		pairs = append(pairs, [2]int32{w.from, to})
	}
	return pairs
}

func (w wire) sameChoice(o wire) bool {
	return w.to == o.to && w.group == o.group && w.yields == o.yields && (w.group != "" || w.yields)
}

func compareWires(a, b wire) int {
	switch {
	case a.to != b.to:
		return int(a.to) - int(b.to)
	case a.yields != b.yields:
		if b.yields {
			return -1
		}
		return 1
	case a.group != b.group:
		return compareID(ID(a.group), ID(b.group))
	}
	return int(a.from) - int(b.from)
}

// wires collects what the elements wait for. What is given from outside waits
// for nothing, whatever is drawn.
func (g *Graph) wires() []wire {
	wires := make([]wire, 0, len(g.Joints)+g.Deliverables)
	add := func(w wire) {
		if int(w.to) >= g.Deliverables || g.Records[w.to].(Deliverable).Origin == OriginMade {
			wires = append(wires, w)
		}
	}
	for v := range g.Deliverables {
		if d := g.Records[v].(Deliverable); d.Parent != "" {
			add(wire{to: int32(g.Of[d.Parent]), from: int32(v)})
		}
	}
	for _, j := range g.Joints {
		switch j.Rel {
		case Needs:
			add(wire{to: j.From, from: j.To, group: j.Relation.Group})
		case Uses:
			add(wire{to: j.From, from: j.To})
		case Yields:
			add(wire{to: j.To, from: j.From, yields: true})
		}
	}
	return wires
}

// layOut sorts pairs by one of their ends into adjacency lists, keeping their order.
func layOut(pairs [][2]int32, nodes, end int) edges {
	e := edges{make([]int32, nodes+1), make([]int32, len(pairs))}
	for _, p := range pairs {
		e.start[p[end]+1]++
	}
	for v := range nodes {
		e.start[v+1] += e.start[v]
	}
	next := slices.Clone(e.start)
	for _, p := range pairs {
		e.to[next[p[end]]] = p[1-end]
		next[p[end]]++
	}
	return e
}

// Unreached is the round of what is not obtainable.
const Unreached = int32(1<<31 - 1)

// Fixpoint is the least set of obtainable nodes. Round tells when an element is
// first obtained (0: given), an OR when its first input is. Fired lists the
// nodes in an order in which each follows what obtains it.
type Fixpoint struct {
	Round []int32
	Fired []int32
}

// In tells whether a node is obtainable.
func (f *Fixpoint) In(v int) bool { return f.Round[v] != Unreached }

// Obtain computes the least fixpoint, in time linear in the graph. What
// blocked says besides the graph's own blocks is left out too (nil: nothing).
func (g *Graph) Obtain(blocked func(v int) bool) *Fixpoint {
	f := &Fixpoint{Round: make([]int32, g.Nodes()), Fired: make([]int32, 0, g.Nodes())}
	missing := make([]int32, g.Nodes())
	var now, next []int32
	for v := range g.Nodes() {
		f.Round[v] = Unreached
		missing[v] = int32(len(g.In(v)))
		switch {
		case g.IsOr(v):
			missing[v] = 1
		case g.Blocked[v] || blocked != nil && blocked(v):
			missing[v] = -1
		case missing[v] == 0:
			now = append(now, int32(v))
		}
	}
	for round := int32(0); len(now) > 0; round++ {
		next = next[:0]
		for _, v := range now {
			f.fire(v, round)
			for _, to := range g.Out(int(v)) {
				if next = g.count(to, missing, next); missing[to] != 0 || !g.IsOr(int(to)) || f.In(int(to)) {
					continue
				}
				f.fire(to, round)
				for _, owner := range g.Out(int(to)) {
					next = g.count(owner, missing, next)
				}
			}
		}
		now, next = next, now
	}
	return f
}

func (f *Fixpoint) fire(v, round int32) {
	f.Round[v] = round
	f.Fired = append(f.Fired, v)
}

// count takes one missing input off a node; an element without any left comes
// into being in the next round.
func (g *Graph) count(v int32, missing, next []int32) []int32 {
	if missing[v] <= 0 {
		return next
	}
	missing[v]--
	if missing[v] == 0 && !g.IsOr(int(v)) {
		return append(next, v)
	}
	return next
}
