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
	things       []*Deliverable // of node v
	acts         []*Action      // of node Deliverables+i
}

// action is the action of a node.
func (g *Graph) action(v int32) *Action { return g.acts[int(v)-g.Deliverables] }

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

// Compile builds the graph of a version, with further elements blocked. All but
// what is blocked is shared by the graphs of a version.
func Compile(m *Model, block []ID) *Graph {
	g := *m.compiled.get(func() *Graph { return compile(m) })
	g.Blocked = slices.Clone(g.Blocked)
	for _, id := range block {
		if v, ok := g.Of[id]; ok {
			g.Blocked[v] = true
		}
	}
	return &g
}

// pointers are those to the elements of a list, so that a version can share all
// but the few that it changes.
func pointers[R any](list []R) []*R {
	all := make([]*R, len(list))
	for i := range list {
		all[i] = &list[i]
	}
	return all
}

func compile(m *Model) *Graph {
	g := &Graph{Model: m, things: pointers(All[Deliverable](m)), acts: pointers(All[Action](m))}
	g.Deliverables, g.Elements = len(g.things), len(g.things)+len(g.acts)
	g.Of, g.IDs = make(map[ID]int, g.Elements), make([]ID, g.Elements)
	g.Records = slices.Concat(m.Records(KindDeliverable), m.Records(KindAction))
	g.Blocked = make([]bool, g.Elements)
	for v := range g.things {
		g.IDs[v], g.Blocked[v] = g.things[v].ID, g.blocksItself(g.things[v])
	}
	for i := range g.acts {
		g.IDs[g.Deliverables+i] = g.acts[i].ID
	}
	for v, id := range g.IDs {
		g.Of[id] = v
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
	relations := All[Relation](g.Model)
	g.Joints = make([]Joint, len(relations))
	last, node := ID(""), 0 // sorted by ID, those of one element stand together
	for i := range relations {
		r := &relations[i]
		j := Joint{Rel: r.Rel, From: -1, To: int32(g.Of[r.To]), Relation: r}
		if r.Rel == Closes {
			j.From = rank[r.From]
		} else if r.Rel != Measures {
			if r.From != last {
				last, node = r.From, g.Of[r.From]
			}
			j.From = int32(node)
		}
		g.Joints[i] = j
	}
}

func (g *Graph) blocksItself(d *Deliverable) bool {
	return d.State == StateBlocked || d.Cover == CoverNobody
}

// wire is one input before the lists are laid out: from is an input of to, under
// a group. Plain needs, parts and uses have none.
type wire struct {
	to, from int32
	group    string
	yields   bool
}

// connect lays out the inputs: a wire that is the only one of its group becomes
// plain; groups and yields of two and more become ORs.
func (g *Graph) connect() {
	wires, start := g.wires()
	pairs := make([][2]int32, 0, len(wires)+len(wires)/4) // input, node
	for v := range g.Elements {
		of := wires[start[v]:start[v+1]]
		if len(of) > 1 {
			slices.SortFunc(of, compareWires)
		}
		for i := 0; i < len(of); {
			j := i + 1
			for j < len(of) && of[i].sameChoice(&of[j]) {
				j++
			}
			pairs = g.choose(pairs, of[i:j])
			i = j
		}
	}
	g.in = layOut(pairs, g.Nodes(), 1)
	g.out = layOut(pairs, g.Nodes(), 0)
	g.Given = make([]bool, g.Elements)
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
	for i := range wires {
		pairs = append(pairs, [2]int32{wires[i].from, to})
	}
	return pairs
}

func (w *wire) sameChoice(o *wire) bool {
	return w.group == o.group && w.yields == o.yields && (w.group != "" || w.yields)
}

// compareWires orders those of one element: needs and parts, then yields.
func compareWires(a, b wire) int {
	switch {
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

// wires collects what the elements wait for: those of v are
// wires[start[v]:start[v+1]].
func (g *Graph) wires() (wires []wire, start []int32) {
	start = make([]int32, g.Elements+1)
	g.eachWire(func(w wire) { start[w.to+1]++ })
	for v := range g.Elements {
		start[v+1] += start[v]
	}
	wires = make([]wire, start[g.Elements])
	next := slices.Clone(start)
	g.eachWire(func(w wire) {
		wires[next[w.to]] = w
		next[w.to]++
	})
	return wires, start
}

// eachWire passes all inputs on. What is given from outside waits for nothing,
// whatever is drawn.
func (g *Graph) eachWire(do func(wire)) {
	add := func(w wire) {
		if int(w.to) >= g.Deliverables || g.things[w.to].Origin == OriginMade {
			do(w)
		}
	}
	for v := range g.things {
		if up := g.things[v].Parent; up != "" {
			add(wire{to: int32(g.Of[up]), from: int32(v)})
		}
	}
	for i := range g.Joints {
		switch j := &g.Joints[i]; j.Rel {
		case Needs:
			add(wire{to: j.From, from: j.To, group: j.Relation.Group})
		case Uses:
			add(wire{to: j.From, from: j.To})
		case Yields:
			add(wire{to: j.To, from: j.From, yields: true})
		}
	}
}

// layOut sorts pairs by one of their ends into adjacency lists, keeping their order.
func layOut(pairs [][2]int32, nodes, end int) edges {
	e := edges{make([]int32, nodes+1), make([]int32, len(pairs))}
	for i := range pairs {
		e.start[pairs[i][end]+1]++
	}
	for v := range nodes {
		e.start[v+1] += e.start[v]
	}
	for i := range pairs { // moves each start to the one past its last
		v := pairs[i][end]
		e.to[e.start[v]] = pairs[i][1-end]
		e.start[v]++
	}
	copy(e.start[1:], e.start[:nodes])
	e.start[0] = 0
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
