package app

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"hone/model"
	"hone/render"
)

// finder is the search over both views and all that is listed: a field at the
// top of the views with what it has found, and below it, on request, the text
// that names get instead, with every name as it will be.
type finder struct {
	app    *App
	root   *fyne.Container
	ground *canvas.Rectangle
	what   *findEntry
	with   *findEntry
	count  *canvas.Text
	before *button
	after  *button
	more   *button // shows the replacing
	all    *button
	shut   *button
	list   *rows

	isOpen    bool
	replacing bool
	folding   room
	hits      []hit
	found     map[model.ID]bool
	left      map[model.ID]bool // names that are not to be replaced
	at        int
	views     fyne.Position
	room      fyne.Size
}

// hit is a record in which the text was found.
type hit struct {
	id    model.ID
	field string // in which
	text  string // of the field, or the part about the place
	after string // the name as it will be
	rank  rank
}

// rank is how well a record answers: what is called so comes before what is
// called nearly so, and that before what only mentions it.
type rank int

const (
	isCalled rank = iota
	isNamed
	mentions
)

func newFinder(a *App) *finder {
	f := &finder{app: a, found: map[model.ID]bool{}, left: map[model.ID]bool{}, at: -1}
	f.ground, f.count = canvas.NewRectangle(color.Transparent), canvas.NewText("", color.Black)
	f.what, f.with = newFindEntry(f), newFindEntry(f)
	f.what.SetPlaceHolder(a.texts.say("find.what"))
	f.with.SetPlaceHolder(a.texts.say("find.with"))
	f.what.OnChanged = func(string) { f.left = map[model.ID]bool{}; f.search() }
	f.with.OnChanged = func(string) { f.search() }
	f.before = newButton(a.look, buttonPlain, "▲", func() { f.step(-1) })
	f.after = newButton(a.look, buttonPlain, "▼", func() { f.step(1) })
	f.shut = newButton(a.look, buttonPlain, "×", f.close)
	f.more = newButton(a.look, buttonPlain, a.texts.say("find.replace"), func() { f.open(!f.replacing) })
	f.all = newButton(a.look, buttonFilled, a.texts.say("find.all"), f.replaceAll)
	f.list = newRows(a.look, -1, 96)
	f.list.empty = a.texts.say("empty.search")
	f.list.pick = func(i int) { f.goTo(i) }
	f.list.act = f.turn
	f.list.marked = func(r row) bool { return f.at >= 0 && f.at < len(f.hits) && f.hits[f.at].id == r.id }
	f.list.keys = func(c chord) bool { return a.typed(c) }
	f.root = container.New(&finderLayout{f}, f.ground, f.what, f.with, f.count, f.before, f.after, f.more, f.all, f.shut, f.list)
	f.root.Hide()
	return f
}

// open shows the field, with the one that replaces or without it.
func (f *finder) open(replacing bool) {
	f.isOpen, f.replacing = true, replacing
	f.root.Show()
	f.search()
	f.app.window.Canvas().Focus(f.what)
	f.what.TypedShortcut(&fyne.ShortcutSelectAll{})
}

func (f *finder) close() {
	f.isOpen = false
	f.root.Hide()
	f.app.showSelection()
	f.app.focusPicture(f.app.active)
}

// search finds anew; the model may have gone on.
func (f *finder) search() {
	if !f.isOpen {
		return
	}
	var now model.ID
	if f.at >= 0 && f.at < len(f.hits) {
		now = f.hits[f.at].id
	}
	f.hits, f.found = f.hits[:0], map[model.ID]bool{}
	if text := strings.TrimSpace(f.what.Text); text != "" {
		needle, _ := spelling{kana: !f.replacing}.fold(text)
		for _, kind := range searched {
			fields := f.fields(kind)
			for _, r := range f.app.head().Records(kind) {
				f.look(r, fields, needle)
			}
		}
		slices.SortStableFunc(f.hits, func(a, b hit) int { return int(a.rank - b.rank) })
	}
	f.at = slices.IndexFunc(f.hits, func(h hit) bool { return h.id == now })
	f.show()
}

// searched are the kinds in which is looked, in the order of what is found.
var searched = []model.Kind{
	model.KindDeliverable, model.KindAction, model.KindRole, model.KindPhase, model.KindKPI, model.KindSignal,
	model.KindPlay, model.KindRemark, model.KindAccount, model.KindRelation,
}

// fields are those of a kind in which is looked: its name and texts, or, to be
// replaced, its name alone.
func (f *finder) fields(kind model.Kind) []model.Field {
	var fields []model.Field
	for _, field := range model.Fields(kind) {
		if field.Type == model.Text && !hidden[field.Name] && field.Name != "group" && (!f.replacing || field.Name == "name") {
			fields = append(fields, field)
		}
	}
	return fields
}

