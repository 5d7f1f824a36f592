package model

import (
	"cmp"
	"slices"
)

// KPIResult traces which figures of the two sides move one another: the rows
// and columns of the matrix, its filled cells row by row, and the KPIs of
// either side without a partner. All lists are by rank.
type KPIResult struct {
	Customer []ID      `json:"customer"`
	Own      []ID      `json:"own"`
	Links    []KPILink `json:"links"`
	Alone    []ID      `json:"alone"`
}

// KPILink joins a customer KPI and an own KPI: what one measures depends on
// what the other measures. It is a Must when that is a checkpoint of the other,
// or the same deliverable. Chain is one shortest way, from the deliverable that
// depends down to the one it depends on.
type KPILink struct {
	Customer  ID            `json:"customer"`
	Own       ID            `json:"own"`
	Strength  LinkStrength  `json:"strength"`
	Direction LinkDirection `json:"direction"`
	Chain     []ID          `json:"chain"`
	Sentence  Phrase        `json:"sentence"`
}

type (
	// LinkStrength tells whether one KPI cannot move without the other.
	LinkStrength string
	// LinkDirection tells which KPI moves the other.
	LinkDirection string
)

// The values of a link.
const (
	LinkMust LinkStrength = "must"
	LinkMay  LinkStrength = "may"

	OwnMovesCustomer LinkDirection = "own-to-customer"
	CustomerMovesOwn LinkDirection = "customer-to-own"
	MoveTogether     LinkDirection = "same"
)

// Link finds the filled cell of the matrix.
func (r KPIResult) Link(customer, own ID) (KPILink, bool) {
	i := slices.IndexFunc(r.Links, func(l KPILink) bool { return l.Customer == customer && l.Own == own })
	if i < 0 {
		return KPILink{}, false
	}
	return r.Links[i], true
}

// KPIs traces the customer's KPIs to our own, and back.
func (d *Derivation) KPIs() KPIResult {
	return d.kpis.get(func() KPIResult {
		trace := d.newKPITrace()
		r := KPIResult{Customer: []ID{}, Own: []ID{}, Links: []KPILink{}, Alone: []ID{}}
		for k := range Each[KPI](d.Model) {
			switch k.Side {
			case SideCustomer:
				r.Customer = append(r.Customer, k.ID)
			case SideOwn:
				r.Own = append(r.Own, k.ID)
			}
		}
		partnered := map[ID]bool{}
		for _, customer := range r.Customer {
			for _, own := range r.Own {
				if link, ok := trace.link(customer, own); ok {
					r.Links = append(r.Links, link)
					partnered[customer], partnered[own] = true, true
				}
			}
		}
		for _, id := range slices.Concat(r.Customer, r.Own) {
			if !partnered[id] {
				r.Alone = append(r.Alone, id)
			}
		}
		return r
	})
}

// kpiTrace knows what each KPI measures and, for each measured deliverable,
// what it depends on and cannot be without.
type kpiTrace struct {
	d        *Derivation
	measured map[ID][]int // by KPI
	down     map[int]*descent
	vital    map[[2]int]bool // {of, what}: of is lost without what
}

