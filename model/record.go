package model

// ID names a record for ever: it is made by the caller, unique in its model
// over all kinds, and never reused.
type ID string

// InfoID is the ID of the one Info record of every model.
const InfoID ID = "info"

// Kind names a kind of record, as commands and the exchange text spell it.
type Kind string

// The kinds of record, in the order of the exchange text.
const (
	KindInfo        Kind = "info"
	KindPhase       Kind = "phase"
	KindRole        Kind = "role"
	KindDeliverable Kind = "deliverable"
	KindAction      Kind = "action"
	KindRelation    Kind = "relation"
	KindKPI         Kind = "kpi"
	KindSignal      Kind = "signal"
	KindPlay        Kind = "play"
	KindRemark      Kind = "remark"
	KindOverlay     Kind = "overlay"
	KindCheckup     Kind = "checkup"
	KindAccount     Kind = "account"
	KindReading     Kind = "reading"
	KindPlace       Kind = "place"
)

// Record is one flat entry of a model. Every kind is a comparable struct of
// strings, numbers, bools and IDs, so two records are the same when == says so.
type Record interface {
	Key() ID
	Kind() Kind
}

// Info says whose business is modelled. Budgets are in the customer's currency
// and in days; zero means not set.
type Info struct {
	Title      string    `json:"title" limit:"name"`
	Customer   string    `json:"customer" limit:"name"`
	Persona    string    `json:"persona"`
	Purpose    string    `json:"purpose"`
	Viewpoint  Viewpoint `json:"viewpoint"`
	Language   Language  `json:"language"`
	BudgetCost float64   `json:"budgetCost" min:"0"`
	BudgetDays float64   `json:"budgetDays" min:"0"`
}

// Phase is a stretch of the customer's journey; phases are ordered by Rank.
type Phase struct {
	ID   ID     `json:"id"`
	Name string `json:"name"`
	Rank string `json:"rank"`
}

// Role is somebody who acts or owns: a lane of the action flow.
type Role struct {
	ID    ID     `json:"id"`
	Name  string `json:"name"`
	Side  Side   `json:"side"`
	Stake Stake  `json:"stake"`
	Rank  string `json:"rank"`
}

// Deliverable is a noun: something that exists when something is finished.
type Deliverable struct {
	ID           ID      `json:"id"`
	Name         string  `json:"name"`
	Note         string  `json:"note"`
	Goal         bool    `json:"goal"`
	DoneWhen     string  `json:"doneWhen"`
	Owner        ID      `json:"owner" ref:"role"`
	Phase        ID      `json:"phase" ref:"phase"`
	Origin       Origin  `json:"origin"`
	Cover        Cover   `json:"cover"`
	Parent       ID      `json:"parent" ref:"deliverable"`
	Multiplicity string  `json:"multiplicity" limit:"name"`
	Days         float64 `json:"days" min:"0"`
	Cost         float64 `json:"cost" min:"0"`
	State        State   `json:"state"`
	Rank         string  `json:"rank"`
}

// Action is a verb phrase: one way in which somebody gets something done.
type Action struct {
	ID      ID         `json:"id"`
	Name    string     `json:"name"`
	Note    string     `json:"note"`
	Role    ID         `json:"role" ref:"role"`
	Phase   ID         `json:"phase" ref:"phase"`
	Does    ActionKind `json:"kind"`
	When    string     `json:"when"`
	Days    float64    `json:"days" min:"0"`
	Cost    float64    `json:"cost" min:"0"`
	Channel string     `json:"channel" limit:"name"`
	Feeling float64    `json:"feeling" min:"-2" max:"2"`
	Thought string     `json:"thought"`
	Lever   Lever      `json:"lever"`
	Rank    string     `json:"rank"`
}

// Relation joins two records. Its ID is made of its other fields but Label, so
// two people who draw one line make one record; see RelationID.
type Relation struct {
	ID    ID           `json:"id"`
	Rel   RelationKind `json:"kind"`
	From  ID           `json:"from" ref:"phase,deliverable,action,kpi" need:"yes"`
	To    ID           `json:"to" ref:"deliverable,action" need:"yes"`
	Group string       `json:"group" limit:"name"`
	Label string       `json:"label"`
}

// KPI is a figure that one side is judged by; one without a parent is a KGI.
type KPI struct {
	ID          ID          `json:"id"`
	Name        string      `json:"name"`
	Side        Side        `json:"side"`
	Unit        string      `json:"unit" limit:"name"`
	Direction   Direction   `json:"direction"`
	Target      string      `json:"target" limit:"name"`
	Formula     string      `json:"formula"`
	Perspective Perspective `json:"perspective"`
	Phase       ID          `json:"phase" ref:"phase"`
	Parent      ID          `json:"parent" ref:"kpi"`
	Rank        string      `json:"rank"`
}

// Signal is an accepted health indicator; Key is that of its candidate.
type Signal struct {
	ID          ID          `json:"id"`
	SignalKey   string      `json:"key"`
	Name        string      `json:"name"`
	Class       SignalClass `json:"class"`
	Measure     SignalKind  `json:"kind"`
	Source      string      `json:"source"`
	Unit        string      `json:"unit" limit:"name"`
	Red         float64     `json:"red"`
	Green       float64     `json:"green"`
	Weight      float64     `json:"weight" min:"0"`
	Deliverable ID          `json:"deliverable" ref:"deliverable"`
	Play        ID          `json:"play" ref:"play"`
}

