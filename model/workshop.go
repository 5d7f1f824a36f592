package model

import (
	"cmp"
	"slices"
	"strings"
)

// The steps of the workshop are 0 to 12, and StepClose after them.
const (
	StepClose     = 13
	WorkshopSteps = StepClose + 1
)

// CardKind names what a card asks; the window has the words for it.
type CardKind string

// Card is one question card of the workshop: what a facilitator reads out at a
// step, and what an answer to it makes of the model. On are the elements that it
// is about, Known is what the model says already (empty: the card is open). A
// card with More takes one answer after another until the group has enough; one
// with Again is asked again after an answer as long as it is open; one with
// Amount is answered by a number.
type Card struct {
	Kind   CardKind
	Step   int
	On     []ID
	Known  string
	More   bool
	Again  bool
	Amount bool

	place   [2]int32 // within the step: how far from the goal, and in display order
	replies func() []Reply
	take    func(s Scribe, text string) (Change, error)
}

// Key stays the same from version to version as long as the card does.
func (c Card) Key() string { return keyOf(string(c.Kind), c.On) }

// IsOpen tells whether the model does not say the answer yet.
func (c Card) IsOpen() bool { return c.Known == "" }

// IsAbout tells whether a card is about a record.
func (c Card) IsAbout(id ID) bool { return slices.Contains(c.On, id) }

// TakesText tells whether the card can be answered in words of one's own.
func (c Card) TakesText() bool { return c.take != nil }

// Replies are the answers that are ready to be picked.
func (c Card) Replies() []Reply {
	if c.replies == nil {
		return nil
	}
	return c.replies()
}

// Take is the Change that an answer in words makes. A card that is only picked
// from keeps the words as a remark on what it is about.
func (c Card) Take(s Scribe, text string) (Change, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return Change{}, refuse("no-text")
	}
	if c.take == nil {
		return s.note(c.about(), text)
	}
	change, err := c.take(s, text)
	return s.signed(change, err, c.about(), text)
}

func (c Card) about() ID {
	if len(c.On) == 0 {
		return ""
	}
	return c.On[0]
}

// Reply is an answer that is ready to be picked. It is called by the name Text,
// else by the window's words for Word, in which the records Of are named. One
// that makes nothing lets the card pass: so it is, nothing is to be done.
type Reply struct {
	Word string
	Text string
	Of   []ID
	make func(s Scribe) (Change, error)
}

// Passes tells whether the reply changes nothing.
func (r Reply) Passes() bool { return r.make == nil }

// Take is the Change that the reply makes; said is the reply in words.
func (r Reply) Take(s Scribe, c Card, said string) (Change, error) {
	if r.make == nil {
		return Change{}, refuse("no-change")
	}
	change, err := r.make(s)
	return s.signed(change, err, c.about(), said)
}

// Scribe writes an answer down: on which version, with which new IDs, and, where
// the group wants to know who said what, the question as it was asked and who
// answered. Day is today, such as 2026-11-23.
type Scribe struct {
	Model    *Model
	Mint     func(Kind) ID
	Language Language
	Asked    string
	By       string
	Day      string
}

// signed adds to a Change the remark that says who gave the answer.
func (s Scribe) signed(c Change, err error, on ID, answer string) (Change, error) {
	if err != nil || strings.TrimSpace(s.By) == "" || c.tellsRemark() {
		return c, err
	}
	after, err := s.Model.Apply(c)
	if err != nil {
		return c, err
	}
	if !after.Has(on) {
		on = ""
	}
	remark, err := after.Add(s.remark(on, RemarkQuestion, StatusConfirmed, answer))
	if err != nil {
		return c, err
	}
	return c.Then(remark), nil
}

// tellsRemark tells whether a Change writes a remark already.
func (c Change) tellsRemark() bool {
	return slices.ContainsFunc(c.Edits, func(e Edit) bool { r, ok := e.After.(Remark); return ok && r.By != "" })
}

