package app

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"hone/model"
)

// From an empty window to the whole sample by the keyboard: every element, field
// and line of it, typed and picked; nothing is pasted.
func TestTheWholeLedgerByKeyboard(t *testing.T) {
	for _, language := range []string{"ja", "en"} {
		want := sampleIn(t, "reservation", language)
		s := newScript(start(t, model.Empty()))
		s.app.run("view." + language)
		s.whole(want)
		got, wanted := spelt(s.app.head()), spelt(want)
		for _, line := range without(wanted, got) {
			t.Error("missing: " + line)
		}
		for _, line := range without(got, wanted) {
			t.Error("besides: " + line)
		}
		total := 0
		for _, part := range s.order {
			total += s.counts[part]
			t.Logf("%s: %-18s %4d input actions", language, part, s.counts[part])
		}
		n := count(want, elements...)
		t.Logf("%s: %d input actions for %d elements with %d fields and lines: %.1f an element, %.2f a field or line", language, total, n, len(wanted), float64(total)/float64(n), float64(total)/float64(len(wanted)))
		s.keep("testdata/whole." + language + ".keys")
	}
}

func count(m *model.Model, kinds ...model.Kind) int {
	n := 0
	for _, k := range kinds {
		n += len(m.Records(k))
	}
	return n
}

var elements = []model.Kind{model.KindDeliverable, model.KindAction}

// whole says everything that the sample holds.
func (s *script) whole(want *model.Model) {
	s.begins("scope")
	s.scope(want)
	s.begins("roles and phases")
	s.command("add.laer")
	s.adds(want, model.KindRole)
	s.fills(want, model.KindRole)
	s.begins("names")
	for _, k := range elements {
		s.adds(want, k)
	}
	s.begins("deliverables")
	s.fills(want, model.KindDeliverable)
	s.alternatives(want)
	s.begins("actions")
	s.table(model.KindAction)
	s.key("Ctrl+A", "Ctrl+Shift+F", "Home")
	s.fills(want, model.KindAction)
	s.begins("lines")
	s.helps(want)
	s.branches(want)
	s.fills(want, model.KindPhase)
	s.begins("plays and signals")
	s.drafts(want)
	for _, k := range []model.Kind{model.KindKPI, model.KindRemark} {
		s.begins(string(k) + "s")
		s.adds(want, k)
		s.fills(want, k)
	}
}

// alternatives adds to a need what would do as well.
func (s *script) alternatives(want *model.Model) {
	s.Helper()
	t := s.table(model.KindDeliverable)
	for _, r := range model.All[model.Relation](want) {
		if first := firstOfGroup(want, r); first != r.ID {
			other, _ := model.Find[model.Relation](want, first)
			s.selects(t, s.named(nameIn(want, other.To)))
			s.key("Alt+Enter")
			s.pick(nameIn(want, r.To))
			s.key("Enter")
		}
	}
}

// firstOfGroup is the first of the needs of which one is enough; a need that is in
// no group is its own.
func firstOfGroup(m *model.Model, r model.Relation) model.ID {
	for _, other := range m.RelationsOf(r.From, model.Needs) {
		if r.Group != "" && other.From == r.From && other.Group == r.Group {
			return other.ID
		}
	}
	return r.ID
}

// helps draws what makes something easier without being needed.
func (s *script) helps(want *model.Model) {
	s.Helper()
	t := s.table(model.KindDeliverable)
	for _, r := range model.All[model.Relation](want) {
		if r.Rel == model.Helps {
			s.selects(t, s.named(nameIn(want, r.From)))
			s.key("Ctrl+Alt+L")
			s.choose(nameIn(want, r.To))
		}
	}
}

