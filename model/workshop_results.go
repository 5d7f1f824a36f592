package model

import (
	"cmp"
	"slices"
	"strings"
)

// results is step 11: what is derived, read together, and what it still lacks.
func (w *workshop) results() {
	if len(w.in.goals) == 0 {
		return
	}
	w.feelings()
	for _, v := range w.in.acts {
		if a := w.in.action(v); w.in.onWay[v] && a.Does == ActionTask {
			w.put(Card{Kind: "when", Step: 11, On: []ID{a.ID}, Known: a.When, place: w.outwards(int(v)), take: settingText(a.ID, "when")})
		}
	}
	signals := All[Signal](w.m)
	var known []string
	for _, s := range signals {
		known = append(known, s.Name)
	}
	w.put(Card{Kind: "signal", Step: 11, Known: strings.Join(known, "、"), More: true, place: [2]int32{1 << 21, 0}, replies: w.signalReplies})
	for i, s := range signals {
		w.put(Card{Kind: "play", Step: 11, On: []ID{s.ID}, Known: w.in.name(s.Play), place: [2]int32{1 << 21, 1 + int32(i)}, replies: func() []Reply {
			return w.playReplies(s)
		}, take: func(by Scribe, text string) (Change, error) { return by.ownPlay(s, text) }})
	}
	w.figures("kpi-customer", SideCustomer, 1)
	w.figures("kpi-own", SideOwn, 2)
}

// feelings asks where on the journey the customer feels worst, and why.
func (w *workshop) feelings() {
	var low []ID
	var steps []Reply
	for _, v := range w.in.acts {
		a := w.in.action(v)
		if role, _ := Find[Role](w.m, a.Role); role.Side != SideCustomer || !w.in.onWay[v] {
			continue
		}
		if a.Feeling < 0 {
			low = append(low, a.ID)
		}
		reply := setting("", a.ID, "feeling", "-1")
		reply.Text = a.Name
		steps = append(steps, reply)
	}
	if len(steps) == 0 {
		return
	}
	w.put(Card{Kind: "low", Step: 11, Known: strings.Join(w.in.names(low), "、"), replies: func() []Reply { return steps }})
	for i, id := range low {
		a, _ := Find[Action](w.m, id)
		w.put(Card{Kind: "low-why", Step: 11, On: []ID{id}, Known: a.Thought, place: [2]int32{0, int32(i) + 1}, take: settingText(id, "thought")})
	}
}

// mostDrafts is how many indicators are offered at once.
const mostDrafts = 5

// signalReplies offers the best indicators that are not accepted yet.
func (w *workshop) signalReplies() []Reply {
	replies := []Reply{pass("enough")}
	for _, i := range w.in.d.Indicators(DefaultWeights()) {
		if i.Accepted || !i.Tied || len(replies) > mostDrafts {
			continue
		}
		id := ID("")
		replies = append(replies, Reply{Text: i.Record(id, w.m.Info().Language).Name, make: func(s Scribe) (Change, error) {
			return s.Model.AcceptIndicator(s.Mint(KindSignal), i)
		}})
	}
	return replies
}

// playReplies offers what to do when a signal turns red: the draft for what the
// signal is read off, and the plays that are there already.
func (w *workshop) playReplies(signal Signal) []Reply {
	var replies []Reply
	for _, p := range w.in.d.Plays() {
		if p.For != signal.Deliverable || p.Accepted {
			continue
		}
		replies = append(replies, Reply{Text: p.Name().In(w.m.Info().Language), make: func(s Scribe) (Change, error) {
			id := s.Mint(KindPlay)
			return s.inTurn(
				"accept",
				func(s Scribe) (Change, error) { return s.Model.AcceptPlay(id, p) },
				func(s Scribe) (Change, error) { return s.Model.Set(signal.ID, "play", string(id)) },
			)
		}})
	}
	for p := range Each[Play](w.m) {
		if p.Deliverable == signal.Deliverable {
			reply := setting("", signal.ID, "play", string(p.ID))
			reply.Text = p.Name
			replies = append(replies, reply)
		}
	}
	return replies
}

// ownPlay keeps in words of one's own what is done when a signal turns red.
func (s Scribe) ownPlay(signal Signal, text string) (Change, error) {
	id := s.Mint(KindPlay)
	p := Play{ID: id, Name: clipTo(text, MaxName/2), When: signal.Name, Steps: text, Deliverable: signal.Deliverable}
	return s.inTurn(
		"add",
		func(s Scribe) (Change, error) { return s.Model.Add(p) },
		func(s Scribe) (Change, error) { return s.Model.Set(signal.ID, "play", string(id)) },
	)
}

// figures asks for the figures that one side is judged by; they are read off the
// goal until somebody joins them elsewhere.
func (w *workshop) figures(kind CardKind, side Side, at int32) {
	var known []string
	for k := range Each[KPI](w.m) {
		if k.Side == side {
			known = append(known, k.Name)
		}
	}
	goal := w.in.goals[0]
	w.put(Card{Kind: kind, Step: 11, Known: strings.Join(known, "、"), More: true, place: [2]int32{1 << 22, at}, replies: enoughReply, take: func(s Scribe, text string) (Change, error) {
		var verbs []func(Scribe) (Change, error)
		for _, name := range namesIn(text) {
			id := s.Mint(KindKPI)
			verbs = append(
				verbs,
				func(s Scribe) (Change, error) {
					return s.Model.Add(KPI{ID: id, Name: name, Side: side, Rank: s.Model.rankLast(KindKPI)})
				},
				func(s Scribe) (Change, error) { return s.Model.Relate(NewRelation(Measures, id, goal, "")) },
			)
		}
		return s.inTurn("add", verbs...)
	}})
}

