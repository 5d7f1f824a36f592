package model

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// wantedKeys lists the candidates' keys from the records, the checkpoints and
// the goals' reach, source by source.
func wantedKeys(d *Derivation) map[string]bool {
	m, keys := d.Model, map[string]bool{}
	reach, oracle := dependsOn(m), newRemoval(m)
	there := oracle.without[""]
	onWay := func(id ID) bool {
		return there[id] && slices.ContainsFunc(d.Goals(), func(g ID) bool { return there[g] && (g == id || reachesLive(d, g, id, reach)) })
	}
	checkpoints := map[ID]bool{}
	for _, g := range d.Checkpoints().Goals {
		for _, c := range g.Checkpoints {
			checkpoints[c.ID] = true
			keys["there:"+string(c.ID)] = true
		}
		for _, e := range g.EitherOr {
			keys[strings.TrimSuffix("one:"+string(e.Of)+":"+e.Group, ":")] = true
		}
	}
	acts := map[ID]bool{}
	for _, a := range All[Action](m) {
		acts[a.Role] = acts[a.Role] || onWay(a.ID)
		if a.When != "" && onWay(a.ID) {
			keys["when:"+string(a.ID)] = true
		}
	}
	for _, of := range All[Deliverable](m) {
		acts[of.Owner] = acts[of.Owner] || checkpoints[of.ID]
		if strings.Contains(of.DoneWhen, "ログ") && onWay(of.ID) {
			keys["usage:"+string(of.ID)+":platform"] = true
		}
	}
	for _, r := range All[Role](m) {
		if r.Stake != StakeNone && acts[r.ID] {
			keys["role:"+string(r.ID)] = true
		}
	}
	side := func(id ID) Side {
		of, _ := Find[Deliverable](m, id)
		r, _ := Find[Role](m, of.Owner)
		return r.Side
	}
	for _, r := range All[Relation](m) {
		if a, b := side(r.From), side(r.To); r.Rel == Sync && a != "" && b != "" && a != b && (onWay(r.From) || onWay(r.To)) {
			keys[string(r.ID)] = true
		}
		if r.Rel == Measures && there[r.To] {
			keys["kpi:"+string(r.From)] = true
		}
	}
	return keys
}

// reachesLive is dependence through what is obtainable alone.
func reachesLive(d *Derivation, from, to ID, reach map[[2]ID]bool) bool {
	if !reach[[2]ID{from, to}] {
		return false
	}
	c := d.grounds().cone
	return c.number[d.Graph.Of[to]] >= 0
}

func TestIndicatorCandidatesByDefinition(t *testing.T) {
	seen := map[IndicatorSource]int{}
	for seed := range int64(500) {
		d := Derive(peopled(seed, 12), Options{})
		want := wantedKeys(d)
		for _, i := range d.Indicators(DefaultWeights()) {
			if !want[i.Key] {
				t.Fatalf("seed %d: %s is no candidate, or comes twice", seed, i.Key)
			}
			delete(want, i.Key)
			seen[i.From]++
			checkParts(t, fmt.Sprintf("seed %d, %s", seed, i.Key), d, i)
		}
		if len(want) > 0 {
			t.Fatalf("seed %d: no candidates %v", seed, want)
		}
	}
	for _, from := range []IndicatorSource{FromCheckpoint, FromEitherOr, FromWhen, FromRole, FromSync, FromKPI, FromUsage} {
		if seen[from] < 10 {
			t.Errorf("only %d candidates from %s were tried", seen[from], from)
		}
	}
}

// elementsOf says again what a candidate stands for.
func elementsOf(d *Derivation, i Indicator) []ID {
	switch i.From {
	case FromCheckpoint, FromUsage:
		return []ID{i.For}
	case FromRole:
		return rolesElements(d, i.About[0])
	case FromKPI:
		var of []ID
		for _, r := range d.Model.RelationsOf(i.About[0], Measures) {
			if d.Obtainable(r.To) {
				of = append(of, r.To)
			}
		}
		return d.inOrder(of)
	}
	return i.About
}

func rolesElements(d *Derivation, role ID) []ID {
	c := d.grounds().cone
	var owned, acts []ID
	for _, id := range d.Order() {
		switch r := d.Graph.Records[d.Graph.Of[id]].(type) {
		case Deliverable:
			if r.Owner == role && d.IsCheckpoint(id) {
				owned = append(owned, id)
			}
		case Action:
			if r.Role == role && c.number[d.Graph.Of[id]] >= 0 {
				acts = append(acts, id)
			}
		}
	}
	return append(owned, acts...)
}

func checkParts(t *testing.T, name string, d *Derivation, i Indicator) {
	t.Helper()
	elements := elementsOf(d, i)
	lost, all := reachOf(d, elements)
	if want := float64(lost) / float64(max(1, all)); math.Abs(i.Parts.Reach-want) > 1e-9 {
		t.Fatalf("%s: reach %v, want %v", name, i.Parts.Reach, want)
	}
	if (i.From == FromCheckpoint || i.From == FromEitherOr) && i.Parts.Criticality != 1 {
		t.Fatalf("%s: criticality %v", name, i.Parts.Criticality)
	}
	if want, by := actionabilityOf(d, elements); math.Abs(i.Parts.Actionability-want) > 1e-9 || i.Tied != by || i.Tied != (i.Improves != "") {
		t.Fatalf("%s: actionability %v tied %v by %q, want %v %v", name, i.Parts.Actionability, i.Tied, i.Improves, want, by)
	}
	checkLead(t, name, d, i, elements)
	checkSeen(t, name, d, i)
	want := 1.0
	for k, part := range i.Parts.list() {
		want *= math.Pow(part, DefaultWeights().list()[k])
	}
	if math.Abs(i.Score-want) > 1e-9 {
		t.Fatalf("%s: score %v, want %v of %+v", name, i.Score, want, i.Parts)
	}
}

