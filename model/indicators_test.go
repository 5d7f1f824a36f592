package model

import (
	"cmp"
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
	switch by := d.Model.records[i.Improves].(type) {
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

// TestIndicatorCriticalityByCounting holds the share of ways against counting
// all of them.
func TestIndicatorCriticalityByCounting(t *testing.T) {
	open := 0
	for seed := range int64(400) {
		d := Derive(peopled(seed, 12), Options{})
		goals, c := d.grounds().goals, d.grounds().cone
		want, ok := waysByCounting(d, c, goals)
		if !ok {
			continue
		}
		for _, i := range d.Indicators(DefaultWeights()) {
			if i.From != FromWhen && i.From != FromUsage {
				continue
			}
			p := want[d.Graph.Of[elementsOf(d, i)[0]]]
			if p < 1 {
				open++
			}
			if math.Abs(i.Parts.Criticality-p) > 5*math.Sqrt(p*(1-p)/triedWays)+1e-9 {
				t.Fatalf("seed %d, %s: on %v of the ways, want %v", seed, i.Key, i.Parts.Criticality, p)
			}
		}
	}
	if open < 20 {
		t.Fatalf("only %d open shares were tried", open)
	}
}

// TestIndicatorRanks sorts by every combination of weights a quarter off.
func TestIndicatorRanks(t *testing.T) {
	for _, name := range []string{"reservation.ja", "renewal.en", "restaurant.ja"} {
		d := Derive(sample(t, name), Options{})
		weights := IndicatorParts{Criticality: 0.2, Reach: 0.3, Lead: 0.1, Observability: 0.3, Actionability: 0.4}
		ranked := d.Indicators(weights)
		inDisplay := slices.Clone(ranked)
		slices.SortStableFunc(inDisplay, func(a, b Indicator) int { return cmp.Compare(a.at, b.at) })
		from, to := map[string]int{}, map[string]int{}
		for corner := range 33 {
			w := weights.list()
			for k := range w {
				if corner < 32 {
					w[k] *= 0.75 + 0.5*float64(corner>>k&1)
				}
			}
			tried := slices.Clone(inDisplay)
			slices.SortStableFunc(tried, func(a, b Indicator) int {
				return cmp.Compare(math.Round(1e7*weighted(b.logs, w)), math.Round(1e7*weighted(a.logs, w)))
			})
			for rank, i := range tried {
				if from[i.Key] == 0 || rank+1 < from[i.Key] {
					from[i.Key] = rank + 1
				}
				to[i.Key] = max(to[i.Key], rank+1)
			}
		}
		for rank, i := range ranked {
			if i.Rank != rank+1 || rank > 0 && i.Score > ranked[rank-1].Score {
				t.Errorf("%s: %s of score %v is %d, listed %d", name, i.Key, i.Score, i.Rank, rank+1)
			}
			if best, worst := i.RankRange(); best != from[i.Key] || worst != to[i.Key] {
				t.Errorf("%s: %s ranks %d–%d, want %d–%d", name, i.Key, best, worst, from[i.Key], to[i.Key])
			}
		}
	}
}

func TestIndicatorWeights(t *testing.T) {
	d := Derive(sample(t, "reservation.ja"), Options{})
	onlyReach := d.Indicators(IndicatorParts{Reach: 2})
	for _, i := range onlyReach {
		if math.Abs(i.Score-i.Parts.Reach) > 1e-9 {
			t.Fatalf("by reach alone %s scores %v of %v", i.Key, i.Score, i.Parts.Reach)
		}
	}
	if got, want := d.Indicators(IndicatorParts{Lead: -1})[0].Score, d.Indicators(DefaultWeights())[0].Score; got != want {
		t.Errorf("without weights the best scores %v, by default %v", got, want)
	}
}

func TestIndicatorsOfTheReservationLedger(t *testing.T) {
	for _, name := range []string{"reservation.ja", "reservation.en"} {
		d := Derive(sample(t, name), Options{})
		tied, accepted := map[SignalClass]int{}, map[string]ID{}
		for _, i := range d.Indicators(DefaultWeights()) {
			if i.Tied {
				tied[i.Class]++
			}
			if i.Accepted {
				accepted[i.Key] = i.Signal
			}
			if i.From == FromKPI && i.About[0] == "k5" {
				t.Errorf("%s: the renewal rate is among the candidates", name)
			}
		}
		if tied[ClassProcess] < 3 || tied[ClassRelationship] < 2 || tied[ClassOutcome] < 2 {
			t.Errorf("%s: indicators by class %v", name, tied)
		}
		if accepted["usage:d23:changes"] != "s1" || accepted["role:r2"] != "s2" || len(accepted) != 2 {
			t.Errorf("%s: accepted %v", name, accepted)
		}
	}
}

func TestIndicatorsOfTheRenewalKnowTheirSignals(t *testing.T) {
	for _, name := range []string{"renewal.ja", "renewal.en"} {
		m := sample(t, name)
		accepted := 0
		for _, i := range Derive(m, Options{}).Indicators(DefaultWeights()) {
			if s, ok := Find[Signal](m, i.Signal); ok {
				accepted++
				if i.Class != s.Class || i.Kind != s.Measure || i.Name().In(m.Info().Language) != s.Name {
					t.Errorf("%s: %s is %s %s %q, accepted as %+v", name, i.Key, i.Class, i.Kind, i.Name().JA, s)
				}
			}
		}
		if accepted != len(All[Signal](m)) {
			t.Errorf("%s: %d of %d signals found again", name, accepted, len(All[Signal](m)))
		}
	}
}

func TestIndicatorAsSignal(t *testing.T) {
	d := Derive(sample(t, "reservation.ja"), Options{})
	for _, i := range d.Indicators(DefaultWeights()) {
		s := i.Record("s9", Japanese)
		if s.SignalKey != i.Key || s.Name == "" || s.Source == "" || s.Class != i.Class || s.Measure != i.Kind {
			t.Errorf("%s as a signal: %+v", i.Key, s)
		}
		if i.Key == "there:d21" && (s.Play != "y2" || s.Deliverable != "d21" || s.Unit != "%" || s.Green != 80) {
			t.Errorf("%s as a signal: %+v", i.Key, s)
		}
		if i.Key == "kpi:k3" && s.Play != "y1" {
			t.Errorf("%s has the play %q", i.Key, s.Play)
		}
		if text := i.Sentence(); text.JA == "" || text.EN == "" || strings.Contains(text.JA, string(i.For)+"」") {
			t.Errorf("%s says %q", i.Key, text)
		}
	}
}

func TestEvidence(t *testing.T) {
	for text, want := range map[string]Evidence{
		"": EvidenceNone, "両者の電子署名が入っている": EvidenceJudgement, "視聴ログに全員の名前がある": EvidenceLog,
		"直近14日に、入力が一件もない営業日がない": EvidenceLog, "カタログがある": EvidenceJudgement, "件数を店長が電話で答える": EvidenceSurvey,
		"先月の件数が一枚の表にある": EvidenceJudgement, "Nine in ten orders went through it": EvidenceLog,
		"The owner says so": EvidenceSurvey, "The essay is there": EvidenceJudgement, "a catalogue": EvidenceJudgement,
		"Log shows 90 %": EvidenceLog, "blogs are up": EvidenceJudgement, "NPS": EvidenceSurvey,
	} {
		if got := evidence(text); got != want {
			t.Errorf("%q: evidence %v, want %v", text, got, want)
		}
	}
}

func TestUsagePresets(t *testing.T) {
	for text, want := range map[string]string{
		"全員がログインした": "logins", "ライセンスが有効": "licences", "チャットで話した": "chat", "レポートが開かれた": "reports",
		"入力が毎日ある": "changes", "登録数が同じ": "records", "ログにある": "platform", "The number of records is equal": "records", "everybody has logged in": "logins",
	} {
		if got := usageOf(text); got != want {
			t.Errorf("%q: usage %s, want %s", text, got, want)
		}
	}
}

func TestIndicatorsAreTheSameWhateverTheOrderOfRecords(t *testing.T) {
	for seed := range int64(100) {
		m := peopled(seed, 16)
		a, b := Derive(m, Options{}).Indicators(DefaultWeights()), Derive(again(m, seed), Options{}).Indicators(DefaultWeights())
		if x, y := asText(t, a), asText(t, b); x != y {
			t.Fatalf("seed %d:\n%s\n%s", seed, x, y)
		}
	}
}