// walkThrough is step 12: how far a real customer has got, and whether the model
// is right about what comes next.
func (w *workshop) walkThrough() {
	if len(w.in.goals) == 0 {
		return
	}
	accounts := All[Account](w.m)
	var known []string
	for _, a := range accounts {
		known = append(known, a.Name)
	}
	w.put(Card{Kind: "account", Step: 12, Known: strings.Join(known, "、"), take: func(s Scribe, name string) (Change, error) {
		return s.Model.Add(Account{ID: s.Mint(KindAccount), Name: name, Rank: s.Model.rankLast(KindAccount)})
	}})
	for i, a := range accounts {
		place := int32(i) + 1
		states := w.states(a.ID)
		for at, v := range w.in.order {
			d := *w.in.things[v]
			if !w.in.vital[v] && !d.Goal {
				continue
			}
			w.put(Card{Kind: "tick", Step: 12, On: []ID{d.ID, a.ID}, Known: states[d.ID], place: [2]int32{place, int32(at)}, replies: func() []Reply {
				return tickReplies(a.ID, d.ID)
			}})
		}
		w.put(Card{
			Kind: "match", Step: 12, On: []ID{a.ID}, Known: w.decided(a.ID), place: [2]int32{place, 1 << 22},
			replies: func() []Reply { return []Reply{pass("it-fits")} },
			take: func(s Scribe, text string) (Change, error) {
				return s.Model.Add(s.remark(a.ID, RemarkIssue, StatusOpen, text))
			},
		})
	}
}

// states are the latest readings of an account's deliverables.
func (w *workshop) states(account ID) map[ID]string {
	states := map[ID]string{}
	for of, r := range latestReadings(w.m, account, "") {
		states[of] = cmp.Or(r.Value, "none")
	}
	return states
}

func tickReplies(account, deliverable ID) []Reply {
	var replies []Reply
	for _, state := range State("").Choices() {
		replies = append(replies, Reply{Word: "state." + state, make: func(s Scribe) (Change, error) {
			return s.Model.Take(Reading{ID: s.Mint(KindReading), Account: account, Of: deliverable, Date: s.Day, Value: state, By: s.By})
		}})
	}
	return replies
}

// NextActionsEach is how many next actions each person leaves with.
const NextActionsEach = 3

// close is the close: three next actions for everybody, who looks after what was
// put off, and when the group meets again.
func (w *workshop) close() {
	for i, p := range NextActions(w.m) {
		w.put(Card{
			Kind: "next", Step: StepClose, Known: enough(p), Again: true, place: [2]int32{0, int32(i)}, On: p.ids(),
			take: func(s Scribe, text string) (Change, error) { return nextAction(s, p.By, text) },
		})
	}
	w.put(Card{Kind: "next-who", Step: StepClose, Again: true, place: [2]int32{1, 0}, take: func(s Scribe, text string) (Change, error) {
		who, what := whoAndWhat(text)
		return nextAction(s, cmp.Or(who, s.By), what)
	}})
	for i, r := range All[Remark](w.m) {
		if r.On == "" && r.About != RemarkNextAction && (r.Status == StatusOpen || r.Status == "") {
			w.put(Card{
				Kind: "parked", Step: StepClose, On: []ID{r.ID}, Known: r.By, place: [2]int32{2, int32(i)}, take: settingText(r.ID, "by"),
				replies: func() []Reply { return []Reply{setting("settled", r.ID, "status", string(StatusDone))} },
			})
		}
	}
	w.put(Card{Kind: "meeting", Step: StepClose, place: [2]int32{3, 0}, take: w.decision("")})
}

// enough tells the actions of somebody who has enough of them.
func enough(p Person) string {
	if len(p.Actions) < NextActionsEach {
		return ""
	}
	var texts []string
	for _, r := range p.Actions {
		texts = append(texts, r.Text)
	}
	return strings.Join(texts, "、")
}

func nextAction(s Scribe, who, what string) (Change, error) {
	if who == "" {
		return Change{}, refuse("no-name")
	}
	s.By = who
	r := s.remark("", RemarkNextAction, StatusOpen, what)
	s.By = ""
	return s.Model.Add(r)
}

// Person is somebody with what they said they would do.
type Person struct {
	By      string
	Actions []Remark
}

func (p Person) ids() []ID {
	if len(p.Actions) == 0 {
		return nil
	}
	return []ID{p.Actions[0].ID}
}

// NextActions lists the next actions by person, each person where they first
// spoke.
func NextActions(m *Model) []Person {
	var people []Person
	for r := range Each[Remark](m) {
		if r.About != RemarkNextAction {
			continue
		}
		at := slices.IndexFunc(people, func(p Person) bool { return p.By == r.By })
		if at < 0 {
			at = len(people)
			people = append(people, Person{By: r.By})
		}
		people[at].Actions = append(people[at].Actions, r)
	}
	return people
}
