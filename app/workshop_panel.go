package app

import (
	"strings"

	"hone/model"
	"hone/render"
)

// newWorkshopPanel lists the cards of the present step with what is answered,
// and what was heard about the selected element: 5W1H with who answered, and
// the hypotheses, which a click confirms, rejects, or opens again.
func newWorkshopPanel(a *App) *panel {
	list := newRows(a.look, 86, -0.56, -0.34, -0.1)
	p := &workshopPanel{app: a, list: list}
	list.empty, list.offers, list.wraps = a.texts.say("workshop.empty"), a.offers("workshop.start"), true
	list.pick = p.pick
	list.step = func(i int) { list.at = i; list.Refresh() }
	list.act = p.act
	list.keys = func(c chord) bool { return a.typed(c) }
	list.marked = func(r row) bool { return a.workshop.running && r.id != "" && string(r.id) == p.asked() }
	return &panel{name: "workshop", object: list, show: p.show, follow: p.show}
}

type workshopPanel struct {
	app  *App
	list *rows
	does []workshopRow
	last string // the card that was brought into sight
	at   int    // the row that it was in
}

// workshopRow is what a row of the panel leads to.
type workshopRow struct {
	card   string   // asks it
	hears  model.ID // of the six about an element
	remark model.ID
}

// asked is the key of the card at hand.
func (p *workshopPanel) asked() string {
	if q := p.app.desk.question; q != nil {
		return q.asked.key
	}
	return ""
}

func (p *workshopPanel) show() {
	var lines []row
	p.does = p.does[:0]
	put := func(r row, does workshopRow) {
		lines, p.does = append(lines, r), append(p.does, does)
	}
	if p.app.workshop.running && p.app.workshop.hearing == "" && p.app.desk.question != nil {
		p.cards(put)
	}
	p.heard(put)
	p.list.show(lines)
	key := p.asked()
	if at := p.list.find(model.ID(key)); key != p.last || at != p.at {
		p.last, p.at = key, at
		p.list.reveal(at)
	}
}

func (p *workshopPanel) cards(put func(row, workshopRow)) {
	w := p.app.workshop
	put(row{heading: true, cells: []cell{{}, {text: p.app.desk.question.heading()}}}, workshopRow{})
	for _, c := range w.cards {
		if c.Step != w.step {
			continue
		}
		mark, known := cell{text: "○ " + p.app.texts.say("workshop.mark.open"), ink: render.InkMuted}, w.known(c)
		told, isTold := w.told[c.Key()]
		if known == "" {
			known = told
		}
		switch {
		case !c.IsOpen() || isTold:
			mark = cell{text: "● " + p.app.texts.say("workshop.mark.done"), ink: render.InkAccent}
		case w.passed[c.Key()]:
			mark.text = "→ " + p.app.texts.say("workshop.mark.passed")
		}
		put(row{id: model.ID(c.Key()), faint: w.passed[c.Key()] && !isTold, cells: []cell{mark, {text: w.words(c)}, {text: oneLine(known), ink: render.InkAccent}, {}}}, workshopRow{card: c.Key()})
	}
}

// heard lists what is known of the selected element.
func (p *workshopPanel) heard(put func(row, workshopRow)) {
	a, w := p.app, p.app.workshop
	lead := a.selection.lead()
	if a.drawn.derivation == nil || !a.head().Has(lead) {
		return
	}
	cards := a.drawn.derivation.Hearing(lead)
	remarks := model.RemarksOn(a.head(), lead)
	if len(cards)+len(remarks) == 0 {
		return
	}
	put(row{heading: true, cells: []cell{{}, {text: a.texts.say("workshop.about", "name", shortened(a.name(lead), 30))}}}, workshopRow{})
	for _, c := range cards {
		word := a.texts.say("workshop." + heardAs[c.Kind])
		put(row{id: model.ID(c.Key()), cells: []cell{{text: word, bold: true, ink: render.InkMuted}, {text: w.words(c)}, {text: oneLine(c.Known), ink: render.InkAccent}, {text: p.answeredBy(remarks, c), ink: render.InkMuted}}}, workshopRow{card: c.Key(), hears: lead})
	}
	for _, r := range remarks {
		line := row{id: r.ID, cells: []cell{
			{text: a.texts.say("remark." + string(r.About)), ink: render.InkMuted},
			{text: oneLine(r.Text)},
			{text: a.texts.say("status." + string(orOpen(r.Status))), ink: statusInk[r.Status]},
			{text: r.By, ink: render.InkMuted},
		}}
		if r.About == model.RemarkAssumption {
			line.action = a.texts.say(turnText[model.NextStatus(r.Status)])
		}
		put(line, workshopRow{remark: r.ID})
	}
}

// heardAs are the words of the six questions, keys of texts after "workshop.".
var heardAs = map[model.CardKind]string{"hear-what": "what", "hear-why": "why", "hear-who": "who", "hear-when": "whenAsked", "hear-where": "where", "hear-how": "how"}

// statusInk is how a remark's status looks; its word says it too.
var statusInk = map[model.Status]render.Ink{model.StatusConfirmed: render.InkAccent, model.StatusRejected: render.InkAlarm, model.StatusDone: render.InkMuted}

// turnText says what a click makes of a hypothesis.
var turnText = map[model.Status]string{model.StatusConfirmed: "workshop.confirm", model.StatusRejected: "workshop.reject", model.StatusOpen: "workshop.reopen"}

func orOpen(s model.Status) model.Status {
	if s == "" {
		return model.StatusOpen
	}
	return s
}

// answeredBy is who gave the answer that is known, as the remarks have it.
func (p *workshopPanel) answeredBy(remarks []model.Remark, c model.Card) string {
	for _, r := range remarks {
		if r.By != "" && c.Known != "" && (strings.HasSuffix(r.Text, c.Known) || strings.HasSuffix(r.Text, "\n"+c.Known)) {
			return r.By
		}
	}
	return ""
}

func (p *workshopPanel) pick(i int) {
	if i >= len(p.does) {
		return
	}
	does, a := p.does[i], p.app
	switch {
	case does.hears != "":
		a.workshop.hear(does.hears)
		a.workshop.ask(does.card)
	case does.card != "":
		a.workshop.hearing = ""
		a.workshop.ask(does.card)
	case does.remark != "":
		a.choose(does.remark)
	}
}

// act turns the status of a hypothesis.
func (p *workshopPanel) act(i int) {
	if r, ok := model.Find[model.Remark](p.app.head(), p.does[i].remark); ok {
		p.app.edit(p.app.head().Set(r.ID, "status", string(model.NextStatus(r.Status))))
	}
}
