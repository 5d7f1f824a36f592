package model

import "strings"

// verdict says how a goal does and why, by the end of its weakest chain.
func (d *Derivation) verdict(g GoalHealth) Phrase {
	goal, last := d.nameOf(g.Goal), d.nameOf(g.Weakest[len(g.Weakest)-1])
	switch {
	case g.Level == Green:
		return Phrase{"「" + goal + "」は順調。必要なものすべてに根拠がある。", "“" + goal + "” is on track, with evidence for all that it needs."}
	case g.Level == NoEvidence:
		return Phrase{"「" + goal + "」は、まだ分からない。「" + last + "」の根拠がない。", "“" + goal + "” cannot be told yet: there is no evidence for “" + last + "”."}
	case g.Level == Yellow && g.Signal != "":
		return Phrase{"「" + goal + "」は注意が要る。「" + d.nameOf(g.Signal) + "」が黄。", "“" + goal + "” needs attention: “" + d.nameOf(g.Signal) + "” is yellow."}
	case g.Level == Yellow:
		return Phrase{"「" + goal + "」は注意が要る。「" + last + "」がまだ途中。", "“" + goal + "” needs attention: “" + last + "” has only been started."}
	case g.Signal != "":
		return Phrase{"「" + goal + "」が危ない。「" + d.nameOf(g.Signal) + "」が赤。", "“" + goal + "” is in danger: “" + d.nameOf(g.Signal) + "” is red."}
	}
	return Phrase{"「" + goal + "」が危ない。「" + last + "」が止まっている。", "“" + goal + "” is in danger: “" + last + "” is blocked."}
}

// steps lists, of what the goals rest on and is not done for the account, what
// can come next and what is stuck.
func (w *walk) steps() (next, stuck []AccountStep) {
	next, stuck = []AccountStep{}, []AccountStep{}
	onWay, left := w.d.onTheWay(), w.left()
	for _, v := range w.d.sorted() {
		if v >= w.d.Graph.Deliverables || !onWay[v] || w.isDone(v) {
			continue
		}
		switch {
		case !left.Fixpoint.In(v):
			stuck = append(stuck, w.stuckStep(left, v))
		case w.isReady(left, v):
			next = append(next, w.nextStep(left, v))
		}
	}
	return next, stuck
}

func (w *walk) isDone(v int) bool { return stateOf(w.state[v]) == StateDone }

// left is the derivation in which what is done for the account is there, and
// what is blocked for it is not.
func (w *walk) left() *Derivation {
	var edits []Edit
	for v := range w.d.Graph.Deliverables {
		of := w.d.Graph.Records[v].(Deliverable)
		before := of
		switch stateOf(w.state[v]) {
		case StateDone:
			of.Origin, of.State = OriginExternal, StateDone
			if of.Cover == CoverNobody {
				of.Cover = CoverUnset
			}
		case StateBlocked:
			of.State = StateBlocked
		case StateStarted, StateNone:
			if r, ok := w.latest[of.ID]; ok && of.State == StateBlocked {
				of.State = stateOf(r) // the reading knows better than the model
			}
		}
		if of != before {
			edits = append(edits, Edit{before, of})
		}
	}
	return Derive(w.d.Model.with(Change{Edits: edits}), w.d.Options)
}

// isReady tells whether all that a deliverable directly takes is done; for an
// action that yields it, all that the action uses.
func (w *walk) isReady(left *Derivation, v int) bool {
	for _, in := range left.Graph.In(v) {
		if !w.isMet(left, int(in)) {
			return false
		}
	}
	return true
}

func (w *walk) isMet(left *Derivation, in int) bool {
	switch {
	case left.Graph.IsOr(in):
		for _, member := range left.Graph.In(in) {
			if w.isMet(left, int(member)) {
				return true
			}
		}
		return false
	case in < left.Graph.Deliverables:
		return w.isDone(in)
	}
	for _, used := range left.Graph.In(in) {
		if !w.isDone(int(used)) {
			return false
		}
	}
	return left.Fixpoint.In(in)
}

