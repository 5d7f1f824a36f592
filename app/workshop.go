package app

import (
	"slices"
	"strconv"

	"hone/model"
)

// workshop is the workshop: which step the group is at, and which cards they
// have let pass. It is a state of the window; what is answered is in the model.
type workshop struct {
	app     *App
	running bool
	step    int
	passed  map[string]bool // by the cards' keys
	cards   []model.Card    // of the version that was derived last
	at      string          // the card that is being asked, empty: the next one
	trail   []string        // the cards asked before it, the last last
	just    string          // the card that was just answered
	hearing model.ID        // the element that 5W1H is asked about
	by      string          // who answers
	clock   stopwatch
}

func newWorkshop(a *App) *workshop {
	w := &workshop{app: a, passed: map[string]bool{}}
	w.clock.reset()
	return w
}

// start begins or takes up the workshop.
func (w *workshop) start() {
	w.running, w.at, w.hearing = true, "", ""
	w.app.desk.arrange()
	w.app.desk.panels.choose("workshop")
	w.app.redraw()
	w.app.desk.question.show()
	w.focus()
}

// leave ends it; it can be taken up again where it was.
func (w *workshop) leave() {
	w.running = false
	w.clock.pause()
	w.app.desk.arrange()
	w.app.desk.question.show()
	w.app.desk.panels.show()
	w.app.focusPicture(w.app.active)
}

// focus gives the keys to the answer.
func (w *workshop) focus() { w.app.window.Canvas().Focus(w.app.desk.question.entry) }

// follow takes the cards of a new version. A card that was answered and that the
// model does not show as answered has been answered all the same.
func (w *workshop) follow(cards []model.Card) {
	w.cards = cards
	if c, ok := w.card(w.just); ok && c.IsOpen() && !c.Again && !c.More {
		w.passed[w.just] = true
	}
	w.just = ""
	if _, ok := w.card(w.at); !ok && w.hearing == "" {
		w.at = ""
	}
}

// card finds a card of the present version by its key.
func (w *workshop) card(key string) (model.Card, bool) {
	for _, c := range w.asked() {
		if c.Key() == key && key != "" {
			return c, true
		}
	}
	return model.Card{}, false
}

// asked are the cards that are gone through: those of the steps, or the six
// about one element.
func (w *workshop) asked() []model.Card {
	if d := w.app.drawn.derivation; w.hearing != "" && d != nil {
		return d.Hearing(w.hearing)
	}
	return w.cards
}

// isDue tells whether a card still waits to be asked.
func (w *workshop) isDue(c model.Card) bool {
	return c.IsOpen() && !w.passed[c.Key()] && c.Key() != w.just && (w.hearing != "" || c.Step == w.step)
}

// now is the card to ask: the one at hand, else the first about what is
// selected, else the first of the step.
func (w *workshop) now() (model.Card, bool) {
	if c, ok := w.card(w.at); ok {
		return c, true
	}
	cards, lead := w.asked(), w.app.selection.lead()
	for _, c := range cards {
		if lead != "" && w.isDue(c) && c.IsAbout(lead) {
			return c, true
		}
	}
	for _, c := range cards {
		if w.isDue(c) {
			return c, true
		}
	}
	return model.Card{}, false
}

// ask takes up a card, of whatever step.
func (w *workshop) ask(key string) {
	if c, ok := w.card(key); ok {
		w.step, w.at = c.Step, key
		delete(w.passed, key)
		w.app.desk.question.show()
		w.light()
		w.focus()
	}
}

// pass lets the card at hand pass and goes on to the next.
func (w *workshop) pass() {
	c, ok := w.now()
	if !ok {
		return
	}
	w.passed[c.Key()] = true
	w.moveOn(c.Key())
}

// moveOn leaves a card behind.
func (w *workshop) moveOn(key string) {
	w.trail, w.at = append(w.trail, key), ""
	if _, more := w.now(); w.hearing != "" && !more {
		w.hearing = ""
	}
	w.app.desk.question.show()
	w.light()
}

