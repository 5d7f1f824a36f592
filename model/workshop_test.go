package model

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// room is a group at work: a model, and the cards that they let pass.
type room struct {
	*testing.T
	m      *Model
	mint   func(Kind) ID
	passed map[string]bool
	by     string
}

func newRoom(t *testing.T, records ...Record) *room {
	return &room{t, build(t, records...), minter(), map[string]bool{}, ""}
}

func (r *room) scribe() Scribe {
	return Scribe{Model: r.m, Mint: r.mint, Language: Japanese, By: r.by, Day: "2026-11-23"}
}

func (r *room) cards() []Card {
	d := Derive(r.m, Options{})
	return d.Workshop(d.Findings(nil))
}

// card is the card of a kind about a record of a name.
func (r *room) card(kind CardKind, name string) Card {
	r.Helper()
	for _, c := range r.cards() {
		if c.Kind == kind && (name == "" || len(c.On) > 0 && nameOfID(r.m, c.On[0]) == name) {
			return c
		}
	}
	r.Fatalf("no card %s about %q", kind, name)
	return Card{}
}

func nameOfID(m *Model, id ID) string {
	r, ok := m.Get(id)
	if !ok {
		return ""
	}
	return NameOf(r)
}

// has tells whether there is an open card of a kind about a record of a name.
func (r *room) asks(kind CardKind, name string) bool {
	return slices.ContainsFunc(r.cards(), func(c Card) bool {
		return c.Kind == kind && c.IsOpen() && (name == "" || len(c.On) > 0 && nameOfID(r.m, c.On[0]) == name)
	})
}

func (r *room) enter(c Change, err error) {
	r.Helper()
	if err != nil {
		r.Fatal(err)
	}
	next := apply(r.T, r.m, c)
	checkLaws(r.T, r.m, c, next)
	r.m = next
}

// answer answers a card in words.
func (r *room) answer(kind CardKind, name, text string) {
	r.Helper()
	r.enter(r.card(kind, name).Take(r.scribe(), text))
}

// picks picks a ready answer, by its name or its word.
func (r *room) picks(kind CardKind, name, word string) {
	r.Helper()
	c := r.card(kind, name)
	var offered []string
	for _, reply := range c.Replies() {
		said := reply.Text
		if said == "" {
			said = reply.Word
			for _, id := range reply.Of {
				said += " " + nameOfID(r.m, id)
			}
		}
		offered = append(offered, said)
		if said == word {
			r.enter(reply.Take(r.scribe(), c, word))
			return
		}
	}
	r.Fatalf("%s about %q does not offer %q but %q", kind, name, word, offered)
}

func (r *room) named(name string) ID {
	r.Helper()
	for _, k := range []Kind{KindDeliverable, KindAction, KindRole, KindPhase, KindAccount, KindKPI} {
		for _, record := range r.m.Records(k) {
			if NameOf(record) == name {
				return record.Key()
			}
		}
	}
	r.Fatalf("nothing is called %q", name)
	return ""
}

func (r *room) joined(kind RelationKind, from, to string) bool {
	r.Helper()
	for _, rel := range All[Relation](r.m) {
		if rel.Rel == kind && rel.From == r.named(from) && rel.To == r.named(to) {
			return true
		}
	}
	return false
}

// TestEveryAnswerIsOneChange: whatever a card offers or is told, of whatever
// model, it is one Change that applies and can be taken back, or a refusal.
func TestEveryAnswerIsOneChange(t *testing.T) {
	for seed := range uint64(25) {
		dice := newDice(seed)
		r := &room{T: t, m: randomModel(int64(seed), 12), mint: fresh("x"), by: pick(dice, []string{"", "田中"})}
		for range 100 * (seed % 2) {
			_, r.m = dice.step(t, r.m)
		}
		kinds := map[CardKind]int{}
		for _, c := range r.cards() {
			if kinds[c.Kind]++; kinds[c.Kind] > 2 {
				continue
			}
			if c.Step < 0 || c.Step > StepClose || c.Replies() == nil && !c.TakesText() {
				t.Fatalf("seed %d: %+v cannot be answered", seed, c)
			}
			for _, reply := range c.Replies() {
				if reply.Word == "" && reply.Text == "" {
					t.Errorf("seed %d: a reply of %s has no words", seed, c.Kind)
				}
				change, err := reply.Take(r.scribe(), c, "そう")
				r.holds(seed, c, change, err)
			}
			for _, text := range someTexts {
				change, err := c.Take(r.scribe(), text)
				r.holds(seed, c, change, err)
			}
		}
	}
}

// fresh gives IDs that no random model has.
func fresh(prefix string) func(Kind) ID {
	n := 0
	return func(Kind) ID {
		n++
		return ID(fmt.Sprint(prefix, "-", n))
	}
}

func (r *room) holds(seed uint64, c Card, change Change, err error) {
	r.Helper()
	var refusal *Refusal
	if err != nil {
		if !errors.As(err, &refusal) {
			r.Errorf("seed %d: %s: %v", seed, c.Key(), err)
		}
		return
	}
	if change.IsEmpty() && !strings.HasPrefix(change.Label, "set-") && change.Label != "rename" {
		r.Errorf("seed %d: %s makes an empty change", seed, c.Key())
	}
	next, err := r.m.Apply(change)
	if err != nil {
		r.Errorf("seed %d: %s: %v", seed, c.Key(), err)
		return
	}
	checkLaws(r.T, r.m, change, next)
}

func TestAmountsAreReadAsPeopleSayThem(t *testing.T) {
	for text, want := range map[string]float64{"30": 30, "３０日くらい": 30, "50万円": 500_000, "1,200": 1200, "2週間": 14, "3か月": 90, "0.5": 0.5, "2 weeks": 14, "about 3k": 3000} {
		if got, ok := amountIn(text); !ok || got != want {
			t.Errorf("%q is %g, want %g", text, got, want)
		}
	}
	if _, ok := amountIn("来年"); ok {
		t.Error("a number in no number")
	}
}

func TestSummarySetsDeliverablesAgainstActivities(t *testing.T) {
	r := newRoom(t)
	r.answer("goal", "", "受け取った代金")
	r.answer("need", "受け取った代金", "注文票")
	r.answer("harvest", "", "注文を取る\n電話で受ける\n床を掃く")
	r.answer("flip", "注文を取る", "注文票")
	r.answer("flip", "電話で受ける", "注文票")
	r.enter(Park(r.scribe(), "個室は？"))
	s := Derive(r.m, Options{}).Summary()
	if len(s.Rows) != 2 || len(s.Rows[0].Actions) != 2 || !s.Rows[0].Checkpoint || !s.Rows[1].Goal || len(s.Idle) != 1 || len(s.Open) != 1 || len(s.Checkpoints) != 1 {
		t.Errorf("%+v", s)
	}
}
