package model

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// renamed is the model under other IDs, and the new ID of each old one. Ranks
// are made unique first, so that display order does not hang on IDs.
func renamed(m *Model, r *rand.Rand) (ranked, other *Model, to map[ID]ID) {
	ranked = newModel(map[ID]Record{})
	to = map[ID]ID{InfoID: InfoID}
	var ids []ID
	for _, k := range []Kind{KindPhase, KindDeliverable, KindAction} {
		for i, record := range m.Records(k) {
			f, _ := FieldOf(k, "rank")
			record, _ = With(record, f, fmt.Sprintf("%s%05d", k[:1], i))
			ranked.records.set(record.Key(), record)
			ids = append(ids, record.Key())
		}
	}
	ranked.records.set(InfoID, m.Info())
	for i, at := range r.Perm(len(ids)) {
		to[ids[i]] = ID(fmt.Sprintf("x%04d", at))
	}
	for _, rel := range All[Relation](m) {
		ranked.records.set(rel.ID, rel)
	}
	other = newModel(map[ID]Record{})
	for id, record := range ranked.records.all() {
		if rel, ok := record.(Relation); ok {
			rel = NewRelation(rel.Rel, to[rel.From], to[rel.To], rel.Group)
			other.records.set(rel.ID, rel)
			continue
		}
		record = WithID(record, to[id])
		for _, f := range Fields(record.Kind()) {
			if old := Value(record, f); f.Type == Reference && old != "" {
				record, _ = With(record, f, string(to[ID(old)]))
			}
		}
		other.records.set(record.Key(), record)
	}
	return ranked, other, to
}

func TestDerivationsDoNotHangOnIDs(t *testing.T) {
	for seed := range int64(800) {
		m, other, to := renamed(randomModel(seed, 14), rand.New(rand.NewPCG(uint64(seed), 1)))
		if err := other.Check(); err != nil {
			t.Fatal(err)
		}
		a, b := Derive(m, Options{}), Derive(other, Options{})
		want := make([]ID, 0)
		for _, id := range a.Order() {
			want = append(want, to[id])
			if a.Obtainable(id) != b.Obtainable(to[id]) || to[a.PhaseOf(id)] != b.PhaseOf(to[id]) {
				t.Fatalf("seed %d: %s became another under a new name", seed, id)
			}
		}
		if got := b.Order(); !slices.Equal(got, want) {
			t.Fatalf("seed %d: order %v, want %v", seed, got, want)
		}
		for i, g := range a.Checkpoints().Goals {
			h := b.Checkpoints().Goals[i]
			if len(g.Checkpoints) != len(h.Checkpoints) || len(g.Orderings) != len(h.Orderings) || len(g.EitherOr) != len(h.EitherOr) {
				t.Fatalf("seed %d: checkpoints changed with the names", seed)
			}
			for j, c := range g.Checkpoints {
				if to[c.ID] != h.Checkpoints[j].ID {
					t.Fatalf("seed %d: checkpoint %d is %s, not %s", seed, j, h.Checkpoints[j].ID, to[c.ID])
				}
			}
		}
	}
}

// TestBlockingIsMonotone: blocking more never makes more obtainable, and what is
// lost is exactly what was there and is not any more.
func TestBlockingIsMonotone(t *testing.T) {
	for seed := range int64(800) {
		m := randomModel(seed, 14)
		r := rand.New(rand.NewPCG(uint64(seed), 2))
		before := Derive(m, Options{})
		block := []ID{pickID(r, before), pickID(r, before)}
		after := Derive(m, Options{Block: block})
		lost := after.Lost()
		for _, d := range All[Deliverable](m) {
			was, is := before.Obtainable(d.ID), after.Obtainable(d.ID)
			if is && !was || slices.Contains(lost, d.ID) != (was && !is) {
				t.Fatalf("seed %d: %s was %v, is %v, lost %v", seed, d.ID, was, is, lost)
			}
		}
	}
}

func pickID(r *rand.Rand, d *Derivation) ID { return d.Graph.IDs[r.IntN(len(d.Graph.IDs))] }

// TestAlternativesNeverAddCheckpoints: one more member of a group can only open
// a way.
func TestAlternativesNeverAddCheckpoints(t *testing.T) {
	tried := 0
	for seed := range int64(1500) {
		m := randomModel(seed, 14)
		r := rand.New(rand.NewPCG(uint64(seed), 3))
		d := Derive(m, Options{})
		needs := slices.DeleteFunc(All[Relation](m), func(r Relation) bool { return r.Rel != Needs || r.Group == "" })
		to := d.Graph.IDs[r.IntN(d.Graph.Deliverables)]
		if len(needs) == 0 || to == needs[0].From {
			continue
		}
		c, err := m.Relate(NewRelation(Needs, needs[0].From, to, needs[0].Group))
		if err != nil {
			continue
		}
		more, err := m.Apply(c)
		if err != nil {
			t.Fatal(err)
		}
		after := Derive(more, Options{})
		for i, g := range d.Checkpoints().Goals {
			h := after.Checkpoints().Goals[i]
			if !g.Obtainable || g.Goal != h.Goal {
				continue
			}
			tried++
			for _, c := range h.Checkpoints {
				if !slices.ContainsFunc(g.Checkpoints, func(o Checkpoint) bool { return o.ID == c.ID }) {
					t.Fatalf("seed %d: %s is a checkpoint since %s is an alternative", seed, c.ID, to)
				}
			}
		}
	}
	if tried < 100 {
		t.Fatalf("only %d goals tried", tried)
	}
}
