package model

import (
	"cmp"
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
	ID       ID     `json:"id"`
	Sentence Phrase `json:"sentence"`
}

// HandOver is a need across sides: the deliverable Given passes from one role
// to another, who needs it for the deliverable For.
type HandOver struct {
	Relation ID     `json:"relation"`
	Given    ID     `json:"given"`
	For      ID     `json:"for"`
	From     ID     `json:"from"`
	To       ID     `json:"to"`
	Sentence Phrase `json:"sentence"`
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
		r := g.Records[v].(Deliverable)
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
	r := ExpectationResult{
		Rows: []ExpectationRow{}, Nobody: []ExpectationNote{}, Unset: []ExpectationNote{}, HandOvers: []HandOver{},
	}
	isCheckpoint, _ := d.unavoidable()
	isGoal := make([]bool, d.Graph.Elements)
	for _, goal := range d.Goals() {
		isGoal[d.Graph.Of[goal]] = true
	}
	onWay := d.onTheWay()
	for _, v := range d.sorted() {
		of, ok := d.Graph.Records[v].(Deliverable)
		if !ok || !onWay[v] {
			continue
		}
		r.Rows = append(r.Rows, ExpectationRow{of.ID, d.PhaseOf(of.ID), of.Cover, isCheckpoint[v], isGoal[v]})
		switch of.Cover {
		case CoverNobody:
			r.Nobody = append(r.Nobody, ExpectationNote{of.ID, nobodySentence(of.Name, isCheckpoint[v] || isGoal[v])})
		case CoverUnset:
			r.Unset = append(r.Unset, ExpectationNote{of.ID, unsetSentence(of.Name)})
		}
	}
	r.Shares = coverShares(r.Rows)
	r.HandOvers = d.handOvers(onWay)
	return r
}

func coverShares(rows []ExpectationRow) []CoverShare {
	count := map[Cover]int{}
	all := 0
	for _, row := range rows {
		if row.Checkpoint {
			count[row.Cover]++
			all++
		}
	}
	var shares []CoverShare
	for _, cover := range []Cover{CoverOwn, CoverCustomer, CoverPartner, CoverFuture, CoverNobody, CoverUnset} {
		share := CoverShare{Cover: cover, Count: count[cover]}
		if all > 0 {
			share.Share = float64(share.Count) / float64(all)
		}
		shares = append(shares, share)
	}
	return shares
}

func nobodySentence(name string, unavoidable bool) Phrase {
	if unavoidable {
		return Phrase{
			JA: "「" + name + "」を用意する人がいない。これがないとゴールに届かない。",
			EN: "Nobody supplies “" + name + "”, and the goal cannot be reached without it.",
		}
	}
	return Phrase{
		JA: "「" + name + "」を用意する人がいない。この道を行くなら、だれかが要る。",
		EN: "Nobody supplies “" + name + "”; the ways through it are closed until somebody does.",
	}
}

func unsetSentence(name string) Phrase {
	return Phrase{
		JA: "「" + name + "」はだれが用意しますか（自社・顧客・パートナー・今後の機能）。",
		EN: "Who supplies “" + name + "”: we, the customer, a partner, or a future feature?",
	}
}

// handOvers lists the needs on the way whose owners sit on different sides, in
// display order of what is handed over, then of what it is for.
func (d *Derivation) handOvers(onWay []bool) []HandOver {
	out := make([][]*Joint, d.Graph.Elements)
	for i := range d.Graph.Joints {
		if j := &d.Graph.Joints[i]; j.Rel == Needs && onWay[j.From] && onWay[j.To] {
			out[j.To] = append(out[j.To], j)
		}
	}
	at := d.positions()
	list := []HandOver{}
	for _, v := range d.sorted() {
		sortJoints(out[v], at)
		for _, j := range out[v] {
			if h, ok := d.handOver(j); ok {
				list = append(list, h)
			}
		}
	}
	return list
}

// sortJoints sorts joints by the position of their From in display order, then
// by the relation's ID, in place.
func sortJoints(joints []*Joint, at []int) {
	slices.SortFunc(joints, func(a, b *Joint) int {
		return cmp.Or(cmp.Compare(at[a.From], at[b.From]), compareID(a.Relation.ID, b.Relation.ID))
	})
}

func (d *Derivation) handOver(j *Joint) (HandOver, bool) {
	given, taker := d.Graph.Records[j.To].(Deliverable), d.Graph.Records[j.From].(Deliverable)
	from, ok := Find[Role](d.Model, given.Owner)
	to, ok2 := Find[Role](d.Model, taker.Owner)
	if !ok || !ok2 || from.Side == to.Side {
		return HandOver{}, false
	}
	return HandOver{
		Relation: j.Relation.ID, Given: given.ID, For: taker.ID, From: from.ID, To: to.ID,
		Sentence: Phrase{
			JA: "「" + taker.Name + "」（" + sided(to).JA + "）は、「" + given.Name + "」（" + sided(from).JA + "）を待つ。",
			EN: "“" + taker.Name + "” (" + sided(to).EN + ") waits for “" + given.Name + "” (" + sided(from).EN + ").",
		},
	}, true
}

// sided names a role with its side.
func sided(r Role) Phrase {
	side := map[Side]Phrase{
		SideCustomer: {"顧客", "customer"}, SideOwn: {"自社", "own side"}, SidePartner: {"パートナー", "partner"},
	}[r.Side]
	if side.EN == "" {
		return Phrase{r.Name, r.Name}
	}
	return Phrase{r.Name + "・" + side.JA, r.Name + ", " + side.EN}
}
