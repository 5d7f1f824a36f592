package app

import (
	"strconv"

	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// workshop is the workshop: which step the group is at, and which cards they
// have let pass. It is a state of the window; what is answered is in the model.
type workshop struct {
	app     *App
	running bool
	step    int
	passed  map[string]bool   // by the cards' keys
	told    map[string]string // of those, the answers that leave nothing in the model
	cards   []model.Card      // of the version that was derived last
	at      string            // the card that is being asked, empty: the next one
	trail   []string          // the cards asked before it, the last last
	just    string            // the card that was just answered
	behind  bool              // an answer is on its way into the cards
	passing bool              // the card at hand is let pass once they are there
	typed   string            // is taken as an answer once they are there
	lit     model.ID          // the element that was selected for a card, not by hand
	hearing model.ID          // the element that 5W1H is asked about
	whole   [2]render.Rect    // what the two views showed last
	by      string            // who answers
	clock   stopwatch
}

func newWorkshop(a *App) *workshop {
	w := &workshop{app: a, passed: map[string]bool{}, told: map[string]string{}}
	w.clock.reset()
	return w
}

// start begins or takes up the workshop.
func (w *workshop) start() {
	w.running, w.at, w.hearing, w.lit = true, "", "", w.app.selection.lead()
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
	if w.app.derived.of != w.app.head() {
		return
	}
	w.behind = false
	if c, ok := w.card(w.just); ok && c.IsOpen() && !c.Again && !c.More {
		w.passed[w.just] = true
		if _, ok := w.told[w.just]; !ok {
			w.told[w.just] = ""
		}
	}
	w.just = ""
	if _, ok := w.card(w.at); !ok && w.hearing == "" {
		w.at = ""
	}
	w.frame()
}

// frame keeps in sight what has grown out of the views while the group answers.
func (w *workshop) frame() {
	if !w.running || !w.hasKeys() {
		return
	}
	for i, v := range []*picture{w.app.deliverables, w.app.actions} {
		sight, whole := v.camera.sees(v.Size()), v.whole()
		if whole == w.whole[i] {
			continue
		}
		w.whole[i] = whole
		if whole.X < sight.X || whole.Y < sight.Y || whole.X+whole.W > sight.X+sight.W || whole.Y+whole.H > sight.Y+sight.H {
			v.enter()
		}
	}
}

// hasKeys tells whether the keys go to the answer.
func (w *workshop) hasKeys() bool {
	return w.app.window.Canvas().Focused() == fyne.Focusable(w.app.desk.question.entry)
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

// now is the card to ask: the first about what somebody has selected, else the
// one at hand, else the first of the step.
func (w *workshop) now() (model.Card, bool) {
	cards, lead := w.asked(), w.app.selection.lead()
	for _, c := range cards {
		if lead != "" && lead != w.lit && w.isDue(c) && c.IsAbout(lead) {
			return c, true
		}
	}
	if c, ok := w.card(w.at); ok {
		return c, true
	}
	for _, c := range cards {
		if w.isDue(c) {
			return c, true
		}
	}
	return model.Card{}, false
}

// ask takes up a card, of whatever step, as one that is still to be answered.
func (w *workshop) ask(key string) {
	w.forget(key)
	w.take(key)
}

// forget takes a card as one that nobody has said anything to.
func (w *workshop) forget(key string) {
	delete(w.passed, key)
	delete(w.told, key)
}

// take takes up a card.
func (w *workshop) take(key string) {
	if c, ok := w.card(key); ok {
		w.at, w.lit = key, w.app.selection.lead()
		if w.hearing == "" {
			w.step = c.Step
		}
		w.app.desk.question.show()
		w.light()
		w.focus()
	}
}

// pass lets the card at hand pass and goes on to the next.
func (w *workshop) pass() {
	c, ok := w.now()
	switch {
	case !ok:
		return
	case w.behind: // the answer may bring cards that come first
		w.passing = true
		return
	}
	w.passed[c.Key()] = true
	w.moveOn(c.Key())
}

// moveOn leaves a card behind.
func (w *workshop) moveOn(key string) {
	w.trail, w.at = append(w.trail, key), ""
	w.app.border.after("keep workshop", noticeTime, w.keepSoon)
	if w.behind {
		return // the next card is known when the new ones are there
	}
	w.goOn()
}

// goOn shows the next card, and what it is about.
func (w *workshop) goOn() {
	if _, more := w.now(); w.hearing != "" && !more {
		w.hearing = ""
	}
	w.app.desk.question.show()
	w.openPanelOf()
	w.light()
}

// catchUp does, once the cards are those of the answer before, what was asked for
// meanwhile.
func (w *workshop) catchUp() {
	typed, passing := w.typed, w.passing
	w.typed, w.passing = "", false
	if w.at == "" {
		w.goOn()
	}
	switch {
	case typed != "":
		w.app.desk.question.answerCard(typed)
	case passing:
		w.pass()
	}
}

// back takes up the card that was asked before.
func (w *workshop) back() {
	for len(w.trail) > 0 {
		last := w.trail[len(w.trail)-1]
		w.trail = w.trail[:len(w.trail)-1]
		if _, ok := w.card(last); ok {
			w.take(last)
			return
		}
	}
}

// light shows what the card at hand is about, while the group answers.
func (w *workshop) light() {
	c, ok := w.now()
	if !ok || len(c.On) == 0 || !w.hasKeys() {
		return
	}
	if r, _ := w.app.head().Get(c.On[0]); r != nil && isElement(string(r.Kind())) && w.app.selection.lead() != c.On[0] {
		w.lit = c.On[0]
		w.app.jump(c.On[0])
	}
}

// hear asks the six questions about an element.
func (w *workshop) hear(id model.ID) {
	w.running, w.hearing, w.at = true, id, ""
	for _, c := range w.asked() {
		w.forget(c.Key())
	}
	w.app.desk.arrange()
	w.app.desk.panels.choose("workshop")
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
