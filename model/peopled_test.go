package model

import (
	"fmt"
	"math/rand/v2"
	"os"
	"testing"
)

// peopled is a random model with roles, feelings, KPIs, signals, plays, remarks
// and hand edits put on it.
func peopled(seed int64, size int) *Model {
	m := randomModel(seed, size)
	r := rand.New(rand.NewPCG(uint64(seed), 11))
	put := func(record Record) { m = m.with(Change{Edits: []Edit{{After: record}}}) }
	roles := []ID{""}
	for i := range 1 + r.IntN(5) {
		role := Role{ID: ID(fmt.Sprintf("r%d", i)), Name: fmt.Sprintf("role %d", i), Side: Side(pickOf(r, Side("").Choices()))}
		role.Stake = []Stake{StakeNone, StakeUser, StakeDecider, StakePromoter, StakeBlocker}[r.IntN(5)]
		roles = append(roles, role.ID)
		put(role)
	}
	for _, d := range All[Deliverable](m) {
		d.Owner = pickOf(r, roles)
		d.DoneWhen = pickOf(r, []string{"", "seen", "ログに残っている"})
		d.Multiplicity = pickOf(r, []string{"", "", "n"})
		if d.State == StateNone && r.IntN(4) == 0 {
			d.State = StateDone
		}
		if d.Cover == CoverUnset {
			d.Cover = []Cover{CoverUnset, CoverOwn, CoverCustomer, CoverPartner, CoverFuture}[r.IntN(5)]
		}
		put(d)
	}
	for _, a := range All[Action](m) {
		a.Role = pickOf(r, roles)
		a.When = pickOf(r, []string{"", "the sheet arrives", "推進者が賛成したら"})
		a.Feeling, a.Thought = float64(r.IntN(5)-2), pickOf(r, []string{"", "hm", "ah"})
		a.Channel = pickOf(r, []string{"", "phone", "visit"})
		put(a)
	}
	decorate(m, r, put)
	if err := m.Check(); err != nil {
		panic(err)
	}
	return m
}

func decorate(m *Model, r *rand.Rand, put func(Record)) {
	deliverables, phases := []ID{}, []ID{"nowhere"}
	for _, d := range All[Deliverable](m) {
		deliverables = append(deliverables, d.ID)
	}
	for _, p := range All[Phase](m) {
		phases = append(phases, p.ID)
	}
	some := func() ID { return pickOf(r, deliverables) }
	for i := range r.IntN(6) {
		k := KPI{ID: ID(fmt.Sprintf("k%d", i)), Name: fmt.Sprintf("figure %d", i), Side: pickOf(r, []Side{SideCustomer, SideOwn})}
		put(k)
		put(NewRelation(Measures, k.ID, some(), ""))
	}
	for i := range r.IntN(4) {
		put(Play{ID: ID(fmt.Sprintf("y%d", i)), PlayKey: PlayKey(some()), Deliverable: pickOf(r, []ID{"", some()})})
		put(Signal{ID: ID(fmt.Sprintf("s%d", i)), SignalKey: "there:" + string(some()), Play: ID(fmt.Sprintf("y%d", i)), Deliverable: pickOf(r, []ID{"", some()})})
	}
	for i := range r.IntN(6) {
		put(Remark{
			ID: ID(fmt.Sprintf("m%d", i)), On: pickOf(r, []ID{"", InfoID, some()}), Text: "?",
			About: RemarkKind(pickOf(r, RemarkKind("").Choices())), Status: Status(pickOf(r, Status("").Choices())),
		})
	}
	for i := range r.IntN(5) {
		key := JourneyKey(pickOf(r, phases), pickOf(r, JourneyRows()))
		put(Overlay{ID: ID(fmt.Sprintf("o%d", i)), OverlayKey: key, Text: "by hand"})
	}
}

func pickOf[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// again is the same version with its records put in in another order.
func again(m *Model, seed int64) *Model {
	var records []Record
	for _, k := range Kinds() {
		records = append(records, m.Records(k)...)
	}
	rand.New(rand.NewPCG(uint64(seed), 3)).Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
	next := newModel(map[ID]Record{})
	for _, r := range records {
		next.records.set(r.Key(), r)
	}
	return next
}

// sample reads one of the sample models, such as "reservation.ja".
func sample(t testing.TB, name string) *Model {
	t.Helper()
	text, err := os.ReadFile("../assets/samples/" + name + ".hone")
	if err != nil {
		t.Fatal(err)
	}
	document, err := Decode(text)
	if err != nil {
		t.Fatal(err)
	}
	return document.Model
}
