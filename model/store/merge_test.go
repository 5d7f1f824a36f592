package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"hone/model"
)

// mergeCase is what two people did to one model, and what comes of it. A model
// is written as elements: id=name, id=name/parent, a>b for "a needs b".
type mergeCase struct {
	name                     string
	ancestor, mine, theirs   string
	want                     string
	conflicts                string // id.field, or id alone for being there
	preferMine, preferTheirs string // where they differ from want
}

var mergeCases = []mergeCase{
	{name: "nothing", ancestor: "a=A", mine: "a=A", theirs: "a=A", want: "a=A"},
	{name: "theirs alone", ancestor: "a=A", mine: "a=A", theirs: "a=B c=C", want: "a=B c=C"},
	{name: "mine alone", ancestor: "a=A b=B", mine: "a=X", theirs: "a=A b=B", want: "a=X"},
	{name: "different records", ancestor: "a=A b=B", mine: "a=X b=B", theirs: "a=A b=Y", want: "a=X b=Y"},
	{name: "different fields", ancestor: "a=A p=P", mine: "a=X p=P", theirs: "a=A/p p=P", want: "a=X/p p=P"},
	{name: "the same", ancestor: "a=A", mine: "a=X", theirs: "a=X", want: "a=X"},
	{name: "one field", ancestor: "a=A", mine: "a=X", theirs: "a=Y", want: "a=X", conflicts: "a.name", preferTheirs: "a=Y"},
	{name: "both add one ID", ancestor: "", mine: "a=X", theirs: "a=Y", want: "a=X", conflicts: "a.name", preferTheirs: "a=Y"},
	{name: "both remove", ancestor: "a=A b=B", mine: "b=B", theirs: "b=B", want: "b=B"},
	{
		name: "mine removed, theirs changed", ancestor: "a=A", mine: "", theirs: "a=Y",
		want: "a=Y", conflicts: "a", preferMine: "-",
	},
	{
		name: "mine changed, theirs removed", ancestor: "a=A", mine: "a=X", theirs: "",
		want: "a=X", conflicts: "a", preferTheirs: "-",
	},
	{
		name: "theirs needs what mine removed", ancestor: "a=A b=B", mine: "b=B", theirs: "a=A b=B b>a",
		want: "a=A b=B b>a", conflicts: "a", preferMine: "b=B",
	},
	{
		name: "mine needs what theirs removed", ancestor: "a=A b=B", mine: "a=A b=B b>a", theirs: "b=B",
		want: "a=A b=B b>a", conflicts: "a", preferTheirs: "b=B",
	},
	{
		name: "what is kept keeps its lines", ancestor: "a=A b=B b>a", mine: "b=B", theirs: "a=Y b=B b>a",
		want: "a=Y b=B b>a", conflicts: "a", preferMine: "b=B",
	},
	{
		name: "and its parts", ancestor: "a=A/p p=P", mine: "a=A", theirs: "a=A/p p=Q",
		want: "a=A/p p=Q", conflicts: "p", preferMine: "a=A",
	},
	{
		name: "a line between what each removed", ancestor: "a=A b=B b>a", mine: "b=X", theirs: "a=Y",
		want: "a=Y b=X", conflicts: "a b", preferMine: "b=X", preferTheirs: "a=Y",
	},
	{
		name: "inside one another", ancestor: "a=A b=B", mine: "a=A/b b=B", theirs: "a=A b=B/a",
		want: "a=A/b b=B", conflicts: "b.parent", preferTheirs: "a=A/b b=B",
	},
}

