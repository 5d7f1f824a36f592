package model

import (
	"slices"
	"testing"
)

// dependsOn is reachability over the records' relations, by definition: through
// needs, parts, uses and yields. What is given from outside waits for nothing.
func dependsOn(m *Model) map[[2]ID]bool {
	var elements []ID
	reach := map[[2]ID]bool{}
	depend := func(of, on ID) {
		if d, ok := Find[Deliverable](m, of); !ok || d.Origin == OriginMade {
			reach[[2]ID{of, on}] = true
		}
	}
	for _, k := range []Kind{KindDeliverable, KindAction} {
		for _, r := range m.Records(k) {
			elements = append(elements, r.Key())
			if d, ok := r.(Deliverable); ok && d.Parent != "" {
				depend(d.Parent, d.ID)
			}
		}
	}
	for _, r := range All[Relation](m) {
		switch r.Rel {
		case Needs, Uses:
			depend(r.From, r.To)
		case Yields:
			depend(r.To, r.From)
		}
	}
	for _, via := range elements {
		for _, from := range elements {
			for _, to := range elements {
				if reach[[2]ID{from, via}] && reach[[2]ID{via, to}] {
					reach[[2]ID{from, to}] = true
				}
			}
		}
	}
	return reach
}

func TestKPITraceByDefinition(t *testing.T) {
	links := 0
	for seed := range int64(300) {
		m := peopled(seed, 12)
		r := Derive(m, Options{}).KPIs()
		reach, oracle := dependsOn(m), newRemoval(m)
		for _, customer := range r.Customer {
			for _, own := range r.Own {
				depends, must := pairOf(m, customer, own, reach, oracle)
				link, linked := r.Link(customer, own)
				if linked != depends || linked && (link.Strength == LinkMust) != must {
					t.Fatalf("seed %d, %s and %s: got %v %+v, want linked %v, must %v", seed, customer, own, linked, link, depends, must)
				}
				alone := slices.Contains(r.Alone, customer) || slices.Contains(r.Alone, own)
				if linked && alone {
					t.Fatalf("seed %d: %s and %s are linked and alone", seed, customer, own)
				}
				if linked {
					links++
					checkLinkChain(t, seed, m, link, reach)
				}
			}
		}
	}
	if links < 100 {
		t.Fatalf("only %d links were tried", links)
	}
}

func pairOf(m *Model, customer, own ID, reach map[[2]ID]bool, oracle removal) (depends, must bool) {
	for _, a := range m.RelationsOf(customer, Measures) {
		for _, b := range m.RelationsOf(own, Measures) {
			x, y := a.To, b.To
			depends = depends || x == y || reach[[2]ID{x, y}] || reach[[2]ID{y, x}]
			there := oracle.without[""]
			must = must || x == y || there[x] && there[y] && (oracle.loses(x, y) || oracle.loses(y, x))
		}
	}
	return depends, must
}

func checkLinkChain(t *testing.T, seed int64, m *Model, link KPILink, reach map[[2]ID]bool) {
	t.Helper()
	top, bottom := link.Customer, link.Own
	if link.Direction == CustomerMovesOwn {
		top, bottom = bottom, top
	}
	if !measures(m, top, link.Chain[0]) || !measures(m, bottom, link.Chain[len(link.Chain)-1]) {
		t.Fatalf("seed %d: the chain %v does not join %s to %s", seed, link.Chain, top, bottom)
	}
	for i := 1; i < len(link.Chain); i++ {
		if !reach[[2]ID{link.Chain[i-1], link.Chain[i]}] {
			t.Fatalf("seed %d: the chain %v breaks at %d", seed, link.Chain, i)
		}
	}
}

func measures(m *Model, kpi, of ID) bool {
	return slices.ContainsFunc(m.RelationsOf(kpi, Measures), func(r Relation) bool { return r.To == of })
}

func TestKPITraceOfTheSamples(t *testing.T) {
	r := Derive(sample(t, "reservation.ja"), Options{}).KPIs()
	if len(r.Customer) != 4 || len(r.Own) != 4 || len(r.Links) == 0 {
		t.Fatalf("a matrix of %d × %d with %d links", len(r.Customer), len(r.Own), len(r.Links))
	}
	if link, ok := r.Link("k3", "k7"); !ok || link.Direction != MoveTogether {
		t.Errorf("both are read off the entry habit: %+v", link)
	}
	link, ok := r.Link("k1", "k6")
	if !ok || link.Strength != LinkMust || link.Direction != OwnMovesCustomer {
		t.Errorf("the result cannot be without the tablet-only day: %+v", link)
	}
}

func TestKPITraceIsTheSameWhateverTheOrderOfRecords(t *testing.T) {
	for seed := range int64(100) {
		m := peopled(seed, 16)
		a, b := Derive(m, Options{}).KPIs(), Derive(again(m, seed), Options{}).KPIs()
		if x, y := asText(t, a), asText(t, b); x != y {
			t.Fatalf("seed %d:\n%s\n%s", seed, x, y)
		}
	}
}
