package model

import (
	"maps"
	"slices"
	"strings"
)

// Take enters what was seen of a deliverable or a signal for an account: its
// ticked state or its value. Of two readings of one thing on one day the later
// one takes the place of the first, so that a slip can be put right. An empty
// value takes the day's reading away.
func (m *Model) Take(r Reading) (Change, error) {
	r.Value = strings.TrimSpace(r.Value)
	old, ok := m.readingOf(r)
	switch {
	case !ok && r.Value == "":
		return Change{}, refuse("no-change")
	case ok && r.Value == "":
		return m.Remove(old.ID)
	case ok && old.Value == r.Value:
		return Change{}, refuse("no-change")
	}
	v := m.verb("take-reading")
	if ok {
		old.Value, old.By = r.Value, r.By
		r = old
	}
	v.put(r)
	return v.done()
}

// readingOf is the reading of the same thing on the same day, if there is one.
func (m *Model) readingOf(r Reading) (Reading, bool) {
	all := All[Reading](m)
	i := slices.IndexFunc(all, func(o Reading) bool {
		return o.Account == r.Account && o.Of == r.Of && dayOf(o.Date) == dayOf(r.Date)
	})
	if i < 0 {
		return Reading{}, false
	}
	return all[i], true
}

// CoursePoint is how an account did on a day on which something was read. Score
// is from 0 to 100, nil without any signal read; Classes and Goals are as in
// Health; Done and Of count the deliverables on the way to a goal, those there
// and all of them.
type CoursePoint struct {
	Date    string        `json:"date"`
	Score   *float64      `json:"score"`
	Level   Light         `json:"level"`
	Classes []ClassHealth `json:"classes"`
	Goals   []GoalHealth  `json:"goals"`
	Done    int           `json:"done"`
	Of      int           `json:"of"`
}

// Course tells how an account did over time, a point for each day with a reading,
// the earliest first. Every point is what AccountHealthOn says of that day.
func (d *Derivation) Course(account ID) []CoursePoint {
	days := map[string]bool{}
	for r := range Each[Reading](d.Model) {
		if r.Account == account && r.Date != "" {
			days[dayOf(r.Date)] = true
		}
	}
	course := []CoursePoint{}
	for _, day := range slices.Sorted(maps.Keys(days)) {
		course = append(course, d.coursePoint(account, day))
	}
	return course
}

func (d *Derivation) coursePoint(account ID, day string) CoursePoint {
	w := d.newWalk(account, day)
	p := CoursePoint{Date: day}
	p.Classes, p.Score, p.Level = w.classes()
	w.judge(p.Classes)
	p.Goals = w.goals()
	onWay := d.onTheWay()
	for v := range d.Graph.Deliverables {
		if onWay[v] {
			p.Of++
			if w.isDone(v) {
				p.Done++
			}
		}
	}
	return p
}
