package app

import (
	"hone/model"
	"hone/render"
)

// step is one thing that can be undone, as far as a person needs to know it.
type step struct {
	label string // of the Change
	name  string // of the record that it is about
	time  int64  // Unix milliseconds

	// at is where the deliverable graph's boxes were on the other side of the
	// step: before it while it is done, after it while it is undone. nil when
	// that is not known any more.
	at map[model.ID]render.Rect
}

// placesKept is how many steps know where the boxes were.
const placesKept = 60

// steps follow the journal's two stacks, so that each step has a name.
type steps struct {
	done, undone    []step
	layouts, unlaid []layout
}

// remember moves the stacks as a Change says that was just entered, or read
// from the log.
func (s *steps) remember(c model.Change, after *model.Model) {
	now := stepOf(c, after)
	switch c.Cause {
	case model.Undone:
		s.done, s.undone = moved(s.done, s.undone, now)
	case model.Redone:
		s.undone, s.done = moved(s.undone, s.done, now)
	case model.Outside: // no step of one's own: the journal does not undo it
	case model.Joined:
		if len(s.done) == 0 {
			s.done = append(s.done, now)
		}
		s.done[len(s.done)-1].time = now.time
	default:
		s.done, s.undone, s.unlaid = append(s.done, now), nil, nil
	}
}

// swap notes where the boxes are on this side of the step that was just taken,
// and gives where they were on the other side; nil when that is not known or
// they stay.
func (s *steps) swap(cause model.Cause, now map[model.ID]render.Rect) map[model.ID]render.Rect {
	stack := s.done
	if cause == model.Undone {
		stack = s.undone
	}
	if len(stack) == 0 || cause == model.Joined || cause == model.Outside {
		return nil
	}
	last := &stack[len(stack)-1]
	then := last.at
	last.at = now
	if old := len(stack) - 1 - placesKept; old >= 0 {
		stack[old].at = nil
	}
	return then
}

// moved takes the last step from one stack to the other.
func moved(from, to []step, otherwise step) (rest, more []step) {
	if len(from) == 0 {
		return from, append(to, otherwise)
	}
	last := len(from) - 1
	return from[:last:last], append(to, from[last])
}

// stepOf describes a Change by its weightiest record: an element before a
// relation, a relation before a place.
func stepOf(c model.Change, after *model.Model) step {
	s := step{label: c.Label, time: c.Time}
	best := -1
	for _, e := range c.Edits {
		r := e.After
		if r == nil {
			r = e.Before
		}
		if w := weight(r.Kind()); w > best {
			best, s.name = w, describe(r, after)
		}
	}
	return s
}

func weight(k model.Kind) int {
	switch k {
	case model.KindPlace:
		return 0
	case model.KindRelation:
		return 1
	}
	return 2
}

// describe names a record by what people know it as.
func describe(r model.Record, m *model.Model) string {
	switch r := r.(type) {
	case model.Relation:
		return nameIn(m, r.From) + " – " + nameIn(m, r.To)
	case model.Place:
		return nameIn(m, r.Of)
	}
	return model.NameOf(r)
}

func nameIn(m *model.Model, id model.ID) string {
	if r, ok := m.Get(id); ok {
		return model.NameOf(r)
	}
	return string(id)
}

// logRead is how many entries of the log are read for their names at opening;
// undo itself reaches back without limit.
const logRead = 400

// The letters that a step's name may have: in a menu, and in a list, which cuts
// it to the room that there is.
const stepInMenu, stepInList = 24, 200

// stepText is a step in words, its name in this many letters.
func (a *App) stepText(s step, letters int) string {
	key := "step." + s.label
	if !a.texts.has(key) {
		key = "step.set"
		if !isSetting(s.label) {
			key = "step.other"
		}
	}
	return a.texts.say(key, "name", clip(oneLine(s.name), letters), "field", a.texts.say("field."+fieldIn(s.label)))
}

func isSetting(label string) bool { return len(label) > 4 && label[:4] == "set-" }

func fieldIn(label string) string {
	if isSetting(label) {
		return label[4:]
	}
	return ""
}

// clip shortens a name to n characters.
func clip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "…"
	}
	return s
}

// modelID numbers a row that is about no record.
func modelID(n int) model.ID { return model.ID("#" + itoa(n)) }