func (w *walk) nextStep(left *Derivation, v int) AccountStep {
	step := AccountStep{ID: left.Graph.IDs[v], Because: []ID{}, Actions: []ID{}}
	var add func(in int)
	add = func(in int) {
		switch {
		case left.Graph.IsOr(in):
			for _, member := range left.Graph.In(in) {
				add(int(member))
			}
		case in < left.Graph.Deliverables && w.isDone(in):
			step.Because = append(step.Because, left.Graph.IDs[in])
		case in >= left.Graph.Deliverables && w.isMet(left, in):
			step.Actions = append(step.Actions, left.Graph.IDs[in])
		}
	}
	for _, in := range left.Graph.In(v) {
		add(int(in))
	}
	left.inOrder(step.Because)
	left.inOrder(step.Actions)
	step.Sentence = w.nextSentence(step)
	return step
}

func (w *walk) nextSentence(step AccountStep) Phrase {
	name := w.d.nameOf(step.ID)
	var ja, en []string
	for _, id := range step.Because {
		ja, en = append(ja, "「"+w.d.nameOf(id)+"」"), append(en, "“"+w.d.nameOf(id)+"”")
	}
	of, _ := Find[Deliverable](w.d.Model, step.ID)
	switch {
	case of.Origin == OriginAssumption:
		return Phrase{"「" + name + "」という前提を確かめる。", "Confirm the assumption “" + name + "”."}
	case of.Origin == OriginExternal:
		return Phrase{"「" + name + "」がもうあるか確かめる。", "Check that “" + name + "” is there."}
	case len(ja) == 0:
		return Phrase{"「" + name + "」は、何も待たずに始められる。", "“" + name + "” waits for nothing."}
	}
	verb := " is there,"
	if len(en) > 1 {
		verb = " are there,"
	}
	return Phrase{strings.Join(ja, "") + "がそろったので、次は「" + name + "」。", listed(en, "and") + verb + " so “" + name + "” comes next."}
}

// stuckStep goes down from a deliverable over what cannot be had to the nearest
// that is blocked, or that holds itself up in a circle.
func (w *walk) stuckStep(left *Derivation, v int) AccountStep {
	up := map[int]int{v: -1}
	queue := []int{v}
	end := v
	for i := 0; i < len(queue); i++ {
		u := queue[i]
		if end = u; !left.Graph.IsOr(u) && left.Graph.Blocked[u] {
			break
		}
		for _, in := range left.Graph.In(u) {
			if _, seen := up[int(in)]; !seen && !left.Fixpoint.In(int(in)) {
				up[int(in)] = u
				queue = append(queue, int(in))
			}
		}
	}
	step := AccountStep{ID: left.Graph.IDs[v], Because: []ID{}, Actions: []ID{}}
	for u := end; u >= 0; u = up[u] {
		if !left.Graph.IsOr(u) {
			step.Because = append([]ID{left.Graph.IDs[u]}, step.Because...)
		}
	}
	name, cause := w.d.nameOf(step.ID), w.d.nameOf(left.Graph.IDs[endElement(left, end)])
	switch {
	case !left.Graph.Blocked[endElement(left, end)]:
		step.Sentence = Phrase{"「" + name + "」は、たがいに待ち合って進まない。", "“" + name + "” is held up by things that wait for one another."}
	case end == v:
		step.Sentence = Phrase{"「" + name + "」が止まっている。", "“" + name + "” is blocked."}
	default:
		step.Sentence = Phrase{"「" + cause + "」が止まっているので、「" + name + "」に進めない。", "“" + name + "” is stuck because “" + cause + "” is blocked."}
	}
	return step
}

// endElement is the element at the end of a search, the owner of a choice.
func endElement(d *Derivation, v int) int {
	if d.Graph.IsOr(v) {
		return d.Graph.Ors[v-d.Graph.Elements].Owner
	}
	return v
}
