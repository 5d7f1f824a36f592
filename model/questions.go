package model

import (
	"cmp"
	"slices"
)

// Question is one thing that a facilitator would ask next. Key stays the same
// from version to version as long as the question does, Step is the step of the
// workshop that it belongs to (0 to 12), On are the elements it is about, and
// Because says why it is asked.
type Question struct {
	Key     string `json:"key"`
	Step    int    `json:"step"`
	On      []ID   `json:"on"`
	Text    Phrase `json:"text"`
	Because Phrase `json:"because"`
}

// mostQuestions is how many are listed: nobody asks more.
const mostQuestions = 200

// topic orders questions: what comes first is asked first, because what comes
// later depends on the answer.
type topic int

const (
	aboutGoal topic = iota
	aboutScope
	aboutWhatIsBroken
	aboutWhatIsOpen
	aboutTheChain
	aboutTogether
	aboutOwners
	aboutDone
	aboutFeasibility
	aboutPhases
	aboutJourney
	aboutTheRest
)

// Questions lists what to ask next about a version, the first first; findings
// of rules that are off raise no question.
func Questions(m *Model, off map[string]bool) []Question {
	return Derive(m, Options{}).Questions(off)
}

// Questions ranks the questions of the findings together with those that the
// method asks about what is still empty: the goal first, then what is broken
// and what is open, then along the backward chain from the goal, then owners,
// done-whens, feasibility, and what is derived. Within a topic they go outwards
// from the goal; from feasibility on, after three of one kind the others come
// first.
func (d *Derivation) Questions(off map[string]bool) []Question {
	q := questioning{in: d.survey()}
	findings := d.Findings(off)
	q.open = make([]raised, 0, len(findings)+64)
	for i := range findings {
		if ask, ok := asking[findings[i].Rule]; ok {
			q.put(ask, &findings[i])
		}
	}
	q.method()
	q.rank()
	q.takeTurns()
	questions := []Question{}
	for _, r := range q.open[:min(len(q.open), mostQuestions)] {
		questions = append(questions, r.question())
	}
	return questions
}

func (q *questioning) rank() {
	for i := range q.open {
		q.open[i].at = int32(i)
	}
	slices.SortFunc(q.open, func(a, b raised) int {
		return cmp.Or(int(a.topic-b.topic), int(a.depth-b.depth), int(b.weight-a.weight), int(a.at-b.at))
	})
}

// mostInTurn is how many questions of one kind, that are not part of the way back
// from the goal, come before the other kinds have had their turn: nobody
// answers the same question about fifteen elements in a row.
const mostInTurn = 3

// takeTurns moves what a kind has beyond its turn to the end, in order.
func (q *questioning) takeTurns() {
	asked := map[string]int{}
	now, later := q.open[:0], make([]raised, 0, len(q.open))
	for _, r := range q.open {
		kind := r.kind()
		asked[kind]++
		if r.topic >= aboutFeasibility && asked[kind] > mostInTurn {
			later = append(later, r)
		} else {
			now = append(now, r)
		}
	}
	q.open = append(now, later...)
}

// ask says where the question of a rule belongs.
type ask struct {
	topic topic
	step  int
}

// asking has the rules whose question is asked in a workshop; slips that the
// list of findings mends with one click are not.
var asking = map[string]ask{
	"no-goal":                   {aboutGoal, 1},
	"means-as-goal":             {aboutGoal, 1},
	"circle":                    {aboutWhatIsBroken, 6},
	"goal-not-obtainable":       {aboutWhatIsBroken, 9},
	"nobody-covers":             {aboutWhatIsBroken, 9},
	"verb-name":                 {aboutTheChain, 3},
	"phase-name":                {aboutTheChain, 3},
	"no-origin":                 {aboutTheChain, 4},
	"external-with-needs":       {aboutTheChain, 4},
	"unmade":                    {aboutTheRest, 3},
	"idle-action":               {aboutTheRest, 3},
	"many-needs":                {aboutTheChain, 4},
	"same-name":                 {aboutTheChain, 3},
	"near-name":                 {aboutTheChain, 3},
	"phase-clash":               {aboutPhases, 10},
	"cross-side-sync":           {aboutTogether, 6},
	"no-decider":                {aboutOwners, 7},
	"no-owner":                  {aboutOwners, 7},
	"one-sided":                 {aboutOwners, 7},
	"no-done-when":              {aboutDone, 8},
	"circle-with-exit":          {aboutFeasibility, 9},
	"single-source":             {aboutFeasibility, 9},
	"order-clash":               {aboutJourney, 11},
	"one-lever":                 {aboutJourney, 11},
	"one-class":                 {aboutJourney, 11},
	"signal-without-play":       {aboutJourney, 11},
	"play-without-when":         {aboutJourney, 11},
	"kpi-alone":                 {aboutJourney, 11},
	"decision-without-branches": {aboutJourney, 11},
	"unneeded":                  {aboutTheRest, 5},
	"shortcut":                  {aboutTheRest, 5},
	"noun-action":               {aboutTheRest, 2},
}

