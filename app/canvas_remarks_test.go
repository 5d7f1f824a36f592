package app

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"hone/model"
)

// signOf is where on a picture the sign about a record is.
func (h *hands) signOf(v *picture, on model.ID) fyne.Position {
	h.Helper()
	for _, s := range v.signs() {
		if s.on == on {
			return v.signPlace(s)
		}
	}
	h.Fatalf("%s: no sign about %s", v.view, nameIn(h.app.head(), on))
	return fyne.Position{}
}

func TestWhatIsOpenIsMarkedWhereItIs(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	nouns, verbs := h.app.deliverables, h.app.actions
	slip, act := h.named("注文票"), h.named("卓で注文を取る")
	a, _ := model.Find[model.Action](h.app.head(), act)
	need := model.RelationID(model.Needs, slip, h.named("メニュー"), "")
	for _, c := range []struct {
		on model.ID
		in *picture
	}{{slip, nouns}, {need, nouns}, {act, verbs}, {a.Role, verbs}} {
		h.app.setViews(viewsBeside)
		c.in.fit()
		c.in.zoom(0.8 / c.in.camera.Zoom)
		if slices.ContainsFunc(c.in.signs(), func(s remarkSign) bool { return s.on == c.on }) {
			t.Fatalf("%s is marked before anything is open", nameIn(h.app.head(), c.on))
		}
		h.app.edit(h.app.remarkOn(c.on, model.RemarkQuestion, "だれが決める?"))
		at := h.signOf(c.in, c.on)
		c.in.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
		h.app.border.settle()
		if text := strings.Join(c.in.tip, " "); !strings.Contains(text, "だれが決める?") {
			t.Errorf("pointed at, it says %q", text)
		}
		h.click(c.in, at, 0)
		if h.app.selection.lead() != c.on || !listsMore(h) || c.in.press != nil {
			t.Errorf("a click selects %q", nameIn(h.app.head(), h.app.selection.lead()))
		}
		h.press("Esc")
		if listsMore(h) {
			h.beside()
		}
		remark := h.app.remarksOn(c.on)[0]
		h.app.edit(h.app.head().Set(remark.ID, "status", string(model.StatusDone)))
		if slices.ContainsFunc(c.in.signs(), func(s remarkSign) bool { return s.on == c.on }) {
			t.Errorf("%s is marked when nothing is open any more", nameIn(h.app.head(), c.on))
		}
	}
}
