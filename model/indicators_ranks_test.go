package model

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"testing"
)

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
		inDisplay := make([]Indicator, len(ranked))
		for i, found := range d.indicators.value.display {
			inDisplay[i] = d.indicators.value.found[found]
		}
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
				return cmp.Compare(math.Round(1e7*logOf(b, w)), math.Round(1e7*logOf(a, w)))
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

func logOf(i Indicator, w [5]float64) (sum float64) {
	for k, part := range i.Parts.list() {
		sum += w[k] * math.Log(part)
	}
	return sum
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
