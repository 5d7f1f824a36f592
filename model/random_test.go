package model

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
)

// dice makes random models and gestures from a seed, so that a failure can be
// run again by its seed.
type dice struct {
	*rand.Rand
	made int
}

func newDice(seed uint64) *dice { return &dice{Rand: rand.New(rand.NewPCG(seed, 0x686f6e65))} }

func pick[T any](d *dice, from []T) T { return from[d.IntN(len(from))] }

func (d *dice) chance(percent int) bool { return d.IntN(100) < percent }

var someTexts = []string{
	"契約書", "紙台帳のない店舗運営", "要件を確認する", "Signed contract", "a", "0", "true", "<script>\"'&", "改\n行\tと\\",
	"\u2028\u0000\u001f\u007f", "😀 絵文字", "=cmd|'…'!A1", " 空 白 ",
}

var someDates = []string{"2026-11-23", "2026-02-30T09:15:00+09:00", "1999-12-31T23:59Z"}

// mint makes an ID that no record of the run has had. Every twentieth is an old
// one, so that verbs meet taken IDs.
func (d *dice) mint(k Kind) ID {
	if d.made > 0 && d.chance(5) {
		return ID(fmt.Sprintf("%s%d", Prefix(k), d.IntN(d.made)))
	}
	d.made++
	return ID(fmt.Sprintf("%s%d", Prefix(k), d.made))
}

// any is a random record's ID, or now and then one that is not there.
func (d *dice) any(m *Model, kinds ...Kind) ID {
	var ids []ID
	for _, k := range Kinds() {
		if len(kinds) == 0 || slices.Contains(kinds, k) {
			for _, r := range m.Records(k) {
				ids = append(ids, r.Key())
			}
		}
	}
	if len(ids) == 0 || d.chance(2) {
		return "nowhere"
	}
	return pick(d, ids)
}

func (d *dice) several(m *Model, kinds ...Kind) []ID {
	ids := make([]ID, d.IntN(4))
	for i := range ids {
		ids[i] = d.any(m, kinds...)
	}
	return ids
}

// value is a random text for a field, legal nine times in ten.
func (d *dice) value(m *Model, f Field) string {
	switch {
	case d.chance(4):
		return pick(d, someTexts)
	case d.chance(15) && !f.Required:
		return ""
	}
	switch f.Type {
	case Number:
		return pick(d, []string{"0", "1", "2.5", "0.1", "-1", "-2", "1e9", "1e400", "NaN", "-0"})
	case Switch:
		return pick(d, []string{"true", "false"})
	case Choice:
		return pick(d, f.Choices)
	case Reference:
		return string(d.any(m, f.Refers...))
	case Date:
		return pick(d, someDates)
	}
	if f.form == "answers" {
		return fmt.Sprintf("%010b", d.IntN(1024))
	}
	if f.Name == "rank" {
		return pick(d, []string{"a", "b", "b", "c", "zz"})
	}
	return pick(d, someTexts)
}

// record is a random record with as many of its fields set as will go.
func (d *dice) record(m *Model, k Kind, id ID) Record {
	r, _ := NewRecord(k, id)
	for _, f := range Fields(k) {
		if k == KindRelation || f.Required || f.Name == "name" || d.chance(60) {
			if with, err := With(r, f, d.value(m, f)); err == nil {
				r = with
			}
		}
	}
	return r
}

func (d *dice) relation(m *Model) Relation {
	kind := RelationKind(pick(d, RelationKind("").Choices()))
	ends := legalEnds[kind]
	r := NewRelation(kind, d.any(m, ends[0]...), d.any(m, ends[1]...), pick(d, []string{"", "", "g", "研修 か動画"}))
	r.Label = pick(d, []string{"", "はい"})
	return r
}

// gesture is one thing that a user or a script does to a version.
type gesture struct {
	name string
	do   func(*dice, *Model) (Change, error)
}

