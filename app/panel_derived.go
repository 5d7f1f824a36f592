package app

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"hone/model"
	"hone/render"
)

// line is a row of a panel of derived results, with the records it is about,
// the lead last, the lines below it that can be hidden, and the verb that takes
// it over into the model.
type line struct {
	row
	key    string // stable from version to version, of a line that can be unfolded
	about  []model.ID
	below  []line
	makes  model.Kind
	accept func(m *model.Model, id model.ID) (model.Change, error)
	act    *change // what its action does, where that is no accepting
}

// telling turns a derivation into lines. It runs beside the window, so it knows
// nothing but one version, the texts, and the width at 100 % that they wrap to.
type telling struct {
	texts
	d       *model.Derivation
	measure render.Measure
	width   float64
	lens    lens
	chains  *map[model.ID][]model.ID // what reasons has found
}

// derivedPanel lists what may take a while to derive. That is done beside the
// window, for the panel that is in sight alone.
type derivedPanel struct {
	app  *App
	list *rows
	tell func(telling) []line
	jobs latest
	of   *model.Derivation // what is told, or being told
	all  []line
	seen []line // as in the list
	led  int    // the row that follow went to last
	open map[string]bool
}

func newDerivedPanel(a *App, name string, tell func(telling) []line, columns ...float32) *panel {
	p := &derivedPanel{app: a, tell: tell, open: map[string]bool{}}
	p.jobs.border = &a.border
	p.list = newRows(a.look, columns...)
	p.list.marked = func(r row) bool { return a.selection.has(r.id) }
	p.list.pick = p.pick
	p.list.act = p.accept
	p.list.unfold = p.unfold
	p.list.keys = func(c chord) bool { return a.typed(c) }
	p.list.change = func(i, col int, first string) { a.alter(p.list, p.seen[i].cells[col].edit, first) }
	p.list.told = a.tellReason
	return &panel{name: name, object: p.list, show: p.show, follow: p.follow, reason: p.list.reason, again: p.again, early: true}
}

// again tells anew what was told already, for it is looked at in another way.
func (p *derivedPanel) again() {
	p.of = nil
	p.show()
}

// tellReason says at the foot of the open panel why what is pointed at is there.
func (a *App) tellReason() {
	if a.desk != nil && a.desk.panels != nil {
		a.desk.panels.tell()
	}
}

// isInSight tells whether anybody can see the list.
func (p *derivedPanel) isInSight() bool { return p.app.sees(p.list) }

// show brings the list to what was derived last; until then it stays as it is.
func (p *derivedPanel) show() {
	d := p.app.drawn.derivation
	if d == nil || d == p.of || !p.isInSight() {
		return
	}
	p.of = d
	p.jobs.ask(func() func() func() {
		t := p.telling()
		p.of = t.d
		return func() func() {
			lines := p.tell(t)
			return func() { p.put(lines) }
		}
	})
}

func (p *derivedPanel) telling() telling {
	a := p.app
	width := p.list.Size().Width/a.look.scale() - 80
	return telling{a.texts, a.drawn.derivation, a.look.measure, max(400, float64(width)), a.lens, new(map[model.ID][]model.ID)}
}

func (p *derivedPanel) put(lines []line) {
	p.all = lines
	p.spread()
	p.follow()
}

// spread lists the lines, those below one only where it is unfolded.
func (p *derivedPanel) spread() {
	p.seen = p.seen[:0]
	for _, l := range p.all {
		if len(l.below) == 0 {
			p.seen = append(p.seen, l)
			continue
		}
		l.fold = foldShut
		if p.open[l.key] {
			l.fold = foldOpen
		}
		p.seen = append(p.seen, l)
		if l.fold == foldOpen {
			p.seen = append(p.seen, l.below...)
		}
	}
	list := make([]row, len(p.seen))
	for i, l := range p.seen {
		list[i] = l.row
	}
	p.list.show(list)
}

func (p *derivedPanel) unfold(i int) {
	key := p.seen[i].key
	p.open[key] = !p.open[key]
	p.spread()
}

// pick lights what a line is about, in both views.
func (p *derivedPanel) pick(i int) { p.app.light(p.seen[i].about) }

// accept takes the draft of a line over into the model.
func (p *derivedPanel) accept(i int) {
	l := p.seen[i]
	if l.act != nil {
		p.app.takeChange(l.act, l.act.value)
		return
	}
	if l.accept == nil {
		return
	}
	p.app.edit(l.accept(p.app.head(), p.app.mint(l.makes)))
}