// Play is an accepted playbook entry: what the team does when something happens.
type Play struct {
	ID          ID      `json:"id"`
	PlayKey     string  `json:"key"`
	Name        string  `json:"name"`
	When        string  `json:"when"`
	Steps       string  `json:"steps"`
	Owner       ID      `json:"owner" ref:"role"`
	LimitDays   float64 `json:"limitDays" min:"0"`
	Exit        string  `json:"exit"`
	Deliverable ID      `json:"deliverable" ref:"deliverable"`
}

// Remark is a question, assumption, issue, decision or next action, on an
// element or on the whole (On empty: the parking lot).
type Remark struct {
	ID     ID         `json:"id"`
	On     ID         `json:"on" ref:"any"`
	About  RemarkKind `json:"kind"`
	Text   string     `json:"text"`
	By     string     `json:"by" limit:"name"`
	Status Status     `json:"status"`
	Due    string     `json:"due" form:"date"`
}

// Overlay is a hand edit laid over the derived cell named by OverlayKey.
type Overlay struct {
	ID         ID     `json:"id"`
	OverlayKey string `json:"key"`
	Text       string `json:"text"`
}

// Checkup is one dated round of the ten statements; Answers is ten of 0 or 1.
type Checkup struct {
	ID      ID     `json:"id"`
	Date    string `json:"date" form:"date"`
	Answers string `json:"answers" form:"answers"`
	Note    string `json:"note"`
}

// Account is a real customer who is walked through the model.
type Account struct {
	ID   ID     `json:"id"`
	Name string `json:"name"`
	Note string `json:"note"`
	Rank string `json:"rank"`
}

// Reading is a deliverable's ticked state or a signal's value for an account
// on a day; the latest reading counts.
type Reading struct {
	ID      ID     `json:"id"`
	Account ID     `json:"account" ref:"account" need:"yes"`
	Of      ID     `json:"of" ref:"deliverable,signal" need:"yes"`
	Date    string `json:"date" form:"date"`
	Value   string `json:"value" limit:"name"`
	By      string `json:"by" limit:"name"`
	Note    string `json:"note"`
}

// Place is a box pinned by hand in a view, in points from the view's origin.
type Place struct {
	ID   ID      `json:"id"`
	View View    `json:"view"`
	Of   ID      `json:"of" ref:"deliverable,action,kpi" need:"yes"`
	X    float64 `json:"x"`
	Y    float64 `json:"y"`
}

func (r Info) Key() ID        { return InfoID }
func (r Phase) Key() ID       { return r.ID }
func (r Role) Key() ID        { return r.ID }
func (r Deliverable) Key() ID { return r.ID }
func (r Action) Key() ID      { return r.ID }
func (r Relation) Key() ID    { return r.ID }
func (r KPI) Key() ID         { return r.ID }
func (r Signal) Key() ID      { return r.ID }
func (r Play) Key() ID        { return r.ID }
func (r Remark) Key() ID      { return r.ID }
func (r Overlay) Key() ID     { return r.ID }
func (r Checkup) Key() ID     { return r.ID }
func (r Account) Key() ID     { return r.ID }
func (r Reading) Key() ID     { return r.ID }
func (r Place) Key() ID       { return r.ID }

func (Info) Kind() Kind        { return KindInfo }
func (Phase) Kind() Kind       { return KindPhase }
func (Role) Kind() Kind        { return KindRole }
func (Deliverable) Kind() Kind { return KindDeliverable }
func (Action) Kind() Kind      { return KindAction }
func (Relation) Kind() Kind    { return KindRelation }
func (KPI) Kind() Kind         { return KindKPI }
func (Signal) Kind() Kind      { return KindSignal }
func (Play) Kind() Kind        { return KindPlay }
func (Remark) Kind() Kind      { return KindRemark }
func (Overlay) Kind() Kind     { return KindOverlay }
func (Checkup) Kind() Kind     { return KindCheckup }
func (Account) Kind() Kind     { return KindAccount }
func (Reading) Kind() Kind     { return KindReading }
func (Place) Kind() Kind       { return KindPlace }

// RelationID is the ID of the relation with these ends: kind:from:to, with
// :group where there is one. A sync has no direction: its smaller ID comes first.
func RelationID(kind RelationKind, from, to ID, group string) ID {
	from, to = orderedEnds(kind, from, to)
	return relationID(kind, from, to, group)
}

func relationID(kind RelationKind, from, to ID, group string) ID {
	id := string(kind) + ":" + string(from) + ":" + string(to)
	if group != "" {
		id += ":" + group
	}
	return ID(id)
}

// NewRelation is the relation with these ends, its ID made from them.
func NewRelation(kind RelationKind, from, to ID, group string) Relation {
	from, to = orderedEnds(kind, from, to)
	return Relation{ID: RelationID(kind, from, to, group), Rel: kind, From: from, To: to, Group: group}
}

func orderedEnds(kind RelationKind, from, to ID) (ID, ID) {
	if kind == Sync && to < from {
		return to, from
	}
	return from, to
}

// PlaceID is the ID under which the window pins a box: one place a view and element.
func PlaceID(view View, of ID) ID {
	return ID("place:" + string(view) + ":" + string(of))
}
