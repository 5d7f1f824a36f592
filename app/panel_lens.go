package app

import (
	"slices"

	"hone/model"
)

// lens is how the derived results are looked at, which edits nothing: the weights
// of the parts of an indicator's score, what is thought away, and the account and
// the day of the walk-through. It is kept with the model's session.
type lens struct {
	Weights *model.IndicatorParts `json:"weights,omitempty"` // nil: the usual ones
	Blocked []model.ID            `json:"blocked,omitempty"`
	Account model.ID              `json:"account,omitempty"` // none: the first
	Day     string                `json:"day,omitempty"`     // none: today
}

func (l lens) weights() model.IndicatorParts {
	if l.Weights == nil {
		return model.DefaultWeights()
	}
	return *l.Weights
}

// relook tells the derived panels anew through another lens.
func (a *App) relook(l lens) {
	a.lens = l
	for _, p := range a.desk.panels.all {
		if p.again != nil {
			p.again()
		}
	}
}

// weigh sets the weight of one part of the score.
func (a *App) weigh(part int, value float64) {
	w := a.lens.weights()
	*[]*float64{&w.Criticality, &w.Reach, &w.Lead, &w.Observability, &w.Actionability}[part] = value
	l := a.lens
	l.Weights = &w
	if w == model.DefaultWeights() {
		l.Weights = nil
	}
	a.relook(l)
}

// thinkAway blocks elements in the what-if, or lets them be again when all of
// them are blocked.
func (a *App) thinkAway(ids ...model.ID) {
	blocked := slices.Clone(a.lens.Blocked)
	all := !slices.ContainsFunc(ids, func(id model.ID) bool { return !slices.Contains(blocked, id) })
	for _, id := range ids {
		i := slices.Index(blocked, id)
		switch {
		case all:
			blocked = slices.Delete(blocked, i, i+1)
		case i < 0:
			blocked = append(blocked, id)
		}
	}
	a.thinkAwayOnly(blocked)
}

// thinkAwayOnly blocks just these elements in the what-if.
func (a *App) thinkAwayOnly(blocked []model.ID) {
	l := a.lens
	l.Blocked = blocked
	a.relook(l)
}

// weighAsUsual gives the parts of the score their usual weights again.
func (a *App) weighAsUsual() {
	l := a.lens
	l.Weights = nil
	a.relook(l)
}