// follow goes to the first row that is about what is selected. Where the hands
// went to another that is, too, it stays.
func (p *derivedPanel) follow() {
	p.show()
	lead, at := p.app.selection.lead(), p.list.at
	isOwn := at != p.led && at >= 0 && at < len(p.seen)
	if lead == "" || isOwn && slices.Contains(p.seen[at].about, lead) {
		p.list.Refresh()
		return
	}
	followIn(p.list, lead)
	p.led = p.list.at
}

// light selects records and brings the last of them into sight, in a picture
// without any of them what they light there.
func (a *App) light(ids []model.ID) { a.lightIn(ids, a.pictures()...) }

// lightIn is light that moves only these pictures.
func (a *App) lightIn(ids []model.ID, pictures ...*picture) {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id model.ID) bool { return !a.head().Has(id) })
	if len(ids) == 0 {
		return
	}
	a.choose(ids...)
	tied := tiedTo(a.head(), a.selection.lead())
	slices.Reverse(tied)
	for _, v := range pictures {
		v.revealLast(append(tied, ids...))
	}
	if v := a.pictureOf(a.selection.lead()); v != nil {
		a.active = v
	}
}

// revealLast brings into sight the last of some records that is in the picture.
func (v *picture) revealLast(ids []model.ID) {
	for _, id := range slices.Backward(ids) {
		if _, ok := v.box(id); ok {
			v.reveal(id)
			return
		}
	}
}

// name is what a record is called.
func (t telling) name(id model.ID) string {
	r, ok := t.d.Model.Get(id)
	if !ok {
		return ""
	}
	return model.NameOf(r)
}

// names are those of some records in a row.
func (t telling) names(ids []model.ID, between string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = t.name(id)
	}
	return strings.Join(names, between)
}

// because is a chain from the goal, which is only a sign, down to an element.
func (t telling) because(chain []model.ID) string {
	var text strings.Builder
	text.Grow(24 * min(len(chain), mostChain+1))
	text.WriteString("◎")
	for _, id := range chain[min(1, len(chain)):min(mostChain, len(chain))] {
		text.WriteString(" ← ")
		text.WriteString(t.name(id))
	}
	if len(chain) > mostChain {
		text.WriteString(" …")
	}
	return text.String()
}

// mostChain is how much of a chain a line tells; nobody reads on.
const mostChain = 24

// mostWrapped is how many lines a detail may take.
const mostWrapped = 12

// detail is what a line below another tells, in as many lines as it takes.
func (t telling) detail(key, text string, about ...model.ID) []line {
	var lines []line
	text = t.say(key) + t.say("punctuation.colon") + text
	for i, part := range (render.Type{Size: sizeText}).Wrap(t.measure, text, t.width, mostWrapped) {
		indent := 1
		if i > 0 {
			indent = 2
		}
		lines = append(lines, line{about: about, row: row{indent: indent, cells: []cell{{text: part, ink: render.InkMuted}}}})
	}
	return lines
}

// reasons are the chains from a goal to the checkpoints.
func (t telling) reasons() map[model.ID][]model.ID {
	if *t.chains != nil {
		return *t.chains
	}
	reasons := map[model.ID][]model.ID{}
	*t.chains = reasons
	for _, g := range t.d.Checkpoints().Goals {
		for _, c := range g.Checkpoints {
			if reasons[c.ID] == nil {
				reasons[c.ID] = c.Because
			}
		}
	}
	return reasons
}

// title is a line over others.
func title(text string) line {
	return line{row: row{heading: true, cells: []cell{{text: text}}}}
}

// heads is a line with the titles of the columns.
func (t telling) heads(keys ...string) line {
	l := line{row: row{heading: true}}
	for _, key := range keys {
		c := cell{}
		if key != "" {
			c.text = t.say(key)
		}
		l.cells = append(l.cells, c)
	}
	return l
}

// figure writes a number with at most two decimals, in groups of three.
func figure(n float64) string {
	text := model.Thousands(strconv.FormatFloat(math.Round(n*100)/100, 'f', -1, 64))
	return strings.Replace(text, "-", "−", 1)
}

// share writes a part of one with two decimals.
func share(x float64) string { return strconv.FormatFloat(x, 'f', 2, 64) }
