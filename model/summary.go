package model

import "slices"

// SummaryRow sets a deliverable against the actions by which it comes about.
type SummaryRow struct {
	Deliverable ID
	Actions     []ID // that yield it
	Checkpoint  bool
	Goal        bool
}

// WorkshopSummary is what a workshop leaves: the deliverables against the
// activities, what cannot be avoided, what is still open, and who does what next.
type WorkshopSummary struct {
	Rows        []SummaryRow // in display order
	Idle        []ID         // actions that yield nothing, in display order
	Checkpoints []ID         // in display order
	Open        []Remark     // questions and issues, the parking lot's first
	Hypotheses  []Remark     // open ones first, then confirmed, then rejected
	Decisions   []Remark
	Next        []Person
}

// Summary gathers what the workshop has come to.
func (d *Derivation) Summary() WorkshopSummary {
	in := d.survey()
	s := WorkshopSummary{Rows: []SummaryRow{}, Next: NextActions(d.Model)}
	for _, v := range in.order {
		r := SummaryRow{Deliverable: in.things[v].ID, Checkpoint: in.vital[v], Goal: in.things[v].Goal}
		for _, a := range in.made.of(v) {
			r.Actions = append(r.Actions, in.id(a))
		}
		s.Rows = append(s.Rows, r)
		if r.Checkpoint {
			s.Checkpoints = append(s.Checkpoints, r.Deliverable)
		}
	}
	for _, v := range in.acts {
		if len(in.makes.of(int(v))) == 0 {
			s.Idle = append(s.Idle, in.id(v))
		}
	}
	for r := range Each[Remark](d.Model) {
		s.add(r)
	}
	slices.SortStableFunc(s.Open, func(a, b Remark) int { return parkedFirst(a) - parkedFirst(b) })
	slices.SortStableFunc(s.Hypotheses, func(a, b Remark) int { return statusOrder[a.Status] - statusOrder[b.Status] })
	return s
}

// statusOrder lists what needs looking at first.
var statusOrder = map[Status]int{"": 0, StatusOpen: 0, StatusConfirmed: 1, StatusDone: 1, StatusRejected: 2}

func (s *WorkshopSummary) add(r Remark) {
	isOpen := r.Status == "" || r.Status == StatusOpen
	switch {
	case r.About == RemarkAssumption:
		s.Hypotheses = append(s.Hypotheses, r)
	case r.About == RemarkDecision:
		s.Decisions = append(s.Decisions, r)
	case r.About != RemarkNextAction && isOpen:
		s.Open = append(s.Open, r)
	}
}

func parkedFirst(r Remark) int {
	if r.On == "" {
		return 0
	}
	return 1
}
