package app

import (
	"errors"

	"hone/model"
)

// Whatever is typed is kept: it is taken when the hands go elsewhere, and stays
// where it is when it is refused. Escape alone leaves things as they were.

// openName is a name that is being typed somewhere.
type openName interface {
	isOpen() bool
	asked() *plan // nil when it is not open
	accept() bool // false when the model did not take it
	close()
}

// closeNames takes what is being typed into a box, a line or a field. It tells
// whether nothing is left open: what is refused stays.
func (a *App) closeNames() bool {
	closed := true
	for _, n := range []openName{a.deliverables.naming, a.actions.naming, a.desk.outline.naming} {
		if n.isOpen() {
			n.accept()
			closed = closed && !n.isOpen()
		}
	}
	for _, v := range a.desk.views {
		closed = v.twin.table.editor.leave() && closed
	}
	if e, ok := a.window.Canvas().Focused().(*rowEntry); ok {
		e.done()
		closed = closed && e.take == nil
	}
	if f := a.desk.card.form; f != nil && a.file != nil {
		f.commit()
	}
	return closed
}

// isNaming tells whether a name is being typed in a picture or in the outline.
func (a *App) isNaming() bool {
	return a.deliverables.naming.isOpen() || a.actions.naming.isOpen() || a.desk.outline.naming.isOpen()
}

// passOn does the command of a chord that a field for a name has no use for,
// once the name is taken; it tells whether there is such a command.
func (a *App) passOn(c chord, n openName) bool {
	if own[c] || c.isLetter() || c == "F2" || !a.isCommand(c) {
		return false
	}
	if n.accept(); !n.isOpen() {
		a.typedElsewhere(c)
	}
	return true
}

// isCommand tells whether a chord does something wherever the keys go.
func (a *App) isCommand(c chord) bool {
	for i := range a.commands {
		if k := &a.commands[i]; k.on == anywhere && k.hasKey(c) {
			return true
		}
	}
	return false
}

// isJoined tells whether a name was refused because what it would join is joined
// already: then there is nothing left to type.
func isJoined(err error) bool {
	var refused *model.Refusal
	return errors.As(err, &refused) && refused.Reason == "already-joined"
}
