package model

// The verbs below take a derived draft over into the model, where it can be
// edited like anything else. The record keeps the draft's key, so the
// derivation knows it again and says that it is accepted.

// AcceptIndicator makes a Signal under an ID of a health-indicator candidate, in
// the model's language.
func (m *Model) AcceptIndicator(id ID, i Indicator) (Change, error) {
	if m.Has(id) {
		return Change{}, refuse("taken", id)
	}
	for s := range Each[Signal](m) {
		if s.SignalKey == i.Key {
			return Change{}, refuse("no-change")
		}
	}
	v := m.verb("accept")
	v.put(i.Record(id, m.Info().Language))
	return v.done()
}

// AcceptPlay makes a Play under an ID of a play draft, in the model's language,
// and hands it to the accepted signal that tells when it is due.
func (m *Model) AcceptPlay(id ID, p PlayDraft) (Change, error) {
	if m.Has(id) {
		return Change{}, refuse("taken", id)
	}
	for there := range Each[Play](m) {
		if there.PlayKey == p.Key {
			return Change{}, refuse("no-change")
		}
	}
	v := m.verb("accept")
	v.put(p.Record(id, m.Info().Language))
	if s, ok := Find[Signal](m, p.Signal); ok && s.Play == "" {
		s.Play = id
		v.put(s)
	}
	return v.done()
}
