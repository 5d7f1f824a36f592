package app

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"hone/model"
	"hone/model/store"
)

// lossTexts are the keys of the sentences about losses.
var lossTexts = map[store.LossKind]string{
	store.LostText: "loss.text", store.LostRecord: "loss.record", store.LostField: "loss.field",
	store.LostTied: "loss.tied", store.LostNamed: "loss.named.gone", store.LostTwin: "loss.twin",
}

// lossText is what could not be brought out of a damaged file, as a sentence.
func (a *App) lossText(l store.Loss) string {
	var fault *model.ReadError
	if errors.As(l.Cause, &fault) {
		return a.faultText(fault)
	}
	text := a.texts.say(lossTexts[l.What], "where", a.lostWhere(l), "field", a.fieldNamed(l.Field))
	if l.Cause != nil {
		text += "  " + l.Cause.Error() // of the file's own text, as far as it can be told
	}
	return text
}

// lostWhere names the record that a loss is about.
func (a *App) lostWhere(l store.Loss) string {
	kind := a.texts.say("kind." + string(l.Kind))
	switch {
	case l.Name == "":
		return a.texts.say("loss.number", "kind", kind, "n", itoa(l.Number))
	case l.Kind == model.KindRelation:
		if where, ok := a.lostRelation(l.Name); ok {
			return where
		}
	}
	return a.texts.say("loss.named", "kind", kind, "name", clip(oneLine(l.Name), 30))
}

// lostRelation names a relation by its kind and its ends, of which some are gone.
func (a *App) lostRelation(id string) (string, bool) {
	parts := strings.Split(id, ":")
	if len(parts) < 3 || !a.texts.has("relation."+parts[0]) {
		return "", false
	}
	end := func(id string) string {
		if r, ok := a.head().Get(model.ID(id)); ok {
			return clip(oneLine(model.NameOf(r)), 20)
		}
		return a.texts.say("loss.gone")
	}
	return a.texts.say("loss.relation", "kind", a.texts.say("relation."+parts[0]), "from", end(parts[1]), "to", end(parts[2])), true
}

func (a *App) fieldNamed(name string) string {
	if key := "field." + name; a.texts.has(key) {
		return a.texts.say(key)
	}
	return name
}

// faultText says where a document's text is not in its form, and why as far as
// that can be said in the language of the window.
func (a *App) faultText(f *model.ReadError) string {
	where := a.faultPlace(f.Path)
	var refused *model.Refusal
	switch {
	case errors.Is(f.Cause, model.ErrCutOff):
		return a.texts.say("fault.cutOff", "where", where, "line", itoa(f.Line))
	case errors.Is(f.Cause, model.ErrUnknownField):
		return a.texts.say("fault.unknownField", "where", where, "line", itoa(f.Line))
	case errors.As(f.Cause, &refused):
		return a.texts.say("fault.refused", "where", where, "line", itoa(f.Line), "why", a.texts.refusal(&model.Model{}, refused))
	}
	return a.texts.say("fault.place", "where", where, "line", itoa(f.Line))
}

// faultStep is a part of the path to a fault: a list with a number, or a field.
var faultStep = regexp.MustCompile(`^(\w+)(?:\[(\d+)\])?(?:\.(\w+))?$`)

// faultPlace names the place of a fault in the exchange text: the record by its
// kind and number, and its field.
func (a *App) faultPlace(path string) string {
	parts := faultStep.FindStringSubmatch(path)
	if parts == nil {
		return a.texts.say("fault.file")
	}
	where := a.listNamed(parts[1])
	if n, err := strconv.Atoi(parts[2]); err == nil {
		where = a.texts.say("loss.number", "kind", where, "n", itoa(n+1))
	}
	if parts[3] == "" {
		return where
	}
	return a.texts.say("fault.field", "where", where, "field", a.fieldNamed(parts[3]))
}

// listNamed is what a list of the exchange text is called in the window.
func (a *App) listNamed(list string) string {
	for _, k := range model.Kinds() {
		if list == string(k) || list == model.ListName(k) {
			return a.texts.say("kind." + string(k))
		}
	}
	return "“" + list + "”"
}