// sketch makes a model of the words of a case.
func sketch(t *testing.T, text string) *model.Model {
	t.Helper()
	var records []model.Record
	for _, word := range strings.Fields(text) {
		if from, to, ok := strings.Cut(word, ">"); ok {
			records = append(records, model.NewRelation(model.Needs, model.ID(from), model.ID(to), ""))
			continue
		}
		id, name, _ := strings.Cut(word, "=")
		name, parent, _ := strings.Cut(name, "/")
		records = append(records, model.Deliverable{ID: model.ID(id), Name: name, Parent: model.ID(parent)})
	}
	m, err := modelOf(records)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func sketchOf(m *model.Model) string {
	var words []string
	for _, d := range model.All[model.Deliverable](m) {
		word := fmt.Sprintf("%s=%s", d.ID, d.Name)
		if d.Parent != "" {
			word += "/" + string(d.Parent)
		}
		words = append(words, word)
	}
	for _, r := range model.All[model.Relation](m) {
		words = append(words, fmt.Sprintf("%s>%s", r.From, r.To))
	}
	return strings.Join(words, " ")
}

func TestMergeCases(t *testing.T) {
	for _, c := range mergeCases {
		t.Run(strings.ReplaceAll(c.name, " ", "-"), func(t *testing.T) {
			ancestor, mine, theirs := sketch(t, c.ancestor), sketch(t, c.mine), sketch(t, c.theirs)
			m := Merge(ancestor, mine, theirs)
			if got := sketchOf(m.Model); got != c.want {
				t.Errorf("merged: %q, should be %q", got, c.want)
			}
			var conflicts []string
			for _, conflict := range m.Conflicts {
				conflicts = append(conflicts, strings.TrimSuffix(string(conflict.ID)+"."+conflict.Field, "."))
			}
			if got := strings.Join(conflicts, " "); got != c.conflicts {
				t.Errorf("conflicts: %q, should be %q", got, c.conflicts)
			}
			for preferred, theirsWins := range map[string]bool{c.preferMine: false, c.preferTheirs: true} {
				if preferred == "" {
					preferred = c.want
				}
				if got := sketchOf(m.Prefer(mine, theirs, theirsWins)); got != strings.TrimPrefix(preferred, "-") {
					t.Errorf("theirs preferred %v: %q, should be %q", theirsWins, got, preferred)
				}
			}
		})
	}
}

// TestMergeLaws merges what random edits of two people make of a model.
func TestMergeLaws(t *testing.T) {
	for seed := range uint64(rounds(300, 20_000)) {
		random := rand.New(rand.NewPCG(seed, 5))
		b := &bench{TB: t}
		ancestor := b.wander(random, model.Empty(), 30, "a")
		mine := b.wander(random, ancestor, 12, "m")
		theirs := b.wander(random, ancestor, 12, "t")
		m := Merge(ancestor, mine, theirs)
		if err := m.Model.Check(); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		for _, same := range []struct{ mine, theirs, want *model.Model }{
			{ancestor, theirs, theirs}, {mine, ancestor, mine}, {mine, mine, mine},
		} {
			alone := Merge(ancestor, same.mine, same.theirs)
			if len(alone.Conflicts) > 0 || !model.Diff(alone.Model, same.want).IsEmpty() {
				t.Fatalf("seed %d: one side alone is not kept: %v", seed, alone.Conflicts)
			}
		}
		nothingDropped(t, seed, ancestor, theirs, m)
		nothingDropped(t, seed, ancestor, mine, m)
		other := Merge(ancestor, theirs, mine)
		if a, c := turned(m.Conflicts, false), turned(other.Conflicts, true); !slices.Equal(a, c) {
			t.Fatalf("seed %d: conflicts %v one way, %v the other", seed, a, c)
		}
		for _, takeTheirs := range []bool{false, true} {
			decided := m.Prefer(mine, theirs, takeTheirs)
			if err := decided.Check(); err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
		}
		nobody := Merge(SharedPart(mine, theirs), mine, theirs)
		for _, side := range []*model.Model{mine, theirs} {
			for _, k := range model.Kinds() {
				for _, r := range side.Records(k) {
					if !nobody.Model.Has(r.Key()) {
						t.Fatalf("seed %d: without an ancestor %s is gone", seed, r.Key())
					}
				}
			}
		}
	}
}

// turned lists what is in conflict, with the sides exchanged if asked for, but
// for parents: a loop can be broken at more than one place.
func turned(conflicts []Conflict, exchange bool) []Conflict {
	var out []Conflict
	for _, c := range conflicts {
		if exchange {
			c.Mine, c.Theirs = c.Theirs, c.Mine
		}
		if c.Name = ""; c.Field != "parent" {
			out = append(out, c)
		}
	}
	return out
}

// nothingDropped checks that what a side changed is in the result, or a
// conflict names the record or one that it names.
func nothingDropped(t *testing.T, seed uint64, ancestor, side *model.Model, m Merging) {
	t.Helper()
	told := map[model.ID]bool{}
	for _, c := range m.Conflicts {
		told[c.ID] = true
	}
	for _, e := range model.Diff(ancestor, side).Edits {
		isTold := told[e.ID()]
		for _, r := range []model.Record{e.Before, e.After} {
			if r == nil {
				continue
			}
			for _, f := range model.Fields(r.Kind()) {
				isTold = isTold || told[reference(r, f)]
			}
		}
		if lost := missing(e, m.Model); len(lost) > 0 && !isTold {
			t.Fatalf("seed %d: %s of %s is dropped and not told: %v", seed, lost, e.ID(), m.Conflicts)
		}
	}
}

// wander makes random edits.
func (b *bench) wander(random *rand.Rand, m *model.Model, steps int, who string) *model.Model {
	b.Helper()
	for i := range steps {
		c, err := b.anyEdit(random, m, model.ID(fmt.Sprint(who, i)))
		if err != nil {
			continue
		}
		m, err = m.Apply(c)
		b.must(err)
	}
	return m
}

func (b *bench) anyEdit(random *rand.Rand, m *model.Model, id model.ID) (model.Change, error) {
	pick := func(k model.Kind) model.ID {
		if all := m.Records(k); len(all) > 0 {
			return all[random.IntN(len(all))].Key()
		}
		return "none"
	}
	text := fmt.Sprint(id, " ", random.IntN(3))
	switch random.IntN(12) {
	case 0, 1:
		return m.Add(model.Deliverable{ID: id, Name: text})
	case 2:
		return m.Add(model.Role{ID: id, Name: text})
	case 3:
		return m.Add(model.Remark{ID: id, On: pick(model.KindDeliverable), Text: text})
	case 4, 5:
		return m.Relate(model.Relation{Rel: model.Needs, From: pick(model.KindDeliverable), To: pick(model.KindDeliverable)})
	case 6:
		return m.Set(pick(model.KindDeliverable), "owner", string(pick(model.KindRole)))
	case 7:
		return m.Set(pick(model.KindDeliverable), "parent", string(pick(model.KindDeliverable)))
	case 8:
		return m.Rename(pick(model.KindDeliverable), text)
	case 9:
		return m.Set(pick(model.KindDeliverable), "days", fmt.Sprint(random.IntN(4)))
	}
	kinds := []model.Kind{model.KindDeliverable, model.KindRole, model.KindRelation}
	return m.Remove(pick(kinds[random.IntN(len(kinds))]))
}

func TestCompact(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger", "d2=slip")
	f, _ := b.open("a.hone", New)
	for i := range 300 {
		b.rename(f, "d1", fmt.Sprint("edit ", i))
	}
	b.must(f.PutSession("zoom", 3))
	b.must(f.WriteBack())
	b.copy("a.hone", "sent.hone")
	want := f.Head()
	j := f.Journal()
	b.must(f.Compact(50))
	b.must(j.Undo(model.Change{ID: "u"})) // entries are still found
	b.expect(j.Head(), "d1=edit 298 d2=slip")
	entries, err := f.Log(0)
	b.must(err)
	if len(entries) != 50 || entries[0].Sequence != 251 || f.Journal().CanUndo() != 50 {
		t.Fatalf("%d entries", len(entries))
	}
	b.rename(f, "d2", "bill")
	b.crash(f)
	f, report := b.open("a.hone", Ahead)
	b.expect(f.Head(), "d1=edit 299 d2=bill")
	if m, err := f.Version(300); err != nil || !model.Diff(want, m).IsEmpty() || report.Damage != nil {
		t.Fatal(err)
	}
	zoom := 0
	if !f.Session("zoom", &zoom) || zoom != 3 {
		t.Fatal("the session is forgotten")
	}
	if _, err := f.Version(100); err == nil {
		t.Fatal("a version that is gone")
	}
	if slices.ContainsFunc(candidates(b.data, "*"), func(c candidate) bool { return strings.Contains(c.path, "compact") }) {
		t.Fatal("something is left")
	}
}
