package app

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"hone/model"
)

// Seconds of the keystroke-level model (Card, Moran and Newell 1980), for an
// average typist who knows what to do: thinking is left out.
const (
	keySeconds, pointSeconds, handSeconds = 0.28, 1.1, 0.4
	clickSeconds, dragSeconds             = pointSeconds + keySeconds, 2*pointSeconds + keySeconds
)

// rule is what a program asks for again and again: by its documentation, in the
// quickest way given there.
type rule struct {
	what    string
	times   int
	actions int     // each
	seconds float64 // each, beside typing the name
}

// shape is what is to be built.
type shape struct {
	boxes, links                    int
	nouns, verbs                    int
	flow                            int // relations from action to action
	needs                           int // relations from deliverable to deliverable
	returns, flowReturns, flowRoots int // where a chain is taken up again elsewhere, or begun
}

// shapeOf measures the links of a model. The chains are walked so that one begins
// anew as seldom as may be: on to the neighbour with the fewest others left.
func shapeOf(m *model.Model) shape {
	s := shape{nouns: count(m, model.KindDeliverable), verbs: count(m, model.KindAction), links: count(m, model.KindRelation)}
	s.boxes = s.nouns + s.verbs
	all, flow := map[model.ID][]model.ID{}, map[model.ID][]model.ID{}
	for _, r := range model.All[model.Relation](m) {
		all[r.From], all[r.To] = append(all[r.From], r.To), append(all[r.To], r.From)
		switch r.Rel {
		case model.Then:
			s.flow++
			flow[r.From], flow[r.To] = append(flow[r.From], r.To), append(flow[r.To], r.From)
		case model.Needs:
			s.needs++
		}
	}
	s.returns, _ = walk(append(m.Records(model.KindDeliverable), m.Records(model.KindAction)...), all)
	s.flowReturns, s.flowRoots = walk(m.Records(model.KindAction), flow)
	return s
}

// walk makes every record once, each from one that it is linked with, and counts
// how often that is not the one made last, and how often there is none.
func walk(records []model.Record, links map[model.ID][]model.ID) (returns, roots int) {
	made := map[model.ID]bool{}
	left := func(id model.ID) (n int) {
		for _, other := range links[id] {
			if !made[other] {
				n++
			}
		}
		return n
	}
	var last model.ID
	var grow func(id model.ID)
	grow = func(id model.ID) {
		made[id], last = true, id
		for left(id) > 0 {
			next := model.ID("")
			for _, r := range records {
				if other := r.Key(); slices.Contains(links[id], other) && !made[other] && (next == "" || left(other) < left(next)) {
					next = other
				}
			}
			if last != id {
				returns++
			}
			grow(next)
		}
	}
	for _, r := range records {
		if !made[r.Key()] {
			roots++
			grow(r.Key())
		}
	}
	return returns, roots
}

// drawioRules are by draw.io's own sheet of shortcuts, src/main/webapp/shortcuts.svg
// in github.com/jgraph/drawio: Alt+Shift+Cursor clones and connects, F2 edits the
// label of what is selected, Esc applies it; a line to a box that is there is
// dragged from the arrow beside a box. Arranging is not counted.
func drawioRules(s shape) []rule {
	return []rule{
		{"box, with a line to it", s.boxes, 1, 3 * keySeconds},
		{"label begun and ended", s.boxes, 2, 2 * keySeconds},
		{"click to go on elsewhere", s.returns, 1, clickSeconds + 2*handSeconds},
		{"line to a box that is there", s.links - (s.boxes - 1), 1, dragSeconds},
	}
}

// camundaRules are by Camunda's "Model your first diagram" and the sheet of
// shortcuts in Camunda Modeler: a task is appended by a click beside the one that is
// selected, and named; a data object is dragged from the palette; a line takes a
// click on its beginning and a drag to its end. Needs between deliverables have
// no counterpart in BPMN and are left out.
func camundaRules(s shape) []rule {
	return []rule{
		{"task, with a line to it", s.verbs, 1, clickSeconds + 2*handSeconds},
		{"data object", s.nouns, 1, dragSeconds + 2*handSeconds},
		{"name ended", s.boxes, 1, keySeconds},
		{"click to go on elsewhere", s.flowReturns + s.flowRoots - 1, 1, clickSeconds},
		{"line to an element that is there", s.links - s.needs - (s.verbs - s.flowRoots), 2, clickSeconds + dragSeconds},
	}
}

// honeRules are the lines of the script that is played.
func honeRules(s *script, names int) []rule {
	keys, letters, actions := 0, 0, 0
	for _, part := range s.order {
		actions += s.counts[part]
	}
	for _, line := range s.lines {
		if chord, ok := strings.CutPrefix(line, "key "); ok {
			keys += 1 + strings.Count(chord, "+")
		} else if text, ok := strings.CutPrefix(line, "type "); ok {
			letters += utf8.RuneCountInString(text)
		}
	}
	return []rule{{"the script", 1, actions, float64(keys+letters-names) * keySeconds}}
}

func TestTheSameModelElsewhere(t *testing.T) {
	want := sampleIn(t, "reservation", "en")
	s := newScript(start(t, model.Empty()))
	s.core(want)
	m := s.app.head()
	size, letters := shapeOf(m), 0
	for _, k := range elements {
		for _, r := range m.Records(k) {
			letters += utf8.RuneCountInString(model.NameOf(r))
		}
	}
	t.Logf("%+v; typing the names: %.0f s", size, float64(letters)*keySeconds)
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	least := 0
	for _, program := range []struct {
		name  string
		rules []rule
	}{{"Hone", honeRules(s, letters)}, {"draw.io", drawioRules(size)}, {"Camunda Modeler", camundaRules(size)}} {
		actions, seconds := 0, 0.0
		for _, r := range program.rules {
			actions += r.times * r.actions
			seconds += float64(r.times) * r.seconds
			t.Logf("%s: %-32s %3d × %d", program.name, r.what, r.times, r.actions)
		}
		row := fmt.Sprintf("| %s | %d | %.1f | %.0f s |", program.name, actions, float64(actions)/float64(size.boxes), seconds)
		t.Log(row)
		if !strings.Contains(string(readme), row) {
			t.Errorf("the README does not say %s", row)
		}
		if least == 0 {
			least = actions
		} else if actions < 2*least {
			t.Errorf("%s takes %d input actions, Hone %d", program.name, actions, least)
		}
	}
}
