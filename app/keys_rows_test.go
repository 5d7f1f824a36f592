package app

import (
	"maps"
	"slices"
	"testing"

	"hone/model"
)

// built is a goal that needs one deliverable, which is selected.
func built(t *testing.T) *hands {
	t.Helper()
	h := start(t, model.Empty())
	h.press("Enter")
	h.write("目標")
	h.press("Enter", "Tab")
	h.write("甲")
	h.press("Enter")
	return h
}

// flowing has an action that yields it, which is selected in the flow, and one
// before that.
func flowing(t *testing.T) *hands {
	t.Helper()
	h := built(t)
	h.press("Y")
	h.write("作る")
	h.press("Enter", "Shift+Tab")
	h.write("備える")
	h.press("Enter", "Right")
	return h
}

func (h *hands) has(name string) bool {
	for _, k := range elements {
		for _, r := range h.app.head().Records(k) {
			if model.NameOf(r) == name {
				return true
			}
		}
	}
	return false
}

// lead is the name of what is selected.
func (h *hands) lead() string { return nameIn(h.app.head(), h.app.selection.lead()) }

// keyRow is a row of the tables of keys: what is pressed and typed, and whether
// that has done what the row says.
type keyRow struct {
	keys  []chord
	typed string // then Enter
	did   func(h *hands) bool
}

func joins(kind model.RelationKind, from, to string) func(h *hands) bool {
	return func(h *hands) bool { return h.related(kind, from, to) }
}

var graphRows = map[string]keyRow{
	"Tab":          {[]chord{"Tab"}, "乙", joins(model.Needs, "甲", "乙")},
	"Shift+Tab":    {[]chord{"Shift+Tab"}, "乙", joins(model.Needs, "乙", "甲")},
	"Enter":        {[]chord{"Enter"}, "乙", joins(model.Needs, "目標", "乙")},
	"Alt+Enter":    {[]chord{"Alt+Enter"}, "乙", func(h *hands) bool { return h.grouped("目標", "甲", "乙") }},
	"letters":      {nil, "乙", func(h *hands) bool { return h.has("乙") && !h.has("甲") }},
	"F2":           {[]chord{"F2"}, "乙", func(h *hands) bool { return h.has("乙") && !h.has("甲") }},
	"Ctrl+L":       {[]chord{"Home", "Ctrl+L"}, "丙", joins(model.Needs, "目標", "丙")},
	"Ctrl+Shift+L": {[]chord{"Ctrl+Shift+L"}, "目標", func(h *hands) bool { return len(h.app.head().RelationsOf(h.named("甲"), model.Sync)) == 1 }},
	"Ctrl+Alt+L":   {[]chord{"Home", "Ctrl+Alt+L"}, "甲", joins(model.Helps, "目標", "甲")},
	"Y":            {[]chord{"Y"}, "作る", joins(model.Yields, "作る", "甲")},
	"Right":        {[]chord{"Right"}, "", func(h *hands) bool { return h.lead() == "目標" }},
	"Left":         {[]chord{"Right", "Left"}, "", func(h *hands) bool { return h.lead() == "甲" }},
	"Home":         {[]chord{"Home"}, "", func(h *hands) bool { return h.lead() == "目標" }},
	"Del":          {[]chord{"Del"}, "", func(h *hands) bool { return !h.has("甲") }},
	"Ctrl+Z":       {[]chord{"Del", "Ctrl+Z"}, "", joins(model.Needs, "目標", "甲")},
	"Ctrl+Y":       {[]chord{"Del", "Ctrl+Z", "Ctrl+Y"}, "", func(h *hands) bool { return !h.has("甲") }},
	"Ctrl+X":       {[]chord{"Ctrl+X"}, "", func(h *hands) bool { return !h.has("甲") }},
	"Ctrl+V":       {[]chord{"Ctrl+C", "Ctrl+V"}, "", func(h *hands) bool { return count(h.app.head(), model.KindDeliverable) == 3 }},
	"Ctrl+D":       {[]chord{"Ctrl+D"}, "", func(h *hands) bool { return count(h.app.head(), model.KindDeliverable) == 3 }},
	"Ctrl+A":       {[]chord{"Ctrl+A"}, "", func(h *hands) bool { return len(h.app.selection.ids) == 2 }},
	"Alt+Right":    {[]chord{"Alt+Right"}, "", func(h *hands) bool { return count(h.app.head(), model.KindPlace) == 1 }},
	"`":            {[]chord{"`"}, "", func(h *hands) bool { return h.app.active == h.app.actions }},
	"X":            {[]chord{"X"}, "", func(h *hands) bool { return h.app.xray }},
}

var flowRows = map[string]keyRow{
	"Y":         {[]chord{"Y"}, "乙", joins(model.Yields, "作る", "乙")},
	"Tab":       {[]chord{"Tab"}, "確かめる", joins(model.Then, "作る", "確かめる")},
	"Shift+Tab": {[]chord{"Shift+Tab"}, "確かめる", joins(model.Then, "確かめる", "作る")},
	"Enter":     {[]chord{"Enter"}, "並べる", joins(model.Then, "備える", "並べる")},
	"D":         {[]chord{"D"}, "", func(h *hands) bool { return h.value(h.named("作る"), "kind") == string(model.ActionDecision) }},
	"L": {[]chord{"L"}, "店長", func(h *hands) bool {
		return nameIn(h.app.head(), model.ID(h.value(h.named("作る"), "role"))) == "店長"
	}},
}

// grouped tells whether two needs are alternatives to one another.
func (h *hands) grouped(of, one, other string) bool {
	groups := map[string]int{}
	for _, r := range h.app.head().RelationsOf(h.named(of), model.Needs) {
		if r.To == h.named(one) || r.To == h.named(other) {
			groups[r.Group]++
		}
	}
	return groups[""] == 0 && len(groups) == 1
}

// Every key of the tables does what they say, and a name that is given up with
// Escape leaves no trace.
func TestEveryRowOfTheKeys(t *testing.T) {
	for _, view := range []struct {
		name string
		from func(*testing.T) *hands
		rows map[string]keyRow
	}{{"graph", built, graphRows}, {"flow", flowing, flowRows}} {
		for _, key := range slices.Sorted(maps.Keys(view.rows)) {
			row := view.rows[key]
			t.Run(view.name+" "+key, func(t *testing.T) {
				h := view.from(t)
				h.press(row.keys...)
				h.write(row.typed)
				if row.typed != "" {
					h.press("Enter")
				}
				if !row.did(h) {
					t.Errorf("%v %s does not do it: %v, %s is selected", row.keys, row.typed, names(h.app.head(), model.KindDeliverable), h.lead())
				}
				if row.typed == "" {
					return
				}
				h = view.from(t)
				before := h.app.head()
				h.press(row.keys...)
				h.write(row.typed)
				h.press("Esc")
				if h.app.head() != before {
					t.Error("Escape leaves a trace")
				}
			})
		}
	}
}