var gestures = []gesture{
	{"add", func(d *dice, m *Model) (Change, error) {
		k := pick(d, Kinds())
		return m.Add(d.record(m, k, d.mint(k)))
	}},
	{"set", func(d *dice, m *Model) (Change, error) {
		id := d.any(m)
		f := Field{Name: "nothing"}
		if r, ok := m.Get(id); ok && !d.chance(3) {
			f = pick(d, Fields(r.Kind()))
		}
		return m.Set(id, f.Name, d.value(m, f))
	}},
	{"set many", func(d *dice, m *Model) (Change, error) {
		f := pick(d, Fields(KindDeliverable))
		return m.SetMany(d.several(m, KindDeliverable), f.Name, d.value(m, f))
	}},
	{"rename", func(d *dice, m *Model) (Change, error) { return m.Rename(d.any(m), pick(d, someTexts)) }},
	{"relate", func(d *dice, m *Model) (Change, error) { return m.Relate(d.relation(m)) }},
	{"redirect", func(d *dice, m *Model) (Change, error) {
		r, _ := Find[Relation](m, d.any(m, KindRelation))
		ends := legalEnds[r.Rel]
		return m.Redirect(r.ID, d.any(m, ends[0]...), d.any(m, ends[1]...))
	}},
	{"remove", func(d *dice, m *Model) (Change, error) { return m.Remove(d.several(m)...) }},
	{"need", func(d *dice, m *Model) (Change, error) {
		return m.AddNeed(d.any(m, KindDeliverable), d.mint(KindDeliverable), pick(d, someTexts))
	}},
	{"dependent", func(d *dice, m *Model) (Change, error) {
		return m.AddDependent(d.any(m, KindDeliverable), d.mint(KindDeliverable), pick(d, someTexts))
	}},
	{"sibling", func(d *dice, m *Model) (Change, error) {
		return m.AddSibling(d.any(m, KindDeliverable), d.mint(KindDeliverable), pick(d, someTexts))
	}},
	{"higher", func(d *dice, m *Model) (Change, error) {
		return m.AddHigher(d.any(m, KindDeliverable), d.mint(KindDeliverable), pick(d, someTexts))
	}},
	{"follow", func(d *dice, m *Model) (Change, error) { return m.FollowNeeds(d.several(m, KindAction)...) }},
	{"onto", func(d *dice, m *Model) (Change, error) {
		id := d.mint(KindDeliverable)
		c, err := m.AddNeed(d.any(m, KindDeliverable), id, "x")
		if err != nil {
			return c, err
		}
		return m.Onto(c, id, d.any(m, KindDeliverable))
	}},
	{"alternative", func(d *dice, m *Model) (Change, error) {
		return m.AddAlternative(d.any(m, KindDeliverable), d.mint(KindDeliverable), pick(d, someTexts))
	}},
	{"next action", func(d *dice, m *Model) (Change, error) {
		return m.AddNextAction(d.any(m, KindAction), d.mint(KindAction), pick(d, someTexts))
	}},
	{"action before", func(d *dice, m *Model) (Change, error) {
		return m.AddActionBefore(d.any(m, KindAction), d.mint(KindAction), pick(d, someTexts))
	}},
	{"parallel action", func(d *dice, m *Model) (Change, error) {
		return m.AddParallelAction(d.any(m, KindAction), d.mint(KindAction), pick(d, someTexts))
	}},
	{"counterpart", func(d *dice, m *Model) (Change, error) {
		return m.AddCounterpart(d.any(m, KindAction, KindDeliverable), d.mint(KindPlay), pick(d, someTexts))
	}},
	{"to lane", func(d *dice, m *Model) (Change, error) {
		return m.MoveToLane(d.any(m, KindRole), d.several(m, KindAction)...)
	}},
	{"pin", func(d *dice, m *Model) (Change, error) {
		return m.Pin(View(pick(d, View("").Choices())), d.any(m, KindDeliverable, KindAction, KindRole), d.Float64(), -3)
	}},
	{"unpin", func(d *dice, m *Model) (Change, error) {
		return m.Unpin(View(pick(d, View("").Choices())), d.several(m, KindDeliverable, KindAction)...)
	}},
	{"merge", func(d *dice, m *Model) (Change, error) {
		return m.MergeDeliverables(d.any(m, KindDeliverable), d.any(m, KindDeliverable))
	}},
	{"alternatives", func(d *dice, m *Model) (Change, error) {
		if d.chance(20) {
			return m.MakeAlternatives("g", d.several(m, KindRelation)...)
		}
		var needs []ID
		if of, ok := Find[Deliverable](m, d.any(m, KindDeliverable)); ok {
			for _, r := range m.RelationsOf(of.ID, Needs) {
				if r.From == of.ID {
					needs = append(needs, r.ID)
				}
			}
		}
		return m.MakeAlternatives(string(d.mint(KindRelation)), needs...)
	}},
	{"ungroup", func(d *dice, m *Model) (Change, error) { return m.Ungroup(d.any(m, KindRelation, KindDeliverable)) }},
	{"compose", func(d *dice, m *Model) (Change, error) {
		return m.Compose(d.mint(KindDeliverable), pick(d, someTexts), d.several(m, KindDeliverable)...)
	}},
	{"duplicate", func(d *dice, m *Model) (Change, error) {
		return m.Duplicate(d.several(m, duplicable...), d.mint)
	}},
	{"paste", func(d *dice, m *Model) (Change, error) {
		text := pick(d, []string{"", "契約書\n\t見積\n\t\t要件\n\t決裁", "- one\n  - two\n  - one\n- three", "\u30001. 甲\n  乙"})
		return m.PasteOutline(d.any(m, KindDeliverable), pick(d, []Kind{KindDeliverable, KindAction}), text, d.mint)
	}},
	{"phases", func(d *dice, m *Model) (Change, error) {
		return m.AddPhases([]string{"Land", "Adopt", pick(d, someTexts)}, d.mint)
	}},
	{"split", func(d *dice, m *Model) (Change, error) {
		s := Split{Of: d.any(m, KindDeliverable), New: d.mint(KindDeliverable), Name: pick(d, someTexts)}
		for _, user := range m.Users(s.Of) {
			if _, ok := Find[Relation](m, user); ok && d.chance(2) {
				s.Moved = append(s.Moved, user)
			} else if ok && d.chance(2) {
				s.Shared = append(s.Shared, user)
			}
		}
		return m.SplitDeliverable(s)
	}},
	{"move", func(d *dice, m *Model) (Change, error) { return m.Move(d.any(m), d.IntN(7)-3) }},
	{"retie", func(d *dice, m *Model) (Change, error) { return m.Retie(d.any(m, KindRelation), d.relation(m)) }},
	{"cells", func(d *dice, m *Model) (Change, error) {
		s := Sheet{Cells: []Cell{{d.any(m, KindDeliverable), "name", pick(d, someTexts)}, {d.any(m, KindAction), "days", "2"}}, Join: []Relation{d.relation(m)}}
		if d.chance(2) {
			s.Part = []ID{d.any(m, KindRelation)}
		}
		return m.Enter("cells", s)
	}},
	{"fragment", func(d *dice, m *Model) (Change, error) {
		part, err := m.Fragment(d.several(m)...)
		if err != nil {
			return Change{}, err
		}
		c, _, err := m.PasteFragment(part, d.mint)
		return c, err
	}},
	{"roles", func(d *dice, m *Model) (Change, error) {
		return m.AddRoles([]Role{{Name: "CSM", Side: SideOwn}, {Name: pick(d, someTexts)}}, d.mint)
	}},
	{"KPIs", func(d *dice, m *Model) (Change, error) {
		return m.AddKPIs([]KPI{{Name: "NPS", Side: SideOwn}, {Name: pick(d, someTexts)}}, d.mint)
	}},
	{"signals", func(d *dice, m *Model) (Change, error) {
		return m.AddSignals([]Signal{{Name: pick(d, someTexts), Deliverable: d.any(m, KindDeliverable)}}, d.mint)
	}},
	{"cell by hand", func(d *dice, m *Model) (Change, error) {
		key := JourneyKey(d.any(m, KindPhase), pick(d, JourneyRows()))
		return m.EditCell(key, d.mint(KindOverlay), pick(d, someTexts), pick(d, someTexts))
	}},
	{"cell as derived", func(d *dice, m *Model) (Change, error) {
		o, _ := Find[Overlay](m, d.any(m, KindOverlay))
		return m.ResetCell(o.OverlayKey)
	}},
	{"closing", func(d *dice, m *Model) (Change, error) {
		return m.ToggleClosing(d.any(m, KindPhase), d.any(m, KindDeliverable))
	}},
}

