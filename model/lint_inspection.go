package model

// inspection is one pass of the rules over a survey: rule is the one at work.
type inspection struct {
	*survey
	rule  *rule
	found []Finding
	ids   []ID // what the findings are about, one after the other
}

// survey is what the rules and the questions share: one derivation and the
// relations of each element, looked up once. It does not change.
type survey struct {
	d       *Derivation
	m       *Model
	order   []int          // the deliverables' nodes in display order
	acts    []int32        // the actions' nodes in display order
	things  []*Deliverable // of node v
	needed  edges          // the joints by which deliverable v needs others
	made    edges          // the actions that yield deliverable v
	makes   edges          // the deliverables that action v yields
	uses    edges          // the deliverables that action v uses
	parts   []int          // how many parts deliverable v has
	onWay   []bool         // whether a goal needs element v, or is helped by it
	depth   []int32        // how many steps below a goal it then is
	vital   []bool         // whether v is a checkpoint of any goal
	goals   []ID
	likes   lazy[[][2]int]    // pairs of deliverables of like names
	namings lazy[[]nameKinds] // of the deliverables' names
	decider []bool            // whether one who decides owns v or makes it
}

func (d *Derivation) survey() *survey { return d.surveyed.get(d.newSurvey) }

func (d *Derivation) newSurvey() *survey {
	g := d.Graph
	in := &survey{d: d, m: d.Model, goals: d.Goals()}
	in.things = g.things
	in.parts = make([]int, g.Deliverables)
	for v := range in.things {
		if up := in.things[v].Parent; up != "" {
			in.parts[g.Of[up]]++
		}
	}
	in.order, in.acts = make([]int, 0, g.Deliverables), make([]int32, 0, g.Elements-g.Deliverables)
	for _, v := range d.sorted() {
		if v < g.Deliverables {
			in.order = append(in.order, v)
		} else {
			in.acts = append(in.acts, int32(v))
		}
	}
	in.join()
	in.markVital()
	in.markOnWay()
	in.markDeciders()
	return in
}

func (in *survey) join() {
	var needed, yields, uses [][2]int32
	for i, j := range in.d.Graph.Joints {
		switch j.Rel {
		case Needs:
			needed = append(needed, [2]int32{j.From, int32(i)})
		case Yields:
			yields = append(yields, [2]int32{j.From, j.To})
		case Uses:
			uses = append(uses, [2]int32{j.From, j.To})
		}
	}
	nodes := in.d.Graph.Elements
	in.needed, in.uses = layOut(needed, nodes, 0), layOut(uses, nodes, 0)
	in.makes, in.made = layOut(yields, nodes, 0), layOut(yields, nodes, 1)
}

// needs calls do for each relation by which a deliverable needs another, by ID.
func (in *survey) needs(v int, do func(j *Joint)) {
	for _, i := range in.needed.of(v) {
		do(&in.d.Graph.Joints[i])
	}
}

func (in *survey) markVital() {
	in.vital = make([]bool, in.d.Graph.Elements)
	for _, g := range in.d.Checkpoints().Goals {
		for _, v := range g.nodes {
			in.vital[v] = true
		}
	}
}

// markOnWay walks from the goals over what they need, as drawn: also behind
// what is given or blocked, and along helps. A composite is on the way with any
// of its parts.
func (in *survey) markOnWay() {
	g := in.d.Graph
	in.onWay, in.depth = make([]bool, g.Elements), make([]int32, g.Elements)
	var pairs [][2]int32 // what helps, and parts
	for _, j := range g.Joints {
		if j.Rel == Helps {
			pairs = append(pairs, [2]int32{j.From, j.To})
		}
	}
	for v := range in.things {
		if up := in.things[v].Parent; up != "" {
			pairs = append(pairs, [2]int32{int32(g.Of[up]), int32(v)})
		}
	}
	helps := layOut(pairs, g.Deliverables, 0)
	var queue []int32
	depth := int32(0)
	reach := func(v int32) {
		if !in.onWay[v] {
			in.onWay[v], in.depth[v] = true, depth
			queue = append(queue, v)
		}
	}
	for _, v := range in.d.goals() {
		reach(int32(v))
	}
	for at := 0; at < len(queue); at++ {
		v := queue[at]
		depth = in.depth[v] + 1
		if int(v) >= g.Deliverables {
			eachNode(in.uses.of(int(v)), reach)
			continue
		}
		in.needs(int(v), func(j *Joint) { reach(j.To) })
		eachNode(helps.of(int(v)), reach)
		eachNode(in.made.of(int(v)), reach)
	}
	in.markFrames()
}

// markFrames puts the composites of what is on the way on it too.
func (in *survey) markFrames() {
	for v := range in.things {
		for up := in.things[v].Parent; in.onWay[v] && up != ""; up = in.things[in.d.Graph.Of[up]].Parent {
			if in.onWay[in.d.Graph.Of[up]] {
				break
			}
			in.onWay[in.d.Graph.Of[up]], in.depth[in.d.Graph.Of[up]] = true, in.depth[v]
		}
	}
}

func eachNode(nodes []int32, do func(int32)) {
	for _, v := range nodes {
		do(v)
	}
}

func (in *survey) markDeciders() {
	decides := map[ID]bool{}
	for r := range Each[Role](in.m) {
		decides[r.ID] = r.Stake == StakeDecider
	}
	in.decider = make([]bool, len(in.things))
	for v := range in.things {
		in.decider[v] = decides[in.things[v].Owner]
		for _, a := range in.made.of(v) {
			in.decider[v] = in.decider[v] || decides[in.act(a).Role]
		}
	}
}

func (in *survey) action(v int32) Action { return *in.act(v) }

// act is the action itself, which must not be changed.
func (in *survey) act(v int32) *Action { return in.d.Graph.action(v) }

func (in *survey) id(v int32) ID { return in.d.Graph.IDs[v] }

// name is what a record is called.
func (in *survey) name(id ID) string {
	if r, ok := in.m.Get(id); ok {
		return NameOf(r)
	}
	return ""
}

func (in *survey) names(ids []ID) nameList {
	names := make(nameList, len(ids))
	for i, id := range ids {
		names[i] = in.name(id)
	}
	return names
}

// change is the Change of a fix, carried to the version so that all that
// depends on what it removes goes too.
func (in *survey) change(fill func(*verb)) Change {
	v := in.m.verb("fix")
	fill(v)
	c := Change{Label: v.label}
	for _, e := range v.edits {
		c.Edits = append(c.Edits, e)
	}
	return c.On(in.m)
}

// setting is the Change that gives an element's field a value.
func (in *survey) setting(id ID, field, text string) Change {
	return in.change(func(v *verb) {
		f, _ := FieldOf(v.now(id).Kind(), field)
		_ = v.set(id, f, text) // a value that does not fit makes no fix
	})
}
