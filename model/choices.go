package model

// A choice is a field with a fixed list of values, its Choices. Where the list
// has a value that means "nothing said" (made, unset, none, task), that value
// is the empty string in a record and in the exchange text; both spellings are
// read.
type (
	// Viewpoint tells an account of today from a plan.
	Viewpoint string
	// Language of the model's names.
	Language string
	// Side of the table somebody sits on.
	Side string
	// Stake is a role's part in the decision.
	Stake string
	// Origin tells where a deliverable comes from; empty is made.
	Origin string
	// Cover tells who supplies a deliverable; empty is unset.
	Cover string
	// State of a deliverable; empty is none.
	State string
	// ActionKind is an action's shape in the flow; empty is task.
	ActionKind string
	// Lever is what moves people to act; empty is none.
	Lever string
	// RelationKind tells how a relation reads.
	RelationKind string
	// Direction in which a KPI gets better.
	Direction string
	// Perspective of a goal or KPI.
	Perspective string
	// SignalClass is the class of a health indicator.
	SignalClass string
	// SignalKind tells how a signal is read.
	SignalKind string
	// RemarkKind tells what a remark is.
	RemarkKind string
	// Status of a remark.
	Status string
	// View is a picture in which boxes can be pinned.
	View string
)

// The values of the choices that the program speaks of.
const (
	AsIs Viewpoint = "as-is"
	ToBe Viewpoint = "to-be"

	Japanese Language = "ja"
	English  Language = "en"

	SideCustomer Side = "customer"
	SideOwn      Side = "own"
	SidePartner  Side = "partner"

	StakeUser     Stake = "user"
	StakeDecider  Stake = "decider"
	StakePromoter Stake = "promoter"
	StakeBlocker  Stake = "blocker"
	StakeNone     Stake = ""

	OriginMade       Origin = ""
	OriginExternal   Origin = "external"
	OriginAssumption Origin = "assumption"

	CoverUnset    Cover = ""
	CoverOwn      Cover = "own"
	CoverCustomer Cover = "customer"
	CoverPartner  Cover = "partner"
	CoverFuture   Cover = "future"
	CoverNobody   Cover = "nobody"

	StateNone    State = ""
	StateStarted State = "started"
	StateDone    State = "done"
	StateBlocked State = "blocked"

	ActionTask     ActionKind = ""
	ActionDecision ActionKind = "decision"
	ActionStart    ActionKind = "start"
	ActionEnd      ActionKind = "end"

	LeverNone        Lever = ""
	LeverMandate     Lever = "mandate"
	LeverIncentive   Lever = "incentive"
	LeverConvenience Lever = "convenience"

	Needs    RelationKind = "needs"
	Helps    RelationKind = "helps"
	Sync     RelationKind = "sync"
	Uses     RelationKind = "uses"
	Yields   RelationKind = "yields"
	Then     RelationKind = "then"
	Closes   RelationKind = "closes"
	Measures RelationKind = "measures"

	DirectionUp   Direction = "up"
	DirectionDown Direction = "down"

	PerspectiveFinancial Perspective = "financial"
	PerspectiveCustomer  Perspective = "customer"
	PerspectiveProcess   Perspective = "process"
	PerspectiveLearning  Perspective = "learning"

	ClassProcess      SignalClass = "process"
	ClassRelationship SignalClass = "relationship"
	ClassOutcome      SignalClass = "outcome"

	SignalRatio     SignalKind = "ratio"
	SignalGrowth    SignalKind = "growth"
	SignalFlag      SignalKind = "flag"
	SignalJudgement SignalKind = "judgement"

	RemarkQuestion   RemarkKind = "question"
	RemarkAssumption RemarkKind = "assumption"
	RemarkIssue      RemarkKind = "issue"
	RemarkDecision   RemarkKind = "decision"
	RemarkNextAction RemarkKind = "next-action"

	StatusOpen      Status = "open"
	StatusConfirmed Status = "confirmed"
	StatusRejected  Status = "rejected"
	StatusDone      Status = "done"

	ViewDeliverables View = "deliverables"
	ViewActions      View = "actions"
	ViewPFD          View = "pfd"
	ViewKPIs         View = "kpis"
)

// Choices lists the legal values in display order; a value in silent
// stands for the empty string.
func (Viewpoint) Choices() []string { return []string{"as-is", "to-be"} }
func (Language) Choices() []string  { return []string{"ja", "en"} }
func (Side) Choices() []string      { return []string{"customer", "own", "partner"} }
func (Stake) Choices() []string {
	return []string{"none", "user", "decider", "promoter", "blocker"}
}
func (Origin) Choices() []string { return []string{"made", "external", "assumption"} }
func (Cover) Choices() []string {
	return []string{"unset", "own", "customer", "partner", "future", "nobody"}
}
func (State) Choices() []string      { return []string{"none", "started", "done", "blocked"} }
func (ActionKind) Choices() []string { return []string{"task", "decision", "start", "end"} }
func (Lever) Choices() []string {
	return []string{"none", "mandate", "incentive", "convenience"}
}

func (RelationKind) Choices() []string {
	return []string{"needs", "helps", "sync", "uses", "yields", "then", "closes", "measures"}
}
func (Direction) Choices() []string { return []string{"up", "down"} }
func (Perspective) Choices() []string {
	return []string{"financial", "customer", "process", "learning"}
}
func (SignalClass) Choices() []string { return []string{"process", "relationship", "outcome"} }
func (SignalKind) Choices() []string  { return []string{"ratio", "growth", "flag", "judgement"} }
func (RemarkKind) Choices() []string {
	return []string{"question", "assumption", "issue", "decision", "next-action"}
}
func (Status) Choices() []string { return []string{"open", "confirmed", "rejected", "done"} }
func (View) Choices() []string   { return []string{"deliverables", "actions", "pfd", "kpis"} }

// silent are the spellings of "nothing said"; a field has at most one of them.
var silent = map[string]bool{"none": true, "unset": true, "made": true, "task": true}

// end is the kinds of record that one end of a relation may be.
type end []Kind

// legalEnds are the kinds that each relation joins.
var legalEnds = map[RelationKind][2]end{
	Needs:    {{KindDeliverable}, {KindDeliverable}},
	Helps:    {{KindDeliverable}, {KindDeliverable}},
	Sync:     {{KindDeliverable}, {KindDeliverable}},
	Uses:     {{KindAction}, {KindDeliverable}},
	Yields:   {{KindAction}, {KindDeliverable}},
	Then:     {{KindAction}, {KindAction}},
	Closes:   {{KindPhase}, {KindDeliverable}},
	Measures: {{KindKPI}, {KindDeliverable}},
}

// LegalEnds tells whether a relation of this kind may join these kinds of record.
func LegalEnds(rel RelationKind, from, to Kind) bool {
	ends, ok := legalEnds[rel]
	return ok && ends[0].has(from) && ends[1].has(to)
}

func (e end) has(k Kind) bool {
	for _, kind := range e {
		if kind == k {
			return true
		}
	}
	return false
}