// note keeps an answer that makes nothing else as a remark.
func (s Scribe) note(on ID, text string) (Change, error) {
	return s.Model.Add(s.remark(on, RemarkQuestion, StatusConfirmed, text))
}

// remark is the question, if it is known, with its answer below.
func (s Scribe) remark(on ID, about RemarkKind, status Status, text string) Remark {
	if about == RemarkQuestion && s.Asked != "" {
		text = s.Asked + "\n" + text
	}
	return Remark{ID: s.Mint(KindRemark), On: on, About: about, Status: status, Text: clipTo(text, MaxText-1), By: strings.TrimSpace(clipTo(s.By, MaxName-1))}
}

// inTurn makes one Change of verbs, each on what the one before has made. Verbs
// that have nothing to do are left out, unless all have.
func (s Scribe) inTurn(label string, verbs ...func(s Scribe) (Change, error)) (Change, error) {
	whole := Change{Label: label}
	var last error
	for _, verb := range verbs {
		c, err := verb(s)
		if err != nil {
			last = err
			continue
		}
		if s.Model, err = s.Model.Apply(c); err != nil {
			return Change{}, err
		}
		whole = whole.Then(c)
	}
	if whole.IsEmpty() {
		return Change{}, cmp.Or(last, refuse("no-change"))
	}
	return whole, nil
}

// workshop makes the cards of one version.
type workshop struct {
	in    *survey
	m     *Model
	cards []Card
}

// Workshop lists the cards of all steps, each step's in the order in which they
// are asked: outwards from the goal, then in display order. found are the
// findings of the same version.
func (d *Derivation) Workshop(found []Finding) []Card {
	w := &workshop{in: d.survey(), m: d.Model}
	w.scope()
	w.goal()
	w.harvest()
	w.flip(found)
	w.chain()
	w.forward()
	w.syncs()
	w.people()
	w.doneWhen()
	w.means(found)
	w.milestones()
	w.results()
	w.walkThrough()
	w.close()
	slices.SortStableFunc(w.cards, func(a, b Card) int {
		return cmp.Or(cmp.Compare(a.Step, b.Step), slices.Compare(a.place[:], b.place[:]))
	})
	return w.cards
}

// put adds a card.
func (w *workshop) put(c Card) { w.cards = append(w.cards, c) }

// outwards is the place of a card about a deliverable or action: nearest to the
// goal first.
func (w *workshop) outwards(v int) [2]int32 {
	if !w.in.onWay[v] {
		return [2]int32{1 << 20, int32(w.in.d.positions()[v])}
	}
	return [2]int32{w.in.depth[v] + 1, int32(w.in.d.positions()[v])}
}

// Progress is how far a step is: of its cards, how many are answered.
type Progress struct{ Answered, All int }

// ProgressOf counts the cards of each step; passed has the keys of those that
// the group has let pass.
func ProgressOf(cards []Card, passed map[string]bool) [WorkshopSteps]Progress {
	var steps [WorkshopSteps]Progress
	for _, c := range cards {
		p := &steps[c.Step]
		p.All++
		if !c.IsOpen() || passed[c.Key()] {
			p.Answered++
		}
	}
	return steps
}

// pass is a reply that lets a card pass.
func pass(word string, of ...ID) Reply { return Reply{Word: word, Of: of} }

// enoughReply says that there is nothing more.
func enoughReply() []Reply { return []Reply{pass("enough")} }

// setting is a reply that gives a field a value.
func setting(word string, of ID, field, value string) Reply {
	return Reply{Word: word, make: func(s Scribe) (Change, error) { return s.Model.Set(of, field, value) }}
}

// settingText takes the words of an answer into a field.
func settingText(of ID, field string) func(Scribe, string) (Change, error) {
	return func(s Scribe, text string) (Change, error) { return s.Model.Set(of, field, text) }
}

// naming is a reply that is a name, taken as if it had been typed.
func naming(text string, take func(Scribe, string) (Change, error)) Reply {
	return Reply{Text: text, make: func(s Scribe) (Change, error) { return take(s, text) }}
}
