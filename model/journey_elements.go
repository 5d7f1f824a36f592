package model

import "slices"

// JourneyElements lists the records that a cell of the journey map is made of,
// in the order of its text; also of a cell that a hand edit lies over. The
// touchpoints and thoughts are those of the actions listed for them, the feeling
// is the mean over its actions.
func (d *Derivation) JourneyElements(p JourneyPhase, lane Lane) []ID {
	switch lane {
	case LaneClosing:
		return p.Closing
	case LaneSteps:
		return p.Steps
	case LaneCustomer, LaneFeeling:
		return p.Lanes.Customer
	case LaneOwn:
		return p.Lanes.Own
	case LanePartner:
		return p.Lanes.Partner
	case LaneUnassigned:
		return p.Lanes.Unassigned
	case LaneWay:
		return p.Way
	case LaneSignals:
		return p.Lanes.Signals
	case LanePlays:
		return p.Lanes.Plays
	case LaneQuestions:
		return p.Lanes.Questions
	case LaneTouchpoints:
		return d.actionsThat(d.inOrder(p.Lanes.all()), func(a Action) bool { return a.Channel != "" })
	case LaneThoughts:
		return d.actionsThat(p.Lanes.Customer, func(a Action) bool { return a.Thought != "" })
	}
	return nil
}

// all are the actions of a column, lane by lane.
func (l JourneyLanes) all() []ID { return slices.Concat(l.Customer, l.Own, l.Partner, l.Unassigned) }

func (d *Derivation) actionsThat(ids []ID, is func(Action) bool) []ID {
	var found []ID
	for _, id := range ids {
		if a, ok := Find[Action](d.Model, id); ok && is(a) {
			found = append(found, id)
		}
	}
	return found
}

// JourneyCell finds the phase and lane of a cell's key, not ok when the map has
// no such cell.
func (d *Derivation) JourneyCell(key string) (JourneyPhase, Lane, bool) {
	for _, p := range d.Journey().Phases {
		for _, lane := range JourneyRows() {
			if JourneyKey(p.ID, lane) == key {
				return p, lane, true
			}
		}
	}
	return JourneyPhase{}, "", false
}