// raised is the place of a question in the list; its words come from a finding
// or are the method's own.
type raised struct {
	topic   topic
	depth   int32 // steps from the goal
	weight  int32 // the heavier first, of those as deep
	at      int32 // among those of the same place, in the order of raising
	step    int32
	finding *Finding
	own     *ownQuestion
}

// ownQuestion is one that the method asks by itself.
type ownQuestion struct {
	topic   topic
	step    int
	key     string
	on      []ID
	text    Phrase
	because Phrase
	values  []any
}

// kind is what is asked, of whatever element.
func (r raised) kind() string {
	if r.finding != nil {
		return r.finding.Rule
	}
	return r.own.key
}

func (r raised) question() Question {
	if f := r.finding; f != nil {
		return Question{keyOf(f.Rule, f.On), int(r.step), orNone(f.On), f.Question(), f.Sentence()}
	}
	o := r.own
	return Question{keyOf(o.key, o.on), o.step, orNone(o.on), saying(o.text, o.values), saying(o.because, o.values)}
}

func keyOf(what string, on []ID) string {
	for _, id := range on {
		what += ":" + string(id)
	}
	return what
}

// questioning collects questions about one version.
type questioning struct {
	in   *survey
	open []raised
}

// put notes a finding's question. A goal's own shortcomings are asked about
// with the goal.
func (q *questioning) put(a ask, f *Finding) {
	r := raised{topic: a.topic, step: int32(a.step), finding: f}
	if len(f.On) > 0 {
		r.depth, r.weight = q.depthOf(f.On[0]), q.weightOf(f.On[0])
		v, ok := q.in.d.Graph.Of[f.On[0]]
		goal := ok && v < len(q.in.things) && q.in.things[v].Goal
		if goal && (a.topic == aboutTheChain || a.topic == aboutDone) {
			r.topic = aboutGoal
		}
		if f.Rule == "single-source" {
			r.topic, r.weight = q.routeOf(r, f.On[1], goal)
		}
	}
	q.open = append(q.open, r)
}

// routeOf asks first about the only ways that people take unwillingly; to the
// goal itself the last step is the only one anyway.
func (q *questioning) routeOf(r raised, only ID, toGoal bool) (topic, int32) {
	if a, _ := Find[Action](q.in.m, only); a.Feeling < 0 {
		r.weight++
	}
	if toGoal {
		r.topic = aboutTheRest
	}
	return r.topic, r.weight
}

// depthOf is how far an element is from the goal; what no goal needs is
// farthest.
func (q *questioning) depthOf(id ID) int32 {
	v, ok := q.in.d.Graph.Of[id]
	if !ok {
		return 0
	}
	if !q.in.onWay[v] {
		return 1 << 30
	}
	return q.in.depth[v]
}

// weightOf prefers what cannot be avoided.
func (q *questioning) weightOf(id ID) int32 {
	if v, ok := q.in.d.Graph.Of[id]; ok && q.in.vital[v] {
		return 1
	}
	return 0
}

// ask notes one of the method's own questions.
func (q *questioning) ask(o ownQuestion, values ...any) {
	o.values = values
	r := raised{topic: o.topic, own: &o}
	if len(o.on) > 0 {
		r.depth, r.weight = q.depthOf(o.on[0]), q.weightOf(o.on[0])
	}
	q.open = append(q.open, r)
}