// reachOf counts the goals' deliverables that are lost without some elements, by
// the definition of what is obtainable.
func reachOf(d *Derivation, elements []ID) (lost, all int) {
	left := obtainableByRounds(d.Model, elements...)
	c := d.grounds().cone
	for _, v := range c.nodes {
		if int(v) < d.Graph.Deliverables {
			all++
			if !left[d.Graph.IDs[v]] {
				lost++
			}
		}
	}
	return lost, all
}

// actionabilityOf is the part by its words: an own action or play that produces
// it, one step away, by others only, by nobody.
func actionabilityOf(d *Derivation, elements []ID) (best float64, tied bool) {
	m := d.Model
	side := func(a ID) Side {
		action, _ := Find[Action](m, a)
		role, _ := Find[Role](m, action.Role)
		return role.Side
	}
	given := func(id ID) bool { of, ok := Find[Deliverable](m, id); return ok && of.Origin != OriginMade }
	makers := func(id ID) (by []ID) {
		if _, ok := Find[Action](m, id); ok {
			return []ID{id}
		}
		for _, r := range m.RelationsOf(id, Yields) {
			if d.Obtainable(r.From) && !given(id) {
				by = append(by, r.From)
			}
		}
		return by
	}
	own := func(id ID) bool {
		play := slices.ContainsFunc(All[Play](m), func(p Play) bool { return p.Deliverable == id })
		return play || slices.ContainsFunc(makers(id), func(a ID) bool { return side(a) == SideOwn })
	}
	inputs := func(id ID) (in []ID) {
		for _, v := range d.Graph.In(d.Graph.Of[id]) {
			members := []int32{v}
			if d.Graph.IsOr(int(v)) {
				members = d.Graph.In(int(v))
			}
			for _, u := range members {
				switch {
				case !d.Fixpoint.In(int(u)):
				case int(u) < d.Graph.Deliverables:
					in = append(in, d.Graph.IDs[u])
				default:
					for _, used := range d.Graph.In(int(u)) {
						in = append(in, d.Graph.IDs[used])
					}
				}
			}
		}
		return in
	}
	best = 0.05
	for _, id := range elements {
		_, isAction := Find[Action](m, id)
		others := slices.ContainsFunc(makers(id), func(a ID) bool { return side(a) != "" })
		switch {
		case isAction && side(id) == SideOwn, !isAction && own(id):
			return 1, true
		case slices.ContainsFunc(inputs(id), own):
			best = max(best, 0.7)
		case others:
			best = max(best, 0.5)
		}
	}
	return best, best > 0.05
}

// checkLead works the lead out again where the schedule has days and the
// candidate is read when something is there.
func checkLead(t *testing.T, name string, d *Derivation, i Indicator, elements []ID) {
	t.Helper()
	if i.Parts.Lead < 0 || i.Parts.Lead > 1 {
		t.Fatalf("%s: lead %v", name, i.Parts.Lead)
	}
	end := d.Schedule().Finish
	if i.From != FromCheckpoint && i.From != FromUsage || end == 0 {
		return
	}
	item := d.Schedule().Items[slices.IndexFunc(d.Schedule().Items, func(s ScheduleItem) bool { return s.ID == elements[0] })]
	readOn := max(item.Finish, item.Finish+item.Slack)
	if i.From == FromUsage {
		readOn = item.Start
	}
	days := 0.0
	switch by := d.Model.at(i.Improves).(type) {
	case Action:
		days = by.Days
	case Play:
		days = by.LimitDays
	}
	if want := min(1, max(0, (end-readOn-days)/end)); math.Abs(i.Parts.Lead-want) > 1e-9 {
		t.Fatalf("%s: lead %v, want %v of %v", name, i.Parts.Lead, want, end)
	}
}

func checkSeen(t *testing.T, name string, d *Derivation, i Indicator) {
	t.Helper()
	if i.From == FromWhen && !i.Accepted {
		a, _ := Find[Action](d.Model, i.About[0])
		if (i.Class == ClassRelationship) != strings.Contains(a.When, "推進者") {
			t.Fatalf("%s: class %s for %q", name, i.Class, a.When)
		}
	}
	of, _ := Find[Deliverable](d.Model, i.For)
	want := map[string]float64{"": 0.1, "seen": 0.4, "ログに残っている": 1}[of.DoneWhen]
	switch i.From {
	case FromEitherOr:
		return
	case FromWhen, FromRole, FromSync:
		want = 0.4
	case FromKPI:
		want = 0.4 // without unit, target and formula
	}
	if i.Parts.Observability != want {
		t.Fatalf("%s: observability %v, want %v", name, i.Parts.Observability, want)
	}
}
