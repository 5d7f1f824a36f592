package model

import "strings"

// EditCell lays a text by hand over the derived cell of a key, under an ID when
// there is no hand edit of it yet. A text that says what is derived there, or
// nothing, takes the hand edit away.
func (m *Model) EditCell(key string, id ID, text, derived string) (Change, error) {
	text = strings.TrimSpace(text)
	if text == "" || text == strings.TrimSpace(derived) {
		return m.ResetCell(key)
	}
	v := m.verb("edit-cell")
	for o := range Each[Overlay](m) {
		if o.OverlayKey == key {
			o.Text = text
			v.put(o)
			return v.changed()
		}
	}
	if m.Has(id) {
		return Change{}, refuse("taken", id)
	}
	v.put(Overlay{ID: id, OverlayKey: key, Text: text})
	return v.done()
}

// ResetCell takes every hand edit of a cell away, so that what is derived shows.
func (m *Model) ResetCell(key string) (Change, error) {
	v := m.verb("reset-cell")
	for o := range Each[Overlay](m) {
		if o.OverlayKey == key {
			v.remove(o.ID)
		}
	}
	return v.changed()
}

// changed is the Change, refused when it changes nothing.
func (v *verb) changed() (Change, error) {
	c, err := v.done()
	if err == nil && c.IsEmpty() {
		return Change{}, refuse("no-change")
	}
	return c, err
}

// ToggleClosing makes a deliverable the one that ends a phase, and of no other
// phase; of the phase that it ends already it takes that back.
func (m *Model) ToggleClosing(phase, deliverable ID) (Change, error) {
	v, closed := m.verb("close-phase"), false
	for _, r := range m.RelationsOf(deliverable, Closes) {
		v.remove(r.ID)
		closed = closed || r.From == phase
	}
	if closed {
		v.label = "open-phase"
		return v.done()
	}
	if err := v.join(NewRelation(Closes, phase, deliverable, "")); err != nil {
		return Change{}, err
	}
	return v.done()
}
