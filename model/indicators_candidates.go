package model

import (
	"math"
	"slices"
	"strings"
)

// gatherer collects candidates with what their parts are worked out from.
type gatherer struct {
	*cast
	vital    vital
	cone     *cone
	passes   []wayBits
	above    []int32 // by node: the first goal that rests on it, -1 without any
	days     calendarDays
	plays    map[ID][]Play // accepted, by deliverable
	draft    []string      // by element: the key of the play draft for it
	found    []Indicator
	elements [][]int // by candidate: what it is lost without
}

// candidates gathers from all six sources, in display order of what they are for.
func (d *Derivation) candidates() []Indicator {
	g := &gatherer{cast: d.cast(), vital: d.unavoidable(), plays: map[ID][]Play{}, draft: make([]string, d.Graph.Elements), above: d.goalsAbove()}
	g.cone = d.grounds().cone
	g.passes = g.cone.randomWays(d.grounds().goals)
	g.days = d.calendarDays()
	most := d.Graph.Elements + d.Graph.Elements/2
	g.found, g.elements = make([]Indicator, 0, most), make([][]int, 0, most)
	for _, p := range All[Play](d.Model) {
		if p.Deliverable != "" {
			g.plays[p.Deliverable] = append(g.plays[p.Deliverable], p)
		}
	}
	g.fromChoices()
	g.fromElements()
	g.fromRoles()
	g.fromSyncs()
	g.fromKPIs()
	g.measureReach()
	g.accept()
	return g.inOrder()
}

// inOrder is the candidates in display order of what they stand for, those for
// one element in the order of the sources.
func (g *gatherer) inOrder() []Indicator {
	order := make([]uint64, len(g.found))
	for i, c := range g.found {
		order[i] = uint64(c.at)<<32 | uint64(i)
	}
	slices.Sort(order)
	sorted := make([]Indicator, len(order))
	for i, key := range order {
		sorted[i] = g.found[key&math.MaxUint32]
	}
	return sorted
}

// add takes a candidate with its elements and the day on which it can be read.
func (g *gatherer) add(i Indicator, elements []int, readOn float64) {
	i.d, i.at, i.readOn = g.d, g.d.positions()[elements[0]], readOn
	i.Parts.Criticality = g.cone.share(g.passes, elements)
	tie := g.tie(elements)
	i.Parts.Actionability, i.Improves, i.Tied = tie.nearness, tie.by, tie.by != ""
	i.Parts.Lead = g.days.lead(readOn, tie.days)
	if v, ok := g.d.Graph.Of[i.For]; ok && i.Play == "" {
		i.Play = g.draft[v]
	}
	if i.Because == nil {
		i.Because = g.because(i, elements)
	}
	g.found = append(g.found, i)
	g.elements = append(g.elements, elements)
}

