package model

import "slices"

// fillActions puts every action of a phase into the lanes of its column and
// under one of its steps.
func (d *Derivation) fillActions(columns []*journeyColumn) {
	cast := d.cast()
	for _, v := range d.sorted() {
		if v >= d.Graph.Deliverables {
			c := columns[d.columnOf(v)]
			c.actions = append(c.actions, int32(v))
			c.act(d.Graph.action(int32(v)), cast.side[v])
		}
	}
	leadsTo := d.stepOf(columns)
	for _, c := range columns {
		c.Lanes.Feeling = cast.meanFeeling(c.actions)
		d.detailSteps(c, leadsTo)
	}
}

func (c *journeyColumn) act(a *Action, side Side) {
	l := &c.Lanes
	switch side {
	case SideCustomer:
		l.Customer = append(l.Customer, a.ID)
		l.Thoughts = appendText(l.Thoughts, a.Thought)
	case SideOwn:
		l.Own = append(l.Own, a.ID)
	case SidePartner:
		l.Partner = append(l.Partner, a.ID)
	default:
		l.Unassigned = append(l.Unassigned, a.ID)
	}
	l.Touchpoints = appendText(l.Touchpoints, a.Channel)
}

// appendText adds a text that is there and not listed yet.
func appendText(texts []string, text string) []string {
	if text == "" || slices.Contains(texts, text) {
		return texts
	}
	return append(texts, text)
}

// meanFeeling is the mean over the customer's actions, nil without any.
func (c *cast) meanFeeling(actions []int32) *float64 {
	sum, n := 0.0, 0
	for _, v := range actions {
		if c.side[v] == SideCustomer {
			sum += c.d.Graph.action(v).Feeling
			n++
		}
	}
	if n == 0 {
		return nil
	}
	mean := sum / float64(n)
	return &mean
}

// detailSteps puts each action of a column under the step that it leads to, or
// under the last when that step is in another column.
func (d *Derivation) detailSteps(c *journeyColumn, leadsTo []int32) {
	if len(c.steps) == 0 {
		return
	}
	place := make(map[int32]int32, len(c.steps))
	for i, v := range c.steps {
		place[int32(v)] = int32(i)
	}
	pairs := make([][2]int32, len(c.actions))
	for k, v := range c.actions {
		i, ok := place[leadsTo[v]]
		if !ok {
			i = int32(len(c.steps) - 1)
		}
		pairs[k] = [2]int32{i, v}
	}
	under := layOut(pairs, len(c.steps), 0)
	ids := d.ids(under.to)
	c.Detail = make([]JourneyStep, len(c.steps))
	for i := range c.Detail {
		from, to := under.start[i], under.start[i+1]
		c.Detail[i] = JourneyStep{ID: c.Steps[i], Actions: ids[from:to:to], Feeling: d.cast().meanFeeling(under.to[from:to])}
	}
}

// fillAccepted puts accepted signals and plays into the column of the
// deliverable that they are for; those without one into the first.
func (d *Derivation) fillAccepted(columns []*journeyColumn) {
	for s := range Each[Signal](d.Model) {
		about := s.Deliverable
		if play, ok := Find[Play](d.Model, s.Play); ok && about == "" {
			about = play.Deliverable
		}
		l := &columns[d.columnAbout(about)].Lanes
		l.Signals = append(l.Signals, s.ID)
	}
	for p := range Each[Play](d.Model) {
		l := &columns[d.columnAbout(p.Deliverable)].Lanes
		l.Plays = append(l.Plays, p.ID)
	}
}

func (d *Derivation) columnAbout(deliverable ID) int {
	if deliverable == "" {
		return 0
	}
	return d.columnOf(d.Graph.Of[deliverable])
}

// fillQuestions puts open questions and unconfirmed assumptions into the
// columns of what they are about, and lists those about no column.
func (d *Derivation) fillQuestions(columns []*journeyColumn) (loose []ID) {
	loose = []ID{}
	assumed := map[ID]bool{}
	for r := range Each[Remark](d.Model) {
		if r.About == RemarkAssumption {
			assumed[r.On] = true
		}
		if !r.asks() {
			continue
		}
		if i, ok := d.columnOfRecord(r.On); ok {
			columns[i].Lanes.Questions = append(columns[i].Lanes.Questions, r.ID)
		} else {
			loose = append(loose, r.ID)
		}
	}
	for _, v := range d.sorted() {
		if v >= d.Graph.Deliverables {
			continue
		}
		of := d.Graph.things[v]
		if of.Origin == OriginAssumption && !assumed[of.ID] && of.State != StateDone && of.State != StateBlocked {
			l := &columns[d.columnOf(v)].Lanes
			l.Questions = append(l.Questions, of.ID)
		}
	}
	return loose
}

// asks tells whether a remark is a question or an assumption still to be settled.
func (r Remark) asks() bool {
	return (r.About == RemarkQuestion || r.About == RemarkAssumption) && (r.Status == StatusOpen || r.Status == "")
}

// columnOfRecord finds the column of what a remark is on, not ok when it
// belongs to none.
func (d *Derivation) columnOfRecord(id ID) (column int, ok bool) {
	if v, ok := d.Graph.Of[id]; ok {
		return d.columnOf(v), true
	}
	phase := func(id ID) (int, bool) {
		i := slices.Index(d.phasing().phases, id)
		return max(i, 0), i >= 0
	}
	switch r := d.Model.at(id).(type) {
	case Phase:
		return phase(r.ID)
	case Relation:
		return d.columnOfRecord(r.From)
	case KPI:
		return phase(r.Phase)
	case Signal:
		return d.columnAbout(r.Deliverable), r.Deliverable != ""
	case Play:
		return d.columnAbout(r.Deliverable), r.Deliverable != ""
	}
	return 0, false
}