// look notes a record that holds the text: by its name, else by the first of its
// texts. Replacing is exact about kana.
func (f *finder) look(r model.Record, fields []model.Field, needle []rune) {
	s := spelling{kana: !f.replacing, room: &f.folding}
	for _, field := range fields {
		value := model.Value(r, field)
		spans := s.places(value, needle)
		if len(spans) == 0 {
			continue
		}
		f.found[r.Key()] = true
		h := hit{id: r.Key(), field: field.Name, text: excerpt(value, spans[0][0]), rank: mentions}
		if value == model.NameOf(r) {
			h.rank = isNamed
			if spans[0] == [2]int{0, len(value)} {
				h.rank = isCalled
			}
		}
		if f.replacing {
			h.after = strings.TrimSpace(s.replaced(value, strings.TrimSpace(f.what.Text), f.with.Text))
		}
		f.hits = append(f.hits, h)
		return
	}
}

// show lists what was found.
func (f *finder) show() {
	t := f.app.texts
	lines := make([]row, len(f.hits))
	for i, h := range f.hits {
		r, _ := f.app.head().Get(h.id)
		lines[i] = row{id: h.id, cells: []cell{{text: f.said(h, r)}, {text: t.say("kind." + string(r.Kind())), ink: render.InkMuted}}}
		if f.replacing {
			lines[i].cells = []cell{{text: oneLine(model.NameOf(r)), ink: render.InkMuted}, {text: "→ " + h.after}}
			if f.left[h.id] {
				lines[i].cells[1].text = ""
			}
			lines[i].faint = f.left[h.id]
			lines[i].action = t.say("find.leave")
			if f.left[h.id] {
				lines[i].action = t.say("find.take")
			}
		}
	}
	f.list.at = f.at
	f.list.columns = []float32{-1, 96}
	if f.replacing {
		f.list.columns = []float32{-0.45, -0.55}
	}
	f.list.show(lines)
	f.list.reveal(f.at)
	f.count.Text = ""
	if f.what.Text != "" {
		f.count.Text = itoa(f.at+1) + " / " + itoa(len(f.hits))
	}
	f.all.set(t.say("find.all", "n", itoa(len(f.chosen()))))
	f.restyle()
	for _, v := range f.app.pictures() {
		v.Refresh()
	}
}

// said is a line of the list: the name, with the place where the text is found
// when that is elsewhere.
func (f *finder) said(h hit, r model.Record) string {
	name := oneLine(model.NameOf(r))
	if rel, ok := r.(model.Relation); ok {
		name = describe(rel, f.app.head())
	}
	switch {
	case h.field == "name" || h.field == "text":
		return name
	}
	return name + "（" + f.app.texts.say("field."+h.field) + "：" + h.text + "）"
}

// step goes to the next that was found, or the one before; after the last, to
// the first.
func (f *finder) step(by int) {
	if !f.isOpen || len(f.hits) == 0 {
		return
	}
	next := f.at + by
	if f.at < 0 && by < 0 {
		next = -1
	}
	f.goTo((next + len(f.hits)) % len(f.hits))
}

// goTo selects what was found and brings it into sight.
func (f *finder) goTo(i int) {
	f.at = i
	id := f.hits[i].id
	if v := f.app.pictureOf(id); v != nil {
		f.app.showViewOf(v)
	}
	f.app.jump(id)
	f.show()
}

// turn leaves a name as it is, or takes it in again.
func (f *finder) turn(i int) {
	id := f.hits[i].id
	f.left[id] = !f.left[id]
	f.show()
}

// chosen are the names that change.
func (f *finder) chosen() []model.Cell {
	var cells []model.Cell
	for _, h := range f.hits {
		r, ok := f.app.head().Get(h.id)
		if ok && f.replacing && !f.left[h.id] && h.after != "" && h.after != model.NameOf(r) {
			cells = append(cells, model.Cell{ID: h.id, Field: "name", Text: h.after})
		}
	}
	return cells
}

// replaceAll gives all names their new text, as one Change.
func (f *finder) replaceAll() {
	cells := f.chosen()
	if len(cells) == 0 {
		f.app.notice(f.app.texts.say("refuse.no-change"))
		return
	}
	if f.app.edit(f.app.head().Enter("rename-many", model.Sheet{Cells: cells})) {
		f.app.notice(f.app.texts.say("find.done", "n", itoa(len(cells))))
		f.search()
	}
}

// showViewOf brings back a view that is hidden.
func (a *App) showViewOf(v *picture) {
	if order := a.settings.Panes.Views; order == viewsDeliverables && v == a.actions || order == viewsActions && v == a.deliverables {
		a.setViews(viewsBeside)
	}
}