// branches writes the conditions of a decision's branches on its card.
func (s *script) branches(want *model.Model) {
	s.Helper()
	t := s.table(model.KindAction)
	for _, r := range model.All[model.Relation](want) {
		if r.Rel != model.Then || r.Label == "" {
			continue
		}
		s.selects(t, s.named(nameIn(want, r.From)))
		s.key("F6")
		s.tabTo(func(f fyne.Focusable) bool {
			line, ok := f.(*pickButton)
			return ok && line.text == oneLine(nameIn(want, r.To)) && slices.Contains(s.app.desk.card.ties.lines, line)
		})
		s.key("Space", "Down", "Enter", "F6")
		for s.focused() != s.app.desk.card.first() {
			s.key("F6")
		}
		s.name(r.Label)
		s.key("Enter", "Esc")
	}
}

// tabTo goes to the control that is wanted.
func (s *script) tabTo(isWanted func(fyne.Focusable) bool) {
	s.Helper()
	for range 80 {
		if isWanted(s.focused()) {
			return
		}
		s.key("Tab")
	}
	s.Fatalf("Tab does not lead there: %T", s.focused())
}

// accepts takes over what was derived under a key, which is about a deliverable.
func (s *script) accepts(tab string, about model.ID, key string) string {
	s.Helper()
	t := s.table(model.KindDeliverable)
	s.selects(t, about)
	p := s.app.desk.panels
	for p.open.name != tab {
		s.key("Ctrl+F9")
	}
	for s.focused() != p.focusable() {
		s.key("F6")
	}
	title := ""
	for _, i := range s.app.drawn.derivation.Indicators(model.DefaultWeights()) {
		if plainKey(s.app.head(), i.Key) == key {
			title = i.Name().In(s.app.texts.language)
		}
	}
	for _, i := range s.app.drawn.derivation.Plays() {
		if plainKey(s.app.head(), i.Key) == key {
			title = i.Name().In(s.app.texts.language)
		}
	}
	s.lines = append(s.lines, "see "+itoa(s.app.head().Len()))
	list := p.focusable().(*rows)
	at := slices.IndexFunc(list.list, func(r row) bool {
		return slices.ContainsFunc(r.cells, func(c cell) bool { return c.text == title })
	})
	if title == "" || at < 0 {
		s.Fatalf("no %s: %q", key, title)
	}
	for list.at != at {
		s.key(map[bool]chord{true: "Down", false: "Up"}[list.at < at])
	}
	s.key("Space", "Esc")
	return title
}

// renames puts the name of what was accepted in other words.
func (s *script) renames(kind model.Kind, title, name string) {
	s.Helper()
	t := s.table(kind)
	s.finds(t, title)
	if t.at.column != 0 {
		s.key("Home")
	}
	s.name(name)
	s.key("Enter")
}

// drafts accepts what was derived as plays and signals, and puts it in other words.
func (s *script) drafts(want *model.Model) {
	s.Helper()
	for _, p := range model.All[model.Play](want) {
		title := s.accepts("playbook", s.named(nameIn(want, p.Deliverable)), plainKey(want, p.PlayKey))
		s.renames(model.KindPlay, title, p.Name)
	}
	s.fills(want, model.KindPlay)
	for _, p := range model.All[model.Signal](want) {
		title := s.accepts("indicators", s.named(nameIn(want, p.Deliverable)), plainKey(want, p.SignalKey))
		s.renames(model.KindSignal, title, p.Name)
	}
	s.fills(want, model.KindSignal)
}

// scope fills the card of the model itself.
func (s *script) scope(want *model.Model) {
	s.command("edit.info")
	card := s.app.desk.card
	for s.focused() != card.first() {
		s.key("F6")
	}
	for _, c := range card.form.controls {
		l := c.(*labelled)
		value := model.Value(want.Info(), l.field)
		switch pick := (slot{s.app, nil, l.field}); {
		case value == "":
		case pick.isPicked():
			s.key("Enter")
			s.choose(pick.say(value))
		default:
			s.name(value)
		}
		s.key("Tab")
	}
	s.key("Esc")
}
