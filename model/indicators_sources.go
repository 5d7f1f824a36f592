package model

import (
	"math"
	"slices"
	"strings"
)

// fromChoices: one of an either-or is there.
func (g *gatherer) fromChoices() {
	for _, e := range g.vital.choices {
		of := int(e.of)
		key := "one:" + string(e.Of)
		if e.Group != "" {
			key += ":" + e.Group
		}
		i := g.next()
		i.Key, i.From, i.Class, i.Kind, i.For, i.About = key, FromEitherOr, ClassProcess, SignalFlag, e.Of, e.OneOf
		members := make([]int, len(e.OneOf))
		i.Evidence = EvidenceLog
		for k, member := range e.oneOf {
			members[k] = int(member)
			if members[k] < g.d.Graph.Deliverables {
				g.draft[members[k]] = ChoiceKey(e.Of, e.Group)
			}
			i.Evidence = max(i.Evidence, g.evidenceOf(members[k], of))
		}
		i.Play = ChoiceKey(e.Of, e.Group)
		g.add(i, g.days.latestStart(of), members...)
	}
}

// evidenceOf is how one sees that an element is there; an action shows in what
// it is done for.
func (g *gatherer) evidenceOf(v, of int) Evidence {
	if v >= g.d.Graph.Deliverables {
		v = of
	}
	return g.seen[v]
}

// fromElements: each checkpoint is there in time, the usage of what a log shows,
// and each condition of an action on the way.
func (g *gatherer) fromElements() {
	because := g.chains()
	for v := range g.d.Graph.Deliverables {
		if g.vital.unavoidable[v] && g.d.Graph.things[v].State != StateDone {
			g.draft[v] = g.keys.join(playPrefix, string(g.d.Graph.IDs[v]))
		}
	}
	for _, v := range g.d.sorted() {
		if g.cone.number[v] < 0 {
			continue
		}
		if v >= g.d.Graph.Deliverables {
			if a := g.d.Graph.action(int32(v)); strings.TrimSpace(a.When) != "" {
				g.addWhen(v, a)
			}
			continue
		}
		r := g.d.Graph.things[v]
		if g.vital.unavoidable[v] {
			g.addThere(v, r, because[v])
		}
		if g.seen[v] == EvidenceLog {
			g.addUsage(v, r)
		}
	}
}

// chains are the reasons that the checkpoints already have.
func (g *gatherer) chains() [][]ID {
	because := make([][]ID, g.d.Graph.Deliverables)
	for _, goal := range g.d.Checkpoints().Goals {
		for i, v := range goal.nodes {
			if because[v] == nil {
				because[v] = goal.Checkpoints[i].Because
			}
		}
	}
	return because
}

func (g *gatherer) addThere(v int, r *Deliverable, because []ID) {
	i := g.next()
	i.Key, i.From, i.Class, i.Kind, i.For, i.Because = g.keys.join("there:", string(r.ID)), FromCheckpoint, ClassProcess, SignalFlag, r.ID, because
	if r.Multiplicity == "n" {
		i.Kind = SignalRatio
	}
	i.Evidence = g.seen[v]
	g.add(i, g.days.latest[v], v)
}

func (g *gatherer) addUsage(v int, r *Deliverable) {
	usage := usageOf(r.DoneWhen)
	i := g.next()
	i.Key, i.From, i.Class, i.Kind, i.For, i.usage = g.keys.join("usage:", string(r.ID), ":", usage), FromUsage, ClassProcess, SignalGrowth, r.ID, usage
	if usage == "logins" || usage == "licences" {
		i.Kind = SignalRatio
	}
	i.Evidence = EvidenceLog
	g.add(i, g.days.starts[v], v)
}

func (g *gatherer) addWhen(v int, a *Action) {
	i := g.next()
	i.Key, i.From, i.Class, i.Kind = g.keys.join("when:", string(a.ID)), FromWhen, ClassProcess, SignalFlag
	i.About, i.For = g.d.Graph.IDs[v:v+1:v+1], g.yieldOf(v)
	if g.speaksOfStake(a.When) {
		i.Class, i.Kind = ClassRelationship, SignalJudgement
	}
	i.Evidence = evidence(a.When)
	g.add(i, g.days.starts[v], v)
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
	return mentionsAny(when, stakeWords)
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
		i := g.next()
		i.Key, i.From, i.Class, i.Kind, i.About = "role:"+string(r.ID), FromRole, ClassRelationship, SignalJudgement, []ID{r.ID}
		i.Evidence = EvidenceJudgement
		i.For = g.rolesFor(owned[r.ID], acts[r.ID])
		first := math.Inf(1)
		for _, v := range elements {
			first = min(first, g.days.starts[v])
		}
		g.add(i, first, elements...)
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
		i := g.next()
		i.Key, i.From, i.Class, i.Kind = string(j.Relation.ID), FromSync, ClassRelationship, SignalJudgement
		i.For, i.About, i.Evidence = g.d.Graph.IDs[a], []ID{g.d.Graph.IDs[a], g.d.Graph.IDs[b]}, EvidenceJudgement
		g.add(i, min(g.days.starts[a], g.days.starts[b]), a, b)
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
	for k := range Each[KPI](g.d.Model) {
		if len(measured[k.ID]) == 0 || g.isKGI(k) {
			continue
		}
		sortBy(measured[k.ID], at)
		i := g.next()
		i.Key, i.From, i.Class, i.Kind = "kpi:"+string(k.ID), FromKPI, ClassOutcome, kpiKind(k)
		i.For, i.About = g.d.Graph.IDs[measured[k.ID][0]], []ID{k.ID}
		i.Evidence = kpiEvidence(k)
		g.add(i, g.readFrom(k, measured[k.ID]), measured[k.ID]...)
	}
}

// isKGI tells whether a KPI is churn or renewal, or the top of our own tree.
func (g *gatherer) isKGI(k KPI) bool {
	if mentionsAny(strings.ToLower(k.Name), renewalWords) {
		return true
	}
	return k.Side == SideOwn && k.Parent == "" && slices.ContainsFunc(All[KPI](g.d.Model), func(c KPI) bool { return c.Parent == k.ID })
}
