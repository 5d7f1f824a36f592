package model

// JourneyResult is the customer's journey map: a column a phase, also an empty
// one, in the phases' order; a model without phases has one column with an
// empty ID. Questions are the open questions that belong to no column. Gone are
// the hand edits whose cell is no longer there.
type JourneyResult struct {
	Phases    []JourneyPhase `json:"phases"`
	Questions []ID           `json:"questions"`
	Gone      []Overlay      `json:"gone"`
}

// JourneyPhase is one column. Closing are the deliverables that end the phase;
// in a model without phases, its goals. Steps are the phase's checkpoints and
// the members of its either-ors in display order, the members of one either-or
// side by side, the closing deliverables last. EitherOr tells which steps are
// one of several, Way lists the deliverables on the way to a goal that are no
// steps, Detail has one entry a step, Edited the cells with a hand edit.
type JourneyPhase struct {
	ID       ID            `json:"id"`
	Name     string        `json:"name"`
	Closing  []ID          `json:"closing"`
	Steps    []ID          `json:"steps"`
	Lanes    JourneyLanes  `json:"lanes"`
	EitherOr []EitherOr    `json:"eitherOr"`
	Way      []ID          `json:"way"`
	Detail   []JourneyStep `json:"detail"`
	Edited   []JourneyEdit `json:"edited"`
}

// JourneyLanes are the cells of one column, made of live references but for the
// texts of Touchpoints and Thoughts. Customer, Own, Partner and Unassigned are
// actions, Unassigned those without a role. Feeling is the mean over the
// customer's actions, from -2 to +2, nil without any. Signals and Plays are
// accepted ones; Questions are open remarks and assumptions that nobody has
// confirmed: remarks, or deliverables of that origin without a remark.
type JourneyLanes struct {
	Customer    []ID     `json:"customer"`
	Own         []ID     `json:"own"`
	Partner     []ID     `json:"partner"`
	Unassigned  []ID     `json:"unassigned"`
	Touchpoints []string `json:"touchpoints"`
	Feeling     *float64 `json:"feeling"`
	Thoughts    []string `json:"thoughts"`
	Signals     []ID     `json:"signals"`
	Plays       []ID     `json:"plays"`
	Questions   []ID     `json:"questions"`
}

// JourneyStep holds what leads to one step: the phase's actions for which it is
// the first step that takes them, and the mean feeling of the customer's among
// them, nil without any. Every action of a column with steps is in one of them.
type JourneyStep struct {
	ID      ID       `json:"id"`
	Actions []ID     `json:"actions"`
	Feeling *float64 `json:"feeling"`
}

// Journey derives the journey map.
func (d *Derivation) Journey() JourneyResult {
	return d.journey.get(func() JourneyResult {
		d.Checkpoints()
		result := JourneyResult{Questions: []ID{}}
		columns := d.journeyColumns()
		d.fillSteps(columns)
		d.fillActions(columns)
		d.fillAccepted(columns)
		result.Questions = d.fillQuestions(columns)
		for _, c := range columns {
			c.tidy()
			result.Phases = append(result.Phases, c.JourneyPhase)
		}
		d.layEdits(&result)
		return result
	})
}

// journeyColumn is a column being filled: Steps and the others by node too.
type journeyColumn struct {
	JourneyPhase
	closing []int
	steps   []int
	placed  []uint64 // what is among the steps, a bit a node
	actions []int32
}

func (d *Derivation) journeyColumns() []*journeyColumn {
	var columns []*journeyColumn
	words := d.Graph.Elements>>6 + 1
	for _, record := range d.Model.Records(KindPhase) {
		phase := record.(Phase)
		c := &journeyColumn{JourneyPhase: JourneyPhase{ID: phase.ID, Name: phase.Name}, placed: make([]uint64, words)}
		for _, r := range d.Model.RelationsOf(phase.ID, Closes) {
			c.closing = append(c.closing, d.Graph.Of[r.To])
		}
		columns = append(columns, c)
	}
	if len(columns) == 0 {
		columns = []*journeyColumn{{placed: make([]uint64, words)}}
		columns[0].closing = append(columns[0].closing, d.goals()...)
	}
	at := d.positions()
	for _, c := range columns {
		sortBy(c.closing, at)
		for _, v := range c.closing {
			c.Closing = append(c.Closing, d.Graph.IDs[v])
		}
	}
	return columns
}

// columnOf is the column of an element; without phases it is the only one.
func (d *Derivation) columnOf(v int) int { return max(d.phasing().of[v], 0) }

// tidy turns absent lists into empty ones.
func (c *journeyColumn) tidy() {
	l := &c.Lanes
	for _, ids := range []*[]ID{
		&c.Closing, &c.Steps, &c.Way,
		&l.Customer, &l.Own, &l.Partner, &l.Unassigned, &l.Signals, &l.Plays, &l.Questions,
	} {
		*ids = orEmpty(*ids)
	}
	for _, texts := range []*[]string{&l.Touchpoints, &l.Thoughts} {
		if *texts == nil {
			*texts = []string{}
		}
	}
	if c.EitherOr == nil {
		c.EitherOr = []EitherOr{}
	}
	if c.Detail == nil {
		c.Detail = []JourneyStep{}
	}
	if c.Edited == nil {
		c.Edited = []JourneyEdit{}
	}
}
