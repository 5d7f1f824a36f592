package model

import "strings"

// Cell is a field of a record with the text that it is to hold.
type Cell struct {
	ID    ID
	Field string
	Text  string
}

// Sheet is what a table enters at once: new records, texts of fields, relations
// drawn and relations taken away. Cells and Join may name records of Add.
type Sheet struct {
	Add   []Record
	Cells []Cell
	Join  []Relation
	Part  []ID
}

// Enter is the one Change of a sheet, as a paste of cells or the replacing of
// names makes it. label names what was done. A relation to be drawn that is
// there already is left as it is.
func (m *Model) Enter(label string, s Sheet) (Change, error) {
	if len(s.Add)+len(s.Cells)+len(s.Join)+len(s.Part) == 0 {
		return Change{}, refuse("nothing")
	}
	v := m.verb(label)
	for _, r := range s.Add {
		if v.now(r.Key()) != nil {
			return Change{}, refuse("taken", r.Key())
		}
		v.put(r)
	}
	for _, c := range s.Cells {
		if err := v.enter(c); err != nil {
			return Change{}, err
		}
	}
	for _, id := range s.Part {
		if _, ok := Find[Relation](m, id); !ok {
			return Change{}, m.wrongKind(id)
		}
		v.remove(id)
	}
	for _, r := range s.Join {
		if v.now(NewRelation(r.Rel, r.From, r.To, r.Group).ID) != nil {
			continue
		}
		if err := v.join(r); err != nil {
			return Change{}, err
		}
	}
	for _, r := range s.Add {
		if named(r.Kind()) && NameOf(v.now(r.Key())) == "" {
			return Change{}, refuse("no-name")
		}
	}
	return v.settled()
}

func (v *verb) enter(c Cell) error {
	if c.Field == "name" {
		c.Text = strings.TrimSpace(c.Text)
	}
	f, err := settable(v.now(c.ID), c)
	if err != nil {
		return err
	}
	return v.set(c.ID, f, c.Text)
}
