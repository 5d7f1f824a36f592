package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// drawn is where the ends of a relation's line are: of the record whose relation
// it is, and of the other one.
func (h *hands) ends(v *picture, id model.ID) (from, to fyne.Position) {
	h.Helper()
	h.app.choose(id)
	l, r := v.tiedLine()
	if l == nil {
		h.Fatalf("%s has no line", id)
	}
	first, last := v.camera.toScreen(pointOf(l, endFirst)), v.camera.toScreen(pointOf(l, endLast))
	if v.fromFirst(l, r) {
		return first, last
	}
	return last, first
}

// Every line that is drawn knows which of its ends is at which record.
func TestTheEndsOfALineAreAtItsRecords(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	n := 0
	for _, v := range []*picture{h.app.deliverables, h.app.actions} {
		v.fit()
		for i := range v.scene.Lines {
			id := v.scene.Lines[i].ID
			r, ok := model.Find[model.Relation](h.app.head(), id)
			if !ok {
				continue
			}
			from, to := h.ends(v, id)
			near := func(at fyne.Position, of model.ID) bool {
				return away(v.shownBox(of).Rect, v.camera.toScene(at)) < 30
			}
			// A group of alternatives ends at a dot.
			if !near(from, r.From) && r.Group == "" || !near(to, r.To) {
				t.Errorf("%s: an end of %s is elsewhere", v.view, describe(r, h.app.head()))
			}
			n++
		}
	}
	if n < 15 {
		t.Errorf("%d lines", n)
	}
}

func TestDrawingAnEndOfALineElsewhereRetellsIt(t *testing.T) {
	for _, c := range []struct {
		name         string
		flow, isFrom bool
		kind         model.RelationKind
		from, to     string // the relation
		other        string // the end is drawn to it
	}{
		{"what needs", false, true, model.Needs, "注文票", "メニュー", "席の割り当て"},
		{"what is needed", false, false, model.Needs, "注文票", "メニュー", "食材"},
		{"what comes before", true, true, model.Then, "卓で注文を取る", "料理を作る", "席へ案内する"},
		{"what follows", true, false, model.Then, "卓で注文を取る", "料理を作る", "料理を運ぶ"},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := start(t, sample(t, "restaurant"))
			v := h.app.deliverables
			if c.flow {
				v = h.app.actions
				h.app.setViews(viewsActions)
			}
			h.app.focusPicture(v)
			v.fit()
			id := model.RelationID(c.kind, h.named(c.from), h.named(c.to), "")
			before := h.app.head()
			grab := func() fyne.Position {
				from, to := h.ends(v, id)
				if !c.isFrom {
					from = to
				}
				return from
			}
			at, end := grab(), h.at(v, h.named(c.other))
			h.mouseDown(v, at, 0)
			h.dragTo(v, at, end)
			if g, ok := v.gesture.(*retying); !ok || g.over == nil {
				t.Fatal("the end is not drawn to the other box")
			}
			h.press("Esc")
			h.drop(v, end)
			h.still(before, v)
			h.drag(v, grab(), nothing(v))
			h.drag(v, grab(), h.at(v, h.named(map[bool]string{true: c.from, false: c.to}[c.isFrom])))
			h.still(before, v)
			h.drag(v, grab(), end)
			from, to := h.named(c.from), h.named(c.to)
			if c.isFrom {
				from = h.named(c.other)
			} else {
				to = h.named(c.other)
			}
			now := model.RelationID(c.kind, from, to, "")
			if h.app.head().Has(id) || !h.app.head().Has(now) || h.app.journal.CanUndo() != 1 || h.app.selection.lead() != now {
				t.Errorf("it does not join them, %d steps", h.app.journal.CanUndo())
			}
			h.press("Ctrl+Z")
			if d := model.Diff(before, h.app.head()); !d.IsEmpty() {
				t.Error("one undo does not take it back")
			}
		})
	}
}

func TestAnEndDrawnWhereItCannotBeIsRefused(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	v, other := h.app.deliverables, h.app.actions
	v.fit()
	other.fit()
	slip, menu := h.named("注文票"), h.named("メニュー")
	id := model.RelationID(model.Needs, slip, menu, "")
	before := h.app.head()
	_, at := h.ends(v, id)
	end := h.at(other, h.named("料理を運ぶ")).Subtract(v.from(other))
	h.mouseDown(v, at, 0)
	h.dragTo(v, at, end)
	if g := v.gesture.(*retying); g.in != other || g.over == nil {
		t.Fatal("the other view's box is not under the line")
	}
	v.draw() // also the reason
	other.draw()
	h.app.desk.toast.said = ""
	h.drop(v, end)
	h.still(before, v, other)
	if h.app.desk.toast.said == "" || !h.app.head().Has(id) {
		t.Error("it refuses without saying why")
	}
	h.app.saver.readOnly = true
	if _, at = h.ends(v, id); v.begin(&press{on: v.hit(at), button: 1}) == nil {
		t.Fatal("nothing begins")
	}
	if _, ok := v.begin(&press{on: v.hit(at), at: render.Point{}, button: 1}).(*retying); ok {
		t.Error("what is only looked at can be drawn elsewhere")
	}
	h.app.saver.readOnly = false
}
