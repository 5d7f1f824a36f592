package model

import "strings"

// Cell is a field of a record with the text that it is to hold.
type Cell struct {
	ID    ID
	Field string
	Text  string
}

// SetCells sets fields of many records in one Change, as a paste of cells or the
// replacing of names does. label names what was done.
func (m *Model) SetCells(label string, cells ...Cell) (Change, error) {
	if len(cells) == 0 {
		return Change{}, refuse("nothing")
	}
	v := m.verb(label)
	for _, c := range cells {
		if c.Field == "name" {
			c.Text = strings.TrimSpace(c.Text)
		}
		f, err := m.settable(c.ID, c.Field, c.Text)
		if err != nil {
			return Change{}, err
		}
		if err := v.set(c.ID, f, c.Text); err != nil {
			return Change{}, err
		}
	}
	return v.done()
}
