package model

import "testing"

// carriedCase is one meeting of two people's edits: what mine makes of base is
// carried over to what theirs made of it.
type carriedCase struct {
	name         string
	base         []Record
	mine, theirs func(*testing.T, *Model) Change
	want         []Record // the result, without Info
}

func do(verbs ...func(*Model) (Change, error)) func(*testing.T, *Model) Change {
	return func(t *testing.T, m *Model) Change {
		t.Helper()
		var whole Change
		for _, verb := range verbs {
			c, err := verb(m)
			if err != nil {
				t.Fatal(err)
			}
			whole.Label = c.Label
			whole, m = whole.Then(c), apply(t, m, c)
		}
		return whole
	}
}

func set(id ID, field, text string) func(*Model) (Change, error) {
	return func(m *Model) (Change, error) { return m.Set(id, field, text) }
}

func add(r Record) func(*Model) (Change, error) {
	return func(m *Model) (Change, error) { return m.Add(r) }
}

func relate(kind RelationKind, from, to ID, group, label string) func(*Model) (Change, error) {
	return func(m *Model) (Change, error) {
		r := NewRelation(kind, from, to, group)
		r.Label = label
		return m.Relate(r)
	}
}

func remove(ids ...ID) func(*Model) (Change, error) {
	return func(m *Model) (Change, error) { return m.Remove(ids...) }
}

func needs(from, to ID) Relation { return NewRelation(Needs, from, to, "") }

func labelled(r Relation, label string) Relation {
	r.Label = label
	return r
}

var (
	d1 = Deliverable{ID: "d1", Name: "契約書"}
	d2 = Deliverable{ID: "d2", Name: "見積"}
	d3 = Deliverable{ID: "d3", Name: "要件一覧"}
	r1 = Role{ID: "r1", Name: "店長"}
)

