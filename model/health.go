package model

import (
	"cmp"
	"slices"
	"strings"
)

// Light is a traffic light with a fourth light for not knowing. It is ordered:
// red is worse than yellow, yellow worse than no evidence, and only evidence is
// green. So what rests on several things is never green while one is unknown.
type Light int

// The levels, the worst first.
const (
	Red Light = iota
	Yellow
	NoEvidence
	Green
)

// String names the level as JSON does.
func (l Light) String() string { return [...]string{"red", "yellow", "none", "green"}[l] }

// MarshalText writes the level's name.
func (l Light) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// Health is how an account does by its latest readings. Goals and Deliverables
// are in display order, Classes in the order of the choices; Score is the
// weighted mean of the signals, 0 to 100, nil without any reading. Next are the
// deliverables that everything they take is there for, Stuck those out of reach
// for now.
type Health struct {
	Account      ID                  `json:"account"`
	Goals        []GoalHealth        `json:"goals"`
	Deliverables []DeliverableHealth `json:"deliverables"`
	Classes      []ClassHealth       `json:"classes"`
	Score        *float64            `json:"score"`
	Level        Light               `json:"level"`
	Next         []AccountStep       `json:"next"`
	Stuck        []AccountStep       `json:"stuck"`
}

// GoalHealth is how a goal does, and the chain from it down to the deliverable
// that its level comes from; Signal is the reading that says so, empty when its
// ticked state does.
type GoalHealth struct {
	Goal     ID     `json:"goal"`
	Level    Light  `json:"level"`
	Weakest  []ID   `json:"weakest"`
	Signal   ID     `json:"signal"`
	Sentence Phrase `json:"sentence"`
}

// DeliverableHealth is the latest ticked state of a deliverable, the level of
// its own evidence, which is the worst of the state and its signals, and the
// level with all that it needs: of needs and parts the worst, of alternatives
// the best. Date is that of the state.
type DeliverableHealth struct {
	ID    ID     `json:"id"`
	State State  `json:"state"`
	Date  string `json:"date"`
	Own   Light  `json:"own"`
	Level Light  `json:"level"`
}

// ClassHealth is one class of signals. A signal without a reading hands its
// weight to the others of the class; a class without any has no score.
type ClassHealth struct {
	Class   SignalClass    `json:"class"`
	Score   *float64       `json:"score"`
	Level   Light          `json:"level"`
	Weight  float64        `json:"weight"`
	Signals []SignalHealth `json:"signals"`
}

// SignalHealth is the latest reading of a signal. Score is from 0 to 100, nil
// without a reading; Share is the part that it has in its class's score.
type SignalHealth struct {
	Signal ID       `json:"signal"`
	Value  string   `json:"value"`
	Date   string   `json:"date"`
	Score  *float64 `json:"score"`
	Level  Light    `json:"level"`
	Share  float64  `json:"share"`
	Play   ID       `json:"play"`
}

// AccountStep is a deliverable that comes next or is stuck. Because are the
// deliverables that make it possible, or the chain down to what blocks it.
type AccountStep struct {
	ID       ID     `json:"id"`
	Because  []ID   `json:"because"`
	Actions  []ID   `json:"actions"`
	Sentence Phrase `json:"sentence"`
}

// AccountHealth works out how an account does by its latest readings.
func (d *Derivation) AccountHealth(account ID) Health { return d.AccountHealthOn(account, "") }

// AccountHealthOn works out how an account did at the end of a day, by what was
// read until then; without a day by all that was read.
func (d *Derivation) AccountHealthOn(account ID, day string) Health {
	w := d.newWalk(account, day)
	h := Health{Account: account, Deliverables: []DeliverableHealth{}}
	h.Classes, h.Score, h.Level = w.classes()
	w.judge(h.Classes)
	for _, v := range d.sorted() {
		if v < d.Graph.Deliverables {
			r := w.state[v]
			h.Deliverables = append(h.Deliverables, DeliverableHealth{d.Graph.IDs[v], stateOf(r), r.Date, w.own[v], w.level[v]})
		}
	}
	h.Goals = w.goals()
	h.Next, h.Stuck = w.steps()
	return h
}

// goals tells how the goals do, in display order.
func (w *walk) goals() []GoalHealth {
	goals := []GoalHealth{}
	for _, id := range w.d.Goals() {
		v := w.d.Graph.Of[id]
		chain := w.weakest(v)
		g := GoalHealth{Goal: id, Level: w.level[v], Weakest: chain, Signal: w.said[w.d.Graph.Of[chain[len(chain)-1]]]}
		g.Sentence = w.d.verdict(g)
		goals = append(goals, g)
	}
	return goals
}

// walk is an account's way through the model, by deliverable.
type walk struct {
	d       *Derivation
	account ID
	state   []Reading
	own     []Light
	said    []ID // the signal whose reading gives the own level, if one does
	level   []Light
	latest  map[ID]Reading // by deliverable or signal
}