// back takes up the card that was asked before.
func (w *workshop) back() {
	for len(w.trail) > 0 {
		last := w.trail[len(w.trail)-1]
		w.trail = w.trail[:len(w.trail)-1]
		if _, ok := w.card(last); ok {
			w.ask(last)
			return
		}
	}
}

// light shows what the card at hand is about, while the group answers.
func (w *workshop) light() {
	c, ok := w.now()
	if !ok || len(c.On) == 0 || w.app.window.Canvas().Focused() != w.app.desk.question.entry {
		return
	}
	if r, _ := w.app.head().Get(c.On[0]); r != nil && isElement(string(r.Kind())) && w.app.selection.lead() != c.On[0] {
		w.app.jump(c.On[0])
	}
}

// goTo goes to a step, as far as there is one.
func (w *workshop) goTo(step int) {
	w.step, w.at, w.hearing = min(max(step, 0), model.StepClose), "", ""
	w.clock.pause()
	w.app.desk.question.show()
	w.app.desk.panels.show()
	w.openPanel()
	w.light()
}

// panelOf is the panel that belongs to a step; the others have the cards.
var panelOf = map[int]string{9: "feasibility", 10: "checkpoints", 11: "journey"}

// openPanel shows what a step is about, unless it is hidden.
func (w *workshop) openPanel() {
	name := panelOf[w.step]
	if name == "" {
		name = "workshop"
	}
	w.app.desk.panels.choose(name)
}

// hear asks the six questions about an element.
func (w *workshop) hear(id model.ID) {
	w.running, w.hearing, w.at = true, id, ""
	for _, c := range w.asked() {
		delete(w.passed, c.Key())
	}
	w.app.desk.arrange()
	w.app.desk.question.show()
	w.focus()
}

// stepName is a step as people call it: its number, or the close.
func (w *workshop) stepName(step int) string {
	if step == model.StepClose {
		return "close"
	}
	return strconv.Itoa(step)
}

// title is what a step is called.
func (w *workshop) title(step int) string {
	return w.app.texts.say("step." + w.stepName(step) + ".title")
}

// progress is how far a step is.
func (w *workshop) progress(step int) model.Progress {
	return model.ProgressOf(w.cards, w.passed)[step]
}

// accept answers the card at hand.
func (w *workshop) accept(c model.Card, change model.Change, err error) bool {
	w.just = c.Key()
	if !w.app.edit(change, err) {
		w.just = ""
		return false
	}
	if c.More {
		w.at = c.Key()
		w.app.desk.question.show()
		return true
	}
	w.moveOn(c.Key())
	return true
}

// scribe writes answers down for the head.
func (w *workshop) scribe(asked string) model.Scribe {
	a := w.app
	return model.Scribe{
		Model: a.head(), Mint: a.mint, Language: a.texts.language, Asked: asked, By: w.by,
		Day: a.options.Now().Format("2006-01-02"),
	}
}

// notes is what is remembered of the workshop for one model.
type notes struct {
	Step    int      `json:"step"`
	Passed  []string `json:"passed"`
	By      string   `json:"by"`
	Seconds []int    `json:"seconds"`
	Planned []int    `json:"planned"`
}

// keep remembers with the model where the group is.
func (w *workshop) keep() error {
	n := notes{Step: w.step, By: w.by, Seconds: w.clock.seconds[:], Planned: w.clock.planned[:]}
	for key := range w.passed {
		n.Passed = append(n.Passed, key)
	}
	slices.Sort(n.Passed)
	return w.app.file.PutSession("workshop", n)
}

// restore begins anew, or where the group was with the model that was opened.
func (w *workshop) restore() {
	*w = *newWorkshop(w.app)
	var n notes
	if w.app.file == nil || !w.app.file.Session("workshop", &n) {
		return
	}
	w.step, w.by = min(max(n.Step, 0), model.StepClose), n.By
	for _, key := range n.Passed {
		w.passed[key] = true
	}
	w.clock.restore(n.Seconds, n.Planned)
}