// because is the goal that a candidate serves, what it hangs on and speaks of.
func (g *gatherer) because(i Indicator, elements []int) []ID {
	var ids []ID
	if goal := g.above[elements[0]]; goal >= 0 {
		ids = append(ids, g.d.Graph.IDs[goal])
	}
	for _, id := range append([]ID{i.For}, i.About...) {
		if id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// goalsAbove tells for each node the first goal, in display order, that rests on
// it.
func (d *Derivation) goalsAbove() []int32 {
	above := make([]int32, d.Graph.Nodes())
	for v := range above {
		above[v] = -1
	}
	var stack []int32
	for _, id := range d.Goals() {
		goal := int32(d.Graph.Of[id])
		if above[goal] < 0 {
			above[goal] = goal
			stack = append(stack, goal)
		}
		for len(stack) > 0 {
			v := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			for _, in := range d.Graph.In(int(v)) {
				if above[in] < 0 {
					above[in] = goal
					stack = append(stack, in)
				}
			}
		}
	}
	return above
}

// fromChoices: one of an either-or is there.
func (g *gatherer) fromChoices() {
	for _, e := range g.vital.choices {
		of := g.d.Graph.Of[e.Of]
		key := "one:" + string(e.Of)
		if e.Group != "" {
			key += ":" + e.Group
		}
		i := Indicator{Key: key, From: FromEitherOr, Class: ClassProcess, Kind: SignalFlag, For: e.Of, About: e.OneOf}
		members := make([]int, len(e.OneOf))
		i.Evidence = EvidenceLog
		for k, id := range e.OneOf {
			members[k] = g.d.Graph.Of[id]
			if members[k] < g.d.Graph.Deliverables {
				g.draft[members[k]] = ChoiceKey(e.Of, e.Group)
			}
			i.Evidence = max(i.Evidence, g.evidenceOf(members[k], of))
		}
		i.Parts.Observability = i.Evidence.seen()
		i.Play = ChoiceKey(e.Of, e.Group)
		g.add(i, members, g.days.latestStart(of))
	}
}

// evidenceOf is how one sees that an element is there; an action shows in what
// it is done for.
func (g *gatherer) evidenceOf(v, of int) Evidence {
	if v >= g.d.Graph.Deliverables {
		v = of
	}
	return evidence(g.d.Graph.Records[v].(Deliverable).DoneWhen)
}

// fromElements: each checkpoint is there in time, the usage of what a log shows,
// and each condition of an action on the way.
func (g *gatherer) fromElements() {
	because := g.chains()
	for v := range g.d.Graph.Deliverables {
		if g.vital.unavoidable[v] && g.d.Graph.Records[v].(Deliverable).State != StateDone {
			g.draft[v] = PlayKey(g.d.Graph.IDs[v])
		}
	}
	for _, v := range g.d.sorted() {
		if g.cone.number[v] < 0 {
			continue
		}
		switch r := g.d.Graph.Records[v].(type) {
		case Deliverable:
			seen := evidence(r.DoneWhen)
			if g.vital.unavoidable[v] {
				g.addThere(v, r, seen, because[v])
			}
			if seen == EvidenceLog {
				g.addUsage(v, r)
			}
		case Action:
			if strings.TrimSpace(r.When) != "" {
				g.addWhen(v, r)
			}
		}
	}
}

// chains are the reasons that the checkpoints already have.
func (g *gatherer) chains() [][]ID {
	because := make([][]ID, g.d.Graph.Deliverables)
	for _, goal := range g.d.Checkpoints().Goals {
		for _, c := range goal.Checkpoints {
			if v := g.d.Graph.Of[c.ID]; because[v] == nil {
				because[v] = c.Because
			}
		}
	}
	return because
}

func (g *gatherer) addThere(v int, r Deliverable, seen Evidence, because []ID) {
	i := Indicator{Key: "there:" + string(r.ID), From: FromCheckpoint, Class: ClassProcess, Kind: SignalFlag, For: r.ID, Because: because}
	if r.Multiplicity == "n" {
		i.Kind = SignalRatio
	}
	i.Evidence = seen
	i.Parts.Observability = i.Evidence.seen()
	g.add(i, []int{v}, g.days.latest[v])
}

func (g *gatherer) addUsage(v int, r Deliverable) {
	usage := usageOf(r.DoneWhen)
	i := Indicator{Key: "usage:" + string(r.ID) + ":" + usage, From: FromUsage, Class: ClassProcess, Kind: SignalGrowth, For: r.ID, usage: usage}
	if usage == "logins" || usage == "licences" {
		i.Kind = SignalRatio
	}
	i.Evidence = EvidenceLog
	i.Parts.Observability = i.Evidence.seen()
	g.add(i, []int{v}, g.days.starts[v])
}

func (g *gatherer) addWhen(v int, a Action) {
	i := Indicator{Key: "when:" + string(a.ID), From: FromWhen, Class: ClassProcess, Kind: SignalFlag, About: []ID{a.ID}, For: g.yieldOf(v)}
	if g.speaksOfStake(a.When) {
		i.Class, i.Kind = ClassRelationship, SignalJudgement
	}
	i.Evidence = evidence(a.When)
	i.Parts.Observability = i.Evidence.seen()
	g.add(i, []int{v}, g.days.starts[v])
}

// yieldOf is the deliverable that an action is for: a checkpoint that it yields,
// else the first on the way, else any.
func (g *gatherer) yieldOf(v int) ID {
	best, rating := ID(""), 0
	for _, out := range g.d.Graph.Out(v) {
		if g.d.Graph.IsOr(int(out)) {
			out = int32(g.d.Graph.Ors[int(out)-g.d.Graph.Elements].Owner)
		}
		now := 1
		if g.cone.number[out] >= 0 {
			now = 2
		}
		if g.vital.isCheckpoint(g.d, int(out)) {
			now = 3
		}
		if now > rating {
			best, rating = g.d.Graph.IDs[out], now
		}
	}
	return best
}

// speaksOfStake tells whether a condition is about somebody who decides, drives
// or slows the work down.
func (g *gatherer) speaksOfStake(when string) bool {
	when = strings.ToLower(when)
	for _, role := range g.d.Model.Records(KindRole) {
		switch r := role.(Role); r.Stake {
		case StakeDecider, StakePromoter, StakeBlocker:
			if mentions(when, strings.ToLower(r.Name)) {
				return true
			}
		}
	}
	return slices.ContainsFunc(stakeWords, func(word string) bool { return mentions(when, word) })
}

// fromRoles: the motivation of everybody with a stake who owns a checkpoint or
// acts on the way, and whether we are in touch.
func (g *gatherer) fromRoles() {
	owned, acts := map[ID][]int{}, map[ID][]int{}
	for _, v := range g.d.sorted() {
		switch {
		case g.role[v] == "" || g.cone.number[v] < 0:
		case v >= g.d.Graph.Deliverables:
			acts[g.role[v]] = append(acts[g.role[v]], v)
		case g.vital.unavoidable[v]:
			owned[g.role[v]] = append(owned[g.role[v]], v)
		}
	}
	for _, record := range g.d.Model.Records(KindRole) {
		r := record.(Role)
		elements := slices.Concat(owned[r.ID], acts[r.ID])
		if r.Stake == StakeNone || len(elements) == 0 {
			continue
		}
		i := Indicator{Key: "role:" + string(r.ID), From: FromRole, Class: ClassRelationship, Kind: SignalJudgement, About: []ID{r.ID}}
		i.Evidence = EvidenceJudgement
		i.Parts.Observability = i.Evidence.seen()
		i.For = g.rolesFor(owned[r.ID], acts[r.ID])
		first := math.Inf(1)
		for _, v := range elements {
			first = min(first, g.days.starts[v])
		}
		g.add(i, elements, first)
	}
}

// rolesFor is what a role's motivation is for: the first checkpoint it owns that
// somebody has to make, else any it owns, else what it acts for.
func (g *gatherer) rolesFor(owned, acts []int) ID {
	for _, v := range owned {
		if !g.d.Graph.Given[v] {
			return g.d.Graph.IDs[v]
		}
	}
	if len(owned) > 0 {
		return g.d.Graph.IDs[owned[0]]
	}
	return g.yieldOf(acts[0])
}

// fromSyncs: both sides of a sync on the way still agree.
func (g *gatherer) fromSyncs() {
	for _, j := range g.d.Graph.Joints {
		a, b := int(j.From), int(j.To)
		if j.Rel != Sync || g.side[a] == g.side[b] || g.side[a] == "" || g.side[b] == "" || g.cone.number[a] < 0 && g.cone.number[b] < 0 {
			continue
		}
		if at := g.d.positions(); at[b] < at[a] {
			a, b = b, a
		}
		i := Indicator{
			Key: string(j.Relation.ID), From: FromSync, Class: ClassRelationship, Kind: SignalJudgement,
			For: g.d.Graph.IDs[a], About: []ID{g.d.Graph.IDs[a], g.d.Graph.IDs[b]}, Evidence: EvidenceJudgement,
		}
		i.Parts.Observability = i.Evidence.seen()
		g.add(i, []int{a, b}, min(g.days.starts[a], g.days.starts[b]))
	}
}

// fromKPIs: each KPI read off something obtainable, against its target. Churn
// and renewal stay out: they are what the score is meant to be early for.
func (g *gatherer) fromKPIs() {
	measured := map[ID][]int{}
	for _, j := range g.d.Graph.Joints {
		if j.Rel == Measures && g.d.Fixpoint.In(int(j.To)) {
			measured[j.Relation.From] = append(measured[j.Relation.From], int(j.To))
		}
	}
	at := g.d.positions()
	for _, k := range All[KPI](g.d.Model) {
		if len(measured[k.ID]) == 0 || g.isKGI(k) {
			continue
		}
		sortBy(measured[k.ID], at)
		i := Indicator{Key: "kpi:" + string(k.ID), From: FromKPI, Class: ClassOutcome, Kind: kpiKind(k), For: g.d.Graph.IDs[measured[k.ID][0]], About: []ID{k.ID}}
		i.Evidence = kpiEvidence(k)
		i.Parts.Observability = i.Evidence.seen()
		g.add(i, measured[k.ID], g.readFrom(k, measured[k.ID]))
	}
}

// isKGI tells whether a KPI is churn or renewal, or the top of our own tree.
func (g *gatherer) isKGI(k KPI) bool {
	if slices.ContainsFunc(renewalWords, func(word string) bool { return mentions(strings.ToLower(k.Name), word) }) {
		return true
	}
	return k.Side == SideOwn && k.Parent == "" && slices.ContainsFunc(All[KPI](g.d.Model), func(c KPI) bool { return c.Parent == k.ID })
}

// measureReach counts what is lost without each candidate.
func (g *gatherer) measureReach() {
	of := 0
	for _, v := range g.cone.nodes {
		if int(v) < g.d.Graph.Deliverables {
			of++
		}
	}
	var single []int32
	if m := g.d.grounds().matrix; m != nil {
		single = m.lostWithout()
	}
	var sets [][]int
	var whose []int
	for i, elements := range g.elements {
		if n := g.cone.number[elements[0]]; len(elements) > 1 || single == nil {
			sets, whose = append(sets, elements), append(whose, i)
		} else if n >= 0 {
			g.found[i].Parts.Reach = float64(single[n]) / float64(of)
		}
	}
	for i, lost := range g.cone.lostWithoutAll(sets) {
		if of > 0 {
			g.found[whose[i]].Parts.Reach = float64(lost) / float64(of)
		}
	}
	for i := range g.found {
		for k, part := range g.found[i].Parts.list() {
			g.found[i].logs[k] = math.Log(part)
		}
	}
}

// accept joins candidates to the accepted signals of their keys.
func (g *gatherer) accept() {
	signals := map[string]Signal{}
	for _, s := range slices.Backward(All[Signal](g.d.Model)) {
		signals[s.SignalKey] = s
	}
	for i := range g.found {
		c := &g.found[i]
		if s, ok := signals[c.Key]; ok {
			c.Accepted, c.Signal = true, s.ID
			if s.Class != "" {
				c.Class = s.Class
			}
			if s.Measure != "" {
				c.Kind = s.Measure
			}
		}
	}
}
