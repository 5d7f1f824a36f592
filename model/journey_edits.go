package model

import (
	"slices"
	"strconv"
	"strings"
)

// Lane names a row of the journey map. The cell of a phase and lane has the
// overlay key "journey/" + phase ID + "/" + lane; see JourneyKey.
type Lane string

// The lanes from top to bottom. The last five are the kinds of experience,
// which nothing is derived for: they hold hand-written text alone.
const (
	LaneClosing     Lane = "closing"
	LaneSteps       Lane = "steps"
	LaneCustomer    Lane = "customer"
	LaneTouchpoints Lane = "touchpoints"
	LaneFeeling     Lane = "feeling"
	LaneThoughts    Lane = "thoughts"
	LaneOwn         Lane = "own"
	LanePartner     Lane = "partner"
	LaneUnassigned  Lane = "unassigned"
	LaneWay         Lane = "way"
	LaneSignals     Lane = "signals"
	LanePlays       Lane = "plays"
	LaneQuestions   Lane = "questions"
	LaneSense       Lane = "sense"
	LaneFeel        Lane = "feel"
	LaneThink       Lane = "think"
	LaneAct         Lane = "act"
	LaneRelate      Lane = "relate"
)

// JourneyRows lists the lanes from top to bottom.
func JourneyRows() []Lane {
	return []Lane{
		LaneClosing, LaneSteps, LaneCustomer, LaneTouchpoints, LaneFeeling, LaneThoughts,
		LaneOwn, LanePartner, LaneUnassigned, LaneWay, LaneSignals, LanePlays, LaneQuestions,
		LaneSense, LaneFeel, LaneThink, LaneAct, LaneRelate,
	}
}

const journeyPrefix = "journey/"

// JourneyKey is the overlay key of a cell of the journey map.
func JourneyKey(phase ID, lane Lane) string {
	return journeyPrefix + string(phase) + "/" + string(lane)
}

// JourneyEdit is a cell with a hand edit: Text is shown, Derived is what the
// model says there, a line an entry.
type JourneyEdit struct {
	Lane    Lane   `json:"lane"`
	Overlay ID     `json:"overlay"`
	Text    string `json:"text"`
	Derived string `json:"derived"`
}

// Edit finds the hand edit of a cell.
func (p JourneyPhase) Edit(lane Lane) (JourneyEdit, bool) {
	i := slices.IndexFunc(p.Edited, func(e JourneyEdit) bool { return e.Lane == lane })
	if i < 0 {
		return JourneyEdit{}, false
	}
	return p.Edited[i], true
}

// layEdits lays the overlays over their cells. When two edit one cell, the
// first by ID is shown and the other listed among those gone.
func (d *Derivation) layEdits(r *JourneyResult) {
	r.Gone = []Overlay{}
	left := map[string]Overlay{}
	for o := range Each[Overlay](d.Model) {
		switch _, twice := left[o.OverlayKey]; {
		case !strings.HasPrefix(o.OverlayKey, journeyPrefix):
		case twice:
			r.Gone = append(r.Gone, o)
		default:
			left[o.OverlayKey] = o
		}
	}
	shown := map[ID]bool{}
	for i := range r.Phases {
		p := &r.Phases[i]
		for _, lane := range JourneyRows() {
			if o, ok := left[JourneyKey(p.ID, lane)]; ok {
				shown[o.ID] = true
				p.Edited = append(p.Edited, JourneyEdit{Lane: lane, Overlay: o.ID, Text: o.Text, Derived: d.JourneyText(*p, lane)})
			}
		}
	}
	for o := range Each[Overlay](d.Model) {
		if first, ok := left[o.OverlayKey]; ok && first.ID == o.ID && !shown[o.ID] {
			r.Gone = append(r.Gone, o)
		}
	}
	slices.SortFunc(r.Gone, func(a, b Overlay) int { return compareID(a.ID, b.ID) })
}

// JourneyText is the derived text of a cell, a line an entry, whether or not a
// hand edit lies over it.
func (d *Derivation) JourneyText(p JourneyPhase, lane Lane) string {
	ids := map[Lane][]ID{
		LaneClosing: p.Closing, LaneSteps: p.Steps, LaneWay: p.Way,
		LaneCustomer: p.Lanes.Customer, LaneOwn: p.Lanes.Own, LanePartner: p.Lanes.Partner,
		LaneUnassigned: p.Lanes.Unassigned, LaneSignals: p.Lanes.Signals, LanePlays: p.Lanes.Plays, LaneQuestions: p.Lanes.Questions,
	}[lane]
	var lines []string
	switch lane {
	case LaneTouchpoints:
		lines = p.Lanes.Touchpoints
	case LaneThoughts:
		lines = p.Lanes.Thoughts
	case LaneFeeling:
		if p.Lanes.Feeling != nil {
			lines = []string{strconv.FormatFloat(*p.Lanes.Feeling, 'f', 1, 64)}
		}
	}
	for _, id := range ids {
		lines = append(lines, d.nameOf(id))
	}
	return strings.Join(lines, "\n")
}

// nameOf is what a record is called in a derived text: its name, a remark's text.
func (d *Derivation) nameOf(id ID) string {
	switch r := d.Model.at(id).(type) {
	case Deliverable:
		return r.Name
	case Action:
		return r.Name
	case Role:
		return r.Name
	case Phase:
		return r.Name
	case KPI:
		return r.Name
	case Signal:
		return r.Name
	case Play:
		return r.Name
	case Remark:
		return r.Text
	}
	return string(id)
}
