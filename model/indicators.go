package model

import (
	"encoding/json"
)

// Indicator is a health-indicator candidate: something to read that tells early
// whether the goals are still in reach. Score, from 0 to 1, ranks it; it
// predicts nothing and is a hypothesis to be tested with real figures. For is
// the deliverable that the candidate hangs on, About the elements or role it
// speaks of. Improves is the action or accepted play that makes it better, Play
// the key of the play draft for it. Rank counts from 1. An accepted one shows the
// name and kind of its Signal.
//
// Its Key is stable: "there:d2" for a checkpoint, "one:d2:group" or "one:d2" for
// the either-or of a group or of the actions that yield it, "when:a1" for an
// action's condition, "role:r1", "sync:d1:d2", "kpi:k1", and "usage:d2:logins"
// for a usage log, which is one of changes, chat, licences, logins, platform,
// records, reports.
type Indicator struct {
	Key      string
	From     IndicatorSource
	Class    SignalClass
	Kind     SignalKind
	Evidence Evidence
	For      ID
	About    []ID
	Play     string
	Score    float64
	Parts    IndicatorParts
	Because  []ID
	Tied     bool // to an improving action: an indicator, not just a candidate
	Improves ID
	Accepted bool
	Signal   ID
	Rank     int

	d      *Derivation
	readOn float64 // day
	usage  string
	ranges *rankRanges
}

// IndicatorSource tells what a candidate comes from.
type IndicatorSource string

// The sources of candidates.
const (
	FromCheckpoint IndicatorSource = "checkpoint"
	FromEitherOr   IndicatorSource = "either-or"
	FromWhen       IndicatorSource = "when"
	FromRole       IndicatorSource = "role"
	FromSync       IndicatorSource = "sync"
	FromKPI        IndicatorSource = "kpi"
	FromUsage      IndicatorSource = "usage"
)

// IndicatorParts are what a score is made of, each from 0 to 1: Criticality is
// the share of 1 000 random ways to the goals that pass it, Reach the share of
// the goals' deliverables that cannot exist without it, Lead how early before
// the finish it can be read and still be acted on, Observability how it is seen,
// Actionability how near our own side is to improving it.
type IndicatorParts struct {
	Criticality   float64 `json:"criticality"`
	Reach         float64 `json:"reach"`
	Lead          float64 `json:"lead"`
	Observability float64 `json:"observability"`
	Actionability float64 `json:"actionability"`
}

func (p IndicatorParts) list() [5]float64 {
	return [5]float64{p.Criticality, p.Reach, p.Lead, p.Observability, p.Actionability}
}

// DefaultWeights are the weights of the parts when nobody has set others.
func DefaultWeights() IndicatorParts {
	return IndicatorParts{Criticality: 0.30, Reach: 0.15, Lead: 0.20, Observability: 0.15, Actionability: 0.20}
}

// Indicators ranks the candidates by the weighted geometric mean of their parts,
// so that a part that is missing is not made up for; ties go by display order.
// Weights below zero count as zero; without any the default ones are taken.
func (d *Derivation) Indicators(weights IndicatorParts) []Indicator {
	return d.indicators.get(d.gather).ranked(weights)
}

// MarshalJSON writes the candidate with its texts, the name in the model's
// language and the sentence in both.
func (i Indicator) MarshalJSON() ([]byte, error) {
	l := i.d.Model.Info().Language
	best, worst := i.RankRange()
	return json.Marshal(struct {
		Key       string          `json:"key"`
		Name      string          `json:"name"`
		Class     SignalClass     `json:"class"`
		Kind      SignalKind      `json:"kind"`
		Source    string          `json:"source"`
		For       ID              `json:"for"`
		Play      string          `json:"play"`
		Score     float64         `json:"score"`
		Parts     IndicatorParts  `json:"parts"`
		Because   []ID            `json:"because"`
		Accepted  bool            `json:"accepted"`
		From      IndicatorSource `json:"from"`
		About     []ID            `json:"about"`
		Indicator bool            `json:"indicator"`
		Improves  ID              `json:"improves"`
		Signal    ID              `json:"signal"`
		Rank      [3]int          `json:"rank"`
		Sentence  Phrase          `json:"sentence"`
	}{
		i.Key, i.Name().In(l), i.Class, i.Kind, i.Source().In(l), i.For, i.Play, i.Score, i.Parts, orEmpty(i.Because), i.Accepted,
		i.From, orEmpty(i.About), i.Tied, i.Improves, i.Signal,
		[3]int{i.Rank, best, worst},
		i.Sentence(),
	})
}

// Record is the candidate as an accepted signal under an ID, in a language, with
// thresholds that its kind suggests.
func (i Indicator) Record(id ID, l Language) Signal {
	s := Signal{
		ID: id, SignalKey: i.Key, Name: cut(i.Name().In(l), MaxName), Class: i.Class, Measure: i.Kind, Source: i.Source().In(l), Weight: 1,
	}
	if v, ok := i.d.Graph.Of[i.For]; ok && v < i.d.Graph.Deliverables {
		s.Deliverable = i.For
	}
	for p := range Each[Play](i.d.Model) {
		if s.Play == "" && (p.ID == i.Improves || p.PlayKey == i.Play && i.Play != "") {
			s.Play = p.ID
		}
	}
	switch i.Kind {
	case SignalRatio:
		s.Unit, s.Red, s.Green = "%", 50, 80
	case SignalGrowth:
		s.Red, s.Green = 40, 50
	case SignalFlag:
		s.Red, s.Green = 0, 100
	case SignalJudgement:
		s.Unit, s.Red, s.Green = "1–5", 2, 4
	}
	return s
}