func (d *Derivation) newKPITrace() *kpiTrace {
	t := &kpiTrace{d: d, measured: map[ID][]int{}, down: map[int]*descent{}, vital: map[[2]int]bool{}}
	var all []int32
	for _, j := range d.Graph.Joints {
		if j.Rel == Measures {
			t.measured[j.Relation.From] = append(t.measured[j.Relation.From], int(j.To))
			all = append(all, j.To)
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	sought := make([]bool, d.Graph.Nodes())
	for _, v := range all {
		sought[v] = true
	}
	for _, v := range all {
		t.down[int(v)] = d.Graph.descend(int(v), sought, len(all)-1)
	}
	t.tryWithout(all)
	return t
}

// tryWithout removes each measured deliverable and looks which others are lost.
func (t *kpiTrace) tryWithout(measured []int32) {
	var live []int32
	var goals []int
	for _, v := range measured {
		if t.d.Fixpoint.In(int(v)) {
			live = append(live, v)
			goals = append(goals, int(v))
		}
	}
	c := t.d.cone(goals)
	for block := range slices.Chunk(live, lanes) {
		c.together(block, func(has []lane) {
			for _, of := range live {
				left := has[c.number[of]]
				for i, what := range block {
					if left[i>>6]>>(i&63)&1 == 0 {
						t.vital[[2]int{int(of), int(what)}] = true
					}
				}
			}
		})
	}
}

// descent is a breadth-first walk from a node down to what it depends on.
type descent struct {
	from int
	up   []int32 // the node that the walk came from, -1 where it never was
}

// descend walks until it has met all the nodes that are sought, so many besides
// the first.
func (g *Graph) descend(from int, sought []bool, left int) *descent {
	t := &descent{from: from, up: make([]int32, g.Nodes())}
	for v := range t.up {
		t.up[v] = -1
	}
	t.up[from] = int32(from)
	queue := append(make([]int32, 0, g.Nodes()), int32(from))
	for i := 0; i < len(queue) && left > 0; i++ {
		v := queue[i]
		for _, in := range g.In(int(v)) {
			if t.up[in] < 0 {
				t.up[in] = v
				queue = append(queue, in)
				if sought[in] {
					left--
				}
			}
		}
	}
	return t
}

// chain lists the elements from the start of the walk down to a node.
func (t *descent) chain(g *Graph, to int) []ID {
	ids := []ID{g.IDs[to]}
	for v := to; v != t.from; {
		v = int(t.up[v])
		if !g.IsOr(v) {
			ids = append(ids, g.IDs[v])
		}
	}
	slices.Reverse(ids)
	return ids
}

// link is the best of what joins two KPIs: a must before a may, then the same
// deliverable, then the shorter chain, then ours moving theirs.
func (t *kpiTrace) link(customer, own ID) (KPILink, bool) {
	var best KPILink
	found := false
	for _, of := range t.measured[customer] {
		for _, what := range t.measured[own] {
			for _, link := range t.between(of, what) {
				if !found || compareLinks(link, best) < 0 {
					best, found = link, true
				}
			}
		}
	}
	if !found {
		return KPILink{}, false
	}
	best.Customer, best.Own = customer, own
	best.Sentence = t.d.linkSentence(best)
	return best, true
}

func (t *kpiTrace) between(customer, own int) []KPILink {
	if customer == own {
		return []KPILink{{Strength: LinkMust, Direction: MoveTogether, Chain: []ID{t.d.Graph.IDs[own]}}}
	}
	var links []KPILink
	add := func(of, what int, direction LinkDirection) {
		if t.down[of].up[what] < 0 {
			return
		}
		strength := LinkMay
		if t.vital[[2]int{of, what}] {
			strength = LinkMust
		}
		links = append(links, KPILink{Strength: strength, Direction: direction, Chain: t.down[of].chain(t.d.Graph, what)})
	}
	add(customer, own, OwnMovesCustomer)
	add(own, customer, CustomerMovesOwn)
	return links
}

func compareLinks(a, b KPILink) int {
	weaker := func(l KPILink) int {
		if l.Strength == LinkMust {
			return 0
		}
		return 1
	}
	order := map[LinkDirection]int{MoveTogether: 0, OwnMovesCustomer: 1, CustomerMovesOwn: 2}
	return cmp.Or(
		cmp.Compare(weaker(a), weaker(b)),
		cmp.Compare(len(a.Chain), len(b.Chain)),
		cmp.Compare(order[a.Direction], order[b.Direction]),
		slices.Compare(a.Chain, b.Chain),
	)
}

// linkSentence speaks of the measured deliverables: the graph knows what must be
// there, not how a figure reacts.
func (d *Derivation) linkSentence(l KPILink) Phrase {
	of, on := d.nameOf(l.Chain[0]), d.nameOf(l.Chain[len(l.Chain)-1])
	ofKPI, onKPI := d.nameOf(l.Customer), d.nameOf(l.Own)
	if l.Direction == CustomerMovesOwn {
		ofKPI, onKPI = onKPI, ofKPI
	}
	switch {
	case l.Direction == MoveTogether:
		return Phrase{
			JA: "「" + ofKPI + "」と「" + onKPI + "」は、どちらも「" + of + "」で測る。",
			EN: "“" + ofKPI + "” and “" + onKPI + "” are both read off “" + of + "”.",
		}
	case l.Strength == LinkMust:
		return Phrase{
			JA: "「" + of + "」（" + ofKPI + "）には、「" + on + "」（" + onKPI + "）が欠かせない。",
			EN: "“" + of + "” (" + ofKPI + ") cannot exist without “" + on + "” (" + onKPI + ").",
		}
	}
	return Phrase{
		JA: "「" + on + "」（" + onKPI + "）は、「" + of + "」（" + ofKPI + "）への道の一つにある。",
		EN: "“" + on + "” (" + onKPI + ") lies on one way to “" + of + "” (" + ofKPI + ").",
	}
}
