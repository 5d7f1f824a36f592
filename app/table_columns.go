package app

import (
	"strings"

	"hone/model"
)

// column is one column of a table: a field of its records, or their relations
// of one kind as seen from one end.
type column struct {
	field string
	rel   model.RelationKind
	back  bool    // of a relation: the records are at its far end
	width float32 // in pixels at 100 %
}

// columnsOf are the columns of the table of a kind. The first is what a record
// is called.
var columnsOf = map[model.Kind][]column{
	model.KindDeliverable: {
		{field: "name", width: 200},
		{field: "owner", width: 104},
		{field: "phase", width: 92},
		{field: "doneWhen", width: 190},
		{rel: model.Needs, width: 210},
		{field: "origin", width: 92},
		{field: "cover", width: 92},
		{field: "days", width: 58},
		{field: "cost", width: 78},
		{field: "state", width: 80},
		{field: "goal", width: 56},
		{rel: model.Yields, back: true, width: 170},
		{rel: model.Sync, width: 130},
		{field: "parent", width: 120},
		{field: "multiplicity", width: 66},
		{field: "note", width: 220},
	},
	model.KindAction: {
		{field: "name", width: 200},
		{field: "role", width: 104},
		{field: "phase", width: 92},
		{field: "kind", width: 66},
		{field: "when", width: 160},
		{rel: model.Uses, width: 160},
		{rel: model.Yields, width: 170},
		{rel: model.Then, width: 160},
		{field: "days", width: 58},
		{field: "cost", width: 78},
		{field: "channel", width: 110},
		{field: "feeling", width: 96},
		{field: "thought", width: 160},
		{field: "lever", width: 80},
		{field: "note", width: 220},
	},
	model.KindPhase: {{field: "name", width: 220}, {rel: model.Closes, width: 320}},
	model.KindRole:  {{field: "name", width: 220}, {field: "side", width: 110}, {field: "stake", width: 110}},
	model.KindKPI: {
		{field: "name", width: 200},
		{field: "side", width: 80},
		{field: "unit", width: 66},
		{field: "direction", width: 110},
		{field: "target", width: 110},
		{rel: model.Measures, width: 200},
		{field: "perspective", width: 110},
		{field: "phase", width: 92},
		{field: "parent", width: 150},
		{field: "formula", width: 240},
	},
	model.KindSignal: {
		{field: "name", width: 220},
		{field: "class", width: 76},
		{field: "kind", width: 110},
		{field: "source", width: 150},
		{field: "unit", width: 66},
		{field: "red", width: 100},
		{field: "green", width: 100},
		{field: "weight", width: 66},
		{field: "deliverable", width: 180},
		{field: "play", width: 180},
	},
	model.KindPlay: {
		{field: "name", width: 200},
		{field: "when", width: 190},
		{field: "steps", width: 260},
		{field: "owner", width: 110},
		{field: "limitDays", width: 86},
		{field: "exit", width: 180},
		{field: "deliverable", width: 180},
	},
	model.KindRemark: {
		{field: "text", width: 320}, {field: "on", width: 180}, {field: "kind", width: 90}, {field: "by", width: 110}, {field: "status", width: 100}, {field: "due", width: 104},
	},
	model.KindAccount: {{field: "name", width: 220}, {field: "note", width: 420}},
}

// tableKinds are the kinds that a view's table can show: what is a noun stands
// in for the graph, who and what is done for the flow.
func tableKinds(v model.View) []model.Kind {
	if v == model.ViewActions {
		return []model.Kind{model.KindAction, model.KindRole, model.KindPlay, model.KindRemark, model.KindAccount}
	}
	return []model.Kind{model.KindDeliverable, model.KindPhase, model.KindKPI, model.KindSignal}
}

// title is the text at the head of a column.
func (c column) title(t texts) string {
	switch {
	case c.rel != "" && c.back:
		return t.say("relation." + string(c.rel) + ".back")
	case c.rel != "":
		return t.say("relation." + string(c.rel))
	}
	return t.say("field." + c.field)
}

// of is the field of a column in a kind of record; false for relations.
func (c column) of(kind model.Kind) (model.Field, bool) {
	if c.rel != "" {
		return model.Field{}, false
	}
	return model.FieldOf(kind, c.field)
}

// text is what a cell says.
func (c column) text(a *App, r model.Record) string {
	if f, ok := c.of(r.Kind()); ok {
		return slot{a, []model.ID{r.Key()}, f}.say(model.Value(r, f))
	}
	var names []string
	for _, one := range (ends{a, r.Key(), c.rel, c.back}).now() {
		names = append(names, nameIn(a.head(), otherEnd(one, r.Key())))
	}
	return strings.Join(names, a.texts.say("punctuation.comma"))
}

// oneLine is a text as it fits one line.
func oneLine(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }), " / ")
}

// isNumber tells whether a column is set flush right.
func (c column) isNumber(kind model.Kind) bool {
	f, ok := c.of(kind)
	return ok && f.Type == model.Number && f.Name != "feeling"
}
