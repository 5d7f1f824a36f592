package store

import (
	"fmt"

	"hone/model"
)

// Loss is one thing that could not be brought out of a damaged file.
type Loss struct {
	What   LossKind
	Kind   model.Kind // of the record; empty: of the file's text
	Number int        // its place in the list of its kind, from 1; 0: not known
	Name   string     // what people know it by; may be empty
	Field  string     // LostField: which
	Cause  error      // LostText: what is wrong with it
}

// LossKind is what became of it.
type LossKind string

// The kinds of losses.
const (
	LostText   LossKind = "text"   // a piece of the file is no longer in its form
	LostRecord LossKind = "record" // a record cannot be read
	LostField  LossKind = "field"  // a field of a record cannot be used
	LostTied   LossKind = "tied"   // a record names another one that is gone, and goes with it
	LostNamed  LossKind = "named"  // what a record named is gone
	LostTwin   LossKind = "twin"   // another record with the same ID is there already
)

// String is the loss as an English sentence.
func (l Loss) String() string {
	where := fmt.Sprintf("%s number %d", l.Kind, l.Number)
	if l.Name != "" {
		where = fmt.Sprintf("%s %s", l.Kind, l.Name)
	}
	switch l.What {
	case LostField:
		return fmt.Sprintf("%s: the field %s cannot be used", where, l.Field)
	case LostTied:
		return where + " names a record that is gone"
	case LostNamed:
		return where + ": what it named is gone"
	case LostTwin:
		return where + ": its id is there already"
	case LostText:
		return fmt.Sprint(l.Cause)
	}
	return where + " cannot be read"
}

func (l Loss) as(what LossKind) Loss {
	l.What = what
	return l
}

// lossOf is a loss about a record that could be read; without a name it is told
// by its ID.
func lossOf(what LossKind, r model.Record) Loss {
	name := model.NameOf(r)
	if name == "" {
		name = string(r.Key())
	}
	return Loss{What: what, Kind: r.Kind(), Name: name}
}
