package model

import (
	"slices"
	"testing"
)

// TestExpectationByDefinition rebuilds the sheet from the records: what the
// goals reach, and by removal what is a checkpoint, once "nobody" is lifted.
func TestExpectationByDefinition(t *testing.T) {
	rows, handOvers, nobody := 0, 0, 0
	for seed := range int64(300) {
		m := peopled(seed, 12)
		sheet := Derive(m, Options{}).Expectation()
		reach, oracle := dependsOn(m), newRemoval(supplied(m))
		goals := Derive(m, Options{}).Goals()
		needed := func(id ID) bool {
			return len(goals) == 0 || slices.ContainsFunc(goals, func(g ID) bool { return g == id || reach[[2]ID{g, id}] })
		}
		for _, d := range All[Deliverable](m) {
			i := slices.IndexFunc(sheet.Rows, func(r ExpectationRow) bool { return r.ID == d.ID })
			if needed(d.ID) != (i >= 0) {
				t.Fatalf("seed %d: %s on the sheet: got %v, want %v", seed, d.ID, i >= 0, needed(d.ID))
			}
			if i < 0 {
				continue
			}
			rows++
			unavoidable := oracle.without[""][d.ID] && slices.ContainsFunc(goals, func(g ID) bool { return oracle.without[""][g] && oracle.loses(d.ID, g) })
			if sheet.Rows[i].Checkpoint != unavoidable {
				t.Fatalf("seed %d: %s a checkpoint: got %v, want %v", seed, d.ID, sheet.Rows[i].Checkpoint, unavoidable)
			}
			isNote := func(n ExpectationNote) bool { return n.ID == d.ID }
			if slices.ContainsFunc(sheet.Nobody, isNote) != (d.Cover == CoverNobody) || slices.ContainsFunc(sheet.Unset, isNote) != (d.Cover == CoverUnset) {
				t.Fatalf("seed %d: %s with cover %q: %+v %+v", seed, d.ID, d.Cover, sheet.Nobody, sheet.Unset)
			}
		}
		nobody += len(sheet.Nobody)
		handOvers += checkHandOvers(t, seed, m, sheet, needed)
		checkShares(t, seed, sheet)
	}
	if rows < 500 || handOvers < 50 || nobody < 20 {
		t.Fatalf("only %d rows, %d hand-overs, %d that nobody supplies were tried", rows, handOvers, nobody)
	}
}

// supplied is the version in which everything has somebody to supply it.
func supplied(m *Model) *Model {
	var edits []Edit
	for _, d := range All[Deliverable](m) {
		if d.Cover == CoverNobody {
			d.Cover = CoverOwn
		}
		edits = append(edits, Edit{After: d})
	}
	return m.with(Change{Edits: edits})
}

func checkHandOvers(t *testing.T, seed int64, m *Model, sheet ExpectationResult, needed func(ID) bool) int {
	t.Helper()
	for _, r := range All[Relation](m) {
		if r.Rel != Needs {
			continue
		}
		of, _ := Find[Deliverable](m, r.From)
		on, _ := Find[Deliverable](m, r.To)
		taker, ok := Find[Role](m, of.Owner)
		giver, ok2 := Find[Role](m, on.Owner)
		want := ok && ok2 && giver.Side != taker.Side && needed(of.ID) && needed(on.ID)
		i := slices.IndexFunc(sheet.HandOvers, func(h HandOver) bool { return h.Relation == r.ID })
		if want != (i >= 0) || want && (sheet.HandOvers[i].From != giver.ID || sheet.HandOvers[i].To != taker.ID) {
			t.Fatalf("seed %d: hand-over %s: got %+v, want %v from %s to %s", seed, r.ID, sheet.HandOvers, want, giver.ID, taker.ID)
		}
	}
	return len(sheet.HandOvers)
}

func checkShares(t *testing.T, seed int64, sheet ExpectationResult) {
	t.Helper()
	checkpoints, counted, share := 0, 0, 0.0
	for _, row := range sheet.Rows {
		if row.Checkpoint {
			checkpoints++
		}
	}
	for _, s := range sheet.Shares {
		counted += s.Count
		share += s.Share
	}
	if counted != checkpoints || checkpoints > 0 && (share < 0.999 || share > 1.001) {
		t.Fatalf("seed %d: the shares %+v of %d checkpoints", seed, sheet.Shares, checkpoints)
	}
}

func TestExpectationOfTheReservationLedger(t *testing.T) {
	m := sample(t, "reservation.ja")
	sheet := Derive(m, Options{}).Expectation()
	if len(sheet.Nobody) != 0 || len(sheet.Unset) != 0 || len(sheet.HandOvers) == 0 {
		t.Fatalf("%d without anybody, %d undecided, %d hand-overs", len(sheet.Nobody), len(sheet.Unset), len(sheet.HandOvers))
	}
	tablet, _ := Find[Deliverable](m, "d13")
	tablet.Cover = CoverNobody
	sheet = Derive(m.with(Change{Edits: []Edit{{After: tablet}}}), Options{}).Expectation()
	want := "「カウンターの端末」を用意する人がいない。これがないとゴールに届かない。"
	if len(sheet.Nobody) != 1 || sheet.Nobody[0].Sentence().JA != want {
		t.Fatalf("without anybody for the tablet: %+v", sheet.Nobody)
	}
	if row := sheet.Rows[slices.IndexFunc(sheet.Rows, func(r ExpectationRow) bool { return r.ID == "d13" })]; !row.Checkpoint {
		t.Errorf("the tablet that nobody supplies is still a checkpoint: %+v", row)
	}
}

func TestExpectationIsTheSameWhateverTheOrderOfRecords(t *testing.T) {
	for seed := range int64(100) {
		m := peopled(seed, 16)
		a, b := Derive(m, Options{}).Expectation(), Derive(again(m, seed), Options{}).Expectation()
		if x, y := asText(t, a), asText(t, b); x != y {
			t.Fatalf("seed %d:\n%s\n%s", seed, x, y)
		}
	}
}
