package model

import (
	"cmp"
	"encoding/json"
	"slices"
)

// ExpectationResult is the expectation sheet: who supplies what on the way to
// the goals. Rows are the goals, their checkpoints and what else they take, in
// display order. Shares are those of the checkpoints, one entry a cover.
// Nobody holds an error for each deliverable that nobody supplies, Unset a
// question for each that nobody has decided on, HandOvers the risks: needs whose
// two owners sit on different sides.
//
// The sheet is drawn as if somebody supplied what nobody does: a goal that is
// lost has no checkpoints, and then there would be nothing to talk about.
type ExpectationResult struct {
	Rows      []ExpectationRow  `json:"rows"`
	Shares    []CoverShare      `json:"shares"`
	Nobody    []ExpectationNote `json:"nobody"`
	Unset     []ExpectationNote `json:"unset"`
	HandOvers []HandOver        `json:"handOvers"`
}

// ExpectationRow is one deliverable of the sheet.
type ExpectationRow struct {
	ID         ID    `json:"id"`
	Phase      ID    `json:"phase"`
	Cover      Cover `json:"cover"`
	Checkpoint bool  `json:"checkpoint"`
	Goal       bool  `json:"goal"`
}

// CoverShare counts the checkpoints of one cover; Share is from 0 to 1.
type CoverShare struct {
	Cover Cover   `json:"cover"`
	Count int     `json:"count"`
	Share float64 `json:"share"`
}

// ExpectationNote is an error or a question about one deliverable.
type ExpectationNote struct {
	ID    ID
	Cover Cover // nobody or unset
	Vital bool  // a goal cannot be reached without it
	name  string
}

// HandOver is a need across sides: the deliverable Given passes from one role
// to another, who needs it for the deliverable For.
type HandOver struct {
	Relation ID
	Given    ID
	For      ID
	From     ID
	To       ID
	d        *Derivation
}

// MarshalJSON writes the note with its sentence in both languages.
func (n ExpectationNote) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		ID       ID     `json:"id"`
		Sentence Phrase `json:"sentence"`
	}{n.ID, n.Sentence()})
}

// MarshalJSON writes the hand-over with its sentence in both languages.
func (h HandOver) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Relation ID     `json:"relation"`
		Given    ID     `json:"given"`
		For      ID     `json:"for"`
		From     ID     `json:"from"`
		To       ID     `json:"to"`
		Sentence Phrase `json:"sentence"`
	}{h.Relation, h.Given, h.For, h.From, h.To, h.Sentence()})
}

// Expectation derives the expectation sheet.
func (d *Derivation) Expectation() ExpectationResult {
	return d.expectation.get(func() ExpectationResult {
		return d.suppliedByAll().expect()
	})
}

// suppliedByAll is the derivation in which cover "nobody" blocks nothing.
func (d *Derivation) suppliedByAll() *Derivation {
	lifted := false
	g := *d.Graph
	g.Blocked = append([]bool(nil), d.Graph.Blocked...)
	for v := range g.Deliverables {
		r := g.things[v]
		if g.Blocked[v] && r.Cover == CoverNobody && r.State != StateBlocked {
			g.Blocked[v], lifted = false, true
		}
	}
	for _, id := range d.Options.Block {
		if v, ok := g.Of[id]; ok {
			g.Blocked[v] = true
		}
	}
	if !lifted {
		return d
	}
	return &Derivation{Model: d.Model, Options: d.Options, Graph: &g, Fixpoint: g.Obtain(nil)}
}

func (d *Derivation) expect() ExpectationResult {
	vital, onWay, phase := d.unavoidable(), d.onTheWay(), d.phasing()
	isGoal := make([]bool, d.Graph.Elements)
	for _, goal := range d.goals() {
		isGoal[goal] = true
	}
	r := d.blankSheet(onWay)
	for _, v := range d.sorted() {
		if v >= d.Graph.Deliverables || !onWay[v] {
			continue
		}
		of := d.Graph.things[v]
		row := ExpectationRow{ID: of.ID, Cover: of.Cover, Checkpoint: vital.isCheckpoint(d, v), Goal: isGoal[v]}
		if phase.of[v] >= 0 {
			row.Phase = phase.phases[phase.of[v]]
		}
		r.Rows = append(r.Rows, row)
		note := ExpectationNote{of.ID, of.Cover, row.Checkpoint || row.Goal, of.Name}
		switch of.Cover {
		case CoverNobody:
			r.Nobody = append(r.Nobody, note)
		case CoverUnset:
			r.Unset = append(r.Unset, note)
		}
	}
	r.Shares = coverShares(r.Rows)
	r.HandOvers = d.handOvers(onWay)
	return r
}