// model is a random version that holds records of every kind.
func (d *dice) model(size int) *Model {
	m := Empty()
	for m.Len() < size {
		for _, k := range Kinds() {
			var r Record = d.relation(m)
			if k != KindRelation {
				r = d.record(m, k, d.mint(k))
			}
			if c, err := m.Add(r); err == nil {
				m, _ = m.Apply(c)
			}
		}
	}
	return m
}

// step is a random gesture that applies, with its Change and the next version.
func (d *dice) step(t *testing.T, m *Model) (Change, *Model) {
	t.Helper()
	for {
		g := pick(d, gestures)
		c, err := g.do(d, m)
		if err != nil {
			continue
		}
		next, err := m.Apply(c)
		if err != nil {
			t.Fatalf("%s gave a change that does not apply: %v", g.name, err)
		}
		if !c.IsEmpty() {
			return c, next
		}
	}
}

func (d *dice) walk(t *testing.T, m *Model, steps int) *Model {
	t.Helper()
	for range steps {
		_, m = d.step(t, m)
	}
	return m
}

func same(a, b *Model) bool { return maps.Equal(a.records.copied(), b.records.copied()) }

// overSeeds runs a law over fresh seeds and over the kept ones that once broke it.
func overSeeds(t *testing.T, n uint64, kept map[string]uint64, law func(*testing.T, *dice)) {
	t.Helper()
	for name, seed := range kept {
		t.Run(name, func(t *testing.T) { law(t, newDice(seed)) })
	}
	for seed := range n {
		if !t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) { law(t, newDice(seed)) }) {
			return
		}
	}
}
