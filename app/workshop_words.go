package app

import (
	"strconv"
	"strings"
	"unicode"

	"hone/model"
)

// answerTable are the tables of texts from which a card's known answer is told,
// where that is the value of a choice.
var answerTable = map[model.CardKind]string{"scope-viewpoint": "viewpoint.", "origin": "origin.", "side": "side.", "cover": "cover.", "tick": "state.", "sync": "relation."}

// known is what the model says already, as people read it.
func (w *workshop) known(c model.Card) string {
	if table := answerTable[c.Kind]; table != "" && c.Known != "" {
		return w.app.texts.say(table + c.Known)
	}
	if !strings.ContainsFunc(c.Known, isWideLetter) { // names that are put one after the other
		return strings.ReplaceAll(c.Known, "、", ", ")
	}
	return c.Known
}

// isWideLetter tells whether a letter is as wide as it is high: a kana or a kanji.
func isWideLetter(c rune) bool {
	return unicode.In(c, unicode.Hiragana, unicode.Katakana, unicode.Han) || c >= 0xff01 && c <= 0xff60
}

// shortened cuts a name to the width of n wide letters; two others take as much
// room as one of them.
func shortened(name string, n int) string {
	room := 2 * n
	for i, c := range name {
		if room--; isWideLetter(c) {
			room--
		}
		if room < 0 {
			return strings.TrimSpace(name[:i]) + "…"
		}
	}
	return name
}

// words is the question on a card, to be read out.
func (w *workshop) words(c model.Card) string {
	t := w.app.texts
	key := "card." + string(c.Kind)
	if _, ok := model.Find[model.Action](w.app.head(), first(c.On)); ok && t.has(key+".action") {
		key += ".action"
	}
	if c.Kind == "next-who" && len(model.NextActions(w.app.head())) > 0 {
		key += ".again"
	}
	pairs := []string{"name", "", "other", ""}
	for i, id := range c.On[:min(len(c.On), 2)] {
		pairs[2*i+1] = shortened(w.app.name(id), 24)
	}
	if c.Kind == "next" {
		person := w.person(c)
		if pairs = append(pairs, person...); len(person) > 0 && person[len(person)-1] == "0" {
			key += ".all"
		}
	}
	return t.say(key, pairs...)
}

// person tells whose next actions a card asks for, and how many are wanted yet.
func (w *workshop) person(c model.Card) []string {
	for _, p := range model.NextActions(w.app.head()) {
		if p.Actions[0].ID == first(c.On) {
			return []string{"by", p.By, "n", strconv.Itoa(max(0, model.NextActionsEach-len(p.Actions)))}
		}
	}
	return nil
}

func first(ids []model.ID) model.ID {
	if len(ids) == 0 {
		return ""
	}
	return ids[0]
}

// hint is what the empty answer says: an example, and what Enter does.
func (w *workshop) hint(c model.Card) string {
	t := w.app.texts
	key := "card." + string(c.Kind)
	if t.has(key+".action.hint") && strings.HasPrefix(string(c.Kind), "hear") {
		if _, ok := model.Find[model.Action](w.app.head(), first(c.On)); ok {
			key += ".action"
		}
	}
	hint := t.say("workshop.hint.plain")
	switch {
	case t.has(key + ".hint"):
		hint = t.say(key + ".hint")
	case !c.TakesText():
		hint = t.say("workshop.hint.pick")
	}
	if c.More {
		return t.say("workshop.hint.more", "hint", hint)
	}
	return hint
}

// said is a ready answer in words.
func (w *workshop) said(r model.Reply) string {
	if r.Text != "" {
		return r.Text
	}
	key := "reply." + r.Word
	if !w.app.texts.has(key) {
		key = r.Word
	}
	pairs := []string{"name", "", "other", ""}
	for i, id := range r.Of[:min(len(r.Of), 2)] {
		pairs[2*i+1] = shortened(w.app.name(id), 16)
	}
	return w.app.texts.say(key, pairs...)
}

// replyNamed finds the ready answer of a card, or of none, that a text means: by
// its number, unless the card wants one, or by how it begins. Where words of
// one's own are taken, only the whole of it counts.
func replyNamed(ready []ready, text string, c *model.Card) int {
	typed, takesText := folded(text), c != nil && c.TakesText()
	if n, err := strconv.Atoi(typed); err == nil && (c == nil || !c.Amount) && n >= 1 && n <= len(ready) {
		return n - 1
	}
	for i, r := range ready {
		if said := folded(r.text); said == typed || !takesText && typed != "" && strings.HasPrefix(said, typed) {
			return i
		}
	}
	return -1
}