// blankSheet has room for what is on the way: growing costs more.
func (d *Derivation) blankSheet(onWay []bool) ExpectationResult {
	rows, nobody, unset := 0, 0, 0
	for v := range d.Graph.things {
		if !onWay[v] {
			continue
		}
		rows++
		switch d.Graph.things[v].Cover {
		case CoverNobody:
			nobody++
		case CoverUnset:
			unset++
		}
	}
	return ExpectationResult{
		Rows: make([]ExpectationRow, 0, rows), Nobody: make([]ExpectationNote, 0, nobody),
		Unset: make([]ExpectationNote, 0, unset), HandOvers: []HandOver{},
	}
}

func coverShares(rows []ExpectationRow) []CoverShare {
	shares := []CoverShare{{Cover: CoverOwn}, {Cover: CoverCustomer}, {Cover: CoverPartner}, {Cover: CoverFuture}, {Cover: CoverNobody}, {Cover: CoverUnset}}
	all := 0
	for i := range rows {
		if !rows[i].Checkpoint {
			continue
		}
		all++
		for k := range shares {
			if shares[k].Cover == rows[i].Cover {
				shares[k].Count++
			}
		}
	}
	for k := range shares {
		if all > 0 {
			shares[k].Share = float64(shares[k].Count) / float64(all)
		}
	}
	return shares
}

// Sentence is the error that nobody supplies it, or the question who does.
func (n ExpectationNote) Sentence() Phrase {
	switch {
	case n.Cover != CoverNobody:
		return Phrase{
			JA: "「" + n.name + "」はだれが用意しますか（自社・顧客・パートナー・今後の機能）。",
			EN: "Who supplies “" + n.name + "”: we, the customer, a partner, or a future feature?",
		}
	case n.Vital:
		return Phrase{
			JA: "「" + n.name + "」を用意する人がいない。これがないとゴールに届かない。",
			EN: "Nobody supplies “" + n.name + "”, and the goal cannot be reached without it.",
		}
	}
	return Phrase{
		JA: "「" + n.name + "」を用意する人がいない。この道を行くなら、だれかが要る。",
		EN: "Nobody supplies “" + n.name + "”; the ways through it are closed until somebody does.",
	}
}

// handOvers lists the needs on the way whose owners sit on different sides, in
// display order of what is handed over, then of what it is for.
func (d *Derivation) handOvers(onWay []bool) []HandOver {
	c, at := d.cast(), d.positions()
	var across []*Joint
	for i := range d.Graph.Joints {
		j := &d.Graph.Joints[i]
		if j.Rel == Needs && onWay[j.From] && onWay[j.To] && c.side[j.From] != c.side[j.To] && c.side[j.From] != "" && c.side[j.To] != "" {
			across = append(across, j)
		}
	}
	slices.SortFunc(across, func(a, b *Joint) int {
		return cmp.Or(cmp.Compare(at[a.To], at[b.To]), cmp.Compare(at[a.From], at[b.From]), compareID(a.Relation.ID, b.Relation.ID))
	})
	list := make([]HandOver, len(across))
	for i, j := range across {
		list[i] = HandOver{
			Relation: j.Relation.ID, Given: j.Relation.To, For: j.Relation.From,
			From: c.role[j.To], To: c.role[j.From], d: d,
		}
	}
	return list
}

// Sentence says who waits for whom.
func (h HandOver) Sentence() Phrase {
	given, taken := h.d.nameOf(h.Given), h.d.nameOf(h.For)
	from, to := h.d.sided(h.From), h.d.sided(h.To)
	return Phrase{
		JA: "「" + taken + "」（" + to.JA + "）は、「" + given + "」（" + from.JA + "）を待つ。",
		EN: "“" + taken + "” (" + to.EN + ") waits for “" + given + "” (" + from.EN + ").",
	}
}

// sided names a role with its side.
func (d *Derivation) sided(id ID) Phrase {
	r, _ := Find[Role](d.Model, id)
	side := map[Side]Phrase{
		SideCustomer: {"顧客", "customer"}, SideOwn: {"自社", "own side"}, SidePartner: {"パートナー", "partner"},
	}[r.Side]
	return Phrase{r.Name + "・" + side.JA, r.Name + ", " + side.EN}
}
