package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// mapCell is the place on the canvas of a cell of the map, at its lower end, where no
// text is.
func (h *hands) mapCell(phase model.ID, lane model.Lane) (model.ID, fyne.Position) {
	h.Helper()
	id := model.ID(model.JourneyKey(phase, lane))
	r, ok := h.app.journey.frameOf(id)
	if !ok {
		h.Fatalf("no cell %s", id)
	}
	h.app.journey.reveal(id)
	return id, h.app.journey.camera.toScreen(render.Point{X: r.X + r.W - 4, Y: r.Y + r.H - 4})
}

func mapOf(t *testing.T) *hands {
	t.Helper()
	h := start(t, sample(t, "reservation"))
	h.app.desk.panels.choose("journey")
	return h
}

func TestACellOfTheMapLightsItsElements(t *testing.T) {
	h := mapOf(t)
	_, at := h.mapCell("p2", model.LaneCustomer)
	h.click(h.app.journey, at, 0)
	for _, name := range []string{"予約枠を決める", "休憩中に動画を見る"} {
		if !h.app.selection.has(h.named(name)) {
			t.Errorf("%s is not lit", name)
		}
	}
	if h.app.selection.has(h.named("先月の取りこぼしを数える")) {
		t.Error("an action of another phase is lit")
	}
	if why := h.app.desk.panels.why.Text; !strings.Contains(why, "予約枠を決める") || !strings.Contains(why, "Adopt") {
		t.Errorf("at the foot: %q", why)
	}
	for _, line := range h.app.journey.scene.Texts {
		if line.About == h.named("休憩中に動画を見る") {
			h.click(h.app.journey, h.app.journey.camera.toScreen(middle(line.Rect)), 0)
		}
	}
	if len(h.app.selection.ids) != 1 || h.app.selection.lead() != h.named("休憩中に動画を見る") {
		t.Errorf("the line of one action lights %v", h.app.selection.ids)
	}
}

func TestACellIsWrittenOverAndGivenBackByOneClick(t *testing.T) {
	h := mapOf(t)
	cell, at := h.mapCell("p1", model.LaneOwn)
	before := h.app.head()
	h.click(h.app.journey, at, 0)
	h.app.journey.DoubleTapped(&fyne.PointEvent{Position: at})
	h.press("Ctrl+A")
	h.write("二人で訪ねる")
	h.press("Ctrl+Enter")
	o, ok := h.changedRecord(before).(model.Overlay)
	if !ok || o.OverlayKey != string(cell) || o.Text != "二人で訪ねる" {
		t.Fatalf("%+v", o)
	}
	shown, signed := false, false
	for _, line := range h.app.journey.scene.Texts {
		shown, signed = shown || line.Text == "二人で訪ねる", signed || line.Text == "※" && line.Of == cell
	}
	if why := h.app.journey.cells.reason(); !shown || !signed || !strings.Contains(why, "導入計画を提案する") {
		t.Errorf("shown %t, with its sign %t, at the foot %q", shown, signed, why)
	}
	h.mapCell("p1", model.LaneOwn)
	place, size, ok := h.app.journey.cells.resetPlace(cell)
	if !ok {
		t.Fatal("there is no way back")
	}
	h.click(h.app.journey, place.AddXY(size.Width/2, size.Height/2), 0)
	if d := model.Diff(before, h.app.head()); !d.IsEmpty() {
		t.Error("the derived text does not come back by one click")
	}
	h.press("Ctrl+Z")
	if len(h.app.head().Records(model.KindOverlay)) != 1 {
		t.Error("undo does not bring the hand edit back")
	}
}

func TestTheKeyboardWalksAndWritesTheMap(t *testing.T) {
	h := mapOf(t)
	h.app.window.Canvas().Focus(h.app.journey)
	h.press("Down", "Down", "Down", "Right")
	if at := h.app.journey.cells.at; at != model.ID(model.JourneyKey("p2", model.LaneCustomer)) {
		t.Fatalf("the cursor is at %s", at)
	}
	before := h.app.head()
	h.press("F2")
	h.press("Ctrl+A")
	h.write("x")
	h.press("Esc")
	if h.app.head() != before || h.focused() != fyne.Focusable(h.app.journey) {
		t.Error("Escape takes the text, or loses the keys")
	}
	h.press("Enter")
	h.press("Ctrl+A")
	h.write("まとめて")
	h.press("Ctrl+Enter", "Del")
	if d := model.Diff(before, h.app.head()); !d.IsEmpty() {
		t.Error("Delete does not give the derived text back")
	}
}

func TestAHandEditWhoseCellIsGoneIsListed(t *testing.T) {
	h := mapOf(t)
	h.app.edit(h.app.head().EditCell(model.JourneyKey("p3", model.LaneOwn), "o-1", "手で書いた", ""))
	h.app.edit(h.app.head().Remove("p3"))
	var homing *button
	for _, b := range h.app.desk.panels.open.tools() {
		if b.Visible() && strings.Contains(b.text, "行き先") {
			homing = b
		}
	}
	if homing == nil || !strings.Contains(homing.text, "1") {
		t.Fatal("it is not listed")
	}
	homing.Tapped(nil)
	h.press("Enter")
	if h.app.head().Has("o-1") {
		t.Error("what was picked is still there")
	}
}

func TestALaneOfExperienceBeginsWithAHandEdit(t *testing.T) {
	h := mapOf(t)
	h.app.desk.panels.open.tools()[0].Tapped(nil)
	h.choosing("感覚")
	h.write("静かな店内")
	h.press("Ctrl+Enter")
	if _, ok := h.app.journey.frameOf(model.ID(model.JourneyKey("p1", model.LaneSense))); !ok {
		t.Error("the lane is not there")
	}
}

// TestTheMapIsDrawnOnlyWhileItIsSeen edits behind the back of the map, which then
// shows the model as it is.
func TestTheMapIsDrawnOnlyWhileItIsSeen(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	a := h.app
	if n := len(a.journey.scene.Boxes); n > 0 {
		t.Fatalf("%d boxes of a map that nobody has looked at", n)
	}
	name := "改めた予約枠を決める"
	a.edit(a.head().Rename(h.named("予約枠を決める"), name))
	a.desk.panels.choose("journey")
	if !a.seesJourney() || !strings.Contains(textsOf(a.journey.scene), name) {
		t.Fatal("the map does not show what was edited before it was opened")
	}
	if !a.journey.framed || a.journey.camera.sees(a.journey.Size()).W < 10 {
		t.Errorf("it is looked at from %+v", a.journey.camera)
	}
	a.desk.panels.choose("checkpoints")
	a.undo()
	if !strings.Contains(textsOf(a.journey.scene), name) {
		t.Fatal("it follows where nobody sees it")
	}
	a.desk.panels.choose("journey")
	if strings.Contains(textsOf(a.journey.scene), name) {
		t.Error("back in sight it is as it was before")
	}
}

// textsOf are the texts of a picture, without the breaks of their lines.
func textsOf(s *render.Scene) string {
	all := ""
	for _, line := range s.Texts {
		all += line.Text
	}
	return all
}
