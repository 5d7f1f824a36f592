package model

// Pin fixes a box of a view at a point, in points from the view's origin.
func (m *Model) Pin(view View, of ID, x, y float64) (Change, error) {
	r, ok := m.Get(of)
	if !ok {
		return Change{}, refuse("no-record", of)
	}
	if f, _ := FieldOf(KindPlace, "of"); !(reference{&f, of}).mayName(r.Kind()) {
		return Change{}, refuse("not-this-kind", r.Kind())
	}
	v := m.verb("pin")
	id := PlaceID(view, of)
	for _, p := range m.placesOf(view, of) {
		if p.ID != id { // a place that came with another ID
			v.remove(p.ID)
		}
	}
	v.put(Place{ID: id, View: view, Of: of, X: x, Y: y})
	return v.done()
}

// Unpin lets boxes go where the layout puts them.
func (m *Model) Unpin(view View, of ...ID) (Change, error) {
	v := m.verb("unpin")
	for _, id := range of {
		for _, p := range m.placesOf(view, id) {
			v.remove(p.ID)
		}
	}
	if len(v.edits) == 0 {
		return Change{}, refuse("nothing")
	}
	return v.done()
}

func (m *Model) placesOf(view View, of ID) []Place {
	var places []Place
	for _, user := range m.Users(of) {
		if p, ok := Find[Place](m, user); ok && p.View == view && p.Of == of {
			places = append(places, p)
		}
	}
	return places
}
