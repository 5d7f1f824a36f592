package model

import "fmt"

// verbCase is what one verb makes of a small model.
type verbCase struct {
	name string
	have []Record
	do   func(*Model) (Change, error)
	want []Record // the result, without Info
}

func alternative(from, to ID, group string) Relation { return NewRelation(Needs, from, to, group) }

func inside(d Deliverable, parent ID) Deliverable {
	d.Parent = parent
	return d
}

func ranked(d Deliverable, rank string) Deliverable {
	d.Rank = rank
	return d
}

// minter gives the IDs n1, n2, …
func minter() func(Kind) ID {
	n := 0
	return func(Kind) ID {
		n++
		return ID(fmt.Sprint("n", n))
	}
}

func n1(rank string) Deliverable { return Deliverable{ID: "n1", Name: "新", Rank: rank} }

var verbCases = []verbCase{
	{
		"a need of a part stands in the same composite",
		[]Record{ranked(d1, "a"), ranked(inside(d2, "d1"), "b")},
		func(m *Model) (Change, error) { return m.AddNeed("d2", "n1", " 新 ") },
		[]Record{ranked(d1, "a"), ranked(inside(d2, "d1"), "b"), inside(n1("c"), "d1"), needs("d2", "n1")},
	},
	{
		"a dependent",
		[]Record{ranked(d1, "a")},
		func(m *Model) (Change, error) { return m.AddDependent("d1", "n1", "新") },
		[]Record{ranked(d1, "a"), n1("b"), needs("n1", "d1")},
	},
	{
		"a sibling is a need of its own, also beside an alternative",
		[]Record{ranked(d1, "a"), ranked(d2, "b"), alternative("d1", "d2", "g")},
		func(m *Model) (Change, error) { return m.AddSibling("d2", "n1", "新") },
		[]Record{ranked(d1, "a"), ranked(d2, "b"), n1("c"), alternative("d1", "d2", "g"), needs("d1", "n1")},
	},
	{
		"a sibling of a shared need joins the dependent under which it was made",
		[]Record{ranked(d1, "a"), ranked(d3, "b"), ranked(d2, "c"), needs("d1", "d2"), needs("d3", "d2")},
		func(m *Model) (Change, error) { return m.AddSibling("d2", "n1", "新") },
		[]Record{ranked(d1, "a"), ranked(d3, "b"), ranked(d2, "c"), n1("d"), needs("d1", "d2"), needs("d3", "d2"), needs("d3", "n1")},
	},
	{
		"a sibling of a part that nothing needs is another part",
		[]Record{ranked(d1, "a"), ranked(inside(d2, "d1"), "b")},
		func(m *Model) (Change, error) { return m.AddSibling("d2", "n1", "新") },
		[]Record{ranked(d1, "a"), ranked(inside(d2, "d1"), "b"), inside(n1("c"), "d1")},
	},
	{
		"an alternative makes a need into a group of two and keeps its label and remarks",
		[]Record{d1, d2, labelled(needs("d1", "d2"), "必ず"), Remark{ID: "q1", On: "needs:d1:d2", Text: "本当に?"}},
		func(m *Model) (Change, error) { return m.AddAlternative("d2", "n1", "新") },
		[]Record{
			d1, d2, n1("a"), labelled(alternative("d1", "d2", "n1"), "必ず"), alternative("d1", "n1", "n1"),
			Remark{ID: "q1", On: "needs:d1:d2:n1", Text: "本当に?"},
		},
	},
	{
		"an alternative joins a shared group, and stands in for each dependent",
		[]Record{d1, d2, d3, alternative("d1", "d2", "g"), alternative("d1", "d3", "g"), needs("d3", "d2")},
		func(m *Model) (Change, error) { return m.AddAlternative("d2", "n1", "新") },
		[]Record{
			d1, d2, ranked(d3, "b"), n1("a"), alternative("d1", "d2", "g"), alternative("d1", "d3", "g"), alternative("d1", "n1", "g"),
			alternative("d3", "d2", "n1"), alternative("d3", "n1", "n1"),
		},
	},
	{
		"the next action stands in the lane of the one before",
		[]Record{r1, Action{ID: "a1", Name: "聞く", Role: "r1", Rank: "a"}},
		func(m *Model) (Change, error) { return m.AddNextAction("a1", "n1", "書く") },
		[]Record{
			r1,
			Action{ID: "a1", Name: "聞く", Role: "r1", Rank: "a"},
			Action{ID: "n1", Name: "書く", Role: "r1", Rank: "b"},
			NewRelation(Then, "a1", "n1", ""),
		},
	},
	{
		"a parallel action follows what its neighbour follows",
		[]Record{Action{ID: "a1", Name: "聞く", Rank: "a"}, Action{ID: "a2", Name: "書く", Rank: "b"}, NewRelation(Then, "a1", "a2", "")},
		func(m *Model) (Change, error) { return m.AddParallelAction("a2", "n1", "撮る") },
		[]Record{
			Action{ID: "a1", Name: "聞く", Rank: "a"},
			Action{ID: "a2", Name: "書く", Rank: "b"},
			Action{ID: "n1", Name: "撮る", Rank: "c"},
			NewRelation(Then, "a1", "a2", ""), NewRelation(Then, "a1", "n1", ""),
		},
	},
	{
		"the noun of a verb",
		[]Record{Action{ID: "a1", Name: "見積を出す"}},
		func(m *Model) (Change, error) { return m.AddCounterpart("a1", "n1", "新") },
		[]Record{Action{ID: "a1", Name: "見積を出す"}, n1("a"), NewRelation(Yields, "a1", "n1", "")},
	},
	{
		"the verb of a noun is done by its owner",
		[]Record{r1, Deliverable{ID: "d1", Name: "契約書", Owner: "r1"}},
		func(m *Model) (Change, error) { return m.AddCounterpart("d1", "n1", "結ぶ") },
		[]Record{
			r1,
			Deliverable{ID: "d1", Name: "契約書", Owner: "r1"},
			Action{ID: "n1", Name: "結ぶ", Role: "r1", Rank: "a"},
			NewRelation(Yields, "n1", "d1", ""),
		},
	},
	{
		"the parts of a removed composite move up past removed ones",
		[]Record{d1, inside(d2, "d1"), inside(d3, "d2"), Deliverable{ID: "d4", Name: "物", Parent: "d3"}},
		func(m *Model) (Change, error) { return m.Remove("d3", "d2", "d3") },
		[]Record{d1, Deliverable{ID: "d4", Name: "物", Parent: "d1"}},
	},
	{
		"a redirected relation keeps its label and the remarks on it",
		[]Record{d1, d2, d3, labelled(alternative("d1", "d2", "g"), "か"), Remark{ID: "q1", On: "needs:d1:d2:g", Text: "?"}},
		func(m *Model) (Change, error) { return m.Redirect("needs:d1:d2:g", "d1", "d3") },
		[]Record{d1, d2, d3, labelled(alternative("d1", "d3", "g"), "か"), Remark{ID: "q1", On: "needs:d1:d3:g", Text: "?"}},
	},
	{
		"merging moves all relations, drops the one between the two, and keeps one of two alike",
		[]Record{
			d1, d2, d3, r1, a("a1"),
			needs("d1", "d2"), needs("d3", "d2"), labelled(needs("d3", "d1"), "既に"), alternative("d2", "d3", "g"),
			NewRelation(Yields, "a1", "d2", ""), NewRelation(Sync, "d2", "d3", ""),
			Remark{ID: "q1", On: "d2", Text: "?"},
			Remark{ID: "q2", On: "needs:d1:d2", Text: "??"},
		},
		func(m *Model) (Change, error) { return m.MergeDeliverables("d1", "d2") },
		[]Record{
			d1, d3, r1, a("a1"), labelled(needs("d3", "d1"), "既に"), alternative("d1", "d3", "g"),
			NewRelation(Yields, "a1", "d1", ""), NewRelation(Sync, "d1", "d3", ""),
			Remark{ID: "q1", On: "d1", Text: "?"},
			Remark{ID: "q2", On: "d1", Text: "??"},
		},
	},
	{
		"merging fills empty fields and keeps both notes",
		[]Record{
			r1,
			Deliverable{ID: "d1", Name: "契約書", Note: "甲", Days: 1},
			Deliverable{ID: "d2", Name: "契約", Note: "乙", Days: 2, Cost: 3, Owner: "r1", Goal: true, DoneWhen: "押印"},
		},
		func(m *Model) (Change, error) { return m.MergeDeliverables("d1", "d2") },
		[]Record{r1, Deliverable{ID: "d1", Name: "契約書", Note: "甲\n乙", Days: 1, Cost: 3, Owner: "r1", Goal: true, DoneWhen: "押印"}},
	},
	{
		"merging a composite into what it holds",
		[]Record{d1, inside(d2, "d1"), inside(d3, "d2")},
		func(m *Model) (Change, error) { return m.MergeDeliverables("d3", "d1") },
		[]Record{d3, inside(d2, "d3")},
	},
	{
		"merging a part into its composite",
		[]Record{d1, inside(d2, "d1"), inside(d3, "d2")},
		func(m *Model) (Change, error) { return m.MergeDeliverables("d1", "d2") },
		[]Record{d1, inside(d3, "d1")},
	},
	{
		"merging keeps the pin of the one that stays and takes the other's where it has none",
		[]Record{d1, d2, pin(ViewDeliverables, "d1", 1), pin(ViewDeliverables, "d2", 2), pin(ViewPFD, "d2", 3)},
		func(m *Model) (Change, error) { return m.MergeDeliverables("d1", "d2") },
		[]Record{d1, pin(ViewDeliverables, "d1", 1), Place{ID: "place:pfd:d2", View: ViewPFD, Of: "d1", X: 3}},
	},
	{
		"ungrouped alternatives are all needed",
		[]Record{d1, d2, d3, alternative("d1", "d2", "g"), labelled(alternative("d1", "d3", "g"), "か"), alternative("d2", "d3", "g")},
		func(m *Model) (Change, error) { return m.Ungroup("needs:d1:d2:g") },
		[]Record{d1, d2, d3, needs("d1", "d2"), labelled(needs("d1", "d3"), "か"), alternative("d2", "d3", "g")},
	},
	{
		"an ungrouped composite needs what it held",
		[]Record{d1, inside(d2, "d1"), inside(d3, "d2")},
		func(m *Model) (Change, error) { return m.Ungroup("d2") },
		[]Record{d1, inside(d2, "d1"), inside(d3, "d1"), needs("d2", "d3")},
	},
	{
		"needs become alternatives",
		[]Record{d1, d2, d3, needs("d1", "d2"), labelled(needs("d1", "d3"), "か")},
		func(m *Model) (Change, error) { return m.MakeAlternatives("g", "needs:d1:d2", "needs:d1:d3") },
		[]Record{d1, d2, d3, alternative("d1", "d2", "g"), labelled(alternative("d1", "d3", "g"), "か")},
	},
	{
		"a composite takes the place of its parts",
		[]Record{ranked(d1, "a"), ranked(inside(d2, "d1"), "b"), ranked(inside(d3, "d1"), "c")},
		func(m *Model) (Change, error) { return m.Compose("n1", "新", "d2", "d3") },
		[]Record{ranked(d1, "a"), ranked(inside(d2, "n1"), "b"), ranked(inside(d3, "n1"), "c"), inside(n1("ba"), "d1")},
	},
	{
		"copies are joined like their originals, and to nothing else",
		[]Record{ranked(d1, "a"), ranked(inside(d2, "d1"), "b"), ranked(d3, "c"), alternative("d1", "d2", "g"), needs("d1", "d3"), needs("d3", "d1")},
		func(m *Model) (Change, error) { return m.Duplicate([]ID{"d1", "d2", "d1"}, minter()) },
		[]Record{
			ranked(d1, "a"), ranked(inside(d2, "d1"), "b"), ranked(d3, "c"), alternative("d1", "d2", "g"), needs("d1", "d3"), needs("d3", "d1"),
			Deliverable{ID: "n1", Name: "契約書", Rank: "b5"},
			Deliverable{ID: "n2", Name: "見積", Parent: "n1", Rank: "ba"},
			alternative("n1", "n2", "g"),
		},
	},
	{
		"pasted lines are needs of what they stand under, and a name is one thing",
		[]Record{ranked(d1, "a"), ranked(d2, "b")},
		func(m *Model) (Change, error) {
			return m.PasteOutline("d1", KindDeliverable, "\n研修\n\t- 教材\n\t・見積\n  \n日程\n\t教材\r\n", minter())
		},
		[]Record{
			ranked(d1, "a"), ranked(d2, "b"),
			Deliverable{ID: "n1", Name: "研修", Rank: "a3"},
			Deliverable{ID: "n2", Name: "教材", Rank: "a5"},
			Deliverable{ID: "n3", Name: "日程", Rank: "aaa"},
			needs("d1", "n1"), needs("n1", "n2"), needs("n1", "d2"), needs("d1", "n3"), needs("n3", "n2"),
		},
	},
	{
		"pasted actions follow one another",
		[]Record{r1, Action{ID: "a1", Name: "始める", Role: "r1", Rank: "a"}},
		func(m *Model) (Change, error) {
			return m.PasteOutline("a1", KindAction, "1. 聞く\n2) 選ぶ\n   はい\n   いいえ\n3、書く", minter())
		},
		[]Record{
			r1,
			Action{ID: "a1", Name: "始める", Role: "r1", Rank: "a"},
			Action{ID: "n1", Name: "聞く", Role: "r1", Rank: "b"},
			Action{ID: "n2", Name: "選ぶ", Role: "r1", Rank: "c"},
			Action{ID: "n3", Name: "はい", Role: "r1", Rank: "d"},
			Action{ID: "n4", Name: "いいえ", Role: "r1", Rank: "e"},
			Action{ID: "n5", Name: "書く", Role: "r1", Rank: "f"},
			NewRelation(Then, "a1", "n1", ""), NewRelation(Then, "n1", "n2", ""), NewRelation(Then, "n2", "n3", ""),
			NewRelation(Then, "n3", "n4", ""), NewRelation(Then, "n2", "n5", ""),
		},
	},
	{
		"phases of a preset come after those that are there",
		[]Record{Phase{ID: "p1", Name: "Land", Rank: "a"}},
		func(m *Model) (Change, error) { return m.AddPhases([]string{"Land", "Adopt", "Expand"}, minter()) },
		[]Record{Phase{ID: "p1", Name: "Land", Rank: "a"}, Phase{ID: "n1", Name: "Adopt", Rank: "b"}, Phase{ID: "n2", Name: "Expand", Rank: "c"}},
	},
	{
		"one field of many",
		[]Record{d1, d2, Action{ID: "a1", Name: "書く"}},
		func(m *Model) (Change, error) { return m.SetMany([]ID{"d1", "a1", "d1"}, "days", "2.50") },
		[]Record{Deliverable{ID: "d1", Name: "契約書", Days: 2.5}, d2, Action{ID: "a1", Name: "書く", Days: 2.5}},
	},
	{
		"a place that came under another ID gives way to the pin",
		[]Record{d1, Place{ID: "x1", View: ViewPFD, Of: "d1", X: 1}, pin(ViewDeliverables, "d1", 2)},
		func(m *Model) (Change, error) { return m.Pin(ViewPFD, "d1", 5, 0) },
		[]Record{d1, pin(ViewPFD, "d1", 5), pin(ViewDeliverables, "d1", 2)},
	},
	{
		"unpinned in one view",
		[]Record{d1, d2, pin(ViewPFD, "d1", 1), pin(ViewPFD, "d2", 1), pin(ViewDeliverables, "d1", 2)},
		func(m *Model) (Change, error) { return m.Unpin(ViewPFD, "d1", "d2") },
		[]Record{d1, d2, pin(ViewDeliverables, "d1", 2)},
	},
}