// carriedCases say what people mean when their edits meet: a program that
// swapped mine and theirs would keep every law and fail here.
var carriedCases = []carriedCase{
	{
		"different fields both survive",
		[]Record{d1},
		do(set("d1", "name", "締結済みの契約")), do(set("d1", "days", "3")),
		[]Record{Deliverable{ID: "d1", Name: "締結済みの契約", Days: 3}},
	},
	{
		"of the same field the later wins",
		[]Record{d1},
		do(set("d1", "name", "mine")), do(set("d1", "name", "theirs")),
		[]Record{Deliverable{ID: "d1", Name: "mine"}},
	},
	{
		"clearing a field is an edit of it",
		[]Record{Deliverable{ID: "d1", Name: "契約書", Note: "旧"}},
		do(set("d1", "note", "")), do(set("d1", "note", "新")),
		[]Record{d1},
	},
	{
		"the same edit twice is one",
		[]Record{d1},
		do(set("d1", "name", "契約")), do(set("d1", "name", "契約")),
		[]Record{Deliverable{ID: "d1", Name: "契約"}},
	},
	{
		"a field set back is left to the other",
		[]Record{d1},
		do(set("d1", "days", "5"), set("d1", "days", "0")), do(set("d1", "days", "3")),
		[]Record{Deliverable{ID: "d1", Name: "契約書", Days: 3}},
	},
	{
		"my removal beats their edit",
		[]Record{d1, d2},
		do(remove("d1")), do(set("d1", "name", "theirs")),
		[]Record{d2},
	},
	{
		"their removal beats my edit",
		[]Record{d1, d2},
		do(set("d1", "name", "mine")), do(remove("d1")),
		[]Record{d2},
	},
	{
		"both remove",
		[]Record{d1, d2},
		do(remove("d1")), do(remove("d1")),
		[]Record{d2},
	},
	{
		"a relation to what they removed is left out",
		[]Record{d1, d2},
		do(relate(Needs, "d1", "d2", "", "")), do(remove("d2")),
		[]Record{d1},
	},
	{
		"a removal takes relations that it had not seen",
		[]Record{d1, d2, d3},
		do(remove("d2")), do(relate(Needs, "d1", "d2", "", ""), relate(Needs, "d1", "d3", "", "")),
		[]Record{d1, d3, needs("d1", "d3")},
	},
	{
		"a removal takes places that it had not seen",
		[]Record{d1, d2},
		do(remove("d1")), do(func(m *Model) (Change, error) { return m.Pin(ViewDeliverables, "d1", 1, 2) }),
		[]Record{d2},
	},
	{
		"an owner that they removed is cleared, the rest stays",
		[]Record{d1, r1},
		do(set("d1", "owner", "r1"), set("d1", "days", "2")), do(remove("r1")),
		[]Record{Deliverable{ID: "d1", Name: "契約書", Days: 2}},
	},
	{
		"my removal of a role clears an owner that it had not seen",
		[]Record{d1, r1},
		do(remove("r1")), do(set("d1", "owner", "r1")),
		[]Record{d1},
	},
	{
		"one line drawn by both is one record",
		[]Record{d1, d2},
		do(relate(Needs, "d1", "d2", "", "")), do(relate(Needs, "d1", "d2", "", "")),
		[]Record{d1, d2, needs("d1", "d2")},
	},
	{
		"one line drawn by both keeps the label that one of them gave",
		[]Record{d1, d2},
		do(relate(Needs, "d1", "d2", "", "")), do(relate(Needs, "d1", "d2", "", "必ず")),
		[]Record{d1, d2, labelled(needs("d1", "d2"), "必ず")},
	},
	{
		"of two labels the later wins",
		[]Record{d1, d2},
		do(relate(Needs, "d1", "d2", "", "mine")), do(relate(Needs, "d1", "d2", "", "theirs")),
		[]Record{d1, d2, labelled(needs("d1", "d2"), "mine")},
	},
	{
		"a sync drawn from either side is one",
		[]Record{d1, d2},
		do(relate(Sync, "d1", "d2", "", "")), do(relate(Sync, "d2", "d1", "", "")),
		[]Record{d1, d2, NewRelation(Sync, "d1", "d2", "")},
	},
	{
		"two put inside one another: the first stays",
		[]Record{d1, d2},
		do(set("d1", "parent", "d2")), do(set("d2", "parent", "d1")),
		[]Record{d1, Deliverable{ID: "d2", Name: "見積", Parent: "d1"}},
	},
	{
		"what gives way goes back to where it was",
		[]Record{inside(d1, "d3"), d2, d3},
		do(set("d1", "parent", "d2")), do(set("d2", "parent", "d1")),
		[]Record{inside(d1, "d3"), inside(d2, "d1"), d3},
	},
	{
		"my edit of what they moved leaves it where they put it",
		[]Record{d1, d2},
		do(set("d1", "parent", "d2"), set("d2", "days", "3")), do(set("d2", "parent", "d1")),
		[]Record{d1, Deliverable{ID: "d2", Name: "見積", Parent: "d1", Days: 3}},
	},
	{
		"three put inside one another: one of mine gives way",
		[]Record{d1, d2, d3},
		do(set("d1", "parent", "d2"), set("d2", "parent", "d3")), do(set("d3", "parent", "d1")),
		[]Record{inside(d1, "d2"), d2, inside(d3, "d1")},
	},
	{
		"what I put into a frame that they removed stands free",
		[]Record{d1, d2},
		do(set("d1", "parent", "d2")), do(remove("d2")),
		[]Record{d1},
	},
	{
		"a new element and its line survive their edits elsewhere",
		[]Record{d1},
		do(func(m *Model) (Change, error) { return m.AddNeed("d1", "d2", "見積") }), do(set("d1", "name", "契約")),
		[]Record{Deliverable{ID: "d1", Name: "契約"}, Deliverable{ID: "d2", Name: "見積", Rank: "a"}, needs("d1", "d2")},
	},
	{
		"a new element survives when its neighbour goes, its line does not",
		[]Record{d1},
		do(func(m *Model) (Change, error) { return m.AddNeed("d1", "d2", "見積") }), do(remove("d1")),
		[]Record{Deliverable{ID: "d2", Name: "見積", Rank: "a"}},
	},
	{
		"two new things under one ID become one record of both", nil,
		do(add(Deliverable{ID: "d1", Name: "mine", Days: 1})), do(add(Deliverable{ID: "d1", Name: "theirs", Cost: 2})),
		[]Record{Deliverable{ID: "d1", Name: "mine", Days: 1, Cost: 2}},
	},
	{
		"two kinds under one ID: theirs was first", nil,
		do(add(Deliverable{ID: "x1", Name: "mine"})), do(add(Action{ID: "x1", Name: "theirs"})),
		[]Record{Action{ID: "x1", Name: "theirs"}},
	},
	{
		"a reading of what they removed is left out",
		[]Record{d1, Account{ID: "n1", Name: "駅前店"}},
		do(add(Reading{ID: "v1", Account: "n1", Of: "d1", Value: "done"})), do(remove("d1")),
		[]Record{Account{ID: "n1", Name: "駅前店"}},
	},
	{
		"a remark on my line that is left out goes to the parking lot",
		[]Record{d1, d2},
		do(relate(Needs, "d1", "d2", "", ""), add(Remark{ID: "a0", On: "needs:d1:d2", Text: "誰が?"})), do(remove("d2")),
		[]Record{d1, Remark{ID: "a0", Text: "誰が?"}},
	},
	{
		"a remark on what they removed goes to the parking lot",
		[]Record{d1},
		do(add(Remark{ID: "q1", On: "d1", Text: "誰が?"})), do(remove("d1")),
		[]Record{Remark{ID: "q1", Text: "誰が?"}},
	},
	{
		"a merge takes along a line that it had not seen",
		[]Record{d1, d2, d3},
		do(func(m *Model) (Change, error) { return m.MergeDeliverables("d1", "d2") }), do(relate(Needs, "d3", "d2", "", "")),
		[]Record{d1, d3},
	},
}
