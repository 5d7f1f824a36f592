package model

// LostGround lists what was accepted or written by hand and has nothing derived
// below it any more. Nothing of it is dropped: it stays in the model, and counts
// as before, until somebody removes it. Signals and Plays are those whose key no
// candidate and no draft has now; what has no key was made by hand
// and needs no ground. Overlays are the hand edits whose cell is gone.
type LostGround struct {
	Signals  []ID      `json:"signals"`
	Plays    []ID      `json:"plays"`
	Overlays []Overlay `json:"overlays"`
}

// LostGround finds accepted entries and hand edits whose ground is gone.
func (d *Derivation) LostGround() LostGround {
	lost := LostGround{Signals: []ID{}, Plays: []ID{}, Overlays: d.Journey().Gone}
	if signals := All[Signal](d.Model); len(signals) > 0 {
		there := map[string]bool{"": true}
		for _, i := range d.indicators.get(d.gather).found {
			there[i.Key] = true
		}
		for _, s := range signals {
			if !there[s.SignalKey] {
				lost.Signals = append(lost.Signals, s.ID)
			}
		}
	}
	if plays := All[Play](d.Model); len(plays) > 0 {
		there := d.playGrounds()
		for _, p := range plays {
			if !there[p.PlayKey] {
				lost.Plays = append(lost.Plays, p.ID)
			}
		}
	}
	return lost
}

// playGrounds are the keys that a play may have: also of what is done already,
// for which no play is drafted any more.
func (d *Derivation) playGrounds() map[string]bool {
	there, vital := map[string]bool{"": true}, d.unavoidable()
	for v, id := range d.Graph.IDs[:d.Graph.Deliverables] {
		if vital.unavoidable[v] {
			there[PlayKey(id)] = true
		}
	}
	for _, e := range vital.choices {
		there[ChoiceKey(e.Of, e.Group)] = true
	}
	return there
}
