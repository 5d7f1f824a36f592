package app

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"hone/model"
	"hone/render"
)

// preferring is the sheet of preferences. What is set there holds at once; there
// is nothing to confirm.
type preferring struct {
	app     *App
	sheet   *sheet
	choices []*segments
	rules   *rows
	ids     []string // of the rules, row by row
}

func (a *App) showPreferences() { a.showPreferencesAt(0) }

// showPreferencesAt shows the preferences with the keys at one of them.
func (a *App) showPreferencesAt(at int) {
	p := &preferring{app: a}
	a.preferring = p
	body := container.NewBorder(p.top(), p.foot(), nil, nil, p.ruleList())
	p.sheet = a.showSheet(&sheet{
		title: a.texts.plain("menu.settings"), body: body, size: fyne.NewSize(640, 560), first: p.choices[at],
		answers: []answer{{text: a.texts.say("button.close"), main: true}},
	})
}

// at is which choice has the keys.
func (p *preferring) at() int {
	for i, c := range p.choices {
		if c.focused {
			return i
		}
	}
	return 0
}

// top are the preferences that are one of a few.
func (p *preferring) top() fyne.CanvasObject {
	a, now := p.app, p.app.settings.preferences
	rows := container.New(&stack{gap: 7 * a.look.scale()})
	add := func(name string, texts []string, at int, pick func(i int)) {
		s := newSegments(a, texts, at, pick)
		s.leave = func() { p.sheet.close() }
		p.choices = append(p.choices, s)
		rows.Add(p.labelled("prefer."+name, s))
	}
	languages := []model.Language{model.Japanese, model.English}
	add("language", []string{a.texts.say("language.ja.own"), a.texts.say("language.en.own")}, slices.Index(languages, a.language()), func(i int) {
		a.tune(func(s *preferences) { s.Language = languages[i] })
	})
	brightness := []Brightness{BrightLight, BrightDark, BrightSystem}
	add("theme", []string{a.texts.say("menu.theme.light"), a.texts.say("menu.theme.dark"), a.texts.say("menu.theme.system")}, slices.Index(brightness, now.Brightness), func(i int) {
		a.tune(func(s *preferences) { s.Brightness = brightness[i] })
	})
	p.addType(add)
	presets := []string{"", "laer", "adoption", "onboarding"}
	add("phases", []string{a.texts.say("prefer.phases.none"), a.texts.say("prefer.phases.laer"), a.texts.say("prefer.phases.adoption"), a.texts.say("prefer.phases.onboarding")}, max(0, slices.Index(presets, now.Phases)), func(i int) {
		a.tune(func(s *preferences) { s.Phases = presets[i] })
	})
	starts := 0
	if now.Blank {
		starts = 1
	}
	add("start", []string{a.texts.say("prefer.start.last"), a.texts.say("prefer.start.blank")}, starts, func(i int) {
		a.tune(func(s *preferences) { s.Blank = i == 1 })
	})
	wheels := []wheel{wheelPans, wheelZooms}
	add("wheel", []string{a.texts.say("prefer.wheel.pan"), a.texts.say("prefer.wheel.zoom")}, max(0, slices.Index(wheels, now.Wheel)), func(i int) {
		a.tune(func(s *preferences) { s.Wheel = wheels[i] })
	})
	paces := []noticePace{noticeUsual, noticeLong, noticeStays}
	add("notices", []string{a.texts.say("prefer.notices.usual"), a.texts.say("prefer.notices.long"), a.texts.say("prefer.notices.stays")}, max(0, slices.Index(paces, now.Notices)), func(i int) {
		a.tune(func(s *preferences) { s.Notices = paces[i] })
	})
	rows.Add(p.rulesTitle())
	return rows
}

// addType adds the sizes of the type, in per cent.
func (p *preferring) addType(add func(name string, texts []string, at int, pick func(i int))) {
	sizes := typeSizes()
	texts := make([]string, len(sizes))
	for i, size := range sizes {
		texts[i] = itoa(int(size*100+0.5)) + " %"
	}
	add("type", texts, slices.Index(sizes, p.app.settings.typeSize()), func(i int) {
		p.app.tune(func(s *preferences) { s.Type = sizes[i] })
	})
}

// labelled puts a name at the left of a control.
func (p *preferring) labelled(key string, of fyne.CanvasObject) fyne.CanvasObject {
	name := canvas.NewText(p.app.texts.say(key), p.app.look.ink(render.InkText))
	name.TextSize = sizeText * p.app.look.scale()
	wide := canvas.NewRectangle(color.Transparent)
	wide.SetMinSize(fyne.NewSize(190*p.app.look.scale(), 1))
	return container.NewBorder(nil, nil, container.NewStack(wide, p.beneathTitle(name)), nil, of)
}

func (p *preferring) rulesTitle() fyne.CanvasObject {
	title := canvas.NewText(p.app.texts.say("prefer.rules"), p.app.look.ink(render.InkMuted))
	title.TextSize = sizeSmall * p.app.look.scale()
	return p.beneathTitle(title)
}

// beneathTitle lets a text begin where the sheet's title does.
func (p *preferring) beneathTitle(text *canvas.Text) fyne.CanvasObject {
	return container.New(&inset{left: p.app.look.Size(theme.SizeNameInnerPadding)}, text)
}

// ruleList lists the rules of the findings, each to be switched on and off.
func (p *preferring) ruleList() fyne.CanvasObject {
	p.rules = newRows(p.app.look, 34, -1, 90)
	p.rules.pick = p.turn
	p.rules.step = func(i int) { p.rules.at = i }
	p.rules.marked = func(row) bool { return false }
	p.rules.keys = func(c chord) bool {
		switch c {
		case "Esc":
			p.sheet.close()
		case " ":
			p.turn(p.rules.at)
		}
		return true
	}
	p.fill()
	return p.rules
}

func (p *preferring) fill() {
	off := p.app.settings.off()
	p.ids = p.ids[:0]
	var lines []row
	for _, rule := range model.Rules() {
		mark := "✓"
		if off[rule.ID] {
			mark = "–"
		}
		p.ids = append(p.ids, rule.ID)
		lines = append(lines, row{faint: off[rule.ID], cells: []cell{
			{text: mark, ink: render.InkAccent}, {text: rule.Title.In(p.app.texts.language)}, {text: p.app.texts.say("level." + string(rule.Level)), ink: render.InkMuted},
		}})
	}
	p.rules.show(lines)
}

// turn switches a rule.
func (p *preferring) turn(i int) {
	if i < 0 || i >= len(p.ids) {
		return
	}
	id := p.ids[i]
	p.app.tune(func(s *preferences) {
		if at := slices.Index(s.RulesOff, id); at >= 0 {
			s.RulesOff = slices.Delete(slices.Clone(s.RulesOff), at, at+1)
			return
		}
		s.RulesOff = append(slices.Clone(s.RulesOff), id)
	})
	p.fill()
}

// foot says where everything is kept.
func (p *preferring) foot() fyne.CanvasObject {
	a := p.app
	places := widget.NewLabel(a.texts.say("prefer.places", "documents", a.options.Documents, "stores", a.options.Folder))
	places.Wrapping, places.Importance, places.SizeName, places.Selectable = fyne.TextWrapBreak, widget.LowImportance, theme.SizeNameCaptionText, true
	return places
}