func (d *Derivation) newWalk(account ID, day string) *walk {
	n := d.Graph.Deliverables
	w := &walk{
		d: d, account: account, latest: latestReadings(d.Model, account, day),
		state: make([]Reading, n), own: make([]Light, n), said: make([]ID, n), level: make([]Light, n),
	}
	for v := range n {
		w.state[v] = w.latest[d.Graph.IDs[v]]
		w.own[v] = levelOfState(stateOf(w.state[v]))
	}
	return w
}

// latestReadings are the last of each thing that were read of an account until a
// day; without a day all count.
func latestReadings(m *Model, account ID, day string) map[ID]Reading {
	latest := map[ID]Reading{}
	for r := range Each[Reading](m) {
		if old, ok := latest[r.Of]; r.Account == account && isRead(r, day) && (!ok || compareReadings(r, old) > 0) {
			latest[r.Of] = r
		}
	}
	return latest
}

// compareReadings puts the later one last; of two on one day the larger ID.
func compareReadings(a, b Reading) int {
	return cmp.Or(cmp.Compare(a.Date, b.Date), compareID(a.ID, b.ID))
}

// isRead tells whether a reading was there at the end of a day; one without a date
// always was.
func isRead(r Reading, day string) bool { return day == "" || dayOf(r.Date) <= day }

// dayOf is a date without its time.
func dayOf(date string) string { return date[:min(len(date), len("2026-11-23"))] }

func stateOf(r Reading) State {
	switch s := State(strings.TrimSpace(r.Value)); s {
	case StateStarted, StateDone, StateBlocked:
		return s
	}
	return StateNone
}

func levelOfState(s State) Light {
	switch s {
	case StateDone:
		return Green
	case StateStarted:
		return Yellow
	case StateBlocked:
		return Red
	}
	return NoEvidence
}

// judge brings the signals' levels to their deliverables, and those along needs.
func (w *walk) judge(classes []ClassHealth) {
	for _, c := range classes {
		for _, h := range c.Signals {
			s, _ := Find[Signal](w.d.Model, h.Signal)
			if v, ok := w.d.Graph.Of[s.Deliverable]; ok && h.Level != NoEvidence {
				w.judgeBy(v, s.ID, h.Level)
			}
		}
	}
	copy(w.level, w.own)
	order := slices.Clone(w.d.Fixpoint.Fired)
	for v := range w.d.Graph.Deliverables {
		if !w.d.Fixpoint.In(v) {
			order = append(order, int32(v))
		}
	}
	for again := true; again; {
		again = false
		for _, v := range order {
			if int(v) < w.d.Graph.Deliverables {
				now := w.along(int(v))
				again = again || now != w.level[v]
				w.level[v] = now
			}
		}
	}
}

// judgeBy adds a signal's level to the evidence of a deliverable. A signal alone
// is evidence; with a state the worse of the two counts.
func (w *walk) judgeBy(v int, by ID, l Light) {
	if w.own[v] == NoEvidence || l < w.own[v] {
		w.own[v], w.said[v] = l, by
	}
}

// along is the level of a deliverable with all that it needs.
func (w *walk) along(v int) Light {
	level := w.own[v]
	for _, in := range w.d.Graph.In(v) {
		level = min(level, w.through(in))
	}
	return level
}

// through is the level that an input brings, of a group the best. Actions are
// not judged.
func (w *walk) through(in int32) Light {
	switch {
	case int(in) < w.d.Graph.Deliverables:
		return w.level[in]
	case !w.d.Graph.IsOr(int(in)) || w.d.Graph.Ors[int(in)-w.d.Graph.Elements].Group == "":
		return Green
	}
	best := Red
	for _, member := range w.d.Graph.In(int(in)) {
		best = max(best, w.level[member])
	}
	return best
}

// weakest is a shortest chain from a deliverable down to one whose own evidence
// gives it its level.
func (w *walk) weakest(v int) []ID {
	level, up := w.level[v], map[int32]int32{int32(v): -1}
	end := int32(v)
	for queue := []int32{end}; len(queue) > 0; queue = queue[1:] {
		if end = queue[0]; w.own[end] == level {
			break
		}
		for _, in := range w.d.Graph.In(int(end)) {
			members := []int32{in}
			if w.d.Graph.IsOr(int(in)) {
				members = w.d.Graph.In(int(in))
			}
			for _, m := range members {
				_, seen := up[m]
				if !seen && int(m) < w.d.Graph.Deliverables && w.through(in) == level && w.level[m] == level {
					up[m] = end
					queue = append(queue, m)
				}
			}
		}
	}
	var chain []ID
	for ; end >= 0; end = up[end] {
		chain = append(chain, w.d.Graph.IDs[end])
	}
	slices.Reverse(chain)
	return chain
}
