package model

import "strings"

// hearingWords are the six questions of the hearing, in the order in which they
// are asked, with how the remarks begin that keep the answers.
var hearingWords = []struct {
	kind CardKind
	text Phrase
}{
	{"hear-what", Phrase{"何を", "What"}},
	{"hear-why", Phrase{"なぜ", "Why"}},
	{"hear-who", Phrase{"だれが", "Who"}},
	{"hear-when", Phrase{"いつ", "When"}},
	{"hear-where", Phrase{"どこで", "Where"}},
	{"hear-how", Phrase{"どうやって", "How"}},
}

// Hearing gives the six cards about a deliverable or an action: what, why, who,
// when, where, how. An answer goes to where the model keeps it, else into a
// remark that begins with the word, such as "どこで：レジの横".
func (d *Derivation) Hearing(id ID) []Card {
	w := &workshop{in: d.survey(), m: d.Model}
	r, _ := d.Model.Get(id)
	if k := kindOf(r); k != KindDeliverable && k != KindAction {
		return nil
	}
	var cards []Card
	for _, word := range hearingWords {
		known, take := w.kept(r, word.kind)
		if take == nil {
			known = w.heard(id, word.text)
			take = func(s Scribe, text string) (Change, error) {
				return s.Model.Add(s.remark(id, RemarkAssumption, StatusConfirmed, word.text.In(s.Language)+colonIn(s.Language)+text))
			}
		}
		cards = append(cards, Card{Kind: word.kind, On: []ID{id}, Known: known, take: take})
	}
	return cards
}

func kindOf(r Record) Kind {
	if r == nil {
		return ""
	}
	return r.Kind()
}

func colonIn(l Language) string { return Phrase{"：", ": "}.In(l) }

// kept is where the model keeps the answer to one of the six; no take where it
// has no place for it.
func (w *workshop) kept(r Record, word CardKind) (known string, take func(Scribe, string) (Change, error)) {
	switch r := r.(type) {
	case Deliverable:
		switch word {
		case "hear-what":
			return r.DoneWhen, settingText(r.ID, "doneWhen")
		case "hear-who":
			return w.in.name(r.Owner), roleNamed(r.ID, "owner")
		case "hear-how":
			v := w.in.d.Graph.Of[r.ID]
			return w.joined(w.in.made.of(v)), func(s Scribe, text string) (Change, error) { return s.making(r.ID, text) }
		}
	case Action:
		switch word {
		case "hear-what":
			v := w.in.d.Graph.Of[r.ID]
			return w.joined(w.in.makes.of(v)), func(s Scribe, text string) (Change, error) { return s.yield(r.ID, text) }
		case "hear-who":
			return w.in.name(r.Role), roleNamed(r.ID, "role")
		case "hear-when":
			return r.When, settingText(r.ID, "when")
		case "hear-where":
			return r.Channel, settingText(r.ID, "channel")
		}
	}
	return "", nil
}

// heard are the answers in remarks that begin with a word, in either language.
func (w *workshop) heard(id ID, word Phrase) string {
	var texts []string
	for _, user := range w.m.Users(id) {
		r, ok := Find[Remark](w.m, user)
		if !ok || r.On != id || r.Status == StatusRejected {
			continue
		}
		for _, start := range []string{word.JA + "：", word.JA + ":", word.EN + ": ", word.EN + ":"} {
			if text, ok := strings.CutPrefix(r.Text, start); ok {
				texts = append(texts, strings.TrimSpace(text))
				break
			}
		}
	}
	return strings.Join(texts, "、")
}

// Hypothesis keeps what somebody supposes about a record: open until it is
// confirmed or rejected. Several are kept side by side.
func Hypothesis(s Scribe, on ID, text string) (Change, error) {
	if text = strings.TrimSpace(text); text == "" {
		return Change{}, refuse("no-text")
	}
	return s.Model.Add(s.remark(on, RemarkAssumption, StatusOpen, text))
}

// Park puts something off: it goes to the parking lot.
func Park(s Scribe, text string) (Change, error) {
	if text = strings.TrimSpace(text); text == "" {
		return Change{}, refuse("no-text")
	}
	s.Asked = ""
	return s.Model.Add(s.remark("", RemarkQuestion, StatusOpen, text))
}

// RemarksOn lists the remarks on a record, by ID.
func RemarksOn(m *Model, id ID) []Remark {
	var remarks []Remark
	for _, user := range m.Users(id) {
		if r, ok := Find[Remark](m, user); ok && r.On == id {
			remarks = append(remarks, r)
		}
	}
	return remarks
}

// NextStatus is what a hypothesis becomes when its status is turned on: open,
// confirmed, rejected, and open again.
func NextStatus(s Status) Status {
	switch s {
	case StatusConfirmed:
		return StatusRejected
	case StatusRejected:
		return StatusOpen
	}
	return StatusConfirmed
}
